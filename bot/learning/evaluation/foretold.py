"""The next step of a proof, and how many more answers it takes: a range, as steps jump."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.random import Generator

from bot.learning.arrays import Floats, Rows
from bot.learning.evaluation.acceptance import Ladder
from bot.learning.evaluation.certificate_proof import CertificateProof
from bot.learning.evaluation.exam_draws import PROOF_FLAGGED_SHARE
from bot.learning.evaluation.filter_proof import FilterCounts, FilterProof, OutOfReach

__all__ = ["AnyProof", "Foretold", "foretell", "next_draw"]

AnyProof: TypeAlias = FilterProof | CertificateProof

_CAMPAIGNS: Final = 400
_LOW, _HIGH = 0.05, 0.9
# Error rates are drawn from Beta(errors + .5, right + prior). When models had settled, 0.1-4.4 % of
# the unlabelled messages were wrong, and about one in eight of the flagged.
_PRIOR_ERRORS: Final = 0.5
_PRIOR_RIGHT, _PRIOR_RIGHT_FLAGGED = 25.0, 6.0
_MOST_ERRORS: Final = 12
_LEAST_RATE: Final = 1e-6


@dataclass(frozen=True)
class Foretold:
    """Answers that are still needed.

    without_error: if there is no further error. with_one: if there is one. low, high: what 5 and
    90 % of simulated campaigns need, given the errors so far. reached: share of those campaigns in
    which the statement stands before the messages run out, in [0, 1].
    """

    without_error: int
    with_one: int
    low: int
    high: int
    reached: float


def next_draw(proof: AnyProof) -> float | OutOfReach | None:
    """What to do next: None if the proof stands, or why it no longer can.

    Otherwise the probability, in [0, 1], of drawing the next question among flagged messages only.
    """
    if proof.stands:
        return None
    reason = proof.out_of_reach()
    return proof.next_flagged_share if reason is None else reason


def foretell(proof: AnyProof) -> Foretold:
    """The answers that a proof still takes."""
    if isinstance(proof, FilterProof):
        return _foretell_filter(proof)
    answers, errors, ladder = proof.counts.answers, proof.counts.errors, proof.ladder
    rng = np.random.default_rng([answers, errors])
    needed = _needed(ladder, (answers, errors), proof.left, _PRIOR_RIGHT, rng)
    now, one_more = (min(proof.left, ladder.missing(answers, errors, more)) for more in (0, 1))
    return _foretold(now, one_more, needed)


def _foretell_filter(proof: FilterProof) -> Foretold:
    counts, missed = proof.counts, proof.missed_ladder
    rng = np.random.default_rng([counts.flagged, counts.unflagged])
    if missed is None:
        return Foretold(0, 0, 0, 0, 0.0)
    of_flagged = counts.flagged, counts.flagged_wrong
    of_rest = counts.unflagged, counts.unflagged_spam
    precision = proof.precision_ladder
    flagged = _needed(precision, of_flagged, counts.flagged_left, _PRIOR_RIGHT_FLAGGED, rng)
    rest = _needed(missed, of_rest, counts.unflagged_left, _PRIOR_RIGHT, rng)
    same_rest = np.full(_CAMPAIGNS, float(missed.missing(*of_rest)))
    without, with_one = (
        int(np.median(_draws(counts, np.full(_CAMPAIGNS, float(needs)), same_rest, rng)))
        for needs in (precision.missing(*of_flagged, more) for more in (0, 1))
    )
    return _foretold(without, with_one, _draws(counts, flagged, rest, rng))


def _needed(
    ladder: Ladder, so_far: tuple[int, int], left: int, prior_right: float, rng: Generator
) -> Floats:
    """(n_campaigns,) answers until the ladder accepts; infinite where it never does.

    so_far: answers, and errors among them.
    """
    answers, errors = so_far
    rates = rng.beta(errors + _PRIOR_ERRORS, answers - errors + prior_right, _CAMPAIGNS)
    gaps = rng.geometric(np.maximum(rates, _LEAST_RATE)[:, None], (_CAMPAIGNS, _MOST_ERRORS))
    next_error = gaps.cumsum(axis=1)
    needed = np.full(_CAMPAIGNS, np.inf)
    for more in reversed(range(_MOST_ERRORS)):
        missing = ladder.missing(answers, errors, more)
        if missing <= left:
            needed[next_error[:, more] > missing] = missing
    return needed


def _draws(counts: FilterCounts, flagged: Floats, rest: Floats, rng: Generator) -> Floats:
    """(n_campaigns,) draws until there are so many answers of both kinds.

    Until precision holds, a part of the draws is among flagged messages only.
    """
    share = counts.flagged_left / max(counts.flagged_left + counts.unflagged_left, 1)
    share = min(max(share, _LEAST_RATE), 1 - _LEAST_RATE)
    of_draws = PROOF_FLAGGED_SHARE + (1 - PROOF_FLAGGED_SHARE) * share
    reached = np.isfinite(flagged) & np.isfinite(rest)
    first = np.where(reached, flagged, 0).astype(np.intp)
    beside = _failures(first, of_draws, rng)
    second = np.maximum(np.where(reached, rest, 0) - beside, 0).astype(np.intp)
    draws = first + beside + second + _failures(second, 1 - share, rng)
    return np.where(reached, draws, np.inf)


def _failures(successes: Rows, probability: float, rng: Generator) -> Rows:
    """Failures before so many successes; none before none."""
    drawn = rng.negative_binomial(np.maximum(successes, 1), probability)
    return np.where(successes > 0, drawn, 0)


def _foretold(without_error: int, with_one: int, needed: Floats) -> Foretold:
    reached = needed[np.isfinite(needed)]
    if not len(reached):
        return Foretold(without_error, with_one, without_error, with_one, 0.0)
    low, high = np.quantile(reached, [_LOW, _HIGH], method="nearest")
    share = len(reached) / len(needed)
    return Foretold(without_error, with_one, int(low), int(high), share)
