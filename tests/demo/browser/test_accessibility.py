"""axe-core finds no violation on the page of the demo."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import expect

from bot.panel.panel_process import PanelProcess
from tests.support.accessibility import assert_accessible
from tests.support.browser import OpenPage
from tests.support.demos import file_without_baseline
from tests.support.demos_here import DemoHere, demo_here
from tests.support.pages import SPAM, PhoneOnPage, choose, own_file

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(loop_scope="session")
async def demo_with_panel(tmp_path: Path) -> AsyncIterator[DemoHere]:
    files = [file_without_baseline(tmp_path, every=2)]
    async with demo_here(tmp_path, files, make_panel=PanelProcess) as demo:
        yield demo


async def test_axe_finds_nothing_at_any_stage_of_a_campaign_in_either_theme(
    demo_with_panel: DemoHere, open_page: OpenPage, tmp_path: Path
) -> None:
    page = await open_page(demo_with_panel)
    ada = PhoneOnPage(page, "Ada")
    await page.evaluate(Axe().axe_script)  # once: the page is not left

    await expect(ada.node.get_by_role("button", name="START")).to_be_visible()
    await assert_accessible(page)

    await ada.start()
    await ada.tap(SPAM)
    await expect(ada.node.get_by_text("answer 1")).to_be_visible()
    await assert_accessible(page)

    await ada.node.get_by_role("button", name="Menu: the bot's commands").click()
    await assert_accessible(page)

    for command in ("/help", "/invite", "/settings", "/label"):
        await ada.write(command)
    await expect(ada.bubble("Settings")).to_be_visible()
    await assert_accessible(page)

    await ada.node.get_by_role("button", name="Share").click()
    await expect(page.get_by_role("dialog", name="Pass the link on to")).to_be_visible()
    await assert_accessible(page)
    await page.keyboard.press("Escape")

    await page.get_by_role("button", name="Let ten people label").click()
    model = page.get_by_role("region", name="How sure the model is")
    await expect(model).to_contain_text("Scores of all unlabelled messages")
    await page.get_by_role("button", name="Pause the crowd").click()
    words = page.get_by_role("list", name="Towards spam").get_by_role("listitem")
    await expect(words).not_to_have_count(0)
    await choose(page, own_file(tmp_path))
    await expect(page.get_by_role("dialog", name="instead?")).to_be_visible()
    await assert_accessible(page)
    await page.keyboard.press("Escape")
    await assert_accessible(page)
