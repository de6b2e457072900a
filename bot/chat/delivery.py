"""Getting a card into a chat: Telegram's limits, faults and order."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Final, TypeVar
from weakref import WeakValueDictionary

from telegram import Bot, LinkPreviewOptions, Message
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.campaign import Annotator, AnnotatorId, Campaign
from bot.chat.cards import Card
from bot.chat.wire import Patience, surely_failed

log = logging.getLogger(__name__)

T = TypeVar("T")

# An edit is repeated after 0.5, 1, 2, 4, 8, 16 s: half a minute covers a restart of a proxy.
TRIES: Final = 7
NO_PREVIEW: Final = LinkPreviewOptions(is_disabled=True)


class Delivery:
    """Cards to people, one at a time per chat; the newest card wins."""

    def __init__(self, bot: Bot, campaign: Campaign, patience: Patience, *, protect: bool = False):
        """protect: cards are sent so that they cannot be forwarded, copied or saved."""
        self._bot = bot
        self._protect = protect
        self._again = patience.again
        self._campaign = campaign
        self._wanted: dict[int, tuple[Card, int | None]] = {}
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._stopping = asyncio.Event()

    async def show(self, annotator: Annotator, card: Card, tapped: int | None = None) -> None:
        """Edit the annotator's card, or the message that was tapped, into this one.

        A card that waits for a flood limit gives way to a newer one for the same chat.
        """
        chat = annotator.telegram_id
        if chat is None:
            return
        self._wanted[chat] = card, tapped
        async with self._turn(chat):
            await self._guarded(annotator.id, lambda: self._edit_newest(annotator.id, chat))

    async def send_card(self, annotator: Annotator, card: Card) -> None:
        """A new card below what was said last; the old one loses its buttons."""
        chat = annotator.telegram_id
        if chat is None:
            return
        async with self._turn(chat):
            self._wanted.pop(chat, None)
            await self._guarded(annotator.id, lambda: self._replace(annotator.id, chat, card))

    async def say(self, chat: int, card: Card, *, protect: bool = False) -> Message | None:
        """One message that is no card; None when it could not be sent."""
        try:
            return await self.patiently(
                lambda: self._send(chat, card, protect=protect), surely_failed
            )
        except TelegramError as error:
            log.warning("a message to %d was not sent: %s", chat, error.message)
            return None

    async def patiently(
        self,
        call: Callable[[], Awaitable[T]],
        may_repeat: Callable[[NetworkError], bool] = lambda error: True,
    ) -> T:
        """Make a call, as often as Telegram's limits and the network ask for.

        may_repeat: whether to try again after this break of the network. A send goes by
        `surely_failed`: it may have arrived, and a second would put the card there twice.
        Waits for a flood limit do not count as tries.
        """
        failures, wait = 0, self._again
        while True:
            try:
                return await call()
            except BadRequest:
                raise
            except RetryAfter as error:
                if await self._stopped_within(_seconds(error)):
                    raise
            except NetworkError as error:
                failures += 1
                if failures >= TRIES or not may_repeat(error):
                    raise
                log.info("Telegram did not answer (%s); once more", error.message)
                if await self._stopped_within(wait):
                    raise
                wait *= 2

    def stop(self) -> None:
        """Wait for no limit any longer; what is not delivered is shown after the next start."""
        self._stopping.set()

    async def _edit_newest(self, annotator: AnnotatorId, chat: int) -> None:
        """The newest card into the message it belongs to; a new message where there is none."""
        known = await self._campaign.people.by_id(annotator)
        if known is None or chat not in self._wanted:
            return
        if await self.patiently(lambda: self._edited(known, chat)):
            return
        card, _ = self._wanted.pop(chat)
        await self._replace(annotator, chat, card)

    async def _edited(self, annotator: Annotator, chat: int) -> bool:
        """One try; False when there is no message that can be edited.

        Which card is looked up here: while a limit is waited for, a newer one may come.
        """
        card, tapped = wanted = self._wanted[chat]
        message_id = tapped or annotator.card
        if message_id is None:
            return False
        try:
            await self._edit_text(chat, card, message_id)
        except BadRequest as error:
            if "not modified" not in error.message:
                log.info("card %d of annotator %d: %s", message_id, annotator.id, error.message)
                return False
        if message_id != annotator.card:
            await self._campaign.people.set_card(annotator.id, message_id)
        if self._wanted[chat] is wanted:
            del self._wanted[chat]
        return True

    async def _replace(self, annotator: AnnotatorId, chat: int, card: Card) -> None:
        known = await self._campaign.people.by_id(annotator)
        sent = await self.patiently(
            lambda: self._send(chat, card, protect=self._protect), surely_failed
        )
        await self._campaign.people.set_card(annotator, sent.message_id)
        if known is not None and known.card is not None:
            await self._strip(chat, known.card)

    async def _strip(self, chat: int, message_id: int) -> None:
        try:
            await self._bot.edit_message_reply_markup(chat_id=chat, message_id=message_id)
        except TelegramError as error:  # its buttons work all the same
            log.debug("old card %d keeps its buttons: %s", message_id, error.message)

    async def _guarded(
        self, annotator: AnnotatorId, deliver: Callable[[], Awaitable[None]]
    ) -> None:
        try:
            await deliver()
        except TelegramError as error:
            if isinstance(error, Forbidden) or "chat not found" in error.message.lower():
                log.info("annotator %d cannot be reached: paused", annotator)
                await self._campaign.pause(annotator)
            else:
                log.warning("card of annotator %d was not delivered: %s", annotator, error.message)

    async def _edit_text(self, chat: int, card: Card, message_id: int) -> None:
        await self._bot.edit_message_text(
            card.text,
            chat_id=chat,
            message_id=message_id,
            reply_markup=card.keyboard,
            parse_mode=ParseMode.HTML,
            link_preview_options=NO_PREVIEW,
        )

    async def _send(self, chat: int, card: Card, *, protect: bool) -> Message:
        return await self._bot.send_message(
            chat,
            card.text,
            reply_markup=card.keyboard,
            parse_mode=ParseMode.HTML,
            link_preview_options=NO_PREVIEW,
            protect_content=protect,
        )

    def _turn(self, chat: int) -> asyncio.Lock:
        """The lock of a chat, kept as long as somebody holds or awaits it."""
        return self._turns.setdefault(chat, asyncio.Lock())

    async def _stopped_within(self, seconds: float) -> bool:
        try:
            async with asyncio.timeout(seconds):
                return await self._stopping.wait()
        except TimeoutError:
            return False


def _seconds(error: RetryAfter) -> float:
    wait = error.retry_after
    return wait if isinstance(wait, int | float) else wait.total_seconds()
