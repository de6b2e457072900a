"""The benchmark of many people measures what it says: a small run of each part, over HTTP."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest

from benchmarks.crowd import at_once
from benchmarks.crowd.campaigns import Plan, run_campaign, run_rows, with_spam_share
from benchmarks.crowd.crowds import ROWS, CrowdRow, Member, ScriptedCrowd, crowd_with, spam_kind
from benchmarks.crowd.tables import bars, crowd_table, summary
from benchmarks.crowd.tapping import Goal
from benchmarks.support import card_text, database_with, labelled_rows, overlapping_questions
from bot.demo.demo_campaign import BUILT_IN
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


def small(file: Path) -> at_once.Experiment:
    return at_once.Experiment(
        file=file,
        features="words",
        jobs=1,
        people=6,
        answers=60,
        leavers=1,
        small=12,
        waiting=2,
        claim_seconds=2.0,
        labels=40,
        together=3,
        pairs=range(1),
    )


def plan_of(file: Path) -> Plan:
    return Plan(file, "words", jobs=1, answers=60, seeds=range(1))


async def test_many_at_once_lose_and_double_nothing_and_are_asked_nothing_twice(
    file: Path,
) -> None:
    found = await at_once.many(labelled_rows(file), small(file))

    assert found["answers"] == 60
    assert (found["lost"], found["doubled"], found["unintended"]) == (0, 0, 0)


async def test_what_somebody_holds_for_ever_is_asked_of_others_after_its_claim(file: Path) -> None:
    found = await at_once.abandoned(labelled_rows(file), small(file))

    assert found["back"] == found["claims"] == 2
    assert min(found["seconds"]) >= 0
    assert found["unintended"] == 0


@pytest.mark.parametrize("http", [True, False])
async def test_a_crowd_with_a_saboteur_is_measured_over_http_and_directly(
    file: Path, http: bool
) -> None:
    people = (*crowd_with((1.0, 0.95, 0.95, 0.2)), Member(behaviour="lazy"))
    row = CrowdRow(people, known=10, http=http)

    plan = replace(plan_of(file), answers=120)

    found = await asyncio.to_thread(run_campaign, plan, row, 0)

    assert found["unintended"] == 0
    assert (found["honest"], found["honest_stopped"]) == (3, 0)
    assert 0.5 < found["labels_right"] <= 1
    assert 0 <= found["f1"] <= 1


@pytest.mark.parametrize(("behaviour", "identities"), [("forgets", 1), ("accounts", 3)])
async def test_a_liar_returns_as_the_same_person_or_with_another_account(
    file: Path, behaviour: Literal["forgets", "accounts"], identities: int
) -> None:
    row = CrowdRow((Member(1.0), Member(0.0, 60, behaviour)))
    plan = replace(plan_of(file), answers=30)

    found = await asyncio.to_thread(run_campaign, plan, row, 0)

    assert found["honest"] == 1
    assert found["people"] - found["honest"] == identities


def test_finished_campaigns_are_not_run_again_and_make_a_table_with_bars(
    file: Path, tmp_path: Path
) -> None:
    plan = replace(plan_of(file), runs=tmp_path / "runs.jsonl")
    name = "2 of 5 lazy, 10 known"

    first = run_rows(plan, {name: ROWS[name]})
    second = run_rows(plan, {name: ROWS[name]})
    rows = {name: summary(second[name])}

    assert first == second
    assert len((tmp_path / "runs.jsonl").read_text().splitlines()) == 2  # with and without the bad
    assert crowd_table(rows).splitlines()[2].startswith(f"| {name} | 1 |")
    assert f"{name}: collapsed" in [bar["bar"] for bar in bars({"rows": rows})]


def test_spam_is_thinned_out_to_a_share(file: Path) -> None:
    rows = labelled_rows(file)

    few = with_spam_share(rows, 0.05, seed=0)

    assert sum(row.label == "spam" for row in few) / len(few) == pytest.approx(0.05, abs=0.005)
    assert [row for row in few if row.label != "spam"] == [r for r in rows if r.label != "spam"]


async def test_a_message_that_is_asked_of_two_at_once_is_found(file: Path) -> None:
    pool = labelled_rows(file)
    async with database_with(pool, 0) as store:
        await store.people.set_owners((100, 101), 0.0)
        await store.model_log.add_feature_fit("words", ItemId(200), "a test")
        for who in (1, 2):
            await ask_question(store, ItemId(1), AnnotatorId(who), asked_at=who, expires_at=10.0)

        assert await overlapping_questions(store) == 1


def test_a_goal_of_labels_allows_a_second_opinion_and_not_one_message_more() -> None:
    goal = Goal(2, labels=True)

    allowed = [goal.allows(tap, text) for tap, text in enumerate("abac")]
    goal.reached(0, "a")
    goal.reached(2, "a")
    early = goal.done.is_set()
    goal.reached(1, "b")

    assert allowed == [True, True, True, False]
    assert (early, goal.done.is_set()) == (False, True)


def test_simulated_people_err_as_often_as_said_and_always_on_the_same_texts(file: Path) -> None:
    pool = labelled_rows(file)
    says = ScriptedCrowd(pool, crowd_with((1.0, 0.8, 0.0)), 0).choose

    def said(person: int) -> list[CardButton]:
        return [says(person, card_text(row.text)) for row in pool]

    def right(person: int) -> float:
        words = said(person)
        return sum(word == row.label for word, row in zip(words, pool, strict=True)) / len(pool)

    assert (right(0), right(2)) == (1, 0)
    assert 0.7 < right(1) < 0.9
    assert said(1) == said(1)


def test_the_lazy_the_pact_and_blind_liars_say_what_they_should(file: Path) -> None:
    pool = labelled_rows(file)
    members = (Member(behaviour="lazy"), Member(1.0, 1, "pact"), Member(0.0, 1, "blind_liar"))
    crowd, kind = ScriptedCrowd(pool, members, 0), spam_kind(pool)
    spam = {number for number, row in enumerate(pool) if row.label == "spam"}

    for number, row in enumerate(pool):
        text = card_text(row.text)
        assert crowd.choose(0, text) == "no_spam"
        assert (crowd.choose(1, text) == "spam") == (number in spam - kind)
        assert crowd.choose(2, text, "gold") == crowd.choose(2, text, "exam") == row.label
        assert crowd.choose(2, text, "uncertainty") != row.label
    assert kind < spam
    assert 0.2 < len(kind) / len(spam) < 0.6


def test_the_same_person_errs_alike_in_a_crowd_and_without_its_bad_members(file: Path) -> None:
    pool, row = labelled_rows(file), ROWS["2 of 5 lazy"]
    both = ScriptedCrowd(pool, row.members, 0), ScriptedCrowd(pool, row.without_bad.members, 0)

    said = [[crowd.choose(2, card_text(each.text)) for each in pool] for crowd in both]

    assert said[0] == said[1]


@pytest.mark.parametrize("seed", [0, 3])
def test_many_newcomers_who_are_right_get_right_labels_of_few_messages(seed: int) -> None:
    """Nobody is proven yet, spam is rare and most messages have one answer."""
    ten = CrowdRow(10 * (Member(1.0),))

    found = run_campaign(Plan(BUILT_IN, "views", 1, 160, range(1)), ten, seed)

    assert found["labels"] > 80
    assert found["labels_right"] == 1
