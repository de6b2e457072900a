"""The item that a strategy picked, and picks at random."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from bot.learning.arrays import Floats, Mask, Rows


@dataclass(frozen=True)
class Pick:
    """The item to ask about.

    row: of the pool; score: the model's probability of spam, None if the strategy did not need it
    (the campaign adds it) or without a model; probability: of drawing this item where it was drawn
    at random, None where a rule chose it. A draw that is weighted by a model has both.
    """

    row: int
    score: float | None = None
    probability: float | None = None


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
