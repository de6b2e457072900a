"""Our commands as processes of their own."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Final

TOKEN: Final = "1000000001:benchmark-token-of-the-stand-in-for-telegram"
ROOT: Final = Path(__file__).parents[2]


class Processes:
    """Starts commands on one database and one emulator."""

    def __init__(
        self, folder: Path, database: Path, url: str, features: str, webhook_port: int | None
    ):
        """webhook_port: where the bot listens for updates; None: it polls."""
        self._folder, self._database = folder, database
        self._url, self._features = url, features
        self._webhook_port = webhook_port

    async def start(self, words: Iterable[str], log: IO[bytes]) -> asyncio.subprocess.Process:
        """Start a command of ours; its output goes to a file."""
        settings = {"TOKEN": TOKEN, "API_BASE": self._url, "DATABASE": str(self._database)}
        settings["DOUBLE_TAP_SECONDS"] = "0"  # the people of a benchmark tap at once
        settings |= {"OWNERS": "999999999", "FEATURES": self._features}
        settings |= {"HASTY_SECONDS": "0"}  # who is scripted is fast, and not to be warned of it
        if self._webhook_port is not None:
            address = f"127.0.0.1:{self._webhook_port}"
            settings |= {"WEBHOOK_URL": f"http://{address}/crash", "WEBHOOK_LISTEN": address}
        environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        environment |= {f"TAPWISE_{name}": value for name, value in settings.items()}
        environment |= {"PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"}
        return await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", *words),
            cwd=self._folder,
            env=environment,
            stdout=log,
            stderr=log,
        )
