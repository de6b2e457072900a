"""Text files read line by line in bounded memory: encodings, line ends, gzip."""

import codecs
import gzip
import os
import shlex
import zlib
from collections.abc import Generator, Iterator
from contextlib import closing
from itertools import chain
from pathlib import Path
from typing import BinaryIO, Final, TypeAlias

from bot.errors import TransferError
from bot.formats.rows import MAX_TEXT

Line: TypeAlias = tuple[int, str | None]
"""A line's number, from 1, and its text; None if it is too long.

The text has no line feed, but it ends in a carriage return in a file of Windows.
"""

MAX_LINE: Final = 8 * MAX_TEXT
"""Most characters of a line, or of a row of a table: a text of MAX_TEXT fits, even escaped."""

MAX_INFLATED: Final = 2 * 2**30
"""Most bytes that any .gz may inflate to; `_limit` lowers it for a small file."""

_SAMPLE = 100
_BLOCK = 2**18
# The longer mark comes first: that of UTF-32 starts with that of UTF-16.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r"))
# A .gz may inflate to these bytes plus a multiple of its own size. Messages are packed to a 3rd to
# a 20th of their size, the same line over and over to a 1,000th.
_INFLATED_FREELY = 16 * 2**20
_INFLATED_PER_BYTE = 100
# Even bytes, and odd bytes, that are inspected: fewer than in the header of an exported table.
_INSPECTED = 20


def is_packed(path: Path) -> bool:
    """Whether the name ends in .gz."""
    return path.suffix.lower() == ".gz"


def ending(path: Path) -> str:
    """The ending in small letters; the one before .gz if the file is packed."""
    return (path.with_suffix("") if is_packed(path) else path).suffix.lower()


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


def read_lines(path: Path, max_inflated: int = MAX_INFLATED) -> Generator[Line, None, None]:
    """Every line of a file in UTF-8, or in UTF-16 or 32 with a mark; only a line feed ends a line.

    Another encoding is refused, with the command that converts it, and never guessed: of 60 files
    of French messages in Latin-1, charset-normalizer 3.5 read 58 wrongly, as Central European.
    """
    number, rest, too_long = 1, "", False
    with closing(_blocks(path, max_inflated)) as blocks:
        for piece in _decoded(path, blocks):
            *complete, rest = (rest + piece).split("\n")
            for line in complete:
                yield number, None if too_long or len(line) > MAX_LINE else line
                number, too_long = number + 1, False
            if len(rest) > MAX_LINE:
                rest, too_long = "", True
    if rest or too_long:
        yield number, None if too_long else rest


def _decoded(path: Path, blocks: Iterator[bytes]) -> Iterator[str]:
    head = next(blocks, b"")
    mark, encoding = next(
        (pair for pair in _BYTE_ORDER_MARKS if head.startswith(pair[0])), (b"", "utf-8")
    )
    if not mark and (wide := _unmarked_utf_16(head)):
        advice = _convert(path, f"iconv -f {wide} -t utf-8")
        raise TransferError(f"{path.name} looks like UTF-16 without a byte order mark. {advice}.")
    decoder = codecs.getincrementaldecoder(encoding)()
    number = 1
    for block in chain([head.removeprefix(mark)], blocks, [b""]):
        try:
            piece = decoder.decode(block, final=not block)
        except UnicodeDecodeError as error:
            valid = error.object[: error.start].decode(encoding, "ignore")
            raise _not_decodable(path, number + valid.count("\n"), encoding) from error
        if number == 1 and "\r" in piece.rstrip("\r") and "\n" not in piece:
            raise _carriage_returns_only(path)
        number += piece.count("\n")
        yield piece


def _unmarked_utf_16(head: bytes) -> str | None:
    """The byte order of UTF-16 without a mark, guessed from every other byte; None for a text.

    NULs at even places only, or at odd ones, are the high bytes of spaces and Latin letters. A
    first word without any (Cyrillic, Greek, Arabic) has a control character, its high byte, at
    every other place. Nothing that Tapwise writes begins like that.
    """
    even, odd = head[0::2], head[1::2]
    for high, low, name in ((odd, even, "utf-16le"), (even, odd, "utf-16be")):
        if high.count(0) > 2 and 0 not in low:
            return name
        in_high, in_low = _count_controls(high[:_INSPECTED]), _count_controls(low[:_INSPECTED])
        if in_high > 2 * in_low and 2 * in_high >= len(high[:_INSPECTED]):
            return name
    return None


def _count_controls(data: bytes) -> int:
    return len(data) - len(data.translate(None, _CONTROLS))


def _not_decodable(path: Path, number: int, encoding: str) -> TransferError:
    if encoding != "utf-8":
        name = encoding[:6].upper()
        return TransferError(
            f"{path.name}, line {number}: this is not valid {name}. Save the file again."
        )
    advice = _convert(path, "iconv -f cp1251 -t utf-8")
    return TransferError(
        f"{path.name}, line {number}: this is not UTF-8. {advice} "
        "(cp1251 is Cyrillic Windows, cp1252 Western Windows)."
    )


def _carriage_returns_only(path: Path) -> TransferError:
    advice = _convert(path, r"tr '\r' '\n' <")
    return TransferError(
        f"The lines of {path.name} end with carriage returns only, as on old Macs. {advice}."
    )


def _convert(path: Path, command: str) -> str:
    """The command that converts a file, with quoted names: a name may hold shell commands."""
    plain = path.with_suffix("").name if is_packed(path) else path.name
    unpack = f"Unpack it and convert it, for example: gunzip {shlex.quote(path.name)}; "
    first = unpack if is_packed(path) else "Convert the file first, for example: "
    return f"{first}{command} {shlex.quote(plain)} > {shlex.quote(f'utf8-{plain}')}"


def _blocks(path: Path, max_inflated: int) -> Generator[bytes, None, None]:
    try:
        with path.open("rb") as file:
            if is_packed(path):
                yield from _inflated(path, file, max_inflated)
            else:
                yield from iter(lambda: file.read(_BLOCK), b"")
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise TransferError(
            f"{path.name} is not a complete gzip file ({error}). Pack or download it again."
        ) from error
    except OSError as error:
        raise TransferError(
            f"{path} cannot be read: {error.strerror or error}. Check the name."
        ) from error


def _inflated(path: Path, file: BinaryIO, max_inflated: int) -> Iterator[bytes]:
    limit = left = _limit(file, max_inflated)
    with gzip.GzipFile(fileobj=file) as packed:
        while block := packed.read(_BLOCK):
            left -= len(block)
            if left < 0:
                raise TransferError(
                    f"{path.name} inflates to more than {_size(limit)}, the limit for a packed "
                    "file of its size. Unpack it, check it, and import the unpacked file with "
                    "tapwise import on the machine where the bot runs."
                )
            yield block


def _limit(file: BinaryIO, max_inflated: int) -> int:
    """Most bytes that this file may inflate to."""
    packed = os.fstat(file.fileno()).st_size
    return min(max_inflated, _INFLATED_FREELY + _INFLATED_PER_BYTE * packed)


def _size(number: int) -> str:
    return f"{number // 10**6:,} MB" if number >= 10**6 else f"{number:,} bytes"
