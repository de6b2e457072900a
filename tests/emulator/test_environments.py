"""Telegram's test servers, and a Bot API server of one's own started with --local."""

from __future__ import annotations

from pathlib import Path

import httpx
from telegram import Bot

from bot.emulator.emulator import TelegramEmulator
from bot.emulator.serving import serve
from tests.support.emulator import TOKEN, refused


def size_of(path: Path) -> int:
    return path.stat().st_size


async def test_the_test_environment_has_its_own_addresses() -> None:
    telegram = TelegramEmulator(TOKEN, test_environment=True)
    telegram.person(7, "Ann").send_file("pool.txt", b"one")

    async with serve(telegram.app) as url, httpx.AsyncClient(base_url=url) as client:
        name = (await client.get(f"/bot{TOKEN}/test/getMe")).json()["result"]["username"]
        file = (await client.get(f"/bot{TOKEN}/test/getFile?file_id=file1")).json()["result"]
        content = (await client.get(f"/file/bot{TOKEN}/test/{file['file_path']}")).content
        outside = (await client.get(f"/bot{TOKEN}/getMe")).status_code

    assert (name, content, outside) == ("tapwise_demo_bot", b"one", 401)


async def test_a_token_is_unknown_in_the_test_environment(url: str) -> None:
    async with httpx.AsyncClient(base_url=url) as client:
        assert (await client.get(f"/bot{TOKEN}/test/getMe")).status_code == 401


async def test_a_local_server_gives_absolute_paths_and_serves_no_files(tmp_path: Path) -> None:
    telegram = TelegramEmulator(TOKEN, local_folder=tmp_path)
    content = bytes(20 * 1024 * 1024 + 1)
    telegram.person(7, "Ann").send_file("pool.txt", content)

    async with serve(telegram.app) as url, Bot(TOKEN, f"{url}/bot", f"{url}/file/bot") as bot:
        path = Path(str((await bot.get_file("file1")).file_path))
        async with httpx.AsyncClient() as client:
            answers = [
                (await client.get(f"{url}/file/bot{TOKEN}/{place}")).status_code
                for place in (path, path.relative_to(tmp_path / TOKEN))
            ]

    assert answers == [404, 404]
    assert path.is_absolute()
    assert size_of(path) == len(content)


async def test_a_local_server_reads_files_by_their_address(tmp_path: Path) -> None:
    telegram = TelegramEmulator(TOKEN, local_folder=tmp_path)
    telegram.person(7, "Ann").start()
    file = tmp_path / "export one.csv"
    file.write_bytes(b"a,b")

    async with serve(telegram.app) as url, Bot(TOKEN, f"{url}/bot", local_mode=True) as bot:
        sent = await bot.send_document(7, file)
        with refused("Can't find real file path"):
            await bot.send_document(7, f"{file.as_uri()}x")

    assert sent.document is not None
    assert (sent.document.file_name, sent.document.file_size) == ("export one.csv", 3)


async def test_the_folder_of_a_server_on_another_machine_is_not_here(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    telegram = TelegramEmulator(TOKEN, local_folder=elsewhere)
    telegram.person(7, "Ann").send_file("pool.txt", b"one")

    async with serve(telegram.app) as url, httpx.AsyncClient(base_url=url) as client:
        file = (await client.get(f"/bot{TOKEN}/getFile?file_id=file1")).json()["result"]

    assert Path(file["file_path"]).is_relative_to(elsewhere)
    assert not elsewhere.exists()
