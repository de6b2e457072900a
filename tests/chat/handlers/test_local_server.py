"""A Bot API server of one's own: its files, and the addresses of Telegram's test servers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.app import bot_name, on_telegram
from bot.campaign.campaign import Campaign
from bot.emulator.emulator import Person, TelegramEmulator
from bot.emulator.faults import Fault
from bot.emulator.serving import serve
from bot.settings import Settings, read_settings
from storage import Store
from tests.support.desk import FAST_RETRIES, OWNER, TOKEN, LoggedErrors, says
from tests.support.steps import import_file

LOCAL = "The Bot API server was started with --local"


@asynccontextmanager
async def owner_at(
    telegram: TelegramEmulator, folder: Path, **given: object
) -> AsyncIterator[tuple[Person, Settings]]:
    """The owner of a bot that works on this server."""
    async with (
        serve(telegram.app) as url,
        await Store.open(folder / "tapwise.db") as store,
        Campaign.open(store, owners=[OWNER]) as campaign,
    ):
        settings = read_settings(
            token=TOKEN,
            api_base=url,
            owners=str(OWNER),
            database=folder / "tapwise.db",
            **given,
        )
        async with on_telegram(settings, TOKEN, campaign, retry_policy=FAST_RETRIES):
            owner = telegram.person(OWNER, "Olga")
            owner.start()
            yield owner, settings


@pytest.fixture
def server(tmp_path: Path, logged_errors: LoggedErrors) -> TelegramEmulator:
    """A server started with --local, whose folder is on this machine."""
    return TelegramEmulator(TOKEN, local_folder=tmp_path / "server")


async def test_a_file_below_the_folder_of_a_local_server_is_imported(
    tmp_path: Path, server: TelegramEmulator
) -> None:
    (tmp_path / "server").mkdir()
    async with owner_at(server, tmp_path, local_files=tmp_path / "server") as (owner, _):
        result = await import_file(owner, "dataset.txt", b"one\ntwo\n")

        assert "2 new messages" in result["text"]


async def test_without_a_folder_the_owner_reads_what_to_set(
    tmp_path: Path, server: TelegramEmulator
) -> None:
    (tmp_path / "server").mkdir()
    async with owner_at(server, tmp_path) as (owner, _):
        owner.send_file("dataset.txt", b"one\ntwo\n")

        assert "TAPWISE_LOCAL_FILES" in (await says(owner, LOCAL))["text"]


async def test_a_local_server_on_another_machine_is_reported(
    tmp_path: Path, logged_errors: LoggedErrors
) -> None:
    elsewhere = TelegramEmulator(TOKEN, local_folder=tmp_path / "not" / "here")
    async with owner_at(elsewhere, tmp_path, local_files=tmp_path / "server") as (owner, _):
        owner.send_file("dataset.txt", b"one\ntwo\n")

        await says(owner, LOCAL)


@pytest.mark.parametrize("place", ["outside", "by dots", "by a link", "a folder"])
async def test_nothing_outside_the_folder_is_read(
    tmp_path: Path, server: TelegramEmulator, place: str
) -> None:
    folder, secret = tmp_path / "server", tmp_path / "secret.txt"
    folder.mkdir()
    secret.write_text("a secret of this machine\n")
    (folder / "link.txt").symlink_to(secret)
    path = {
        "outside": str(secret),
        "by dots": f"{folder}/../secret.txt",
        "by a link": str(folder / "link.txt"),
        "a folder": str(folder),
    }[place]
    async with owner_at(server, tmp_path, local_files=folder) as (owner, _):
        server.inject(Fault("getFile", "altered", alter=lambda file: {**file, "file_path": path}))
        owner.send_file("dataset.txt", b"one\n")

        await says(owner, LOCAL)


async def test_a_relative_path_is_downloaded_although_such_a_file_is_here(
    tmp_path: Path, logged_errors: LoggedErrors, monkeypatch: pytest.MonkeyPatch
) -> None:
    telegram = TelegramEmulator(TOKEN)
    monkeypatch.chdir(tmp_path)
    async with owner_at(telegram, tmp_path) as (owner, _):
        document = owner.document("dataset.txt", b"one\ntwo\n")
        here = tmp_path / telegram.path_of(document["document"]["file_id"])
        here.parent.mkdir(parents=True, exist_ok=True)
        here.write_text("a secret of this machine\n")
        owner.send_content(document)

        await says(owner, "2 messages:")


async def test_a_token_of_the_test_servers_works_with_the_setting(
    tmp_path: Path, logged_errors: LoggedErrors
) -> None:
    telegram = TelegramEmulator(TOKEN, test_environment=True)
    async with owner_at(telegram, tmp_path, test_environment=True) as (owner, settings):
        await import_file(owner, "dataset.txt", b"one\ntwo\n")

        assert await bot_name(settings) == "tapwise_demo_bot"
