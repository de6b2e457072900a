"""What all parts of a catalog share: the words of its language."""

from __future__ import annotations

from typing import Final

from bot.wording.language import Language, Value


class Sentences:
    """Says sentences by their names in `bot/wording/languages`."""

    def __init__(self, words: Language):
        self.words: Final = words

    def say(self, name: str, /, **values: Value) -> str:
        """The sentence of this name, see `Language.say`."""
        return self.words.say(name, **values)


class Fixed:
    """A sentence without values, as an attribute of a catalog."""

    def __init__(self, name: str):
        self._name: Final = name

    def __get__(self, catalog: Sentences | None, owner: type) -> str:
        return catalog.say(self._name) if catalog else self._name
