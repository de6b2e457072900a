"""Every fault of Telegram: no answer lost or doubled, and whoever taps gets a card.

docs/faults.md lists them with what the bot does; the last test here holds that list true.
"""

from __future__ import annotations

import asyncio
import os
import random
import re
import sqlite3
import sys
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from benchmarks.ground import fact
from bot.app import RETRY_POLICY
from bot.chat.cards.buttons import Button, decode
from bot.chat.membership import CHECK_TIMEOUT
from bot.chat.transport.retry import RetryPolicy
from bot.demo.scripted_annotators import ShownCard, next_card, read_card
from bot.emulator.emulator import Person
from bot.errors import TelegramError
from tests.support.desk import TOKEN, Complaints, Desk, Json, cards_of, says, taps, texts_of
from tests.support.faults import (
    EDIT,
    POLL,
    SEND,
    TOAST,
    TOMORROW,
    YESTERDAY,
    goes_on,
    named,
    questions_of,
)
from tests.support.paths import ROOT
from tests.support.polling import CARD_BUTTONS, said, second_poller, tapped_fact

STRIP = "editMessageReplyMarkup"


@pytest.fixture
async def desk_for_one(desk_without_messages: Desk) -> AsyncIterator[Desk]:
    """A bot with a single message to label: whoever has it keeps the others waiting."""
    await desk_without_messages.fill(["the only message"])
    async with desk_without_messages.bot():
        yield desk_without_messages


# Limits


SAID = (
    *("/settings", "/invite", "/invites", "/help", "/stats", "/history", "/why", "/team", "/gold"),
    *("/disputes", "/export", "/undo", "/label", "/pause", "hello", "/revoke 3", "/restore 3"),
)


async def test_a_limit_on_what_is_said_in_one_chat_holds_up_nobody_else(desk: Desk) -> None:
    owner, bob, ann = await desk.owner(), await desk.annotator(2), await desk.annotator(3)
    await goes_on(owner, await next_card(owner))
    eve, group = desk.telegram.person(4, "Eve"), desk.telegram.group(-100_1, "Neighbours", owner)
    for chat in (owner, ann, eve, group):
        desk.order("*", status=429, retry_after=600, chat_id=chat.id, times=1_000)

    eve.start(await desk.link())
    group.add_bot(owner)
    owner.send_file("dataset.txt", b"one more message\n")
    for word in SAID:
        owner.send(word)
    await desk.called(SEND, 429)

    card = await goes_on(bob, await next_card(bob))
    assert (await goes_on(bob, card)).text is not None  # fetched when all the others were handled


async def test_a_limit_on_a_toast_holds_up_neither_the_card_nor_others(desk: Desk) -> None:
    ann, bob = await desk.annotator(2), await desk.annotator(3)
    card = await next_card(ann)
    desk.order(TOAST, status=429, retry_after=600, chat_id=ann.id)

    ann.tap_data(card.callback_data("spam"), card.message_id)

    assert (await next_card(ann, card)).text not in (None, card.text)
    await goes_on(bob, await next_card(bob))
    assert len(await desk.labelled()) == 2


TAPPED = (
    *("x:0:", "z:0:", "a:3:", "h:1:", "p:0:", "l:0:de", "q:0:1", "c:0:1", "o:0:", "o:0:7", "r:0:"),
    *("r:0:7", "t:2:1", "t:99:1", "i:1:", "d:1:", "d:1:s0", "f:0:no", "s:1:", "s:99:", "no button"),
)


async def test_a_limit_on_what_any_button_does_in_one_chat_holds_up_nobody_else(desk: Desk) -> None:
    owner, bob = await desk.owner(), await desk.annotator()
    card = await goes_on(owner, await next_card(owner))
    desk.order("*", status=429, retry_after=600, chat_id=owner.id, times=1_000)

    for data in TAPPED:
        owner.tap_data(data, card.message_id)
    await desk.called(TOAST, 429)

    card = await goes_on(bob, await next_card(bob))
    assert (await goes_on(bob, card)).text is not None  # fetched when all the others were handled


async def test_a_limit_on_a_new_card_is_waited_for_while_others_go_on(desk: Desk) -> None:
    ann, bob = await desk.annotator(2), await desk.annotator(3)
    old = await next_card(ann)
    desk.order(SEND, status=429, retry_after=600, chat_id=ann.id)

    ann.send("/label")
    await desk.called(SEND, 429)
    card = await goes_on(bob, await next_card(bob))
    await goes_on(bob, card)

    assert desk.calls(SEND, ann)[-1].status == 429
    assert (await next_card(ann)).message_id == old.message_id


