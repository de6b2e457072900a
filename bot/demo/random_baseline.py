"""The random baseline of the demo: the same model on the same pool, asked in random order."""

from typing import Final

import numpy as np
from numpy.random import default_rng

from bot.demo.bot_process import EXAM_EVERY
from bot.learning.arrays import Floats
from bot.learning.simulation.loop import LoopState, label_pool
from bot.learning.simulation.splits import Split
from bot.learning.strategies import random_sampling

MAX_LABELS: Final = 500


def random_order_curve(split: Split, seed: list[int]) -> tuple[list[int], Floats]:
    """F1 after n labels when the messages are asked in random order.

    As in the campaign, exam questions count as labels and train nothing.
    Returns the numbers of labels at which F1 was measured, and (n_points,) F1 in [0, 1].
    """
    state = LoopState(split, "weights", default_rng(seed))
    budget = min(MAX_LABELS, len(split.oracle_labels))
    labels, scores = [], []
    for number in label_pool(state, random_sampling, budget, EXAM_EVERY):
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
