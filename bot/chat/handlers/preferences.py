"""What somebody can choose for themselves: language, notes, counts, a reminder at their hour."""

from __future__ import annotations

from collections.abc import Callable

from telegram import Update
from telegram.ext import ContextTypes

from bot.campaign.campaign import Campaign
from bot.campaign.types import Annotator
from bot.chat.access import user_of
from bot.chat.cards.card import Card
from bot.chat.cards.settings_menu import clock_card, reminded_card, reminder_card, settings_card
from bot.chat.locale import CATALOGS, texts_for
from bot.chat.taps import Tap
from bot.chat.transport.outbox import Outbox

Context = ContextTypes.DEFAULT_TYPE


class PreferenceHandlers:
    """/settings, and what follows from it at the chosen hour."""

    def __init__(self, campaign: Campaign, outbox: Outbox, clock: Callable[[], float]):
        self._members = campaign.members
        self._preferences = campaign.preferences
        self._outbox = outbox
        self._access = outbox.access
        self._clock = clock

    async def on_settings(self, update: Update, context: Context) -> None:
        annotator = await self._access.annotator(update)
        await self._outbox.reply(update, _card(annotator, user_of(update).language_code))

    async def set_language(self, tap: Tap) -> None:
        known = tap.button.value if tap.button.value in CATALOGS else None
        await self._preferences.set_language(tap.annotator.id, known)
        await self._show(tap)

    async def set_quiet(self, tap: Tap) -> None:
        await self._preferences.set_quiet(tap.annotator.id, bool(tap.button.value))
        await self._show(tap)

    async def set_cheer(self, tap: Tap) -> None:
        await self._preferences.set_cheer(tap.annotator.id, bool(tap.button.value))
        await self._show(tap)

    async def set_clock(self, tap: Tap) -> None:
        """A tap on the hour that their clock shows; without one, the question which it is."""
        if not tap.button.value.isdigit():
            self._turn_to(tap, clock_card(tap.texts))
            return
        offset = _offset(tap.number % 24, self._clock())
        await self._preferences.set_reminder(tap.annotator.id, tap.annotator.remind_hour, offset)
        self._turn_to(tap, reminder_card(tap.texts))

    async def set_reminder(self, tap: Tap) -> None:
        """A tap on an hour, on never, or on the button that asks for one."""
        person, offset = tap.annotator, tap.annotator.utc_offset
        if tap.button.value == "off":
            await self._preferences.set_reminder(person.id, None, offset)
            await self._show(tap)
        elif offset is None:
            self._turn_to(tap, clock_card(tap.texts))
        elif tap.button.value.isdigit():
            await self._preferences.set_reminder(person.id, tap.number % 24, offset)
            await self._show(tap)
        else:
            self._turn_to(tap, reminder_card(tap.texts))

    async def remind(self, annotator: Annotator) -> None:
        """At the hour they chose, when they have not been here since yesterday."""
        card = reminded_card(texts_for(annotator.language))
        self._outbox.in_background(
            self._outbox.delivery.send_message(annotator.telegram_id or 0, card)
        )

    async def _show(self, tap: Tap) -> None:
        """The settings as they are now."""
        changed = await self._members.get(tap.annotator.id)
        if changed is not None:
            self._turn_to(tap, _card(changed, tap.query.from_user.language_code))

    def _turn_to(self, tap: Tap, card: Card) -> None:
        self._outbox.in_background(self._outbox.show_toast(tap.query))
        self._outbox.in_background(self._outbox.edit_message(tap.query, card))


def _card(annotator: Annotator, in_telegram: str | None) -> Card:
    """in_telegram: the language of their Telegram, for whoever chose none."""
    languages = {code: texts.language for code, texts in CATALOGS.items()}
    return settings_card(annotator, texts_for(annotator.language, in_telegram), languages)


def _offset(hour: int, now: float) -> int:
    """Hours from UTC, in -11…12, of somebody whose clock shows this hour now."""
    return (hour - int(now // 3600) % 24 + 11) % 24 - 11
