"""Memory that the C library keeps for later use goes back to the operating system."""

from __future__ import annotations

import asyncio
import ctypes
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final

# Time between two returns. One takes .2 ms, after a fit up to 10 ms, in a thread of its own.
RETURN_SECONDS: Final = 2.0
# Parameters of `mallopt`, from glibc's malloc.h.
_M_MMAP_THRESHOLD: Final = -3
_M_ARENA_MAX: Final = -8
# Bytes from which a block is returned as soon as it is free, such as the rows of a fit. Each such
# block costs page faults: benchmarks/estimate.py has 437,000 with 3 MiB, and 872,000 with 1 MiB.
_LARGE: Final = 3 << 20


@asynccontextmanager
async def little_free_memory(every: float = RETURN_SECONDS) -> AsyncIterator[None]:
    """Let glibc keep little memory that is free; with another C library nothing is done.

    All threads take memory from one arena. Large blocks are returned as soon as they are free, and
    all else after each `every` seconds.
    Otherwise each thread's arena keeps what its largest fit, or picture, has needed, and blocks in
    use between the free ones make it grow: from 27 to 65 MB in the first 14 days of
    benchmarks/rehearsal.py. To be entered before the threads that compute are started.
    """
    library = _glibc()
    if library is None:
        yield
        return
    library.mallopt(_M_ARENA_MAX, 1)
    library.mallopt(_M_MMAP_THRESHOLD, _LARGE)
    returning = asyncio.create_task(_return_free_memory(library, every))
    try:
        yield
    finally:
        returning.cancel()
        await asyncio.gather(returning, return_exceptions=True)


async def _return_free_memory(library: Any, every: float) -> None:
    while True:
        await asyncio.sleep(every)
        await asyncio.to_thread(library.malloc_trim, 0)


def _glibc() -> Any | None:
    """The C library; None where it is another one."""
    try:
        library = ctypes.CDLL(None)
    except (OSError, TypeError):  # TypeError: Windows
        return None
    return library if hasattr(library, "malloc_trim") and hasattr(library, "mallopt") else None
