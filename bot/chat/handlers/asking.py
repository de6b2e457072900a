"""/ask: others are asked about one message of a watched group."""

from __future__ import annotations

from telegram import Message, Update

from bot.campaign.types import Annotator
from bot.chat.access import CURATORS
from bot.chat.cards.check import asked_card
from bot.chat.group_texts import text_to_keep
from bot.chat.locale import Catalog
from bot.chat.services import Context, Services


class AskingHandlers:
    """/ask as an answer to a message."""

    def __init__(self, services: Services):
        self._campaign = services.campaign
        self._harvest = services.campaign.harvest
        self._outbox = services.outbox
        self._access = services.outbox.access

    async def on_ask(self, update: Update, context: Context) -> None:
        """Put the message that this one answers to others, blind; the reply is in private.

        In a group that nobody watches nothing is taken: its members were not told.
        """
        message = update.effective_message
        if message is None or message.sender_chat is not None:
            return
        if not await self._access.has_role(update, CURATORS):
            return
        asker = await self._access.annotator(update)
        texts, text = self._access.texts(update, asker), self._text_to_ask(message, context.bot.id)
        if text is None:
            await self._outbox.reply(update, texts.ask_usage(context.bot.username))
        else:
            self._outbox.enqueue(
                message.chat_id, f"ask {message.message_id}", lambda: self._ask(asker, text, texts)
            )

    def _text_to_ask(self, message: Message, bot_id: int) -> str | None:
        """The text of the message that was answered; None unless it might be kept."""
        watch, answered = self._harvest.watch_of(message.chat_id), message.reply_to_message
        if watch is None or watch.notice is None or answered is None or answered.from_user is None:
            return None
        is_left_out = self._harvest.objections.has(answered.from_user.id)
        if is_left_out or answered.message_id <= watch.notice:
            return None
        return text_to_keep(answered, bot_id)

    async def _ask(self, asker: Annotator, text: str, texts: Catalog) -> None:
        """Ask others soon; the asker is not among them, as they have seen who wrote it."""
        outcome = await self._campaign.requests.ask(text, asker.id, ("/ask",))
        self._outbox.send(asker.telegram_id or 0, asked_card(outcome, texts))
