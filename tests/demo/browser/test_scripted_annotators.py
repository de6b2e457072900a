"""Scripted people label, and the page shows the result."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing

import pytest
from playwright.async_api import Page, expect

from bot.demo.scripted_annotators import LAZY_ID, SABOTEUR_ID
from tests.support.browser import OpenPage, StartDemo
from tests.support.demos import Demo
from tests.support.pages import SPAM, PhoneOnPage, overflowing

pytestmark = pytest.mark.asyncio(loop_scope="session")

SETTINGS = "TAPWISE_EXAM_EVERY=5\n"  # so that the first look at the exam comes early
# How many of the exam's messages are flagged by then is a matter of chance.
FLAGGED = re.compile(
    r"Of what the model would flag, [\d.]+ % is spam \(.*; \d+ of \d+ checked\)"
    r"|Of what the model would flag, \d+ of \d+ checked (is|are) spam: too few to say what share"
    r"|Nobody has checked yet what the model would flag"
    r"|The model would flag none of the \d+ messages? kept for the exam"
)
MEASURED = re.compile(r"Of what it would let through, [\d.<>]+ % is spam .*Measured after \d+ exam")


async def test_ten_people_label_until_there_is_a_score_and_troublemakers_are_found_out(
    start_demo: StartDemo, open_page: OpenPage
) -> None:
    demo = await start_demo(settings=SETTINGS)
    page = await open_page(demo)
    ada = PhoneOnPage(page, "Ada")
    await ada.start()
    # Not faster: on a busy machine they would label every message before the page shows it all.
    await page.get_by_role("slider", name="Tap every").fill("1")

    await page.get_by_role("button", name="Add a saboteur").click()
    await page.get_by_role("button", name="Add a lazy brother").click()
    await page.get_by_role("button", name="Let ten people label").click()

    people = page.get_by_role("list", name="Scripted people").get_by_role("listitem")
    await expect(people).to_have_count(12)
    score = page.get_by_role("region", name="Honest score")
    await expect(score).to_contain_text(MEASURED)
    trust = page.get_by_role("region", name="How informative each person’s answers are")
    lazy = trust.get_by_role("listitem").filter(has_text="Malo")
    await expect(lazy).to_contain_text("always not spam")
    await expect(trust.get_by_text("ignored").first).to_be_visible()
    await expect(lazy).to_have_attribute(
        "title", re.compile(r"spam \d+ % right, not spam \d+ % right; informative \d+ %")
    )
    notice = ada.bubble(re.compile(r"The answers of annotator \d+ are now ignored"))
    await expect(notice.last).to_be_visible()
    await page.get_by_role("button", name="Pause the crowd").click()
    for name in ("Add a saboteur", "Add a lazy brother"):
        toggle = page.get_by_role("button", name=name)
        await toggle.click()  # they pause too, so that the last tap is Ada's
        await expect(toggle).to_have_attribute("aria-pressed", "false")
    await expect(page.get_by_role("button", name="Resume the crowd")).to_be_visible()
    assert await overflowing(page) == []
    assert excluded_annotators(demo) <= {SABOTEUR_ID, LAZY_ID}
    await panel_shows_curve_words_and_last_tap(page, ada)


async def panel_shows_curve_words_and_last_tap(page: Page, ada: PhoneOnPage) -> None:
    curve = page.get_by_role("region", name="This campaign compared with random order")
    await expect(curve).to_contain_text(re.compile(r"F1 [01]\.\d\d after \d+ labels"))
    words = page.get_by_role("list", name="Towards spam").get_by_role("listitem")
    await expect(words).not_to_have_count(0)
    await ada.write("/stats")
    await expect(ada.bubble("messages settled.")).to_contain_text(FLAGGED)
    await ada.tap(SPAM)
    await expect(page.get_by_role("region", name="The last tap")).to_contain_text("Ada: spam")


def excluded_annotators(demo: Demo) -> set[int]:
    """The Telegram ids of those whose answers do not count."""
    with closing(sqlite3.connect(demo.database)) as store:
        rows = store.execute(
            "SELECT telegram_id FROM annotator JOIN trust ON annotator_id = annotator.id"
            " WHERE NOT counts"
        ).fetchall()
    return {telegram_id for (telegram_id,) in rows}
