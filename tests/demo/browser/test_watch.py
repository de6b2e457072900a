"""What watches over every test here does see what it watches for."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Literal

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page

from tests.support.demos import Demo
from tests.support.pages import Watch

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def watched(looked_at: Demo, browser: Browser) -> AsyncIterator[tuple[Watch, Page]]:
    """A page that is watched over, and who watches."""
    context = await browser.new_context()
    watch = Watch(context, looked_at.url)
    page = await context.new_page()
    await page.goto(looked_at.url)
    yield watch, page
    await context.close()


@pytest.mark.parametrize(
    ("event", "fault", "seen"),
    [
        ("console", "console.error('it hurts')", "console: it hurts"),
        ("weberror", "setTimeout(() => { throw new Error('broken'); })", "page error: broken"),
        ("console", "fetch('https://example.org/').catch(() => {})", "console: Connecting to"),
        ("request", "window.open('https://example.org/')", "request: https://example.org/"),
    ],
)
async def test_a_complaint_an_error_and_a_way_out_of_this_machine_are_seen(
    watched: tuple[Watch, Page],
    event: Literal["console", "request", "weberror"],
    fault: str,
    seen: str,
) -> None:
    watch, page = watched
    watch.take()

    async with page.context.expect_event(event):
        await page.evaluate(f"() => {{ {fault} }}")

    wrong = watch.take()
    assert any(one.startswith(seen) for one in wrong), wrong
