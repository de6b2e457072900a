"""What the exam's answers say about a model: precision, missed, recall, F1, accuracy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from bot.learning.arrays import Floats, Mask
from bot.learning.evaluation.announced_looks import LOOK_ALPHA
from bot.learning.evaluation.intervals import Share, jeffreys

__all__ = ["MIN_FLAGGED", "WIDEST", "ExamCounts", "ExamMeasures", "count_answers", "exam_measures"]

MIN_FLAGGED: Final = 4
"""Precision is given from this many answers to flagged messages on."""

WIDEST: Final = 0.4
"""Recall and F1 are given when their intervals are narrower than this."""

_TINY: Final = 1e-12


@dataclass(frozen=True)
class ExamCounts:
    """The exam's answers, split by what the model says of their messages.

    flagged, flagged_spam: answers to messages that the model flags, and those that are spam.
    unflagged, unflagged_spam: the same of messages that it lets through. missed: weighted share of
    spam among the latter, in [0, 1]; effective: the number of unweighted answers that would be as
    informative, in [0, unflagged]. reserve_flagged, reserve_unflagged: messages of the whole
    reserve that the model flags, and lets through.
    """

    flagged: int
    flagged_spam: int
    unflagged: int
    unflagged_spam: int
    missed: float
    effective: float
    reserve_flagged: int
    reserve_unflagged: int

    @property
    def answers(self) -> int:
        """Answers in all."""
        return self.flagged + self.unflagged

    @property
    def spam(self) -> int:
        """Answers that are spam."""
        return self.flagged_spam + self.unflagged_spam


@dataclass(frozen=True)
class ExamMeasures:
    """Measures with simultaneous intervals; None where there are too few answers.

    precision: of what the model flags, so much is spam. missed: of what it lets through, so much is
    spam (elusion). recall, f1: follow from both, so that they are wrong only where one of them is.
    accuracy: share of right predictions; never shown alone.
    """

    precision: Share | None
    missed: Share | None
    recall: Share | None
    f1: Share | None
    accuracy: Share | None


def count_answers(
    spam: Mask, flagged: Mask, inclusion: Floats, reserve_flagged: Mask
) -> ExamCounts:
    """Post-stratify the answers by the current model.

    spam, flagged: (n_answers,) the label, and whether the model flags the message. inclusion:
    (n_answers,) probability, in (0, 1], that the message was drawn by now. reserve_flagged:
    (n_reserve,) what the model flags in the whole reserve, answered or not.
    Precision needs no weights: among what is flagged now, earlier models' draws are nearly uniform.
    Missed needs them: what earlier models flagged is drawn more often, and holds more spam.
    Errors: ValueError when an inclusion probability is not in (0, 1].
    """
    if len(inclusion) and not (inclusion.min() > 0 and inclusion.max() <= 1):
        raise ValueError("An answered message has an inclusion probability in (0, 1].")
    weights = 1 / inclusion[~flagged]
    missed, effective = _weighted_share(spam[~flagged], weights)
    of_reserve = int(reserve_flagged.sum())
    return ExamCounts(
        flagged=int(flagged.sum()),
        flagged_spam=int((flagged & spam).sum()),
        unflagged=int((~flagged).sum()),
        unflagged_spam=int((~flagged & spam).sum()),
        missed=missed,
        effective=effective,
        reserve_flagged=of_reserve,
        reserve_unflagged=len(reserve_flagged) - of_reserve,
    )


def exam_measures(counts: ExamCounts, alpha: float = LOOK_ALPHA) -> ExamMeasures:
    """The measures of one look.

    alpha: what each interval leaves out. Intervals: Jeffreys's; of missed on the effective counts,
    and from 0 on, as all of alpha is spent on the end that an owner asks for.
    Those of recall, F1 and accuracy are the most and the least that precision's and missed's
    intervals allow, for a reserve of the counted size.
    Source: Korn & Graubard (1998), "Confidence Intervals for Proportions with Small Expected Number
    of Positive Counts"; Roitblat (2007), "Search and Information Retrieval Science" (elusion).
    """
    precision = missed = None
    if counts.flagged:
        value = counts.flagged_spam / counts.flagged
        low, high = jeffreys(counts.flagged_spam, counts.flagged, alpha)
        precision = Share(value, low, high, counts.flagged_spam, counts.flagged)
    if counts.unflagged:
        _, high = jeffreys(counts.missed * counts.effective, counts.effective, 2 * alpha)
        high = max(high, counts.missed)
        missed = Share(counts.missed, 0.0, high, counts.unflagged_spam, counts.unflagged)
    if precision is None or missed is None:
        return ExamMeasures(None, missed, None, None, None)
    found, wrong = counts.flagged_spam, counts.unflagged_spam
    of = counts.flagged + wrong
    recall = _combined(_recall, counts, precision, missed, found, counts.spam)
    f1 = _combined(_f1, counts, precision, missed, found, of)
    right = found + counts.unflagged - wrong
    return ExamMeasures(
        precision if counts.flagged >= MIN_FLAGGED else None,
        missed,
        recall if counts.spam and recall.width < WIDEST else None,
        f1 if counts.spam and f1.width < WIDEST else None,
        _combined(_accuracy, counts, precision, missed, right, counts.answers),
    )


def _weighted_share(hit: Mask, weights: Floats) -> tuple[float, float]:
    """A weighted share, and its effective number of answers."""
    if not len(hit):
        return 0.0, 0.0
    total = float(weights.sum())
    share = min(1.0, float(weights[hit].sum()) / total)
    variance = float((weights**2 * (hit - share) ** 2).sum()) / total**2
    if variance > 0:
        return share, min(float(len(hit)), share * (1 - share) / variance)
    return share, total**2 / float((weights**2).sum())  # Kish's, as all answers are the same


def _combined(
    measure: Callable[[float, float, int, int], float],
    counts: ExamCounts,
    precision: Share,
    missed: Share,
    hits: int,
    of: int,
) -> Share:
    """A measure that rises with precision and falls with missed."""
    reserve = counts.reserve_flagged, counts.reserve_unflagged
    return Share(
        measure(precision.value, missed.value, *reserve),
        measure(precision.low, missed.high, *reserve),
        measure(precision.high, missed.low, *reserve),
        hits,
        of,
    )


def _recall(precision: float, missed: float, flagged: int, unflagged: int) -> float:
    found = precision * flagged
    return found / max(found + missed * unflagged, _TINY)


def _f1(precision: float, missed: float, flagged: int, unflagged: int) -> float:
    found = precision * flagged
    return 2 * found / max(found + missed * unflagged + flagged, _TINY)


def _accuracy(precision: float, missed: float, flagged: int, unflagged: int) -> float:
    return (precision * flagged + (1 - missed) * unflagged) / max(flagged + unflagged, 1)