async def test_a_new_card_that_a_limit_held_back_shows_what_is_asked_by_then(desk: Desk) -> None:
    ann = await desk.annotator()
    old = await next_card(ann)
    desk.order(SEND, status=429, retry_after=1, chat_id=ann.id)

    began = time.monotonic()
    ann.send("/label")
    await desk.called(SEND, 429)
    await taps(ann, old, "spam")

    new = await next_card(ann, old)
    assert time.monotonic() - began >= 1
    await ann.sees(lambda m: m["message_id"] == old.message_id and "reply_markup" not in m)
    assert (new.message_id, len(questions_of(ann))) != (old.message_id, 2)
    await goes_on(ann, new)


# Out of reach


async def test_whoever_unblocks_the_bot_gets_a_card_without_writing(desk_for_one: Desk) -> None:
    desk = desk_for_one
    ann, bob = await desk.annotator(2), await desk.annotator(3)
    nothing = await next_card(bob)

    ann.block()
    card = await next_card(bob, nothing)
    assert card.text == "the only message"
    await desk.fill(["another message"])
    ann.unblock()

    await says(ann, "another message")


@pytest.mark.parametrize(
    ("method", "tap", "status", "description"),
    [
        (SEND, "/stats", 403, "Forbidden: bot was blocked by the user"),
        (SEND, "/stats", 400, "Bad Request: chat not found"),
        (SEND, "/label", 403, "Forbidden: user is deactivated"),
        (EDIT, "x:0:", 403, "Forbidden: bot was kicked from the group chat"),
    ],
)
async def test_a_refusal_of_anything_gives_the_message_back_and_any_word_brings_it_again(
    desk_for_one: Desk, method: str, tap: str, status: int, description: str
) -> None:
    desk = desk_for_one
    ann, bob = await desk.annotator(2), await desk.annotator(3)
    nothing = await next_card(bob)
    desk.order(method, status=status, description=description, chat_id=ann.id)

    if method == SEND:
        ann.send(tap)
    else:
        await ann.toast(ann.tap_data(tap, (await next_card(ann)).message_id))

    assert (await next_card(bob, nothing)).text == "the only message"
    await desk.fill(["another message"])
    ann.send("hello?")
    paused = await says(ann, "Paused")
    await ann.toast(ann.tap("x:0:", paused["message_id"]))
    await says(ann, "another message")


async def test_a_chat_whose_topic_is_closed_gives_its_message_back_until_the_next_tap(
    desk_for_one: Desk,
) -> None:
    desk = desk_for_one
    ann, bob = await desk.annotator(2), await desk.annotator(3)
    card, nothing = await next_card(ann), await next_card(bob)
    closed: Json = {"status": 400, "description": "Bad Request: TOPIC_CLOSED", "chat_id": ann.id}
    for method in (EDIT, SEND):
        desk.order(method, **closed)

    await ann.toast(ann.tap_data("x:0:", card.message_id))

    assert (await next_card(bob, nothing)).text == "the only message"
    await desk.fill(["another message"])
    await ann.toast(ann.tap_data("x:0:", card.message_id))
    await says(ann, "another message")


async def test_a_chat_that_moved_is_followed_and_found_again(desk: Desk) -> None:
    ann = await desk.annotator()
    there = desk.telegram.person(77, "the chat as it is called now")
    there.start()
    moved = "Bad Request: group chat was upgraded to a supergroup chat"
    desk.order(SEND, status=400, description=moved, migrate_to_chat_id=there.id, chat_id=ann.id)

    ann.send("/stats")
    await says(there, "messages are left")
    ann.send("/help")
    await says(there, "I show a message")

    assert not any("I show a message" in text for text in texts_of(ann))


# A network that breaks

PAGE = "<html>Please log in to the network</html>"
HALF = '{"ok": true, "result": {"message_id"'
NO_ANSWERS: list[Json] = [
    {"kind": "body", "status": 200, "body": body}
    for body in ("", PAGE, HALF, "[]", "null", '{"ok": true}', '{"ok": false}')
]
NO_ANSWERS += [
    {"kind": "body", "status": status, "body": PAGE} for status in (400, 401, 403, 404, 409, 429)
]
NO_ANSWERS += [{"kind": "body", "status": 401, "body": '{"error": "Please log in"}'}]
NO_ANSWERS += [{"kind": "body", "status": 502, "body": ""}]


