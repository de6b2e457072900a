"""A certificate follows from the log to the last digit, and a tampered one does not."""

from __future__ import annotations

import asyncio
import copy
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from numpy.random import Generator, default_rng

from bot.campaign.certificate import CertificateError, Numbers, differences, moment_of, sentence
from bot.campaign.explanations import past_trainer
from bot.campaign.proofs import CertificateGoal
from storage import Store
from tests.support.campaigns import Clock, copied, items, label, opened, people_of, texts
from tests.support.certified import certified_campaign, delivered_of

TAMPERED = 50


@pytest.fixture(scope="module")
def certified(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("certified") / "tapwise.db"
    asyncio.run(certified_campaign(path))
    return path


async def certificate_of(path: Path, max_error: float | None = None) -> Numbers:
    async with await Store.open(path) as store:
        _, numbers = await delivered_of(store, max_error)
    found: Numbers = json.loads(json.dumps(numbers))  # as a file has it
    return found


async def check(path: Path, numbers: Numbers) -> list[str]:
    """The differences from what follows from the log."""
    async with await Store.open(path) as store:
        moment = await moment_of(store, numbers)
        fits = {fit.id: fit for fit in await store.model_log.feature_fits()}
        opening = past_trainer(
            *(store, "chars", "weights", None, "single"),
            fit=fits.get(numbers["settings"]["features"]),
            size=moment.marks.items,
        )
        async with opening as trainer:
            return await differences(store, trainer, moment, numbers)


@pytest.mark.parametrize("max_error", [None, 0.1, 0.002])
async def test_a_certificate_is_recomputed_equal(certified: Path, max_error: float | None) -> None:
    numbers = await certificate_of(certified, max_error)

    assert await check(certified, numbers) == []


async def test_a_certificate_still_follows_when_the_campaign_has_gone_on(certified: Path) -> None:
    numbers = await certificate_of(certified)
    path = copied(certified, "later.db")
    async with opened(path, Clock(), exam_every=5) as campaign:
        ann, *_ = await people_of(campaign)
        await label(campaign, ann, 20)
        await campaign.add_items(items(texts(80, 9)))
        await label(campaign, ann, 10)
        await campaign.store.model_log.end_exam()
        await campaign.refresh()
        await label(campaign, ann, 5)

    assert await check(path, numbers) == []


async def test_a_certificate_still_follows_when_another_proof_begins_at_once(
    certified: Path,
) -> None:
    numbers = await certificate_of(certified)
    path = copied(certified, "again.db")
    async with opened(path, Clock(), exam_every=5) as campaign:
        await campaign.proofs.begin(CertificateGoal(0.02))

    assert await check(path, numbers) == []


async def test_fifty_tampered_certificates_are_detected(certified: Path) -> None:
    numbers, rng = await certificate_of(certified), default_rng(1)
    places = list(leaves(numbers))
    undetected = []
    for turn in range(TAMPERED):
        tampered = copy.deepcopy(numbers)
        place = places[turn % len(places)]
        change(tampered, place, rng)
        try:
            found = await check(certified, tampered)
        except CertificateError:
            continue
        if not found:
            undetected.append(place)

    assert len(places) > 40
    assert undetected == []


async def test_a_log_that_was_changed_behind_the_program_is_detected(certified: Path) -> None:
    numbers = await certificate_of(certified)
    path = copied(certified, "changed.db")
    with sqlite3.connect(path) as file:
        file.execute("UPDATE question SET probability = 0.5 WHERE why = 'exam' AND id < 40")
    file.close()

    assert any("log.sha256" in each for each in await check(path, numbers))


async def test_a_certificate_of_another_campaign_is_detected(
    certified: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.db"
    await certified_campaign(other, texts(500, 4), max_error=0.2)

    numbers = await certificate_of(certified)
    try:
        found = await check(other, numbers)
    except CertificateError:
        return  # the other log is shorter
    assert found


@pytest.mark.parametrize(
    "found", [{}, {"log": {}}, {"tapwise_certificate": 1, "log": {"answers": -1}}]
)
async def test_what_is_no_certificate_is_refused(certified: Path, found: Numbers) -> None:
    async with await Store.open(certified) as store:
        with pytest.raises(CertificateError):
            await moment_of(store, found)


async def test_the_sentence_says_all_its_numbers(certified: Path) -> None:
    numbers = await certificate_of(certified)

    said = sentence(numbers)
    assert said == numbers["sentence"]
    for count in (numbers["messages"]["all"], sum(numbers["machine"].values())):
        assert f"{count:,}" in said
    assert "with 90 % confidence" in said
    assert "of its labels spam" in said
    assert "of its labels no_spam" in said
    assert "of all spam was found" in said
    answers = {"spam": 20, "wrong_spam": 1, "no_spam": 80, "wrong_no_spam": 0}
    assert "of which 1 contradicts the model" in sentence(numbers | {"answers": answers})


def leaves(found: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The places of all values."""
    for key, value in found.items():
        if isinstance(value, dict):
            yield from leaves(value, (*path, key))
        else:
            yield (*path, key)


def change(found: Numbers, path: tuple[str, ...], rng: Generator) -> None:
    """Change, remove or add a value."""
    inside = found
    for key in path[:-1]:
        inside = inside[key]
    value = inside[path[-1]]
    what = rng.integers(6)
    if what == 4:
        del inside[path[-1]]
    elif what == 5:
        inside["more"] = 1
    elif isinstance(value, bool):
        inside[path[-1]] = not value
    elif isinstance(value, (int, float)):
        inside[path[-1]] = value + (1 if isinstance(value, int) else 1e-12)
    elif isinstance(value, str):
        inside[path[-1]] = value[:-1] + ("0" if value[-1:] != "0" else "1")
    else:
        inside[path[-1]] = 0.25
