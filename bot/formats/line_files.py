"""Files on disk: read as lines in bounded memory, written whole or not at all."""

import codecs
import gzip
import io
import os
import secrets
import shlex
import zlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from itertools import chain
from pathlib import Path
from typing import BinaryIO, Final, TextIO

from bot.errors import TransferError
from bot.formats.rows import MAX_TEXT

Line = tuple[int, str | None]
"""Its number from 1, and its text without the line feed; None when it is too long to hold."""

MAX_LINE: Final = 8 * MAX_TEXT
"""Characters of one line, or of one row of a table: a text of MAX_TEXT fits, however escaped."""

MAX_INFLATED: Final = 2 * 2**30
"""Bytes that a .gz may inflate to at most; one of its size may do less, as `_room` says."""

_BLOCK = 2**18
# The longer first: the mark of UTF-32 starts with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r"))
# Bytes that any .gz may inflate to, and the times its own size that it may come to beyond them.
# Messages pack 3 to 20 times smaller, the same line over and over a thousand times.
_INFLATED_FREELY = 16 * 2**20
_TIMES_SMALLER = 100
# Of the even places, and of the odd ones: within the header of an exported table.
_FIRST = 20


def is_packed(path: Path) -> bool:
    """Whether the ending says gzip."""
    return path.suffix.lower() == ".gz"


def ending(path: Path) -> str:
    """What says the form: the ending in small letters, the one before .gz in a packed file."""
    return (path.with_suffix("") if is_packed(path) else path).suffix.lower()


def lines(path: Path, max_inflated: int = MAX_INFLATED) -> Iterator[Line]:
    """Every line of a UTF-8 file (or UTF-16 or 32 with its mark); only a line feed ends one.

    Another encoding is refused, with the way to convert it, and never guessed: of 60 files of
    French messages in Latin-1, charset-normalizer 3.5 read 58 wrongly, as Central European.
    """
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
    if not mark and (wide := _unmarked(head)):
        advice = _convert(path, f"iconv -f {wide} -t utf-8")
        raise TransferError(f"{path.name} looks like UTF-16 without its mark. {advice}.")
    decoder = codecs.getincrementaldecoder(encoding)()
    number = 1
    for block in chain([head.removeprefix(mark)], blocks, [b""]):
        try:
            piece = decoder.decode(block, final=not block)
        except UnicodeDecodeError as error:
            good = error.object[: error.start].decode(encoding, "ignore")
            raise _not_text(path, number + good.count("\n"), encoding) from error
        if number == 1 and "\r" in piece.rstrip("\r") and "\n" not in piece:
            raise _old_lines(path)
        number += piece.count("\n")
        yield piece


def _unmarked(head: bytes) -> str | None:
    """The UTF-16 that a file without a mark is in, as every other byte says; None for a text.

    Zeros at even places only, or at odd ones, are the spaces and letters of UTF-16. A first word
    without any (Cyrillic, Greek, Arabic) has a control character, its high byte, at every other
    place; what Tapwise writes itself begins with nothing of the kind.
    """
    even, odd = head[0::2], head[1::2]
    for high, low, name in ((odd, even, "utf-16le"), (even, odd, "utf-16be")):
        if high.count(0) > 2 and 0 not in low:
            return name
        first, other = _controls(high[:_FIRST]), _controls(low[:_FIRST])
        if first > 2 * other and 2 * first >= len(high[:_FIRST]):
            return name
    return None


def _controls(some: bytes) -> int:
    return len(some) - len(some.translate(None, _CONTROLS))


def _not_text(path: Path, number: int, encoding: str) -> TransferError:
    if encoding != "utf-8":
        name = encoding[:6].upper()
        return TransferError(f"{path.name}, line {number}: this is not valid {name}; save it anew.")
    advice = _convert(path, "iconv -f cp1251 -t utf-8")
    return TransferError(
        f"{path.name}, line {number}: this is not UTF-8. {advice} "
        "(cp1251 is Cyrillic Windows, cp1252 Western Windows)."
    )


def _old_lines(path: Path) -> TransferError:
    advice = _convert(path, r"tr '\r' '\n' <")
    return TransferError(
        f"{path.name} ends its lines with carriage returns only, as old Macs did. {advice}."
    )


def _convert(path: Path, command: str) -> str:
    """What to type; quoted, as a name from a chat may hold a command of its own."""
    plain = path.with_suffix("").name if is_packed(path) else path.name
    unpack = f"Unpack it and convert it, for example: gunzip {shlex.quote(path.name)}; "
    first = unpack if is_packed(path) else "Convert the file first, for example: "
    return f"{first}{command} {shlex.quote(plain)} > {shlex.quote(f'utf8-{plain}')}"


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


def _inflated(path: Path, file: BinaryIO, max_inflated: int) -> Iterator[bytes]:
    most = left = _room(file, max_inflated)
    with gzip.GzipFile(fileobj=file) as packed:
        while block := packed.read(_BLOCK):
            left -= len(block)
            if left < 0:
                raise TransferError(
                    f"{path.name} inflates to more than {_size(most)}, the most that Tapwise takes "
                    "from a packed file of its size. Unpack it, look at it, and import what you "
                    "unpacked with tapwise import, where the bot runs."
                )
            yield block


def _room(file: BinaryIO, max_inflated: int) -> int:
    """Bytes that this file may inflate to."""
    packed = os.fstat(file.fileno()).st_size
    return min(max_inflated, _INFLATED_FREELY + _TIMES_SMALLER * packed)


def _size(number: int) -> str:
    return f"{number // 10**6:,} MB" if number >= 10**6 else f"{number:,} bytes"


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
    file = open(part, "xb", opener=_private)  # noqa: SIM115  (closed by the stack)
    raw: BinaryIO = open_files.enter_context(file)
    # Without a name or a time inside, the same rows make the same bytes.
    target = open_files.enter_context(gzip.GzipFile("", "wb", 6, raw, 0)) if packed else raw
    return open_files.enter_context(io.TextIOWrapper(target, "utf-8", newline=""))


def _private(path: str, flags: int) -> int:
    """People's messages are in it: no other account may read them, whatever the umask says."""
    return os.open(path, flags, 0o600)


def _sync(part: Path) -> None:
    with part.open("rb+") as file:
        os.fsync(file.fileno())


def _why(error: OSError) -> str:
    return error.strerror or str(error)
