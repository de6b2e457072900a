"""What the features of a pool cost: disk, memory and time."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Final

from bot.pool.manifest import STEP, read_manifest
from bot.pool.private_files import DamagedError

_READ_BY_A_STEP: Final = ("data", "indices", "lengths", "places", "codes", "scales")


def pool_cost(folder: Path) -> dict[str, float]:
    """Figures by name, as far as the folder has them; empty without a readable manifest.

    A step's time is the CPU time of a fit and the rescoring of all items, last recorded by a bot.
    """
    try:
        manifest = read_manifest(folder)
    except DamagedError:
        return {}
    if manifest is None or not manifest.items:
        return {}
    mapped = sum(manifest.files.get(name, (0, 0))[0] for name in _READ_BY_A_STEP)
    figures: dict[str, float] = {
        "pool_items": manifest.items,
        "pool_bytes_a_message": round(mapped / manifest.items, 1),
        "pool_bytes_in_memory": mapped,
        "pool_bytes_on_disk": sum(size for size, _ in manifest.files.values()),
    }
    with suppress(OSError, ValueError, TypeError, KeyError, RecursionError):
        step = json.loads((folder / STEP).read_bytes())
        if step["name"] == manifest.name:
            figures |= {"step_ms": float(step["step_ms"]), "step_labels": int(step["labels"])}
    return figures
