"""The page as a person sees it: phones, cards and buttons found by role and by name."""

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

expect.set_options(timeout=20_000)  # milliseconds; for a busy machine, nobody waits so long

SPAM = re.compile(r"Spam$")  # and not "Not spam"
NO_SPAM = re.compile(r"Not spam$")
UNDO = re.compile(r"Undo$")

OWN = "a boat to be won\nlunch at eight\n"


class Watch:
    """What no page may do: complain, break, or ask anything of another machine."""

    def __init__(self, context: BrowserContext, home: str) -> None:
        self.wrong: list[str] = []
        self._home = f"{home}/"
        context.on("console", self._on_console)
        context.on("weberror", self._on_error)
        context.on("request", self._on_request)

    def take(self) -> list[str]:
        """What went wrong so far; it is forgiven with that."""
        taken, self.wrong = self.wrong, []
        return taken

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.wrong.append(f"console: {message.text}")

    def _on_error(self, error: WebError) -> None:
        self.wrong.append(f"page error: {error.error}")

    def _on_request(self, request: Request) -> None:
        if not request.url.startswith((self._home, "data:", "blob:")):
            self.wrong.append(f"request: {request.url}")


class Chat:
    """One phone and what its person can do with it."""

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
        await self.asked()

    async def asked(self) -> str:
        """The message in the card, as soon as there is one."""
        await expect(self.text).to_be_visible()
        return await self.text.inner_text()

    async def tap(self, name: str | re.Pattern[str]) -> str:
        """Tap a button, and wait for the next card; the message it was about."""
        before = await self.asked()
        await self.button(name).click()
        await expect(self.text).not_to_have_text(before)
        return before

    async def write(self, text: str) -> None:
        """Type a message and send it."""
        field = self.node.get_by_role("textbox", name="Message")
        await field.fill(text)
        await field.press("Enter")

    async def attach(self, *files: str) -> None:
        """Choose files with the clip's button."""
        async with self.page.expect_file_chooser() as choosing:
            await self.node.get_by_role("button", name="Attach a file").click()
        await (await choosing.value).set_files(list(files))


def own_file(folder: Path) -> Path:
    """Two messages of one's own."""
    file = folder / "own.txt"
    file.write_text(OWN)
    return file


async def choose(page: Page, file: Path) -> None:
    """Choose a file of one's own messages."""
    async with page.expect_file_chooser() as choosing:
        await page.get_by_role("button", name="Label my own messages").click()
    await (await choosing.value).set_files(file)


async def sideways(page: Page) -> list[str]:
    """What stands wider than the window, or wider than the chat or the panel it is in."""
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
def forgiven(watch: Watch, part: str) -> Iterator[None]:
    """What the block provokes on purpose, and nothing else, is allowed."""
    before = watch.take()
    yield
    watch.wrong = before + [one for one in watch.take() if part not in one]


def spam_like(text: str) -> bool:
    """How the people of these tests judge; the model has something to learn from it."""
    return bool(re.search(r"\d{3}|http|www|[!$€£]", text))
