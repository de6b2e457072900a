"""Ten people label at the press of a button, and the page shows what comes of it."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing

import pytest
from playwright.async_api import expect

from bot.demo.scripted_annotators import SABOTEUR_ID
from tests.support.browser import Open, Start
from tests.support.pages import SPAM, Chat, sideways

pytestmark = pytest.mark.asyncio(loop_scope="session")

LABELLING = 60_000  # milliseconds, as the crowd needs its time on a busy machine
SETTINGS = "TAPWISE_EXAM_EVERY=2\n"  # twenty exam answers are there after forty taps


async def test_ten_people_label_until_the_owner_sees_the_honest_score_and_the_curve(
    start_demo: Start, open_page: Open
) -> None:
    demo = await start_demo(settings=SETTINGS)
    page = await open_page(demo)
    ada = Chat(page, "Ada")
    await ada.start()
    await page.get_by_role("slider", name="Each taps every").fill("0.3")

    await page.get_by_role("button", name="Let ten people label").click()

    people = page.get_by_role("list", name="Scripted people").get_by_role("listitem")
    await expect(people).to_have_count(10)
    score = page.get_by_role("region", name="Honest score")
    await expect(score).to_contain_text(re.compile(r"\d+ % right \(\d+–\d+ %\)"), timeout=LABELLING)
    curve = page.get_by_role("region", name="This campaign against random order")
    await expect(curve).to_contain_text(re.compile(r"F1 [01]\.\d\d after \d+ labels"))
    await page.get_by_role("button", name="Pause the crowd").click()
    await expect(page.get_by_role("button", name="Let them go on")).to_be_visible()
    words = page.get_by_role("list", name="Towards spam").get_by_role("listitem")
    await expect(words).not_to_have_count(0, timeout=LABELLING)
    await ada.write("/stats")
    await expect(ada.bubble("messages that chance chose")).to_contain_text(
        re.compile(r"\d+ % \(\d+–\d+ %\) right, on \d+ messages that chance chose")
    )
    await ada.tap(SPAM)
    await expect(page.get_by_role("region", name="The last tap")).to_contain_text("Ada: spam")
    assert await sideways(page) == []


async def test_a_saboteur_is_caught_and_the_owner_is_told(
    start_demo: Start, open_page: Open
) -> None:
    demo = await start_demo()
    page = await open_page(demo)
    ada = Chat(page, "Ada")
    await ada.start()
    await page.get_by_role("slider", name="Each taps every").fill("0.3")

    await page.get_by_role("button", name="Let in a saboteur").click()
    await page.get_by_role("button", name="Let ten people label").click()

    told = ada.bubble(re.compile(r"The answers of annotator \d+ are now ignored"))
    await expect(told).to_be_visible(timeout=LABELLING)
    await page.get_by_role("button", name="Pause the crowd").click()
    with closing(sqlite3.connect(demo.database)) as store:
        caught = store.execute(
            "SELECT telegram_id FROM annotator JOIN trust ON annotator_id = annotator.id"
            " WHERE NOT counts"
        ).fetchall()
    assert caught == [(SABOTEUR_ID,)]
