"""The cold start: alternately a likely spam and any item, before there is a model."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.random import default_rng

from bot.learning.cold_start import cold_start_pick, cue_scores, is_cold, spam_cues
from bot.learning.picks import random_pick

NO_LABELS = np.zeros(0, dtype=bool)


@pytest.mark.parametrize(
    ("spam", "no_spam", "cold"), [(0, 0, True), (2, 9, True), (9, 2, True), (3, 3, False)]
)
def test_a_model_needs_three_labels_of_each_class(spam: int, no_spam: int, cold: bool) -> None:
    assert is_cold(np.arange(spam + no_spam) < spam) == cold


def test_nothing_is_picked_when_nothing_is_allowed() -> None:
    rng = default_rng(0)

    assert cold_start_pick(np.zeros(2), np.zeros(2, dtype=bool), 0, NO_LABELS, rng) is None
    assert cold_start_pick(np.zeros(0), np.zeros(0, dtype=bool), 1, NO_LABELS, rng) is None


def test_a_random_pick_follows_from_the_generator_and_has_its_probability() -> None:
    allowed = np.arange(100) % 4 == 0

    pick = random_pick(allowed, default_rng(7))

    assert pick == random_pick(allowed, default_rng(7))
    assert pick is not None
    assert pick.probability == 1 / 25


def test_a_cold_start_alternates_between_likely_spam_and_any_item() -> None:
    scores = np.arange(100.0)
    allowed = np.arange(100) < 60
    rng = default_rng(8)

    likely = [cold_start_pick(scores, allowed, turn, NO_LABELS, rng) for turn in range(0, 1200, 2)]
    any_item = [cold_start_pick(scores, allowed, turn, NO_LABELS, rng) for turn in range(1, 999, 2)]

    probabilities = {pick.row: pick.probability for pick in likely if pick}
    assert probabilities == pytest.approx({59: 6 / 11, 58: 3 / 11, 57: 2 / 11})  # 1 : 1/2 : 1/3
    drawn = Counter(pick.row for pick in likely if pick)
    assert drawn[59] / 600 == pytest.approx(6 / 11, abs=0.08)
    assert drawn[57] / 600 == pytest.approx(2 / 11, abs=0.08)
    assert {pick.row for pick in any_item if pick} == set(range(60))
    assert {pick.probability for pick in any_item if pick} == {1 / 60}


@pytest.mark.parametrize(
    ("spam", "no_spam", "likely"), [(0, 0, True), (0, 4, True), (2, 2, True), (2, 1, False)]
)
def test_a_cold_start_does_not_look_for_spam_while_more_labels_are_spam(
    spam: int, no_spam: int, likely: bool
) -> None:
    labels = np.arange(spam + no_spam) < spam

    pick = cold_start_pick(np.arange(100.0), np.ones(100, dtype=bool), 0, labels, default_rng(3))

    assert pick is not None
    assert (pick.row >= 95) == likely
    assert (pick.probability == 1 / 100) != likely


def test_a_cold_start_has_at_least_one_suspect() -> None:
    allowed = np.array([True, False, True])

    pick = cold_start_pick(np.array([0.0, 5.0, 1.0]), allowed, 0, NO_LABELS, default_rng(9))

    assert pick is not None
    assert (pick.row, pick.probability) == (2, 1.0)


def test_the_cue_score_needs_no_language() -> None:
    texts = [
        "ok see you later",
        "увидимся вечером",
        "明天见",
        "WIN £1000 NOW!!! http://a.example/x",
        "ЗАРАБОТОК 5000₽ в день!!! https://b.example/y",
        "恭喜!!! 奖金¥90000 https://c.example/z",
    ]

    scores = cue_scores(spam_cues(texts))

    assert scores[3:].min() > scores[:3].max()


@settings(deadline=None, max_examples=25)
@given(texts=st.lists(st.text(st.characters(exclude_categories=()))))
def test_the_cue_score_of_any_texts_is_finite(texts: list[str]) -> None:
    scores = cue_scores(spam_cues(texts))

    assert scores.shape == (len(texts),)
    assert np.isfinite(scores).all()
