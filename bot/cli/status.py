"""`tapwise status`: counts of the campaign, and with --team the work of its annotators."""

from __future__ import annotations

import asyncio
import time
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Final

import typer
from rich.markup import escape
from rich.table import Table

from bot.cli.console import DatabaseOption, JsonOption, out, write_json
from bot.cli.exam import NO_SCORE
from bot.cli.team import print_team, read_team_report, team_as_json
from bot.settings import Settings, read_settings
from storage import Store

if TYPE_CHECKING:
    from bot.campaign.exam_looks import ExamReport

# Of keys that say too little in a table.
ROW_NAMES: Final = {
    "items": "messages",
    "given": "imported or known labels",
    "answers": "answers, with skips",
    "near_copies": "near-duplicates",
}


def status(
    as_json: JsonOption = None,
    team: Annotated[
        bool,
        typer.Option("--team", help="Show each annotator's work and reliability."),
    ] = False,
    database: DatabaseOption = None,
) -> None:
    """Show the state of the campaign, even while the bot runs. Example: tapwise status --json -"""
    settings = read_settings(database=database)
    found = asyncio.run(_status(settings))
    report = asyncio.run(read_team_report(settings)) if team else None
    if as_json is not None:
        write_json(found | ({"team": team_as_json(report)} if report else {}), as_json)
        return
    table = Table(box=None, show_header=False)
    for name, value in found.items():
        shown = escape(value) if isinstance(value, str) else f"{value:,}"
        table.add_row(ROW_NAMES.get(name, name.replace("_", " ")), shown)
    out.print(table)
    if report:
        print_team(report)


async def _status(settings: Settings) -> dict[str, str | float]:
    from bot.campaign.exam_progress import read_exam_progress
    from bot.pool.cost import pool_cost  # numpy takes a moment to load
    from bot.pool.manifest import folder_of

    path = settings.database
    async with await Store.open(path, create=False) as store:
        counts = await store.items.counts(time.time())
        fits = await store.model_log.feature_fits()
        exam = await read_exam_progress(store, settings.policy)
        near_duplicates = await store.duplicate_groups.count()
    features = {"features": fits[-1].features, "why": fits[-1].why} if fits else {}
    return {
        "database": str(path),
        **asdict(counts),
        "near_copies": near_duplicates,
        "exam_items": exam.items,
        "exam_answers": exam.answered,
        "exam_unchecked": exam.unchecked,
        **({"no_score": NO_SCORE} if exam.is_unchecked else {}),
        **(_quality(exam.report) if exam.report else {}),
        **features,
        **pool_cost(folder_of(path)),
    }


def _quality(report: ExamReport) -> dict[str, str]:
    """What the exam said at its last look: shares with intervals and counts."""
    measures = {
        "flagged_is_spam": report.measures.precision,
        "let_through_is_spam": report.measures.missed,
        "spam_found": report.measures.recall,
    }
    dated = f"{report.look} exam answers, {report.labels} labels learnt"
    return {"quality_of": dated} | {
        name: f"{each.value:.1%} ({each.low:.1%} to {each.high:.1%}; {each.hits} of {each.of})"
        for name, each in measures.items()
        if each is not None
    }
