"""The lock file that allows one bot at a time on a database."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from storage.errors import StoreError, require_folder


@contextmanager
def bot_lock(path: Path, message: str) -> Iterator[None]:
    """Hold the lock of a database; the process that holds it may acquire it again.

    message: text of the error when another process holds the lock. Errors: StoreError.
    """
    require_folder(path)  # the lock would make it
    lock = FileLock(_lock_of(path), timeout=0, is_singleton=True)
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


def record_poll(path: Path) -> None:
    """Note that Telegram has just answered the bot of a database: the time of its lock file."""
    with suppress(OSError):  # there may be no lock in tests, and nothing depends on it
        os.utime(_lock_of(path))


def seconds_since_poll(path: Path, now: float) -> float | None:
    """Seconds since Telegram answered the running bot, or since it started; None: none runs."""
    try:
        last = _lock_of(path).stat().st_mtime
        with FileLock(_lock_of(path), timeout=0):
            return None
    except Timeout:
        return max(0.0, now - last)
    except OSError:
        return None


def _lock_of(path: Path) -> Path:
    return Path(f"{path}.lock")


@contextmanager
def require_no_bot(path: Path, message: str) -> Iterator[None]:
    """As `bot_lock`, but creates no lock file where no bot ever ran."""
    if not _lock_of(path).exists():
        yield
        return
    with bot_lock(path, message):
        yield
