"""The overview of a campaign: drawn in every state, legible on a phone, without words."""

import gc
import re
import struct
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from threading import Barrier
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.colors import to_rgb, to_rgba
from matplotlib.figure import Figure
from matplotlib.transforms import Bbox
from numpy.typing import NDArray

from bot.learning.evaluation.intervals import Share
from bot.plots.campaign_overview import (
    BARS,
    DAYS,
    CampaignOverview,
    LookPoint,
    MeasureFigure,
    compose,
    draw_overview,
)
from bot.plots.drawing import WIDTH

# A chat shows a photo about 390 pixels wide.
SMALLEST_ON_A_PHONE = 12


def days(*labels: int, last: date = date(2025, 5, 20)) -> tuple[tuple[str, int], ...]:
    first = last - timedelta(len(labels) - 1)
    return tuple(((first + timedelta(n)).isoformat(), given) for n, given in enumerate(labels))


def share(value: float, low: float, high: float) -> Share:
    return Share(value, low, high, 27, 29)


EMPTY = CampaignOverview(
    figures=(),
    looks=(),
    spam=0,
    no_spam=0,
    days=(),
    annotators=(),
)
CAMPAIGN = CampaignOverview(
    figures=(
        MeasureFigure("93 %", "81–98 %; 27/29"),
        MeasureFigure("1.2 %", "0.3–4 %; 1/61"),
    ),
    looks=(
        LookPoint(10, None, share(0.03, 0, 0.2)),
        LookPoint(40, share(0.8, 0.5, 0.95), share(0.02, 0, 0.1)),
        LookPoint(80, share(0.93, 0.81, 0.98), share(0.012, 0.003, 0.04)),
    ),
    spam=78,
    no_spam=522,
    days=days(300, 0, 288, 12),
    annotators=((1, 350), (2, 200), (3, 50)),
)
MISSED_ONLY = replace(
    CAMPAIGN,
    figures=CAMPAIGN.figures[1:],
    looks=CAMPAIGN.looks[:1],
)
STATES = {
    "nothing": EMPTY,
    "one label": replace(EMPTY, spam=1, days=days(1), annotators=((1, 1),)),
    "invited, none answered": replace(EMPTY, annotators=((1, 0), (2, 0)), days=days(0)),
    "a first score": replace(CAMPAIGN, looks=CAMPAIGN.looks[1:2]),
    "never right": replace(CAMPAIGN, looks=(LookPoint(9, share(0, 0, 0.3), share(1, 0.7, 1)),) * 2),
    "always right": replace(
        CAMPAIGN,
        figures=(replace(CAMPAIGN.figures[0], value=">99 %"), CAMPAIGN.figures[1]),
        looks=(LookPoint(60, share(1, 0.9, 1), share(0, 0, 0.05)),) * 3,
    ),
    "nothing flagged": MISSED_ONLY,
    "no labels, yet a score": replace(CAMPAIGN, looks=(LookPoint(0, None, None),), spam=0),
    "600 labels": CAMPAIGN,
    "50 annotators": replace(CAMPAIGN, annotators=tuple((n, 500 - n) for n in range(1, 51))),
    "full": replace(
        CAMPAIGN,
        looks=tuple(
            LookPoint(12_500 * n, share(0.9, 0.8, 0.95), share(0.01, 0.001, 0.1))
            for n in range(1, 9)
        ),
        spam=1,
        no_spam=99_999,
        days=days(*[100_000] * 1_000),
        annotators=tuple((n, 100_000) for n in range(1, 501)),
    ),
    "a full week": replace(CAMPAIGN, spam=350_000, no_spam=350_000, days=days(*[100_000] * 7)),
}


@pytest.fixture(params=STATES, name="state")
def every_state(request: pytest.FixtureRequest) -> CampaignOverview:
    return STATES[request.param]


def test_every_state_is_a_png_that_fits_a_phone(state: CampaignOverview) -> None:
    png = draw_overview(state)

    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    assert width == WIDTH
    assert height <= 1920
    assert len(png) < 300_000


def test_the_pixels_of_a_picture_are_not_left_to_the_garbage_collection() -> None:
    gc.disable()
    try:
        before = pixels_in_memory()  # of other tests
        draw_overview(EMPTY)
        left = [each for each in pixels_in_memory() if not any(each is one for one in before)]
    finally:
        gc.enable()

    assert left == []


def pixels_in_memory() -> list[RendererAgg]:
    return [each for each in gc.get_objects() if isinstance(each, RendererAgg)]


