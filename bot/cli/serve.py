"""`tapwise serve`: scores over HTTP."""

from __future__ import annotations

from ipaddress import ip_address
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.console import DatabaseOption, print_line
from bot.cli.model_export import FlagAtMostOption, ModelOption, read_filter
from bot.errors import SettingsError

if TYPE_CHECKING:
    from bot.models.spam_filter import SpamFilter


def serve(
    model: ModelOption = None,
    flag_at_most: FlagAtMostOption = None,
    host: Annotated[
        str, typer.Option(help="The address to listen on; this machine only by default.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(min=0, max=65_535, help="The port; 0 takes a free one.")
    ] = 8080,
    allow_others: Annotated[
        bool,
        typer.Option(
            "--allow-others",
            help="Listen on an address that other machines reach: anybody there can ask for "
            "scores, without a password or encryption.",
        ),
    ] = False,
    database: DatabaseOption = None,
) -> None:
    """Give scores over HTTP: POST /score, GET /healthz.

    Example: tapwise serve --model filter.skops --port 8080
    """
    from bot.models.score_service import run_service, score_app  # these take a second to load

    local = is_this_machine(host)
    if not local and not allow_others:
        raise SettingsError(
            f"Everybody who reaches {host} could ask for scores, without a password or "
            "encryption. Add --allow-others if you want that."
        )
    found = read_filter(model, flag_at_most, database)
    run_service(score_app(found, local=local), host, port, lambda url: _report(url, found))


def is_this_machine(host: str) -> bool:
    """Whether only this machine reaches the address."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _report(url: str, found: SpamFilter) -> None:
    print_line(f"{url}/score flags from a score of {found.threshold:.4f} on; Ctrl-C ends it.")
