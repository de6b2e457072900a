"""The bot is killed with SIGKILL, and nothing is lost; the demo itself is stopped."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing

import pytest
from playwright.async_api import Browser, expect

from tests.support.browser import OpenPage
from tests.support.demos import Demo, Demos
from tests.support.pages import NO_SPAM, SPAM, PhoneOnPage

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_killed_bot_restarts_with_every_answer_and_the_tap_sent_meanwhile(
    demo_process: Demo, open_page: OpenPage
) -> None:
    page = await open_page(demo_process)
    ada, ben = PhoneOnPage(page, "Ada"), PhoneOnPage(page, "Ben")
    await ada.start()
    await ben.start()
    tapped = [await ada.tap(SPAM), await ada.tap(NO_SPAM), await ben.tap(SPAM)]
    process = page.get_by_text(re.compile(r"runs as process \d+"))
    before = re.findall(r"\d+", await process.inner_text())[0]

    waiting = await ada.question()
    await page.get_by_role("button", name="Kill the bot").click()
    await expect(page.get_by_text("Taps wait")).to_be_visible()
    await ada.button(SPAM).click()

    back = page.get_by_text("Nothing was lost: 3 answers when it was killed")
    await expect(back).to_be_visible()
    assert f"process {before}" not in await back.inner_text()
    await expect(ada.text).not_to_have_text(waiting)
    await ben.tap(NO_SPAM)
    with closing(sqlite3.connect(demo_process.database)) as store:
        answers = store.execute(
            "SELECT text, choice FROM answer JOIN question "
            "ON question.id = question_id JOIN item ON item.id = item_id"
        ).fetchall()
    assert len(answers) == 5
    assert {text for text, _ in answers} >= {*tapped, waiting}


async def test_no_process_is_said_to_run_once_the_demo_has_stopped(
    browser: Browser, demos: Demos
) -> None:
    demo = await demos.take_small()
    page = await browser.new_page()  # its failed requests are no faults here
    await page.goto(demo.url)
    process = page.get_by_text(re.compile(r"runs as process \d+"))
    await expect(process).to_be_visible()

    demos.give_back(demo)

    await expect(page.get_by_text("The demo has stopped")).to_be_visible()
    await expect(process).to_have_count(0)
    await page.close()