@pytest.mark.parametrize("how", NO_ANSWERS, ids=named)
@pytest.mark.parametrize("method", [EDIT, TOAST, POLL])
async def test_what_is_no_answer_of_telegram_changes_nothing(
    desk: Desk, method: str, how: Json
) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)
    desk.order(method, **how)

    following = await goes_on(ann, card)
    await goes_on(ann, following)

    assert len(cards_of(ann)) == 1
    assert len(await desk.labelled()) == 2
    assert not (await desk.store.people.annotators())[-1].paused


BROKEN: list[Json] = [
    {"kind": "status", "status": 500},
    {"kind": "status", "status": 502, "description": "Bad Gateway"},
    {"kind": "drop"},
    {"kind": "drop_after_success"},
    {"kind": "timeout"},
    {"kind": "timeout_after_success"},
    {"kind": "body", "status": 200},
    {"kind": "body_after_success", "status": 200},
    {"kind": "body_after_success", "status": 200, "body": HALF},
    {"kind": "garbage"},
    {"kind": "garbage_after_success"},
]


@pytest.mark.parametrize("how", BROKEN, ids=named)
@pytest.mark.parametrize("method", [EDIT, TOAST, POLL])
async def test_a_call_that_breaks_in_any_way_costs_no_answer_and_no_card(
    hasty_desk: Desk, method: str, how: Json
) -> None:
    desk = hasty_desk
    ann = await desk.annotator()
    card = await next_card(ann)
    desk.order(method, **how)

    following = await goes_on(ann, card)
    await goes_on(ann, following)

    assert len(cards_of(ann)) == 1
    assert len(await desk.labelled()) == 2


@pytest.mark.parametrize("how", BROKEN, ids=named)
async def test_a_new_card_whose_sending_broke_comes_and_comes_once(
    hasty_desk: Desk, how: Json
) -> None:
    desk = hasty_desk
    ann = await desk.annotator()
    old = await next_card(ann)
    desk.order(SEND, chat_id=ann.id, **how)

    ann.send("/label")
    await ann.sees(lambda m: "reply_markup" in m and m["message_id"] != old.message_id)
    await ann.sees(lambda m: m["message_id"] == old.message_id and "reply_markup" not in m)

    assert len(questions_of(ann)) == 1
    await goes_on(ann, await next_card(ann))
    assert len(questions_of(ann)) == 1


@pytest.mark.parametrize("how", BROKEN, ids=named)
async def test_the_first_card_comes_once_however_its_sending_broke(
    hasty_desk: Desk, how: Json
) -> None:
    desk = hasty_desk
    ann = desk.telegram.person(2, "Ann")
    desk.order(SEND, chat_id=ann.id, times=2, **how)  # the welcome, and the card

    ann.start(await desk.link())
    card = await next_card(ann)

    assert len(questions_of(ann)) == 1
    await goes_on(ann, card)  # in its turn: what was sent twice has come
    assert sum("Is this message spam?" in text for text in texts_of(ann)) == 1


async def test_a_break_that_outlasts_every_count_still_ends_in_the_same_message(
    closed_desk: Desk,
) -> None:
    desk = closed_desk
    async with desk.bot(retry_policy=RetryPolicy(wait_initial=0.01, wait_max=0.02)):
        ann = await desk.annotator()
        card = await next_card(ann)
        desk.order(EDIT, "drop", times=50)

        assert (await goes_on(ann, card)).message_id == card.message_id


async def test_an_edit_at_which_telegram_fails_again_and_again_becomes_a_new_card(
    closed_desk: Desk,
) -> None:
    desk = closed_desk
    async with desk.bot(retry_policy=RetryPolicy(wait_initial=0.01, wait_max=0.02)):
        ann = await desk.annotator()
        card = await next_card(ann)
        desk.order(EDIT, status=500, times=7)

        following = await goes_on(ann, card)

        assert following.message_id != card.message_id
        await goes_on(ann, following)


async def test_a_fresh_card_is_filled_however_often_telegram_fails_at_it(
    closed_desk: Desk,
) -> None:
    desk = closed_desk
    async with desk.bot(retry_policy=RetryPolicy(wait_initial=0.01, wait_max=0.02)):
        ann = await desk.annotator()
        card, sent = await next_card(ann), len(desk.calls(SEND, ann))
        desk.order(EDIT, status=500, times=7 + 5 * 7 - 1)  # all tries at both, but the last

        following = await goes_on(ann, card)

        assert following.message_id != card.message_id
        assert len(desk.calls(SEND, ann)) == sent + 1
        await goes_on(ann, following)


