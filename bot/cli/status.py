"""`tapwise status`: counts of the campaign, and with --team the work of its annotators."""

from __future__ import annotations

import asyncio
import time
from dataclasses import asdict
from typing import Annotated, Any, Final

import typer
from rich.markup import escape
from rich.table import Table

from bot.cli.console import DatabaseOption, JsonOption, out, print_line, write_json
from bot.cli.pool_setting import pool_folder
from bot.cli.team import print_team, read_team_report, team_as_json
from bot.settings import Settings, read_settings
from storage import Store

# Of keys that say too little in a table.
ROW_NAMES: Final = {
    "items": "messages",
    "answered": "… answered",
    "inherited": "… inherited from a near-duplicate",
    "given": "… known: by a file, an owner or a curator",
    "by_machine": "by machine, in `export --all`",
    "labels": "labels, answered or known",
    "answers": "answers, with skips",
    "answers_given": "answers given, without skips",
    "answers_learnt": "answers learnt by the model",
    "near_copies": "near-duplicates",
    "pool_scored_ms": "ms of the workers for the scores of all messages",
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
    found, score = asyncio.run(_status(settings))
    report = asyncio.run(read_team_report(settings)) if team else None
    if as_json is not None:
        write_json(found | score | ({"team": team_as_json(report)} if report else {}), as_json)
        return
    table = Table(box=None, show_header=False)
    for name, value in found.items():
        shown = escape(value) if isinstance(value, str) else f"{value:,}"
        table.add_row(ROW_NAMES.get(name, name.replace("_", " ")), shown)
    out.print(table)
    print_line("")
    for sentence in [*score["score"]["sentences"], *score["statements"]]:
        print_line(sentence)
    if report:
        print_team(report)


async def _status(settings: Settings) -> tuple[dict[str, str | float], dict[str, Any]]:
    """The counts of the table, and the score with the statements about the model."""
    from bot.campaign.exam_progress import read_exam_progress, read_standing
    from bot.campaign.proof_sentences import statement_sentences
    from bot.campaign.score_sentences import score_numbers
    from bot.campaign.stored_statements import read_statements
    from bot.pool.cost import pool_cost  # numpy takes a moment to load

    path = settings.database
    async with await Store.open(path, create=False) as store:
        counts = await store.items.counts(time.time())
        fits = await store.model_log.feature_fits()
        exam = await read_exam_progress(store, settings.policy)
        names = await store.label_name_log.newest()
        standing = await read_standing(store, settings.policy)
        statements = await read_statements(store)
        near_duplicates = await store.duplicate_groups.count()
        meanings = await store.meanings.fits()
        read = await store.meanings.read_through(meanings[-1].id) if meanings else None
    features: dict[str, Any] = {"features": fits[-1].features, "why": fits[-1].why} if fits else {}
    features |= {} if read is None else {"meaning_read": read}
    counted = {
        "database": str(path),
        **({"label_names": str(names)} if names else {}),
        **asdict(counts),
        "near_copies": near_duplicates,
        "exam_items": exam.items,
        "exam_answers": exam.answered,
        "exam_unchecked": exam.unchecked,
        **features,
        **pool_cost(pool_folder(settings)),
    }
    said = statement_sentences(
        settled=statements.settled, statements=statements.ended, running=statements.running
    )
    return counted, {"score": score_numbers(standing), "statements": list(said)}
