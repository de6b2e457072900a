"""The random baseline is the simulation of `tapwise simulate`, measured like the campaign."""

from __future__ import annotations

import numpy as np
from numpy.random import default_rng

from bot.demo.bot_process import EXAM_EVERY
from bot.demo.random_baseline import is_measured, random_order_curve
from bot.learning.simulation.experiment import Experiment, LearnerConfig
from bot.learning.simulation.loop import run_loop
from bot.learning.simulation.splits import Split, make_split

TEXTS = [f"win {n} coins now at coins{n % 7}.example" for n in range(40)]
TEXTS += [f"see you at {n} o'clock near the {word}" for n in range(40) for word in ("bus", "pub")]
# A fifth is labelled against its words, so that no curve is perfect at once.
SPAM = np.array([text.startswith("win") for text in TEXTS]) ^ (default_rng(0).random(120) < 0.2)


def ground() -> Split:
    return make_split(Experiment(TEXTS, SPAM, budget=84, exam_every=EXAM_EVERY), "words", seed=3)


def test_the_random_baseline_equals_the_simulation_of_random_order() -> None:
    labels, found = random_order_curve(ground(), [3, 2])

    curve = run_loop(
        ground(), LearnerConfig("words", "random", "weights"), 84, EXAM_EVERY, default_rng([3, 2])
    )
    simulated = dict(zip(curve.labels.tolist(), curve.f1.tolist(), strict=True))

    assert labels == [number for number in range(1, labels[-1] + 1) if is_measured(number, 4)]
    assert found.tolist() == [simulated[number] for number in labels]


def test_the_same_order_is_the_same_curve_and_another_one_differs() -> None:
    once, again, other = (
        random_order_curve(ground(), seed)[1] for seed in ([1, 0], [1, 0], [1, 1])
    )

    assert once.tolist() == again.tolist() != other.tolist()


def test_the_first_labels_are_measured_one_by_one_and_later_ones_more_rarely() -> None:
    measured = [number for number in range(1, 211) if is_measured(number)]

    assert measured[:39] == list(range(1, 40))
    assert measured[39:42] == [40, 42, 44]
    assert measured[-2:] == [205, 210]
