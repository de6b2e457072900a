"""Thresholds that flag at most a target share of ham, proven by the exam's answers."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, log
from typing import Final

import numpy as np
from scipy.special import betaincinv

from bot.learning.arrays import Floats, Mask
from bot.learning.evaluation.intervals import Share, clopper_pearson

CONFIDENCE: Final = 0.9
"""How sure it is that no more ham is flagged than a threshold promises."""

_MARGIN: Final = 1e-9
"""A threshold lies this much above a score: the last digits of log-odds and back are lost."""


@dataclass(frozen=True)
class Threshold:
    """A message is flagged when its score is at least `value`.

    target: the share of ham that may be flagged; at_most: the upper end that the exam supports.
    ham, flagged: exam answers that are ham, and those of them that are flagged. caught: the share
    of spam that is flagged, with its 90 % interval; None where the exam has no spam.
    """

    value: float
    target: float
    at_most: float
    ham: int
    flagged: int
    caught: Share | None


@dataclass(frozen=True)
class NotSupported:
    """The exam has too few answers for this target.

    ham, needed: exam answers that are ham, and how many must be there if none is flagged.
    supported: the smallest share that the ham so far can support.
    """

    target: float
    ham: int
    needed: int
    supported: float

    @property
    def missing(self) -> int:
        return self.needed - self.ham


def ham_needed(target: float) -> int:
    """The fewest exam answers of ham that prove a share in (0, 1), if none of them is flagged.

    Errors: ValueError for a share outside.
    """
    if not 0 < target < 1:
        raise ValueError(f"{target} is no share between 0 and 1.")
    return ceil(log(1 - CONFIDENCE) / log(1 - target) - 1e-9)


def least_supported(scores: Floats, spam: Mask, weights: Floats | None = None) -> float:
    """The smallest share of ham, in (0, 1], for which `choose_threshold` finds a threshold."""
    weights = np.ones(len(scores)) if weights is None else weights
    return float(_upper(np.zeros(1), _effective_size(weights[~spam]))[0])


def choose_threshold(
    scores: Floats, spam: Mask, target: float, weights: Floats | None = None
) -> Threshold | NotSupported:
    """The lowest threshold that flags at most the target share of ham, with 90 % confidence.

    scores, spam: (n_answers,) the model's scores of the exam's items and their labels. weights:
    (n_answers,) 1 / the probability with which each item was drawn, up to a factor; equal if not
    given. target: in (0, 1). The threshold lies just above the score of the k-th highest ham, and
    k follows from the number of answers alone: so the bound holds although the same answers choose
    the threshold. With weights it is that of Korn and Graubard, which is approximate.
    Errors: ValueError for a share outside, and when the lengths differ.
    Source: Tong, Feng & Li (2018), "Neyman-Pearson classification algorithms and NP receiver
    operating characteristics"; Korn & Graubard (1998), "Confidence intervals for proportions with
    small expected number of positive counts estimated from survey data".
    """
    needed = ham_needed(target)
    weights = np.ones(len(scores)) if weights is None else weights
    if not len(scores) == len(spam) == len(weights):
        raise ValueError(f"{len(scores)} scores for {len(spam)} labels: give one for each.")
    order = np.argsort(-scores[~spam], kind="stable")
    ham, own = scores[~spam][order], weights[~spam][order]
    effective = _effective_size(own)
    above = np.cumsum(own) - own
    bounds = _upper(above / max(own.sum(), 1e-300) * effective, effective)
    supported = int((bounds <= target).sum())
    if not supported:
        least = float(bounds[0]) if len(ham) else 1.0
        return NotSupported(target, min(floor(effective + 1e-9), needed - 1), needed, least)
    value = float(ham[supported - 1]) + _MARGIN
    return Threshold(
        value=value,
        target=target,
        at_most=float(bounds[supported - 1]),
        ham=len(ham),
        flagged=int((ham >= value).sum()),
        caught=_caught(int((scores[spam] >= value).sum()), int(spam.sum())),
    )


def _caught(count: int, of: int) -> Share | None:
    """A share with its exact 90 % interval; None of nothing."""
    if not of:
        return None
    return Share(count / of, *clopper_pearson(count, of, 1 - CONFIDENCE), count, of)


def _effective_size(weights: Floats) -> float:
    """How many equally likely draws tell as much; source: Kish (1965), "Survey Sampling"."""
    if not len(weights):
        return 0.0
    return float(weights.sum() ** 2 / (weights**2).sum())


def _upper(count: Floats, of: float) -> Floats:
    """The one-sided upper ends of shares, by Clopper and Pearson."""
    return np.asarray(betaincinv(count + 1, np.maximum(of - count, 1e-9), CONFIDENCE))
