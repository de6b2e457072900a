"""The bytes of a file, unpacked if it is gzip, in bounded memory and up to a limit."""

import gzip
import os
import zlib
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import BinaryIO, Final

from bot.errors import TransferError
from bot.wording.translatable import sentence

MAX_INFLATED: Final = 2 * 2**30
"""Most bytes that any packed file may inflate to; `inflation_limit` lowers it for a small file."""

_BLOCK = 2**18
_GZIP_MAGIC = b"\x1f\x8b"
# A packed file may inflate to these bytes plus a multiple of its own size. Messages are packed to a
# 3rd to a 20th of their size, the same line over and over to a 1,000th.
_INFLATED_FREELY = 16 * 2**20
_INFLATED_PER_BYTE = 100


def is_packed(path: Path) -> bool:
    """Whether the name ends in .gz."""
    return path.suffix.lower() == ".gz"


def ending(path: Path) -> str:
    """The ending in small letters; the one before .gz if the file is packed."""
    return (path.with_suffix("") if is_packed(path) else path).suffix.lower()


def read_blocks(path: Path, max_inflated: int = MAX_INFLATED) -> Generator[bytes, None, None]:
    """The content of a file, block by block; errors: TransferError."""
    try:
        with path.open("rb") as file:
            magic = file.read(2)
            file.seek(0)
            if magic == _GZIP_MAGIC or is_packed(path):
                if not magic:
                    raise EOFError("it is empty")
                yield from _inflated(path, file, max_inflated)
            else:
                yield from iter(lambda: file.read(_BLOCK), b"")
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise TransferError(sentence("error-file-gzip", file=path.name, why=str(error))) from error
    except OSError as error:
        raise TransferError(
            f"{path} cannot be read: {error.strerror or error}. Check the name."
        ) from error


def inflation_limit(packed: int, max_inflated: int) -> int:
    """Most bytes that a file of this packed size may inflate to."""
    return min(max_inflated, _INFLATED_FREELY + _INFLATED_PER_BYTE * packed)


def too_inflated(name: str, limit: int) -> TransferError:
    """The refusal of a file that inflates past its limit."""
    return TransferError(sentence("error-file-inflates", file=name, size=_size(limit)))


def _inflated(path: Path, file: BinaryIO, max_inflated: int) -> Iterator[bytes]:
    limit = left = inflation_limit(os.fstat(file.fileno()).st_size, max_inflated)
    with gzip.GzipFile(fileobj=file) as packed:
        while block := packed.read(_BLOCK):
            left -= len(block)
            if left < 0:
                raise too_inflated(path.name, limit)
            yield block


def _size(number: int) -> str:
    return f"{number // 10**6:,} MB" if number >= 10**6 else f"{number:,} bytes"
