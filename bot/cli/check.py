"""`tapwise check`: settings, database, token, and whether the bot runs."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Final, Literal

import typer
from rich.markup import escape

from bot.cli.console import DatabaseOption, JsonOption, bot_name, harmless, out, write_json
from bot.cli.pool_setting import cluster_report
from bot.errors import SettingsError, TapwiseError, TelegramError
from bot.monitoring.liveness import problems_of
from bot.settings import Settings, read_settings
from storage import Store
from storage.bot_lock import seconds_since_poll
from storage.errors import require_folder

State = Literal["ok", "none", "error"]
_MARKS: Final[dict[State, str]] = {"ok": "[green]✓[/]", "none": "–", "error": "[red]✗[/]"}
# A poll ends after 10 s at the latest when nobody taps.
_SILENT_SECONDS: Final = 90.0


@dataclass(frozen=True)
class _Result:
    """One line of the report; `none` is what does not exist yet, and no error."""

    name: str
    state: State
    message: str


AliveOption = Annotated[
    bool,
    typer.Option(
        "--alive",
        help="Only check that the bot runs and is well, without a word to Telegram: exit code 0 "
        "or 1, for cron, containers and monitoring.",
    ),
]


def check(
    alive: AliveOption = False, as_json: JsonOption = None, database: DatabaseOption = None
) -> None:
    """Check settings, database, token, and whether the bot runs. Example: tapwise check --alive"""
    settings = read_settings(database=database)
    _report(_check_alive(settings.database) if alive else _check_all(settings), as_json)


def _check_all(settings: Settings) -> list[_Result]:
    cluster = (
        [] if settings.pool in ("", "local") else [_run("pool", lambda: _check_pool(settings))]
    )
    return [
        _run("database", lambda: _check_database(settings.database)),
        *cluster,
        _run("owners", lambda: _check_owners(settings)),
        _run("token", lambda: _check_token(settings)),
        _run("bot", lambda: _check_bot(settings.database)),
    ]


def _check_alive(path: Path) -> list[_Result]:
    """What is not well with the running bot, from its heartbeat; nothing is written."""
    try:
        found = problems_of(path)
    except TapwiseError as error:
        return [_Result("database", "error", str(error))]
    if not found:
        return [_Result("bot", "ok", "running and well")]
    return [_Result(problem.part, "error", problem.message) for problem in found]


def _report(results: Sequence[_Result], as_json: str | None) -> None:
    failed = any(result.state == "error" for result in results)
    if as_json is not None:
        write_json({"ok": not failed, "checks": [asdict(result) for result in results]}, as_json)
    else:
        for result in results:
            line = f"{_MARKS[result.state]} {result.name}: {escape(harmless(result.message))}"
            out.print(line, soft_wrap=True, highlight=False)
    raise typer.Exit(1 if failed else 0)


def _run(name: str, run_check: Callable[[], tuple[State, str]]) -> _Result:
    try:
        return _Result(name, *run_check())
    except TapwiseError as error:
        return _Result(name, "error", str(error))


def _check_database(path: Path) -> tuple[State, str]:
    require_folder(path)
    if not path.exists():
        return "none", f"{path} does not exist yet; `tapwise init` or the first import makes it"
    return asyncio.run(_read_database(path))


async def _read_database(path: Path) -> tuple[State, str]:
    async with await Store.open(path, create=False) as store:
        await store.check()
        counts = await store.items.counts(time.time())
        return "ok", f"{path}, {counts.items:,} messages, {counts.settled:,} settled"


def _check_pool(settings: Settings) -> tuple[State, str]:
    return "ok", cluster_report(settings)


def _check_owners(settings: Settings) -> tuple[State, str]:
    if not settings.owners:
        raise SettingsError(
            "There is no owner. Set TAPWISE_OWNERS to your Telegram user number (@userinfobot "
            "shows it): only an owner can invite, import and export in the chat."
        )
    return "ok", ", ".join(map(str, settings.owners))


def _check_token(settings: Settings) -> tuple[State, str]:
    return "ok", f"@{asyncio.run(bot_name(settings, polls=True))}"


def _check_bot(path: Path) -> tuple[State, str]:
    seconds = seconds_since_poll(path, time.time())
    if seconds is None:
        return "none", "not running; `tapwise run` starts it"
    if seconds > _SILENT_SECONDS:
        raise TelegramError(
            f"running, but Telegram has not answered it for {seconds:,.0f} s. Its log says why."
        )
    return "ok", f"running, Telegram answered {seconds:,.0f} s ago"
