"""The exam's score in sentences: chat, picture, page and command line show the same ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from math import ceil, floor
from typing import Any, Final

from bot.campaign.exam_looks import ExamReport, ExamStanding
from bot.learning.evaluation.announced_looks import next_look
from bot.learning.evaluation.intervals import Share
from bot.wording.installed_languages import ENGLISH
from bot.wording.language import Language

__all__ = [
    "ScoreFigure",
    "score_figures",
    "score_numbers",
    "score_sentences",
    "share_words",
    "shared_score_sentences",
]


@dataclass(frozen=True)
class ScoreFigure:
    """A measure: its value, of what it is a share, and, without words, its interval and counts."""

    value: str
    of_what: str
    detail: str


# With less spam than this, more answers to other messages would not help.
_FEW_SPAM = 10


def score_sentences(standing: ExamStanding, language: Language = ENGLISH) -> list[str]:
    """The newest report for owners and curators, or why there is none; plain text."""
    report = standing.report
    if report is None:
        return [*_why_none(standing, language), *_unchecked(standing, language)]
    return [
        _precision(report, language),
        _missed(report, language),
        *_recall_and_f1(report, language),
        *_few_flagged(report, language),
        _when(report, standing, language),
        *_unchecked(standing, language),
    ]


def shared_score_sentences(report: ExamReport | None, language: Language = ENGLISH) -> list[str]:
    """A report for annotators: without counts, which would tell which questions are the exam's."""
    lines = []
    if report and (precision := report.measures.precision):
        share, interval = share_words(precision.value, language), _interval(precision, language)
        lines.append(language.say("score-flagged-shared", share=share, interval=interval))
    if report and (missed := report.measures.missed):
        share, interval = share_words(missed.value, language), _interval(missed, language)
        lines.append(language.say("score-missed-shared", share=share, interval=interval))
    return lines or [language.say("score-none-shared")]


def score_figures(standing: ExamStanding, language: Language = ENGLISH) -> list[ScoreFigure]:
    """Precision and missed for a picture, as far as they are measured."""
    measures = standing.report.measures if standing.report else None
    figures = []
    if measures and measures.precision:
        figures.append(_figure(measures.precision, language.say("score-of-flagged"), language))
    if measures and measures.missed:
        figures.append(_figure(measures.missed, language.say("score-of-missed"), language))
    return figures


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


def share_words(share: float, language: Language = ENGLISH) -> str:
    """A share in words, never rounded to all or none: "93 %", "1.2 %", ">99 %"."""
    percent = 100 * share
    if 0 < percent < 0.1:
        number = f"<{language.decimal(0.1, '0.0')}"
    elif percent < 9.95:
        number = language.decimal(round(percent, 1), "0.#")
    elif 99.5 <= percent < 100:
        number = f">{language.number(99)}"
    else:
        number = language.number(round(percent))
    return language.say("score-percent", number=number)


def _figure(share: Share, of_what: str, language: Language) -> ScoreFigure:
    counts = f"{language.number(share.hits)}/{language.number(share.of)}"
    detail = f"{_interval(share, language)}; {counts}"
    return ScoreFigure(share_words(share.value, language), of_what, detail)


def _interval(share: Share, language: Language) -> str:
    """The ends, rounded outwards: an interval is never shown narrower than it is."""
    low, high = _end(share.low, floor, language), _end(share.high, ceil, language)
    return language.say("score-interval", low=low, high=high)


def _end(share: float, rounded: Callable[[float], int], language: Language) -> str:
    percent = round(100 * share, 6)
    if 10 <= percent < 99 or percent == 100:
        return language.number(rounded(percent))
    return language.decimal(rounded(10 * percent) / 10, "0.#")


def _precision(report: ExamReport, language: Language) -> str:
    counts, precision = report.counts, report.measures.precision
    if precision:
        return language.say(
            "score-flagged",
            share=share_words(precision.value, language),
            interval=_interval(precision, language),
            hits=precision.hits,
            of=precision.of,
        )
    if not counts.reserve_flagged:
        return language.say("score-flagged-none", reserve=counts.reserve_unflagged)
    if not counts.flagged:
        return language.say("score-flagged-unchecked")
    return language.say("score-flagged-few", spam=counts.flagged_spam, flagged=counts.flagged)


def _missed(report: ExamReport, language: Language) -> str:
    missed = report.measures.missed
    if missed is None:
        return language.say("score-missed-unchecked")
    return language.say(
        "score-missed",
        share=share_words(missed.value, language),
        interval=_interval(missed, language),
        hits=missed.hits,
        of=missed.of,
    )


def _recall_and_f1(report: ExamReport, language: Language) -> Iterator[str]:
    recall, f1, spam = report.measures.recall, report.measures.f1, report.counts.spam
    if recall:
        share, interval = share_words(recall.value, language), _interval(recall, language)
        yield language.say("score-recall", share=share, interval=interval)
    elif not spam:
        yield language.say("score-no-spam")
    elif spam < _FEW_SPAM:
        yield language.say("score-little-spam", spam=spam)
    else:
        yield language.say("score-few-answers", spam=spam)
    if f1:
        yield language.say(
            "score-f1",
            value=language.decimal(f1.value),
            low=language.decimal(floor(100 * f1.low) / 100),
            high=language.decimal(ceil(100 * f1.high) / 100),
        )


def _few_flagged(report: ExamReport, language: Language) -> Iterator[str]:
    if flagged := report.too_few_flagged:
        yield language.say("score-few-flagged", flagged=flagged)


def _when(report: ExamReport, standing: ExamStanding, language: Language) -> str:
    """Which look this is, and when the next one is."""
    following = next_look(max(report.look, standing.answers))
    if following is None:
        return language.say("score-measured-last", answers=report.look, labels=report.labels)
    return language.say(
        "score-measured",
        answers=report.look,
        labels=report.labels,
        next=following,
        now=standing.answers,
    )


def _why_none(standing: ExamStanding, language: Language) -> Iterator[str]:
    if standing.why_none in _WHY_NONE:
        yield language.say(f"score-none-{_WHY_NONE[standing.why_none]}")
    else:
        yield language.say("score-none-yet", first=next_look(0) or 0, answers=standing.answers)


def _unchecked(standing: ExamStanding, language: Language) -> Iterator[str]:
    """Exam answers that do not count yet."""
    if standing.unchecked and standing.why_none != "unchecked":
        yield language.say("score-unchecked", answers=standing.unchecked)


_WHY_NONE: Final = {
    "no_exam": "no-exam",
    "small_pool": "small-pool",
    "unchecked": "unchecked",
    "no_model": "no-model",
}
