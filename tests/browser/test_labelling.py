"""People label on the page: they join, tap, take back, and see how far they are."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, expect

from tests.browser.pages import NO_SPAM, SPAM, UNDO, Chat, spam_like

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_ten_taps_are_ten_labels_and_each_is_acknowledged(page: Page) -> None:
    ada = Chat(page, "Ada")
    await ada.start()

    asked = []
    for number in range(1, 11):
        asked.append(await ada.tap(SPAM if spam_like(await ada.asked()) else NO_SPAM))
        await expect(ada.node.get_by_role("status").first).to_contain_text(f"{number} by you")

    assert len(set(asked)) == 10
    knows = page.get_by_role("complementary", name="What the campaign knows")
    await expect(knows).to_contain_text("10 of 435 messages")


async def test_two_people_are_never_asked_about_the_same_message(page: Page) -> None:
    ada, ben = Chat(page, "Ada"), Chat(page, "Ben")
    await ada.start()
    await ben.start()

    asked = []
    for _ in range(5):
        assert await ada.asked() != await ben.asked()
        asked += [await ada.tap(SPAM), await ben.tap(NO_SPAM)]

    assert len(set(asked)) == 10


async def test_undo_brings_the_message_back_and_takes_the_label_away(page: Page) -> None:
    ada = Chat(page, "Ada")
    await ada.start()
    knows = page.get_by_role("complementary", name="What the campaign knows")

    taken_back = await ada.tap(SPAM)
    await expect(knows).to_contain_text("1 of 435 messages")
    await ada.button(UNDO).click()

    await expect(ada.text).to_have_text(taken_back)
    await expect(knows).to_contain_text("0 of 435 messages")
