"""The overview of a campaign as one picture for a phone: score, balance, days, annotators."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO
from typing import Any, Final

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from bot.learning.evaluation.intervals import Share
from bot.plots.drawing import (
    BACKGROUND,
    BODY,
    FAINT,
    LARGE,
    MARGIN,
    MUTED,
    RIGHT,
    TINY,
    DrawingPage,
    abbreviated,
    counted,
    day_and_month,
    percent,
    with_commas,
)

DAYS: Final = 14
BARS: Final = 5

_ACCENT: Final = "#2FC7A0"
_BESIDE: Final = 400
# Okabe & Ito (2008): distinguishable by colour-blind people.
_SPAM, _NO_SPAM = "#E69F00", "#56B4E9"
# Up to this many days there is room for a number and a date at each bar.
_ROOMY: Final = 7


@dataclass(frozen=True)
class MeasureFigure:
    """A measure in large letters: its value, of what it is a share, its interval and counts."""

    value: str
    of_what: str
    detail: str


@dataclass(frozen=True)
class LookPoint:
    """The exam's measures after this many exam answers; None where there was none."""

    answers: int
    precision: Share | None
    missed: Share | None


@dataclass(frozen=True)
class CampaignOverview:
    """What is drawn; it names no person.

    score: the sentences about the exam, as in the text beside the picture. figures: its measures;
    notes: which look they are of, and the sentences of measures that have no figure. looks: the
    announced looks, in order.
    days: ISO day (UTC) and the labels of that day, in order; days without labels may be missing.
    annotators: number and answers.
    """

    score: tuple[str, ...]
    figures: tuple[MeasureFigure, ...]
    notes: tuple[str, ...]
    looks: tuple[LookPoint, ...]
    spam: int
    no_spam: int
    days: tuple[tuple[str, int], ...]
    annotators: tuple[tuple[int, int], ...]


def draw_overview(overview: CampaignOverview) -> bytes:
    """The picture as PNG: the same bytes for the same overview, from any thread."""
    target = BytesIO()
    canvas: Any = FigureCanvasAgg(compose(overview))  # its print_png has no types
    canvas.print_png(target, metadata={"Software": None})
    return target.getvalue()


def describe(overview: CampaignOverview) -> str:
    """The same in words, as alternative text."""
    return f"{' '.join(overview.score)} {_counts(overview)}"


def compose(overview: CampaignOverview) -> Figure:
    """The picture as a figure, as tall as its content."""
    page = DrawingPage()
    _score(page, overview)
    _balance(page, overview.spam, overview.no_spam)
    _pace(page, _last_days(overview.days))
    _annotators(page, overview.annotators)
    return page.finish()


def _counts(overview: CampaignOverview) -> str:
    labels = overview.spam + overview.no_spam
    if not labels:
        return "There are no labels yet."
    people = sum(answers > 0 for _, answers in overview.annotators)
    counts = f"{counted(labels, 'label')}: {with_commas(overview.spam)} spam, "
    counts += f"{with_commas(overview.no_spam)} not spam"
    counts += f", from {counted(people, 'annotator')}" if people else ""
    if days := _last_days(overview.days):
        counts += f"; {with_commas(days[-1][1])} of them on {day_and_month(days[-1][0])}"
    return f"{counts}."


# The score


def _score(page: DrawingPage, overview: CampaignOverview) -> None:
    page.title("How good the filter would be")
    for figure in overview.figures:
        page.y += LARGE + 20
        page.text(MARGIN, page.y, figure.value, LARGE, _ACCENT, bold=True)
        page.text(_BESIDE, page.y - 42, figure.of_what, TINY)
        page.text(_BESIDE, page.y, figure.detail, TINY, MUTED)
    if overview.figures:
        page.y += 20
    for sentence in overview.notes:
        page.small_sentence(sentence)
    if sum(look.precision is not None for look in overview.looks) > 1:
        page.y += 46
        _chart(page, overview.looks)


def _chart(page: DrawingPage, looks: Sequence[LookPoint]) -> None:
    """Both measures at each look, as lines with whiskers for their intervals."""
    left, right, top, height = MARGIN + 120, RIGHT - 20, page.y, 170

    def y_of(share: float) -> float:
        return top + height * (1 - share)

    for line in (0.0, 0.5, 1.0):
        page.line([left, RIGHT], [y_of(line)] * 2, FAINT, 2)
        page.text(left - 16, y_of(line) + 12, percent(line), TINY, MUTED, align="right")
    most = max(looks[-1].answers, 1)
    for colour, shares in (
        (_ACCENT, [(look.answers, look.precision) for look in looks]),
        (_SPAM, [(look.answers, look.missed) for look in looks]),
    ):
        shown = [(left + (right - left) * at / most, share) for at, share in shares if share]
        for x, whisker in shown:
            page.line([x, x], [y_of(whisker.low), y_of(whisker.high)], colour, 4)
        page.line([x for x, _ in shown], [y_of(each.value) for _, each in shown], colour, 7)
    page.y = top + height + 50
    page.text(left, page.y, "0", TINY, MUTED)
    page.text(RIGHT, page.y, counted(looks[-1].answers, "exam answer"), TINY, MUTED, align="right")
    page.y += 44
    page.text(left, page.y, "spam in what it flags", TINY, _ACCENT)
    page.text(left + 460, page.y, "spam in the rest", TINY, _SPAM)


