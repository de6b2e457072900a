"""What the bot says in the chat: a catalog for each file in `bot/wording/languages`."""

from __future__ import annotations

from typing import Final

from bot.chat.locale.catalog import Catalog
from bot.wording.installed_languages import ENGLISH, LANGUAGES

__all__ = ["CATALOGS", "Catalog", "texts_for"]

CATALOGS: Final = {code: Catalog(words) for code, words in LANGUAGES.items()}


def texts_for(*codes: str | None) -> Catalog:
    """The catalog of the first language that has one ("pt-br" is looked up as "pt"), or English."""
    for code in codes:
        if catalog := CATALOGS.get((code or "").lower().partition("-")[0]):
            return catalog
    return CATALOGS[ENGLISH.code]
