"""Files that appear complete under their names, or not at all."""

import gzip
import io
import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, TextIO

from bot.errors import TransferError
from bot.formats.packed_files import is_packed


@contextmanager
def open_atomically(paths: Sequence[Path]) -> Iterator[list[TextIO]]:
    """Open one text file for each path; at the end all get their names, or none does."""
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
            f"{names} cannot be written: {error.strerror or error}. "
            "Nothing was written. Free some space or choose another place."
        ) from error
    finally:
        for part in parts:
            with suppress(OSError):
                part.unlink()


def _check_place(path: Path) -> None:
    if not path.parent.is_dir():
        raise TransferError(
            f"{path} cannot be written: the folder {path.parent} does not exist. Create it."
        )
    if path.is_dir():
        raise TransferError(f"{path} cannot be written: it is a folder. Name a file in it.")


def _open(part: Path, packed: bool, open_files: ExitStack) -> TextIO:
    file = open(part, "xb", opener=_private)  # noqa: SIM115  (closed by the stack)
    raw: BinaryIO = open_files.enter_context(file)
    # Without a name and a time in the gzip header, equal rows give equal bytes.
    target = open_files.enter_context(gzip.GzipFile("", "wb", 6, raw, 0)) if packed else raw
    return open_files.enter_context(io.TextIOWrapper(target, "utf-8", newline=""))


def _private(path: str, flags: int) -> int:
    """Only this account may read the file, whatever the umask is: it holds people's messages."""
    return os.open(path, flags, 0o600)


def _sync(part: Path) -> None:
    with part.open("rb+") as file:
        os.fsync(file.fileno())
