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
