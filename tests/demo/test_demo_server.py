"""The demo with its bot as a child process."""

import asyncio
import os
import signal
import socket
from pathlib import Path

import httpx
import pytest

from bot.demo.bot_process import bot_environment
from bot.demo.demo_campaign import prepare
from bot.demo.page import Phone
from bot.demo.server import run_demo
from bot.emulator.responses import Json
from bot.panel.local_server import PortError
from tests.support.demo_page import ADA, TOKEN, listening
from tests.support.demos import FEATURES, small_file, write_settings
from tests.support.demos_here import NoPanel


def test_the_bot_gets_the_settings_of_the_demo_only(tmp_path: Path) -> None:
    inherited = {
        "HOME": "/home/ada",
        "TAPWISE_TOKEN": "a real one",
        "TAPWISE_CLAIM_SECONDS": "9",
        "HTTP_PROXY": "http://proxy.example",
    }

    environment = bot_environment(inherited, tmp_path / "a.db", TOKEN, ADA, "http://here")

    settings = {name: value for name, value in environment.items() if name.startswith("TAPWISE_")}
    assert settings == {
        "TAPWISE_TOKEN": TOKEN,
        "TAPWISE_OWNERS": str(ADA),
        "TAPWISE_DATABASE": str(tmp_path / "a.db"),
        "TAPWISE_API_BASE": "http://here",
        "TAPWISE_DOUBLE_TAP_SECONDS": "0",
        "TAPWISE_EXAM_EVERY": "5",
    }
    assert environment["HOME"] == "/home/ada"
    assert environment["NO_PROXY"] == "127.0.0.1"


async def test_a_port_in_use_is_reported_in_a_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        with pytest.raises(PortError, match=rf"Port {port} of 127\.0\.0\.1 cannot be used"):
            await run(tmp_path, [], asyncio.Queue(), port=port)


async def test_a_bot_that_exits_by_itself_ends_the_demo_with_its_last_lines(
    tmp_path: Path,
) -> None:
    said: list[str] = []

    code = await run(tmp_path, said, asyncio.Queue(), token="no token")

    assert code == 1
    assert "exit code 1" in said[-1]
    assert "TAPWISE_TOKEN does not look like a bot token" in " ".join(said[-1].split())


async def test_the_real_bot_answers_on_the_page_until_the_demo_is_stopped(
    tmp_path: Path,
) -> None:
    said: list[str] = []
    ready: asyncio.Queue[str] = asyncio.Queue()

    demo = asyncio.create_task(run(tmp_path, said, ready))
    hearing = asyncio.create_task(first_words_of_the_bot(await ready.get()))
    await asyncio.wait({demo, hearing}, timeout=60, return_when=asyncio.FIRST_COMPLETED)
    assert not demo.done(), said
    os.kill(os.getpid(), signal.SIGTERM)
    code = await asyncio.wait_for(demo, 60)

    assert (await hearing)["user_id"] == ADA
    assert code == 0
    assert said == []


async def first_words_of_the_bot(url: str) -> Json:
    async with httpx.AsyncClient(base_url=url, trust_env=False) as page, listening(page) as events:
        await page.post(f"/demo/phones/{ADA}/start", json={"payload": ""})
        while True:
            event = await events.next("message")
            if event["payload"]["from"]["is_bot"]:
                return event


async def run(
    folder: Path,
    said: list[str],
    ready: asyncio.Queue[str],
    *,
    port: int = 0,
    token: str = TOKEN,
) -> int:
    write_settings(folder, FEATURES)
    async with prepare(folder / "demo.db", [small_file(folder)]) as material:
        return await run_demo(
            material,
            telegram_token=token,
            phones=[Phone(ADA, "Ada")],
            port=port,
            progress=said.append,
            on_ready=ready.put_nowait,
            make_panel=NoPanel,
        )
