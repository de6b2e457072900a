"""Getting a card into a chat: Telegram's limits, faults and order."""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable
from typing import Final, TypeVar

from telegram import Bot, LinkPreviewOptions, Message
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.campaign import Annotator, AnnotatorId, Campaign
from bot.chat.cards import Card

log = logging.getLogger(__name__)

T = TypeVar("T")

# An edit is repeated after 0.5, 1, 2, 4, 8, 16 s: half a minute covers a restart of a proxy.
TRIES: Final = 7
NO_PREVIEW: Final = LinkPreviewOptions(is_disabled=True)


class Delivery:
    """Cards to people, one at a time per chat; the newest card wins."""

    def __init__(self, bot: Bot, campaign: Campaign):
        self._bot = bot
        self._campaign = campaign
        self._wanted: dict[int, tuple[Card, int | None]] = {}
        self._turns: defaultdict[int, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def show(self, annotator: Annotator, card: Card, tapped: int | None = None) -> None:
        """Edit the annotator's card, or the message that was tapped, into this one.

        A card that waits for a flood limit gives way to a newer one for the same chat.
        """
        chat = annotator.telegram_id
        if chat is None:
            return
        self._wanted[chat] = card, tapped
        async with self._turns[chat]:
            if wanted := self._wanted.pop(chat, None):
                await self._guarded(annotator.id, chat, lambda: self._edit(annotator, *wanted))

    async def send_card(self, annotator: Annotator, card: Card) -> None:
        """A new card below what was said last; the old one loses its buttons."""
        chat = annotator.telegram_id
        if chat is None:
            return
        async with self._turns[chat]:
            self._wanted.pop(chat, None)
            await self._guarded(annotator.id, chat, lambda: self._replace(annotator, card))

    async def say(self, chat: int, card: Card) -> Message | None:
        """One message that is no card; None when it could not be sent."""
        try:
            return await self.patiently(lambda: self._send(chat, card), tries=1)
        except TelegramError as error:
            log.warning("a message to %d was not sent: %s", chat, error.message)
            return None

    async def patiently(self, call: Callable[[], Awaitable[T]], tries: int = TRIES) -> T:
        """Make a call, as often as Telegram's limits and the network ask for.

        tries: how often a call may meet a broken network. A send has 1: it may have arrived,
        and a second would put the card there twice. Waits for a flood limit do not count.
        """
        failures = 0
        while True:
            try:
                return await call()
            except RetryAfter as error:
                await asyncio.sleep(_seconds(error))
            except BadRequest:
                raise
            except NetworkError as error:
                failures += 1
                if failures >= tries:
                    raise
                log.info("Telegram did not answer (%s); once more", error.message)
                await asyncio.sleep(0.25 * 2**failures)

    async def _edit(self, annotator: Annotator, card: Card, tapped: int | None) -> None:
        message_id = tapped or annotator.card
        if message_id is None:
            await self._replace(annotator, card)
            return
        try:
            await self.patiently(lambda: self._edit_text(annotator, card, message_id))
        except BadRequest as error:
            if "not modified" in error.message:
                return
            log.info("card %d of annotator %d: %s", message_id, annotator.id, error.message)
            await self._replace(annotator, card)
        else:
            if message_id != annotator.card:
                await self._campaign.people.set_card(annotator.id, message_id)

    async def _replace(self, annotator: Annotator, card: Card) -> None:
        sent = await self.patiently(lambda: self._send(annotator.telegram_id or 0, card), tries=1)
        await self._campaign.people.set_card(annotator.id, sent.message_id)
        if annotator.card is not None:
            await self._strip(annotator.telegram_id or 0, annotator.card)

    async def _strip(self, chat: int, message_id: int) -> None:
        try:
            await self._bot.edit_message_reply_markup(chat_id=chat, message_id=message_id)
        except TelegramError as error:  # its buttons work all the same
            log.debug("old card %d keeps its buttons: %s", message_id, error.message)

    async def _guarded(
        self, annotator: AnnotatorId, chat: int, deliver: Callable[[], Awaitable[None]]
    ) -> None:
        try:
            await deliver()
        except Forbidden:
            log.info("annotator %d cannot be reached: paused", annotator)
            await self._campaign.pause(annotator)
        except (TimedOut, NetworkError) as error:
            log.warning("card of annotator %d was not delivered: %s", annotator, error.message)

    async def _edit_text(self, annotator: Annotator, card: Card, message_id: int) -> None:
        await self._bot.edit_message_text(
            card.text,
            chat_id=annotator.telegram_id,
            message_id=message_id,
            reply_markup=card.keyboard,
            parse_mode=ParseMode.HTML,
            link_preview_options=NO_PREVIEW,
        )

    async def _send(self, chat: int, card: Card) -> Message:
        return await self._bot.send_message(
            chat,
            card.text,
            reply_markup=card.keyboard,
            parse_mode=ParseMode.HTML,
            link_preview_options=NO_PREVIEW,
        )


def _seconds(error: RetryAfter) -> float:
    wait = error.retry_after
    return wait if isinstance(wait, int | float) else wait.total_seconds()
