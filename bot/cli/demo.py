"""`tapwise demo`: phones, scripted annotators and the bot in the browser."""

from __future__ import annotations

import asyncio
import webbrowser
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack, contextmanager
from pathlib import Path
from typing import Annotated, Final

import typer

from bot.cli.console import out, report_line, rows_bar
from bot.cli.import_files import print_import
from bot.formats.registry import FORMS

BOT_NUMBER: Final = 1_000_000_001
PHONE_NAMES: Final = ("Ada", "Ben", "Chiara", "Deniz", "Emeka", "Farah", "Goran", "Hana")


def demo(
    data: Annotated[
        list[Path] | None,
        typer.Option(
            help=f"Your own messages; repeat the option for several files: {FORMS.import_help()}",
            metavar="FILE",
        ),
    ] = None,
    phones: Annotated[
        int, typer.Option(min=1, max=len(PHONE_NAMES), help="Number of phones on the page.")
    ] = 2,
    port: Annotated[
        int, typer.Option(min=0, max=65_535, help="Port of the page; 0 chooses a free one.")
    ] = 8765,
    browser: Annotated[bool, typer.Option(help="Open the page in a browser.")] = True,
    database: Annotated[
        Path | None,
        typer.Option(
            help="Keep the demo's campaign in this file: a new one, or one that a demo made. "
            "Without it, the campaign is kept in a temporary folder if somebody has answered.",
            metavar="FILE",
        ),
    ] = None,
) -> None:
    """Try Tapwise in the browser without a token. Example: tapwise demo --phones 3"""
    with _database_or_temporary(database) as file:
        code = asyncio.run(_demo(file, data or [], phones, port, browser=browser))
    raise typer.Exit(code)


@contextmanager
def _database_or_temporary(database: Path | None) -> Iterator[Path]:
    if database is not None:
        yield database
        return
    from bot.demo.campaign_folder import campaign_folder

    with campaign_folder(report_line) as folder:
        yield folder / "tapwise.db"


async def _demo(
    database: Path, data: Sequence[Path], phones: int, port: int, *, browser: bool
) -> int:
    from bot.demo.demo_campaign import prepare  # the server takes a moment to load
    from bot.demo.server import Phone, run_demo
    from bot.demo.tokens import new_token

    def on_ready(url: str) -> None:
        out.print(f"\nOpen [bold]{url}[/] and tap. Press Ctrl-C to stop the demo.", highlight=False)
        if browser:
            webbrowser.open(url)

    async with AsyncExitStack() as stack:
        with rows_bar() as update_bar:
            campaign = await stack.enter_async_context(prepare(database, data, update_bar))
        print_import(campaign.imported, campaign.bad_rows)
        return await run_demo(
            campaign,
            telegram_token=new_token(BOT_NUMBER),
            phones=[Phone(101 + i, PHONE_NAMES[i]) for i in range(phones)],
            port=port,
            progress=report_line,
            on_ready=on_ready,
        )
