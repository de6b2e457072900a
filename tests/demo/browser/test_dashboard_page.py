"""`tapwise dashboard` in a browser: everything is shown, at two sizes and in both themes."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, expect

from tests.support.accessibility import assert_accessible
from tests.support.dashboards import dashboard_of, label_campaign
from tests.support.pages import PageFaults, overflowing

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_the_dashboard_shows_a_campaign_to_the_browser_that_opens_its_link(
    browser: Browser, tmp_path: Path
) -> None:
    database = tmp_path / "tapwise.db"
    await label_campaign(database)
    context = await browser.new_context(reduced_motion="reduce")
    page = await context.new_page()
    async with dashboard_of(database, policy="majority", majority="2", mask="phone") as link:
        faults = PageFaults(context, link.partition("/open/")[0])

        await page.goto(link)

        words = page.get_by_role("region", name="Words that weigh most")
        await expect(words.get_by_role("listitem").first).to_be_visible()
        parts = {
            "Settled": "messages",
            "Honest score": "Of what it would let through",
            "The honest score over time": "95 % intervals",
            "The model after each label": "How this is measured",
            "How sure the model is": "Scores of all unlabelled messages",
            "Answers a day": "answers on 1 day",
            "Team": "Annotator 1, owner",
            "Disputes": "1 × spam, 1 × not spam",
            "Near-duplicates": "4 messages",
            "Recent questions": "Annotator 2",
        }
        for name, text in parts.items():
            await expect(page.get_by_role("region", name=name, exact=True)).to_contain_text(text)
        await expect(page.get_by_role("status").first).to_have_text("")
        await page.evaluate(Axe().axe_script)
        await assert_accessible(page)
        async with page.expect_download() as downloading:
            await page.get_by_role("link", name="Labels, CSV").click()
        assert (await downloading.value).suggested_filename == "labels.csv"
        for width in (390, 1280):
            await page.set_viewport_size({"width": width, "height": 800})
            assert await overflowing(page) == []
        assert faults.found == []
        await page.goto("about:blank")
    await context.close()
