"""One person who floods the bot: few replies, and nobody else waits."""

from __future__ import annotations

from bot.chat.strangers import MAX_REPLIES, MAX_UPDATES
from bot.demo.scripted_annotators import next_card
from tests.support.desk import Desk, says, texts_of
from tests.support.faults import SEND, label_next


async def test_a_stranger_who_repeats_a_link_gets_few_replies(desk: Desk) -> None:
    ann = await desk.annotator()
    eve = desk.telegram.person(66, "Eve")

    for _ in range(300):
        eve.start("x")
    await label_next(ann, await next_card(ann))

    assert len(desk.calls(SEND, eve)) <= MAX_REPLIES
    await says(eve, "You need an invite")


async def test_a_stranger_is_answered_again_a_minute_later(desk: Desk) -> None:
    eve = desk.telegram.person(66, "Eve")
    for number in range(MAX_UPDATES + 10):
        eve.start(f"x{number}")
    eve.send("/privacy")
    ann = await desk.annotator()
    assert not [text for text in texts_of(eve) if "What I store" in text]

    desk.clock.now += 61
    eve.start(await desk.create_invite())

    assert (await next_card(eve)).text is not None
    await label_next(ann, await next_card(ann))


async def test_a_limit_on_a_strangers_chat_leaves_one_call_to_repeat(desk: Desk) -> None:
    ann = await desk.annotator()
    eve = desk.telegram.person(66, "Eve")
    desk.inject_fault(SEND, status=429, retry_after=600, chat_id=eve.id, times=10_000)

    for number in range(50):
        eve.start(f"token{number}")
    await desk.wait_for_call(SEND, 429)
    await label_next(ann, await next_card(ann))

    assert len(desk.calls(SEND, eve)) == 1


async def test_equal_replies_that_wait_for_a_limit_are_sent_once(desk: Desk) -> None:
    ann, bob = await desk.annotator(2), await desk.annotator(3)
    before = len(desk.calls(SEND, ann))
    desk.inject_fault(SEND, status=429, retry_after=1, chat_id=ann.id)

    for _ in range(100):
        ann.send("/help")
        ann.send("/settings")
    await desk.wait_for_call(SEND, 429)
    await label_next(bob, await next_card(bob))
    await says(ann, "says nothing about the message", times=2)
    await says(ann, "Daily reminder")

    assert len(desk.calls(SEND, ann)) - before < 20


async def test_reports_that_are_being_made_are_joined(desk: Desk) -> None:
    ann = await desk.annotator()
    before = len(desk.calls(SEND, ann))
    desk.inject_fault(SEND, status=429, retry_after=1, chat_id=ann.id)

    for _ in range(100):
        ann.send("/stats")
        ann.send("/history")
    await says(ann, "answers are yours", times=2)

    assert len(desk.calls(SEND, ann)) - before < 20


async def test_edits_of_a_menu_that_wait_for_a_limit_are_made_once(desk: Desk) -> None:
    ann, bob = await desk.annotator(2), await desk.annotator(3)
    ann.send("/settings")
    menu = await says(ann, "Daily reminder")
    edit = "editMessageText"
    before = len(desk.calls(edit, ann))
    desk.inject_fault(edit, status=429, retry_after=1, chat_id=ann.id)

    for number in range(50):
        ann.tap_data(f"q:0:{number % 2}", menu["message_id"])
    await desk.wait_for_call(edit, 429)
    await label_next(bob, await next_card(bob))
    await ann.sees(lambda message: "tap: off" in message.get("text", ""))

    assert len(desk.calls(edit, ann)) - before < 20


async def test_replies_that_wait_go_to_the_topics_of_their_commands(desk: Desk) -> None:
    ann = await desk.annotator()
    ann.add_topics([5, 7])
    desk.inject_fault(SEND, status=429, retry_after=1, chat_id=ann.id)

    for topic in (5, 7):
        ann.send("/help", topic=topic)
        ann.send("/settings", topic=topic)
    await says(ann, "Daily reminder", times=2)

    replies = [m for m in ann.messages if m["from"]["is_bot"] and "message_thread_id" in m]
    assert [m["message_thread_id"] for m in replies] == [5, 5, 7, 7]
