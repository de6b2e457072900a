"""Errors of the database, as sentences that say what failed, where, and what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final


class TapwiseError(Exception):
    """Base class of all errors whose text is shown to the user, without a traceback."""


class StoreError(TapwiseError):
    """The database cannot be opened, is too new, or refuses a request."""


class WithdrawnError(StoreError):
    """The message of a question was withdrawn: an answer to it is not stored."""


class TryLaterError(StoreError):
    """The disk or another program refuses at the moment: nothing was written or damaged."""


def damaged(path: Path, why: object) -> StoreError:
    return StoreError(
        f"The database {path} is damaged ({why}). Stop the bot, keep a copy of the file, "
        "and go back to a backup: tapwise restore."
    )


def wrong_database(path: Path, what: str) -> StoreError:
    return StoreError(
        f"{path} {what}. Name another file (TAPWISE_DATABASE or --database names the campaign's); "
        "nothing was changed."
    )


def _not_tapwise(path: Path, why: object) -> StoreError:
    return wrong_database(path, f"is not a Tapwise database ({why})")


def _folder(path: Path) -> Path:
    return path.absolute().parent


def _disk_full(path: Path, why: object) -> StoreError:
    return TryLaterError(
        f"The disk of {_folder(path)} is full ({why}): nothing was saved. "
        "Free some space and try again."
    )


def _read_only(path: Path, why: object) -> StoreError:
    return TryLaterError(
        f"{path} cannot be written ({why}): nothing was saved. May this account write the "
        "file and its folder, and is the disk mounted for writing?"
    )


def _locked(path: Path, why: object) -> StoreError:
    return TryLaterError(
        f"Another program holds {path} ({why}): nothing was saved. "
        "Wait until it ends, or stop it, and try again."
    )


def _io_error(path: Path, why: object) -> StoreError:
    return TryLaterError(
        f"The disk of {_folder(path)} reported an error ({why}): nothing was saved. "
        "This is no sign of damage. Is the disk full, over a quota, gone or failing?"
    )


def _cannot_open(path: Path, why: object) -> StoreError:
    return TryLaterError(
        f"The database {path} cannot be opened ({why}). "
        "May this account read and write the file and its folder? On a disk that can only be read, "
        f"copy {path.name} and {path.name}-wal, if it is there, elsewhere and name the copy."
    )


_ERRORS_BY_CODE: Final[dict[int, Callable[[Path, object], StoreError]]] = {
    sqlite3.SQLITE_FULL: _disk_full,
    sqlite3.SQLITE_READONLY: _read_only,
    sqlite3.SQLITE_BUSY: _locked,
    sqlite3.SQLITE_LOCKED: _locked,
    sqlite3.SQLITE_IOERR: _io_error,
    sqlite3.SQLITE_CANTOPEN: _cannot_open,
    sqlite3.SQLITE_CORRUPT: damaged,
    sqlite3.SQLITE_NOTADB: _not_tapwise,
}


def store_error(path: Path, error: sqlite3.Error) -> StoreError | None:
    """The error of a file or its disk as a StoreError; None for a mistake in our SQL.

    The low byte of SQLite's code says which it is: https://www.sqlite.org/rescode.html
    """
    if str(error).startswith("no such table"):  # the schema version says that they exist
        return damaged(path, error)
    if str(error).startswith("Could not decode to UTF-8"):  # the message goes on with the text
        return damaged(path, "a text in it is not UTF-8")
    build = _ERRORS_BY_CODE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
    return build(path, error) if build else None


@contextmanager
def as_store_errors(path: Path) -> Iterator[None]:
    """Raise errors of SQLite as StoreError; a mistake in our SQL stays as it is."""
    try:
        yield
    except sqlite3.Error as error:
        if (readable := store_error(path, error)) is None:
            raise
        raise readable from error


def require_folder(path: Path) -> None:
    """Errors: StoreError when a file's folder is missing: mistyped perhaps, or not mounted."""
    if not path.parent.is_dir():
        raise StoreError(f"The folder {path.parent} does not exist. Make it, or name another file.")


def write_failed(path: Path, error: OSError) -> StoreError:
    """A file beside the database could not be written."""
    return StoreError(
        f"{path} cannot be written: {error.strerror or error}. Nothing of it was saved; "
        "free some space or choose another place."
    )
