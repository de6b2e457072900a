"""Files that are private to their owner, written safely and checked when they are read."""

from __future__ import annotations

import json
import os
import secrets
import zlib
from pathlib import Path
from typing import Any, BinaryIO, Final

# Read at once; it stays in the processor's cache, so that 160 MB take 70 ms in place of 120.
_CHUNK: Final = 2**17


class DamagedError(Exception):
    """Files are not what their manifest says; it is logged, and they are made again."""


def create(path: Path) -> BinaryIO:
    """A new file that only its owner may read; errors: FileExistsError."""
    return os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600), "r+b")


def replace_json(path: Path, content: dict[str, Any], *, durable: bool = True) -> None:
    """Write the new content, or leave the old file as it was, even in a crash.

    durable: on disk when this returns, which takes too long for a tap's fit to wait.
    """
    draft = path.with_name(f"{secrets.token_hex(8)}.{path.name}")
    try:
        with create(draft) as file:
            file.write(json.dumps(content, indent=1).encode())
            file.flush()
            if durable:
                os.fsync(file.fileno())
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise


def sync(path: Path) -> None:
    """Force a file, or the entries of a folder, to disk."""
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def checksum(path: Path, size: int) -> int:
    """CRC-32 of the first `size` bytes; errors: DamagedError when the file is shorter."""
    found, chunk = 0, memoryview(bytearray(_CHUNK))
    with path.open("rb", buffering=0) as file:
        while size > 0 and (count := file.readinto(chunk[:size])):
            found = zlib.crc32(chunk[:count], found)
            size -= count
    if size:
        raise DamagedError(f"{path.suffix.removeprefix('.')} is cut short")
    return found
