"""Nobody is left with a placeholder: a start fills what a crash left empty."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import replace
from pathlib import Path

import pytest

from bot.campaign.campaign import CLAIM_SECONDS
from bot.demo.scripted_annotators import next_card
from bot.emulator.emulator import Person
from storage import Store
from tests.support.desk import FAST_RETRIES, Desk, LoggedErrors, says, taps
from tests.support.disks import no_file_grows_past, size_of
from tests.support.faults import EDIT, SEND, label_next, question_cards
from tests.support.steps import is_placeholder

LATER = [0.0, 2 * CLAIM_SECONDS]


@asynccontextmanager
async def started_again(desk: Desk, database: Path, later: float) -> AsyncIterator[Desk]:
    """The bot on a copy of the database, on which a kill -9 left this state."""
    desk.clear_faults()
    desk.clock.now += later
    async with await Store.open(database) as store:
        after = Desk(desk.telegram, desk.url, store, database, desk.clock)
        async with after.bot():
            yield after


def copy_of(desk: Desk) -> Path:
    """The database as a kill -9 at this moment would leave it."""
    path = desk.database.with_name("killed.db")
    with closing(sqlite3.connect(desk.database)) as source, closing(sqlite3.connect(path)) as copy:
        source.backup(copy)
    return path


async def hold_edits(desk: Desk, person: Person) -> None:
    """Let Telegram refuse edits in this chat until the faults are cleared."""
    desk.inject_fault(EDIT, status=429, retry_after=600, chat_id=person.id, times=100)


def ends_with_placeholder(person: Person) -> bool:
    return is_placeholder(person.messages[-1])


@pytest.mark.parametrize("later", LATER, ids=["at_once", "after_its_claim"])
@pytest.mark.parametrize("command", ["/start", "/label", "/pause"])
async def test_a_placeholder_that_a_kill_left_becomes_the_card(
    closed_desk: Desk, command: str, later: float
) -> None:
    desk, person = closed_desk, closed_desk.telegram.person(2, "Ann")
    async with desk.bot():
        if command != "/start":
            await desk.annotator(person.id)
        await hold_edits(desk, person)
        person.send(f"/start {await desk.create_invite()}" if command == "/start" else command)
        await desk.wait_for_call(EDIT, 429)
        killed = copy_of(desk)
    last = person.messages[-1]["message_id"]
    assert ends_with_placeholder(person)

    async with started_again(desk, killed, later) as after:
        shown = await person.sees(lambda m: m["message_id"] == last and not is_placeholder(m))

        assert shown["reply_markup"]
        if command != "/pause":
            await label_next(person, await next_card(person))
            assert len(await after.answers()) == 1


@pytest.mark.parametrize("later", LATER, ids=["at_once", "after_its_claim"])
async def test_a_new_card_comes_if_a_kill_left_a_placeholder_that_is_unknown(
    closed_desk: Desk, later: float
) -> None:
    desk = closed_desk
    async with desk.bot(retry_policy=replace(FAST_RETRIES, read_timeout=1.0)):
        ann = await desk.annotator()
        desk.inject_fault(SEND, "timeout_after_success", chat_id=ann.id)
        ann.send("/label")
        await ann.sees(is_placeholder)
        killed = copy_of(desk)
    unknown = ann.messages[-1]["message_id"]

    async with started_again(desk, killed, later):
        card = await ann.sees(lambda m: m["message_id"] > unknown and "reply_markup" in m)

        assert card["message_id"] == (await next_card(ann)).message_id
        await label_next(ann, await next_card(ann))


@pytest.mark.parametrize("later", LATER, ids=["at_once", "after_its_claim"])
async def test_a_card_that_was_held_back_at_a_kill_comes_at_the_next_start(
    closed_desk: Desk, later: float
) -> None:
    desk = closed_desk
    async with desk.bot():
        ann = await desk.annotator()
        card = await next_card(ann)
        desk.inject_fault(EDIT, status=429, retry_after=1, chat_id=ann.id, times=100)
        await taps(ann, card, "spam")
        await desk.wait_for_call(EDIT, 429, times=2)  # the first one is noted by then
        killed = copy_of(desk)

    async with started_again(desk, killed, later):
        following = await next_card(ann, card)

        assert (following.message_id, len(question_cards(ann))) == (card.message_id, 1)
        await label_next(ann, following)


async def test_a_placeholder_left_while_telegram_is_away_becomes_the_card(
    closed_desk: Desk,
) -> None:
    desk = closed_desk
    async with desk.bot():
        ann = await desk.annotator()
        desk.inject_fault(EDIT, "drop", chat_id=ann.id, times=1_000)
        ann.send("/label")
        await ann.sees(is_placeholder)
    assert ends_with_placeholder(ann)
    desk.clear_faults()
    desk.clock.now += 2 * CLAIM_SECONDS

    async with desk.bot():
        await ann.sees(lambda m: m is ann.messages[-1] and "reply_markup" in m)

        await label_next(ann, await next_card(ann))


async def test_a_placeholder_is_filled_though_the_disk_is_full(
    desk: Desk, logged_errors: LoggedErrors
) -> None:
    ann = await desk.annotator()
    old = await next_card(ann)

    with no_file_grows_past(size_of(f"{desk.database}-wal")):
        ann.send("/label")
        card = await ann.sees(
            lambda m: m["message_id"] > old.message_id and "reply_markup" in m, 10.0
        )

    assert not ends_with_placeholder(ann)
    following = await label_next(ann, await next_card(ann))
    assert following.message_id == card["message_id"]


async def test_a_placeholder_is_filled_after_the_person_unblocks_the_bot(desk: Desk) -> None:
    ann = await desk.annotator()
    desk.inject_fault(EDIT, status=429, retry_after=1, chat_id=ann.id)
    ann.send("/label")
    await desk.wait_for_call(EDIT, 429)

    ann.block()
    await desk.wait_for_call(EDIT, 403)
    ann.unblock()

    await says(ann, "Is this message spam?")
    await ann.sees(lambda m: m is ann.messages[-1] and "reply_markup" in m)
    await taps(ann, await next_card(ann), "spam")
