"""`tapwise emulator`: a local Telegram with phones in the browser, for a bot without a token."""

from __future__ import annotations

import asyncio
import webbrowser
from typing import Annotated, Final

import typer

from bot.cli.console import out
from bot.cli.demo import PHONE_NAMES

BOT_NUMBER: Final = 1_000_000_002
FIRST_NUMBER: Final = 101


def emulator(
    port: Annotated[
        int, typer.Option(min=0, max=65_535, help="Port of the emulator; 0 chooses a free one.")
    ] = 8765,
    phones: Annotated[
        int, typer.Option(min=1, max=len(PHONE_NAMES), help="Number of phones on the page.")
    ] = 2,
    limits: Annotated[
        bool, typer.Option(help="Refuse what exceeds Telegram's limits on messages per second.")
    ] = True,
    browser: Annotated[bool, typer.Option(help="Open the page in a browser.")] = True,
) -> None:
    """Emulate Telegram for a bot that you start. Example: tapwise emulator --port 8765"""
    from bot.demo.page import Phone  # the server takes a moment to load
    from bot.demo.phones_alone import run_emulator
    from bot.demo.tokens import new_token

    token = new_token(BOT_NUMBER)

    def on_ready(url: str) -> None:
        _print_instructions(url, token)
        if browser:
            webbrowser.open(url)

    people = [Phone(FIRST_NUMBER + i, PHONE_NAMES[i]) for i in range(phones)]
    asyncio.run(
        run_emulator(
            telegram_token=token,
            phones=people,
            port=port,
            with_limits=limits,
            on_ready=on_ready,
        )
    )


def _print_instructions(url: str, token: str) -> None:
    lines = (
        "Start the bot in a second terminal:\n",
        f"  export TAPWISE_TOKEN={token} TAPWISE_API_BASE={url}",
        f"  export TAPWISE_OWNERS={FIRST_NUMBER} TAPWISE_DATABASE=try.db",
        "  tapwise import --unlabelled dataset.txt",
        "  tapwise run\n",
        f"Open {url} and tap START on the first phone, which is the owner's. "
        "Press Ctrl-C to stop the emulator.",
    )
    for line in lines:
        out.print(line, highlight=False, soft_wrap=True)
