"""`tapwise run`, and the other commands while it runs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from anyio.from_thread import BlockingPortal

from bot.cli.console import REPORTED_FROM
from bot.demo.scripted_annotators import next_card
from bot.emulator.emulator import TelegramEmulator
from tests.support.cli_campaigns import (
    OWNER,
    TOKEN,
    labels,
    put,
)
from tests.support.terminal import running, tapwise


@pytest.mark.usefixtures("on_telegram")
def test_run_reports_a_token_that_telegram_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAPWISE_TOKEN", TOKEN.replace("terminal", "another"))
    tapwise("init")

    assert tapwise("run").error.startswith("Telegram refuses the token.")


def test_run_reports_a_proxy_that_it_cannot_use(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TAPWISE_TOKEN", TOKEN)
    monkeypatch.setenv("TAPWISE_API_BASE", "https://behind-a-socks-proxy.example")
    monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:1080")

    assert "names a socks5 proxy" in tapwise("run").error
    assert "names a socks5 proxy" in tapwise("invite").error
    assert not Path("tapwise.db").exists()


@pytest.mark.usefixtures("on_telegram")
def test_a_start_on_many_messages_says_what_it_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAPWISE_TOKEN", TOKEN.replace("terminal", "another"))
    monkeypatch.setenv("TAPWISE_FEATURES", "words")
    put("many.txt", "".join(f"a message with number {i}\n" for i in range(REPORTED_FROM)))
    tapwise("import", "--unlabelled", "many.txt")

    said = tapwise("run").err.splitlines()

    assert said[0] == "reading the campaign: 5,000 messages"
    assert said[-1].startswith("tapwise: Telegram refuses the token.")


@pytest.mark.usefixtures("on_telegram")
def test_every_command_but_a_second_bot_works_while_the_bot_runs(
    url: str, telegram: TelegramEmulator, portal: BlockingPortal, tmp_path: Path
) -> None:
    database = tmp_path / "tapwise.db"
    settings = {"token": TOKEN, "api_base": url, "owners": OWNER, "database": database}
    put("spam.txt", "win\n")
    put("dataset.txt", "hello you\n")
    tapwise("init")
    owner = telegram.person(OWNER, "Olga")

    with running(tmp_path, **settings) as bot:
        portal.call(owner.start)
        empty_card = portal.call(next_card, owner)
        second = tapwise("run", "--database", database)
        imported = tapwise("import", "spam.txt", "dataset.txt")
        card = empty_card
        while card.text is None:  # the owner's welcome has buttons too
            card = portal.call(next_card, owner, card)
        exported = tapwise("export", "labels.csv")
        found = json.loads(tapwise("status", "--json", "-").out)
        checked = tapwise("check")

    assert second.error.startswith(f"Another bot is running on {database}. Stop it")
    assert imported.out.splitlines()[-1] == "2 new messages, 1 new labels, 0 already known."
    assert card.text == "hello you"
    assert exported.out == "labels.csv: 1 message settled\n"
    assert (found["items"], found["labels"], found["open_questions"]) == (2, 1, 1)
    assert "✓ bot: running, Telegram answered " in checked.out
    assert bot.returncode == 0


@pytest.mark.usefixtures("on_telegram")
def test_run_begins_no_campaign_by_a_mistyped_name() -> None:
    for command in ("run", "invite"):
        error = tapwise(command, "--database", "mistyped.db").error

        assert error.startswith("There is no database at mistyped.db. `tapwise init` makes one")
    assert not list(Path().iterdir())


def test_init_makes_a_campaign_once() -> None:
    first, second = tapwise("init"), tapwise("init")

    assert (first.code, first.err) == (0, "")
    assert first.out.startswith("tapwise.db is ready.")
    assert second.error == "There is a file at tapwise.db already; nothing was changed."
    assert labels() == {}