def test_no_texts_overlap_each_other_or_the_edge(state: CampaignOverview) -> None:
    figure = compose(state)

    places = extents(figure)

    width, height = figure.get_size_inches() * figure.dpi
    for words, box in places:
        assert box.x0 >= 20, words
        assert box.x1 <= width - 20, words
        assert 0 <= box.y0 < box.y1 <= height, words
    for (one, here), (other, there) in combinations(places, 2):
        assert not here.overlaps(there), (one, other)


def test_texts_are_large_and_have_enough_contrast(state: CampaignOverview) -> None:
    figure = compose(state)

    for text in figure.texts:
        assert float(text.get_fontsize()) * 390 / WIDTH >= SMALLEST_ON_A_PHONE
        assert contrast(text.get_color(), figure.get_facecolor()) >= 4.5
    assert to_rgba(figure.get_facecolor())[3] == 1


small = st.integers(0, 200_000)
measures = st.none() | st.lists(st.floats(0, 1), min_size=3, max_size=3).map(
    lambda ends: share(sorted(ends)[1], min(ends), max(ends))
)


@settings(deadline=None, max_examples=40)
@given(
    state=st.builds(
        lambda labels, **rest: replace(
            CAMPAIGN,
            looks=tuple(
                replace(look, answers=at)
                for look, at in zip(rest.pop("looks"), sorted(labels), strict=False)
            ),
            **rest,
        ),
        labels=st.lists(small, max_size=8),
        looks=st.lists(st.builds(LookPoint, st.just(0), measures, measures), max_size=8),
        spam=small,
        no_spam=small,
        days=st.lists(small, max_size=40).map(lambda given: days(*given) if given else ()),
        annotators=st.lists(st.tuples(st.integers(1, 999), small), max_size=12).map(tuple),
    )
)
def test_any_numbers_can_be_drawn(state: CampaignOverview) -> None:
    places = extents(compose(state))

    assert all(box.x0 >= 20 and box.x1 <= WIDTH - 20 for _, box in places)
    assert not any(a.overlaps(b) for (_, a), (_, b) in combinations(places, 2))


def test_two_threads_draw_the_same_picture_at_once() -> None:
    start = Barrier(2)

    def draw_three(picture: CampaignOverview) -> list[bytes]:
        start.wait(timeout=30)
        return [draw_overview(picture) for _ in range(3)]

    with ThreadPoolExecutor(2) as threads:
        one, other = threads.map(draw_three, [CAMPAIGN, CAMPAIGN])

    assert {*one, *other} == {draw_overview(CAMPAIGN)}


def test_a_picture_has_no_words(state: CampaignOverview) -> None:
    assert [text for text in words(state) if re.search(r"[^\W\d_]{2}", text)] == []


def test_the_figures_are_drawn() -> None:
    assert {"93 %", "81–98 %; 27/29", "1.2 %", "0.3–4 %; 1/61", "② 600"} <= words(CAMPAIGN)


def test_the_most_active_annotators_have_bars_and_the_rest_one_line() -> None:
    crowd = replace(CAMPAIGN, annotators=tuple((n, n) for n in range(1, 51)))

    shown = [line for line in words(crowd) if line.startswith("№ ")]

    assert sorted(shown) == sorted(f"№ {n}" for n in range(50, 50 - BARS, -1))
    assert {"+ 45", "1\u202f035"} <= words(crowd)


def test_the_days_are_the_last_fourteen_of_the_calendar() -> None:
    gaps = replace(CAMPAIGN, days=(("2025-01-01", 90), ("2025-05-08", 7), ("2025-05-20", 3)))

    shown = words(gaps)

    assert DAYS == 14
    assert {"05-07", "05-20", "7", "3"} <= shown
    assert "90" not in shown


def words(picture: CampaignOverview) -> set[str]:
    return {text.get_text() for text in compose(picture).texts}


def extents(figure: Figure) -> list[tuple[str, Bbox]]:
    """Each text with its bounding box in pixels."""
    canvas: Any = FigureCanvasAgg(figure)  # its get_renderer has no types
    renderer = canvas.get_renderer()
    return [(text.get_text(), text.get_window_extent(renderer)) for text in figure.texts]


def contrast(first: Any, second: Any) -> float:
    """The contrast ratio of WCAG 2.2, 1 to 21; it requires 4.5 of body text."""
    low, high = sorted([luminance(first), luminance(second)])
    return (high + 0.05) / (low + 0.05)


def luminance(colour: Any) -> float:
    parts: NDArray[np.float64] = np.array(to_rgb(colour))
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])
