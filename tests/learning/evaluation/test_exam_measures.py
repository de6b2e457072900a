"""Draws with known probabilities, and what the answers say about precision and missed spam."""

import numpy as np
import pytest
from numpy.random import Generator, default_rng

from bot.learning.arrays import Floats, Mask
from bot.learning.evaluation.exam_draws import ExamDraw, inclusion_probabilities
from bot.learning.evaluation.exam_measures import ExamCounts, count_answers, exam_measures

EVERYTHING = ExamCounts(40, 36, 110, 1, 0.01, 105.0, 60, 400)


def test_a_draw_is_uniform_but_for_what_is_flagged() -> None:
    flagged = np.array([True, False, False, False])

    q = ExamDraw(flagged, 4, 1, 0.25).probabilities()

    assert q == pytest.approx([0.25 + 0.75 / 4, 0.75 / 4, 0.75 / 4, 0.75 / 4])


def test_without_flagged_messages_left_a_draw_is_uniform() -> None:
    flagged = np.array([True, False, False, False, False])

    q = ExamDraw(flagged, 4, 0, 0.25).probabilities()

    assert q == pytest.approx([0.25] * 5)


def test_an_inclusion_probability_is_that_of_any_draw() -> None:
    first = ExamDraw(np.array([True, False]), 2, 1, 0.5)
    after_growth = ExamDraw(np.zeros(3, dtype=bool), 2, 0, 0.5)

    found = inclusion_probabilities([first, after_growth], 3)

    assert found == pytest.approx([1 - 0.25 * 0.5, 1 - 0.75 * 0.5, 0.5])


def test_uniform_draws_include_every_item_with_the_share_that_is_drawn() -> None:
    none = np.zeros(50, dtype=bool)
    draws = [ExamDraw(none, 50 - done, 0, 0.25) for done in range(10)]

    assert inclusion_probabilities(draws, 50) == pytest.approx([10 / 50] * 50)


def test_inclusion_probabilities_are_those_of_simulated_draws() -> None:
    rng, times = default_rng(0), 2_000
    flagged = np.arange(200) < 30
    drawn, expected = np.zeros(200), np.zeros(200)
    for _ in range(times):
        left, inclusion = exam(20, flagged, rng)
        drawn += ~left
        expected += inclusion

    assert drawn[:30].mean() == pytest.approx(expected[:30].mean(), rel=0.05)
    assert drawn[30:].mean() == pytest.approx(expected[30:].mean(), rel=0.05)


def test_precision_counts_plainly_and_missed_is_weighted() -> None:
    flagged = np.array([True] * 4 + [False] * 6)
    spam = np.array([True, True, True, False] + [True] + [False] * 5)
    inclusion = np.array([0.5] * 4 + [0.9] + [0.1] * 5)
    reserve = np.arange(100) < 20

    counts = count_answers(spam, flagged, inclusion, reserve)
    found = exam_measures(counts)

    assert (counts.answers, counts.spam) == (10, 4)
    assert (counts.reserve_flagged, counts.reserve_unflagged) == (20, 80)
    assert found.precision is not None
    assert (found.precision.value, found.precision.hits, found.precision.of) == (0.75, 3, 4)
    assert found.missed is not None
    assert found.missed.value == pytest.approx((1 / 0.9) / (1 / 0.9 + 50))
    assert (found.missed.hits, found.missed.of) == (1, 6)


def test_recall_and_f1_follow_from_precision_and_missed() -> None:
    found = exam_measures(EVERYTHING)

    assert found.recall is not None
    assert found.f1 is not None
    assert found.accuracy is not None
    assert found.recall.value == pytest.approx(0.9 * 60 / (0.9 * 60 + 0.01 * 400))
    assert found.f1.value == pytest.approx(2 * 54 / (54 + 4 + 60))
    assert found.accuracy.value == pytest.approx((54 + 0.99 * 400) / 460)
    for each in (found.recall, found.f1, found.accuracy):
        assert each.low < each.value < each.high


def test_wide_recall_and_f1_are_not_given() -> None:
    counts = ExamCounts(5, 5, 10, 1, 0.1, 8.0, 60, 400)

    found = exam_measures(counts)

    assert found.precision is not None
    assert (found.recall, found.f1) == (None, None)


def test_precision_needs_four_flagged_answers() -> None:
    few = ExamCounts(3, 3, 40, 0, 0.0, 38.0, 9, 400)

    found = exam_measures(few)

    assert found.precision is None
    assert found.missed is not None


def test_a_model_that_flags_nothing_has_missed_spam_and_no_accuracy_alone() -> None:
    flagged, spam = np.zeros(50, dtype=bool), np.arange(50) < 1
    counts = count_answers(spam, flagged, np.full(50, 0.1), np.zeros(480, dtype=bool))

    found = exam_measures(counts)

    assert found.missed is not None
    assert found.missed.hits == 1
    assert (found.precision, found.recall, found.f1, found.accuracy) == (None,) * 4


def test_equal_weights_are_counts_like_any_others() -> None:
    spam = np.arange(40) < 2
    counts = count_answers(
        spam, np.zeros(40, dtype=bool), np.full(40, 0.2), np.zeros(300, dtype=bool)
    )

    assert counts.missed == pytest.approx(0.05)
    assert counts.effective == pytest.approx(40)


@pytest.mark.parametrize("wrong", [0.0, 1.5])
def test_an_answered_message_could_be_drawn(wrong: float) -> None:
    one = np.ones(1, dtype=bool)
    with pytest.raises(ValueError, match="inclusion probability"):
        count_answers(one, one, np.array([wrong]), one)


def test_weights_take_out_the_bias_of_draws_under_earlier_models() -> None:
    """Earlier models flagged spam that today's lets through: it is drawn more often."""
    rng, plain, weighted = default_rng(3), [], []
    spam = np.arange(400) < 40
    was_flagged = np.arange(400) < 30
    flagged = np.arange(400) < 20  # ten of the spam is flagged no more
    for _ in range(150):
        left, inclusion = exam(60, was_flagged, rng)
        answered = ~left
        counts = count_answers(spam[answered], flagged[answered], inclusion[answered], flagged)
        plain.append(counts.unflagged_spam / counts.unflagged)
        weighted.append(counts.missed)

    truth = 20 / 380
    assert abs(np.mean(weighted) - truth) < 0.006
    assert np.mean(plain) > truth + 0.02


def exam(draws: int, flagged: Mask, rng: Generator) -> tuple[Mask, Floats]:
    """Items that were not drawn, and the inclusion probability of each."""
    left, made = np.ones(len(flagged), dtype=bool), []
    for _ in range(draws):
        draw = ExamDraw(flagged, int(left.sum()), int((left & flagged).sum()), 0.25)
        made.append(draw)
        q = np.where(left, draw.probabilities(), 0.0)
        left[rng.choice(len(left), p=q / q.sum())] = False
    return left, inclusion_probabilities(made, len(left))
