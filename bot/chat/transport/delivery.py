"""Getting a card into a chat: Telegram's limits, faults and order."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Final, TypeVar
from weakref import WeakValueDictionary

from telegram import Bot, LinkPreviewOptions, Message
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.campaign.campaign import Campaign
from bot.campaign.types import Annotator
from bot.chat.cards.card import Card
from bot.chat.transport.request import (
    RetryPolicy,
    is_server_error,
    retry_after_seconds,
    was_not_executed,
)
from bot.errors import TapwiseError

log = logging.getLogger(__name__)

T = TypeVar("T")

# How often a call is made whose repetition can do no good or some harm.
TRIES: Final = 7
# How often all those tries are made for a fresh card, which has no button yet: a few minutes.
ROUNDS: Final = 5
# How many new cards are sent where Telegram does not let the one before be filled.
FRESH: Final = 3
# What a new card is before it is one; see `_send_newest`.
PLACE: Final = "⏳"
NO_PREVIEW: Final = LinkPreviewOptions(is_disabled=True)
# How Telegram says that there is nobody (left) to write to, apart from 403.
NOBODY: Final = ("chat not found", "user not found", "peer_id_invalid", "user_deactivated")


@dataclass(frozen=True)
class _Wanted:
    """What a chat is to show: in the message that was tapped, in its card, or below all others.

    last: to somebody who may label no longer, in place of whatever waits for them.
    """

    card: Card
    tapped: int | None = None
    below: bool = False
    last: bool = False


class Delivery:
    """Cards to people, one at a time per chat; the newest card wins.

    Whoever waits for a card gets it as soon as Telegram takes it, however long that lasts: an
    edit can be repeated without harm, so it is, until the bot stops. Only a chat that Telegram
    refuses is given up, and its message goes back to the others.
    """

    def __init__(
        self, bot: Bot, campaign: Campaign, retry_policy: RetryPolicy, *, protect: bool = False
    ):
        """protect: cards are sent so that they cannot be forwarded, copied or saved."""
        self._bot = bot
        self._protect = protect
        self._retry_policy = retry_policy
        self._campaign = campaign
        self._wanted: dict[int, _Wanted] = {}
        self._moved: dict[int, int] = {}
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._stopping = asyncio.Event()

    async def show_card(self, annotator: Annotator, card: Card, tapped: int | None = None) -> None:
        """Edit the annotator's card, or the message that was tapped, into this one.

        A card that waits for a flood limit gives way to a newer one for the same chat.
        """
        await self._want(annotator, _Wanted(card, tapped))

    async def send_card(self, annotator: Annotator, card: Card) -> None:
        """A new card below what was said last; the old one loses its buttons."""
        await self._want(annotator, _Wanted(card, below=True))

    async def send_farewell(self, gone: Annotator, card: Card) -> None:
        """The last word to somebody who may label no longer: their card shows nothing else."""
        if gone.card is not None:
            await self._want(gone, _Wanted(card, gone.card, last=True))
        elif gone.telegram_id is not None:
            await self.send_message(gone.telegram_id, card)

    async def send_message(self, chat: int, card: Card, *, protect: bool = False) -> Message | None:
        """One message that is no card; None when it could not be sent.

        It is not repeated where it may have arrived: whoever asked for it can ask again.
        """
        try:
            return await self.call_with_retries(
                lambda: self._into(chat, lambda at: self._send(at, card, protect=protect)),
                was_not_executed,
            )
        except TelegramError as error:
            known = await self._known(chat)
            who = f"annotator {known.id}" if known else "a chat of no annotator"
            log.warning("a message to %s was not sent: %s", who, error.message)
            if known and _nobody_there(error):
                await self._let_go(known)
            return None

    async def call_with_retries(
        self,
        call: Callable[[], Awaitable[T]],
        may_repeat: Callable[[NetworkError], bool] = lambda error: True,
        counts: Callable[[NetworkError], bool] = lambda error: True,
    ) -> T:
        """Make a call, as often as Telegram's limits and the network ask for.

        may_repeat: whether to try again after this break of the network.
        counts: whether this break is one of the few that are borne; others are borne until the
        bot stops, as are waits for a flood limit.
        """
        failures, wait = 0, self._retry_policy.wait_initial
        while True:
            try:
                return await call()
            except BadRequest:
                raise
            except RetryAfter as error:
                if await self._stopped_within(retry_after_seconds(error)):
                    raise
            except NetworkError as error:
                failures += counts(error)
                if failures >= TRIES or not may_repeat(error):
                    raise
                log.info("Telegram did not answer (%s); once more", error.message)
                if await self._stopped_within(wait):
                    raise
                wait = self._retry_policy.next_wait(wait)

    def stop(self) -> None:
        """Wait for no limit any longer; whose card is not delivered gets one at the next start."""
        self._stopping.set()

    async def _want(self, annotator: Annotator, wanted: _Wanted) -> None:
        chat = annotator.telegram_id
        if chat is None:
            return
        waiting = self._wanted.get(chat)
        if waiting is not None and waiting.last and not wanted.last:
            return
        if waiting is not None and waiting.below and not wanted.last:
            wanted = replace(wanted, below=True)
        self._wanted[chat], card = wanted, wanted.card
        async with self._turns.setdefault(chat, asyncio.Lock()):  # kept while it is held or awaited
            try:
                await self._deliver(annotator, chat)
            except TelegramError as error:
                log.warning("card of annotator %d was not delivered: %s", annotator.id, error)
                self._done_with(chat, card)
                known = await self._known(chat)
                if known and isinstance(error, Forbidden | BadRequest):
                    await self._let_go(known)
                elif known and self._stopping.is_set():  # their claim may be over at the start
                    await self._campaign.members.set_card(known.id, None)

    async def _deliver(self, annotator: Annotator, chat: int) -> None:
        """The newest card into the message it belongs to; a new message where there is none.

        Whoever may label no longer, by now, gets the last word and nothing else.
        """
        known = await self._campaign.members.get(annotator.id)
        if chat not in self._wanted:
            return
        if known is None:
            if self._wanted[chat].last:
                await self._edit_newest(annotator, chat)
            self._wanted.pop(chat, None)
            return
        if not self._wanted[chat].below and await self._edit_newest(known, chat):
            return
        await self._send_newest(known, chat)

    async def _edit_newest(self, known: Annotator, chat: int, fresh: int | None = None) -> bool:
        """Edit until it is done; False when there is no message that can be edited.

        A line that breaks is borne until it stands again. Only where Telegram says itself that it
        is at fault, again and again, a new message may do better; a fresh one is tried for longer,
        as whoever sees it has nothing else to tap.
        """
        for _ in range(ROUNDS if fresh else 1):
            try:
                return await self.call_with_retries(
                    lambda: self._edited(known, chat, fresh), counts=is_server_error
                )
            except NetworkError as error:
                if not is_server_error(error):
                    raise
        return False

    async def _edited(self, annotator: Annotator, chat: int, fresh: int | None) -> bool:
        """One try. fresh: the message to edit, whatever was tapped.

        Which card is looked up here: while a limit is waited for, a newer one may come.
        """
        wanted = self._wanted[chat]
        message_id = fresh or wanted.tapped or annotator.card
        if message_id is None:
            return False
        try:
            await self._into(chat, lambda at: self._edit_text(at, wanted.card, message_id))
        except BadRequest as error:
            if "not modified" not in error.message:
                log.info("card %d of annotator %d: %s", message_id, annotator.id, error.message)
                return False
        self._done_with(chat, wanted.card)
        if message_id != annotator.card and fresh is None:
            await self._campaign.members.set_card(annotator.id, message_id)
            await self._strip(chat, annotator.card)
        return True

    async def _send_newest(self, annotator: Annotator, chat: int) -> None:
        """A new message that becomes the card; another one where that cannot be filled.

        It is sent without a question or a button and then edited. A send whose answer is lost may
        have arrived, and Telegram cannot be asked: not repeated, it would leave a person without
        a card; repeated, with two. An edit can be repeated, and a second hourglass is no card.
        """
        for _ in range(FRESH):
            sent = await self.call_with_retries(
                lambda: self._into(
                    chat, lambda at: self._send(at, Card(PLACE), protect=self._protect)
                ),
                counts=lambda error: not was_not_executed(error),
            )
            await self._campaign.members.set_card(annotator.id, sent.message_id)
            self._wanted[chat] = _Wanted(self._wanted[chat].card)  # below is where it is by now
            if await self._edit_newest(annotator, chat, sent.message_id):
                await self._strip(chat, annotator.card)
                return
        log.warning("the new card of annotator %d could not be filled", annotator.id)
        await self._campaign.members.set_card(annotator.id, annotator.card)

    def _done_with(self, chat: int, card: Card) -> None:
        """Shown or given up; a newer card, which came meanwhile, has its own turn."""
        wanted = self._wanted.get(chat)
        if wanted is not None and wanted.card is card:
            del self._wanted[chat]

    async def _strip(self, chat: int, message_id: int | None) -> None:
        """What was the card until now loses its buttons; where it does not, they work all the same.

        Who taps one of them makes that message the card again.
        """
        if message_id is None:
            return
        try:
            await self._bot.edit_message_reply_markup(
                chat_id=chat, message_id=message_id, read_timeout=self._retry_policy.wait_max
            )
        except TelegramError as error:
            log.debug("old card %d keeps its buttons: %s", message_id, error.message)

    async def _known(self, chat: int) -> Annotator | None:
        """Whose chat it is; None for a group's, and for whoever may not label."""
        try:
            return await self._campaign.members.require(chat)
        except TapwiseError:
            return None

    async def _let_go(self, annotator: Annotator) -> None:
        """Nothing can be shown there: the message goes back, until they write, tap or unblock."""
        log.info("annotator %d cannot be reached: paused", annotator.id)
        await self._campaign.members.pause(annotator.id)

    async def _into(self, chat: int, call: Callable[[int], Awaitable[T]]) -> T:
        """A call on a chat, wherever it is by now: a group that grows gets another number."""
        try:
            return await call(self._moved.get(chat, chat))
        except ChatMigrated as error:
            self._moved[chat] = error.new_chat_id
            return await call(error.new_chat_id)

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

    async def _stopped_within(self, seconds: float) -> bool:
        try:
            async with asyncio.timeout(seconds):
                return await self._stopping.wait()
        except TimeoutError:
            return False


def _nobody_there(error: TelegramError) -> bool:
    """Whether Telegram says that this person cannot be written to."""
    said = error.message.lower()
    return isinstance(error, Forbidden) or any(part in said for part in NOBODY)
