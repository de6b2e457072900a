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

from bot.learning.holdout import MIN_ANSWERS, Measure, wilson
from bot.plots.drawing import (
    BACKGROUND,
    BODY,
    FAINT,
    HUGE,
    INK,
    MARGIN,
    MUTED,
    RIGHT,
    TINY,
    DrawingPage,
    abbreviated,
    counted,
    day_and_month,
    interval,
    percent,
    with_commas,
)

DAYS: Final = 14
BARS: Final = 8

_ACCENT: Final = "#2FC7A0"
# Okabe & Ito (2008): distinguishable by colour-blind people.
_SPAM, _NO_SPAM = "#E69F00", "#56B4E9"
# Up to this many days there is room for a number and a date at each bar.
_ROOMY: Final = 7

Point = tuple[int, int, int]
Track = Sequence[tuple[int, Measure]]


@dataclass(frozen=True)
class CampaignOverview:
    """What is drawn; it names no person.

    points: labels, exam answers and correct ones at each checkpoint, in order.
    now: the same for the current model; None while there is no model.
    days: ISO day (UTC) and the labels of that day, in order; days without labels may be missing.
    annotators: number and answers.
    enough: exam answers needed before a score is shown; 0 when no exam was set aside. is_unchecked:
    there is no score, as nobody has checked those who answered the exam.
    """

    points: tuple[Point, ...]
    now: Point | None
    spam: int
    no_spam: int
    days: tuple[tuple[str, int], ...]
    annotators: tuple[tuple[int, int], ...]
    enough: int = MIN_ANSWERS
    is_unchecked: bool = False


def draw_overview(overview: CampaignOverview) -> bytes:
    """The picture as PNG: the same bytes for the same overview, from any thread."""
    target = BytesIO()
    canvas: Any = FigureCanvasAgg(compose(overview))  # its print_png has no types
    canvas.print_png(target, metadata={"Software": None})
    return target.getvalue()


def describe(overview: CampaignOverview) -> str:
    """The same in words, as alternative text: at most 400 characters."""
    labels = overview.spam + overview.no_spam
    if not labels:
        return f"{_score_in_words(overview)} There are no labels yet."
    people = sum(answers > 0 for _, answers in overview.annotators)
    counts = f"{counted(labels, 'label')}: {with_commas(overview.spam)} spam, "
    counts += f"{with_commas(overview.no_spam)} not spam"
    counts += f", from {counted(people, 'annotator')}" if people else ""
    if days := _last_days(overview.days):
        counts += f"; {with_commas(days[-1][1])} of them on {day_and_month(days[-1][0])}"
    return f"{_score_in_words(overview)} {counts}."


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
    page.title("How often the model is right")
    track = _track(overview)
    if not track or overview.now is None:
        page.sentence(_why_no_score(overview))
        return
    page.y += HUGE - 10
    page.text(MARGIN, page.y, percent(track[-1][1].value), HUGE, _ACCENT, bold=True)
    page.text(520, page.y - 50, f"95 % interval {interval(track[-1][1])}", BODY)
    page.text(520, page.y, f"on {counted(overview.now[1], 'exam answer')}", BODY, MUTED)
    page.y += 56
    _chart(page, track)


def _track(overview: CampaignOverview) -> Track:
    """The score by labels, ending with the current one; empty without that one.

    Checkpoints with more labels than now are left out: labels were undone since.
    """
    if overview.now is None or not _has_enough_answers(overview, overview.now):
        return []
    before = [point for point in overview.points if point[0] < overview.now[0]]
    shown = [point for point in before if _has_enough_answers(overview, point)]
    return [(labels, wilson(right, of)) for labels, of, right in [*shown, overview.now]]


def _has_enough_answers(overview: CampaignOverview, point: Point) -> bool:
    return 0 < overview.enough <= point[1]


def _why_no_score(overview: CampaignOverview) -> str:
    if overview.enough <= 0:
        return "No score: no messages were set aside for an exam."
    if overview.now is None and not (overview.spam and overview.no_spam):
        return "No score yet: the model needs at least one spam and one not-spam label."
    if overview.now is None:
        return "No score yet: the model is still learning."
    if overview.is_unchecked:
        return "No score: the exam's answers come from people nobody has checked."
    missing = overview.enough - overview.now[1]
    return f"No score yet: {counted(missing, 'more exam answer')} needed."


def _score_in_words(overview: CampaignOverview) -> str:
    track = _track(overview)
    if not track or overview.now is None:
        return _why_no_score(overview)
    score, answers = track[-1][1], counted(overview.now[1], "exam answer")
    return (
        f"The model is right on {percent(score.value)} of {answers} "
        f"(95 % interval {interval(score)})."
    )


def _chart(page: DrawingPage, track: Track) -> None:
    """The score as a line in a band; the whisker at its end is the current interval."""
    left, right, top, height = MARGIN + 120, RIGHT - 20, page.y, 270
    # Below 50 % half of the chart would be empty; unlike bars, lines need not start at 0.
    floor = 0.5 if min(measure.low for _, measure in track) >= 0.5 else 0.0
    for share in (floor, (floor + 1) / 2, 1.0):
        y = top + height * (1 - share) / (1 - floor)
        page.line([left, RIGHT], [y, y], FAINT, 2)
        page.text(left - 16, y + 12, percent(share), TINY, MUTED, align="right")
    most = max(track[-1][0], 1)
    across = [left + (right - left) * labels / most for labels, _ in track]
    low, value, high = (
        [top + height * (1 - share) / (1 - floor) for share in shares]
        for shares in zip(*((each.low, each.value, each.high) for _, each in track), strict=True)
    )
    page.band(across, low, high, _ACCENT)
    page.line(across, value, _ACCENT, 7)
    page.line([across[-1]] * 2, [low[-1], high[-1]], INK, 5)
    page.dot(across[-1], value[-1], INK)
    page.y = top + height + 50
    page.text(left, page.y, "0", TINY, MUTED)
    page.text(RIGHT, page.y, counted(track[-1][0], "label"), TINY, MUTED, align="right")


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
