"""The lock file that allows one bot at a time on a database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from storage.errors import StoreError, require_folder


@contextmanager
def bot_lock(path: Path, message: str) -> Iterator[None]:
    """Hold the lock of a database; the process that holds it may acquire it again.

    message: text of the error when another process holds the lock. Errors: StoreError.
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
    """As `bot_lock`, but creates no lock file where no bot ever ran."""
    if not Path(f"{path}.lock").exists():
        yield
        return
    with bot_lock(path, message):
        yield
