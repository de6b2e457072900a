"""Fixtures of the browser tests: one Chromium, and a new context and demo for each test."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright

from tests.support import chromium
from tests.support.browser import OpenPage, StartDemo
from tests.support.demos import Demo, Demos, file_without_baseline, small_file
from tests.support.demos_here import DemoHere, demo_here
from tests.support.pages import PageFaults, PhoneOnPage


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Report at the end why these tests did not run."""
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
async def demo(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[DemoHere]:
    """A new demo with few messages, whose bot is in this process."""
    folder = tmp_path_factory.mktemp("demo")
    async with demo_here(folder, [small_file(folder)]) as demo:
        yield demo


@pytest_asyncio.fixture(loop_scope="session")
async def demo_process(demos: Demos) -> AsyncIterator[Demo]:
    """A new demo with few messages, started as a person does."""
    demo = await demos.take_small()
    yield demo
    demos.give_back(demo)


@pytest_asyncio.fixture(loop_scope="session")
async def start_demo(demos: Demos) -> AsyncIterator[StartDemo]:
    """Start a demo with the built-in messages, or with options and settings of its bot."""
    started: list[Demo] = []

    async def start_demo(*options: str, settings: str = "") -> Demo:
        started.append(await demos.take(*options, settings=settings))
        return started[-1]

    yield start_demo
    for demo in started:
        demos.give_back(demo)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def shared_demo(
    demos: Demos, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Demo]:
    """A demo for tests that label nothing: Ada has a card, Ben has not started."""
    file = file_without_baseline(tmp_path_factory.mktemp("shared"), every=4)
    demo = await demos.take("--data", str(file))
    page = await browser.new_page()
    await page.goto(demo.url)
    await PhoneOnPage(page, "Ada").start()
    await page.close()
    yield demo
    demos.give_back(demo)


@pytest_asyncio.fixture(loop_scope="session")
async def open_page(browser: Browser) -> AsyncIterator[OpenPage]:
    """Open a demo's page in a new browser context; any fault there fails the test."""
    all_faults: list[PageFaults] = []
    contexts = []

    async def open_page(demo: Demo | DemoHere, **options: Any) -> Page:
        context = await browser.new_context(**({"reduced_motion": "reduce"} | options))
        contexts.append(context)
        context.set_default_timeout(180_000)
        all_faults.append(PageFaults(context, demo.url))
        page = await context.new_page()
        await page.goto(demo.url)
        return page

    yield open_page
    for context in contexts:
        await context.close()
    assert [fault for faults in all_faults for fault in faults.found] == []


@pytest_asyncio.fixture(loop_scope="session")
async def page(demo: DemoHere, open_page: OpenPage) -> Page:
    """The page of a new demo, in a window of desktop size."""
    return await open_page(demo)
