"""The sample of a stream: a random share that looks at nothing, and what the model is unsure of."""

from __future__ import annotations

import numpy as np

from bot.learning.arrays import Floats
from bot.learning.stream_sampling import RANDOM_SHARE, UNSURE_LOG_ODDS, sample


def draws_of(count: int) -> Floats:
    return np.random.default_rng(0).random((count, 2))


def test_the_random_share_is_the_same_whatever_the_model_says() -> None:
    draws = draws_of(4_000)
    log_odds = np.linspace(-9, 9, 4_000)

    without, sure = sample(draws, None), sample(draws, log_odds)

    assert (without.random == sure.random).all()
    assert abs(sure.random.mean() - RANDOM_SHARE) < 0.03
    by_sureness = sure.random.reshape(8, 500).mean(axis=1)
    assert abs(by_sureness - RANDOM_SHARE).max() < 0.08


def test_all_that_the_model_is_unsure_about_is_kept_and_of_the_rest_less_the_surer_it_is() -> None:
    draws = draws_of(6_000)
    sureness = np.repeat([0.0, UNSURE_LOG_ODDS, 2.0, 4.0, 8.0, np.inf], 1_000)

    found = sample(draws, np.where(np.arange(6_000) % 2, sureness, -sureness))

    chance = found.chance.reshape(6, 1_000)[:, 0]
    assert chance.tolist() == [1.0, 1.0, 1 / 4, 1 / 16, 1 / 64, 0.0]
    unsure, rest = (each.reshape(6, 1_000).sum(axis=1) for each in (found.unsure, ~found.random))
    assert abs(unsure / rest - chance).max() < 0.06
    assert not (found.random & found.unsure).any()


def test_without_a_model_everything_is_kept() -> None:
    assert sample(draws_of(100), None).kept.all()
