"""The whole bot under test: real store, campaign and application, the emulator over HTTP."""

from __future__ import annotations

import asyncio
import logging
import time
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from functools import cache
from pathlib import Path
from typing import Any

import httpx

from benchmarks.support import free_port
from bot.app import on_telegram
from bot.app.connecting import ReceivingBot
from bot.campaign.campaign import CLAIM_SECONDS, Campaign
from bot.campaign.ingest import Reading
from bot.campaign.selection import SelectionRules
from bot.chat.transport.retry import RetryPolicy
from bot.chat.transport.telegram_bot import TransportEvents
from bot.demo.scripted_annotators import ShownCard, next_card, read_card
from bot.emulator.account import WAIT
from bot.emulator.emulator import Call, Fault, Person, TelegramEmulator
from bot.emulator.serving import serve
from bot.emulator.webhook_delivery import RetryWaits
from bot.settings import Settings, read_settings
from storage import Store
from storage.records import CurrentAnswer, NewItem
from storage.report_records import LabelledItem
from tests.support.draws import fix_draws
from tests.support.new_databases import new_database
from tests.support.words import own

TOKEN = "1000000001:desk-token-for-the-telegram-emulator"
OWNER = 1
FAST_RETRIES = RetryPolicy(wait_initial=0.02, probe_timeout=0, watch_seconds=0.05)
# Seconds between two checks of the campaign: a test that waits for one need not wait long.
OFTEN = 0.1
SHORT_TIMEOUTS = RetryPolicy(read_timeout=0.5, poll_timeout=1, wait_initial=0.02)

Json = dict[str, Any]


class Clock:
    """Time that a test sets; the emulator and the bot share it."""

    def __init__(self) -> None:
        self.now = time.time()

    def __call__(self) -> float:
        return self.now


class LoggedErrors(logging.Handler):
    """Errors that our handlers, the library or asyncio log; a test names those it expects."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self._records: list[logging.LogRecord] = []
        self._expected: tuple[str, ...] = ()

    def emit(self, record: logging.LogRecord) -> None:
        self._records.append(record)

    def expect(self, *parts: str) -> None:
        """Expect errors with one of these in their text."""
        self._expected += parts

    def unexpected(self) -> list[str]:
        lines = [logging.Formatter().format(record) for record in self._records]
        return [line for line in lines if not any(part in line for part in self._expected)]


@cache
def _settings() -> Settings:
    """What all desks share; to read them takes longer than to open a database."""
    return read_settings(token=TOKEN, owners=str(OWNER))


class Calls(deque[Call]):
    """The emulator's list of calls, which can be waited for."""

    def __init__(self) -> None:
        super().__init__(maxlen=10_000)
        self._added = asyncio.Event()

    def append(self, call: Call) -> None:
        super().append(call)
        self._added.set()

    async def wait_for(self, condition: Callable[[Call], bool], wait: float = WAIT) -> None:
        """Wait until a call meets the condition."""
        async with asyncio.timeout(wait):
            while not any(map(condition, self)):
                self._added.clear()
                await self._added.wait()


