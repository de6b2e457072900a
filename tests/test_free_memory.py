"""Memory that was freed goes back to the operating system while the bot runs."""

from __future__ import annotations

import asyncio
import ctypes
import subprocess
import sys

import numpy as np
import pytest

from benchmarks.watched_bot import resident
from bot.app.allocator import little_free_memory
from tests.support.paths import ROOT

BLOCK, BLOCKS = 4_000, 20_000

pytestmark = pytest.mark.skipif(
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


LARGE_BLOCKS_FREED = """
import asyncio, numpy as np
from benchmarks.watched_bot import resident
from bot.app.allocator import little_free_memory

async def returned() -> int:
    async with little_free_memory(every=1e6):
        np.ones(8 << 21, dtype=np.uint8)  # by default glibc then keeps what is smaller
        blocks = [np.ones(size, dtype=np.uint8) for size in (1 << 22, 4_000) * 20]
        used, memory = blocks[1::2], resident()
        blocks.clear()
        return memory - resident()

print(asyncio.run(returned()))
"""


def test_large_blocks_are_returned_as_soon_as_they_are_free() -> None:
    command = [sys.executable, "-c", LARGE_BLOCKS_FREED]  # a heap without gaps of other tests

    returned = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)

    assert int(returned.stdout) > 19 << 22
