"""The annotators of a campaign: their work, their reliability and their agreement."""

from __future__ import annotations

import math
import time
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from rich.table import Table

from bot.cli.console import out, print_line
from bot.settings import Settings
from storage import Store

if TYPE_CHECKING:
    from bot.campaign.review import Agreement, MemberReport, TeamReport


async def read_team_report(settings: Settings) -> TeamReport:
    """The work of all annotators, with the reliabilities that the bot estimated last."""
    from bot.campaign.past_state import state_at  # numpy takes a moment to load
    from bot.campaign.review import MemberReport, TeamReport, agreement_of

    async with await Store.open(settings.database, create=False) as store:
        size, answers = await store.items.newest_id(), await store.questions.last_answer_id()
        state = await state_at(store, size, answers, math.inf)
        activity = await store.trust_log.annotator_activity(time.time(), settings.hasty_seconds)
        reliabilities = await store.trust_log.reliabilities()
        trust = await store.trust_log.trust_after(0)
    counts = {entry.annotator_id: entry.counts for entry in trust}
    members = tuple(
        MemberReport(
            member,
            counts.get(member.annotator_id, True),
            reliabilities.get(member.annotator_id),
        )
        for member in activity
    )
    return TeamReport(members, *agreement_of(state.snapshot().votes))


def print_team(report: TeamReport) -> None:
    """One line an annotator, in the order in which they joined, and the agreement."""
    table = Table(box=None)
    for name in ("", "role", "answers", "24 h", "accuracy", "gold", "very quick", ""):
        table.add_column(name, justify="left" if name in ("role", "") else "right")
    for member in report.members:
        table.add_row(*_cells(member))
    out.print(table)
    print_line(f"agreement: {_agreement(report.alpha, report.shared)}")


def _cells(member: MemberReport) -> tuple[str, ...]:
    work, found = member.work, member.reliability
    accuracy = "not known yet"
    if found is not None:
        accuracy = f"{found.estimate:.0%} ({found.low:.0%} to {found.high:.0%})"
    return (
        str(work.annotator_id),
        work.role,
        f"{work.answers:,}",
        f"{work.last_day:,}",
        accuracy,
        f"{work.gold_right:,} of {work.gold:,}" if work.gold else "",
        f"{work.hasty:,}" if work.hasty else "",
        ", ".join(_notes(member)),
    )


def _notes(member: MemberReport) -> list[str]:
    notes = [] if member.counts else ["ignored"]
    return notes if member.work.access == "active" else [*notes, member.work.access]


def _agreement(alpha: Agreement, shared: int) -> str:
    if alpha.why == "too_few":
        return f"too few messages with several answers yet ({shared:,})"
    if alpha.value is None:
        return f"undefined, as all {shared:,} messages have the same label"
    return f"{alpha.value:.2f} on {shared:,} messages (Krippendorff's alpha)"


def team_as_json(report: TeamReport) -> dict[str, Any]:
    """The report for programs; an undefined agreement is null, and `why` gives the reason."""
    return {
        "members": [
            {
                **{k: v for k, v in asdict(member.work).items() if k != "telegram_id"},
                "counts": member.counts,
                "reliability": _reliability_as_json(member),
            }
            for member in report.members
        ],
        "pairs": [asdict(pair) for pair in report.pairs],
        "shared": report.shared,
        "alpha": asdict(report.alpha),
    }


def _reliability_as_json(member: MemberReport) -> dict[str, float] | None:
    found = member.reliability
    if found is None:
        return None
    return {"estimate": found.estimate, "low": found.low, "high": found.high}
