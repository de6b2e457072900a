"""What a file form consists of: its name, its endings, and how it is read and written."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TextIO, TypeAlias

from bot.formats.line_files import Line
from bot.formats.rows import ExportRow, ParsedRows
from storage.records import Label

FormReader: TypeAlias = Callable[[Iterator[Line], str, Label | None], ParsedRows]
"""Reads the lines of a file, given its name and the label that the user gave for all of it."""

FormWriter: TypeAlias = Callable[[TextIO, Iterable[ExportRow]], int]
"""Writes all rows to an open file and returns how many they were."""

FormRecogniser: TypeAlias = Callable[[Iterator[Line], str, Label | None], bool]
"""Whether the first lines of a file (with its ending and the given label) are of this form."""


@dataclass(frozen=True, slots=True)
class Form:
    """One file form.

    name: a short name for help texts, the same in every language.
    description: what such a file holds, in a few English words.
    endings: in small letters, with the dot; "" is a file without an ending. Every file may also
        be packed, with .gz behind its ending.
    write: None if the form has no room for labels and scores.
    recognise: for a form that shares its endings with another one; it reads only the files whose
        first lines it recognises. Each ending needs one form without it, which reads the others.
    """

    name: str
    description: str
    endings: tuple[str, ...]
    read: FormReader
    write: FormWriter | None = None
    recognise: FormRecogniser | None = None
