"""The benchmark of many people measures what it says: a small run of each part, over HTTP."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from benchmarks import crowd
from benchmarks.support import card_text, database_with, labelled_rows, overlapping_questions
from bot.demo.scripted_annotators import CardButton
from storage.records import AnnotatorId, ItemId
from tests.support.campaigns import texts, truth
from tests.support.questions import ask_question


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """200 labelled messages."""
    path = tmp_path / "messages.jsonl"
    lines = [json.dumps({"text": text, "label": truth(text)}) for text in texts(200)]
    path.write_text("\n".join(lines), "utf-8")
    return path


def small(file: Path, **more: object) -> crowd.Experiment:
    plan = {
        "file": file,
        "features": "words",
        "seeds": range(1),
        "people": 6,
        "answers": 60,
        "leavers": 1,
        "small": 12,
        "waiting": 2,
        "claim_seconds": 2.0,
        "labels": 40,
        "together": 3,
        "pairs": range(1),
        "errors": 60,
        "over_http": 1,
    }
    return crowd.Experiment(**(plan | more))  # type: ignore[arg-type]


async def test_many_at_once_lose_and_double_nothing_and_are_asked_nothing_twice(
    file: Path,
) -> None:
    found = await crowd.many(labelled_rows(file), small(file))

    assert found["answers"] == 60
    assert (found["lost"], found["doubled"], found["unintended"]) == (0, 0, 0)


async def test_what_somebody_holds_for_ever_is_asked_of_others_after_its_claim(file: Path) -> None:
    found = await crowd.abandoned(labelled_rows(file), small(file))

    assert found["back"] == found["claims"] == 2
    assert min(found["seconds"]) >= 0
    assert found["unintended"] == 0


@pytest.mark.parametrize("over_http", [0, 1])
async def test_a_crowd_with_a_saboteur_is_measured_over_http_and_by_turns(
    file: Path, over_http: int
) -> None:
    plan = small(file, over_http=over_http)

    found = await asyncio.to_thread(crowd.erring_crowd, plan, "one saboteur in six", 0)

    assert found["unintended"] == 0
    assert len(found["estimates"]) == 6
    assert 0.5 < found["labels_right"] <= 1
    assert 0 <= found["f1"] <= 1


async def test_a_message_that_is_asked_of_two_at_once_is_found(file: Path) -> None:
    pool = labelled_rows(file)
    async with database_with(pool, 0) as store:
        await store.people.set_owners((100, 101), 0.0)
        await store.model_log.add_feature_fit("words", ItemId(200), "a test")
        for who in (1, 2):
            await ask_question(store, ItemId(1), AnnotatorId(who), asked_at=who, expires_at=10.0)

        assert await overlapping_questions(store) == 1


def test_a_goal_of_labels_allows_a_second_opinion_and_not_one_message_more() -> None:
    goal = crowd.Goal(2, labels=True)

    allowed = [goal.allows(tap, text) for tap, text in enumerate("abac")]
    goal.reached(0, "a")
    goal.reached(2, "a")
    early = goal.done.is_set()
    goal.reached(1, "b")

    assert allowed == [True, True, True, False]
    assert (early, goal.done.is_set()) == (False, True)


def test_simulated_people_err_as_often_as_said_and_always_on_the_same_texts(file: Path) -> None:
    pool = labelled_rows(file)
    says = crowd.erring(pool, (1.0, 0.8, 0.0), 0)

    def said(person: int) -> list[CardButton]:
        return [says(person, card_text(row.text)) for row in pool]

    def right(person: int) -> float:
        words = said(person)
        return sum(word == row.label for word, row in zip(words, pool, strict=True)) / len(pool)

    assert (right(0), right(2)) == (1, 0)
    assert 0.7 < right(1) < 0.9
    assert said(1) == said(1)
