"""Text files read line by line in bounded memory."""

import shlex
from collections.abc import Generator, Iterator
from contextlib import closing
from itertools import chain
from pathlib import Path
from typing import Final, TypeAlias

from bot.errors import TransferError
from bot.formats.encodings import Encoding, decoded, find_encoding
from bot.formats.packed_files import MAX_INFLATED, is_packed, read_blocks
from bot.formats.rows import MAX_TEXT
from bot.wording.translatable import sentence

Line: TypeAlias = tuple[int, str | None]
"""A line's number, from 1, and its text; None if it is too long.

The text has no line feed, but it ends in a carriage return in a file of Windows. A byte that is no
character is a lone surrogate in it.
"""

MAX_LINE: Final = 8 * MAX_TEXT
"""Most characters of a line, or of a row of a table: a text of MAX_TEXT fits, even escaped."""

_SAMPLE = 100


class Lookahead:
    """Lines of which the first can be looked at before all are read."""

    def __init__(self, lines: Iterator[Line]) -> None:
        self._lines = lines
        self._seen: list[Line] = []

    def peek(self) -> Iterator[Line]:
        """At most 100 lines, and hardly more than MAX_LINE characters; they will be read again."""
        size = 0
        for index in range(_SAMPLE):
            if index == len(self._seen):
                if size > MAX_LINE or (line := next(self._lines, None)) is None:
                    return
                self._seen.append(line)
            yield self._seen[index]
            size += len(self._seen[index][1] or "")

    def __iter__(self) -> Iterator[Line]:
        return chain(self._seen, self._lines)


def read_lines(
    path: Path, max_inflated: int = MAX_INFLATED, encoding: Encoding | None = None
) -> Generator[Line, None, None]:
    """Every line of a file; only a line feed ends a line.

    encoding: found by `find_encoding` if it is not given. Errors: TransferError.
    """
    if encoding is None:
        encoding = find_encoding(path.name, read_blocks(path, max_inflated))
    number, rest, too_long = 1, "", False
    with closing(read_blocks(path, max_inflated)) as blocks:
        for piece in decoded(path.name, blocks, encoding):
            if number == 1 and "\r" in piece.rstrip("\r") and "\n" not in piece:
                raise _carriage_returns_only(path)
            *complete, rest = (rest + piece).split("\n")
            for line in complete:
                yield number, None if too_long or len(line) > MAX_LINE else line
                number, too_long = number + 1, False
            if len(rest) > MAX_LINE:
                rest, too_long = "", True
    if rest or too_long:
        yield number, None if too_long else rest


def _carriage_returns_only(path: Path) -> TransferError:
    plain = path.with_suffix("").name if is_packed(path) else path.name
    convert = rf"tr '\r' '\n' < {shlex.quote(plain)} > {shlex.quote(f'utf8-{plain}')}."
    if is_packed(path):
        command = f"gunzip {shlex.quote(path.name)}; {convert}"
        name = "error-file-carriage-returns-packed"
        return TransferError(sentence(name, file=path.name, command=command))
    name = "error-file-carriage-returns"
    return TransferError(sentence(name, file=path.name, command=convert))
