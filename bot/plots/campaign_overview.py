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
    month_and_day,
    percent,
    spaced,
)

DAYS: Final = 14
NOTHING: Final = "–"
BARS: Final = 5

_ACCENT: Final = "#2FC7A0"
_BESIDE: Final = 400
# Okabe & Ito (2008): distinguishable by colour-blind people.
_SPAM, _NO_SPAM = "#E69F00", "#56B4E9"
# Up to this many days there is room for a number and a date at each bar.
_ROOMY: Final = 7


@dataclass(frozen=True)
class MeasureFigure:
    """A measure in large letters: its value, and its interval and counts."""

    value: str
    detail: str


@dataclass(frozen=True)
class LookPoint:
    """The exam's measures after this many exam answers; None where there was none."""

    answers: int
    precision: Share | None
    missed: Share | None


@dataclass(frozen=True)
class CampaignOverview:
    """What is drawn, without a word: people read the caption in their language. It names no person.

    figures: precision, and what is missed, as far as they are measured. looks: the announced looks
    of the exam, in order.
    days: ISO day (UTC) and the answers of that day, in order; days without any may be missing.
    annotators: number and answers.
    """

    figures: tuple[MeasureFigure, ...]
    looks: tuple[LookPoint, ...]
    spam: int
    no_spam: int
    days: tuple[tuple[str, int], ...]
    annotators: tuple[tuple[int, int], ...]


def draw_overview(overview: CampaignOverview) -> bytes:
    """The picture as PNG: the same bytes for the same overview, from any thread."""
    target = BytesIO()
    figure = compose(overview)
    canvas: Any = FigureCanvasAgg(figure)  # its print_png has no types
    canvas.print_png(target, metadata={"Software": None})
    # Figure and canvas refer to each other, and every text to the pixels: without this, 7 MB stay
    # until the next full collection of garbage, which takes a quiet bot days.
    for text in list(figure.texts):
        text.remove()
    del canvas.renderer
    return target.getvalue()


def compose(overview: CampaignOverview) -> Figure:
    """The picture as a figure, as tall as its content."""
    page = DrawingPage()
    _score(page, overview)
    _balance(page, overview.spam, overview.no_spam)
    _pace(page, _last_days(overview.days))
    _annotators(page, overview.annotators)
    return page.finish()


# The score


def _score(page: DrawingPage, overview: CampaignOverview) -> None:
    page.title("①")
    for figure, colour in zip(overview.figures, (_ACCENT, _SPAM), strict=False):
        page.y += LARGE + 20
        page.text(MARGIN, page.y, figure.value, LARGE, colour, bold=True)
        page.text(_BESIDE, page.y, figure.detail, TINY, MUTED)
    if overview.figures:
        page.y += 20
    else:
        page.sentence(NOTHING)
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
    page.text(RIGHT, page.y, spaced(looks[-1].answers), TINY, MUTED, align="right")


# The class balance


def _balance(page: DrawingPage, spam: int, no_spam: int) -> None:
    labels = spam + no_spam
    page.title(f"② {spaced(labels)}" if labels else "②")
    if not labels:
        page.sentence(NOTHING)
        return
    page.y += 52
    page.text(MARGIN, page.y, _part(spam, labels), BODY, _SPAM)
    page.text(RIGHT, page.y, _part(no_spam, labels), BODY, _NO_SPAM, align="right")
    page.y += 22
    middle = MARGIN + (RIGHT - MARGIN) * spam / labels
    page.box(MARGIN, page.y, middle - MARGIN, 52, _SPAM)
    page.box(middle, page.y, RIGHT - middle, 52, _NO_SPAM)
    if spam and no_spam:
        page.line([middle, middle], [page.y, page.y + 52], BACKGROUND, 4)
    page.y += 52


def _part(labels: int, of: int) -> str:
    return f"{spaced(labels)} · {percent(labels / of)}"


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
    page.title("③")
    if not days:
        page.sentence(NOTHING)
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
            page.text(x, page.y, month_and_day(day), TINY, MUTED, align="center")
        return
    page.text(MARGIN, page.y, month_and_day(days[0][0]), TINY, MUTED)
    page.text(RIGHT, page.y, month_and_day(days[-1][0]), TINY, MUTED, align="right")


# Annotators


def _annotators(page: DrawingPage, annotators: Sequence[tuple[int, int]]) -> None:
    page.title("④")
    ranked = sorted(annotators, key=lambda each: (-each[1], each[0]))
    if not ranked or not ranked[0][1]:
        page.sentence(NOTHING)
        return
    left, longest = 210, RIGHT - 210 - 165
    page.y += 12
    for number, answers in ranked[:BARS]:
        long = longest * answers / ranked[0][1]
        page.text(MARGIN, page.y + 37, f"№ {number}", TINY)
        page.box(left, page.y + 6, long, 38, _ACCENT)
        page.text(left + long + 14, page.y + 37, spaced(answers), TINY)
        page.y += 54
    if others := ranked[BARS:]:
        together = spaced(sum(answers for _, answers in others))
        # No bar: the sum of many would make all other bars look short.
        page.text(MARGIN, page.y + 37, f"+ {spaced(len(others))}", TINY, MUTED)
        page.text(left, page.y + 37, together, TINY, MUTED)
        page.y += 54
