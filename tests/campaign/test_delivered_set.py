"""Every message is delivered with a label, its source, and what is proven about the machine's."""

from __future__ import annotations

import asyncio
from pathlib import Path

import numpy as np
import pytest

from bot.campaign.delivered_set import (
    INHERITED,
    KNOWN,
    LEFT_OUT,
    MACHINE,
    PERSON,
    Moment,
    delivered_items,
)
from bot.campaign.proofs import CertificateGoal
from bot.campaign.types import ItemId
from storage import Store
from tests.support.campaigns import (
    Clock,
    asked,
    copied,
    items,
    label,
    opened,
    people_of,
    texts,
    truth,
)
from tests.support.certified import certified_campaign, delivered_of, label_until_proven


@pytest.fixture(scope="module")
def certified(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("certified") / "tapwise.db"
    asyncio.run(certified_campaign(path))
    return path


async def test_every_message_has_a_label_and_its_source(certified: Path) -> None:
    async with await Store.open(certified) as store:
        delivered, numbers = await delivered_of(store)
        rows = await delivered_items(store, delivered, await Moment.now(store))
        given = {label.item_id for label in await store.items.given_after(0)}
        people = {each.item_id for each in await store.questions.current_answers()}

    assert len(rows) == numbers["messages"]["all"] > 600
    assert {item_of_row + 1 for item_of_row in np.flatnonzero(delivered.source == KNOWN)} == given
    assert {ItemId(int(row) + 1) for row in np.flatnonzero(delivered.source == PERSON)} == people
    assert delivered.count(INHERITED) > 0
    assert delivered.count(LEFT_OUT) == 0
    by_people = [row for row in rows if row.source != "machine"]
    wrong = [row for row in by_people if row.item.label != truth(row.item.text)]
    assert not wrong
    asked = [row for row in rows if row.source == "person"]
    assert all(row.why and row.item.annotator and row.item.answered_at for row in asked)
    assert all(row.probability for row in asked if row.why == "exam")
    assert all(row.why is None for row in rows if row.source in ("machine", "inherited"))


async def test_near_duplicates_are_delivered_with_one_label(certified: Path) -> None:
    async with await Store.open(certified) as store:
        delivered, _ = await delivered_of(store)

    pairs = list(zip(delivered.spam[:40], delivered.spam[-40:], strict=True))
    heirs = set(delivered.source[-40:].tolist())
    assert all(first == copy for first, copy in pairs)
    assert {INHERITED, MACHINE} <= heirs


async def test_the_bound_is_proven_by_the_certificate_of_this_model(certified: Path) -> None:
    async with await Store.open(certified) as store:
        delivered, numbers = await delivered_of(store)
        [proof] = await store.exam_log.proofs()
        pool = await store.exports.texts(10_000)

    machine = delivered.source == MACHINE
    wrong = [
        truth(text) != ("spam" if spam else "no_spam")
        for (text, _), spam in zip(pool, delivered.spam, strict=True)
    ]
    assert (proof.outcome, delivered.proof, delivered.is_certified) == ("stands", proof.id, True)
    assert numbers["certified"] is True
    assert np.mean(np.array(wrong)[machine]) <= delivered.bounds.most_wrong <= 0.05
    assert "Certified: at most 5 % of the model's labels are wrong." in numbers["sentence"]


async def test_what_is_learnt_afterwards_ends_the_certificate(certified: Path) -> None:
    path = copied(certified, "later.db")
    async with opened(path, Clock(), exam_every=5) as campaign:
        ann, *_ = await people_of(campaign)
        await label(campaign, ann, 8)

    async with await Store.open(path) as store:
        delivered, numbers = await delivered_of(store)

    assert (delivered.proof, delivered.is_certified) == (None, False)
    assert "Not certified: this model has no certificate" in numbers["sentence"]
    assert delivered.count(MACHINE) > 0


async def test_questions_open_when_a_proof_begins_do_not_end_its_certificate(
    tmp_path: Path,
) -> None:
    path = tmp_path / "open.db"
    async with opened(path, Clock(), exam_every=5) as campaign:
        await campaign.add_items(items(texts(600)))
        ann, bob, cat = await people_of(campaign)
        await label(campaign, ann, 60)
        late = [await asked(campaign, each) for each in (bob, cat)]
        await campaign.proofs.begin(CertificateGoal())
        for question in late:
            await campaign.answer(question.annotator_id, question.id, truth(question.text), None)
        await label_until_proven(campaign, ann)

    async with await Store.open(path) as store:
        delivered, _ = await delivered_of(store)
    assert {question.why for question in late} == {"uncertainty"}
    assert delivered.is_certified


async def test_uncertain_labels_are_left_out_until_the_rest_is_proven(certified: Path) -> None:
    async with await Store.open(certified) as store:
        every, _ = await delivered_of(store)
        loose, _ = await delivered_of(store, 0.3)
        strict, numbers = await delivered_of(store, 0.002)
        rows = await delivered_items(store, strict, await Moment.now(store))

    assert loose.is_certified
    assert loose.count(LEFT_OUT) <= every.count(MACHINE)
    assert (strict.count(MACHINE), strict.is_certified) == (0, False)
    assert strict.count(LEFT_OUT) == every.count(MACHINE)
    assert f"{strict.count(LEFT_OUT):,} are left out" in numbers["sentence"]
    assert {row.item.label for row in rows if row.source == "left_out"} == {None}


async def test_without_a_model_the_machine_labels_nothing(tmp_path: Path) -> None:
    path = tmp_path / "cold.db"
    async with opened(path, Clock()) as campaign:
        await campaign.add_items(items(texts(30)))

    async with await Store.open(path) as store:
        delivered, numbers = await delivered_of(store)

    assert delivered.count(LEFT_OUT) == 30
    assert numbers["sentence"] == (
        "Of 30 messages, 0 are labelled by the model (spam from a "
        "score of 0.5 on), and 30 are left out as theirs cannot be certified."
    )


async def test_messages_of_an_undone_import_are_not_delivered(certified: Path) -> None:
    path = copied(certified, "undone.db")
    async with opened(path, Clock(), exam_every=5) as campaign:
        await campaign.add_items(items(["see you at the station", "win a free phone"]))
        await campaign.add_items(items(["free cash at home"]))
    async with await Store.open(path) as store:
        before, _ = await delivered_of(store)
        imports = await store.imports.summaries()
        await store.imports.undo(imports[0].number, 2_000.0)
        after, numbers = await delivered_of(store)
        rows = await delivered_items(store, after, await Moment.now(store))

    assert "free cash at home" not in [row.item.text for row in rows]
    assert len(rows) == numbers["messages"]["all"] == len(before.source) - 1


async def test_a_certificate_ends_when_messages_are_withdrawn(certified: Path) -> None:
    path = copied(certified, "withdrawn.db")
    async with await Store.open(path) as store:
        before, numbers = await delivered_of(store)
        newest, *_ = await store.imports.summaries()
        undone = await store.imports.undo(newest.number, 2_000.0)
        after, _ = await delivered_of(store)

    assert undone.withdrawn > 0
    assert (before.is_certified, after.proof) == (True, None)
    assert numbers["proof"] is not None


async def test_a_certificate_is_about_the_goal_of_its_proof(tmp_path: Path) -> None:
    path = tmp_path / "loose.db"
    await certified_campaign(path, max_error=0.2)

    async with await Store.open(path) as store:
        delivered, numbers = await delivered_of(store)
        strict, _ = await delivered_of(store, 0.02)

    assert (delivered.max_error, delivered.is_certified) == (0.2, True)
    assert "Certified: at most 20 % of the model's labels are wrong." in numbers["sentence"]
    assert strict.max_error == 0.02
