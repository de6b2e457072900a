"""Takes README's screenshots from a real run of the demo.

    python benchmarks/screenshots.py [--folder docs] [--labels 120] [--pace 1.5]

It starts the demo, lets two people join and ten scripted people label until there are `--labels`
labels, and takes screenshots in light and dark, in the size of a desktop and of a phone. It needs
Playwright
for Python and a Chromium: the one on the PATH, or Playwright's own.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import shutil
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

from playwright.async_api import Browser, Locator, Page, async_playwright

from bot.demo.demo_campaign import BUILT_IN
from bot.demo.scripted_annotators import text_key

THEMES = ("light", "dark")
DESK = {"width": 1440, "height": 1060}
PHONE = {"width": 390, "height": 844}
# No network requests of the browser itself.
QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"),
    *("--disable-component-update", "--disable-sync", "--disable-quic"),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folder", type=Path, default=Path("docs"))
    parser.add_argument("--labels", type=int, default=120)
    parser.add_argument("--pace", default="1.5")
    given = parser.parse_args()
    for path in asyncio.run(taken(given.folder, given.labels, given.pace)):
        print(path)


async def taken(folder: Path, labels: int, pace: str) -> list[Path]:
    """The paths of the screenshots, in the order they were taken."""
    async with demo() as url, browser() as chromium:
        page = await opened(chromium, url, DESK, "light")
        for phone in await page.locator(".phone").all():
            await phone.get_by_role("button", name="START").click()
        await page.locator(".key").first.wait_for()
        await page.get_by_label("Tap every").fill(pace)
        await page.get_by_role("button", name="Let ten people label").click()
        while int(await page.locator("#labels").inner_text()) < labels:
            await page.wait_for_timeout(200)
        await page.get_by_role("button", name="Pause the crowd").click()
        await panel_is_whole(page)
        return [path async for path in photographed(chromium, url, folder)]


async def photographed(chromium: Browser, url: str, folder: Path) -> AsyncIterator[Path]:
    for theme in THEMES:
        desk = await opened(chromium, url, DESK, theme)
        for phone in await desk.locator(".phone").all():
            await tap(phone)
        yield await picture(desk, folder / f"demo-{theme}.png")
        hand = await opened(chromium, url, PHONE, theme)
        await tap(hand.locator(".phone.active"))
        yield await picture(hand, folder / f"demo-phone-{theme}.png")


async def picture(page: Page, path: Path) -> Path:
    # The toast is shown; the next card and the numbers follow at once.
    await page.wait_for_timeout(1_200)
    await page.screenshot(path=path)
    return path


async def tap(phone: Locator) -> None:
    """Label the card on a phone as the file says it is, and wait for the toast."""
    text = await phone.locator("pre").last.inner_text()
    label = truth().get(text_key(text), "no_spam")
    button = "Spam" if label == "spam" else "Not spam"
    await phone.locator(".key", has_text=button).first.click()
    await phone.locator(".toast.shown").wait_for()


def truth() -> dict[str, str]:
    rows = map(json.loads, BUILT_IN.read_text("utf-8").splitlines())
    return {text_key(row["text"]): row["label"] for row in rows}


async def panel_is_whole(page: Page) -> None:
    """Wait for all random orders and for the words."""
    await page.locator("#words li").first.wait_for()
    await page.locator("#curve-caption", has_text="range of 10 orders").wait_for(state="attached")


async def opened(chromium: Browser, url: str, size: dict[str, int], theme: str) -> Page:
    context = await chromium.new_context(
        viewport={"width": size["width"], "height": size["height"]},
        color_scheme="dark" if theme == "dark" else "light",
        device_scale_factor=1.5,
        locale="en-GB",
    )
    page = await context.new_page()
    await page.goto(url)
    await page.locator(".phone").first.wait_for()
    return page


@asynccontextmanager
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        path = shutil.which("chromium") or shutil.which("chromium-browser")
        chromium = await playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield chromium
        await chromium.close()


@asynccontextmanager
async def demo() -> AsyncIterator[str]:
    """`tapwise demo` on a free port; its address."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "demo", "--no-browser", "--port", "0"),
        stdout=asyncio.subprocess.PIPE,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    try:
        assert process.stdout is not None
        async for line in process.stdout:
            address = next((word for word in line.decode().split() if "://" in word), None)
            if address is not None:
                yield f"http://{urlsplit(address).netloc}"
                break
    finally:
        process.terminate()
        await process.wait()


if __name__ == "__main__":
    main()
