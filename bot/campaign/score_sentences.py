"""The exam's score in sentences: chat, picture, page and command line show the same ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from math import ceil, floor
from typing import Any

from bot.campaign.exam_looks import ExamReport, ExamStanding
from bot.learning.evaluation.announced_looks import next_look
from bot.learning.evaluation.intervals import Share

__all__ = [
    "ScoreFigure",
    "score_figures",
    "score_notes",
    "score_numbers",
    "score_sentences",
    "share_words",
    "shared_score_sentences",
]


@dataclass(frozen=True)
class ScoreFigure:
    """A measure: its value, of what it is a share, its interval and counts."""

    value: str
    of_what: str
    detail: str


# With less spam than this, more answers to other messages would not help.
_FEW_SPAM = 10


def score_sentences(standing: ExamStanding) -> list[str]:
    """The newest report for owners and curators, or why there is none; plain text."""
    if standing.report is None:
        return [*_why_none(standing), *_unchecked(standing)]
    return [
        _precision(standing.report),
        _missed(standing.report),
        *_recall_and_f1(standing.report),
        *_few_flagged(standing.report),
        _when(standing.report, standing),
        *_unchecked(standing),
    ]


def shared_score_sentences(report: ExamReport | None) -> list[str]:
    """A report for annotators: without counts, which would tell which questions are the exam's."""
    if report is None:
        return ["No score yet."]
    precision, missed = report.measures.precision, report.measures.missed
    lines = []
    if precision:
        lines.append(f"Of what the model would flag, {_with_interval(precision)} is spam.")
    if missed:
        lines.append(f"Of what it would let through, {_with_interval(missed)} is spam.")
    return lines or ["No score yet."]


def score_figures(standing: ExamStanding) -> list[ScoreFigure]:
    """Precision and missed for a picture, as far as they are measured."""
    measures = standing.report.measures if standing.report else None
    figures = []
    if measures and measures.precision:
        figures.append(_figure(measures.precision, "of what it would flag is spam"))
    if measures and measures.missed:
        figures.append(_figure(measures.missed, "of what it would let through is spam"))
    return figures


def score_notes(standing: ExamStanding) -> list[str]:
    """The sentences of measures that have no figure, and which look it is."""
    if (report := standing.report) is None:
        return score_sentences(standing)
    precision = [] if report.measures.precision else [_precision(report)]
    missed = [] if report.measures.missed else [_missed(report)]
    return [*precision, *missed, _when(report, standing)]


def score_numbers(standing: ExamStanding) -> dict[str, Any]:
    """The same as numbers, for programs; shares are in [0, 1]."""
    numbers: dict[str, Any] = {
        "sentences": score_sentences(standing),
        "exam_answers": standing.answers,
        "next_measurement": standing.next_look,
    }
    if (report := standing.report) is None:
        return numbers | {"why_none": standing.why_none}
    measures = report.measures
    shares = {
        "precision": measures.precision,
        "missed": measures.missed,
        "recall": measures.recall,
        "f1": measures.f1,
        "accuracy": measures.accuracy,
    }
    return numbers | {
        "measured_after": report.look,
        "measured_at": report.made_at,
        "labels_learnt": report.labels,
        "reserve_flagged": report.counts.reserve_flagged,
        **{name: share and asdict(share) for name, share in shares.items()},
    }


def share_words(share: float) -> str:
    """A share in words, never rounded to all or none: "93 %", "1.2 %", ">99 %"."""
    percent = 100 * share
    if 0 < percent < 0.1:
        return "<0.1 %"
    if percent < 9.95:
        return f"{percent:.1f}".removesuffix(".0") + " %"
    return ">99 %" if 99.5 <= percent < 100 else f"{percent:.0f} %"


def _figure(share: Share, of_what: str) -> ScoreFigure:
    return ScoreFigure(share_words(share.value), of_what, _checked(share))


def _checked(share: Share) -> str:
    return f"{_interval(share)}; {share.hits:,} of {share.of:,} checked"


def _with_interval(share: Share) -> str:
    return f"{share_words(share.value)} ({_interval(share)})"


def _interval(share: Share) -> str:
    """The ends, rounded outwards: an interval is never shown narrower than it is."""
    return f"{_end(share.low, floor)}–{_end(share.high, ceil)} %"