# The class balance


def _balance(page: DrawingPage, spam: int, no_spam: int) -> None:
    labels = spam + no_spam
    page.title(counted(labels, "label") if labels else "Labels")
    if not labels:
        page.sentence("None yet: /label shows the first message.")
        return
    page.y += 52
    page.text(MARGIN, page.y, _part("spam", spam, labels), BODY, _SPAM)
    page.text(RIGHT, page.y, _part("not spam", no_spam, labels), BODY, _NO_SPAM, align="right")
    page.y += 22
    middle = MARGIN + (RIGHT - MARGIN) * spam / labels
    page.box(MARGIN, page.y, middle - MARGIN, 52, _SPAM)
    page.box(middle, page.y, RIGHT - middle, 52, _NO_SPAM)
    if spam and no_spam:
        page.line([middle, middle], [page.y, page.y + 52], BACKGROUND, 4)
    page.y += 52


def _part(name: str, labels: int, of: int) -> str:
    return f"{name} {with_commas(labels)} · {percent(labels / of)}"


# Labels a day


def _last_days(days: Sequence[tuple[str, int]]) -> list[tuple[date, int]]:
    """Up to 14 calendar days, to the last day with labels; days without labels are included."""
    if not any(labels for _, labels in days):
        return []
    given: Counter[date] = Counter()
    for day, labels in days:
        given[date.fromisoformat(day)] += labels
    last = max(given)
    first = max(min(given), last - timedelta(DAYS - 1))
    shown = [first + timedelta(later) for later in range((last - first).days + 1)]
    return [(day, given[day]) for day in shown]


def _pace(page: DrawingPage, days: Sequence[tuple[date, int]]) -> None:
    page.title("Labels a day")
    if not days:
        page.sentence("None yet: no day has a label.")
        return
    height, pitch = 180, min((RIGHT - MARGIN) / len(days), 150.0)
    base = page.y + 56 + height
    peak = max(range(len(days)), key=lambda place: days[place][1])
    for place, (_, labels) in enumerate(days):
        tall = height * labels / max(days[peak][1], 1)
        x = MARGIN + pitch * place
        page.box(x + 0.14 * pitch, base - tall, 0.72 * pitch, tall, _ACCENT)
        if _numbered(place, peak, len(days)):
            page.text(x + pitch / 2, base - tall - 14, abbreviated(labels), TINY, align="center")
    page.line([MARGIN, MARGIN + pitch * len(days)], [base, base], MUTED, 2)
    page.y = base + 46
    _dates(page, days, pitch)


def _numbered(place: int, peak: int, days: int) -> bool:
    """Whether a bar has its number: all if there is room, else the highest and the last.

    A number is wider than a bar, so the last bar has none when the highest is next to it.
    """
    return days <= _ROOMY or place == peak or (place == days - 1 and peak < days - 2)


def _dates(page: DrawingPage, days: Sequence[tuple[date, int]], pitch: float) -> None:
    if len(days) <= _ROOMY:
        for place, (day, _) in enumerate(days):
            x = MARGIN + pitch * (place + 0.5)
            page.text(x, page.y, day_and_month(day), TINY, MUTED, align="center")
        return
    page.text(MARGIN, page.y, day_and_month(days[0][0]), TINY, MUTED)
    page.text(RIGHT, page.y, day_and_month(days[-1][0]), TINY, MUTED, align="right")


# Annotators


def _annotators(page: DrawingPage, annotators: Sequence[tuple[int, int]]) -> None:
    page.title("Answers by annotator")
    ranked = sorted(annotators, key=lambda each: (-each[1], each[0]))
    if not ranked or not ranked[0][1]:
        page.sentence("None yet: /invite makes a link for the first annotator.")
        return
    left, longest = 360, RIGHT - 360 - 165
    page.y += 12
    for number, answers in ranked[:BARS]:
        long = longest * answers / ranked[0][1]
        page.text(MARGIN, page.y + 37, f"annotator {number}", TINY)
        page.box(left, page.y + 6, long, 38, _ACCENT)
        page.text(left + long + 14, page.y + 37, with_commas(answers), TINY)
        page.y += 54
    if others := ranked[BARS:]:
        together = counted(sum(answers for _, answers in others), "answer")
        # No bar: the sum of many would make all other bars look short.
        page.text(MARGIN, page.y + 37, counted(len(others), "other"), TINY, MUTED)
        page.text(left, page.y + 37, together, TINY, MUTED)
        page.y += 54
