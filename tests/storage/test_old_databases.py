"""A database, its exports and its backup by version 0.1.0 are read by this version.

`databases/` was written by commit 115d37a: 140 answers of six annotators with gold questions, an
exam, second opinions, undos, checkpoints, invites, a group, an excluded annotator and given labels.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from bot.campaign.campaign import Campaign
from bot.campaign.replay import replay
from bot.campaign.selection import SelectionRules
from bot.campaign.types import Question
from bot.formats.conversion import export_rows
from bot.formats.writing import write
from storage import Store
from storage.migrate import migrations
from storage.restore import restore_backup
from tests.support.desk import Clock

FOLDER = Path(__file__).parent / "databases"
OWNER = 1001


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


async def test_the_questions_of_an_old_database_are_reported_as_asked_by_earlier_rules(
    old: Path,
) -> None:
    async with await Store.open(old) as store:
        replayed = await replay(store, "weights", SelectionRules())

    assert (replayed.questions, replayed.undone) == (127, 7)
    assert (replayed.earlier_rules, replayed.differences) == (120, ())


async def test_exam_answers_of_an_old_database_count_in_the_looks(old: Path) -> None:
    async with await Store.open(old) as store, Campaign.open(store, clock=Clock()) as campaign:
        chances = (await campaign.training.current()).snapshot.chances
        reserve = await store.model_log.exam_items()

    assert chances is not None
    assert len(chances.reserve) == len(reserve) > 0
    assert (chances.inclusion > 0).all()


async def test_an_old_database_goes_on_and_its_new_questions_are_replayed(old: Path) -> None:
    asked = await label_on(old)

    async with await Store.open(old) as store:
        replayed = await replay(store, "weights", SelectionRules())
    assert asked >= 20
    assert (replayed.earlier_rules, replayed.differences) == (120, ())


async def test_an_old_backup_is_restored_and_goes_on(old: Path, tmp_path: Path) -> None:
    database = tmp_path / "restored.db"

    restored = await restore_backup(old, database)

    assert (restored.saved.schema, restored.saved.answers) == (4, 140)
    assert await label_on(database) >= 20


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


async def label_on(path: Path) -> int:
    """Everybody who may is asked and answers ten times; returns the number of answers."""
    answers = 0
    async with (
        await Store.open(path) as store,
        Campaign.open(store, owners=(OWNER,), features="words", clock=Clock()) as campaign,
    ):
        for _ in range(10):
            for annotator in await campaign.members.all():
                question = await campaign.next_question(annotator.id)
                if isinstance(question, Question):
                    await campaign.answer(annotator.id, question.id, "no_spam", None)
                    answers += 1
    return answers
