"""How the bot starts while Telegram fails, and ends with a sentence when it cannot go on."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from benchmarks.support import tap_key_of
from bot.app import bot_name
from bot.chat.transport.retry import RetryPolicy
from bot.demo.scripted_annotators import next_card
from bot.errors import TelegramError
from storage import Store
from tests.support.desk import (
    OWNER,
    TOKEN,
    Desk,
    LoggedErrors,
)
from tests.support.faults import (
    label_next,
)
from tests.support.paths import ROOT
from tests.support.polling import stored_answers


@dataclass
class BotProcess:
    """A bot in its own process."""

    process: asyncio.subprocess.Process

    async def wait(self) -> tuple[int | None, str]:
        """Wait until it ends by itself; its exit code and error output."""
        async with asyncio.timeout(30):
            _, output = await self.process.communicate()
        return self.process.returncode, output.decode()


@pytest.fixture
async def running(closed_desk: Desk) -> AsyncIterator[BotProcess]:
    names = {"TOKEN": TOKEN, "API_BASE": closed_desk.url, "DATABASE": str(closed_desk.database)}
    names |= {"FEATURES": "views"}  # the sentence encoder takes a second to load
    environment = dict(os.environ) | {"PYTHONPATH": str(ROOT)}
    environment |= {f"TAPWISE_{name}": str(value) for name, value in names.items()}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        cwd=closed_desk.database.parent,
        env=environment,
        stderr=asyncio.subprocess.PIPE,
    )
    yield BotProcess(process)
    if process.returncode is None:
        process.kill()
        await process.wait()


async def test_a_slow_command_menu_does_not_delay_the_start(closed_desk: Desk) -> None:
    closed_desk.inject_fault("setMyCommands", "timeout")

    async with closed_desk.bot(
        retry_policy=RetryPolicy(read_timeout=1.0, poll_timeout=1, wait_initial=0.02)
    ):
        assert len(closed_desk.calls("setMyCommands")) < 2  # the first is not answered yet
        ann = await closed_desk.annotator()
        await label_next(ann, await next_card(ann))


async def test_the_start_waits_until_telegram_can_be_reached(
    closed_desk: Desk,
) -> None:
    closed_desk.inject_fault("getMe", status=429, retry_after=1)
    closed_desk.inject_fault("getMe", "garbage")

    async with closed_desk.bot():
        assert (await next_card(await closed_desk.annotator())).text is not None


async def test_the_name_of_the_bot_can_be_asked_and_a_wrong_address_is_reported(
    closed_desk: Desk,
) -> None:
    settings = closed_desk.settings

    assert await bot_name(settings) == "tapwise_demo_bot"

    nowhere = settings.model_copy(update={"api_base": "http://127.0.0.1:9"})
    with pytest.raises(TelegramError, match=r"cannot be reached at http://127.0.0.1:9"):
        await bot_name(nowhere)


async def test_an_unknown_token_ends_the_start_with_a_sentence(
    closed_desk: Desk,
) -> None:
    with pytest.raises(TelegramError, match=r"refuses the token.*@BotFather"):
        async with closed_desk.bot(token="1000000002:" + "x" * 35):
            pytest.fail("the bot runs with a token that is refused")


async def test_a_token_revoked_while_polling_ends_the_bot_with_a_sentence(
    closed_desk: Desk, logged_errors: LoggedErrors
) -> None:
    logged_errors.expect("Invalid token", "401", "Unauthorized")
    async with closed_desk.bot() as bot:
        ann = await closed_desk.annotator()
        closed_desk.inject_fault("getUpdates", status=401)
        ann.send("/stats")

        async with asyncio.timeout(60):
            with pytest.raises(TelegramError, match="refuses the token"):
                await bot.failure


async def test_the_process_ends_with_a_sentence_when_the_token_is_refused(
    closed_desk: Desk, tmp_path: Path
) -> None:
    names = {"TOKEN": "1000000002:" + "x" * 35, "API_BASE": closed_desk.url}
    async with await Store.open(tmp_path / "other.db"):
        pass
    environment = {**os.environ, "TAPWISE_DATABASE": str(tmp_path / "other.db")}
    environment |= {f"TAPWISE_{name}": value for name, value in names.items()}
    environment |= {"PYTHONPATH": str(ROOT)}

    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        cwd=tmp_path,
        env=environment,
        stderr=asyncio.subprocess.PIPE,
    )
    _, output = await process.communicate()

    assert process.returncode == 1
    assert b"tapwise: Telegram refuses the token." in output
    assert b"Traceback" not in output
    assert names["TOKEN"].encode() not in output


async def test_a_token_revoked_later_ends_the_process_and_the_next_start_keeps_the_tap(
    closed_desk: Desk, running: BotProcess
) -> None:
    desk = closed_desk
    ann = await desk.annotator()
    card = await next_card(ann)
    desk.inject_fault("*", status=401, description="Unauthorized", times=1_000)

    query = ann.tap_data(card.callback_data("spam"), card.message_id)
    status, output = await running.wait()

    assert status == 1
    assert output.count("Telegram refuses the token.") == 1
    assert "Traceback" not in output
    assert TOKEN not in output
    desk.clear_faults()
    async with desk.bot():
        assert (await next_card(ann, card)).text is not None
    assert stored_answers(desk.database) == [
        (tap_key_of(query, card.callback_data("spam")), "spam")
    ]


async def test_a_token_refused_during_the_start_gives_the_same_sentence(
    closed_desk: Desk, logged_errors: LoggedErrors
) -> None:
    logged_errors.expect("Invalid token")  # the library logs this
    closed_desk.inject_fault("deleteWebhook", status=401, description="Unauthorized")

    with pytest.raises(TelegramError, match="refuses the token"):
        async with closed_desk.bot():
            pytest.fail("the bot runs with a token that is refused")


async def test_after_a_restart_an_owner_who_never_opened_the_chat_gets_no_message(
    closed_desk: Desk,
) -> None:
    async with closed_desk.bot():
        await closed_desk.annotator()

    owner = closed_desk.telegram.person(OWNER, "Olga")
    assert closed_desk.calls("sendMessage", owner) == []
