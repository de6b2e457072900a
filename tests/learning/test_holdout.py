"""The exam's accuracy when its labels are themselves uncertain."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.random import default_rng

from bot.learning.holdout import exam_score, noisy_accuracy, wilson


def test_certain_labels_give_wilsons_interval() -> None:
    spam = np.arange(40) < 20
    predicted = np.arange(40) < 22

    assert exam_score(predicted, spam, np.ones(40)).accuracy == wilson(38, 40)
    assert exam_score(predicted, spam).accuracy == wilson(38, 40)


def test_the_annotators_errors_are_not_counted_against_the_model() -> None:
    """A perfect model disagrees with annotators who are right in 90 of 100."""
    agreed = np.arange(200) >= 20

    found = noisy_accuracy(agreed, np.full(200, 0.9))

    assert found.value > 0.98
    assert found.high > 0.99
    assert found.low > 0.9


@pytest.mark.parametrize("accuracy", [0.8, 0.95, 0.99])
def test_the_interval_holds_the_true_accuracy(accuracy: float) -> None:
    held = []
    for seed in range(200):
        rng = default_rng(seed)
        certainty = rng.uniform(0.85, 1.0, 40)
        right = rng.random(40) < accuracy
        label_right = rng.random(40) < certainty
        found = noisy_accuracy(right == label_right, certainty)
        held.append(found.low <= accuracy <= found.high)

    assert np.mean(held) >= 0.92


def test_labels_that_say_nothing_give_no_interval_to_speak_of() -> None:
    found = noisy_accuracy(np.arange(40) < 30, np.full(40, 0.5))

    assert found.high - found.low > 0.9


def test_answers_that_nobody_has_checked_are_reported() -> None:
    none = np.zeros(0, dtype=np.bool_)

    found = exam_score(none, none, unchecked=25)

    assert (found.answers, found.accuracy, found.unchecked) == (0, None, 25)
