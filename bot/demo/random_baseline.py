"""The random baseline of the demo: the same model on the same pool, asked in random order."""

from typing import Final

import numpy as np
from numpy.random import default_rng

from bot.learning.arrays import Floats
from bot.learning.holdout import EXAM_EVERY
from bot.learning.picks import random_pick
from bot.learning.simulation.experiment import LoopState, Split

MAX_LABELS: Final = 500


def random_order_curve(split: Split, seed: list[int]) -> tuple[list[int], Floats]:
    """F1 after n labels when the messages are asked in random order.

    As in the campaign, exam questions count as labels and train nothing.
    Returns the numbers of labels at which F1 was measured, and (n_points,) F1 in [0, 1].
    """
    state = LoopState(split, "weights", default_rng(seed))
    exam = iter(split.reserve.tolist())
    labels, scores = [], []
    for number in range(1, min(MAX_LABELS, len(split.told)) + 1):
        is_exam = number % EXAM_EVERY == 0 and next(exam, None) is not None
        if not is_exam and not state.learn(random_pick(state.allowed, state.rng), number):
            break
        if is_measured(number, interval=4):
            labels.append(number)
            scores.append(state.quality()[0])
    return labels, np.array(scores)


def is_measured(labels: int, interval: int = 1) -> bool:
    """Is F1 measured after this number of labels? Often at first, where it changes most.

    interval: a factor for the baseline, which is measured for ten orders.
    """
    every = 1 if labels < 40 else 2 if labels < 200 else 5
    return labels % (every * interval) == 0
