"""The error rates that an annotator's votes leave possible, on a grid."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.learning.arrays import Floats

LEVELS: Final = 41
"""Levels of the probability that a vote's item is spam, from 0 to 1, without that vote."""

# Sensitivity and specificity on a grid of cells, and the log-likelihood of a vote in each cell:
# rows are the probability of spam without that vote, for votes "not spam", then for votes "spam".
_CELLS: Final = 24
_AXIS: Final = (np.arange(_CELLS) + 0.5) / _CELLS
_SENSITIVITY: Final = np.repeat(_AXIS, _CELLS)
_SPECIFICITY: Final = np.tile(_AXIS, _CELLS)
_INFORMATIVENESS: Final = _SENSITIVITY + _SPECIFICITY - 1
_RISING: Final = np.argsort(_INFORMATIVENESS, kind="stable")
_SPAM: Final = np.linspace(0, 1, LEVELS)[:, None]
_LOG_LIKELIHOOD: Final = np.log(
    np.vstack(
        [
            _SPAM * (1 - _SENSITIVITY) + (1 - _SPAM) * _SPECIFICITY,
            _SPAM * _SENSITIVITY + (1 - _SPAM) * (1 - _SPECIFICITY),
        ]
    )
)


def error_rates(
    table: NDArray[np.intp], pseudo_votes: Floats
) -> tuple[Floats, Floats, Floats, Floats, Floats]:
    """Mean sensitivity and specificity, the 95 % interval of informativeness, and its quartile.

    table: (n_annotators, 2 * LEVELS) numbers of votes, "not spam" first, by their item's level;
    pseudo_votes: (n_annotators,) right votes of each class in the prior. Returns five arrays
    (n_annotators,): the first two in [0, 1], the bounds of their sum - 1 in [-1, 1], and what it is
    at least with a probability of 75 %.
    """
    prior = np.log(_SENSITIVITY) + np.log(_SPECIFICITY)
    fits = table @ _LOG_LIKELIHOOD + pseudo_votes[:, None] * prior
    mass = np.exp(fits - fits.max(axis=1, keepdims=True, initial=-np.inf))
    mass /= mass.sum(axis=1, keepdims=True)
    cumulated = mass[:, _RISING].cumsum(axis=1)
    rising = _INFORMATIVENESS[_RISING]
    last = len(rising) - 1
    low, high, quartile = (
        rising[np.minimum((cumulated < part).sum(axis=1), last)] for part in (0.025, 0.975, 0.25)
    )
    return mass @ _SENSITIVITY, mass @ _SPECIFICITY, low, high, quartile
