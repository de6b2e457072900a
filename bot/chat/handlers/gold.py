"""Known labels: an owner makes a message a gold question, or corrects its label."""

from __future__ import annotations

import re
from typing import Final

from telegram import Update

from bot.campaign.types import Annotator, ItemId, Label
from bot.chat.access import OWNERS, require_role
from bot.chat.cards.card import Card
from bot.chat.cards.gold import GOLD_LABELS, ask_gold_card, gold_card
from bot.chat.services import Context, Services
from bot.chat.taps import Tap

_NAMED: Final = re.compile(
    r"/gold(?:@\w+)?\s+(spam|no_spam|ham)\b\s*(.*)", re.DOTALL | re.IGNORECASE
)


class GoldHandlers:
    """/gold and its buttons."""

    def __init__(self, services: Services):
        self._campaign = services.campaign
        self._outbox = services.outbox
        self._access = services.outbox.access
        self._redactor = services.redactor

    async def on_gold(self, update: Update, context: Context) -> None:
        """Show the message that the owner answered last, and ask whether its label is known.

        /gold spam, and the text behind it or in the message that it answers, asks about any label.
        """
        owner = await self._access.annotator(update)
        texts = self._access.texts(update, owner)
        found, named = await self._message_meant(update, owner)
        if found is not None:
            item, text, label = found
            card = ask_gold_card(item, text, label, texts, self._redactor)
            self._outbox.send_protected(owner, card)
        else:
            await self._outbox.reply(
                update, texts.no_such_message() if named else texts.gold_usage()
            )

    async def on_gold_tap(self, tap: Tap) -> None:
        """Set the label that was shown, take it back, or leave the message as it is."""
        require_role(tap.annotator, OWNERS)
        self._outbox.in_background(self._outbox.show_toast(tap.query))
        label = GOLD_LABELS.get(tap.button.value)
        if label is not None:
            item = ItemId(tap.button.target)
            given = await self._campaign.review.mark(item, label, tap.annotator.id)
            card = gold_card(given, tap.texts)
        elif tap.button.value == "back":
            taken = await self._campaign.review.take_back(tap.button.target, tap.annotator.id)
            card = Card(tap.texts.gold_taken_back(done=taken))
        else:
            card = Card(tap.texts.gold_cancelled())
        self._outbox.edit_message(tap.query, card)

    async def _message_meant(
        self, update: Update, owner: Annotator
    ) -> tuple[tuple[ItemId, str, Label] | None, bool]:
        """The item with its text and label, None if there is none; and whether it was named."""
        if (named := _named_message(update)) is not None:
            label, text = named
            item = await self._campaign.review.find(text)
            return (None if item is None else (item, text, label)), True
        question = await self._campaign.reports.last_answered(owner.id)
        if question is None or question.answer not in ("spam", "no_spam"):
            return None, False
        return (question.item_id, question.text, question.answer), False


def _named_message(update: Update) -> tuple[Label, str] | None:
    """The label and the text of /gold spam TEXT, or of /gold spam in answer to a message."""
    message = update.effective_message
    found = _NAMED.match((message and message.text) or "")
    if message is None or found is None:
        return None
    answered = message.reply_to_message
    text = found[2] or (answered and (answered.text or answered.caption)) or ""
    return ("spam" if found[1].casefold() == "spam" else "no_spam"), text
