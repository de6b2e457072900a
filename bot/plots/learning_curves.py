"""A simulation as a picture: F1 by labels given, a line with its band for each loop."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from matplotlib import rc_context
from matplotlib.figure import Figure

from bot.learning.simulation.experiment import Curve, LearnerConfig, labels_to, quartiles

# Okabe & Ito (2008): told apart by colour-blind people; the strokes tell lines apart in print.
_COLOURS: Final = ("#0072B2", "#D55E00", "#007A5A", "#A6497F", "#4D4D4D")
_STROKES: Final = ("-", (0, (5, 1.5)), (0, (1, 1)), "-.", (0, (3, 1, 1, 1, 1, 1)))
_GREY: Final = "#555555"
_GOAL: Final = 0.95
# Of F1: the height of a line of text.
_LINE: Final = 0.056
# 18 points on 10 inches stay legible when a phone shows the picture 400 pixels wide.
_STYLE: Final[dict[Any, object]] = {
    "font.size": 18,
    "font.family": "DejaVu Sans",
    "svg.hashsalt": "tapwise",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": _GREY,
}


def draw(
    path: Path,
    title: str,
    loops: Mapping[str, LearnerConfig],
    curves: Mapping[str, Sequence[Curve]],
    full: Sequence[float],
) -> None:
    """Write the picture as PNG and as SVG, whichever of the two endings the path has."""
    with rc_context(_STYLE):
        figure = Figure(figsize=(10, 6.4), layout="constrained", facecolor="white")
        axes = figure.subplots()
        _frame(axes, title, max(int(found[0].labels[-1]) for found in curves.values()))
        _full_pool(axes, float(np.mean(full)))
        needed = [labels_to(found, full, _GOAL) for found in curves.values()]
        ends = [
            _line(axes, place, found, needed[place]) for place, found in enumerate(curves.values())
        ]
        _names(axes, ends, [_name(loop, loops) for loop in loops.values()], needed)
        figure.savefig(path.with_suffix(".png"), dpi=150)
        figure.savefig(path.with_suffix(".svg"), metadata={"Date": None})


def _frame(axes: Any, title: str, budget: int) -> None:
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


def _full_pool(axes: Any, height: float) -> None:
    axes.axhline(height, color=_GREY, linewidth=1.5, linestyle=(0, (6, 4)), zorder=1)
    axes.annotate(
        f" 100 %: all labelled, {height:.2f}",
        (0, 1.015),
        xycoords=("axes fraction", "data"),
        color=_GREY,
        fontsize=16,
    )


def _line(axes: Any, place: int, found: Sequence[Curve], needed: float | None) -> float:
    """The median with the quartiles around it, and a dot where it has the goal; where it ends."""
    labels, (low, middle, high) = quartiles(found)
    colour = _COLOURS[place % len(_COLOURS)]
    axes.fill_between(labels, low, high, color=colour, alpha=0.16, linewidth=0)
    axes.plot(labels, middle, color=colour, linewidth=3, linestyle=_STROKES[place % len(_STROKES)])
    if needed is not None:
        height = np.interp(needed, labels, middle)
        axes.plot(needed, height, "o", color=colour, markersize=13, markeredgecolor="white")
    return float(middle[-1])


def _names(
    axes: Any, ends: Sequence[float], names: Sequence[str], needed: Sequence[float | None]
) -> None:
    """At the end of each line who it is, moved down as far as the name above it needs."""
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
        free = height - _LINE * (names[place].count("\n") + 2.6)


def _reached(labels: float | None, budget: float) -> str:
    return f"95 % not in {budget:g}" if labels is None else f"95 % at {labels:g} labels"


def _name(loop: LearnerConfig, loops: Mapping[str, LearnerConfig]) -> str:
    """Only what tells loops apart: the strategy, or all three where features or balance differ."""
    if len({(each.features, each.balance) for each in loops.values()}) == 1:
        return loop.strategy
    name = f"{loop.features}, {loop.strategy}"
    return name if loop.balance == "weights" else f"{name}\n{loop.balance}"
