"""Which part of the machine's labels can be certified, if all of them cannot."""

from __future__ import annotations

from typing import Final

import numpy as np

from bot.learning.arrays import Floats, Mask
from bot.learning.evaluation.acceptance import Ladder

__all__ = ["CONFIDENCES", "certain_part", "confidence_of"]

CONFIDENCES: Final = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995)
"""A machine's label is this certain: the score of what it says. Each begins a part."""


def certain_part(confidence: Floats, wrong: Mask, max_error: float) -> float | None:
    """The least confidence from which on it is proven that at most `max_error` are wrong.

    confidence: (n_answers,) in [.5, 1], of the machine's label of each message that was drawn
    uniformly; wrong: (n_answers,) whether people label it otherwise. Returns one of `CONFIDENCES`;
    None if no part is proven.
    The parts are tested in a fixed order, the most certain first, as far as they have the answers
    that the ladder needs without an error; the first that fails ends it. So the error of the whole
    is that of one ladder.
    Source: Maurer, Hothorn & Lehmacher (1995), "Multiple Comparisons in Drug Clinical Trials and
    Preclinical Assays: A-Priori Ordered Hypotheses".
    """
    ladder, proven = Ladder(max_error), None
    for least in reversed(CONFIDENCES):
        inside = confidence >= least
        answers = int(inside.sum())
        if answers < ladder.step(0):
            continue
        if not ladder.accepts(answers, int((inside & wrong).sum())):
            break
        proven = least
    return proven


def confidence_of(scores: Floats) -> Floats:
    """(n,) how certain the label of each score is, in [.5, 1]. scores: (n,) in [0, 1]."""
    return np.maximum(scores, 1 - scores)
