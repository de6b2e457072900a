"""`tapwise groups`."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

from storage import Store
from storage.watched import ChosenText
from tests.support.terminal import tapwise

GROUP = -100_1


async def _open_groups() -> None:
    async with await Store.open(Path("tapwise.db")) as store:
        for number in range(2):
            group = await store.groups.open(GROUP - number, time.time())
            await store.groups.join(70 + number, group, time.time())


async def _annotators() -> list[int | None]:
    async with await Store.open(Path("tapwise.db")) as store:
        return [each.telegram_id for each in await store.people.annotators()]


def test_groups_are_listed_and_closed() -> None:
    asyncio.run(_open_groups())

    listed = tapwise("groups").out.splitlines()
    closed = tapwise("groups", "--close", 1).out.splitlines()

    assert [line.split(", since")[0] for line in listed] == [
        "1: Telegram's number -1001, 1 annotator",
        "2: Telegram's number -1002, 1 annotator",
    ]
    assert closed[0] == (
        "Group 1 is closed. Its members can no longer label, and it is not watched."
    )
    assert closed[1:] == listed[1:]
    assert asyncio.run(_annotators()) == [71]


async def _watch() -> None:
    async with await Store.open(Path("tapwise.db")) as store:
        await store.groups.open(GROUP, time.time())
        await store.watched.begin(GROUP, None, None, time.time())
        texts = [ChosenText("one", "random", 0.25, None), ChosenText("two", "unsure", 1.0, 0.5)]
        await store.watched.keep(1, texts, 9, 100, time.time())


def test_watched_groups_are_listed_with_what_came_and_a_closed_one_is_not_watched() -> None:
    asyncio.run(_watch())

    listed = tapwise("groups").out.splitlines()
    imports = tapwise("imports").out
    closed = tapwise("groups", "--close", 1).out.splitlines()

    watched = "watched: Telegram's number -1001, 9 messages read, 2 kept, since "
    assert listed[1].startswith(watched)
    assert (
        "UTC, watched group -1001: 2 messages (1 at random, 1 as the model was unsure)" in imports
    )
    assert closed[1:] == ["There is no open group."]


def test_closing_a_group_that_is_not_open_is_an_error() -> None:
    asyncio.run(_open_groups())

    done = tapwise("groups", "--close", 9)

    assert done.code == 1
    assert "There is no open group 9" in done.err
    assert asyncio.run(_annotators()) == [70, 71]
