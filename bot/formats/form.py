"""What a file form consists of: its name, its endings, and how it is read and written."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO, TypeAlias

from bot.formats.input_file import InputFile
from bot.formats.rows import ExportRow, ParsedRows

FormReader: TypeAlias = Callable[[InputFile], ParsedRows]
"""Reads the rows of a file, and says in its report what it found."""

FormWriter: TypeAlias = Callable[[TextIO, Iterable[ExportRow]], int]
"""Writes all rows to an open file and returns how many they were."""

FolderWriter: TypeAlias = Callable[[Path, Iterable[ExportRow]], Counter[str]]
"""Writes all rows to files in a folder; returns the name of each file and its number of rows."""

FormRecogniser: TypeAlias = Callable[[InputFile], bool]
"""Whether a file is of this form, by its first bytes or lines and by its name."""


@dataclass(frozen=True, slots=True)
class Form:
    """One file form.

    name: a short name for help texts, the same in every language.
    description: what such a file holds, in a few English words.
    endings: in small letters, with the dot; "" is a file without an ending. Every file may also
        be packed, with .gz behind its ending.
    read: None for a form that is only written.
    write: None if the form has no room for labels and scores.
    recognise: for a form that is known by its content; it reads only the files that it recognises,
        whatever their ending. Each ending needs one form without it, which reads the others.
    """

    name: str
    description: str
    endings: tuple[str, ...]
    read: FormReader
    write: FormWriter | None = None
    recognise: FormRecogniser | None = None


@dataclass(frozen=True, slots=True)
class NamedForm:
    """A form that is chosen by its name, as its ending is that of another one, and only written.

    description: what kind of file it is, in a word.
    """

    name: str
    description: str
    write: FormWriter


@dataclass(frozen=True, slots=True)
class FolderForm:
    """A form of several files, which is chosen by its name and only written.

    description: the files that it has, in a few English words.
    """

    name: str
    description: str
    write: FolderWriter
