"""People label on the page: they join, tap, undo, and see their progress."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing

import pytest
from playwright.async_api import Page, expect

from tests.support.demos_here import DemoHere
from tests.support.pages import NO_SPAM, SPAM, UNDO, PhoneOnPage, spam_like

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_undo_removes_a_label_and_each_of_ten_taps_is_confirmed(
    page: Page,
) -> None:
    ada = PhoneOnPage(page, "Ada")
    await ada.start()
    knows = page.get_by_role("complementary", name="What the campaign knows")

    taken_back = await ada.tap(SPAM)
    await expect(knows).to_contain_text(labelled(1))
    await ada.button(UNDO).click()
    await expect(ada.text).to_have_text(taken_back)
    await expect(knows).to_contain_text(labelled(0))

    asked = []
    for number in range(1, 11):
        asked.append(await ada.tap(SPAM if spam_like(await ada.question()) else NO_SPAM))
        await expect(ada.node.get_by_role("status").first).to_contain_text(
            re.compile(rf"\banswer {number}$|\b{number} answers by you")
        )
    assert len(set(asked)) == 10
    await expect(knows).to_contain_text(labelled(10))


async def test_the_owners_link_opened_on_the_second_phone_makes_a_member_with_messages_of_their_own(
    page: Page, demo: DemoHere
) -> None:
    ada, ben = PhoneOnPage(page, "Ada"), PhoneOnPage(page, "Ben")
    await ada.start()

    await ada.write("/invite 3 7")
    invitation = ada.bubble("A link for 3 people")
    link = await invitation.get_by_role("code").inner_text()
    await invitation.get_by_role("button", name="Share").click()
    await page.get_by_role("dialog", name="Pass the link on to").get_by_text("Ben").click()
    await ben.start()

    await expect(ben.bubble("Welcome!")).to_be_visible()
    started = await ben.bubble("/start").inner_text()
    assert link.partition("?start=")[2] not in started  # Telegram's apps do not show it either
    with closing(sqlite3.connect(demo.database)) as store:
        [came_with] = store.execute(
            "SELECT uses FROM annotator JOIN invite ON invite.id = invite_id"
        ).fetchall()
    assert came_with == (3,)

    for _ in range(5):
        assert await ada.question() != await ben.question()
        await ada.tap(SPAM)
        await ben.tap(NO_SPAM)


def labelled(number: int) -> re.Pattern[str]:
    """What the panel says then."""
    return re.compile(rf"(?<!\d){number} of \d+ messages")
