"""`tapwise groups`."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

from storage import Store
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
    assert closed[0] == "Group 1 is closed. Its members can no longer label."
    assert closed[1:] == listed[1:]
    assert asyncio.run(_annotators()) == [71]


def test_closing_a_group_that_is_not_open_is_an_error() -> None:
    asyncio.run(_open_groups())

    done = tapwise("groups", "--close", 9)

    assert done.code == 1
    assert "There is no open group 9" in done.err
    assert asyncio.run(_annotators()) == [70, 71]
