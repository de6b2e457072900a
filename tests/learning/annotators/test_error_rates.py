"""The error rates on a grid, exactly and roughly."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.random import default_rng

from bot.learning.annotators.error_rates import LEVELS, error_rates, mean_rates
from bot.learning.arrays import Floats, Rows


def tables() -> tuple[Rows, Floats]:
    """Votes of 50 annotators at random levels, few and many, and right votes in their priors."""
    rng = default_rng(3)
    rates = rng.choice([0.0, 0.05, 0.5, 3.0], size=(50, 2))
    table = rng.poisson(np.repeat(rates, LEVELS, axis=1))
    return table, rng.choice([1.0, 40.0], size=50)


def test_the_error_rates_are_those_of_a_plain_sum_over_the_grid() -> None:
    table, pseudo_votes = tables()
    axis = (np.arange(24) + 0.5) / 24
    sensitivity, specificity = (each.ravel() for each in np.meshgrid(axis, axis))
    informativeness = sensitivity + specificity - 1

    found = error_rates(table, pseudo_votes)

    spam = np.linspace(0, 1, LEVELS)[:, None]
    of_no_spam = spam * (1 - sensitivity) + (1 - spam) * specificity
    for at, (votes, prior) in enumerate(zip(table, pseudo_votes, strict=True)):
        fit = votes[:LEVELS] @ np.log(of_no_spam) + votes[LEVELS:] @ np.log(1 - of_no_spam)
        fit += prior * np.log(sensitivity * specificity)
        mass = np.exp(fit - fit.max())
        mass /= mass.sum()
        means = mass @ sensitivity, mass @ specificity
        assert [found[0][at], found[1][at]] == pytest.approx(means)
        for bound, share in zip(found[2:], (0.025, 0.975, 0.25), strict=True):
            below = mass[informativeness < bound[at] - 1e-6].sum()
            up_to = mass[informativeness < bound[at] + 1e-6].sum()
            assert below - 1e-9 < share < up_to + 1e-9


def test_the_rough_rates_are_those_of_the_exact_sum() -> None:
    table, pseudo_votes = tables()

    sensitivity, specificity, is_high = mean_rates(table, pseudo_votes)

    exact = error_rates(table, pseudo_votes)
    assert np.abs(sensitivity - exact[0]).max() < 1e-5
    assert np.abs(specificity - exact[1]).max() < 1e-5
    clear = np.abs(exact[2] - 0.3) > 0.05
    assert (is_high == (exact[2] > 0.3))[clear].all()
