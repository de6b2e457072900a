"""A database, its exports and its backup by version 0.1.0 are read by this version.

`databases/` was written by commit 115d37a: 140 answers of six annotators with gold questions, an
exam, second opinions, undos, checkpoints, invites, a group, an excluded annotator and given labels.
"""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from bot.campaign.campaign import Campaign, Nothing
from bot.campaign.replay import replay
from bot.campaign.selection import SelectionRules
from bot.formats.conversion import export_rows
from bot.formats.writing import write
from storage import Store
from storage.migrate import migrations
from storage.restore import restore_backup

FOLDER = Path(__file__).parent / "databases"
OWNER = 1001
WITHIN = 1e-6


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The old database, not yet migrated."""
    path = tmp_path / "tapwise.db"
    file = sqlite3.connect(path)
    file.executescript((FOLDER / "schema_4_by_0_1_0.sql").read_text(encoding="utf-8"))
    file.close()
    return path


async def test_an_old_database_is_migrated_without_losing_a_row(old: Path) -> None:
    before = counts_in(old)

    async with await Store.open(old):
        pass

    assert pragma(old, "user_version") == len(migrations())
    assert pragma(old.with_name("tapwise.db.before-005"), "user_version") == 4
    assert before.items() <= counts_in(old).items()


async def test_an_old_database_exports_what_the_old_version_exported(
    old: Path, tmp_path: Path
) -> None:
    async with await Store.open(old) as store:
        labelled, unlabelled = await store.items.labelled(), await store.items.unlabelled()
    write(tmp_path / "labelled_by_0_1_0.csv", export_rows(labelled))
    write(tmp_path / "labelled_by_0_1_0.jsonl", export_rows([*labelled, *unlabelled]))

    for name in ("labelled_by_0_1_0.csv", "labelled_by_0_1_0.jsonl"):
        assert (tmp_path / name).read_bytes() == (FOLDER / name).read_bytes()


async def test_every_question_of_an_old_database_is_replayed_without_a_difference(
    old: Path,
) -> None:
    async with await Store.open(old) as store:
        replayed = await replay(store, "weights", SelectionRules())

    assert (replayed.questions, replayed.undone) == (127, 7)
    assert (replayed.earlier_rules, replayed.differences) == (0, ())


async def test_the_next_questions_are_those_that_the_old_version_chose(old: Path) -> None:
    assert await next_questions(old) == expected_questions("database")


async def test_an_old_backup_is_restored_and_asks_the_same_questions(
    old: Path, tmp_path: Path
) -> None:
    database = tmp_path / "restored.db"

    restored = await restore_backup(old, database)

    assert (restored.saved.schema, restored.saved.answers) == (4, 140)
    assert await next_questions(database) == expected_questions("restored")


async def test_automatic_exclusions_of_an_old_database_are_lifted_to_be_reconsidered(
    old: Path,
) -> None:
    """Annotators 2 and 3 by the estimate, 4 by it after the owner, 5 and 6 by the owner."""
    file = sqlite3.connect(old)
    with file:
        file.executemany(
            "INSERT INTO trust (annotator_id, counts, said_by, answers_learnt, said_at)"
            " VALUES (?, ?, ?, 99, 0)",
            [
                (2, 0, "estimate"),
                (3, 0, "estimate"),
                (4, 1, "owner"),
                (4, 0, "estimate"),
                (6, 0, "estimate"),
                (6, 0, "owner"),
            ],
        )
    file.close()

    for _ in range(2):  # the second opening adds nothing
        async with await Store.open(old) as store:
            decisions = await store.trust_log.trust_after(0)

    assert [(word.annotator_id, word.counts, word.said_by) for word in decisions[-3:]] == [
        (2, True, "estimate"),
        (3, True, "estimate"),
        (4, True, "estimate"),
    ]
    assert (len(decisions), decisions[-1].answers_learnt) == (10, 140)


def counts_in(path: Path) -> dict[str, int]:
    """The number of rows of each table."""
    file = sqlite3.connect(path)
    tables = file.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    counts = {
        name: file.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for (name,) in tables
    }
    file.close()
    return counts


def pragma(path: Path, name: str) -> int:
    file = sqlite3.connect(path)
    value: int = file.execute(f"PRAGMA {name}").fetchone()[0]
    file.close()
    return value


def expected_questions(of: str) -> list[dict[str, object]]:
    """What the old version chose for each annotator."""
    found = json.loads((FOLDER / "next_questions_by_0_1_0.json").read_text())
    return [
        question | {"score": pytest.approx(question["score"], abs=WITHIN)}
        if "score" in question
        else question
        for question in found[of]
    ]


async def next_questions(path: Path) -> list[dict[str, object]]:
    """What this version chooses for each annotator at the same moment."""
    now: float = json.loads((FOLDER / "next_questions_by_0_1_0.json").read_text())["clock"]
    chosen: list[dict[str, object]] = []
    async with (
        await Store.open(path) as store,
        Campaign.open(store, owners=(OWNER,), features="words", clock=lambda: now) as campaign,
    ):
        for annotator in await campaign.members.all():
            found = await campaign.next_question(annotator.id)
            if isinstance(found, Nothing):
                chosen.append({"annotator": annotator.id, "nothing": found.reason})
            else:
                item, why, score = found.item_id, found.why, found.score
                chosen.append({"annotator": annotator.id, "item": item, "why": why, "score": score})
    return chosen
