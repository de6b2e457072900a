"""One bot at a time on a database: the lock that a bot of any version holds while it runs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from storage.errors import StoreError, require_folder


@contextmanager
def bot_lock(path: Path, message: str) -> Iterator[None]:
    """No other process runs a bot on the database; whoever holds the lock may come in again.

    otherwise: what is said when another process holds it. Errors: StoreError.
    """
    require_folder(path)  # the lock would make it
    lock = FileLock(f"{path}.lock", timeout=0, is_singleton=True)
    try:
        lock.acquire()
    except Timeout:
        raise StoreError(message) from None
    except OSError as error:
        raise StoreError(f"{lock.lock_file} cannot be made: {error.strerror}.") from error
    try:
        yield
    finally:
        lock.release()


@contextmanager
def require_no_bot(path: Path, message: str) -> Iterator[None]:
    """As `alone`, but makes no lock where there never was a bot."""
    if not Path(f"{path}.lock").exists():
        yield
        return
    with bot_lock(path, message):
        yield
