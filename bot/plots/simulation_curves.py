"""A simulation as a picture: F1 by number of labels, a line with a band for each learner."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from matplotlib import rc_context
from matplotlib.figure import Figure

from bot.learning.simulation.experiment import Curve, LearnerConfig
from bot.learning.simulation.summary import labels_to, quartiles

# Okabe & Ito (2008): distinguishable by colour-blind people; in print the dashes differ too.
_COLOURS: Final = ("#0072B2", "#D55E00", "#007A5A", "#A6497F", "#4D4D4D")
_DASHES: Final = ("-", (0, (5, 1.5)), (0, (1, 1)), "-.", (0, (3, 1, 1, 1, 1, 1)))
_GREY: Final = "#555555"
_GOAL: Final = 0.95
# The height of a line of text, in units of F1.
_TEXT_HEIGHT: Final = 0.056
# 18 points on 10 inches are legible on a phone that shows the picture 400 pixels wide.
_STYLE: Final[dict[Any, object]] = {
    "font.size": 18,
    "font.family": "DejaVu Sans",
    "svg.hashsalt": "tapwise",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": _GREY,
}


def draw_simulation(
    path: Path,
    title: str,
    loops: Mapping[str, LearnerConfig],
    curves: Mapping[str, Sequence[Curve]],
    full: Sequence[float],
) -> None:
    """Write the picture as PNG and as SVG, with these endings in place of the path's own."""
    with rc_context(_STYLE):
        figure = Figure(figsize=(10, 6.4), layout="constrained", facecolor="white")
        axes = figure.subplots()
        _set_up_axes(axes, title, max(int(found[0].labels[-1]) for found in curves.values()))
        _draw_full_pool(axes, float(np.mean(full)))
        runs = list(curves.values())
        needed = [labels_to(found, full, _GOAL) for found in runs]
        ends = [_draw_line(axes, at, found, needed[at]) for at, found in enumerate(runs)]
        _write_names(axes, ends, [_name(loop, loops) for loop in loops.values()], needed)
        figure.savefig(path.with_suffix(".png"), dpi=150)
        figure.savefig(path.with_suffix(".svg"), metadata={"Date": None})


def _set_up_axes(axes: Any, title: str, budget: int) -> None:
    axes.set_title(title, loc="left", fontsize=19, pad=14)
    axes.set_xlabel("labels given (logarithmic)")
    axes.set_ylabel("F1 of spam, unseen messages")
    axes.set_xscale("log")
    axes.set_xlim(1, max(budget, 2))
    ticks = [each * power for power in 10 ** np.arange(6) for each in (1, 2, 5)]
    axes.set_xticks([tick for tick in ticks if tick <= budget])
    axes.xaxis.set_major_formatter("{x:,.0f}")
    axes.minorticks_off()
    axes.set_ylim(0, 1.1)
    axes.set_yticks([0, 0.2, 0.4, 0.6, 0.8, 1])
    axes.grid(axis="y", color="#e6e6e6")
    axes.set_axisbelow(True)


def _draw_full_pool(axes: Any, height: float) -> None:
    axes.axhline(height, color=_GREY, linewidth=1.5, linestyle=(0, (6, 4)), zorder=1)
    axes.annotate(
        f" 100 %: all labelled, {height:.2f}",
        (0, 1.015),
        xycoords=("axes fraction", "data"),
        color=_GREY,
        fontsize=16,
    )


def _draw_line(axes: Any, place: int, found: Sequence[Curve], needed: float | None) -> float:
    """Draw the median, its quartiles, and a dot where it reaches the goal; returns its last F1."""
    labels, (low, middle, high) = quartiles(found)
    colour = _COLOURS[place % len(_COLOURS)]
    axes.fill_between(labels, low, high, color=colour, alpha=0.16, linewidth=0)
    axes.plot(labels, middle, color=colour, linewidth=3, linestyle=_DASHES[place % len(_DASHES)])
    if needed is not None:
        height = np.interp(needed, labels, middle)
        axes.plot(needed, height, "o", color=colour, markersize=13, markeredgecolor="white")
    return float(middle[-1])


def _write_names(
    axes: Any, ends: Sequence[float], names: Sequence[str], needed: Sequence[float | None]
) -> None:
    """Write the name at the end of each line, moved down below the name above it."""
    free = np.inf
    for place in np.argsort(-np.asarray(ends), kind="stable"):
        height = min(ends[place], free)
        axes.annotate(
            f"{names[place]}\n{_reached(needed[place], axes.get_xlim()[1])}",
            (1, height),
            xycoords=("axes fraction", "data"),
            xytext=(8, 8),
            textcoords="offset points",
            va="top",
            color=_COLOURS[place % len(_COLOURS)],
            fontsize=16,
            annotation_clip=False,
        )
        free = height - _TEXT_HEIGHT * (names[place].count("\n") + 2.6)


def _reached(labels: float | None, budget: float) -> str:
    return f"95 % not in {budget:g}" if labels is None else f"95 % at {labels:g} labels"


def _name(loop: LearnerConfig, loops: Mapping[str, LearnerConfig]) -> str:
    """What the learners differ in: the strategy, or also features and balance."""
    if len({(each.features, each.balance) for each in loops.values()}) == 1:
        return loop.strategy
    name = f"{loop.features}, {loop.strategy}"
    return name if loop.balance == "weights" else f"{name}\n{loop.balance}"
