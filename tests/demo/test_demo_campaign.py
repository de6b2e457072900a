"""The demo with the real bot: a kill, scripted annotators, other messages, exports."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.demo.bot_process import BotProcess
from bot.demo.demo_campaign import HELD_OUT_SHARE, prepare
from bot.demo.scripted_annotators import LAZY_ID, SABOTEUR_ID
from bot.formats.reading import read
from bot.formats.registry import FORMS
from bot.formats.rows import Row
from bot.panel.panel_process import PanelProcess
from tests.support.demo_page import ADA
from tests.support.demos import FEATURES, file_without_baseline, labelled_file, write_settings
from tests.support.demos_here import BotHere, NoPanel, demo_here

Json = dict[str, Any]
QueryString = list[tuple[str, str | int]]


class Visitor:
    """A page that was opened: the state, and every event after it."""

    def __init__(self, page: httpx.AsyncClient) -> None:
        self._page = page

    async def post(self, path: str, **given: object) -> httpx.Response:
        return await self._page.post(path, json=given)

    async def get(self, path: str) -> httpx.Response:
        return await self._page.get(path)

    async def drop(self, files: str | QueryString, content: bytes) -> httpx.Response:
        address: Any = [("name", files)] if isinstance(files, str) else files
        return await self._page.post("/demo/data", params=address, content=content)

    async def sees(self, kind: str, holds: Callable[[Json], bool]) -> Json:
        """The first news of this kind that holds, now or as soon as it comes."""
        async with (
            asyncio.timeout(180),
            self._page.stream("GET", "/demo/events", timeout=180) as answer,
        ):
            async for line in answer.aiter_lines():
                if line:
                    event = json.loads(line.removeprefix("data: "))
                    news = event["payload"]
                    news = news.get(kind) if event["kind"] == "state" else news
                    if event["kind"] in {"state", kind} and news and holds(news):
                        found: Json = news
                        return found
        raise AssertionError(f"the stream ended without {kind}")


@asynccontextmanager
async def demo_on(
    folder: Path,
    file: Path | None = None,
    *,
    make_bot: Callable[..., BotProcess] = BotHere,
    make_panel: Callable[..., PanelProcess] = NoPanel,
) -> AsyncIterator[Visitor]:
    files = [file] if file else []
    async with (
        demo_here(folder, files, phones=1, make_bot=make_bot, make_panel=make_panel) as demo,
        httpx.AsyncClient(base_url=demo.url, trust_env=False) as page,
    ):
        yield Visitor(page)


async def test_scripted_annotators_label_and_the_panel_compares_with_random_order(
    tmp_path: Path,
) -> None:
    async with demo_on(tmp_path, make_panel=PanelProcess) as visitor:
        await visitor.sees("process", lambda process: process["state"] == "up")
        await visitor.post("/demo/crowd", action="start", pace=0)
        status = await visitor.sees("status", lambda status: status["labels"] >= 40)
        await visitor.post("/demo/crowd", action="pause")
        insight = await visitor.sees(
            "insight",
            lambda known: (
                known["ready"]
                and known["curve"]["orders"] >= 2
                and known["curve"]["points"][-1:] >= [[40]]
            ),
        )
        crowd = (await visitor.get("/demo/state")).json()["crowd"]

    curve = insight["curve"]
    assert status["annotators"] == 11
    assert sum(person["taps"] for person in crowd["people"]) >= 40
    assert len(curve["random"][0]) == 4
    assert curve["measured_on"] > HELD_OUT_SHARE * 1500
    assert insight["score"]["answers"] < insight["score"]["next"]
    assert insight["score"]["sentences"]
    assert len(insight["histogram"]["bins"]) == 20
    assert insight["histogram"]["asked"]
    assert insight["last"]["choice"] in {"spam", "no_spam", "skip"}
    assert insight["last"]["telegram_id"] in {person["user_id"] for person in crowd["people"]}


async def test_the_page_shows_that_the_saboteur_and_his_lazy_brother_say_nothing(
    tmp_path: Path,
) -> None:
    def both_found_out(insight: Json) -> bool:
        """The pool may end before both have answered enough to be ignored."""
        people = {person["telegram_id"]: person for person in insight.get("people", [])}
        saboteur, lazy = people.get(SABOTEUR_ID, {}), people.get(LAZY_ID, {})
        estimates = [person.get("reliability", [1])[0] for person in (saboteur, lazy)]
        return bool(max(estimates) < 0.2 and lazy["constant"] == "no_spam")

    file = file_without_baseline(tmp_path, every=1)
    async with demo_on(tmp_path, file, make_panel=PanelProcess) as visitor:
        await visitor.sees("process", lambda process: process["state"] == "up")
        for action in ("start", "add_saboteur", "add_lazy"):
            crowd = (await visitor.post("/demo/crowd", action=action, pace=0.2)).json()
        insight = await visitor.sees("insight", both_found_out)
        paused = (await visitor.post("/demo/crowd", action="pause_lazy")).json()

    assert (crowd["saboteur"], crowd["lazy"], paused["lazy"]) == (True, True, False)
    people = {person["telegram_id"]: person for person in insight["people"]}
    ignored = {who for who, person in people.items() if not person["counts"]}
    assert ignored <= {SABOTEUR_ID, LAZY_ID}
    assert {people[who]["standing"] for who in (SABOTEUR_ID, LAZY_ID)} == {"probation"}
    assert people[LAZY_ID]["rates"][0] < 0.3 < 0.7 < people[LAZY_ID]["rates"][1]


async def test_a_killed_bot_restarts_with_every_answer(tmp_path: Path) -> None:
    write_settings(tmp_path, FEATURES)
    file = file_without_baseline(tmp_path, every=2)
    async with demo_on(tmp_path, file, make_bot=BotProcess) as visitor:
        before = await visitor.sees("process", lambda process: process["state"] == "up")
        await visitor.post("/demo/crowd", action="start", pace=0)
        await visitor.sees("status", lambda status: status["labels"] >= 20)
        killed = await visitor.post("/demo/bot/kill")
        again = await visitor.post("/demo/bot/kill")
        back = await visitor.sees("process", lambda process: process["after"] is not None)
        shown = await visitor.sees("status", lambda status: status["labels"] >= back["before"] + 10)

    assert (killed.status_code, again.status_code) == (200, 409)
    assert back["pid"] != before["pid"]
    assert back["after"] >= back["before"] >= 20
    assert shown["answers"] >= shown["labels"]


async def test_a_dropped_file_replaces_the_messages_and_empties_every_chat(
    tmp_path: Path,
) -> None:
    content = b"text\nfirst message\nsecond message\n"

    async with demo_on(tmp_path, file_without_baseline(tmp_path, every=9)) as visitor:
        await visitor.post(f"/demo/phones/{ADA}/start", payload="")
        old = await visitor.sees("process", lambda process: process["state"] == "up")
        dropped = await visitor.drop("mine.csv", content)
        await visitor.sees("data", lambda data: data["name"] == "mine.csv")
        await visitor.sees("status", lambda status: status["items"] == 2)
        await visitor.sees(
            "process", lambda process: process["state"] == "up" and process["pid"] != old["pid"]
        )
        state = (await visitor.get("/demo/state")).json()
        crowd = await visitor.post("/demo/crowd", action="start")

    assert dropped.json()["items"] == 2
    assert state["phones"][0]["messages"] == []
    assert state["crowd"]["available"] is False
    assert crowd.status_code == 409
    assert "no labels" in crowd.json()["error"]


UNREADABLE = [
    ("mine.pdf", b"%PDF", "unknown ending"),
    ("mine.txt", b"\n\n", "no message that can be labelled"),
    ("mine.jsonl", b"{}\n", "no message that can be labelled"),
]
UNKNOWN_REQUESTS: list[tuple[Json, str]] = [
    ({"action": "dance"}, "The actions of the crowd are"),
    ({"action": "set", "pace": -1}, "must be a number from 0 to 10"),
    ({"action": "set", "reliability": True}, "must be a number from 0 to 1"),
    ({}, 'The field "action" is missing'),
]


async def test_what_cannot_be_read_or_done_changes_nothing_and_says_why(tmp_path: Path) -> None:
    async with demo_on(tmp_path, file_without_baseline(tmp_path, every=9)) as visitor:
        dropped = [await visitor.drop(name, content) for name, content, _ in UNREADABLE]
        asked = [await visitor.post("/demo/crowd", **given) for given, _ in UNKNOWN_REQUESTS]
        state = (await visitor.get("/demo/state")).json()

    sentences = [case[-1] for case in (*UNREADABLE, *UNKNOWN_REQUESTS)]
    for answer, sentence in zip((*dropped, *asked), sentences, strict=True):
        assert answer.status_code == 400
        assert sentence in answer.json()["error"]
    assert state["data"]["name"] == "some.jsonl"


async def test_the_labels_are_exported_in_every_form_that_holds_them(tmp_path: Path) -> None:
    async with demo_on(tmp_path, file_without_baseline(tmp_path, every=9)) as visitor:
        await visitor.post("/demo/crowd", action="start", pace=0)
        await visitor.sees("status", lambda status: status["labels"] >= 5)
        endings = [ending.removeprefix(".") for ending in FORMS.writable_endings()]
        files = {form: await visitor.get(f"/demo/export/{form}") for form in endings}
        other = await visitor.get("/demo/export/xls")

    for form, file in files.items():
        path = tmp_path / f"labels.{form}"
        path.write_bytes(file.content)
        rows = list(read(path))
        assert len(rows) >= 5
        assert all(isinstance(row, Row) and row.label for row in rows)
        assert f'filename="labels.{form}"' in file.headers["content-disposition"]
    assert other.status_code == 404


async def test_the_same_share_of_the_built_in_messages_is_held_out_every_time(
    tmp_path: Path,
) -> None:
    async with prepare(tmp_path / "a.db") as one:
        pool = {item.text for item in await one.store.items.after(0)}
    async with prepare(tmp_path / "b.db") as other:
        again = {item.text for item in await other.store.items.after(0)}

    assert pool == again == set(one.true_labels)
    assert not pool & set(one.held_out)
    assert len(one.held_out) == pytest.approx(
        HELD_OUT_SHARE * (len(pool) + len(one.held_out)), abs=1
    )


async def test_labels_of_a_chosen_file_are_hidden_from_the_bot_and_nothing_is_held_out(
    tmp_path: Path,
) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("text,label\nfirst,spam\nsecond,\nthird,ham\n")

    async with prepare(tmp_path / "a.db", [file]) as material:
        counts = await material.status()

    assert material.true_labels == {"first": True, "third": False}
    assert material.held_out == {}
    assert (counts["items"], counts["labels"]) == (3, 0)


async def test_all_dropped_files_are_taken(tmp_path: Path) -> None:
    contents = {"spam.txt": b"win cash now", "no_spam.txt": b"see you", "dataset.txt": b"hm hm"}
    address: QueryString = [("name", name) for name in contents]
    address += [("size", len(content)) for content in contents.values()]

    async with demo_on(tmp_path, file_without_baseline(tmp_path, every=9)) as visitor:
        dropped = await visitor.drop(address, b"".join(contents.values()))
        data = await visitor.sees("data", lambda data: data["items"] == 3)
        short = await visitor.drop(address, b"win")

    assert dropped.json() == data
    assert (data["name"], data["items"], data["known"]) == (", ".join(contents), 3, 2)
    assert short.status_code == 400
    assert "not as long as the files" in short.json()["error"]


async def test_people_who_are_always_right_need_no_second_opinion(tmp_path: Path) -> None:
    """The owner vouches for them: each message is asked of one person, and none of it is a test.

    The plan has some of the exam's messages answered by two people, however reliable they are.
    """
    async with demo_on(tmp_path, labelled_file(tmp_path, every=2)) as visitor:
        await visitor.post("/demo/crowd", action="start", pace=0)
        await visitor.sees("status", lambda status: status["labels"] >= 60)

    with closing(sqlite3.connect(tmp_path / "tapwise.db")) as database:
        asked: dict[int, list[str]] = {}
        for item, why in database.execute(
            "SELECT item_id, why FROM answer JOIN question ON question_id = question.id"
        ):
            asked.setdefault(item, []).append(why)
    assert not any("gold" in reasons for reasons in asked.values())
    assert sum(len(each) - 1 for each in asked.values() if "exam" not in each) <= 3
