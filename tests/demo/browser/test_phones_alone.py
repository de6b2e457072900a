"""The page of `tapwise emulator`: phones without a panel, for a bot that somebody starts."""

from __future__ import annotations

import httpx
import pytest
from playwright.async_api import Browser, expect

from bot.demo.page import Page, Phone
from bot.emulator.emulator import TelegramEmulator
from bot.emulator.serving import serve
from tests.support.demo_page import ADA, BEN, TOKEN
from tests.support.pages import overflowing

pytestmark = pytest.mark.asyncio(loop_scope="session")

# Where the characters of the newest message are, and whether one of them is under the time.
PLACES = """() => {
  const [bubble] = [...document.querySelectorAll(".theirs .bubble")].slice(-1);
  const time = bubble.querySelector(".meta").getBoundingClientRect();
  const walker = document.createTreeWalker(bubble.querySelector(".text"), NodeFilter.SHOW_TEXT);
  const places = [];
  while (walker.nextNode()) {
    for (let at = 0; at < walker.currentNode.length; at++) {
      const range = document.createRange();
      range.setStart(walker.currentNode, at);
      range.setEnd(walker.currentNode, at + 1);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      const apart = right <= time.left || left >= time.right || bottom <= time.top;
      places.push({ character: range.toString(), left, top, under: right > left && !apart });
    }
  }
  return places;
}"""


async def test_the_page_has_phones_only_and_says_when_the_emulator_has_stopped(
    browser: Browser,
) -> None:
    shown = Page(TelegramEmulator(TOKEN), [Phone(ADA, "Ada"), Phone(BEN, "Ben")])
    shown.reset("")
    context = await browser.new_context()
    page = await context.new_page()

    async with serve(shown.app) as url, shown.live(), httpx.AsyncClient() as client:
        await page.goto(url)
        await page.get_by_role("button", name="START").first.click()
        await expect(page.get_by_role("log").get_by_text("/start")).to_be_visible()
        given = {"chat_id": ADA, "text": "hello from a bot"}
        await client.post(f"{url}/bot{TOKEN}/sendMessage", json=given)
        await expect(page.get_by_role("log").get_by_text("hello from a bot")).to_be_visible()
        await expect(page.get_by_text("What the campaign knows")).to_be_hidden()

    await expect(page.get_by_role("alert")).to_have_text(
        "The emulator has stopped; start it again with: tapwise emulator"
    )
    await context.close()


async def test_a_right_to_left_message_is_apart_from_its_time_and_commands_read_forwards(
    browser: Browser,
) -> None:
    telegram = TelegramEmulator(TOKEN)
    shown = Page(telegram, [Phone(ADA + at, f"Person {at}") for at in range(8)])
    shown.reset("")
    context = await browser.new_context(viewport={"width": 390, "height": 844})
    page = await context.new_page()

    async with serve(shown.app) as url, shown.live(), httpx.AsyncClient() as client:
        await page.goto(url)
        await page.get_by_role("button", name="START").first.click()
        given = {"chat_id": ADA, "text": "يعرض \u2068/menu\u2069 كل ما عدا ذلك."}
        await client.post(f"{url}/bot{TOKEN}/sendMessage", json=given)
        await expect(page.get_by_role("button", name="/menu")).to_be_visible()
        places = await page.evaluate(PLACES)
        wider = await overflowing(page)

    assert wider == []  # eight tabs scroll in their bar
    assert [each for each in places if each["under"]] == []
    slash = next(at for at, each in enumerate(places) if each["character"] == "/")
    command = [each["left"] for each in places[slash : slash + len("/menu")]]
    assert command == sorted(command)
    await context.close()
