"""What the panel says about the curve."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.browser import OpenPage
from tests.support.demos import Demo

pytestmark = pytest.mark.asyncio(loop_scope="session")

LABELS_TO_REACH = """async ([points, f1]) =>
    (await import('/panel.js')).labelsToReach(points, f1)"""


async def test_a_quality_is_reached_where_the_curve_stays_above_it(
    shared_demo: Demo, open_page: OpenPage
) -> None:
    page = await open_page(shared_demo)

    async def reached(*scores: float) -> Any:
        points = [[10 * number, score] for number, score in enumerate(scores, 1)]
        return await page.evaluate(LABELS_TO_REACH, [points, 0.9])

    assert await reached(0.95, 0.96, 0.97, 0.8, 0.91, 0.92, 0.93) == 50
    assert await reached(0.5, 0.9, 0.9, 0.9) == 20
    assert await reached(0.9, 0.9, 0.9) == 10
    assert await reached(0.5, 0.6, 0.7, 0.8) is None
    assert await reached(0.5, 0.9, 0.95) is None


HEADLINE = """async (curve) => (await import('/panel.js')).curveWords(curve)"""


async def test_the_headline_says_when_a_good_quality_was_reached_here_and_in_random_order(
    shared_demo: Demo, open_page: OpenPage
) -> None:
    page = await open_page(shared_demo)
    own = [[10, 0.5], [20, 0.86], [30, 0.87], [40, 0.9]]
    slow = [[20, 0.1, 0.2, 0.3], [60, 0.5, 0.6, 0.7]]
    good = [[at, 0.8, 0.86, 0.9] for at in (80, 100, 120)]

    async def headline(points: Any, random: Any) -> Any:
        curve = {"points": points, "random": random, "ceiling": 0.9}
        return await page.evaluate(HEADLINE, curve)

    reached = "95 % of what all labels reach after 20 labels"
    assert await headline(own, [*slow, *good]) == f"{reached}; in random order after 80."
    assert await headline(own, slow) == f"{reached}; in random order not within 60."
    assert await headline(own, []) == f"{reached}."
    assert await headline(own[:2], slow) == "F1 0.86 after 20 labels; random order has 0.20 there."
    assert await headline([], []) == "Both curves begin with the first label."
