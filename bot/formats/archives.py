"""Zip archives and folders: the files of messages in them, each read in its own form."""

import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import BinaryIO, Final

from bot.errors import TransferError
from bot.formats.input_file import InputFile
from bot.formats.packed_files import ending, too_inflated
from bot.wording.translatable import sentence

MAGIC: Final = b"PK\x03\x04"
MAX_MEMBERS: Final = 1_000

_BLOCK: Final = 2**18
# Files that come with messages and hold none.
_COMPANIONS: Final = ("readme", "license", "licence", "citation", "changelog", "copying", "notice")
_COMPANION_FILES: Final = ("dataset_dict.json", "dataset_info.json", "state.json")
_DAMAGED: Final = (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, RuntimeError)


def is_archive(file: InputFile) -> bool:
    """Whether a file is a zip archive; spreadsheets, which are some too, are recognised before."""
    return file.head.startswith((MAGIC, b"PK\x05\x06"))


def may_hold_messages(name: str, known: frozenset[str]) -> bool:
    """Whether a file of an archive or a folder may hold messages. known: the endings of forms."""
    path = PurePosixPath(name)
    hidden = any(part.startswith((".", "__")) for part in path.parts)
    if hidden or path.name in _COMPANION_FILES or path.stem.casefold() in _COMPANIONS:
        return False
    return ending(Path(name)) in known or path.name.casefold().endswith(".zip")


@contextmanager
def unpacked(file: InputFile) -> Iterator[list[tuple[str, Path]]]:
    """The names of the files in an archive, and where they are for now; in bounded space."""
    with TemporaryDirectory(prefix="tapwise-", ignore_cleanup_errors=True) as folder:
        yield list(_members(file, Path(folder)))


def check_inflation(file: InputFile) -> None:
    """Inflate a zip file once without keeping it; errors: TransferError if it is too large."""
    try:
        with zipfile.ZipFile(file.path) as archive:
            left = file.inflation_limit()
            for member in archive.infolist():
                left = _copied(archive, member, None, file.name, left, file.inflation_limit())
    except _DAMAGED as error:
        raise _damaged(file.name, error) from error


def _members(file: InputFile, folder: Path) -> Iterator[tuple[str, Path]]:
    try:
        with zipfile.ZipFile(file.path) as archive:
            members = [each for each in archive.infolist() if not each.is_dir()]
            if len(members) > MAX_MEMBERS:
                count = len(members)
                raise TransferError(
                    sentence("error-file-too-many", file=file.name, files=count, most=MAX_MEMBERS)
                )
            left = file.inflation_limit()
            for number, member in enumerate(members):
                path = folder / f"{number}"
                left = _copied(archive, member, path, file.name, left, file.inflation_limit())
                yield member.filename, path
    except _DAMAGED as error:
        raise _damaged(file.name, error) from error


def _copied(
    archive: zipfile.ZipFile,
    member: zipfile.ZipInfo,
    target: Path | None,
    name: str,
    left: int,
    limit: int,
) -> int:
    """Inflate one file, to a target if there is one; the number of bytes that are left."""
    with archive.open(member) as source:
        out = None if target is None else target.open("wb")
        try:
            while block := source.read(_BLOCK):
                left -= len(block)
                if left < 0:
                    raise too_inflated(name, limit)
                if out is not None:
                    out.write(block)
        finally:
            if out is not None:
                out.close()
    return left


def _damaged(name: str, error: Exception) -> TransferError:
    if isinstance(error, RuntimeError) and not isinstance(error, NotImplementedError):
        return TransferError(sentence("error-file-locked", file=name))
    return TransferError(sentence("error-file-zip", file=name, why=str(error)))


def spooled(source: BinaryIO, folder: Path) -> Path:
    """Copy an open file to one on disk, as forms read some files twice."""
    path = folder / "input"
    with path.open("wb") as out:
        shutil.copyfileobj(source, out)
    return path
