"""What the bot says in the chat: a catalog for each file in `bot/wording/languages`."""

from __future__ import annotations

from typing import Final

from bot.campaign.types import LabelNames
from bot.chat.locale.catalog import Catalog
from bot.wording.installed_languages import ENGLISH, LANGUAGES

__all__ = ["CATALOGS", "Catalog", "texts_for"]

CATALOGS: Final = {code: Catalog(words) for code, words in LANGUAGES.items()}


def texts_for(*codes: str | None, names: LabelNames | None = None) -> Catalog:
    """The catalog of the first language that has one ("pt-br" is looked up as "pt"), or English.

    names: the owner's own names for the labels.
    """
    found = (CATALOGS.get((code or "").lower().partition("-")[0]) for code in codes)
    catalog = next((each for each in found if each), CATALOGS[ENGLISH.code])
    return Catalog(catalog.words, names) if names else catalog
