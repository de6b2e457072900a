"""Ladders: after how many answers, with how many errors, a bound on a share is proven.

The rule "45 answers without an error, 77 with one …" of a table for one look is false in 28.8 % of
campaigns when it is tried after every answer. A ladder has one step for each number of errors and
spends the error over its steps: the bound is accepted as soon as the answers reach the step of the
errors among them. Steps are computed exactly, by the distribution of the errors at every answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

__all__ = ["CERTIFICATE_ERROR", "PROOF_ERROR", "Ladder", "upper_bound"]

CERTIFICATE_ERROR: Final = 0.1
"""Probability that a certificate is false, where the share lies exactly at its bound."""

PROOF_ERROR: Final = 0.05
"""The same of each of the two ladders of a proof for a filter."""

# This part of the error is spent, the rest is a margin. Of it the first step leaves this part to
# later steps, and each later step leaves this part of what it finds: most campaigns end at the
# first or the second step.
_SPENT: Final = 0.9
_LEFT_BY_FIRST: Final = 0.4167
_LEFT_BY_LATER: Final = 0.6
_MOST_STEPS: Final = 400
_BISECTIONS: Final = 24


@dataclass(frozen=True)
class Ladder:
    """The ladder that proves a share to be at most `bound`.

    bound: in (0, 1). error: probability of accepting at any answer, if the share is the bound, in
    (0, 1); with a larger share it is smaller. It holds for independent answers about one model that
    stands still, and, being conservative then, for draws without replacement.
    Source: Wald (1945), "Sequential Tests of Statistical Hypotheses"; the error is spent as in
    Lan & DeMets (1983), "Discrete Sequential Boundaries for Clinical Trials".
    """

    bound: float
    error: float = CERTIFICATE_ERROR

    def step(self, errors: int) -> int:
        """The number of answers that proves the bound with this many errors among them."""
        return _first_steps(self.bound, self.error, errors + 1)[errors]

    def accepts(self, answers: int, errors: int) -> bool:
        """Whether these answers prove the bound."""
        return answers >= self.step(errors)

    def missing(self, answers: int, errors: int, more_errors: int = 0) -> int:
        """Answers that are still needed, if there are this many further errors among them."""
        return max(0, self.step(errors + more_errors) - answers)


def upper_bound(answers: int, errors: int, error: float = CERTIFICATE_ERROR) -> float:
    """The smallest share that the ladders exclude: valid after every answer, not for one look only.

    Returns a share in (0, 1]; 1 without answers. It is below the true share at some answer with
    probability `error` at most.
    Errors: ValueError when there are more errors than answers.
    Source: the inversion of the ladders; Howard et al. (2021), "Time-uniform, Nonparametric,
    Nonasymptotic Confidence Sequences".
    """
    if not 0 <= errors <= answers:
        raise ValueError(f"{errors} of {answers} is no share.")
    return _upper_bound(answers, errors, error)


@lru_cache(maxsize=4_096)
def _upper_bound(answers: int, errors: int, error: float) -> float:
    low, high = errors / max(answers, 1), 1.0
    for _ in range(_BISECTIONS):
        middle = (low + high) / 2
        if 0 < middle < 1 and _reaches(middle, error, answers, errors):
            high = middle
        else:
            low = middle
    return high


def _reaches(bound: float, error: float, answers: int, errors: int) -> bool:
    steps = _steps(bound, error, errors + 1, answers)
    return len(steps) > errors and steps[errors] <= answers


@lru_cache(maxsize=4_096)
def _first_steps(bound: float, error: float, count: int) -> tuple[int, ...]:
    return _steps(bound, error, count)


def _steps(bound: float, error: float, count: int, most: int | None = None) -> tuple[int, ...]:
    """The first steps of a ladder, or those up to `most` answers.

    not_accepted[e]: probability of e errors so far without having been accepted, at the bound.
    """
    if not (0 < bound < 1 and 0 < error < 1 and count <= _MOST_STEPS):
        raise ValueError(f"There is no ladder for a bound of {bound} with an error of {error}.")
    not_accepted, spent, left = np.zeros(count + 1), 0.0, _LEFT_BY_FIRST
    not_accepted[0] = 1.0
    steps: list[int] = []
    answers = 0
    while len(steps) < count and (most is None or answers < most):
        wrong = not_accepted * bound
        not_accepted *= 1 - bound
        not_accepted[1:] += wrong[:-1]
        answers += 1
        errors = len(steps)
        if spent + not_accepted[errors] <= _SPENT * error * (1 - left):
            spent, left = spent + float(not_accepted[errors]), left * _LEFT_BY_LATER
            not_accepted[errors] = 0.0
            steps.append(answers)
    return tuple(steps)
