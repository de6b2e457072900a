"""`tapwise check`: settings, database and token."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from pathlib import Path

import typer
from rich.markup import escape

from bot.cli.console import DatabaseOption, bot_name, out
from bot.errors import SettingsError, TapwiseError
from bot.settings import Settings, read_settings
from storage import Store


def check(database: DatabaseOption = None) -> None:
    """Check the settings, the database and the token, and report errors. Example: tapwise check"""
    settings = read_settings(database=database)
    checks: list[tuple[str, Callable[[], str]]] = [
        ("database", lambda: asyncio.run(_check_database(settings.database))),
        ("owners", lambda: _check_owners(settings)),
        ("token", lambda: f"@{asyncio.run(bot_name(settings))}"),
    ]
    errors = 0
    for name, run_check in checks:
        try:
            line = f"[green]✓[/] {name}: {escape(run_check())}"
        except TapwiseError as error:
            errors += 1
            line = f"[red]✗[/] {name}: {escape(str(error))}"
        out.print(line, soft_wrap=True, highlight=False)
    raise typer.Exit(1 if errors else 0)


async def _check_database(path: Path) -> str:
    async with await Store.open(path, create=False) as store:
        await store.check()
        counts = await store.items.counts(time.time())
        return f"{path}, {counts.items:,} messages, {counts.labels:,} labelled"


def _check_owners(settings: Settings) -> str:
    if not settings.owners:
        raise SettingsError(
            "There is no owner. Set TAPWISE_OWNERS to your Telegram user number (@userinfobot "
            "shows it): only an owner can invite, import and export in the chat."
        )
    return ", ".join(map(str, settings.owners))
