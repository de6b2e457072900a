"""Files on disk: read as lines in bounded memory, written whole or not at all."""

import codecs
import gzip
import io
import os
import secrets
import zlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from itertools import chain
from pathlib import Path
from typing import BinaryIO, Final, TextIO

from bot.errors import TransferError
from bot.transfer.rows import MAX_TEXT

Line = tuple[int, str | None]
"""Its number from 1, and its text without the line feed; None when it is too long to hold."""

MAX_LINE: Final = 8 * MAX_TEXT
"""Characters of one line, or of one row of a table: a text of MAX_TEXT fits, however escaped."""

MAX_INFLATED: Final = 2 * 2**30
"""Bytes that a .gz may inflate to: 20 MB, the most a bot can download, can hold 20 GB of zeros."""

_BLOCK = 2**18
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def is_packed(path: Path) -> bool:
    """Whether the ending says gzip."""
    return path.suffix.lower() == ".gz"


def ending(path: Path) -> str:
    """What says the form: the ending in small letters, the one before .gz in a packed file."""
    return (path.with_suffix("") if is_packed(path) else path).suffix.lower()


def lines(path: Path, max_inflated: int = MAX_INFLATED) -> Iterator[Line]:
    """Every line of a UTF-8 file (or UTF-16 with its mark); only a line feed ends one."""
    number, rest, too_long = 1, "", False
    for piece in _decoded(path, _blocks(path, max_inflated)):
        *whole, rest = (rest + piece).split("\n")
        for line in whole:
            yield number, None if too_long or len(line) > MAX_LINE else line
            number, too_long = number + 1, False
        if len(rest) > MAX_LINE:
            rest, too_long = "", True
    if rest or too_long:
        yield number, None if too_long else rest


def _decoded(path: Path, blocks: Iterator[bytes]) -> Iterator[str]:
    head = next(blocks, b"")
    mark, encoding = next((pair for pair in _MARKS if head.startswith(pair[0])), (b"", "utf-8"))
    decoder = codecs.getincrementaldecoder(encoding)()
    number = 1
    for block in chain([head.removeprefix(mark)], blocks, [b""]):
        try:
            piece = decoder.decode(block, final=not block)
        except UnicodeDecodeError as error:
            good = error.object[: error.start].decode(encoding, "ignore")
            raise _not_text(path, number + good.count("\n"), encoding) from error
        number += piece.count("\n")
        yield piece


def _not_text(path: Path, number: int, encoding: str) -> TransferError:
    if encoding != "utf-8":
        return TransferError(f"{path.name}, line {number}: this is not valid UTF-16; save it anew.")
    unpack = f"Unpack it and convert it, for example: gunzip {path.name}; " * is_packed(path)
    plain = path.with_suffix("").name if is_packed(path) else path.name
    return TransferError(
        f"{path.name}, line {number}: this is not UTF-8. "
        f"{unpack or 'Convert the file first, for example: '}"
        f"iconv -f cp1251 -t utf-8 {plain} > utf8-{plain} "
        "(cp1251 is Cyrillic Windows, cp1252 Western Windows)."
    )


def _blocks(path: Path, max_inflated: int) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            if is_packed(path):
                yield from _inflated(path, file, max_inflated)
            else:
                yield from iter(lambda: file.read(_BLOCK), b"")
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise TransferError(
            f"{path.name} is no whole gzip file ({error}). Pack or fetch it again."
        ) from error
    except OSError as error:
        raise TransferError(f"{path} cannot be read: {_why(error)}. Check the name.") from error


def _inflated(path: Path, file: BinaryIO, most: int) -> Iterator[bytes]:
    with gzip.GzipFile(fileobj=file) as packed:
        while block := packed.read(_BLOCK):
            most -= len(block)
            if most < 0:
                raise TransferError(
                    f"{path.name} inflates to more than Tapwise takes from a packed file. "
                    "Unpack it yourself, look at it, and import what you unpacked."
                )
            yield block


@contextmanager
def drafts(paths: Sequence[Path]) -> Iterator[list[TextIO]]:
    """One text file to fill for each path; all take their names at the end, or none does."""
    parts = [path.with_name(f".tapwise-{secrets.token_hex(8)}.part") for path in paths]
    targets = list(zip(parts, paths, strict=True))
    try:
        for path in paths:
            _check_place(path)
        with ExitStack() as open_files:
            yield [_open(part, is_packed(path), open_files) for part, path in targets]
        for part in parts:
            _sync(part)
        for part, path in targets:
            part.replace(path)
    except OSError as error:
        names = ", ".join(map(str, paths))
        raise TransferError(
            f"{names} cannot be written: {_why(error)}. "
            "Nothing was kept; free some space or choose another place."
        ) from error
    finally:
        for part in parts:
            with suppress(OSError):
                part.unlink()


def _check_place(path: Path) -> None:
    if not path.parent.is_dir():
        raise TransferError(f"{path} cannot be written: there is no folder {path.parent}. Make it.")
    if path.is_dir():
        raise TransferError(f"{path} cannot be written: it is a folder. Name a file in it.")


def _open(part: Path, packed: bool, open_files: ExitStack) -> TextIO:
    raw: BinaryIO = open_files.enter_context(part.open("xb"))
    # Without a name or a time inside, the same rows make the same bytes.
    target = open_files.enter_context(gzip.GzipFile("", "wb", 6, raw, 0)) if packed else raw
    return open_files.enter_context(io.TextIOWrapper(target, "utf-8", newline=""))


def _sync(part: Path) -> None:
    with part.open("rb+") as file:
        os.fsync(file.fileno())


def _why(error: OSError) -> str:
    return error.strerror or str(error)
