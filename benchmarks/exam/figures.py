"""The figures of one labelled file: coverage over looks, taps to each statement, false ones."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import mean, median
from typing import Any, Final

import numpy as np
from numpy.random import default_rng

from benchmarks.exam.drawn import (
    Certified,
    Look,
    Proven,
    certify,
    looks_while_learning,
    prove,
    until_settled,
)
from benchmarks.exam.recorded import KEPT_EVERY, Recorded
from bot.learning.evaluation.acceptance import Ladder
from bot.learning.evaluation.filter_proof import FilterGoal

Figures = dict[str, Any]

# A third of the questions are of the exam, so that 110 answers come while learning goes on.
_EXAM_SHARE: Final = 1 / 3
_TAPS: Final = 400
_NAIVE: Final = (45, 77, 105, 132, 158, 184, 209, 234, 258, 282)
"""The table for one look: 90 % sure of at most 5 % with 0, 1, 2 … errors."""


def look_figures(recorded: Sequence[Recorded], campaigns: int) -> Figures:
    """Whether the truth lies outside at any look, and how wide the intervals are."""
    runs = [
        looks_while_learning(recorded[seed % len(recorded)], seed, _EXAM_SHARE, _TAPS)
        for seed in range(campaigns)
    ]
    at_60 = [look for run in runs for look in run if look.answers == 60]
    at_110 = [look for run in runs for look in run if look.answers == 110]
    highs = [look.measures.missed.high for look in at_60 if look.measures.missed]
    return {
        "precision wrong at some look": sum(any(map(_precision_is_wrong, run)) for run in runs),
        "missed wrong at some look": sum(any(map(_missed_is_wrong, run)) for run in runs),
        "precision width / one look, 60 answers": _mean(
            look.measures.precision.width / look.one_look_precision
            for look in at_60
            if look.measures.precision and look.one_look_precision
        ),
        "missed width / one look, 60 answers": _mean(
            look.measures.missed.width / look.one_look_missed
            for look in at_60
            if look.measures.missed
        ),
        "missed <= 12 % at 60 answers, share": _mean(high <= 0.12 for high in highs),
        "missed, upper end at 110 answers": _mean(
            look.measures.missed.high for look in at_110 if look.measures.missed
        ),
        "flagged answers at 60": _mean(
            look.measures.precision.of if look.measures.precision else 0 for look in at_60
        ),
    }


def statement_figures(
    recorded: Sequence[Recorded], campaigns: int, max_error: float, goal: FilterGoal
) -> Figures:
    """Taps until settled, certified and proven, exam questions counted; the rest are false ones."""
    settled: list[int] = []
    lost: list[float] = []
    proven: list[tuple[int, Proven]] = []
    certified: list[tuple[int, Certified]] = []
    for seed in range(campaigns):
        campaign = recorded[seed % len(recorded)]
        if (run := until_settled(campaign, seed)) is not None:
            settled.append(run.taps)
            lost.append(campaign.full_f1 - campaign.f1(run.model))
            proven.append((run.taps, prove(run, goal)))
        if (run := until_settled(campaign, seed, steady=True)) is not None:
            certified.append((run.taps, certify(run, max_error)))
    return {
        "settled": _median(settled),
        "F1 lost, mean": round(mean(lost), 4),
        "F1 lost, most": round(max(lost), 3),
        "never settled": campaigns - len(settled),
        **_certificate_figures(certified, max_error),
        **_proof_figures(proven, goal),
    }


def _certificate_figures(certified: list[tuple[int, Certified]], max_error: float) -> Figures:
    standing = [each for _, each in certified if each.stands]
    return {
        f"certified (at most {max_error:.0%} wrong)": _median(
            [taps + each.answers if each.stands else np.inf for taps, each in certified]
        ),
        "not certified": len(certified) - len(standing),
        "certificates with more wrong": sum(each.wrong > max_error for each in standing),
        "bounds with more wrong, of all": sum(
            each.wrong > each.bounds.most_wrong for each in standing
        ),
        "... of labels spam": sum(
            each.wrong_spam > each.bounds.most_wrong_spam for each in standing
        ),
        "... of labels no_spam": sum(
            each.wrong_no_spam > each.bounds.most_wrong_no_spam for each in standing
        ),
        "... of spam found": sum(
            each.found < (each.bounds.least_found or 0.0) for each in standing
        ),
        "certificates within the range foretold": _mean(
            each.foretold.low <= each.answers <= each.foretold.high for each in standing
        ),
    }


def _proof_figures(proven: list[tuple[int, Proven]], goal: FilterGoal) -> Figures:
    standing = [each for _, each in proven if each.stands]
    pools = [each.pool for _, each in proven if each.pool is not None]
    return {
        "proven for a filter": _median(
            [taps + each.answers if each.stands else np.inf for taps, each in proven]
        ),
        "out of reach before it begins": sum(not each.begun for _, each in proven),
        "out of reach later": sum(each.begun and not each.stands for _, each in proven),
        "pool size that could, median": median(pools) if pools else None,
        "proofs that are false": sum(
            (each.truth.precision or 0.0) < goal.precision
            or each.truth.recall < 1 - goal.let_through
            for each in standing
        ),
        "proofs within the range foretold": _mean(
            each.foretold.low <= each.answers <= each.foretold.high for each in standing
        ),
    }


def reserve_figures(grown: Sequence[Recorded], former: Sequence[Recorded]) -> Figures:
    """F1 with the former reserve minus F1 with this one, at 40 to 120 labels."""
    lost = {
        labels: mean(
            of_former.f1(labels // KEPT_EVERY - 1) - of_grown.f1(labels // KEPT_EVERY - 1)
            for of_grown, of_former in zip(grown, former, strict=True)
        )
        for labels in range(40, 121, 10)
    }
    at_most = max(lost, key=lambda labels: lost[labels])
    return {
        "F1 lost to the larger reserve, 40-120 labels": round(mean(lost.values()), 4),
        f"... most, at {at_most} labels": round(lost[at_most], 4),
    }


def ladder_figures(bound: float, runs: int) -> Figures:
    """How often a certificate is false where exactly its bound is wrong, looked at every answer."""
    rng, ladder, naive = default_rng(0), 0, 0
    steps = [Ladder(bound).step(errors) for errors in range(60)]
    for _ in range(runs):
        errors = (rng.random(1_000) < bound).cumsum()
        ladder += any(errors[step - 1] <= most for most, step in enumerate(steps) if step <= 1_000)
        naive += any(errors[step - 1] <= most for most, step in enumerate(_NAIVE))
    return {
        f"false with {bound:.0%} wrong: ladder": ladder / runs,
        **({"... table for one look": naive / runs} if bound == 0.05 else {}),
    }


def _precision_is_wrong(look: Look) -> bool:
    shown, truth = look.measures.precision, look.truth.precision
    return shown is not None and truth is not None and not shown.low <= truth <= shown.high


def _missed_is_wrong(look: Look) -> bool:
    shown = look.measures.missed
    return shown is not None and not shown.low <= look.truth.missed <= shown.high


def _mean(values: Any) -> float | None:
    found = [float(value) for value in values]
    return round(mean(found), 3) if found else None


def _median(taps: Sequence[float]) -> float | None:
    found = median(taps) if taps else np.inf
    return None if np.isinf(found) else float(found)
