"""The page at any size, in both themes, and with hostile messages."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Page, expect

from tests.support.browser import OpenPage
from tests.support.demos import Demo, small_file
from tests.support.demos_here import DemoHere, demo_here
from tests.support.pages import NO_SPAM, SPAM, PhoneOnPage, overflowing

pytestmark = pytest.mark.asyncio(loop_scope="session")

PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
FINGER = 40  # px, the smallest size of a button on a phone
# Text of a file, and what the card shows: control characters are shown, not obeyed.
HOSTILE = {
    "<img src=x onerror=alert(1)><b>bold?</b>": None,
    "</pre><script>document.title='stolen'</script>": None,
    '<a href="https://evil.example">tap me</a> https://evil.example @evil /start': None,
    "{{constructor.constructor('alert(1)')()}} ${alert(1)} &lt;i&gt;": None,
    "Donaudampfschifffahrtsgesellschaftskapitän" * 12: None,
    "https://evil.example/" + "a" * 600: None,
    "שלום, זו הודעה מימין לשמאל 123": None,
    "invisible\u200b\u200b\u200b words\u2060\ufeff here": None,
    "turned \u202egnp.exe": "turned ⟨202E⟩gnp.exe",
    "a bell\x07 rings": "a bell␇ rings",
    "👩‍👩‍👧‍👦" * 40: None,
    "Z" + "\u0301" * 40 + " flood": "Z" + "\u0301" * 4 + " flood",
}


@pytest_asyncio.fixture(loop_scope="session")
async def eight_phones(tmp_path: Path) -> AsyncIterator[DemoHere]:
    """Their messages are short: a long one does not fit on a phone held sideways."""
    file = tmp_path / "short.jsonl"
    lines = small_file(tmp_path).read_text().splitlines(keepends=True)
    file.write_text("".join(line for line in lines if len(json.loads(line)["text"]) <= 80))
    async with demo_here(tmp_path, [file], phones=8) as demo:
        yield demo


@pytest_asyncio.fixture(loop_scope="session")
async def hostile_messages(tmp_path: Path) -> AsyncIterator[DemoHere]:
    file = tmp_path / "hostile.jsonl"
    file.write_text("".join(json.dumps({"text": text}) + "\n" for text in HOSTILE))
    async with demo_here(tmp_path, [file]) as demo:
        yield demo


async def test_a_phone_sized_window_is_a_single_phone_with_tabs_for_the_others(
    demo: DemoHere, open_page: OpenPage
) -> None:
    page = await open_page(demo, **PHONE)
    ada, ben = PhoneOnPage(page, "Ada"), PhoneOnPage(page, "Ben")

    await ada.start()
    await ada.tap(SPAM)
    await expect(ben.node).to_be_hidden()
    assert await overflowing(page) == []
    for button in await ada.card.get_by_role("button").all():
        box = await button.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= FINGER
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
        assert box["y"] + box["height"] <= 844

    await page.get_by_role("navigation", name="Phones").get_by_role("button", name="Ben").tap()
    await ben.start()
    await expect(ada.node).to_be_hidden()
    assert await overflowing(page) == []


async def test_nothing_is_wider_than_the_window(shared_demo: Demo, open_page: OpenPage) -> None:
    page = await open_page(shared_demo)

    found = {}
    for width in (320, 390, 768, 1280, 1920):
        await page.set_viewport_size({"width": width, "height": 800})
        await page.reload()
        await PhoneOnPage(page, "Ada").question()
        found[width] = await overflowing(page)

    assert [width for width, wider in found.items() if wider] == [], found


async def test_three_phones_and_more_are_usable_at_every_size(
    eight_phones: DemoHere, open_page: OpenPage
) -> None:
    page = await open_page(eight_phones, **PHONE)
    ada = PhoneOnPage(page, "Ada")
    await ada.start()
    assert await overflowing(page) == []

    for width, height in ((844, 390), (667, 375)):  # held sideways
        await page.set_viewport_size({"width": width, "height": height})
        assert await overflowing(page) == []
        await expect(page.locator(".phone:visible")).to_have_count(1)
        parts = [ada.text, *(ada.button(name) for name in (SPAM, NO_SPAM, "Undo"))]
        for part in parts:
            await expect(part).to_be_in_viewport(ratio=1)

    desk = await open_page(eight_phones, viewport={"width": 1440, "height": 900})
    third = await desk.locator(".phone").nth(2).bounding_box()
    panel = await desk.locator("#panel").bounding_box()
    assert third is not None
    assert panel is not None
    assert third["x"] + third["width"] <= panel["x"]
    last = PhoneOnPage(desk, "Hana")
    await last.node.get_by_role("button", name="START").focus()
    await expect(last.node).to_be_in_viewport(ratio=0.99)


async def test_hostile_messages_are_shown_as_text_and_stay_in_their_bubble(
    hostile_messages: DemoHere, open_page: OpenPage
) -> None:
    page = await open_page(hostile_messages, **PHONE)
    ada = PhoneOnPage(page, "Ada")
    await ada.start()

    shown = set()
    for left in reversed(range(len(HOSTILE))):
        before = await ada.text.text_content()
        shown.add(before)
        assert await ada.text.evaluate("(node) => node.childElementCount") == 0
        side = await ada.text.evaluate("(node) => getComputedStyle(node).direction")
        assert side == ("rtl" if "שלום" in (before or "") else "ltr")
        assert await overflowing(page) == []
        await ada.button(NO_SPAM).click()
        if left:
            await expect(ada.text).not_to_have_text(before or "")
    await expect(ada.bubble("All messages are labelled")).to_be_visible()

    assert shown == {seen or text for text, seen in HOSTILE.items()}
    assert await page.title() == "Tapwise demo"


async def test_the_page_follows_the_theme_of_the_system_until_one_is_chosen(
    shared_demo: Demo, open_page: OpenPage
) -> None:
    page = await open_page(shared_demo, color_scheme="dark")
    switch = page.get_by_role("button", name="Dark theme")

    await expect(switch).to_have_attribute("aria-pressed", "true")
    assert await brightness(page) < 0.2
    await switch.click()
    assert await brightness(page) > 0.8
    await page.reload()

    await expect(switch).to_have_attribute("aria-pressed", "false")
    assert await brightness(page) > 0.8


async def test_nothing_moves_when_reduced_motion_is_preferred(
    shared_demo: Demo, open_page: OpenPage
) -> None:
    page = await open_page(shared_demo, reduced_motion="reduce")
    await page.evaluate(
        """() => {
          window.moved = [];
          for (const kind of ["animationstart", "transitionrun"])
            document.addEventListener(kind, (event) =>
              window.moved.push(`${kind} of ${event.target.className}`), true);
        }"""
    )
    ada = PhoneOnPage(page, "Ada")

    await ada.write("/help")
    await expect(ada.bubble("I show a message")).to_be_visible()
    await ada.node.get_by_role("button", name="Menu: the bot's commands").click()
    await ada.node.get_by_role("button", name="Spam").first.hover()

    assert await page.evaluate("() => window.moved") == []
    assert await page.evaluate("() => document.getAnimations().length") == 0


async def brightness(page: Page) -> float:
    """Of the page's own background, from 0 (black) to 1."""
    parts: list[float] = await page.evaluate(
        "() => getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).map(Number)"
    )
    return sum(parts[:3]) / (3 * 255)
