"""`tapwise run`: the bot on Telegram."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import sys
import threading
from importlib import import_module
from typing import Annotated

import typer

from bot.cli.console import INTERNAL_ERROR, DatabaseOption, pool_bar, report_line, waiting
from bot.errors import TapwiseError
from bot.logs import log_to_stderr
from bot.settings import read_settings

log = logging.getLogger(__name__)


DeleteWebhookOption = Annotated[
    bool,
    typer.Option(
        "--delete-webhook",
        help="Take over from another program that has set a webhook for this token, or polls.",
    ),
]


def run_bot(database: DatabaseOption = None, delete_webhook: DeleteWebhookOption = False) -> None:
    """Run the bot on Telegram until you press Ctrl-C. Example: tapwise run"""
    settings = read_settings(database=database)
    with waiting("loading the libraries"):
        gc.disable()  # as in `bot.__main__`
        # Nothing is faster with two, and they wait for work in a loop: 0.2 s of CPU at the start.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        # It reads the system's certificates twice, and releases the interpreter lock meanwhile.
        threading.Thread(target=import_module, args=("aiohttp",)).start()
        from bot.app import run
        from bot.cli.pool_setting import pool_loader

        gc.enable()
        gc.freeze()
    log_to_stderr(settings.token.get_secret_value(), settings.log_level, settings.log_format)
    try:
        with pool_loader(settings) as loader, pool_bar() as progress:
            running = run(
                settings,
                _report_ready,
                delete_webhook=delete_webhook,
                progress=progress,
                loader=loader,
            )
            asyncio.run(running)
    except TapwiseError:
        raise
    except Exception:
        log.critical("the bot was stopped by a bug", exc_info=True)
        sys.exit(INTERNAL_ERROR)


def _report_ready(name: str) -> None:
    report_line(f"@{name} is listening. Press Ctrl-C to stop it.")
