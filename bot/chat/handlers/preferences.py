"""An annotator's own settings: language, notes, counts, a daily reminder."""

from __future__ import annotations

from dataclasses import replace

from telegram import Update

from bot.campaign.types import Annotator, AnnotatorId
from bot.chat.cards.card import Card
from bot.chat.cards.settings_menu import (
    CHOOSE,
    WELCOME,
    clock_card,
    languages_card,
    reminded_card,
    reminder_card,
    settings_card,
    welcome_card,
)
from bot.chat.handlers.menus import MenuHandlers
from bot.chat.locale import CATALOGS, Catalog
from bot.chat.services import Context, Services
from bot.chat.taps import Tap


class PreferenceHandlers:
    """/settings, its buttons, and the reminder."""

    def __init__(self, services: Services, menus: MenuHandlers):
        self._members = services.campaign.members
        self._preferences = services.campaign.preferences
        self._outbox = services.outbox
        self._access = services.outbox.access
        self._clock = services.clock
        self._cards = services.cards
        self._menus = menus

    async def on_settings(self, update: Update, context: Context) -> None:
        """Send the settings."""
        annotator = await self._access.annotator(update)
        await self._outbox.reply(
            update, settings_card(annotator, self._access.texts(update, annotator))
        )

    async def on_language_tap(self, tap: Tap) -> None:
        """Show the languages, or choose one, or Telegram's; the open card changes, too."""
        target, code = tap.button.target, tap.button.value
        if code == CHOOSE:
            names = {code: texts.language for code, texts in CATALOGS.items()}
            self._show(tap, languages_card(tap.texts, names, target))
            return
        chosen = code if code in CATALOGS else None
        await self._preferences.set_language(tap.annotator.id, chosen)
        changed = replace(tap.annotator, language=chosen)
        texts = self._access.texts_for(*changed.languages)
        is_welcome = target == WELCOME
        card = welcome_card(changed.role, texts) if is_welcome else settings_card(changed, texts)
        self._show(tap, card)
        chat = tap.query.from_user.id
        self._outbox.enqueue(chat, "language", lambda: self._speak(changed.id, texts), queue="card")

    async def on_quiet_tap(self, tap: Tap) -> None:
        """Switch the notes after each answer off or on."""
        await self._preferences.set_quiet(tap.annotator.id, bool(tap.button.value))
        await self._show_settings(tap)

    async def on_cheer_tap(self, tap: Tap) -> None:
        """Switch counts and milestones on or off."""
        await self._preferences.set_cheer(tap.annotator.id, bool(tap.button.value))
        await self._show_settings(tap)

    async def on_clock_tap(self, tap: Tap) -> None:
        """Set the annotator's local hour; without one, ask for it."""
        if not tap.button.value.isdigit():
            self._show(tap, clock_card(tap.texts))
            return
        offset = _utc_offset(tap.number % 24, self._clock())
        await self._preferences.set_reminder(tap.annotator.id, tap.annotator.remind_hour, offset)
        self._show(tap, reminder_card(tap.texts))

    async def on_reminder_tap(self, tap: Tap) -> None:
        """Set the hour of the reminder, switch it off, or ask for an hour."""
        annotator, offset = tap.annotator, tap.annotator.utc_offset
        if tap.button.value == "off":
            await self._preferences.set_reminder(annotator.id, None, offset)
            await self._show_settings(tap)
        elif offset is None:
            self._show(tap, clock_card(tap.texts))
        elif tap.button.value.isdigit():
            await self._preferences.set_reminder(annotator.id, tap.number % 24, offset)
            await self._show_settings(tap)
        else:
            self._show(tap, reminder_card(tap.texts))

    async def on_reminder(self, annotator: Annotator) -> None:
        """Remind an annotator at their hour if they have not answered since yesterday."""
        card = reminded_card(self._access.texts_for(*annotator.languages))
        self._outbox.send(annotator.telegram_id or 0, card)

    async def _show_settings(self, tap: Tap) -> None:
        """Show the settings after a change."""
        changed = await self._members.get(tap.annotator.id)
        if changed is not None:
            self._show(tap, settings_card(changed, self._access.texts_for(*changed.languages)))

    async def _speak(self, annotator_id: AnnotatorId, texts: Catalog) -> None:
        """Show the open question and the command menu in a language that was just chosen."""
        annotator = await self._members.get(annotator_id)
        if annotator is None:
            return
        if annotator.card is not None and not annotator.paused:
            await self._cards.show_next(annotator, texts)
        if annotator.language:
            await self._menus.set_own_menu(annotator)
        else:
            await self._menus.remove_own_menu(annotator)

    def _show(self, tap: Tap, card: Card) -> None:
        self._outbox.in_background(self._outbox.show_toast(tap.query))
        self._outbox.edit_message(tap.query, card)


def _utc_offset(hour: int, now: float) -> int:
    """Hours from UTC, -11 to 12, where it is this hour now."""
    return (hour - int(now // 3600) % 24 + 11) % 24 - 11
