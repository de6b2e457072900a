"""`tapwise dashboard`: a real campaign in the browser, read only."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.console import DatabaseOption, print_line
from bot.formats.conversion import answer_rows, export_rows
from bot.formats.rows import ExportRow
from bot.formats.writing import write
from bot.settings import Settings, read_settings
from storage import Store

if TYPE_CHECKING:
    from bot.panel.dashboard import DashboardFiles


def dashboard(
    port: Annotated[
        int, typer.Option(min=0, max=65_535, help="Port of the page; 0 chooses a free one.")
    ] = 8766,
    database: DatabaseOption = None,
) -> None:
    """Show a campaign in the browser, beside a running bot.

    Example: tapwise dashboard --port 8766
    """
    asyncio.run(_dashboard(read_settings(database=database), port))


async def _dashboard(settings: Settings, port: int) -> None:
    from bot.panel.dashboard import run_dashboard  # the libraries take a second to load
    from bot.panel.dashboard_options import DashboardOptions

    options = DashboardOptions(
        database=str(settings.database.absolute()),
        balance=settings.balance,
        policy=settings.policy,
        majority=settings.majority,
        model=settings.model,
        mask=settings.mask,
        hasty_seconds=settings.hasty_seconds,
    )
    await run_dashboard(options, _downloads, port, _report)


def _report(link: str) -> None:
    print_line(f"Open {link} (it works once; Ctrl-C ends the dashboard)")


def _downloads(store: Store) -> DashboardFiles:
    async def labels(name: str) -> bytes:
        return await _content(name, export_rows(await store.items.labelled()))

    async def answers() -> bytes:
        return await _content("answers.csv", answer_rows(await store.exports.every_answer()))

    return {
        "labels.csv": lambda: labels("labels.csv"),
        "labels.jsonl": lambda: labels("labels.jsonl"),
        "answers.csv": answers,
    }


async def _content(name: str, rows: Iterable[ExportRow]) -> bytes:
    """A file of these rows, in the form of its ending."""

    def written() -> bytes:
        with TemporaryDirectory(prefix="tapwise-export-") as folder:
            path = Path(folder) / name
            write(path, list(rows))
            return path.read_bytes()

    return await asyncio.to_thread(written)
