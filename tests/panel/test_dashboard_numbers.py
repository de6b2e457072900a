"""The dashboard's numbers are those of the campaign, and nothing is changed by reading them."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import AsyncIterator
from dataclasses import asdict
from pathlib import Path

import pytest
import pytest_asyncio

from bot.campaign.exam_progress import read_standing
from bot.campaign.score_sentences import score_sentences
from bot.emulator.responses import Json
from bot.panel.dashboard_panel import DashboardPanel, opened
from bot.pool.manifest import folder_of
from storage import Store
from storage.bot_lock import bot_lock
from storage.heartbeat_log import Heartbeat
from tests.support.campaigns import copied, items
from tests.support.dashboards import ANSWERS, COPIES, PHONE, label_campaign, options

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("dashboard") / "tapwise.db"
    await label_campaign(path)
    return path


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def numbers(database: Path) -> AsyncIterator[DashboardPanel]:
    async with opened(json.loads(json.dumps(asdict(options(database))))) as numbers:
        yield numbers


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def parts(numbers: DashboardPanel) -> list[Json]:
    """What the process writes for the first update."""
    found: list[Json] = []
    await numbers.update(found.append)
    while (more := await numbers.more(hurry=False)) is not None:
        found.append(more)
    return found


@pytest.fixture
def shown(parts: list[Json]) -> Json:
    """What the page shows in the end; JSON can carry it."""
    known: Json = {}
    for part in parts:
        known |= part
    again: Json = json.loads(json.dumps(known))
    return again


async def test_the_numbers_are_those_of_the_other_reports(database: Path, shown: Json) -> None:
    async with await Store.open_readonly(database) as store:
        counts = await store.items.counts(0.0)
        standing = await read_standing(store, "majority")
        days, looks = await store.items.answers_by_day(), await store.exam_log.looks()

    assert shown["status"] | {"open_questions": 0} == asdict(counts) | {"open_questions": 0}
    assert shown["score"]["sentences"] == score_sentences(standing)
    assert shown["days"] == [list(day) for day in days]
    assert [each["answers"] for each in shown["course"]] == [look.look for look in looks] != []
    assert shown["curve"]["title"] == "The model after each label"
    assert sum(shown["histogram"]["bins"]) > 0
    assert shown["words"]["spam"]


async def test_the_team_is_listed_by_number_with_its_agreement(shown: Json) -> None:
    members = shown["team"]["members"]

    assert [member["role"] for member in members] == ["owner"] * 3
    assert sum(member["answers"] for member in members) == ANSWERS
    assert all("Krippendorff" in line or "too few" in line for line in shown["team"]["agreement"])
    assert "telegram_id" not in json.dumps(shown)


async def test_near_duplicates_and_disputes_are_shown_with_their_messages(shown: Json) -> None:
    largest = shown["duplicates"]["largest"][0]

    assert shown["duplicates"]["groups"] >= 1
    assert (largest["text"], largest["size"]) == (COPIES[0], len(COPIES))
    assert shown["disputes"]["count"] == len(shown["disputes"]["shown"]) > 0
    for dispute in shown["disputes"]["shown"]:
        assert min(dispute["spam"], dispute["no_spam"]) > 0


async def test_messages_are_masked_as_on_cards(shown: Json) -> None:
    text = json.dumps(shown, ensure_ascii=False)

    assert PHONE not in text
    assert "call ⟨📞⟩" in text


async def test_nothing_tells_an_exam_question_from_others(database: Path, shown: Json) -> None:
    async with await Store.open_readonly(database) as store:
        asked = await store.questions.newest(ANSWERS)

    assert {question.why for question in asked} > {"exam"}
    assert {frozenset(each) for each in shown["recent"]} == {
        frozenset({"text", "cut", "annotator", "asked_at", "open", "answer"})
    }
    assert shown["histogram"]["asked"] == []


async def test_an_update_without_a_new_fact_fits_no_model(
    numbers: DashboardPanel, parts: list[Json]
) -> None:
    again: list[Json] = []

    await numbers.update(again.append)

    assert any("histogram" in part for part in parts)
    assert not any("histogram" in part for part in again)
    assert again[-1] == {"progress": None}


async def test_nothing_is_computed_while_the_bot_reads_messages(database: Path) -> None:
    path = copied(database, "reading.db")
    shutil.copytree(folder_of(database), folder_of(path))
    async with await Store.open(path) as store:
        await store.items.add(items(["a message that has just come in"]))
        now = time.time()
        await store.heartbeat_log.write(Heartbeat(now, now, now, now, now, None, now, 1, 1))
    found: list[Json] = []

    async with opened(asdict(options(path))) as numbers:
        await numbers.update(found.append)

    reading = {"what": "The bot is reading messages", "done": 67, "of": 68}
    assert {"progress": reading} in found
    assert any("status" in part for part in found)
    assert not any("histogram" in part for part in found)


async def test_reading_changes_no_file_and_takes_no_lock(database: Path) -> None:
    def files() -> dict[str, bytes]:
        found = [path for path in database.parent.rglob("*") if path.is_file()]
        return {path.name: path.read_bytes() for path in found if not path.match("*.db-*")}

    before = files()
    with bot_lock(database, "a bot runs"):
        with_lock = files().keys()
        async with opened(asdict(options(database))) as numbers:
            await numbers.update(lambda _: None)
            during = files()

    assert during.keys() == with_lock
    assert {name: during[name] for name in before} == before
