"""The page of `tapwise emulator`: phones without a panel, for a bot that somebody starts."""

from __future__ import annotations

import httpx
import pytest
from playwright.async_api import Browser, expect

from bot.demo.page import Page, Phone
from bot.emulator.emulator import TelegramEmulator
from bot.emulator.serving import serve
from tests.support.demo_page import ADA, BEN, TOKEN

pytestmark = pytest.mark.asyncio(loop_scope="session")


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
