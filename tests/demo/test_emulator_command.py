"""`tapwise emulator` as a person starts it, and a bot that follows what it prints."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from bot.demo.tokens import new_token
from bot.settings import read_settings
from tests.support.paths import ROOT

COMMAND = (sys.executable, "-P", "-m", "bot", "emulator", "--no-browser", "--port", "0")


@pytest.fixture
def emulator(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("TAPWISE_")}
    with subprocess.Popen(
        COMMAND,
        stdout=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
        env=environment | {"PYTHONPATH": str(ROOT), "COLUMNS": "80"},
    ) as process:
        yield process
        process.kill()


def instructions(process: subprocess.Popen[str]) -> str:
    """What the command prints once the emulator can be used."""
    assert process.stdout is not None
    lines = []
    for line in process.stdout:
        lines.append(line)
        if "Press Ctrl-C" in line:
            break
    return "".join(lines)


def test_a_bot_uses_the_printed_settings_and_phones_have_its_messages(
    emulator: subprocess.Popen[str],
) -> None:
    settings = dict(re.findall(r"(TAPWISE_\w+)=(\S+)", instructions(emulator)))
    token, url = settings["TAPWISE_TOKEN"], settings["TAPWISE_API_BASE"]
    owner = int(settings["TAPWISE_OWNERS"])

    with httpx.Client(base_url=url, trust_env=False) as client:
        client.post(f"/demo/phones/{owner}/start", json={"payload": ""})
        [update] = client.get(f"/bot{token}/getUpdates").json()["result"]
        sends = [
            client.post(f"/bot{token}/sendMessage", json={"chat_id": owner, "text": "hi"})
            for _ in range(6)
        ]
        state = client.get("/demo/state").json()
        page = client.get("/").text
    emulator.terminate()

    assert update["message"]["text"] == "/start"
    assert [sent.status_code for sent in sends] == [200] * 5 + [429]
    assert state["phones"][0]["messages"][-1]["text"] == "hi"
    assert "data" not in state
    assert "<title>" in page
    assert emulator.wait(10) == 0


def test_each_start_has_a_token_that_nobody_can_guess() -> None:
    tokens = {new_token(1_000_000_002) for _ in range(3)}

    assert len(tokens) == 3
    for token in tokens:
        assert read_settings(token=token).bot_token() == token
