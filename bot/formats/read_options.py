"""What the user says about a file beside its name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal, TypeAlias

from bot.formats.labels import LABEL_WORDS, LabelWords
from storage.records import Label

FileLabel: TypeAlias = Label | Literal["none"]
"""The label that the user gives all rows of a file; "none" if they have none."""


@dataclass(frozen=True)
class ReadOptions:
    """How files are to be read; by default everything is found out from their content.

    label: of all rows; "none" if no label is given, None if the file's name says it. text_column,
    label_column: the name or the number, from 1, of a column. words: what is read as a label.
    chats: names or ids of the chats that are taken from a Telegram export; since, until: the first
    and the last day, both included.
    """

    label: FileLabel | None = None
    text_column: str | None = None
    label_column: str | None = None
    encoding: str | None = None
    words: LabelWords = field(default_factory=lambda: LABEL_WORDS)
    chats: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None


DEFAULT_OPTIONS: Final = ReadOptions()

AS_LABELLED: Final[Mapping[Label | None, ReadOptions]] = {
    "spam": ReadOptions(label="spam"),
    "no_spam": ReadOptions(label="no_spam"),
    None: ReadOptions(label="none"),
}
"""The options of callers that know the label of a file, or that it has none."""
