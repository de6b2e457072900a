"""Work that changes the store and the memory together or not at all."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


async def run_to_completion(work: Coroutine[Any, Any, T]) -> T:
    """Run work to its end even if the caller is cancelled.

    The store and the memory change together or not at all.
    """
    return await asyncio.shield(asyncio.create_task(work))
