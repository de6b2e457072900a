"""What the bot says, one file a language.

A second language is one more module here: a class that inherits from `Catalog` and says what it
can, under the module's name `TEXTS`; what it leaves out is said in English.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from pkgutil import iter_modules

from bot.chat.locale.en import Catalog

__all__ = ["CATALOGS", "Catalog", "catalogs", "texts_for"]


def catalogs(folders: Iterable[str]) -> dict[str, Catalog]:
    """The catalog of each module in these folders, by its name, which is a language code."""
    names = [module.name for module in iter_modules(folders)]
    return {name: import_module(f"{__name__}.{name}").TEXTS for name in names}


CATALOGS: dict[str, Catalog] = catalogs(__path__)


def texts_for(*languages: str | None) -> Catalog:
    """The catalog of the first language that there is one for ("pt-br" reads as "pt")."""
    for language in languages:
        if catalog := CATALOGS.get((language or "").lower().partition("-")[0]):
            return catalog
    return CATALOGS["en"]
