"""Who labels, on the command line: invites, revoking, and the team in `tapwise status --team`."""

from __future__ import annotations

import asyncio
import math
import time
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

import typer
from rich.console import Console
from rich.table import Table

from bot.errors import TapwiseError
from bot.settings import Settings, read_settings
from storage import Store
from storage.records import AnnotatorId, Invite

if TYPE_CHECKING:
    from bot.campaign.review import Agreement, MemberReport, TeamReport

out = Console()

DAY: Final = 86_400.0

Database = Annotated[
    Path | None,
    typer.Option(
        "--database", help="The campaign's file; default: TAPWISE_DATABASE.", metavar="FILE"
    ),
]
Guest = Literal["annotator", "curator"]


def invite(
    people: Annotated[int, typer.Option(min=1, max=10_000, help="How many may use it.")] = 50,
    days: Annotated[int, typer.Option(min=1, max=365, help="How long it is valid.")] = 7,
    role: Annotated[Guest, typer.Option(help="A curator settles disputes, too.")] = "annotator",
    database: Database = None,
) -> None:
    """Make an invite link. Example: tapwise invite --people 10 --days 3"""
    settings = read_settings(database=database)
    settings.bot_token()
    name = asyncio.run(_bot_name(settings))
    token = asyncio.run(_invite(settings.database, role, people, days))
    typer.echo(f"https://t.me/{name}?start={token}")


def invites(
    end: Annotated[
        int | None, typer.Option(min=1, help="Nobody comes in by this one any longer.", metavar="N")
    ] = None,
    database: Database = None,
) -> None:
    """List the invites that still let somebody in, or end one. Example: tapwise invites --end 2"""
    path = read_settings(database=database).database
    found = asyncio.run(_invites(path, end))
    if end is not None:
        _tell(f"Nobody comes in by invite {end} any longer; who came stays.")
    for each in found:
        until = datetime.fromtimestamp(each.expires_at, UTC)
        _tell(
            f"{each.id}: {each.role}, {each.used:,} of {each.uses:,} used, until "
            f"{until:%Y-%m-%d %H:%M} UTC"
        )
    if not found:
        _tell("No invite lets anybody in just now: `tapwise invite` makes one.")


def revoke(
    annotator: Annotated[int, typer.Argument(min=1, help="As `tapwise status --team` lists them.")],
    undo: Annotated[bool, typer.Option("--undo", help="Let them label again.")] = False,
    database: Database = None,
) -> None:
    """Let somebody label no longer, beside a running bot too. Example: tapwise revoke 5"""
    path = read_settings(database=database).database
    if not asyncio.run(_revoke(path, AnnotatorId(annotator), undo=undo)):
        was = "was not revoked" if undo else "is no annotator who could be revoked"
        raise TapwiseError(f"{annotator} {was}: `tapwise status --team` lists the numbers.")
    now = "may label again" if undo else "may label no longer; what they answered stays"
    _tell(f"{annotator} {now}.")


async def team_now(settings: Settings) -> TeamReport:
    """Everybody's work beside a running bot, with reliabilities as that bot estimated them last."""
    from bot.campaign.past_state import state_at  # numpy takes a moment to load
    from bot.campaign.review import MemberReport, TeamReport, agreement_of

    async with await Store.open(settings.database, create=False) as store:
        size, answers = await store.items.newest_id(), await store.questions.last_answer_id()
        state = await state_at(store, size, answers, math.inf)
        work = await store.trust_log.annotator_activity(time.time(), settings.hasty_seconds)
        found = await store.trust_log.reliabilities()
        words = await store.trust_log.trust_after(0)
    counts = {word.annotator_id: word.counts for word in words}
    members = tuple(
        MemberReport(each, counts.get(each.annotator_id, True), found.get(each.annotator_id))
        for each in work
    )
    return TeamReport(members, *agreement_of(state.snapshot().votes))


def tell_team(report: TeamReport) -> None:
    """A line for each, and how far they agree; never a ranking: the first to come is first."""
    table = Table(box=None)
    for name in ("", "role", "answers", "24 h", "right", "known", "very quick", ""):
        table.add_column(name, justify="left" if name in ("role", "") else "right")
    for member in report.members:
        table.add_row(*_line(member))
    out.print(table)
    _tell(f"agreement: {_agreement(report.alpha, report.shared)}")


def team_as_json(report: TeamReport) -> dict[str, Any]:
    """The same for programs; what is undefined is null, and why says so."""
    return {
        "members": [
            {
                **{k: v for k, v in asdict(member.work).items() if k != "telegram_id"},
                "counts": member.counts,
                "reliability": None
                if member.reliability is None
                else {
                    "estimate": member.reliability.estimate,
                    "low": member.reliability.low,
                    "high": member.reliability.high,
                },
            }
            for member in report.members
        ],
        "pairs": [asdict(pair) for pair in report.pairs],
        "shared": report.shared,
        "alpha": asdict(report.alpha),
    }


def _line(member: MemberReport) -> tuple[str, ...]:
    work, found = member.work, member.reliability
    right = "not known yet"
    if found is not None:
        right = f"{found.estimate:.0%} ({found.low:.0%} to {found.high:.0%})"
    return (
        str(work.annotator_id),
        work.role,
        f"{work.answers:,}",
        f"{work.last_day:,}",
        right,
        f"{work.gold_right:,} of {work.gold:,}" if work.gold else "",
        f"{work.hasty:,}" if work.hasty else "",
        "" if member.counts else "does not count",
    )


def _agreement(alpha: Agreement, shared: int) -> str:
    if alpha.why == "too_few":
        return f"too few messages with several answers yet ({shared:,})"
    if alpha.value is None:
        return f"all the same label on {shared:,} messages, so there is nothing to measure"
    return f"{alpha.value:.2f} on {shared:,} messages (Krippendorff's alpha)"


async def _bot_name(settings: Settings) -> str:
    from bot.app import bot_name  # the machine-learning libraries take a second to load

    return await bot_name(settings)


async def _invite(database: Path, role: Guest, people: int, days: int) -> str:
    async with await Store.open(database) as store:
        now = time.time()
        return await store.people.create_invite(role, people, now, now + days * DAY)


async def _invites(path: Path, end: int | None) -> list[Invite]:
    async with await Store.open(path, create=False) as store:
        now = time.time()
        if end is not None and not await store.people.revoke_invite(end, now):
            raise TapwiseError(f"There is no invite {end} that lets anybody in: see the list.")
        return await store.people.invites(now)


async def _revoke(path: Path, annotator: AnnotatorId, *, undo: bool) -> bool:
    async with await Store.open(path, create=False) as store:
        if undo:
            return await store.people.restore(annotator)
        return await store.people.revoke(annotator, time.time())


def _tell(line: str) -> None:
    out.print(line, markup=False, highlight=False, soft_wrap=True)
