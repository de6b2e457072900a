"""Query strategies pick an allowed item; uncertainty sampling picks the exact best."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.random import Generator, default_rng
from scipy.sparse import csr_array
from scipy.special import expit

from bot.learning.arrays import Floats, Mask, Matrix, Rows
from bot.learning.cold_start import cue_scores, spam_cues
from bot.learning.features import FEATURES
from bot.learning.fitting import fit_model
from bot.learning.model import C
from bot.learning.pool_scores import PoolScores
from bot.learning.strategies import (
    CAMPAIGN_STRATEGY,
    STRATEGIES,
    TIE,
    LocalScores,
    most_uncertain,
    uncertainty,
)
from tests.support.models import fitted

seeds = st.integers(0, 2**32 - 1)
WORDS = "win free call now prize hello see you later ok привет заработок 1000 £5 http://a.example"


@settings(deadline=None, max_examples=60)
@given(seed=seeds, features=st.sampled_from(sorted(FEATURES)))
def test_uncertainty_sampling_picks_what_brute_force_picks(seed: int, features: str) -> None:
    rng = default_rng(seed)
    pool = rows_of_random_texts(features)[rng.choice(300, size=60)]
    rows, spam, allowed = random_labels(rng, 60)
    earlier = fit_model(pool, rows, np.roll(spam, 1))

    model = fit_model(pool, rows, spam, start=earlier)
    pick = most_uncertain(pool, model, model.decision_function(pool), allowed)

    exact = brute_force_scores(pool, rows, spam)
    assert pick is not None
    assert pick.row == first_most_uncertain(exact, allowed)
    assert pick.score == pytest.approx(exact[pick.row], abs=1e-9)


def test_a_tie_goes_to_the_oldest_allowed_item() -> None:
    texts = ["win a prize", "see you", "prize you", "you prize", "prize you"]
    pool = FEATURES["words"]().fit_transform(texts)
    model = fit_model(pool, np.array([0, 1]), np.array([True, False]))

    picks = [
        most_uncertain(pool, model, model.decision_function(pool), np.isin(np.arange(5), allowed))
        for allowed in ([2, 3, 4], [3, 4], [1, 4])
    ]

    assert [pick.row for pick in picks if pick] == [2, 3, 4]


def test_uncertainties_within_a_billionth_are_a_tie() -> None:
    pool = csr_array(np.eye(2, dtype=np.float32))
    both = np.ones(2, dtype=bool)

    models = fitted(np.array([1e-9, 1e-12]), 0.0), fitted(np.array([1e-8, 1e-12]), 0.0)
    picks = [most_uncertain(pool, model, model.decision_function(pool), both) for model in models]

    assert [pick.row for pick in picks if pick] == [0, 1]


def test_scores_that_float32_cannot_separate_are_compared_in_float64() -> None:
    steps = np.array([3e-7, -2e-7, 1e-7, -4e-7])
    pool = csr_array(np.eye(4, dtype=np.float32))
    model = fitted(steps, 0.0)
    blurred = np.zeros(4, dtype=np.float32)

    pick = most_uncertain(pool, model, blurred, np.ones(4, dtype=bool))

    assert pick is not None
    assert pick.row == 2


def test_only_allowed_items_are_picked_even_if_all_are_certain() -> None:
    pool = csr_array(np.eye(3, dtype=np.float32))
    model = fitted(np.array([0.1, 30.0, 12.0]), 0.0)

    pick = most_uncertain(pool, model, model.decision_function(pool), np.array([False, True, True]))

    assert pick is not None
    assert pick.row == 2


def test_scores_that_are_almost_certain_are_a_tie() -> None:
    pool = csr_array(np.eye(3, dtype=np.float32))
    model = fitted(np.array([-40.0, 30.0, 25.0]), 0.0)  # 0.5 away by the same to a billionth

    pick = most_uncertain(pool, model, model.decision_function(pool), np.ones(3, dtype=bool))

    assert pick is not None
    assert pick.row == 0


@pytest.mark.parametrize("name", STRATEGIES)
@settings(deadline=None, max_examples=25)
@given(seed=seeds, cold=st.booleans())
def test_every_strategy_picks_an_allowed_item(name: str, seed: int, cold: bool) -> None:
    state = query_state(default_rng(seed), cold=cold)

    pick = STRATEGIES[name](state)

    assert pick is not None
    assert state.allowed[pick.row]
    assert pick.score is not None or pick.probability is not None
    assert pick.score is None or not cold


@pytest.mark.parametrize("name", STRATEGIES)
@pytest.mark.parametrize("cold", [True, False])
def test_no_strategy_picks_anything_when_nothing_is_allowed(name: str, cold: bool) -> None:
    state = query_state(default_rng(0), cold=cold)
    state.allowed[:] = False

    assert STRATEGIES[name](state) is None


def test_the_campaign_asks_by_a_registered_strategy() -> None:
    assert CAMPAIGN_STRATEGY in STRATEGIES


def test_relevance_asks_about_the_likeliest_spam() -> None:
    pool = csr_array(np.eye(3, dtype=np.float32))
    model = fitted(np.array([0.1, 3.0, 1.0]))
    allowed = np.array([True, False, True])
    scored = LocalScores.by(model, pool)

    spam = np.zeros(0, dtype=bool)

    pick = STRATEGIES["relevance"](State(allowed, scored, np.zeros(3), 0, spam, default_rng(0)))

    assert pick is not None
    assert pick.row == 2


def test_uncertainty_is_highest_at_one_half() -> None:
    assert uncertainty(np.array([0.0, 0.25, 0.5, 1.0])).tolist() == [0.0, 0.5, 1.0, 0.0]


@dataclass
class State:
    """A `QueryState` of plain values."""

    allowed: Mask
    scored: PoolScores | None
    cue_scores: Floats
    turn: int
    spam: Mask
    rng: Generator


def query_state(rng: Generator, *, cold: bool) -> State:
    """A small pool with something allowed, before a model or with one."""
    texts = random_texts(rng, 20)
    pool = FEATURES["words"]().fit_transform(texts)
    rows, spam, allowed = random_labels(rng, 20)
    model = fit_model(pool, rows, spam)
    scored = None if cold else LocalScores.by(model, pool)
    turn = int(rng.integers(9))
    return State(allowed, scored, cue_scores(spam_cues(texts)), turn, spam, rng)


@cache
def rows_of_random_texts(features: str) -> Matrix:
    """The rows of 300 random texts: the features take longer than what is tested with them."""
    return FEATURES[features]().fit_transform(random_texts(default_rng(0), 300))


def random_texts(rng: Generator, count: int) -> list[str]:
    """Short texts of few words, so that some are equal and some share everything but order."""
    words = WORDS.split()
    return [" ".join(rng.choice(words, size=rng.integers(1, 6))) for _ in range(count)]


def random_labels(rng: Generator, count: int) -> tuple[Rows, Mask, Mask]:
    """Labels of both classes, and a mask with something in it."""
    rows = rng.choice(count, size=int(rng.integers(2, count // 2)), replace=False)
    spam = rng.random(len(rows)) < rng.uniform(0.1, 0.9)
    spam[:2] = True, False
    allowed = rng.random(count) < rng.uniform(0.05, 1)
    allowed[rng.integers(count)] = True
    return rows, spam, allowed


def first_most_uncertain(exact: Floats, allowed: Mask) -> int:
    best = max(1 - 2 * abs(exact[row] - 0.5) for row in np.flatnonzero(allowed))
    ties = (1 - 2 * np.abs(exact - 0.5) >= best - TIE) & allowed
    return int(np.flatnonzero(ties)[0])


def brute_force_scores(pool: Matrix, rows: Rows, spam: Mask) -> Floats:
    """Scores of the whole pool in float64, fitted from nothing by dense Newton on the labels' gram.

    An independent way to the same optimum: Rasmussen & Williams (2006), algorithm 3.1, with a
    free intercept.
    """
    dense = pool.toarray().astype(np.float64)
    gram = dense[rows] @ dense[rows].T
    cost = C * len(rows) / (2 * np.where(spam, spam.sum(), (~spam).sum()))
    margin = np.zeros(len(rows))
    for _ in range(100):
        score = expit(margin)
        curvature = cost * score * (1 - score)
        target = curvature * margin + cost * (spam - score)
        solved = np.linalg.solve(
            np.eye(len(rows)) + curvature[:, None] * gram, np.column_stack([target, curvature])
        )
        intercept = solved[:, 0].sum() / solved[:, 1].sum()
        dual = solved[:, 0] - intercept * solved[:, 1]
        before, margin = margin, gram @ dual + intercept
        if np.abs(margin - before).max() < 1e-12:
            break
    return np.asarray(expit(dense @ (dense[rows].T @ dual) + intercept))
