"""`tapwise check --alive`."""

from __future__ import annotations

import json
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest
from anyio.from_thread import BlockingPortal

from bot.demo.scripted_annotators import next_card
from bot.emulator.emulator import TelegramEmulator
from storage.bot_lock import bot_lock
from tests.support.cli_campaigns import OWNER, TOKEN, put
from tests.support.terminal import running, tapwise


@pytest.mark.usefixtures("on_telegram")
def test_a_running_bot_is_alive_and_a_killed_one_is_not(
    url: str, telegram: TelegramEmulator, portal: BlockingPortal, tmp_path: Path
) -> None:
    put("dataset.txt", "hello you\n")
    tapwise("import", "--unlabelled", "dataset.txt")
    settings = {"token": TOKEN, "api_base": url, "owners": OWNER, "log_format": "json"}
    owner = telegram.person(OWNER, "Olga")

    with running(tmp_path, database=tmp_path / "tapwise.db", **settings) as bot:
        portal.call(owner.start)
        portal.call(next_card, owner)
        calls = len(telegram.calls)
        alive = tapwise("check", "--alive")
        asked = [call.method for call in list(telegram.calls)[calls:]]
        bot.kill()
        bot.wait()
        killed = tapwise("check", "--alive", "--json", "-")

    assert (alive.code, alive.out, alive.err) == (0, "✓ bot: running and well\n", "")
    assert "getMe" not in asked
    assert killed.code == 1
    assert [check["name"] for check in json.loads(killed.out)["checks"]] == ["bot"]


def test_a_bot_that_hangs_is_not_alive() -> None:
    tapwise("init")
    long_ago = time.time() - 3_600
    with closing(sqlite3.connect("tapwise.db")) as database, database:
        database.execute(
            "INSERT INTO heartbeat VALUES (1, ?, ?, ?, NULL, NULL, NULL, ?, 1000000000, 15)",
            (long_ago,) * 4,
        )
    with bot_lock(Path("tapwise.db"), "locked"):
        done = tapwise("check", "--alive")

    assert done.code == 1
    assert "✗ heartbeat: the bot has written no heartbeat for 3,600 s" in done.out


def test_a_bot_that_is_starting_is_not_alive_yet() -> None:
    tapwise("init")
    with bot_lock(Path("tapwise.db"), "locked"):
        done = tapwise("check", "--alive")

    assert (done.code, done.out[:12]) == (1, "✗ heartbeat:")


def test_without_a_bot_or_a_database_nothing_is_alive() -> None:
    nothing = tapwise("check", "--alive")
    tapwise("init")
    stopped = tapwise("check", "--alive")

    for done in (nothing, stopped):
        assert (done.code, done.out) == (1, "✗ bot: no bot is running; `tapwise run` starts it\n")
    assert not Path("tapwise.db.lock").exists()


def test_a_file_that_is_no_database_is_reported() -> None:
    Path("tapwise.db").write_text("no database\n" * 100, encoding="utf-8")
    with bot_lock(Path("tapwise.db"), "locked"):
        done = tapwise("check", "--alive")

    assert (done.code, done.out[:12]) == (1, "✗ database: ")
    assert "is not a Tapwise database" in done.out
