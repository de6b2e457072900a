"""Files that people send: downloaded from the Bot API server, or read from its folder."""

from __future__ import annotations

import asyncio
from pathlib import Path, PurePosixPath, PureWindowsPath
from shutil import copyfile
from typing import Any
from urllib.parse import quote

from bot.chat.transport.retry import Retrier
from bot.errors import TapwiseError


class LocalFileError(TapwiseError):
    """A server started with --local gave the path of a file, which may not or cannot be read."""


class Downloads:
    """Fetches files. A server started with --local hands out none: it says where they are."""

    def __init__(self, bot: Any, retrier: Retrier, folder: Path | None):
        """folder: that of a local server; None: no path that a server names is read."""
        self._bot = bot
        self._retrier = retrier
        self._folder = folder

    async def fetch(self, file_id: str, target: Path) -> None:
        """Write a file to `target`. Errors: LocalFileError, telegram.error.TelegramError, OSError.

        The library's own `File` is not used: it reads any path that exists on this machine, such
        as `.env`, if the server says that the file is there.
        """
        path: str = await self._retrier.call(lambda: self._bot.path_of(file_id))
        if PurePosixPath(path).is_absolute() or PureWindowsPath(path).is_absolute():
            await asyncio.to_thread(copyfile, self._allowed(Path(path)), target)
            return
        url = f"{self._bot.base_file_url}/{quote(path)}"
        content = await self._retrier.call(lambda: self._bot.request.retrieve(url))
        await asyncio.to_thread(target.write_bytes, content)

    def _allowed(self, path: Path) -> Path:
        """The file, which has to be below the folder, links resolved."""
        if self._folder is None:
            raise LocalFileError("The Bot API server runs with --local; its folder is not set.")
        try:
            file = path.resolve()
            is_ours = file.is_relative_to(self._folder.resolve()) and file.is_file()
        except (ValueError, OSError, RuntimeError):  # a NUL, a loop of links, a long name
            is_ours = False
        if not is_ours:
            raise LocalFileError("The file of the Bot API server is not in the folder that is set.")
        return file
