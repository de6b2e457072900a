"""The demo can be used without a mouse."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import Page, expect

from tests.support.browser import OpenPage
from tests.support.demos import Demo
from tests.support.pages import PhoneOnPage

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_campaign_can_be_labelled_with_the_keyboard_alone(page: Page) -> None:
    ada = PhoneOnPage(page, "Ada")
    await until_focused(page, "START")
    await page.keyboard.press("Enter")

    first = await ada.question()
    for key, said in (("1", "Spam"), ("2", "Not spam"), ("u", "Not sure"), ("S", "Skipped")):
        before = await ada.question()
        await page.keyboard.press(key)
        await expect(ada.node.get_by_role("status").first).to_contain_text(said)
        await expect(ada.text).not_to_have_text(before)
    for _ in range(4):
        before = await ada.question()
        await page.keyboard.press("z")
        await expect(ada.text).not_to_have_text(before)

    await expect(ada.text).to_have_text(first)


async def test_keys_that_are_typed_into_a_message_tap_nothing(
    shared_demo: Demo, open_page: OpenPage
) -> None:
    page = await open_page(shared_demo)
    ada = PhoneOnPage(page, "Ada")
    await ada.question()
    before = await ada.question()

    await ada.node.get_by_role("textbox", name="Message").focus()
    await page.keyboard.type("12usz")
    await page.keyboard.press("Enter")

    await expect(ada.bubble("I understand buttons and commands")).to_be_visible()
    await expect(ada.text).to_have_text(before)


async def test_the_menu_opens_and_closes_by_keyboard_and_gives_the_focus_back(
    shared_demo: Demo, open_page: OpenPage
) -> None:
    page = await open_page(shared_demo)
    ada = PhoneOnPage(page, "Ada")
    await ada.question()
    menu = ada.node.get_by_role("button", name="Menu: the bot's commands")

    await menu.focus()
    await page.keyboard.press("Enter")
    await expect(
        ada.node.get_by_role("button", name="/label show a message to label")
    ).to_be_visible()
    await page.keyboard.press("Escape")

    await expect(
        ada.node.get_by_role("button", name="/label show a message to label")
    ).to_be_hidden()
    await expect(menu).to_be_focused()


async def test_tab_goes_through_everything_in_the_order_it_is_read_and_shows_where_it_is(
    shared_demo: Demo, open_page: OpenPage
) -> None:
    page = await open_page(shared_demo)
    await PhoneOnPage(page, "Ada").question()

    stops = await tab_through(page)

    names = [stop["name"] for stop in stops]
    assert [stop["name"] for stop in stops if not stop["visible"]] == []
    assert [stop["order"] for stop in stops] == sorted(stop["order"] for stop in stops)
    wanted = [
        "🚫 Spam",
        "✅ Not spam",
        "🤷 Not sure",
        "⏭ Skip",
        "↩️ Undo",
        "Message",
        "Send",
        "START",
    ]
    assert [name for name in names if name in wanted] == wanted


async def until_focused(page: Page, name: str) -> None:
    """Press Tab until a button of this name has the focus."""
    await expect(page.get_by_role("button", name=name).first).to_be_visible()
    for _ in range(30):
        await page.keyboard.press("Tab")
        if await page.evaluate("() => document.activeElement.textContent.trim()") == name:
            return
    raise AssertionError(f"Tab never came to {name}")


async def tab_through(page: Page) -> list[dict[str, Any]]:
    """Each place where Tab stops: its name, its place in the document, and is its focus seen."""
    stops: list[dict[str, Any]] = []
    for _ in range(100):
        await page.keyboard.press("Tab")
        stop = await page.evaluate(
            """() => {
              const node = document.activeElement;
              if (node === document.body || node.dataset.passed) return null;
              node.dataset.passed = "yes";
              const style = getComputedStyle(node);
              return {
                name: node.getAttribute("aria-label") ?? node.textContent.trim(),
                order: [...document.querySelectorAll("*")].indexOf(node),
                visible: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
              };
            }"""
        )
        if stop is None:
            return stops
        stops.append(stop)
    raise AssertionError("Tab never came round")
