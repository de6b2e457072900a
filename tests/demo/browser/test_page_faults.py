"""The recorder of page faults, which every browser test uses, finds each kind of fault."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Literal

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page

from tests.support.demos import Demo
from tests.support.pages import PageFaults

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def recorded_page(
    shared_demo: Demo, browser: Browser
) -> AsyncIterator[tuple[PageFaults, Page]]:
    """A page and the recorder of its faults."""
    context = await browser.new_context()
    faults = PageFaults(context, shared_demo.url)
    page = await context.new_page()
    await page.goto(shared_demo.url)
    yield faults, page
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
async def test_a_logged_error_a_raised_one_and_a_foreign_request_are_recorded(
    recorded_page: tuple[PageFaults, Page],
    event: Literal["console", "request", "weberror"],
    fault: str,
    seen: str,
) -> None:
    faults, page = recorded_page
    faults.take()

    async with page.context.expect_event(event):
        await page.evaluate(f"() => {{ {fault} }}")

    found = faults.take()
    assert any(fault.startswith(seen) for fault in found), found
