"""A simulation as a picture: F1 by labels given, a line with its band for each loop."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from matplotlib import rc_context
from matplotlib.figure import Figure

from bot.learning.simulation import Curve, Loop, labels_to, quartiles

# Okabe & Ito (2008): told apart by colour-blind people; the strokes tell lines apart in print.
_COLOURS: Final = ("#0072B2", "#D55E00", "#007A5A", "#A6497F", "#4D4D4D")
_STROKES: Final = ("-", (0, (5, 1.5)), (0, (1, 1)), "-.", (0, (3, 1, 1, 1, 1, 1)))
_GREY: Final = "#555555"
_GOAL: Final = 0.95
# Of the height: labels closer than this would run into each other.
_APART: Final = 0.075
# 18 points on 9 inches stay legible when a phone shows the picture 400 pixels wide.
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
    loops: Mapping[str, Loop],
    curves: Mapping[str, Sequence[Curve]],
    full: Sequence[float],
) -> None:
    """Write the picture as PNG and as SVG, whichever of the two endings the path has."""
    with rc_context(_STYLE):
        figure = Figure(figsize=(9, 6.4), layout="constrained", facecolor="white")
        axes = figure.subplots()
        ends = [_line(axes, place, found, full) for place, found in enumerate(curves.values())]
        _full_pool(axes, float(np.mean(full)))
        _frame(axes, title, max(int(found[0].labels[-1]) for found in curves.values()))
        _names(axes, ends, [_name(name, loop, loops) for name, loop in loops.items()])
        figure.savefig(path.with_suffix(".png"), dpi=150)
        figure.savefig(path.with_suffix(".svg"), metadata={"Date": None})


def _line(axes: Any, place: int, found: Sequence[Curve], full: Sequence[float]) -> float:
    """The median with the quartiles around it, and a dot where it has the goal; where it ends."""
    labels, (low, middle, high) = quartiles(found)
    colour = _COLOURS[place % len(_COLOURS)]
    axes.fill_between(labels, low, high, color=colour, alpha=0.16, linewidth=0)
    axes.plot(labels, middle, color=colour, linewidth=3, linestyle=_STROKES[place % len(_STROKES)])
    needed = labels_to(found, full, _GOAL)
    if needed is not None:
        _dot(axes, needed, float(np.interp(needed, labels, middle)), colour)
    return float(middle[-1])


def _dot(axes: Any, labels: float, height: float, colour: str) -> None:
    axes.plot([labels], [height], "o", color=colour, markersize=11, markeredgecolor="white")
    axes.annotate(
        f"95 % at {labels:g}",
        (labels, height),
        xytext=(0, -30),
        textcoords="offset points",
        ha="center" if labels > 0.1 * axes.get_xlim()[1] else "left",
        color=colour,
        fontsize=16,
    )


def _full_pool(axes: Any, height: float) -> None:
    axes.axhline(height, color=_GREY, linewidth=1.5, linestyle=(0, (6, 4)), zorder=0)
    axes.annotate(
        f"every message labelled: {height:.2f}",
        (1, height),
        xycoords=("axes fraction", "data"),
        xytext=(0, 5),
        textcoords="offset points",
        ha="right",
        color=_GREY,
        fontsize=16,
    )


def _frame(axes: Any, title: str, budget: int) -> None:
    axes.set_title(title, loc="left", fontsize=19, pad=14)
    axes.set_xlabel("labels given")
    axes.set_ylabel("F1 of spam on unseen messages")
    axes.set_xlim(0, budget)
    axes.set_ylim(0, 1.05)
    axes.set_yticks([0, 0.2, 0.4, 0.6, 0.8, 1])
    axes.grid(axis="y", color="#e6e6e6")
    axes.set_axisbelow(True)


def _names(axes: Any, ends: Sequence[float], names: Sequence[str]) -> None:
    """Each name at the end of its line, moved down as far as the one above it needs."""
    top = np.inf
    for place in np.argsort(-np.asarray(ends), kind="stable"):
        height = min(ends[place], top)
        axes.annotate(
            names[place],
            (1, height),
            xycoords=("axes fraction", "data"),
            xytext=(8, 0),
            textcoords="offset points",
            va="top" if "\n" in names[place] else "center",
            color=_COLOURS[place % len(_COLOURS)],
            fontweight="bold",
            annotation_clip=False,
        )
        top = height - _APART * (names[place].count("\n") + 1)


def _name(name: str, loop: Loop, loops: Mapping[str, Loop]) -> str:
    """Only what tells loops apart: the strategy, or all three where features or balance differ."""
    if len({(each.features, each.balance) for each in loops.values()}) == 1:
        return loop.strategy
    parts = [loop.features, loop.strategy, loop.balance]
    return "\n".join(parts if loop.balance != "weights" else parts[:2])
