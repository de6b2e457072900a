"""What the bot says, one module a language in `languages/`.

To add a language, add a module there, named after its code: a subclass of `Catalog`, and an
instance of it under the name `CATALOG`.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from pkgutil import iter_modules

from bot.chat.locale import languages
from bot.chat.locale.catalog import Catalog

__all__ = ["CATALOGS", "Catalog", "load_catalogs", "texts_for"]


def load_catalogs(folders: Iterable[str]) -> dict[str, Catalog]:
    """The catalog of each module in these folders, by its language code."""
    codes = [module.name for module in iter_modules(folders)]
    return {code: import_module(f"{languages.__name__}.{code}").CATALOG for code in codes}


CATALOGS: dict[str, Catalog] = load_catalogs(languages.__path__)


def texts_for(*codes: str | None) -> Catalog:
    """The catalog of the first language that has one ("pt-br" is looked up as "pt"), or English."""
    for code in codes:
        if catalog := CATALOGS.get((code or "").lower().partition("-")[0]):
            return catalog
    return CATALOGS["en"]
