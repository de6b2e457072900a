"""The cards of /settings: language, notes, counts, the daily reminder."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from telegram import InlineKeyboardMarkup

from bot.campaign.types import Annotator, Role
from bot.chat.cards.buttons import Action, inline_button
from bot.chat.cards.card import Card
from bot.chat.locale import Catalog

# The value of the button that shows the languages, and the target of buttons below the welcome.
CHOOSE: Final = "choose"
WELCOME: Final = 1
_COLUMNS: Final = 2


def settings_card(annotator: Annotator, texts: Catalog) -> Card:
    """The settings, with a button for each other choice."""
    quiet, cheer = annotator.quiet, annotator.cheer
    switches = [
        [inline_button(texts.language_button(), "language", value=CHOOSE)],
        [inline_button(texts.quiet_button(quiet=quiet), "quiet", value="" if quiet else "1")],
        [inline_button(texts.cheer_button(cheer=cheer), "cheer", value="" if cheer else "1")],
        [inline_button(texts.remind_button(annotator.remind_hour), "remind")],
    ]
    settings = texts.settings(annotator, language=texts.language)
    return Card(settings, InlineKeyboardMarkup(switches))


def welcome_card(role: Role, texts: Catalog) -> Card:
    """What a person reads first; the question follows it. For owners, what to do first."""
    language = [inline_button(texts.language_button(), "language", WELCOME, value=CHOOSE)]
    if role != "owner":
        return Card(texts.welcome(), InlineKeyboardMarkup([language]), leads_on=False)
    row = [
        inline_button(texts.make_invite, "run", value="invite"),
        inline_button(texts.open_menu, "menu"),
    ]
    return Card(texts.welcome_owner(), InlineKeyboardMarkup([row, language]))


def languages_card(texts: Catalog, languages: Mapping[str, str], target: int) -> Card:
    """Every language, as code -> its own name. target: `WELCOME`, or 0 in the settings."""
    buttons = [
        inline_button(name, "language", target, value=code) for code, name in languages.items()
    ]
    rows = [buttons[start : start + _COLUMNS] for start in range(0, len(buttons), _COLUMNS)]
    rows.append([inline_button(texts.as_in_telegram, "language", target)])
    return Card(texts.which_language(), InlineKeyboardMarkup(rows))


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
