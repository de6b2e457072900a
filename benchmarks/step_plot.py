"""The picture of times against memory speed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from benchmarks.peer_workers import OURS, PATIENCE, Numbers


def plot(pools: Sequence[Numbers], path: Path) -> None:
    """CPU time of a step by pool size, everybody's, at the most labels that all took."""
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot

    steps = [(made["pool"], one) for made in pools for one in made["steps"]]
    shared = max(one["labels"] for _, one in steps if one["labels"] <= PATIENCE)
    chart, axes = pyplot.subplots(figsize=(9, 4.2), layout="constrained")
    for name in dict.fromkeys(one["name"] for _, one in steps):
        points = sorted(
            (size, one["cpu_ms"])
            for size, one in steps
            if one["name"] == name and one["labels"] == shared
        )
        width = 2.5 if name == OURS.name else 1.2
        axes.plot(*zip(*points, strict=True), marker="o", linewidth=width, label=name)
    bound = sorted((made["pool"], made["bound_ms"]) for made in pools)
    axes.plot(*zip(*bound, strict=True), "k:", label="reading the pool once")
    axes.set(xscale="log", yscale="log", xlabel="messages in the pool", ylabel="CPU ms a step")
    axes.set_title(f"From a label to the next message, {shared:,} labels, one thread")
    axes.legend(fontsize="small", frameon=False, loc="center left", bbox_to_anchor=(1, 0.5))
    axes.grid(alpha=0.3)
    chart.savefig(path, dpi=120)