async def test_a_tap_on_an_older_card_makes_it_the_card_again(desk: Desk) -> None:
    ann = await desk.annotator()
    old = await next_card(ann)
    desk.order(STRIP, status=400, description="Bad Request: MESSAGE_ID_INVALID")
    ann.send("/label")
    await desk.called(STRIP, 400)
    new = questions_of(ann)[-1]["message_id"]
    assert len(questions_of(ann)) == 2

    following = await goes_on(ann, old)

    await ann.sees(lambda m: m["message_id"] == new and "reply_markup" not in m)
    assert [card["message_id"] for card in questions_of(ann)] == [old.message_id]
    assert following.message_id == old.message_id
    assert len(await desk.labelled()) == 1
    assert (await desk.store.people.annotators())[-1].card == old.message_id


async def test_a_menu_that_telegram_does_not_take_delays_no_start(closed_desk: Desk) -> None:
    closed_desk.order("setMyCommands", "timeout")

    async with closed_desk.bot(
        retry_policy=RetryPolicy(read_timeout=1.0, poll_timeout=1, wait_initial=0.02)
    ):
        assert len(closed_desk.calls("setMyCommands")) < 2  # the first is not answered yet
        ann = await closed_desk.annotator()
        await goes_on(ann, await next_card(ann))


# The end, with a reason


@dataclass
class Running:
    """The bot as a process of its own."""

    process: asyncio.subprocess.Process

    async def ends(self) -> tuple[int | None, str]:
        """How it ended by itself, and what it said."""
        async with asyncio.timeout(30):
            _, told = await self.process.communicate()
        return self.process.returncode, told.decode()


@pytest.fixture
async def running(closed_desk: Desk) -> AsyncIterator[Running]:
    names = {"TOKEN": TOKEN, "API_BASE": closed_desk.url, "DATABASE": str(closed_desk.database)}
    environment = dict(os.environ) | {"PYTHONPATH": str(ROOT)}
    environment |= {f"TAPWISE_{name}": str(value) for name, value in names.items()}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        cwd=closed_desk.database.parent,
        env=environment,
        stderr=asyncio.subprocess.PIPE,
    )
    yield Running(process)
    if process.returncode is None:
        process.kill()
        await process.wait()


async def test_a_token_revoked_in_mid_run_ends_the_process_and_the_next_keeps_the_tap(
    closed_desk: Desk, running: Running
) -> None:
    desk = closed_desk
    ann = await desk.annotator()
    card = await next_card(ann)
    desk.order("*", status=401, description="Unauthorized", times=1_000)

    query = ann.tap_data(card.callback_data("spam"), card.message_id)
    status, told = await running.ends()

    assert status == 1
    assert told.count("Telegram refuses the token.") == 1
    assert "Traceback" not in told
    assert TOKEN not in told
    desk.end_faults()
    async with desk.bot():
        assert (await next_card(ann, card)).text is not None
    assert said(desk.database) == [(fact(query, card.callback_data("spam")), "spam")]


async def test_a_token_refused_in_mid_start_is_told_with_the_same_sentence(
    closed_desk: Desk, complaints: Complaints
) -> None:
    complaints.expect("Invalid token")  # the library's own line about it
    closed_desk.order("deleteWebhook", status=401, description="Unauthorized")

    with pytest.raises(TelegramError, match="refuses the token"):
        async with closed_desk.bot():
            pytest.fail("the bot runs with a token that is refused")


async def test_a_tap_beside_a_second_poller_that_stays_is_kept_by_the_next_start(
    closed_desk: Desk,
) -> None:
    desk = closed_desk
    async with desk.bot(retry_policy=RetryPolicy(wait_initial=0.02, conflict_timeout=0.0)) as bot:
        ann = await desk.annotator()
        card = await next_card(ann)
        await second_poller(desk)
        async with asyncio.timeout(10):
            with pytest.raises(TelegramError, match="Another program is polling"):
                await bot.failure
        query = ann.tap_data(card.callback_data("spam"), card.message_id)

    async with desk.bot():
        assert (await next_card(ann, card)).text is not None
    assert said(desk.database) == [(fact(query, card.callback_data("spam")), "spam")]


