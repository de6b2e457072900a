"""Delivers cards to chats despite flood limits and network errors."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable
from dataclasses import replace
from typing import Final
from weakref import WeakValueDictionary

from telegram import Bot, Message
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.campaign.campaign import Campaign
from bot.campaign.types import Annotator
from bot.chat.cards.card import Card
from bot.chat.cards.way_back import with_way_back
from bot.chat.locale import texts_for
from bot.chat.transport.chat_calls import ChatCalls
from bot.chat.transport.pending_card import PendingCard
from bot.chat.transport.retry import (
    Retrier,
    RetryPolicy,
    can_succeed_later,
    is_server_error,
    is_unreachable,
    was_not_executed,
)
from bot.chat.transport.shown_buttons import ShownButtons
from bot.errors import TapwiseError, TryLaterError

log = logging.getLogger(__name__)

# Rounds of attempts at filling a new card, which has no button yet: a few minutes.
NEW_CARD_ROUNDS: Final = 5
# New cards that are sent if Telegram does not let the earlier one be filled.
MAX_NEW_CARDS: Final = 3
# What a new card without a question shows before it is filled; see `_send_pending`.
PLACEHOLDER: Final = "⏳"
# Stored instead of the placeholder's number before it is sent.
UNSENT: Final = 0


class Delivery:
    """Shows each person their newest card; one delivery at a time per chat.

    Editing a message is idempotent, so an edit is repeated until it succeeds or the bot stops. Only
    a chat that Telegram refuses is given up: its annotator is paused.
    """

    def __init__(
        self,
        bot: Bot,
        campaign: Campaign,
        retry_policy: RetryPolicy,
        shown: ShownButtons,
        *,
        protect: bool = False,
    ):
        """protect: cards cannot be forwarded, copied or saved."""
        self.retrier = Retrier(retry_policy)
        self.shown = shown
        self._calls = ChatCalls(bot, retry_policy, shown)
        self._protect = protect
        self._campaign = campaign
        self._pending: dict[int, PendingCard] = {}
        self._held: set[int] = set()  # chats whose card Telegram or the network holds back
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def show_card(self, annotator: Annotator, card: Card, tapped: int | None = None) -> None:
        """Edit the message that was tapped, or the annotator's card, into this card.

        While an earlier card waits for a flood limit, the newest one replaces it.
        """
        await self._deliver(annotator, PendingCard(card, tapped))

    async def send_card(self, annotator: Annotator, card: Card) -> None:
        """A new card at the end of the chat; the old one loses its buttons."""
        await self._deliver(annotator, PendingCard(card, at_end=True))

    async def send_farewell(self, gone: Annotator, card: Card) -> None:
        """The last message to somebody who may no longer label; it replaces their card.

        A message that is just becoming their card is still a placeholder in the store.
        """
        if message_id := gone.placeholder or gone.card:
            await self._deliver(gone, PendingCard(card, message_id, is_farewell=True))
        elif gone.telegram_id is not None:
            await self.send_message(gone.telegram_id, card)

    async def send_message(self, chat: int, card: Card, *, protect: bool = False) -> Message | None:
        """One message that is not a card; None if it could not be sent.

        It is not repeated if it may have arrived: the person can ask for it again. To somebody who
        may label, it gets a button that brings their card below it.
        """
        sent = await self._try_to_send(chat, card, protect=protect)
        return None if isinstance(sent, TelegramError) else sent

    async def send_notice(self, chat: int, card: Card) -> bool:
        """As `send_message`; False if it did not arrive only because the bot ends."""
        sent = await self._try_to_send(chat, card, protect=False)
        if isinstance(sent, TelegramError) and self.retrier.stopping:
            return not can_succeed_later(sent)
        return True

    async def _try_to_send(
        self, chat: int, card: Card, *, protect: bool
    ) -> Message | TelegramError:
        card = await self.with_way_back(chat, card)
        try:
            return await self.retrier.call(
                lambda: self._calls.send_plain(chat, card, protect=protect),
                was_not_executed,
            )
        except TelegramError as error:
            known = await self._annotator_in(chat)
            receiver = f"annotator {known.id}" if known else "a chat of no annotator"
            log.warning("a message to %s was not sent: %s", receiver, error.message)
            if known and is_unreachable(error):
                await self._pause_unreachable(known)
            return error

    async def with_way_back(self, chat: int, card: Card) -> Card:
        """The card as this chat is to show it: with a way back to the annotator's card."""
        known = await self._annotator_in(chat)
        return with_way_back(card, texts_for(*known.languages)) if known else card

    async def _deliver(self, annotator: Annotator, pending: PendingCard) -> None:
        chat = annotator.telegram_id
        if chat is None or not self._enqueue(chat, pending):
            return
        async with self._locks.setdefault(chat, asyncio.Lock()):  # lives while held or awaited
            try:
                await self._deliver_newest(annotator, chat)
            except TelegramError as error:
                log.warning("card of annotator %d was not delivered: %s", annotator.id, error)
                self._discard(chat, pending.card)
                known = await self._annotator_in(chat)
                if known and isinstance(error, Forbidden | BadRequest):
                    if known.placeholder == UNSENT:
                        await self._record(self._campaign.members.set_card(known.id, known.card))
                    await self._pause_unreachable(known)
                elif known and self.retrier.stopping:  # by the next start their claim may be over
                    await self._note_undelivered(known, pending)

    def _enqueue(self, chat: int, pending: PendingCard) -> bool:
        """Make this the chat's pending card; False if a farewell is pending."""
        earlier = self._pending.get(chat)
        if earlier is not None and not pending.is_farewell:
            if earlier.is_farewell:
                return False
            pending = replace(pending, at_end=pending.at_end or earlier.at_end)
        self._pending[chat] = pending
        return True

    async def _deliver_newest(self, annotator: Annotator, chat: int) -> None:
        """Show the pending card in its message, or in a new one.

        Somebody who may no longer label by now gets a farewell only.
        """
        known = await self._campaign.members.get(annotator.id)
        if chat not in self._pending:
            return
        if known is None:
            if self._pending[chat].is_farewell:
                await self._edit_pending(annotator, chat)
            self._pending.pop(chat, None)
            return
        if not self._pending[chat].at_end and await self._edit_or_fill(known, chat):
            return
        await self._send_pending(known, chat)

    async def _edit_or_fill(self, known: Annotator, chat: int) -> bool:
        """Show the pending card in its message, or in a placeholder that was never filled.

        False if a new message has to be sent.
        """
        if self._pending[chat].message_id is not None or known.placeholder is None:
            return await self._edit_pending(known, chat)
        return bool(known.placeholder) and await self._fill(known, chat, known.placeholder)

    async def _edit_pending(self, known: Annotator, chat: int, new: int | None = None) -> bool:
        """Edit until it succeeds; False if there is no message that can be edited.

        new: a card that was just sent. Network errors are retried until the connection is back. If
        Telegram itself reports errors again and again, a new message may do better. A new card is
        tried for longer, as the person has no other button to tap.
        """
        for _ in range(NEW_CARD_ROUNDS if new else 1):
            try:
                return await self.retrier.call(
                    lambda: self._try_edit(known, chat, new), counts=is_server_error
                )
            except NetworkError as error:
                if not is_server_error(error):
                    raise
        return False

    async def _try_edit(self, annotator: Annotator, chat: int, new: int | None) -> bool:
        """One attempt. The pending card is read here, as a newer one may come during a wait."""
        pending = self._pending[chat]
        message_id = new or pending.message_id or annotator.card
        if message_id is None:
            return False
        try:
            await self._calls.edit(chat, pending.card, message_id)
        except BadRequest as error:
            if "not modified" not in error.message:
                log.info("card %d of annotator %d: %s", message_id, annotator.id, error.message)
                return False
        except (RetryAfter, NetworkError):
            if new is None and chat not in self._held:
                self._held.add(chat)
                await self._note_undelivered(annotator, pending)
            raise
        self._discard(chat, pending.card)
        if new is None and (message_id != annotator.card or chat in self._held):
            await self._make_card(annotator, chat, message_id)
        return True

    async def _send_pending(self, annotator: Annotator, chat: int) -> None:
        """Send a new message and make it the card; send another one if it cannot be filled.

        It is sent without a button, and then edited. If the response to a send is
        lost, it may have arrived, and Telegram cannot be asked. Sending a question again could
        leave two cards, not sending it again none; a second placeholder is not a card. The store
        knows of the placeholder before it is sent, so that a start after a crash fills it.
        """
        await self._record(self._campaign.members.set_placeholder(annotator.id, UNSENT))
        for _ in range(MAX_NEW_CARDS):
            sent = await self.retrier.call(
                lambda: self._calls.send(chat, self._placeholder(chat), protect=self._protect),
                counts=lambda error: not was_not_executed(error),
            )
            await self._record(
                self._campaign.members.set_placeholder(annotator.id, sent.message_id)
            )
            self._pending[chat] = PendingCard(self._pending[chat].card)  # it is at the end now
            if await self._fill(annotator, chat, sent.message_id):
                return
        log.warning("the new card of annotator %d could not be filled", annotator.id)

    def _placeholder(self, chat: int) -> Card:
        """What a phone's notification shows of the pending card, without a button."""
        return Card(self._pending[chat].card.notification or PLACEHOLDER)

    async def _fill(self, annotator: Annotator, chat: int, placeholder: int) -> bool:
        """Show the pending card in a placeholder, which becomes the card; whether that worked."""
        if not await self._edit_pending(annotator, chat, placeholder):
            return False
        await self._make_card(annotator, chat, placeholder)
        return True

    async def _make_card(self, annotator: Annotator, chat: int, message_id: int) -> None:
        self._held.discard(chat)
        await self._record(self._campaign.members.set_card(annotator.id, message_id))
        if annotator.card not in (None, message_id):
            await self._calls.remove_buttons(chat, annotator.card)

    async def _note_undelivered(self, annotator: Annotator, pending: PendingCard) -> None:
        """Let the next start fill the message that the card was for."""
        message_id = pending.message_id or annotator.card
        if annotator.placeholder is None and message_id is not None:
            await self._record(self._campaign.members.set_placeholder(annotator.id, message_id))

    async def _record(self, change: Awaitable[None]) -> None:
        """Store which message is the card; the card is shown even if the disk is full."""
        try:
            await change
        except TryLaterError as error:
            log.warning("the message of a card is not stored: %s", error)

    def _discard(self, chat: int, card: Card) -> None:
        """Forget a pending card that is shown or given up, but not a newer one."""
        pending = self._pending.get(chat)
        if pending is not None and pending.card is card:
            del self._pending[chat]

    async def _annotator_in(self, chat: int) -> Annotator | None:
        """The annotator of a private chat; None for a group, or if they may not label."""
        try:
            return await self._campaign.members.require(chat)
        except TapwiseError:
            return None

    async def _pause_unreachable(self, annotator: Annotator) -> None:
        """Return their question to the others until they write, tap or unblock the bot."""
        log.info("annotator %d cannot be reached: paused", annotator.id)
        await self._campaign.members.pause_unreachable(annotator.id)
