"""One bot at a time on a database: the lock that a bot of any version holds while it runs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from storage.errors import StoreError, need_folder


@contextmanager
def alone(path: Path, otherwise: str) -> Iterator[None]:
    """No other process runs a bot on the database; whoever holds the lock may come in again.

    otherwise: what is said when another process holds it. Errors: StoreError.
    """
    need_folder(path)  # the lock would make it
    lock = FileLock(f"{path}.lock", timeout=0, is_singleton=True)
    try:
        lock.acquire()
    except Timeout:
        raise StoreError(otherwise) from None
    except OSError as error:
        raise StoreError(f"{lock.lock_file} cannot be made: {error.strerror}.") from error
    try:
        yield
    finally:
        lock.release()


@contextmanager
def beside_no_bot(path: Path, otherwise: str) -> Iterator[None]:
    """As `alone`, but makes no lock where there never was a bot."""
    if not Path(f"{path}.lock").exists():
        yield
        return
    with alone(path, otherwise):
        yield