# Updates


@pytest.mark.parametrize("kind", ["repeated", "reversed", "gap", "unknown", "unreadable"])
async def test_updates_in_disorder_are_each_kept_once(
    closed_desk: Desk, complaints: Complaints, kind: str
) -> None:
    desk = closed_desk
    complaints.expect("cannot be read and is skipped")
    async with desk.bot():
        people = [await desk.annotator(number) for number in (2, 3)]
        cards = [await next_card(person) for person in people]
    tapped = {tapped_fact(person, card, "spam") for person, card in zip(people, cards, strict=True)}
    desk.order(POLL, kind, times=3)

    async with desk.bot():
        for person, card in zip(people, cards, strict=True):
            following = await next_card(person, card)
            await goes_on(person, following)

    facts = said(desk.database)
    assert (len(facts), len({tap for tap, _ in facts})) == (4, 4)
    assert tapped < {tap for tap, _ in facts}
    assert desk.telegram.pending_updates() == 0


async def test_an_update_nobody_can_read_is_told_by_its_number_and_nothing_else(
    closed_desk: Desk, complaints: Complaints, caplog: pytest.LogCaptureFixture
) -> None:
    complaints.expect("cannot be read and is skipped")
    closed_desk.order(POLL, "unreadable")

    async with closed_desk.bot():
        ann = await closed_desk.annotator()
        await goes_on(ann, await next_card(ann))

    assert re.search(r"update \d+ cannot be read", caplog.text)
    assert "a message without sender" not in caplog.text


# A clock that jumps


@pytest.mark.parametrize("jump", [YESTERDAY, TOMORROW])
async def test_when_the_clock_jumps_what_is_on_the_cards_can_be_answered_and_everybody_goes_on(
    desk: Desk, jump: float
) -> None:
    people = [await desk.annotator(number) for number in (2, 3)]
    cards = [await next_card(person) for person in people]

    desk.clock.now += jump
    following = [await goes_on(p, card) for p, card in zip(people, cards, strict=True)]
    desk.clock.now -= jump
    for person, card in zip(people, following, strict=True):
        await goes_on(person, card)

    assert len(said(desk.database)) == 4
    assert await desk.claimed() == 2


@pytest.mark.parametrize("restart", [False, True])
@pytest.mark.parametrize("jump", [YESTERDAY, TOMORROW])
async def test_when_the_clock_jumps_a_message_is_not_held_back_by_whoever_is_gone(
    desk_without_messages: Desk, jump: float, restart: bool
) -> None:
    desk = desk_without_messages
    await desk.fill(["the only message"])
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(desk.bot())
        gone, bob = await desk.annotator(2), await desk.annotator(3)
        nothing = await next_card(bob)
        assert (nothing.text, (await next_card(gone)).text) == (None, "the only message")
        if restart:
            await stack.aclose()
            desk.clock.now += jump
            await stack.enter_async_context(desk.bot())
            await bob.toast(bob.tap_data("x:0:", nothing.message_id))
        else:
            desk.clock.now += jump

        assert (await next_card(bob, nothing)).text == "the only message"
        await goes_on(bob, await next_card(bob))

    assert len(said(desk.database)) == 1


async def test_a_clock_that_is_set_right_by_a_second_takes_no_message_away(
    desk_for_one: Desk,
) -> None:
    desk = desk_for_one
    ann, bob = await desk.annotator(2), await desk.annotator(3)
    card, nothing = await next_card(ann), await next_card(bob)

    desk.clock.now -= 1.0
    await bob.toast(bob.tap_data("x:0:", nothing.message_id))
    await desk.called(EDIT, 400)  # nothing new to show

    assert await desk.claimed() == 1
    await goes_on(ann, card)


async def test_an_invite_is_good_for_its_time_by_the_clock_as_it_stands(desk: Desk) -> None:
    link = await desk.link(uses=2, seconds=3_600.0)
    early, late = desk.telegram.person(2, "Early"), desk.telegram.person(3, "Late")

    desk.clock.now += TOMORROW
    late.start(link)
    await says(late, "You need an invite")
    assert cards_of(late) == []
    desk.clock.now -= TOMORROW
    for person in (late, early):
        person.start(link)
        await goes_on(person, await next_card(person))


