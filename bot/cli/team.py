"""The annotators of a campaign: their work, their reliability and their agreement."""

from __future__ import annotations

import math
import time
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from rich.console import Console
from rich.table import Table

from bot.cli.console import out, print_line
from bot.settings import Settings
from storage import Store

if TYPE_CHECKING:
    from bot.campaign.review import MemberReport, TeamReport

# A table wider than the terminal is printed as it is, up to this width.
_WIDEST: Final = 200
COLUMNS: Final = (
    *("", "role", "answers", "24 h"),
    *("spam\nright", "not spam\nright", "informative"),
    *("gold", "very\nquick", ""),
)


async def read_team_report(settings: Settings) -> TeamReport:
    """The work of all annotators, with the reliabilities that the bot estimated last."""
    from bot.campaign.past_state import state_at  # numpy takes a moment to load
    from bot.campaign.stored_team import read_team

    async with await Store.open(settings.database, create=False) as store:
        size, answers = await store.items.newest_id(), await store.questions.last_answer_id()
        state = await state_at(store, size, answers, math.inf)
        return await read_team(store, state, settings.hasty_seconds, time.time())


def print_team(report: TeamReport) -> None:
    """One line for each annotator, in the order in which they joined, and the agreement."""
    from bot.campaign.stored_team import agreement_words

    table = Table(box=None)
    for name in COLUMNS:
        left = name in ("role", "")
        table.add_column(name, justify="left" if left else "right", no_wrap=True)
    for member in report.members:
        table.add_row(*_cells(member))
    Console(width=max(out.width, _WIDEST)).print(table)
    print_line(f"agreement on messages in doubt: {agreement_words(report.doubtful)}")
    print_line(
        f"agreement on exam messages that two answer by plan: {agreement_words(report.planned)}"
    )
    if alike := report.alike:
        who, label = ", ".join(map(str, alike.annotators)), alike.label.replace("no_", "not ")
        print_line(
            f'on one kind of message, annotators {who} say "{label}" where the others do not: '
            "these answers are ignored"
        )


def _cells(member: MemberReport) -> tuple[str, ...]:
    from bot.campaign.stored_team import notes_on

    work, found = member.work, member.reliability
    informative = "not known yet"
    if member.standing == "vouched":
        found, informative = None, ""  # the estimate rests on the owner's word
    elif found is not None:
        informative = f"{found.estimate:.0%} ({found.low:.0%} to {found.high:.0%})"
    return (
        str(work.annotator_id),
        work.role,
        f"{work.answers:,}",
        f"{work.last_day:,}",
        _share(found.sensitivity if found else None),
        _share(found.specificity if found else None),
        informative,
        f"{work.gold_right:,} of {work.gold:,}" if work.gold else "",
        f"{work.hasty:,}" if work.hasty else "",
        ", ".join(notes_on(member)),
    )


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.0%}"


def team_as_json(report: TeamReport) -> dict[str, Any]:
    """The report for programs; an undefined agreement is null, and `why` gives the reason."""
    return {
        "members": [
            {
                **{k: v for k, v in asdict(member.work).items() if k != "telegram_id"},
                "counts": member.counts,
                "standing": member.standing,
                "reliability": _reliability_as_json(member),
            }
            for member in report.members
        ],
        "pairs": [asdict(pair) for pair in report.pairs],
        "agreement": {
            "doubtful": asdict(report.doubtful),
            "planned_exam": asdict(report.planned),
        },
    }


def _reliability_as_json(member: MemberReport) -> dict[str, float | str | None] | None:
    found = member.reliability
    if found is None:
        return None
    names = ("estimate", "low", "high", "sensitivity", "specificity", "errs_alike")
    return {name: getattr(found, name) for name in names}
