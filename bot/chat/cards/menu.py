"""The cards of /menu and the owner's welcome."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.chat.cards.buttons import inline_button
from bot.chat.cards.card import Card
from bot.chat.locale import Catalog
from bot.chat.sections import Section

# Buttons in a row.
COLUMNS: Final = 2


def menu_card(sections: Iterable[Section], texts: Catalog) -> Card:
    """The sections, each as a button that shows its commands in this message."""
    buttons = [
        inline_button(texts.menu_section(section), "menu", value=section) for section in sections
    ]
    return Card(texts.menu(), InlineKeyboardMarkup(_in_rows(buttons)))


def section_card(section: Section, commands: Sequence[str], texts: Catalog) -> Card:
    """The commands of a section, each as a button that runs it, and a way back."""
    buttons = [inline_button(f"/{name}", "run", value=name) for name in commands]
    back = [inline_button(texts.menu_back, "menu")]
    rows = [*_in_rows(buttons), back]
    return Card(texts.menu_of(section, commands), InlineKeyboardMarkup(rows))


def _in_rows(buttons: Sequence[InlineKeyboardButton]) -> list[Sequence[InlineKeyboardButton]]:
    return [buttons[start : start + COLUMNS] for start in range(0, len(buttons), COLUMNS)]