class Desk:
    """One campaign and its emulator; the bot can be started, ended and started again."""

    def __init__(
        self, telegram: TelegramEmulator, url: str, store: Store, database: Path, clock: Clock
    ):
        self.telegram = telegram
        self.telegram.calls = self._calls = Calls()
        self.store = store
        self.database = database
        self.clock = clock
        self.url = url
        self.campaign: Campaign | None = None
        self.settings = _settings().model_copy(update={"api_base": url, "database": database})

    @asynccontextmanager
    async def bot(
        self,
        *,
        claim_seconds: float = CLAIM_SECONDS,
        retry_policy: RetryPolicy = FAST_RETRIES,
        token: str = TOKEN,
        rules: SelectionRules = SelectionRules(),  # noqa: B008  (frozen)
        hasty_seconds: float = 0.0,
        double_tap_seconds: float = 0.0,
        owners: tuple[int, ...] = (OWNER,),
        monotonic: Callable[[], float] = time.monotonic,
        events: TransportEvents = TransportEvents(),  # noqa: B008  (frozen)
        on_fit_end: Callable[[float], None] = lambda seconds: None,
        delete_webhook: bool = False,
        reading: Reading = Reading(),  # noqa: B008  (frozen)
    ) -> AsyncIterator[ReceivingBot]:
        """Run the bot until the block ends.

        hasty_seconds, double_tap_seconds: 0 switches these checks off, as the clock does not move
        between two taps.
        """
        opening = Campaign.open(
            self.store,
            owners=owners,
            claim_seconds=claim_seconds,
            rules=rules,
            hasty_seconds=hasty_seconds,
            clock=self.clock,
            on_fit_end=on_fit_end,
            reading=reading,
        )
        async with (
            opening as campaign,
            on_telegram(
                self.settings.model_copy(update={"double_tap_seconds": double_tap_seconds}),
                token,
                campaign,
                clock=self.clock,
                monotonic=monotonic,
                retry_policy=retry_policy,
                events=events,
                delete_webhook=delete_webhook,
                check_seconds=OFTEN,
            ) as bot,
        ):
            self.campaign = campaign
            yield bot

    def use_webhook(self) -> None:
        """From the next start on, the emulator sends the bot's updates to a webhook."""
        port = free_port()
        self.settings = self.settings.model_copy(
            update={
                "webhook_url": f"http://127.0.0.1:{port}/tapwise",
                "webhook_listen": ("127.0.0.1", port),
            }
        )

    async def add_items(self, texts: Iterable[str]) -> None:
        """Import these texts, as another process would."""
        await self.store.items.add(NewItem(text, None, "desk") for text in texts)

    async def owner(self) -> Person:
        """The owner, who has started the chat and has a first card."""
        owner = self.telegram.person(OWNER, "Olga")
        owner.start()
        await next_card(owner)
        return owner

    async def create_invite(self, uses: int = 1, seconds: float = 3_600.0) -> str:
        """The token of a new invite."""
        now = self.clock()
        return await self.store.invites.create("annotator", uses, now, now + seconds)

    async def annotator(self, number: int = 2, language: str = "en") -> Person:
        """An annotator who joined by an invite and has a first card."""
        person = self.telegram.person(number, f"Ann {number}", language_code=language)
        person.start(await self.create_invite())
        await next_card(person)
        return person

    async def answers(self) -> list[CurrentAnswer]:
        """The current answer to each question."""
        return await self.store.questions.current_answers()

    async def labelled(self) -> list[LabelledItem]:
        """The labelled items, as an export has them."""
        return await self.store.items.labelled()

    async def count_claims(self) -> int:
        """The number of claims that have not expired."""
        return len(await self.store.questions.claims(self.clock()))

    def calls(self, method: str, person: Person | None = None) -> list[Call]:
        """The bot's calls of a method so far; only those to one chat if a person is given."""
        return [
            call
            for call in self.telegram.calls
            if call.method == method and (person is None or call.parameters["chat_id"] == person.id)
        ]

    async def wait_for_call(self, method: str, status: int, times: int = 1) -> None:
        """Wait until calls of this method have been answered with this status."""

        def fits(call: Call) -> bool:
            return (call.method, call.status) == (method, status)

        await self._calls.wait_for(lambda call: sum(map(fits, self._calls)) >= times)

    async def wait_until_called(self, method: str, chat_id: int, message_id: int) -> None:
        """Wait until the bot has called a method on a message, with whatever result."""
        about = {"chat_id": chat_id, "message_id": message_id}
        await self._calls.wait_for(
            lambda call: call.method == method and about.items() <= call.parameters.items()
        )

    async def download(self, message: Json) -> bytes:
        """The content of a document in a chat, downloaded as the bot would."""
        async with httpx.AsyncClient(base_url=self.url) as client:
            file_id = message["document"]["file_id"]
            response = await client.get(f"/bot{TOKEN}/getFile", params={"file_id": file_id})
            path = response.json()["result"]["file_path"]
            return (await client.get(f"/file/bot{TOKEN}/{path}")).content

    def repeat(self, update: Json) -> None:
        """Deliver the same content once more, as an update with a new id."""
        self.telegram.send_update(update)

    def clear_faults(self) -> None:
        """Remove all injected faults."""
        self.telegram.clear_faults()

    def inject_fault(self, method: str, kind: Any = "status", **options: Any) -> None:
        """Inject a fault into the next calls of a method."""
        self.telegram.inject(Fault(method, kind, **options))


@asynccontextmanager
async def desk_in(folder: Path, texts: tuple[str, ...] = ()) -> AsyncIterator[Desk]:
    """A desk with these items, whose bot is not running yet."""
    clock, database = Clock(), folder / "tapwise.db"
    telegram = TelegramEmulator(TOKEN, clock=clock, retry_waits=RetryWaits(0.02, 0.1))
    async with AsyncExitStack() as stack:
        url = await stack.enter_async_context(serve(telegram.app))
        await new_database(database, texts)
        store = await stack.enter_async_context(await Store.open(database))
        await fix_draws(store)
        yield Desk(telegram, url, store, database, clock)


MESSAGES = tuple(
    f"{word} {number} {own(number)}"
    for number in range(10)
    for word in ("win a free prize now", "see you at lunch", "call this number", "how are you")
)


async def taps(person: Person, card: ShownCard, word: Any, wait: float = WAIT) -> Json:
    """Tap a button of a card; the toast."""
    return await person.toast(person.tap_data(card.callback_data(word), card.message_id), wait)


async def says(person: Person, part: str, wait: float = WAIT, *, times: int = 1) -> Json:
    """The newest message of the bot with this in it, once there are this many."""

    def fits(message: Json) -> bool:
        text = str(message.get("text", message.get("caption", "")))
        return bool(message["from"]["is_bot"]) and part in text

    return await person.sees(
        lambda message: fits(message) and sum(map(fits, person.messages)) >= times, wait
    )


def texts_of(person: Person) -> list[str]:
    """The texts of the bot's messages in this chat, oldest first."""
    return [m.get("text", "") for m in person.messages if m["from"]["is_bot"]]


def cards_of(person: Person) -> list[Json]:
    """The annotator's cards in this chat that have buttons, oldest first."""
    return [message for message in person.messages if read_card(message)]
