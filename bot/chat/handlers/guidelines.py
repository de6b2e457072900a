"""The guideline: set by an owner, with examples for everybody."""

from __future__ import annotations

from typing import Final

from telegram import Update

from bot.campaign.guidelines import MAX_EXAMPLES, MAX_RULE, GuidelineError
from bot.chat.cards.card import Card
from bot.chat.services import Context, Services
from bot.chat.taps import Tap

# The argument that takes the guideline off the cards.
OFF: Final = "off"


class GuidelineHandlers:
    """/rule, and the button that shows examples."""

    def __init__(self, services: Services):
        self._campaign = services.campaign
        self._outbox = services.outbox
        self._access = services.outbox.access
        self._cards = services.cards

    async def on_rule(self, update: Update, context: Context) -> None:
        """Show the guideline, or set it: the rule in the first line, examples below it."""
        owner = await self._access.annotator(update)
        texts = self._access.texts(update, owner)
        rule, examples = _written(update)
        if not rule:
            card = Card(texts.guideline(self._campaign.guidelines.current, MAX_RULE, MAX_EXAMPLES))
            await self._outbox.reply(update, card)
            return
        if rule.casefold() == OFF and not examples:
            rule = ""
        try:
            guideline = await self._campaign.guidelines.set(rule, examples, owner.id)
        except GuidelineError:
            await self._outbox.reply(update, texts.guideline_too_long(MAX_RULE, MAX_EXAMPLES))
            return
        await self._outbox.reply(update, texts.guideline_set(guideline))
        await self._cards.show_open_again()

    async def on_rule_tap(self, tap: Tap) -> None:
        """Send the rule and its examples."""
        self._outbox.in_background(self._outbox.show_toast(tap.query))
        guideline = self._campaign.guidelines.current
        if guideline is not None:
            card = Card(tap.texts.guideline_examples(guideline))
            self._outbox.send(tap.query.from_user.id, card)


def _written(update: Update) -> tuple[str, str]:
    """The first line behind /rule, and the lines below it."""
    message = update.effective_message
    _, _, rest = ((message and message.text) or "").strip().partition(" ")
    rule, _, examples = rest.strip().partition("\n")
    return rule.strip(), examples.strip()
