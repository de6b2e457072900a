"""The cards of /settings: language, notes, counts, the daily reminder."""

from __future__ import annotations

from telegram import InlineKeyboardMarkup

from bot.campaign.types import Annotator
from bot.chat.cards.buttons import Action, inline_button
from bot.chat.cards.card import Card
from bot.chat.locale import Catalog


def settings_card(annotator: Annotator, texts: Catalog, languages: dict[str, str]) -> Card:
    """The settings, with a button for each other choice; languages: code -> its own name."""
    chosen, quiet, cheer = annotator.language or "", annotator.quiet, annotator.cheer
    others = [
        [inline_button(texts.language_button(name), "language", value=code)]
        for code, name in {"": None, **languages}.items()
        if code != chosen and len(languages) > 1
    ]
    switches = [
        [inline_button(texts.quiet_button(quiet=quiet), "quiet", value="" if quiet else "1")],
        [inline_button(texts.cheer_button(cheer=cheer), "cheer", value="" if cheer else "1")],
        [inline_button(texts.remind_button(annotator.remind_hour), "remind")],
    ]
    name = languages.get(chosen) or texts.language
    settings = texts.settings(annotator, language=name)
    return Card(settings, InlineKeyboardMarkup([*others, *switches]))


def clock_card(texts: Catalog) -> Card:
    """Ask for the annotator's local hour, which Telegram does not report."""
    return Card(texts.which_hour_is_it(), _hours("clock"))


def reminder_card(texts: Catalog) -> Card:
    """Ask for the hour of the daily reminder."""
    keyboard = _hours("remind")
    other = [
        inline_button(texts.change_clock, "clock"),
        inline_button(texts.never_remind, "remind", value="off"),
    ]
    return Card(texts.when_to_remind(), InlineKeyboardMarkup([*keyboard.inline_keyboard, other]))


def reminded_card(texts: Catalog) -> Card:
    """The reminder itself, with a button that shows a question."""
    return Card(texts.reminder(), InlineKeyboardMarkup([[inline_button(texts.resume, "next")]]))


def _hours(action: Action) -> InlineKeyboardMarkup:
    rows = [
        [
            inline_button(f"{hour:02}:00", action, value=str(hour))
            for hour in range(start, start + 6)
        ]
        for start in range(0, 24, 6)
    ]
    return InlineKeyboardMarkup(rows)
