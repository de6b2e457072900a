"""`tapwise invite`, `invites` and `revoke`: who may label."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from bot.cli.console import MAX_NUMBER, DatabaseOption, bot_name, database_path, print_line
from bot.errors import TapwiseError
from bot.settings import read_settings
from storage import Store
from storage.records import DAY, AnnotatorId, Invite

InviteRole = Literal["annotator", "curator"]


def invite(
    people: Annotated[
        int, typer.Option(min=1, max=10_000, help="Number of people who may use it.")
    ] = 50,
    days: Annotated[int, typer.Option(min=1, max=365, help="Number of days it is valid.")] = 7,
    role: Annotated[
        InviteRole, typer.Option(help="The role of the people; a curator also settles disputes.")
    ] = "annotator",
    database: DatabaseOption = None,
) -> None:
    """Make an invite link. Example: tapwise invite --people 10 --days 3"""
    settings = read_settings(database=database)
    settings.bot_token()
    name = asyncio.run(bot_name(settings))
    token = asyncio.run(_invite(settings.database, role, people, days))
    typer.echo(f"https://t.me/{name}?start={token}")


async def _invite(database: Path, role: InviteRole, people: int, days: int) -> str:
    async with await Store.open(database, create=False) as store:
        now = time.time()
        return await store.invites.create(role, people, now, now + days * DAY)


def invites(
    end: Annotated[
        int | None,
        typer.Option(min=1, max=MAX_NUMBER, help="The number of an invite to close.", metavar="N"),
    ] = None,
    database: DatabaseOption = None,
) -> None:
    """List the open invites, or close one of them. Example: tapwise invites --end 2"""
    found = asyncio.run(_invites(database_path(database), end))
    if end is not None:
        print_line(f"Invite {end} is closed. People who already joined stay.")
    for open_invite in found:
        until = datetime.fromtimestamp(open_invite.expires_at, UTC)
        print_line(
            f"{open_invite.id}: {open_invite.role}, {open_invite.used:,} of {open_invite.uses:,} "
            f"used, until {until:%Y-%m-%d %H:%M} UTC"
        )
    if not found:
        print_line("There is no open invite. Make one with `tapwise invite`.")


async def _invites(path: Path, end: int | None) -> list[Invite]:
    async with await Store.open(path, create=False) as store:
        now = time.time()
        if end is not None and not await store.invites.revoke(end, now):
            raise TapwiseError(f"There is no open invite {end}. `tapwise invites` lists them.")
        return await store.invites.valid(now)


def revoke(
    annotator: Annotated[
        int,
        typer.Argument(min=1, max=MAX_NUMBER, help="A number that `tapwise status --team` lists."),
    ],
    undo: Annotated[bool, typer.Option("--undo", help="Let the annotator label again.")] = False,
    database: DatabaseOption = None,
) -> None:
    """Stop an annotator from labelling, even while the bot runs. Example: tapwise revoke 5"""
    path = database_path(database)
    if not asyncio.run(_revoke(path, AnnotatorId(annotator), undo=undo)):
        reason = "is not revoked" if undo else "is not an annotator who can be revoked"
        raise TapwiseError(
            f"{annotator} {reason}. `tapwise status --team` lists the annotators' numbers."
        )
    if undo:
        print_line(f"{annotator} can label again.")
    else:
        print_line(f"{annotator} can no longer label. Earlier answers stay.")


async def _revoke(path: Path, annotator: AnnotatorId, *, undo: bool) -> bool:
    async with await Store.open(path, create=False) as store:
        if undo:
            return await store.people.restore(annotator)
        return await store.people.revoke(annotator, time.time())
