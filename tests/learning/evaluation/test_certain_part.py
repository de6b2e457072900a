"""Which part of the machine's labels is certified, and how rarely that is wrong."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from bot.learning.evaluation.acceptance import Ladder
from bot.learning.evaluation.certain_part import CONFIDENCES, certain_part, confidence_of
from bot.learning.evaluation.certificate_bounds import (
    Uncertified,
    UniformAnswers,
    certificate_bounds,
)


def test_everything_is_certified_where_nothing_is_wrong() -> None:
    confidence = np.linspace(0.5, 1, 400)

    assert certain_part(confidence, np.zeros(400, dtype=bool), 0.05) == 0.5


def test_the_uncertain_labels_are_left_out_where_they_are_wrong() -> None:
    confidence = np.linspace(0.5, 1, 800)
    wrong = confidence < 0.68

    assert certain_part(confidence, wrong, 0.05) == 0.7


def test_without_enough_answers_nothing_is_certified() -> None:
    needed = Ladder(0.05).step(0)
    none_wrong = np.zeros(needed, dtype=bool)

    assert certain_part(np.full(needed, 0.99), none_wrong, 0.05) == 0.5
    assert certain_part(np.full(needed - 1, 0.99), none_wrong[1:], 0.05) is None


NUMBERS: dict[str, Any] = {"machine_spam": 200, "machine_no_spam": 800, "known_spam": 20}


@pytest.mark.parametrize("certain_share", [0.0, 0.5, 0.9])
def test_a_part_with_more_wrong_labels_is_certified_in_one_of_ten_campaigns_at_most(
    certain_share: float,
) -> None:
    """The certain part is right; of the rest exactly as much is wrong as must not be certified."""
    rng, false = np.random.default_rng(7), 0
    for _ in range(1_000):
        certain = rng.random(300) < certain_share
        confidence = np.where(certain, 0.997, rng.choice([0.55, 0.75, 0.85], 300))
        share = 0.05 / max(1 - certain_share, 0.05)
        wrong = ~certain & (rng.random(300) < min(share, 1.0))
        least = certain_part(confidence, wrong, 0.05)
        false += least is not None and least <= 0.5  # 5 % of all labels are wrong then

    assert false <= 120  # of 1,000; 10 % and three standard deviations


def test_the_confidence_of_a_score_is_that_of_its_label() -> None:
    scores = np.array([0.0, 0.2, 0.5, 0.9])

    assert confidence_of(scores).tolist() == [1.0, 0.8, 0.5, 0.9]
    assert CONFIDENCES[0] == 0.5


def test_spam_among_what_is_left_out_counts_as_not_found() -> None:
    answers = UniformAnswers(spam=40, wrong_spam=0, no_spam=160, wrong_no_spam=0)

    everything = certificate_bounds(answers, **NUMBERS).least_found
    with_rest = certificate_bounds(
        answers, **NUMBERS, left_out=Uncertified(messages=300, answers=60, spam=20)
    ).least_found

    assert everything is not None
    assert with_rest is not None
    assert with_rest < everything - 0.1


def test_bounds_of_a_chosen_part_are_wider() -> None:
    answers = UniformAnswers(spam=40, wrong_spam=1, no_spam=160, wrong_no_spam=2)

    chosen = certificate_bounds(answers, **NUMBERS, choices=len(CONFIDENCES))
    announced = certificate_bounds(answers, **NUMBERS)

    assert chosen.most_wrong_spam > announced.most_wrong_spam
    assert chosen.certified == announced.certified
    assert chosen.most_wrong <= 0.05  # what is certified is no wider