async def test_a_new_card_that_cannot_be_filled_is_followed_by_another(desk: Desk) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)
    gone = "Bad Request: message to edit not found"
    desk.order(EDIT, status=400, description=gone, times=3)  # the old card, and two new ones

    ann.tap_data(card.callback_data("spam"), card.message_id)

    assert (await next_card(ann, card)).text is not None
    assert len(await desk.answers()) == 1


async def test_after_three_new_cards_that_cannot_be_filled_the_next_tap_tries_again(
    desk: Desk,
) -> None:
    ann = await desk.annotator()
    card, sent = await next_card(ann), len(desk.calls(SEND, ann))
    gone = "Bad Request: message to edit not found"
    desk.order(EDIT, status=400, description=gone, times=4)  # the old card, and three new ones

    await taps(ann, card, "spam")
    following = await goes_on(ann, card)

    assert len(desk.calls(SEND, ann)) == sent + 3
    await goes_on(ann, following)


# Everything at once

STORM: list[Json] = [
    *[{"method": method, **how} for method in (EDIT, SEND, TOAST, POLL) for how in BROKEN],
    *[{"method": method, "status": 429, "retry_after": 1} for method in (EDIT, SEND, TOAST)],
    {"method": EDIT, "status": 400, "description": "Bad Request: message to edit not found"},
    {"method": TOAST, "status": 400, "description": "Bad Request: query is too old"},
    *[{"method": POLL, "kind": kind} for kind in ("repeated", "reversed", "gap", "unknown")],
    {"method": EDIT, "kind": "body", "status": 403, "body": PAGE},
    {"method": STRIP, "kind": "timeout_after_success"},
    {"method": "*", "kind": "drop", "times": 5},
]


@pytest.mark.parametrize("seed", range(3))
async def test_in_a_storm_of_faults_no_answer_is_lost_or_doubled_and_everybody_goes_on(
    hasty_desk: Desk, seed: int
) -> None:
    desk, chance = hasty_desk, random.Random(seed)
    people = [await desk.annotator(number) for number in range(2, 6)]
    tapped: dict[tuple[int, int], str] = {}

    async def label(person: Person) -> None:
        seen = 0
        for _ in range(6):
            card = await newest_question(person, seen)
            seen = button_of(card).target
            for how in chance.sample(STORM, 2):
                desk.order(**how)
            tapped[person.id, seen] = word = chance.choice(CARD_BUTTONS)
            person.tap_data(card.callback_data(word), card.message_id)
        await newest_question(person, seen)

    async with asyncio.TaskGroup() as group:
        for person in people:
            group.create_task(label(person))

    assert sorted(answered(desk.database)) == sorted((*key, word) for key, word in tapped.items())
    assert len(tapped) == 24


async def newest_question(person: Person, before: int) -> ShownCard:
    """The card of a question asked after this one, as soon as it is the last in the chat."""

    def is_next(message: Json) -> bool:
        card = read_card(message)
        return bool(card and card.text and button_of(card).target > before)

    card = read_card(await person.sees(is_next, 30.0))
    assert card is not None
    return card


def button_of(card: ShownCard) -> Button:
    button = decode(card.callback_data("spam"))
    assert button is not None
    return button


def answered(database: Path) -> list[tuple[int, int, str]]:
    """Every fact: who said what to which question."""
    sql = """SELECT telegram_id, question_id, choice FROM answer
        JOIN question ON question.id = question_id JOIN annotator ON annotator.id = annotator_id"""
    with closing(sqlite3.connect(database)) as connection:
        return list(connection.execute(sql))


# The list


def test_every_fault_of_the_list_has_a_test_that_exists() -> None:
    listed = (ROOT / "docs" / "faults.md").read_text("utf-8")
    rows = [line for line in listed.splitlines() if line.startswith("| ")][1:]
    tests = {
        name
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^(?:async )?def (test_\w+)", path.read_text("utf-8"), re.M)
    }

    named = [re.findall(r"`(test_\w+)`", row.split("|")[3]) for row in rows]

    assert len(rows) > 30
    assert [row for row, tests_of_row in zip(rows, named, strict=True) if not tests_of_row] == []
    assert {name for names in named for name in names} - tests == set()


def test_the_waits_of_the_list_are_those_of_the_program() -> None:
    listed = (ROOT / "docs" / "faults.md").read_text("utf-8")

    assert f"wait ordered and {RETRY_POLICY.wait_max:g} s " in listed
    assert listed.count(f"a sentence after {RETRY_POLICY.conflict_timeout:g} s") == 2
    assert f"after {CHECK_TIMEOUT:g} s at most" in listed
