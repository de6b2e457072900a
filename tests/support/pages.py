"""The demo's page as a person sees it: phones, cards and buttons, found by role and name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.async_api import (
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    WebError,
    expect,
)

# Milliseconds, enough for a busy machine: what makes the panels gives way to everything else.
expect.set_options(timeout=180_000)

SPAM = re.compile(r"Spam$")  # and not "Not spam"
NO_SPAM = re.compile(r"Not spam$")
UNDO = re.compile(r"Undo$")

OWN = "a boat to be won\nlunch at eight\n"


class PageFaults:
    """Records what no page may do: log an error, raise one, or call another machine."""

    def __init__(self, context: BrowserContext, home: str) -> None:
        self.found: list[str] = []
        self._home = f"{home}/"
        context.on("console", self._on_console)
        context.on("weberror", self._on_error)
        context.on("request", self._on_request)

    def take(self) -> list[str]:
        """The faults so far; they are forgotten."""
        taken, self.found = self.found, []
        return taken

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.found.append(f"console: {message.text}")

    def _on_error(self, error: WebError) -> None:
        self.found.append(f"page error: {error.error}")

    def _on_request(self, request: Request) -> None:
        if not request.url.startswith((self._home, "data:", "blob:")):
            self.found.append(f"request: {request.url}")


class PhoneOnPage:
    """One phone on the page and what its person can do."""

    def __init__(self, page: Page, name: str) -> None:
        self.page = page
        self.node = page.get_by_role("region", name=f"Phone of {name}")
        self.log = self.node.get_by_role("log")
        asking = page.get_by_role("button", name=NO_SPAM)
        self.card = self.node.get_by_role("article").filter(has=asking).last
        self.text = self.card.locator("pre")

    def button(self, name: str | re.Pattern[str]) -> Locator:
        """A button under the newest card."""
        return self.card.get_by_role("button", name=name)

    def bubble(self, part: str | re.Pattern[str]) -> Locator:
        """The newest message with this in it."""
        return self.node.get_by_role("article").filter(has_text=part).last

    async def start(self) -> None:
        """Tap START, and wait for the first card."""
        await self.node.get_by_role("button", name="START").click()
        await self.question()

    async def question(self) -> str:
        """The message in the card, as soon as there is one."""
        await expect(self.text).to_be_visible()
        return await self.text.inner_text()

    async def tap(self, name: str | re.Pattern[str]) -> str:
        """Tap a button and wait for the next card; the message of the answered one."""
        before = await self.question()
        await self.button(name).click()
        await expect(self.text).not_to_have_text(before)
        return before

    async def write(self, text: str) -> None:
        """Type a message and send it."""
        field = self.node.get_by_role("textbox", name="Message")
        await field.fill(text)
        await field.press("Enter")

    async def attach(self, *files: str) -> None:
        """Choose files with the attachment button."""
        async with self.page.expect_file_chooser() as choosing:
            await self.node.get_by_role("button", name="Attach a file").click()
        await (await choosing.value).set_files(list(files))


def own_file(folder: Path) -> Path:
    """A file with two messages."""
    file = folder / "own.txt"
    file.write_text(OWN)
    return file


async def choose(page: Page, file: Path) -> None:
    """Choose a file for "Label my own messages"."""
    async with page.expect_file_chooser() as choosing:
        await page.get_by_role("button", name="Label my own messages").click()
    await (await choosing.value).set_files(file)


async def overflowing(page: Page) -> list[str]:
    """The elements that are wider than the window, or than the chat or panel around them."""
    found: list[str] = await page.evaluate(
        """() => {
          const wide = (node) => node.scrollWidth > node.clientWidth + 1;
          const boxes = [document.documentElement, ...document.querySelectorAll(
            ".log, .bubble, pre, .panel-body, .foot, .composer, dialog, main")];
          return boxes.filter(wide).map((node) =>
            `${node.tagName} ${node.className}: ${node.scrollWidth} > ${node.clientWidth}`);
        }"""
    )
    return found


@contextmanager
def faults_allowed(faults: PageFaults, part: str) -> Iterator[None]:
    """Inside the block, faults that contain `part` are allowed."""
    before = faults.take()
    yield
    faults.found = before + [fault for fault in faults.take() if part not in fault]


def spam_like(text: str) -> bool:
    """The labels of these tests: a simple rule that the model can learn."""
    return bool(re.search(r"\d{3}|http|www|[!$€£]", text))
