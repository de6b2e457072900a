"""`tapwise check`."""

from __future__ import annotations

import json
import os
import re
import socket
import sqlite3
import time
from pathlib import Path

import pytest

from bot.emulator.emulator import Fault, TelegramEmulator
from storage.bot_lock import bot_lock
from tests.support.cli_campaigns import (
    TOKEN,
    put,
)
from tests.support.terminal import tapwise


@pytest.mark.usefixtures("on_telegram")
def test_check_reports_a_working_setup() -> None:
    put("spam.txt", "win\n")
    tapwise("import", "spam.txt")

    done = tapwise("check")

    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        *("✓ database: tapwise.db, 1 messages, 1 settled", "✓ owners: 1"),
        "✓ token: @tapwise_demo_bot",
        "– bot: not running; `tapwise run` starts it",
    ]


@pytest.mark.usefixtures("on_telegram")
def test_check_before_the_first_import_is_no_failure() -> None:
    done = tapwise("check")

    assert (done.code, done.err) == (0, "")
    expected = "– database: tapwise.db does not exist yet; `tapwise init` or the first import makes"
    assert done.out.startswith(expected)
    assert not list(Path().iterdir())


def test_a_missing_folder_of_the_database_is_a_failure() -> None:
    assert (
        "✗ database: The folder no does not exist."
        in tapwise("check", "--database", "no/tapwise.db").out
    )


@pytest.mark.usefixtures("on_telegram")
def test_check_writes_json_for_programs() -> None:
    tapwise("init")

    done = tapwise("check", "--json", "-")

    report = json.loads(done.out)
    assert (done.code, report["ok"]) == (0, True)
    assert {check["name"]: check["state"] for check in report["checks"]} == {
        "database": "ok",
        "owners": "ok",
        "token": "ok",
        "bot": "none",
    }


@pytest.mark.usefixtures("on_telegram")
def test_check_reports_a_bot_that_telegram_has_stopped_answering() -> None:
    tapwise("init")
    with bot_lock(Path("tapwise.db"), "locked"):
        long_ago = time.time() - 3_600
        os.utime("tapwise.db.lock", (long_ago, long_ago))

        done = tapwise("check")

    assert done.code == 1
    assert re.search(r"✗ bot: running, but Telegram has not answered it for 3,6\d\d s\.", done.out)


def test_check_reports_every_error_and_exits_with_1() -> None:
    Path("tapwise.db").write_text("no database\n" * 100, encoding="utf-8")

    done = tapwise("check")

    assert done.code == 1
    database, owners, token, _ = done.out.splitlines()
    assert database.startswith("✗ database: tapwise.db is not a Tapwise database")
    assert owners.startswith("✗ owners: There is no owner. Set TAPWISE_OWNERS")
    assert token.startswith("✗ token: There is no bot token. Ask @BotFather")


@pytest.mark.usefixtures("on_telegram")
def test_check_reports_a_token_that_telegram_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    other = TOKEN.replace("terminal", "another")
    monkeypatch.setenv("TAPWISE_TOKEN", other)

    done = tapwise("check")

    assert done.code == 1
    assert "✗ token: Telegram refuses the token. Ask @BotFather" in done.out
    assert other not in done.out + done.err


@pytest.mark.usefixtures("on_telegram")
def test_check_reports_a_webhook_of_another_program(telegram: TelegramEmulator) -> None:
    telegram.account.updates.set_webhook({"url": "https://bots.example/a-secret-path"})
    try:
        done = tapwise("check")
    finally:
        telegram.account.updates.set_webhook({})

    assert done.code == 1
    assert "✗ token: A webhook is set for this token" in done.out
    assert "bots.example" in done.out
    assert "secret" not in done.out


@pytest.mark.usefixtures("on_telegram")
def test_check_reports_that_telegram_cannot_be_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        nowhere = f"http://127.0.0.1:{taken.getsockname()[1]}"
    monkeypatch.setenv("TAPWISE_API_BASE", nowhere)

    done = tapwise("check")

    assert done.code == 1
    assert f"✗ token: Telegram cannot be reached at {nowhere}: " in done.out
    assert TOKEN not in done.out + done.err


@pytest.mark.usefixtures("on_telegram")
def test_check_reports_a_database_of_a_newer_version() -> None:
    put("spam.txt", "win\n")
    tapwise("import", "spam.txt")
    with sqlite3.connect("tapwise.db") as file:
        file.execute("PRAGMA user_version = 99")
    file.close()

    done = tapwise("check")

    assert done.code == 1
    assert "✗ database: The database tapwise.db has schema 99, newer than this" in done.out
    assert "✓ token: @tapwise_demo_bot" in done.out


@pytest.mark.usefixtures("on_telegram")
@pytest.mark.parametrize("harm", ["pages", "table"])
def test_check_reports_a_damaged_database(harm: str) -> None:
    put("dataset.txt", "".join(f"message {number}\n" for number in range(2_000)))
    tapwise("import", "dataset.txt")
    if harm == "pages":
        with Path("tapwise.db").open("rb+") as file:
            file.seek(20 * 4096)
            file.write(b"\xff" * 3 * 4096)
    else:
        with sqlite3.connect("tapwise.db") as database:
            database.execute("DROP TABLE given_label")
        database.close()

    done = tapwise("check")

    assert done.code == 1
    assert "✗ database: The database tapwise.db is damaged (" in done.out


@pytest.mark.usefixtures("on_telegram")
def test_check_reports_that_telegram_limits_the_rate(telegram: TelegramEmulator) -> None:
    telegram.inject(Fault("getMe", "status", status=429, retry_after=5))

    done = tapwise("check")

    assert done.code == 1
    assert "✗ token: Telegram cannot be reached at " in done.out
