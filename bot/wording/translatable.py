"""English sentences that can be said in another language later: errors, and reasons of bad rows."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from bot.wording.installed_languages import ENGLISH
from bot.wording.language import Language


class Sentence(str):
    """The English sentence, as the command line and logs show it; with its name and values."""

    name: str
    values: Mapping[str, str | int]

    def __new__(cls, name: str, **values: str | int) -> Sentence:
        said = super().__new__(cls, ENGLISH.say(name, **values))
        said.name, said.values = name, values
        return said

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, str | int]]:
        return (self.name,), dict(self.values)


@lru_cache(maxsize=1_024)
def sentence(name: str, /, **values: str | int) -> Sentence:
    """The sentence of this name with these values; the same ones come a million times in a file."""
    return Sentence(name, **values)


def translate(text: str, language: Language) -> str:
    """A sentence in another language; a text that is none stays as it is."""
    if not isinstance(text, Sentence):
        return text
    values = {
        key: translate(value, language) if isinstance(value, str) else value
        for key, value in text.values.items()
    }
    return language.say(text.name, **values)


def translate_error(error: Exception, language: Language) -> str:
    """What an error says, in another language."""
    first = error.args[0] if error.args else ""
    return translate(first, language) if isinstance(first, Sentence) else str(error)
