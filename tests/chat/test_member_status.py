"""Membership follows from `status` and `is_member`, whatever else Telegram leaves out."""

from __future__ import annotations

import json

import pytest

from bot.chat.membership import RECHECK_SECONDS
from bot.chat.transport.member_status import reduced_member
from bot.demo.scripted_annotators import next_card
from bot.emulator.emulator import GroupChat, Person
from tests.support.desk import MESSAGES, Desk, taps, texts_of
from tests.support.groups import (
    assert_removed,
    find_annotator,
    group_post,
    join_through,
    link_of,
)

# Left out in https://github.com/aiogram/aiogram/issues/1812; and all that may be.
OMITTED = {
    "one": ("can_react_to_messages",),
    "all but status and is_member": (
        *("user", "until_date", "can_send_messages", "can_send_polls", "can_edit_tag"),
        *("can_react_to_messages", "can_change_info", "can_manage_topics"),
    ),
    "none": (),
}


@pytest.fixture(params=OMITTED)
def omitted(request: pytest.FixtureRequest) -> tuple[str, ...]:
    return OMITTED[request.param]


async def test_a_muted_member_can_join(
    desk: Desk, owner: Person, group: GroupChat, omitted: tuple[str, ...]
) -> None:
    ann = desk.telegram.person(2, "Ann")
    group.join(ann)
    group.restrict(ann, owner, omitted)

    ann.follow(link_of(await group_post(group)))

    assert (await next_card(ann)).text is not None


async def test_a_muted_member_who_left_unreported_sees_nothing_more(
    desk: Desk, owner: Person, group: GroupChat, omitted: tuple[str, ...]
) -> None:
    ann = await join_through(desk, group)
    group.restrict(ann, owner, omitted)
    card = await next_card(ann)
    group.members.set(ann.user, "left")
    before = texts_of(ann)

    desk.clock.now += RECHECK_SECONDS + 1
    await taps(ann, card, "skip")

    await assert_removed(desk, ann)
    new = [text for text in texts_of(ann) if text not in before]
    assert not any(message in text for text in new for message in MESSAGES)


async def test_a_muted_member_who_leaves_is_removed_at_once(
    desk: Desk, owner: Person, group: GroupChat
) -> None:
    group.promote_bot(owner)
    ann = await join_through(desk, group)
    group.restrict(ann, owner, ("can_react_to_messages",))
    assert await find_annotator(desk, ann) is not None

    group.leave(ann)

    await assert_removed(desk, ann)


@pytest.mark.parametrize(
    ("member", "status"),
    [
        ({"status": "creator"}, "member"),
        ({"status": "administrator"}, "member"),
        ({"status": "restricted", "is_member": True}, "member"),
        ({"status": "restricted", "is_member": False}, "left"),
        ({"status": "restricted"}, "unknown"),
        ({"status": "restricted", "is_member": []}, "unknown"),
        ({"status": "kicked"}, "left"),
        ({"status": "of the future"}, "unknown"),
        ({}, "unknown"),
        (None, "unknown"),
    ],
    ids=json.dumps,
)
def test_only_the_status_and_is_member_count(member: object, status: str) -> None:
    assert reduced_member(member)["status"] == status
