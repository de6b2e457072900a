"""`bot.notebook`: a campaign's file as rows and arrays."""

from __future__ import annotations

import asyncio
import re
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from bot.campaign.learnt_model import NoModelError
from bot.errors import StoreError
from bot.notebook import Answer, open_campaign
from storage.records import NewItem
from tests.support.campaigns import Clock, asked, items, label, opened, people_of, texts, truth
from tests.support.new_databases import new_database
from tests.support.paths import ROOT

pytestmark = pytest.mark.usefixtures("no_settings")

PAGE = (ROOT / "docs/notebooks.md").read_text("utf-8")


@pytest.fixture(scope="module")
def labelled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A campaign with 60 answers, half of them to exam questions; a skip and a revision."""
    path = tmp_path_factory.mktemp("notebook") / "tapwise.db"
    asyncio.run(label_messages(path))
    return path


async def label_messages(path: Path) -> None:
    async with opened(path, Clock(), exam_every=2) as campaign:
        await campaign.add_items([*items(texts(150)), NewItem("known message", "spam", "a file")])
        first, *_ = people = await people_of(campaign)
        skipped = await asked(campaign, first)
        await campaign.answer(first, skipped.id, "skip", None)
        await campaign.guidelines.set("Only what sells something is spam.", "", first)
        for person in people:
            await label(campaign, person, 20)
        question = await asked(campaign, first)
        await campaign.answer(first, question.id, truth(question.text), None)
        await campaign.undo(first, None)


def test_messages_are_numbered_in_the_order_of_import(labelled: Path) -> None:
    messages = open_campaign(labelled).messages()

    assert [message.text for message in messages] == [*texts(150), "known message"]
    assert [message.id for message in messages] == list(range(1, 152))
    assert messages[0].imported_at.tzinfo is UTC
    assert 0 < sum(message.exam for message in messages) < 151
    assert not any(message.withdrawn for message in messages)


def test_labels_say_where_they_come_from(labelled: Path) -> None:
    campaign = open_campaign(labelled)
    text_of = {message.id: message.text for message in campaign.messages()}

    labels = campaign.labels()

    assert {found.source for found in labels} >= {"person", "known"}
    known = [found for found in labels if found.source == "known"]
    assert [(text_of[found.message_id], found.annotator) for found in known] == [
        ("known message", None)
    ]
    given = [found for found in labels if found.source == "person"]
    assert all(found.label == truth(text_of[found.message_id]) for found in given)
    assert {found.annotator for found in given} == {1, 2, 3}


def test_the_log_says_who_answered_what_when_and_why_it_was_asked(labelled: Path) -> None:
    answers = open_campaign(labelled).answers()

    skip, *labels, _, undone = answers
    assert (skip.choice, skip.guideline, skip.current) == ("skip", None, True)
    assert {answer.guideline for answer in labels} == {1}
    assert {answer.annotator for answer in answers} == {1, 2, 3}
    assert (undone.choice, undone.revision) == ("undone", 2)
    changed = [answer.current for answer in answers if answer.question_id == undone.question_id]
    assert changed == [False, False]
    exam = [answer for answer in answers if answer.why == "exam"]
    assert len(exam) >= 10
    assert all(0 < (answer.probability or 0) <= 1 for answer in exam)
    assert all(answer.asked_at == datetime.fromtimestamp(1_000, UTC) for answer in answers)


def test_the_score_over_time_has_its_intervals(labelled: Path) -> None:
    looks = open_campaign(labelled).looks()

    assert [look.exam_answers for look in looks][:2] == [10, 20]
    last = looks[-1]
    missed = last.missed_low, last.missed, last.missed_high
    ends = [end for end in missed if end is not None]
    assert len(ends) == 3
    assert 0 == ends[0] <= ends[1] <= ends[2] <= 1


def test_the_guideline_is_there_in_its_versions(labelled: Path) -> None:
    [guideline] = open_campaign(labelled).guidelines()

    assert (guideline.version, guideline.rule) == (1, "Only what sells something is spam.")


def test_the_model_scores_messages_of_the_pool_and_others(labelled: Path) -> None:
    campaign = open_campaign(labelled)

    scores, model = campaign.scores(), campaign.model()

    assert scores.shape == (151,)
    assert scores.dtype == np.float64
    assert scores == pytest.approx(model.scores([*texts(150), "known message"]), abs=1e-4)
    spam, ham = model.scores(["win a free prize now", "see you later"])
    assert ham < 0.5 < spam


def test_a_file_can_be_read_while_a_bot_works_on_it_and_is_left_as_it_is(labelled: Path) -> None:
    async def read_twice() -> tuple[list[Answer], list[Answer]]:
        copy = shutil.copytree(labelled.parent, labelled.parent / "copy") / labelled.name
        async with opened(copy, Clock(), exam_every=2) as campaign:
            file = open_campaign(copy)
            before = file.answers()
            first, *_ = await people_of(campaign)
            await label(campaign, first, 1)
            return before, file.answers()

    before, after = asyncio.run(read_twice())

    assert len(after) == len(before) + 1
    content = labelled.read_bytes()
    file = open_campaign(labelled)
    file.messages(), file.labels(), file.scores()
    assert labelled.read_bytes() == content


def test_without_labels_there_is_no_model(tmp_path: Path) -> None:
    path = tmp_path / "tapwise.db"
    asyncio.run(new_database(path, tuple(texts(40))))
    campaign = open_campaign(path)

    assert (campaign.labels(), campaign.answers(), campaign.looks()) == ([], [], [])
    with pytest.raises(NoModelError, match="labels of each class"):
        campaign.scores()
    with pytest.raises(NoModelError):
        campaign.model()


def test_a_file_that_is_missing_foreign_older_or_newer_is_refused(labelled: Path) -> None:
    with closing(sqlite3.connect("foreign.db")) as database, database:
        database.execute("CREATE TABLE other (id INTEGER)")
    for name, version in (("older.db", 5), ("newer.db", 1_000)):
        shutil.copy(labelled, name)
        with closing(sqlite3.connect(name)) as database, database:
            database.execute(f"PRAGMA user_version = {version}")

    for name, said in (
        ("missing.db", "There is no database at missing.db"),
        ("foreign.db", "is a database of another program"),
        ("older.db", "has schema 5, older than"),
        ("newer.db", "newer than this program's"),
    ):
        with pytest.raises(StoreError, match=said):
            open_campaign(name)


def test_rows_make_columns_of_equal_length_and_of_one_type(labelled: Path) -> None:
    """What pandas and polars need: docs/notebooks.md names the versions that were tried."""
    campaign = open_campaign(labelled)

    for rows in (campaign.messages(), campaign.labels(), campaign.answers(), campaign.looks()):
        columns = columns_of(rows)
        assert {len(values) for values in columns.values()} == {len(rows)}
        for name, values in columns.items():
            kinds = {type(value) for value in values if value is not None}
            assert len(kinds) <= 1, name
            assert kinds <= {int, float, str, bool, datetime}, name


@pytest.mark.parametrize("code", re.findall(r"```python\n(.*?)```", PAGE, re.S))
def test_the_example_runs_as_it_stands(code: str, labelled: Path) -> None:
    shutil.copytree(labelled.parent, ".", dirs_exist_ok=True)
    libraries = re.findall(r"^import (pandas|polars)", code, re.M)
    for library in libraries:
        pytest.importorskip(library)

    exec(code, {})


def columns_of(rows: Sequence[Any]) -> dict[str, list[object]]:
    return {
        field.name: [asdict(row)[field.name] for row in rows] for field in fields(type(rows[0]))
    }
