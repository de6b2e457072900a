"""What the features of a pool cost: disk, memory and time."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from bot.pool.manifest import STEP, read_manifest
from bot.pool.private_files import DamagedError

_READ_BY_A_STEP: Final = ("data", "indices", "lengths", "places", "codes", "scales")


def pool_cost(folder: Path) -> dict[str, float]:
    """Figures by name, as far as the folder has them; empty without a readable manifest.

    A step's time is the CPU time of a fit and the rescoring of all items, last recorded by a bot.
    Of a pool in shards it is that of the bot alone; `pool_scored_ms` is how long its workers took.
    """
    try:
        manifest = read_manifest(folder)
    except DamagedError:
        return {}
    if manifest is None or not manifest.items:
        return {}
    step = _step(folder, manifest.name)
    if (shards := manifest.made.get("shards")) is not None:
        found = {
            "pool_items": manifest.items,
            "pool_shards": len(shards),
            "pool_workers": step.get("workers"),
            "pool_bytes_on_workers": step.get("bytes"),
            "pool_scored_ms": step.get("scored_ms"),
        }
        return {name: value for name, value in found.items() if value is not None} | _cpu(step)
    mapped = sum(manifest.files.get(name, (0, 0))[0] for name in _READ_BY_A_STEP)
    figures: dict[str, float] = {
        "pool_items": manifest.items,
        "pool_bytes_a_message": round(mapped / manifest.items, 1),
        "pool_bytes_in_memory": mapped,
        "pool_bytes_on_disk": sum(size for size, _ in manifest.files.values()),
    }
    return figures | _cpu(step)


def _cpu(step: dict[str, float]) -> dict[str, float]:
    """The CPU time of a step in the bot's process."""
    if "step_ms" not in step:
        return {}
    return {"step_ms": step["step_ms"], "step_labels": step["labels"]}


def _step(folder: Path, name: str) -> dict[str, float]:
    """What `record_step_time` wrote about the files of this name; empty without it."""
    try:
        step = json.loads((folder / STEP).read_bytes())
        if step.pop("name") != name or not {"step_ms", "labels"} <= step.keys():
            return {}
        return {key: value for key, value in step.items() if isinstance(value, int | float)}
    except (OSError, ValueError, AttributeError, TypeError, KeyError, RecursionError):
        return {}
