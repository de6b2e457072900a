"""The overview of a campaign: drawn in every state, legible on a phone, described in words."""

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
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgb, to_rgba
from matplotlib.figure import Figure
from matplotlib.transforms import Bbox
from numpy.typing import NDArray

from bot.plots.campaign_overview import (
    BARS,
    DAYS,
    CampaignOverview,
    compose,
    describe,
    draw_overview,
)
from bot.plots.drawing import WIDTH

# A chat shows a photo about 390 pixels wide.
SMALLEST_ON_A_PHONE = 12


def days(*labels: int, last: date = date(2025, 5, 20)) -> tuple[tuple[str, int], ...]:
    first = last - timedelta(len(labels) - 1)
    return tuple(((first + timedelta(n)).isoformat(), given) for n, given in enumerate(labels))


EMPTY = CampaignOverview(points=(), now=None, spam=0, no_spam=0, days=(), annotators=())
CAMPAIGN = CampaignOverview(
    points=tuple((20 * n, 2 * n, 2 * n - 1) for n in range(1, 30)),
    now=(600, 60, 57),
    spam=78,
    no_spam=522,
    days=days(300, 0, 288, 12),
    annotators=((1, 350), (2, 200), (3, 50)),
)
STATES = {
    "nothing": EMPTY,
    "one label": replace(EMPTY, spam=1, days=days(1), annotators=((1, 1),)),
    "invited, none answered": replace(EMPTY, annotators=((1, 0), (2, 0)), days=days(0)),
    "no exam": replace(CAMPAIGN, points=((20, 0, 0),), now=(40, 0, 0), enough=0),
    "a first score": replace(CAMPAIGN, points=((20, 2, 1),), now=(60, 20, 18)),
    "never right": replace(CAMPAIGN, points=((20, 25, 0),), now=(60, 40, 0)),
    "always right": replace(CAMPAIGN, points=((20, 25, 25),), now=(60, 40, 40)),
    "no model any more": replace(CAMPAIGN, now=None),
    "labels taken back": replace(CAMPAIGN, now=(10, 60, 57)),
    "no labels, yet a score": replace(EMPTY, now=(0, 30, 20)),
    "600 labels": CAMPAIGN,
    "50 annotators": replace(CAMPAIGN, annotators=tuple((n, 500 - n) for n in range(1, 51))),
    "full": CampaignOverview(
        points=tuple((20 * n, 20 * n, 20 * n - n // 20) for n in range(1, 5_000)),
        now=(100_000, 100_000, 99_990),
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
exams = st.tuples(small, small, small).map(lambda n: (n[0], max(n[1:]), min(n[1:])))


@settings(deadline=None, max_examples=40)
@given(
    state=st.builds(
        CampaignOverview,
        points=st.lists(exams, max_size=5).map(lambda points: tuple(sorted(points))),
        now=st.none() | exams,
        spam=small,
        no_spam=small,
        days=st.lists(small, max_size=40).map(lambda given: days(*given) if given else ()),
        annotators=st.lists(st.tuples(st.integers(1, 999), small), max_size=12).map(tuple),
        enough=st.integers(0, 25),
    )
)
def test_any_numbers_can_be_drawn(state: CampaignOverview) -> None:
    places = extents(compose(state))

    assert all(box.x0 >= 20 and box.x1 <= WIDTH - 20 for _, box in places)
    assert not any(a.overlaps(b) for (_, a), (_, b) in combinations(places, 2))
    assert len(describe(state)) <= 400


def test_two_threads_draw_the_same_picture_at_once() -> None:
    start = Barrier(2)

    def draw_three(picture: CampaignOverview) -> list[bytes]:
        start.wait(timeout=30)
        return [draw_overview(picture) for _ in range(3)]

    with ThreadPoolExecutor(2) as threads:
        one, other = threads.map(draw_three, [CAMPAIGN, CAMPAIGN])

    assert {*one, *other} == {draw_overview(CAMPAIGN)}


def test_a_score_is_shown_once_there_are_enough_exam_answers() -> None:
    before = replace(CAMPAIGN, now=(60, 19, 18))
    enough = replace(CAMPAIGN, now=(60, 20, 18))

    assert "No score yet: 1 more exam answer needed." in words(before)
    assert not any("interval" in line for line in words(before))
    assert {"90 %", "95 % interval 70–97 %", "on 20 exam answers"} <= words(enough)


def test_a_score_is_not_shown_after_exam_answers_were_undone() -> None:
    lost = replace(CAMPAIGN, now=(600, 8, 8))

    assert "No score yet: 12 more exam answers needed." in words(lost)


@pytest.mark.parametrize(
    ("right", "of", "shown"), [(99_990, 100_000, ">99 %"), (1, 1_000, "<1 %"), (30, 30, "100 %")]
)
def test_a_score_is_never_rounded_to_all_or_none(right: int, of: int, shown: str) -> None:
    assert shown in words(replace(CAMPAIGN, now=(600, of, right)))


def test_an_empty_campaign_says_what_is_missing() -> None:
    texts = " ".join(text.get_text() for text in compose(EMPTY).texts)

    assert "No score yet: the model needs at least one spam and one not-spam label." in texts
    assert "None yet: /label shows the first message." in texts
    assert "None yet: no day has a label." in texts
    assert "None yet: /invite makes a link for the first annotator." in texts


def test_the_most_active_annotators_have_bars_and_the_rest_one_line() -> None:
    crowd = replace(CAMPAIGN, annotators=tuple((n, n) for n in range(1, 51)))

    shown = [line for line in words(crowd) if line.startswith("annotator ")]

    assert sorted(shown) == sorted(f"annotator {n}" for n in range(50, 50 - BARS, -1))
    assert {"42 others", "903 answers"} <= words(crowd)


def test_the_days_are_the_last_fourteen_of_the_calendar() -> None:
    gaps = replace(CAMPAIGN, days=(("2025-01-01", 90), ("2025-05-08", 7), ("2025-05-20", 3)))

    shown = words(gaps)

    assert DAYS == 14
    assert {"7 May", "20 May", "7", "3"} <= shown
    assert "90" not in shown


def test_a_campaign_is_described_in_two_sentences() -> None:
    assert describe(CAMPAIGN) == (
        "The model is right on 95 % of 60 exam answers (95 % interval 86–98 %). "
        "600 labels: 78 spam, 522 not spam, from 3 annotators; 12 of them on 20 May."
    )


def test_a_description_says_what_is_missing() -> None:
    few = replace(EMPTY, now=(9, 8, 5), spam=4, no_spam=5, annotators=((1, 9),))

    assert describe(few) == (
        "No score yet: 12 more exam answers needed. 9 labels: 4 spam, 5 not spam, from 1 annotator."
    )
    assert describe(EMPTY) == (
        "No score yet: the model needs at least one spam and one not-spam label. "
        "There are no labels yet."
    )
    assert describe(replace(few, enough=0)).startswith("No score: no messages were set aside")
    assert describe(replace(few, now=None)).startswith("No score yet: the model is still learning.")


def test_a_description_fits_a_caption(state: CampaignOverview) -> None:
    assert 0 < len(describe(state)) <= 400


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


def test_answers_of_people_nobody_has_checked_give_no_score() -> None:
    unchecked = replace(CAMPAIGN, points=(), now=(60, 3, 3), is_unchecked=True)

    sentence = "No score: the exam's answers come from people nobody has checked."
    assert any(text.startswith("No score: the exam's answers") for text in words(unchecked))
    assert describe(unchecked).startswith(sentence)
