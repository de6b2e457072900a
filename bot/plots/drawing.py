"""Drawing in pixels on a page that grows downwards, and numbers and dates in words.

Matplotlib's pyplot and rcParams are shared by all threads; a `Figure` of one's own is not.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from textwrap import wrap
from typing import Final, Literal

import matplotlib
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.transforms import Affine2D

# A chat shows a picture of 1080 pixels about 390 wide, so a text of 34 is 12 there.
WIDTH: Final = 1080
MARGIN: Final = 60
RIGHT: Final = WIDTH - MARGIN
TINY, BODY, TITLE, LARGE = 34, 38, 48, 90
# The background is dark and opaque: it suits a dark chat and looks like a card in a light one.
BACKGROUND, INK, MUTED, FAINT = "#18222D", "#F4F7F9", "#B6C2CC", "#3A4856"

_GAP: Final = 72
_FONTS: Final = Path(matplotlib.get_data_path()) / "fonts" / "ttf"


class DrawingPage:
    """`y` is how far the page is filled, in pixels from the top."""

    def __init__(self) -> None:
        # At 72 dots per inch a point is a pixel.
        self._figure = Figure(figsize=(WIDTH / 72, 1), dpi=72, facecolor=BACKGROUND)
        self._downwards = Affine2D()
        self.y: float = 0

    def title(self, words: str) -> None:
        self.y += _GAP + TITLE / 2 if self.y else MARGIN + TITLE / 2
        self.text(MARGIN, self.y, words, TITLE, bold=True)
        self.y += 20

    def sentence(self, words: str) -> None:
        for line in wrap(words, 44):
            self.y += 50
            self.text(MARGIN, self.y, line, BODY, MUTED)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: int,
        colour: str = INK,
        *,
        bold: bool = False,
        align: Literal["left", "center", "right"] = "left",
    ) -> None:
        """Draw words with their baseline at y; nothing in them is read as markup."""
        name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
        self._figure.text(
            *(x, y, words),
            fontproperties=FontProperties(fname=str(_FONTS / name), size=size),
            color=colour,
            horizontalalignment=align,
            verticalalignment="baseline",
            usetex=False,
            parse_math=False,
            transform=self._downwards,
        )

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        shape = Rectangle((x, y), width, height, facecolor=colour, linewidth=0)
        shape.set_transform(self._downwards)
        self._figure.add_artist(shape)

    def line(self, x: Sequence[float], y: Sequence[float], colour: str, width: float) -> None:
        stroke = Line2D(x, y, color=colour, linewidth=width, linestyle="-", marker="")
        stroke.set_transform(self._downwards)
        self._figure.add_artist(stroke)

    def finish(self) -> Figure:
        """The page, cut off one margin below what was drawn last."""
        height = round(self.y + MARGIN)
        self._figure.set_size_inches(WIDTH / 72, height / 72)
        self._downwards.scale(1, -1).translate(0, height)
        return self._figure


def spaced(number: int) -> str:
    """A whole number whose thousands are apart, as every language reads it (ISO 80000-1)."""
    return f"{number:,}".replace(",", "\u202f") if number < 1_000_000 else f"{number / 1e6:.1f}M"


def abbreviated(number: int) -> str:
    """At most four characters up to 999,499, which fit above a bar."""
    if number < 1_000:
        return str(number)
    return f"{number / 1_000:.1f}k" if number < 9_950 else f"{number / 1_000:.0f}k"


def percent(share: float) -> str:
    """Rounded, but never to 0 % or 100 % when the share is neither."""
    rounded = f"{share:.0%}"
    if rounded == "0%" and share > 0:
        return "<1 %"
    if rounded == "100%" and share < 1:
        return ">99 %"
    return rounded.replace("%", " %")


def month_and_day(day: date) -> str:
    """As ISO 8601 writes them, which every language reads."""
    return f"{day:%m-%d}"
