"""One Chromium for all, a fresh context and a fresh demo for each test."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright

from tests.support import chromium
from tests.support.browser import Open, Start
from tests.support.demos import Demo, Demos
from tests.support.pages import Chat, Watch


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Why these tests did not run stands at the end, where it is read."""
    if chromium.find() is None:
        terminalreporter.write_line(chromium.MISSING, yellow=True)


@pytest.fixture(scope="session")
def program(request: pytest.FixtureRequest) -> str:
    found = chromium.find()
    if found:
        return found
    if request.config.getoption("--browser-required"):
        pytest.fail(chromium.MISSING, pytrace=False)
    pytest.skip(chromium.MISSING)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser(program: str) -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=program, args=list(chromium.ARGUMENTS)
        )
        yield browser
        await browser.close()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def demos(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Demos]:
    demos = Demos(tmp_path_factory.mktemp("demos"))
    yield demos
    await demos.close()


@pytest_asyncio.fixture(loop_scope="session")
async def demo(demos: Demos, request: pytest.FixtureRequest) -> AsyncIterator[Demo]:
    """A demo that nobody has touched, on a few messages."""
    demo = await demos.take_small()
    following = request.session.items[request.session.items.index(request.node) + 1 :]
    if any("demo" in test.fixturenames for test in following if isinstance(test, pytest.Function)):
        await demos.prepare()
    yield demo
    demos.give_back(demo)


@pytest_asyncio.fixture(loop_scope="session")
async def start_demo(demos: Demos) -> AsyncIterator[Start]:
    """Start a demo on the messages that come with it, or with options and its bot's settings."""
    started: list[Demo] = []

    async def start_demo(*options: str, settings: str = "") -> Demo:
        started.append(await demos.take(*options, settings=settings))
        return started[-1]

    yield start_demo
    for demo in started:
        demos.give_back(demo)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def looked_at(demos: Demos, browser: Browser) -> AsyncIterator[Demo]:
    """Ada has a card and Ben has not started; tests look, write, and label nothing."""
    demo = await demos.take()
    page = await browser.new_page()
    await page.goto(demo.url)
    await Chat(page, "Ada").start()
    await page.close()
    yield demo
    demos.give_back(demo)


@pytest_asyncio.fixture(loop_scope="session")
async def open_page(browser: Browser) -> AsyncIterator[Open]:
    """Open a demo's page in a context of its own; whatever goes wrong there fails the test."""
    watches: list[Watch] = []
    contexts = []

    async def open_page(demo: Demo, **how: Any) -> Page:
        context = await browser.new_context(**({"reduced_motion": "reduce"} | how))
        contexts.append(context)
        context.set_default_timeout(20_000)
        watches.append(Watch(context, demo.url))
        page = await context.new_page()
        await page.goto(demo.url)
        return page

    yield open_page
    for context in contexts:
        await context.close()
    assert [wrong for watch in watches for wrong in watch.wrong] == []


@pytest_asyncio.fixture(loop_scope="session")
async def page(demo: Demo, open_page: Open) -> Page:
    """The page of a fresh demo on a desk."""
    return await open_page(demo)
