"""Memory that was freed goes back to the operating system while the bot runs."""

from __future__ import annotations

import asyncio
import ctypes
import sys

import numpy as np
import pytest

from benchmarks.watched_bot import resident
from bot.app.allocator import little_free_memory

BLOCK, BLOCKS = 4_000, 20_000


@pytest.mark.skipif(
    sys.platform != "linux" or not hasattr(ctypes.CDLL(None), "malloc_trim"),
    reason="only glibc keeps free memory in this way",
)
async def test_free_memory_between_blocks_in_use_is_returned() -> None:
    blocks = [np.ones(BLOCK, dtype=np.uint8) for _ in range(BLOCKS)]
    used, memory = blocks[::100], resident()
    goal = memory - 0.8 * BLOCK * BLOCKS
    blocks.clear()

    async with little_free_memory(every=0.0), asyncio.timeout(60):
        while memory > goal:
            memory = await asyncio.to_thread(resident)

    assert sum(int(block[0]) for block in used) == len(used)
