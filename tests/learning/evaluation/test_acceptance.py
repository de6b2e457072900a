"""Ladders prove a bound, and are false as seldom as they say, at whichever answer one looks."""

from itertools import pairwise

import numpy as np
import pytest
from numpy.random import Generator, default_rng

from bot.learning.evaluation.acceptance import Ladder, upper_bound

# (answers, errors) of a campaign -> is the bound accepted?
ANSWERS = 500


@pytest.mark.parametrize(
    ("bound", "steps"), [(0.05, [58, 102, 140, 176, 214]), (0.1, [28, 51, 69, 86, 105])]
)
def test_the_first_steps_of_common_bounds(bound: float, steps: list[int]) -> None:
    assert [Ladder(bound).step(errors) for errors in range(5)] == steps


@pytest.mark.parametrize(("bound", "error"), [(0.05, 0.1), (0.1, 0.1), (0.2, 0.05), (0.07, 0.05)])
def test_a_ladder_is_false_as_seldom_as_it_says_where_the_share_is_its_bound(
    bound: float, error: float
) -> None:
    ladder, rng = Ladder(bound, error), default_rng(1)
    campaigns = 4_000

    false = sum(accepted(ladder, bound, rng) for _ in range(campaigns))

    assert false / campaigns <= error + 2 * np.sqrt(error * (1 - error) / campaigns)


def test_the_naive_rule_of_a_table_is_false_much_more_often() -> None:
    table = [45, 77, 105, 132, 158, 184, 209, 234]  # Clopper-Pearson, one-sided 90 %, one look
    rng = default_rng(1)

    def is_false() -> bool:
        errors = (rng.random(ANSWERS) < 0.05).cumsum()
        return any(errors[answers - 1] <= most for most, answers in enumerate(table))

    assert sum(is_false() for _ in range(2_000)) / 2_000 > 0.2


def test_a_better_share_is_accepted_sooner() -> None:
    ladder = Ladder(0.05)

    assert ladder.accepts(58, 0)
    assert not ladder.accepts(57, 0)
    assert not ladder.accepts(101, 1)
    assert ladder.accepts(102, 1)
    assert (ladder.missing(50, 0), ladder.missing(50, 0, 1), ladder.missing(60, 0)) == (8, 52, 0)


def test_upper_bounds_cover_the_share_at_every_answer() -> None:
    rng, share, campaigns = default_rng(2), 0.15, 300
    below = 0
    for _ in range(campaigns):
        errors = (rng.random(60) < share).cumsum()
        below += any(upper_bound(n, int(errors[n - 1])) < share for n in range(1, 61))

    assert below / campaigns <= 0.1 + 2 * np.sqrt(0.09 / campaigns)


def test_an_upper_bound_falls_with_answers_and_rises_with_errors() -> None:
    falling = [upper_bound(n, 0) for n in (0, 1, 10, 58, 100)]
    rising = [upper_bound(58, errors) for errors in (0, 1, 5, 58)]

    assert falling[0] == 1.0
    assert all(a > b for a, b in pairwise(falling))
    assert all(a < b for a, b in pairwise(rising))
    assert falling[3] == pytest.approx(0.05, abs=1e-3)


@pytest.mark.parametrize(("answers", "errors"), [(3, 4), (3, -1)])
def test_there_is_no_bound_of_no_share(answers: int, errors: int) -> None:
    with pytest.raises(ValueError, match="is no share"):
        upper_bound(answers, errors)


@pytest.mark.parametrize("bound", [0.0, 1.0])
def test_there_is_no_ladder_for_nothing_or_everything(bound: float) -> None:
    with pytest.raises(ValueError, match="no ladder"):
        Ladder(bound).step(0)


def accepted(ladder: Ladder, share: float, rng: Generator) -> bool:
    """Whether a campaign accepts at any of its answers."""
    errors = (rng.random(ANSWERS) < share).cumsum()
    final = int(errors[-1])
    steps = [ladder.step(most) for most in range(final + 1)]
    return any(step <= ANSWERS and errors[step - 1] <= most for most, step in enumerate(steps))
