"""The campaign as one picture for its owner's phone: score, balance, days, annotators.

Sizes are pixels of a picture 1080 wide; a chat shows it about 390 wide, so 34 here are 12 there.
Matplotlib's pyplot and rcParams are shared by all threads; figures of one's own are not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from textwrap import wrap
from typing import Any, Final, Literal

import matplotlib
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon, Rectangle
from matplotlib.transforms import Affine2D

from bot.learning.holdout import ENOUGH, Measure, wilson

WIDTH: Final = 1080
DAYS: Final = 14
BARS: Final = 8

_MARGIN: Final = 60
_RIGHT: Final = WIDTH - _MARGIN
_GAP: Final = 72
_TINY, _BODY, _TITLE, _HUGE = 34, 38, 48, 118
# The ground is dark and opaque: it blends into a dark chat and stands as a card in a light one.
_GROUND, _INK, _MUTED, _FAINT = "#18222D", "#F4F7F9", "#B6C2CC", "#3A4856"
_ACCENT: Final = "#2FC7A0"
# Okabe & Ito (2008), told apart by colour-blind people.
_SPAM, _NO_SPAM = "#E69F00", "#56B4E9"
# English whatever the machine speaks, as strftime would not be.
_MONTHS: Final = "JanFebMarAprMayJunJulAugSepOctNovDec"
# Up to so many days there is room for a number and a date at each.
_ROOMY: Final = 7
_FONTS: Final = Path(matplotlib.get_data_path()) / "fonts" / "ttf"

Point = tuple[int, int, int]
Track = Sequence[tuple[int, Measure]]


@dataclass(frozen=True)
class Picture:
    """What is drawn; nobody has a name in it.

    points: labels, exam answers and right answers at each checkpoint, in order.
    now: the same for the current model; None while there is no model.
    days: ISO day (UTC) and the labels given that day, in order; a day left out had none.
    annotators: number and answers.
    enough: exam answers needed before a score is shown; 0 when no exam was set aside.
    """

    points: tuple[Point, ...]
    now: Point | None
    spam: int
    no_spam: int
    days: tuple[tuple[str, int], ...]
    annotators: tuple[tuple[int, int], ...]
    enough: int = ENOUGH


def draw(picture: Picture) -> bytes:
    """The picture as PNG: the same bytes for the same campaign, from any thread."""
    target = BytesIO()
    canvas: Any = FigureCanvasAgg(compose(picture))  # its print_png has no types
    canvas.print_png(target, metadata={"Software": None})
    return target.getvalue()


def describe(picture: Picture) -> str:
    """The same in words, for those who do not see it: at most 400 characters."""
    labels = picture.spam + picture.no_spam
    if not labels:
        return f"{_score_in_words(picture)} There are no labels yet."
    people = sum(answers > 0 for _, answers in picture.annotators)
    said = f"{_many(labels, 'label')}: {_count(picture.spam)} spam, "
    said += f"{_count(picture.no_spam)} not spam"
    said += f", from {_many(people, 'annotator')}" if people else ""
    if days := _last_days(picture.days):
        said += f"; {_count(days[-1][1])} of them on {_date(days[-1][0])}"
    return f"{_score_in_words(picture)} {said}."


def compose(picture: Picture) -> Figure:
    """The picture before it is pixels: as tall as what there is to say."""
    page = _Page()
    _score(page, picture)
    _balance(page, picture.spam, picture.no_spam)
    _pace(page, _last_days(picture.days))
    _people(page, picture.annotators)
    return page.cut()


# The score


def _score(page: _Page, picture: Picture) -> None:
    page.title("How often the model is right")
    track = _track(picture)
    if not track or picture.now is None:
        page.sentence(_why_no_score(picture))
        return
    page.y += _HUGE - 10
    page.text(_MARGIN, page.y, _percent(track[-1][1].value), _HUGE, _ACCENT, bold=True)
    page.text(520, page.y - 50, f"95 % interval {_interval(track[-1][1])}", _BODY)
    page.text(520, page.y, f"on {_many(picture.now[1], 'exam answer')}", _BODY, _MUTED)
    page.y += 56
    _chart(page, track)


def _track(picture: Picture) -> Track:
    """The score by labels, ending with the current one; empty without that one.

    Checkpoints at labels that were taken back since would lie to the right of now: left out.
    """
    if picture.now is None or not _suffices(picture, picture.now):
        return []
    before = [point for point in picture.points if point[0] < picture.now[0]]
    shown = [point for point in before if _suffices(picture, point)]
    return [(labels, wilson(right, of)) for labels, of, right in [*shown, picture.now]]


def _suffices(picture: Picture, point: Point) -> bool:
    return 0 < picture.enough <= point[1]


def _why_no_score(picture: Picture) -> str:
    if picture.enough <= 0:
        return "No score: no messages were set aside for an exam."
    if picture.now is None and not (picture.spam and picture.no_spam):
        return "No score yet: the model needs at least one spam and one not-spam label."
    if picture.now is None:
        return "No score yet: the model is still learning."
    missing = picture.enough - picture.now[1]
    return f"No score yet: {_many(missing, 'more exam answer')} needed."


def _score_in_words(picture: Picture) -> str:
    track = _track(picture)
    if not track or picture.now is None:
        return _why_no_score(picture)
    score = track[-1][1]
    return (
        f"The model is right on {_percent(score.value)} of {_many(picture.now[1], 'exam answer')} "
        f"(95 % interval {_interval(score)})."
    )


def _chart(page: _Page, track: Track) -> None:
    """The score as a line in its band; the whisker at its end is the interval of now."""
    left, right, top, height = _MARGIN + 120, _RIGHT - 20, page.y, 270
    # Half of the picture would be empty below 50 %; a line, unlike a bar, need not start at 0.
    floor = 0.5 if min(measure.low for _, measure in track) >= 0.5 else 0.0
    for share in (floor, (floor + 1) / 2, 1.0):
        y = top + height * (1 - share) / (1 - floor)
        page.line([left, _RIGHT], [y, y], _FAINT, 2)
        page.text(left - 16, y + 12, _percent(share), _TINY, _MUTED, align="right")
    most = max(track[-1][0], 1)
    across = [left + (right - left) * labels / most for labels, _ in track]
    low, value, high = (
        [top + height * (1 - share) / (1 - floor) for share in shares]
        for shares in zip(*((each.low, each.value, each.high) for _, each in track), strict=True)
    )
    page.band(across, low, high, _ACCENT)
    page.line(across, value, _ACCENT, 7)
    page.line([across[-1]] * 2, [low[-1], high[-1]], _INK, 5)
    page.dot(across[-1], value[-1], _INK)
    page.y = top + height + 50
    page.text(left, page.y, "0", _TINY, _MUTED)
    page.text(_RIGHT, page.y, _many(track[-1][0], "label"), _TINY, _MUTED, align="right")


# The class balance


def _balance(page: _Page, spam: int, no_spam: int) -> None:
    labels = spam + no_spam
    page.title(_many(labels, "label") if labels else "Labels")
    if not labels:
        page.sentence("None yet: /label shows the first message.")
        return
    page.y += 52
    page.text(_MARGIN, page.y, _part("spam", spam, labels), _BODY, _SPAM)
    page.text(_RIGHT, page.y, _part("not spam", no_spam, labels), _BODY, _NO_SPAM, align="right")
    page.y += 22
    middle = _MARGIN + (_RIGHT - _MARGIN) * spam / labels
    page.box(_MARGIN, page.y, middle - _MARGIN, 52, _SPAM)
    page.box(middle, page.y, _RIGHT - middle, 52, _NO_SPAM)
    if spam and no_spam:
        page.line([middle, middle], [page.y, page.y + 52], _GROUND, 4)
    page.y += 52


def _part(name: str, labels: int, of: int) -> str:
    return f"{name} {_count(labels)} · {_percent(labels / of)}"


# Labels a day


def _last_days(days: Sequence[tuple[str, int]]) -> list[tuple[date, int]]:
    """At most 14 days of the calendar up to the last one given, days without labels too."""
    if not any(labels for _, labels in days):
        return []
    given: Counter[date] = Counter()
    for day, labels in days:
        given[date.fromisoformat(day)] += labels
    last = max(given)
    first = max(min(given), last - timedelta(DAYS - 1))
    shown = [first + timedelta(later) for later in range((last - first).days + 1)]
    return [(day, given[day]) for day in shown]


def _pace(page: _Page, days: Sequence[tuple[date, int]]) -> None:
    page.title("Labels a day")
    if not days:
        page.sentence("None yet: no day has a label.")
        return
    height, pitch = 180, min((_RIGHT - _MARGIN) / len(days), 150.0)
    base = page.y + 56 + height
    peak = max(range(len(days)), key=lambda place: days[place][1])
    for place, (_, labels) in enumerate(days):
        tall = height * labels / max(days[peak][1], 1)
        x = _MARGIN + pitch * place
        page.box(x + 0.14 * pitch, base - tall, 0.72 * pitch, tall, _ACCENT)
        if _numbered(place, peak, len(days)):
            page.text(x + pitch / 2, base - tall - 14, _short(labels), _TINY, align="center")
    page.line([_MARGIN, _MARGIN + pitch * len(days)], [base, base], _MUTED, 2)
    page.y = base + 46
    _dates(page, days, pitch)


def _numbered(place: int, peak: int, days: int) -> bool:
    """Which bars say their number: all where there is room, else the highest and the last.

    A number is wider than a bar, so the last is silent next to the highest.
    """
    return days <= _ROOMY or place == peak or (place == days - 1 and peak < days - 2)


def _dates(page: _Page, days: Sequence[tuple[date, int]], pitch: float) -> None:
    if len(days) <= _ROOMY:
        for place, (day, _) in enumerate(days):
            x = _MARGIN + pitch * (place + 0.5)
            page.text(x, page.y, _date(day), _TINY, _MUTED, align="center")
        return
    page.text(_MARGIN, page.y, _date(days[0][0]), _TINY, _MUTED)
    page.text(_RIGHT, page.y, _date(days[-1][0]), _TINY, _MUTED, align="right")


# Annotators


def _people(page: _Page, annotators: Sequence[tuple[int, int]]) -> None:
    page.title("Answers by annotator")
    ranked = sorted(annotators, key=lambda each: (-each[1], each[0]))
    if not ranked or not ranked[0][1]:
        page.sentence("None yet: /invite makes a link for the first annotator.")
        return
    left, longest = 360, _RIGHT - 360 - 165
    page.y += 12
    for number, answers in ranked[:BARS]:
        long = longest * answers / ranked[0][1]
        page.text(_MARGIN, page.y + 37, f"annotator {number}", _TINY)
        page.box(left, page.y + 6, long, 38, _ACCENT)
        page.text(left + long + 14, page.y + 37, _count(answers), _TINY)
        page.y += 54
    if others := ranked[BARS:]:
        together = _many(sum(answers for _, answers in others), "answer")
        # No bar: a sum of many would dwarf everyone it stands beside.
        page.text(_MARGIN, page.y + 37, _many(len(others), "other"), _TINY, _MUTED)
        page.text(left, page.y + 37, together, _TINY, _MUTED)
        page.y += 54


# Words and numbers


def _many(count: int, thing: str) -> str:
    return f"{_count(count)} {thing}{'' if count == 1 else 's'}"


def _count(number: int) -> str:
    return f"{number:,}" if number < 1_000_000 else f"{number / 1_000_000:,.1f}M"


def _short(number: int) -> str:
    """At most four characters up to 999,499: what fits above a bar."""
    if number < 1_000:
        return str(number)
    return f"{number / 1_000:.1f}k" if number < 9_950 else f"{number / 1_000:.0f}k"


def _percent(share: float) -> str:
    """Rounded, yet never 0 % or 100 % where that is not the whole truth."""
    rounded = f"{share:.0%}"
    if rounded == "0%" and share > 0:
        return "<1 %"
    if rounded == "100%" and share < 1:
        return ">99 %"
    return rounded.replace("%", " %")


def _interval(measure: Measure) -> str:
    return f"{measure.low * 100:.0f}–{measure.high * 100:.0f} %"


def _date(day: date) -> str:
    return f"{day.day} {_MONTHS[3 * day.month - 3 : 3 * day.month]}"


# The page


class _Page:
    """A sheet that grows downwards; `y` is how far it is filled, 0 at the top."""

    def __init__(self) -> None:
        # At 72 dots an inch a point is a pixel.
        self._figure = Figure(figsize=(WIDTH / 72, 1), dpi=72, facecolor=_GROUND)
        self._down = Affine2D()
        self.y: float = 0

    def title(self, words: str) -> None:
        self.y += _GAP + _TITLE / 2 if self.y else _MARGIN + _TITLE / 2
        self.text(_MARGIN, self.y, words, _TITLE, bold=True)
        self.y += 20

    def sentence(self, words: str) -> None:
        for line in wrap(words, 44):
            self.y += 50
            self.text(_MARGIN, self.y, line, _BODY, _MUTED)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: int,
        colour: str = _INK,
        *,
        bold: bool = False,
        align: Literal["left", "center", "right"] = "left",
    ) -> None:
        """Words whose baseline is at y; what is in them is never read as markup."""
        name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
        self._figure.text(
            *(x, y, words),
            fontproperties=FontProperties(fname=str(_FONTS / name), size=size),
            color=colour,
            horizontalalignment=align,
            verticalalignment="baseline",
            usetex=False,
            parse_math=False,
            transform=self._down,
        )

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        shape = Rectangle((x, y), width, height, facecolor=colour, linewidth=0)
        shape.set_transform(self._down)
        self._figure.add_artist(shape)

    def band(
        self, x: Sequence[float], low: Sequence[float], high: Sequence[float], colour: str
    ) -> None:
        outline = [*zip(x, low, strict=True), *zip(reversed(x), reversed(high), strict=True)]
        shape = Polygon(outline, facecolor=colour, alpha=0.3, linewidth=0)
        shape.set_transform(self._down)
        self._figure.add_artist(shape)

    def line(self, x: Sequence[float], y: Sequence[float], colour: str, width: float) -> None:
        stroke = Line2D(x, y, color=colour, linewidth=width, linestyle="-", marker="")
        stroke.set_transform(self._down)
        self._figure.add_artist(stroke)

    def dot(self, x: float, y: float, colour: str) -> None:
        mark = Line2D([x], [y], color=colour, marker="o", markersize=20, linestyle="")
        mark.set_transform(self._down)
        self._figure.add_artist(mark)

    def cut(self) -> Figure:
        """The finished sheet, cut a margin below the last thing on it."""
        height = round(self.y + _MARGIN)
        self._figure.set_size_inches(WIDTH / 72, height / 72)
        self._down.scale(1, -1).translate(0, height)
        return self._figure
