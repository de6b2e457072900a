"""Sums over the splits of a simulation: labels to a goal, means, quartiles, gains of others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from bot.learning.arrays import Floats, Rows
from bot.learning.simulation.experiment import Curve, LearnerConfig
from bot.learning.simulation.transfer import TRANSFER_MODELS, verdict

GOALS: Final = (90, 95, 98)
POINTS: Final = (50, 100, 200, 500)

STATEMENTS: Final = ("settled", "certified", "proven")

STEADY: Final = 3
"""A goal is reached where F1 is there for this many measurements in a row, as one can be luck."""


@dataclass(frozen=True)
class Outcome:
    """The curves of each loop by its name, and the F1 of the full pool; one of each a seed."""

    loops: dict[str, LearnerConfig]
    curves: dict[str, list[Curve]]
    full: list[float]


def summary(outcome: Outcome) -> dict[str, Any]:
    """For the JSON: of each loop the median of labels, and means of F1 and average precision."""

    def at_points(curves: Sequence[Curve], measure: str) -> dict[str, float | None]:
        return {str(point): _rounded(mean_at(curves, measure, point)) for point in POINTS}

    return {
        "full_f1": _rounded(sum(outcome.full) / len(outcome.full)),
        "strategies": {
            name: {
                "labels_to": {
                    str(goal): labels_to(curves, outcome.full, goal / 100) for goal in GOALS
                },
                "f1_at": at_points(curves, "f1"),
                "ap_at": at_points(curves, "precision"),
                "both_classes_at": both_classes_at(curves),
                "taps_until": statement_taps(curves),
            }
            for name, curves in outcome.curves.items()
        },
    }


def points_within(outcome: Outcome, strategies: Sequence[str]) -> list[int]:
    """The numbers of labels to compare at: those that every curve of these strategies reaches."""
    last = min(int(curve.labels[-1]) for name in strategies for curve in outcome.curves[name])
    return [point for point in POINTS if point <= last] or [last]


def transfer_summary(
    f1_by_strategy: Mapping[str, Sequence[Mapping[str, Floats]]], points: Sequence[int]
) -> dict[str, Any]:
    """The F1 of other models trained on the same labels, and what each gains over random.

    f1_by_strategy: for each strategy and split the result of `score_transfer_models`.
    """
    summaries = {}
    for model in TRANSFER_MODELS:
        f1 = {
            name: np.array([scores[model] for scores in splits])
            for name, splits in f1_by_strategy.items()
        }
        sentences = [_sentence(model, name, f1, points) for name in f1 if name != "random"]
        means = {name: _at(points, table.mean(axis=0)) for name, table in f1.items()}
        summaries[model] = {"verdict": " ".join(sentences), "f1_at": means}
    return summaries


def labels_to(curves: Sequence[Curve], full: Sequence[float], share: float) -> float | None:
    """The median, over splits, of the labels by which F1 reached this share of the full pool's.

    Reached is where it stays for `STEADY` measurements. None when the median split never gets
    there; a split that does not counts as infinitely many labels.
    """
    needed = [_reached(curve, share * goal) for curve, goal in zip(curves, full, strict=True)]
    return _finite_median(needed)


def both_classes_at(curves: Sequence[Curve]) -> float | None:
    """The median of the labels given when both classes had been seen; None for never."""
    return _finite_median([curve.both_classes_at for curve in curves])


def statement_taps(curves: Sequence[Curve]) -> dict[str, float | None]:
    """The medians of the answers until each statement is true; None for never."""
    return {
        name: _finite_median([getattr(curve.statements, name) for curve in curves])
        for name in STATEMENTS
    }


def mean_at(curves: Sequence[Curve], measure: str, labels: int) -> float | None:
    """The mean of `f1` or `precision` over splits at this number of labels; None if unmeasured."""
    places = [np.flatnonzero(curve.labels == labels) for curve in curves]
    if not all(len(place) for place in places):
        return None
    found = [getattr(curve, measure)[place[0]] for curve, place in zip(curves, places, strict=True)]
    return float(np.mean(found))


def quartiles(curves: Sequence[Curve]) -> tuple[Rows, NDArray[np.float64]]:
    """(n,) labels, and (3, n) lower quartile, median and upper quartile of F1 over splits."""
    shortest = min((curve.labels for curve in curves), key=len)
    table = np.array([curve.f1[: len(shortest)] for curve in curves])
    return shortest, np.asarray(np.percentile(table, (25, 50, 75), axis=0))


def _reached(curve: Curve, goal: float) -> float:
    if len(curve.f1) < STEADY:
        return np.inf
    stays = (sliding_window_view(curve.f1, STEADY) >= goal).all(axis=1)
    return float(curve.labels[np.argmax(stays)]) if stays.any() else np.inf


def _finite_median(values: Sequence[float]) -> float | None:
    low, high = np.sort(values)[[(len(values) - 1) // 2, len(values) // 2]]
    return float(low + high) / 2 if np.isfinite(high) else None


def _sentence(model: str, name: str, f1: Mapping[str, Floats], points: Sequence[int]) -> str:
    means = zip(f1["random"].mean(axis=0), f1[name].mean(axis=0), points, strict=True)
    changes = ", ".join(f"from {low:.3f} to {high:.3f} at {point}" for low, high, point in means)
    answer = verdict(f1[name], f1["random"])
    return f"{model}: the benefit of {name} {answer}; F1 changes {changes} labels."


def _at(points: Sequence[int], means: Floats) -> dict[str, float]:
    return dict(zip(map(str, points), means.round(4).tolist(), strict=True))


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 4)
