"""The next item: the exact most uncertain one, or an honest draw; never one that is not allowed."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.random import Generator, default_rng
from scipy.sparse import csr_array
from scipy.special import expit

from bot.learning.arrays import Floats, Mask, Matrix, Rows
from bot.learning.features import FEATURES
from bot.learning.fitting import fit_model
from bot.learning.model import C
from bot.learning.strategies import (
    STRATEGIES,
    TIE,
    cold_start,
    looks_like_spam,
    most_uncertain,
    random_pick,
    uncertainty,
)
from tests.support.models import fitted

seeds = st.integers(0, 2**32 - 1)
WORDS = "win free call now prize hello see you later ok привет заработок 1000 £5 http://a.example"


@settings(deadline=None, max_examples=60)
@given(seed=seeds, features=st.sampled_from(sorted(FEATURES)))
def test_the_choice_is_the_one_brute_force_makes(seed: int, features: str) -> None:
    rng = default_rng(seed)
    pool = FEATURES[features]().fit_transform(random_texts(rng, 60))
    rows, spam, allowed = random_state(rng, 60)
    earlier = fit_model(pool, rows, np.roll(spam, 1))

    model = fit_model(pool, rows, spam, start=earlier)
    pick = most_uncertain(pool, model, model.decision_function(pool), allowed)

    exact = brute_force_scores(pool, rows, spam)
    assert pick is not None
    assert pick.row == first_most_uncertain(exact, allowed)
    assert pick.score == pytest.approx(exact[pick.row], abs=1e-9)


def test_a_tie_goes_to_the_oldest_item_that_is_allowed() -> None:
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


def test_what_float32_cannot_tell_apart_is_compared_again() -> None:
    steps = np.array([3e-7, -2e-7, 1e-7, -4e-7])
    pool = csr_array(np.eye(4, dtype=np.float32))
    model = fitted(steps, 0.0)
    blurred = np.zeros(4, dtype=np.float32)

    pick = most_uncertain(pool, model, blurred, np.ones(4, dtype=bool))

    assert pick is not None
    assert pick.row == 2


def test_where_all_that_is_allowed_is_certain_nothing_else_is_asked() -> None:
    pool = csr_array(np.eye(3, dtype=np.float32))
    model = fitted(np.array([0.1, 30.0, 12.0]), 0.0)

    pick = most_uncertain(pool, model, model.decision_function(pool), np.array([False, True, True]))

    assert pick is not None
    assert pick.row == 2


def test_scores_that_are_all_but_certain_are_a_tie() -> None:
    pool = csr_array(np.eye(3, dtype=np.float32))
    model = fitted(np.array([-40.0, 30.0, 25.0]), 0.0)  # 0.5 away by the same to a billionth

    pick = most_uncertain(pool, model, model.decision_function(pool), np.ones(3, dtype=bool))

    assert pick is not None
    assert pick.row == 0


@pytest.mark.parametrize("name", STRATEGIES)
@settings(deadline=None, max_examples=25)
@given(seed=seeds)
def test_every_strategy_asks_only_what_is_allowed(name: str, seed: int) -> None:
    rng = default_rng(seed)
    pool = FEATURES["words"]().fit_transform(random_texts(rng, 20))
    rows, spam, allowed = random_state(rng, 20)
    model = fit_model(pool, rows, spam)

    pick = STRATEGIES[name](pool, model, model.decision_function(pool), allowed, rng)

    assert pick is not None
    assert allowed[pick.row]
    assert (pick.score is None) != (pick.probability is None)


def test_when_nothing_is_allowed_nothing_is_asked() -> None:
    pool = FEATURES["words"]().fit_transform(["win now", "see you"])
    model = fit_model(pool, np.array([0, 1]), np.array([True, False]))
    nothing = np.zeros(2, dtype=bool)
    rng = default_rng(0)

    for strategy in STRATEGIES.values():
        assert strategy(pool, model, model.decision_function(pool), nothing, rng) is None
    assert cold_start(np.zeros(2), nothing, 0, rng) is None
    assert cold_start(np.zeros(0), np.zeros(0, dtype=bool), 1, rng) is None


def test_chance_is_the_generators_and_its_probability_is_told() -> None:
    allowed = np.arange(100) % 4 == 0

    pick = random_pick(allowed, default_rng(7))

    assert pick == random_pick(allowed, default_rng(7))
    assert pick is not None
    assert pick.probability == 1 / 25


def test_a_cold_start_takes_turns_between_likely_spam_and_anything() -> None:
    suspicion = np.arange(100.0)
    allowed = np.arange(100) < 60
    rng = default_rng(8)

    likely = [cold_start(suspicion, allowed, turn, rng) for turn in range(0, 1200, 2)]
    anything = [cold_start(suspicion, allowed, turn, rng) for turn in range(1, 1001, 2)]

    chances = {pick.row: pick.probability for pick in likely if pick}
    assert chances == pytest.approx({59: 6 / 11, 58: 3 / 11, 57: 2 / 11})  # 1 : 1/2 : 1/3
    drawn = Counter(pick.row for pick in likely if pick)
    assert drawn[59] / 600 == pytest.approx(6 / 11, abs=0.08)
    assert drawn[57] / 600 == pytest.approx(2 / 11, abs=0.08)
    assert {pick.row for pick in anything if pick} == set(range(60))
    assert {pick.probability for pick in anything if pick} == {1 / 60}


def test_a_cold_start_has_at_least_one_suspect() -> None:
    pick = cold_start(np.array([0.0, 5.0, 1.0]), np.array([True, False, True]), 0, default_rng(9))

    assert pick is not None
    assert (pick.row, pick.probability) == (2, 1.0)


def test_suspicion_needs_no_language() -> None:
    texts = [
        "ok see you later",
        "увидимся вечером",
        "明天见",
        "WIN £1000 NOW!!! http://a.example/x",
        "ЗАРАБОТОК 5000₽ в день!!! https://b.example/y",
        "恭喜!!! 奖金¥90000 https://c.example/z",
    ]

    suspicion = looks_like_spam(texts)

    assert suspicion[3:].min() > suspicion[:3].max()


@settings(deadline=None, max_examples=25)
@given(texts=st.lists(st.text(st.characters(exclude_categories=()))))
def test_suspicion_is_finite_whatever_the_texts(texts: list[str]) -> None:
    suspicion = looks_like_spam(texts)

    assert suspicion.shape == (len(texts),)
    assert np.isfinite(suspicion).all()


def test_uncertainty_is_highest_at_one_half() -> None:
    assert uncertainty(np.array([0.0, 0.25, 0.5, 1.0])).tolist() == [0.0, 0.5, 1.0, 0.0]


def random_texts(rng: Generator, count: int) -> list[str]:
    """Short texts of few words, so that some are equal and some share everything but order."""
    words = WORDS.split()
    return [" ".join(rng.choice(words, size=rng.integers(1, 6))) for _ in range(count)]


def random_state(rng: Generator, count: int) -> tuple[Rows, Mask, Mask]:
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
        bend = cost * score * (1 - score)
        target = bend * margin + cost * (spam - score)
        solved = np.linalg.solve(
            np.eye(len(rows)) + bend[:, None] * gram, np.column_stack([target, bend])
        )
        intercept = solved[:, 0].sum() / solved[:, 1].sum()
        dual = solved[:, 0] - intercept * solved[:, 1]
        before, margin = margin, gram @ dual + intercept
        if np.abs(margin - before).max() < 1e-12:
            break
    return np.asarray(expit(dense @ (dense[rows].T @ dual) + intercept))
