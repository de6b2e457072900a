"""Paths that a foreign Bot API server names."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from bot.chat.transport.downloads import Downloads, LocalFileError


class Server:
    """A server started with --local, which names a path."""

    def __init__(self, path: str) -> None:
        self._path = path

    async def path_of(self, file_id: str) -> str:
        return self._path


class Once:
    """Calls once."""

    async def call(self, work: Callable[[], Awaitable[str]]) -> str:
        return await work()


@pytest.mark.parametrize("name", ["a.csv\0", "loop", "a.csv/b", "x" * 300, "..", "none"])
async def test_a_path_that_is_no_file_of_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "server"
    folder.mkdir()
    (folder / "a.csv").write_text("text", encoding="utf-8")
    (folder / "loop").symlink_to(folder / "loop")
    downloads = Downloads(Server(f"{folder}/{name}"), Once(), folder)  # type: ignore[arg-type]

    with pytest.raises(LocalFileError):
        await downloads.fetch("file", tmp_path / "target")

    assert not (tmp_path / "target").exists()