def _end(share: float, rounded: Any) -> str:
    percent = round(100 * share, 6)
    if 10 <= percent < 99 or percent == 100:
        return f"{rounded(percent)}"
    return f"{rounded(10 * percent) / 10:.1f}".removesuffix(".0")


def _precision(report: ExamReport) -> str:
    counts, precision = report.counts, report.measures.precision
    if precision:
        value = share_words(precision.value)
        return f"Of what the model would flag, {value} is spam ({_checked(precision)})."
    if not counts.reserve_flagged:
        reserve = _counted(counts.reserve_unflagged, "message")
        return f"The model would flag none of the {reserve} kept for the exam."
    if not counts.flagged:
        return "Nobody has checked yet what the model would flag."
    return (
        f"Of what the model would flag, {counts.flagged_spam} of {counts.flagged} checked "
        f"{'is' if counts.flagged_spam == 1 else 'are'} spam: too few to say what share."
    )


def _missed(report: ExamReport) -> str:
    missed = report.measures.missed
    if missed is None:
        return "Nobody has checked yet what it would let through."
    value = share_words(missed.value)
    return f"Of what it would let through, {value} is spam ({_checked(missed)})."


def _recall_and_f1(report: ExamReport) -> Iterator[str]:
    recall, f1, spam = report.measures.recall, report.measures.f1, report.counts.spam
    if recall:
        yield f"It would catch {_with_interval(recall)} of all spam."
    elif not spam:
        yield "The exam has no spam yet, so it cannot say how much of all spam is caught."
    elif spam < _FEW_SPAM:
        found = _counted(spam, "message")
        yield f"The exam has too little spam ({found}) to say how much of all spam is caught."
    else:
        yield (
            "There are too few exam answers yet to say how much of all spam is caught "
            f"({spam:,} of them are spam)."
        )
    if f1:
        ends = f"{floor(100 * f1.low) / 100:.2f}–{ceil(100 * f1.high) / 100:.2f}"
        yield f"F1, which is precision and recall in one number: {f1.value:.2f} ({ends})."


def _few_flagged(report: ExamReport) -> Iterator[str]:
    if flagged := report.too_few_flagged:
        yield (
            f"The reserve, which is kept for the exam, has only {_counted(flagged, 'message')} "
            "that the model would flag: too few to prove what share of them is spam."
        )


def _when(report: ExamReport, standing: ExamStanding) -> str:
    """Which look this is, and when the next one is."""
    measured = (
        f"Measured after {report.look:,} exam answers, with {_counted(report.labels, 'label')} "
        "learnt"
    )
    following = next_look(max(report.look, standing.answers))
    if following is None:
        return f"{measured}; it is the last measurement."
    return f"{measured}; the next measurement is at {following:,} ({standing.answers:,} so far)."


def _why_none(standing: ExamStanding) -> Iterator[str]:
    if standing.why_none == "no_exam":
        yield (
            "No score: this campaign has no exam (messages drawn at random, on which the model is "
            "measured and never trained)."
        )
    elif standing.why_none == "small_pool":
        yield "No score: there are too few messages for an exam."
    elif standing.why_none == "unchecked":
        yield (
            "No score: the exam's answers come from people nobody has checked. Label some "
            "messages yourself, or let more people answer, so that their answers can be compared."
        )
    elif standing.why_none == "no_model":
        yield "No score yet: there is no model. It needs at least three labels of each kind."
    else:
        yield (
            f"No score yet: it is first measured after {next_look(0)} exam answers, and there "
            f"{'is' if standing.answers == 1 else 'are'} {standing.answers}. They are mixed in "
            "with the others."
        )


def _unchecked(standing: ExamStanding) -> Iterator[str]:
    """Exam answers that do not count yet."""
    if standing.unchecked and standing.why_none != "unchecked":
        answers = _counted(standing.unchecked, "exam answer")
        if standing.unchecked == 1:
            yield f"{answers} does not count yet: nobody has checked who gave it."
        else:
            yield f"{answers} do not count yet: nobody has checked who gave them."


def _counted(count: int, thing: str) -> str:
    return f"{count:,} {thing}{'' if count == 1 else 's'}"
