"""What all parts of a catalog share: the words of its language."""

from __future__ import annotations

from typing import Final

from bot.campaign.types import Label, LabelNames
from bot.wording.language import Language, Value


class Sentences:
    """Says sentences by their names in `bot/wording/languages`.

    names: the owner's own names for the labels; None for the words of the language.
    """

    def __init__(self, words: Language, names: LabelNames | None = None):
        self.words: Final = words
        self.names: Final = names

    def say(self, name: str, /, **values: Value) -> str:
        """The sentence of this name, see `Language.say`."""
        return self.words.say(name, **values)

    def label_name(self, label: Label) -> str:
        """A label within a sentence, in plain text."""
        if self.names is not None:
            return self.names.of(label)
        return self.say(f"word-label-{label.replace('_', '-')}")

    def label_button(self, label: Label) -> str:
        if self.names is not None:
            return self.names.of(label)
        return self.say(f"button-{label.replace('_', '-')}")


class Fixed:
    """A sentence without values, as an attribute of a catalog."""

    def __init__(self, name: str):
        self._name: Final = name

    def __get__(self, catalog: Sentences | None, owner: type) -> str:
        return catalog.say(self._name) if catalog else self._name
