"""Telegram does not confirm a member: one passing error removes nobody, lasting ones do."""

from __future__ import annotations

import pytest

from bot.chat.membership import RECHECK_SECONDS, RETRY_SECONDS
from bot.demo.scripted_annotators import ShownCard, next_card
from bot.emulator.emulator import GroupChat, Person
from tests.support.desk import MESSAGES, Desk, says, taps, texts_of
from tests.support.faults import label_next
from tests.support.groups import (
    GROUP,
    assert_removed,
    find_annotator,
    group_post,
    join_through,
    link_of,
)

# They come for people who are in the group, too.
DOUBTFUL = ("PARTICIPANT_ID_INVALID", "user not found", "CHAT_ADMIN_REQUIRED", "something new")
GONE = ("member not found", "USER_ID_INVALID", "USER_NOT_PARTICIPANT")
REPORT = "Telegram does not tell me who is a member"


def refuse_to_say(desk: Desk, reason: str, times: int = 1_000) -> None:
    desk.inject_fault(
        "getChatMember", status=400, description=f"Bad Request: {reason}", times=times
    )


async def label_until_removed(desk: Desk, person: Person, card: ShownCard) -> None:
    """Let Telegram refuse again and again, until the person sees no more messages."""
    for _ in range(5):
        card = await label_next(person, card)
        desk.clock.now += RETRY_SECONDS + 1
    before = texts_of(person)
    await taps(person, card, "skip")
    await assert_removed(desk, person, "no longer confirms")
    new = [text for text in texts_of(person) if text not in before]
    assert not any(message in text for text in new for message in MESSAGES)


@pytest.mark.parametrize("reason", DOUBTFUL)
async def test_one_passing_error_removes_nobody(
    desk: Desk, owner: Person, group: GroupChat, reason: str
) -> None:
    ann = await join_through(desk, group)
    refuse_to_say(desk, reason, times=1)

    desk.clock.now += RECHECK_SECONDS + 1
    card = await label_next(ann, await next_card(ann))
    desk.clock.now += RETRY_SECONDS + 1
    await label_next(ann, card)

    assert await find_annotator(desk, ann) is not None
    assert not any(REPORT in text for text in texts_of(owner))


@pytest.mark.parametrize("reason", DOUBTFUL)
async def test_lasting_errors_remove_a_member_and_the_owner_reads_what_to_do(
    desk: Desk, owner: Person, group: GroupChat, reason: str
) -> None:
    ann, bob = await join_through(desk, group), await desk.annotator(3)
    refuse_to_say(desk, reason)

    desk.clock.now += RECHECK_SECONDS + 1
    await label_until_removed(desk, ann, await next_card(ann))

    report = await says(owner, REPORT)
    assert "Neighbours" in report["text"]
    assert "administrator" in report["text"]
    assert [REPORT in text for text in texts_of(owner)].count(True) == 1
    await label_next(bob, await next_card(bob))


@pytest.mark.parametrize("reason", GONE)
async def test_somebody_whom_telegram_calls_gone_sees_nothing_more(
    desk: Desk, group: GroupChat, reason: str
) -> None:
    ann = await join_through(desk, group)
    refuse_to_say(desk, reason)
    before = texts_of(ann)

    desk.clock.now += RECHECK_SECONDS + 1
    await taps(ann, await next_card(ann), "skip")

    await assert_removed(desk, ann)
    new = [text for text in texts_of(ann) if text not in before]
    assert not any(message in text for text in new for message in MESSAGES)


async def test_a_member_whom_telegram_confirms_in_between_is_in_no_doubt(
    desk: Desk, group: GroupChat
) -> None:
    ann = await join_through(desk, group)
    card = await next_card(ann)
    for _ in range(2):
        refuse_to_say(desk, "user not found", times=2)
        desk.clock.now += RECHECK_SECONDS + 1
        card = await label_next(ann, card)
        desk.clock.now += RETRY_SECONDS + 1
        card = await label_next(ann, card)
        desk.clock.now += RETRY_SECONDS + 1
        card = await label_next(ann, card)

    assert await find_annotator(desk, ann) is not None


async def test_hidden_members_are_reported_to_the_owner_when_they_try_to_join(
    desk: Desk, owner: Person
) -> None:
    group = desk.telegram.group(GROUP, "Secret", owner, hidden_members=True)
    group.add_bot(owner)
    link = link_of(await group_post(group))
    ann = desk.telegram.person(2, "Ann")
    group.join(ann)

    ann.follow(link)
    await says(ann, "Telegram does not confirm that you are a member")
    ann.follow(link)

    assert "Secret" in (await says(owner, REPORT))["text"]
    group.promote_bot(owner)
    ann.follow(link)
    assert (await next_card(ann)).text is not None
