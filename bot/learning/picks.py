"""The item that a strategy picked, and picks at random."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from bot.learning.arrays import Floats, Mask, Rows
from bot.learning.evaluation.exam_draws import ExamDraw


@dataclass(frozen=True)
class Pick:
    """The item to ask about.

    row: of the pool; score: the model's probability of spam, None if the strategy did not need it
    (the campaign adds it) or without a model; probability: of drawing this item where it was drawn
    at random, None where a rule chose it. A draw that is weighted by a model has both. draw: how an
    exam question was drawn.
    """

    row: int
    score: float | None = None
    probability: float | None = None
    draw: ExamDraw | None = None


def random_pick(allowed: Mask, rng: Generator) -> Pick | None:
    """Any allowed item with equal probability; None when nothing is allowed."""
    return draw(np.flatnonzero(allowed), rng)


def draw(rows: Rows, rng: Generator, probabilities: Floats | None = None) -> Pick | None:
    """One of these rows, with equal probability when none are given; None of no rows."""
    if not len(rows):
        return None
    if probabilities is None:
        return Pick(row=int(rng.choice(rows)), probability=1 / len(rows))
    drawn = int(rng.choice(len(rows), p=probabilities))
    return Pick(row=int(rows[drawn]), probability=float(probabilities[drawn]))


def reserve_pick(
    reserve: Rows, available: Mask, flagged: Mask, flagged_share: float, rng: Generator
) -> Pick | None:
    """An item of the exam's reserve, drawn with a known probability; None if none is available.

    reserve: (n_reserve,) rows of the pool; available: (n_reserve,) those that can be drawn;
    flagged: (n_reserve,) those that the model calls spam. flagged_share: as of `ExamDraw`.
    """
    places, of_flagged = np.flatnonzero(available), np.flatnonzero(available & flagged)
    if not len(places):
        return None
    share = flagged_share if len(of_flagged) else 0.0
    among_flagged = bool(rng.random() < share)
    place = int(rng.choice(of_flagged if among_flagged else places))
    draw = ExamDraw(flagged, len(places), len(of_flagged), share, among_flagged)
    return Pick(int(reserve[place]), None, float(draw.probabilities()[place]), draw)
