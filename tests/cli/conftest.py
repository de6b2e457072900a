"""A folder and an emulator for the commands."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from anyio.from_thread import BlockingPortal, start_blocking_portal

from bot.emulator.emulator import TelegramEmulator
from bot.emulator.serving import serve
from tests.support.cli_campaigns import OWNER, TOKEN


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder, no proxy for the emulator, and default settings but for the features.

    Most tests need no sentence encoder, which takes a second to load.
    """
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.upper().startswith("TAPWISE_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("TAPWISE_FEATURES", "views")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture(scope="package")
def portal() -> Iterator[BlockingPortal]:
    """A thread with an event loop."""
    with start_blocking_portal() as portal:
        yield portal


@pytest.fixture
def telegram() -> TelegramEmulator:
    """An emulator that knows the bot, and whose chats are empty."""
    return TelegramEmulator(TOKEN)


@pytest.fixture
def url(portal: BlockingPortal, telegram: TelegramEmulator) -> Iterator[str]:
    """The address of the emulator."""
    with portal.wrap_async_context_manager(serve(telegram.app)) as url:
        yield url


@pytest.fixture
def on_telegram(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings of a bot that the emulator knows."""
    monkeypatch.setenv("TAPWISE_TOKEN", TOKEN)
    monkeypatch.setenv("TAPWISE_API_BASE", url)
    monkeypatch.setenv("TAPWISE_OWNERS", str(OWNER))
