"""`tapwise run`: the bot on Telegram."""

from __future__ import annotations

import asyncio
import logging
import sys
from typing import Annotated, Final

import typer

from bot.cli.console import INTERNAL_ERROR, DatabaseOption, report_line
from bot.errors import TapwiseError
from bot.logs import log_to_stderr
from bot.settings import read_settings

log = logging.getLogger(__name__)

# So many messages are read within a second or two.
LONG_START: Final = 5_000


DeleteWebhookOption = Annotated[
    bool,
    typer.Option(
        "--delete-webhook",
        help="Take over from another program that has set a webhook for this token, or polls.",
    ),
]


def run_bot(database: DatabaseOption = None, delete_webhook: DeleteWebhookOption = False) -> None:
    """Run the bot on Telegram until you press Ctrl-C. Example: tapwise run"""
    from bot.app import run  # the machine-learning libraries take a second to load

    settings = read_settings(database=database)
    log_to_stderr(settings.token.get_secret_value(), settings.log_level, settings.log_format)
    try:
        running = run(
            settings, _report_ready, delete_webhook=delete_webhook, on_start=_report_reading
        )
        asyncio.run(running)
    except TapwiseError:
        raise
    except Exception:
        log.critical("the bot was stopped by a bug", exc_info=True)
        sys.exit(INTERNAL_ERROR)


def _report_reading(messages: int) -> None:
    """Say what goes on when a start may take long."""
    if messages >= LONG_START:
        report_line(f"Reading {messages:,} messages. After an import this may take minutes.")


def _report_ready(name: str) -> None:
    report_line(f"@{name} is listening. Press Ctrl-C to stop it.")
