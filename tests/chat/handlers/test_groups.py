"""A group whose members may label: opened by an owner, left in every way that Telegram has."""

from __future__ import annotations

from typing import Any

import pytest

from bot.chat.membership import RECHECK_SECONDS
from bot.demo.scripted_annotators import next_card
from bot.emulator.emulator import GroupChat, Person
from tests.support.desk import MESSAGES, Desk, says, taps, texts_of
from tests.support.groups import (
    GROUP,
    asked_after,
    goes,
    known,
    link_of,
    member,
    posted,
)


@pytest.fixture
async def owner(desk: Desk) -> Person:
    return await desk.owner()


@pytest.fixture
async def group(desk: Desk, owner: Person) -> GroupChat:
    """The owner's group, open: the bot has posted its button."""
    group = desk.telegram.group(GROUP, "Neighbours", owner)
    group.add_bot(owner)
    await posted(group)
    return group


@pytest.fixture
def small(desk: Desk, owner: Person) -> GroupChat:
    """A group of the small kind, which may become a supergroup; the bot is in it."""
    small = desk.telegram.group(-5, "Family", owner, "group")
    small.add_bot(owner)
    return small


async def test_an_owner_lets_the_bot_in_and_it_posts_one_message_with_a_button(
    desk: Desk, group: GroupChat
) -> None:
    ann = await member(desk, group)

    assert [m.get("text", "")[:4] for m in group.messages if m["from"]["is_bot"]] == ["🏷 He"]
    assert not any(text in str(group.messages) for text in MESSAGES)
    assert texts_of(ann)[0].startswith("👋")
    found = await known(desk, ann)
    assert found is not None
    assert found.role == "annotator"
    assert (await taps(ann, await next_card(ann), "spam"))["text"].startswith("🚫 Spam")


async def test_a_stranger_who_lets_the_bot_in_opens_nothing(desk: Desk, owner: Person) -> None:
    eve = desk.telegram.person(66, "Eve")
    group = desk.telegram.group(GROUP, "Strangers", eve)

    group.add_bot(eve)
    group.say(eve, "/open@tapwise_demo_bot")
    group.say(eve, "/close@tapwise_demo_bot")
    eve.start("group-1")

    await says(eve, "Members of a group may label here")
    assert await desk.store.people.groups() == []
    assert [m for m in group.messages if m["from"]["is_bot"]] == []
    assert len(texts_of(eve)) == 1


async def test_an_annotator_is_no_owner_in_a_group_either(desk: Desk, group: GroupChat) -> None:
    ann = await member(desk, group)

    group.say(ann, "/close@tapwise_demo_bot")

    await asked_after(ann, "/help")
    assert len(await desk.store.people.groups()) == 1


async def test_an_owner_closes_a_group_by_a_word_and_opens_it_again_by_another(
    desk: Desk, owner: Person, group: GroupChat
) -> None:
    ann, bob = await member(desk, group), await desk.annotator(3)

    group.say(owner, "/close@tapwise_demo_bot")

    await posted(group, "can no longer label")
    await goes(desk, ann, "Members of your group can no longer label")
    assert await known(desk, bob) is not None
    assert await desk.claimed() == 2  # the owner's and Bob's
    ann.follow(link_of(await posted(group)))
    await says(ann, "Members of a group may label here")
    group.say(owner, "/open@tapwise_demo_bot")
    post = await group.sees(
        lambda m: "Help to keep" in m.get("text", "") and m is not group.messages[0], 10.0
    )
    await group.sees(
        lambda _: sum("Help to keep" in m.get("text", "") for m in group.messages) == 2, 10.0
    )
    ann.follow(link_of(post))
    await ann.sees(lambda m: "Is this message spam?" in m["text"], 10.0)


async def test_open_in_the_private_chat_says_how(desk: Desk, owner: Person) -> None:
    ann = await desk.annotator()

    assert "Add me to your group" in await asked_after(owner, "/open")
    assert "Only the owner" in await asked_after(ann, "/open")


async def test_only_members_come_in_by_the_groups_link(desk: Desk, group: GroupChat) -> None:
    eve = desk.telegram.person(66, "Eve")

    eve.follow(link_of(await posted(group)))

    await says(eve, "Members of a group may label here")
    assert await known(desk, eve) is None
    group.join(eve)
    eve.follow(link_of(await posted(group)))
    await next_card(eve)


async def test_hidden_members_need_an_administrator_and_nobody_comes_in_unseen(
    desk: Desk, owner: Person
) -> None:
    group = desk.telegram.group(GROUP, "Secret", owner, hidden_members=True)
    group.add_bot(owner)
    link = link_of(await posted(group))
    ann = desk.telegram.person(2, "Ann")
    group.join(ann)

    ann.follow(link)
    await says(ann, "Members of a group may label here")
    group.promote_bot(owner)
    ann.follow(link)

    await next_card(ann)


async def test_whoever_leaves_is_out_at_once_where_the_bot_is_no_administrator(
    desk: Desk, group: GroupChat
) -> None:
    ann = await member(desk, group)

    group.leave(ann)

    await goes(desk, ann)
    assert await desk.claimed() == 1  # the owner's


async def test_whoever_leaves_is_out_at_once_where_the_bot_is_an_administrator(
    desk: Desk, owner: Person, group: GroupChat
) -> None:
    group.promote_bot(owner)
    ann = await member(desk, group)

    group.leave(ann)

    await goes(desk, ann)


async def test_whoever_is_removed_is_out_and_comes_back_neither_by_link_nor_by_old_cards(
    desk: Desk, owner: Person, group: GroupChat
) -> None:
    ann = await member(desk, group)
    card = await next_card(ann)

    group.kick(ann, by=owner)

    await goes(desk, ann)
    assert "You need an invite" in (await taps(ann, card, "spam"))["text"]
    ann.follow(link_of(await posted(group)))
    await says(ann, "Members of a group may label here")
    assert await desk.answers() == []


async def test_who_left_unnoticed_is_found_out_within_five_minutes(
    desk: Desk, owner: Person, group: GroupChat
) -> None:
    ann = await member(desk, group)
    card = await next_card(ann)
    group.members.set(ann.user, "left")  # a large group: Telegram tells nobody
    before = texts_of(ann)

    desk.clock.now += RECHECK_SECONDS + 1
    await taps(ann, card, "skip")

    await goes(desk, ann)
    fresh = [text for text in texts_of(ann) if text not in before]
    assert not any(text in said for text in MESSAGES for said in fresh)


async def test_a_member_is_not_asked_for_at_every_tap(desk: Desk, group: GroupChat) -> None:
    ann = await member(desk, group)
    for _ in range(5):
        card = await next_card(ann)
        await taps(ann, card, "spam")
        await next_card(ann, card)

    assert len(desk.calls("getChatMember")) == 1


async def test_who_comes_back_to_the_group_labels_on(desk: Desk, group: GroupChat) -> None:
    ann = await member(desk, group)
    await taps(ann, await next_card(ann), "spam")
    before = await known(desk, ann)
    group.leave(ann)
    await goes(desk, ann)

    group.join(ann)
    ann.follow(link_of(await posted(group)))

    await ann.sees(lambda m: "Is this message spam?" in m["text"], 10.0)
    after = await known(desk, ann)
    assert before is not None
    assert after is not None
    assert after.id == before.id


async def test_whoever_also_had_an_invite_stays_when_they_leave_the_group(
    desk: Desk, group: GroupChat
) -> None:
    bob = await desk.annotator(3)
    group.join(bob)
    bob.follow(link_of(await posted(group)))

    group.leave(bob)

    await asked_after(bob, "/help")
    bob.send("/label")
    await bob.sees(lambda m: "Is this message spam?" in m["text"], 10.0)
    assert await known(desk, bob) is not None


async def test_who_left_the_group_may_be_invited(desk: Desk, group: GroupChat) -> None:
    ann = await member(desk, group)
    group.leave(ann)
    await goes(desk, ann)

    ann.start(await desk.link())

    await ann.sees(lambda m: "Is this message spam?" in m["text"], 10.0)


@pytest.mark.parametrize("joins_first", [False, True])
async def test_a_group_that_becomes_a_supergroup_keeps_its_people_and_its_button(
    desk: Desk, small: GroupChat, joins_first: bool
) -> None:
    ann = await member(desk, small)

    grown = small.upgrade(-100_5, joins_first=joins_first)
    card = await next_card(ann)
    desk.clock.now += RECHECK_SECONDS + 1
    await taps(ann, card, "spam")
    await next_card(ann, card)

    assert [group.telegram_id for group in await desk.store.people.groups()] == [grown.id]
    posts = [await posted(small), *([await posted(grown)] if joins_first else [])]
    assert [m for m in grown.messages if m["from"]["is_bot"]] == posts[1:]
    for number, post in enumerate(posts, 3):
        await comes_by(desk, grown, post, number)
    grown.leave(ann)
    await goes(desk, ann)


@pytest.mark.parametrize("joins_first", [False, True])
async def test_a_group_that_was_closed_stays_so_when_it_becomes_a_supergroup(
    desk: Desk, owner: Person, small: GroupChat, joins_first: bool
) -> None:
    ann = await member(desk, small)
    small.say(owner, "/close@tapwise_demo_bot")
    await goes(desk, ann, "Members of your group can no longer label")

    small.upgrade(-100_5, joins_first=joins_first)
    await asked_after(owner, "/help")

    assert await desk.store.people.groups() == []
    ann.follow(link_of(await posted(small)))
    await says(ann, "Members of a group may label here")


async def test_who_came_by_the_new_number_of_a_group_that_was_closed_is_out_when_the_move_is_told(
    desk: Desk, owner: Person, small: GroupChat
) -> None:
    ann = await member(desk, small)
    small.say(owner, "/close@tapwise_demo_bot")
    await goes(desk, ann, "Members of your group can no longer label")
    grown = desk.telegram.group(-100_5, "Family", owner)
    grown.add_bot(owner)  # it joins the new one before it is told what became of the old one
    bob = await member(desk, grown, 3)

    small.announce_upgrade(owner, grown.id)

    await goes(desk, bob, "Members of your group can no longer label")
    assert await desk.store.people.groups() == []


async def test_a_move_that_was_never_told_is_found_out_by_a_tap(
    desk: Desk, small: GroupChat
) -> None:
    ann = await member(desk, small)
    grown = await upgraded_unseen(desk, small, ann)
    card = await next_card(ann)

    desk.clock.now += RECHECK_SECONDS + 1
    await taps(ann, card, "spam")
    await next_card(ann, card)

    assert [group.telegram_id for group in await desk.store.people.groups()] == [grown.id]


async def test_a_move_that_was_never_told_lets_the_first_who_comes_in(
    desk: Desk, small: GroupChat
) -> None:
    ann = await member(desk, small)
    grown = await upgraded_unseen(desk, small, ann)

    await comes_by(desk, grown, await posted(small), 3)

    assert [group.telegram_id for group in await desk.store.people.groups()] == [grown.id]


async def test_who_left_a_group_whose_move_was_never_told_sees_nothing_more(
    desk: Desk, small: GroupChat
) -> None:
    ann = await member(desk, small)
    grown = await upgraded_unseen(desk, small, ann)
    grown.members.set(ann.user, "left")

    desk.clock.now += RECHECK_SECONDS + 1
    await taps(ann, await next_card(ann), "spam")

    await goes(desk, ann)


async def upgraded_unseen(desk: Desk, small: GroupChat, somebody: Person) -> GroupChat:
    """A supergroup which the bot still knows by the group's number."""
    grown = small.upgrade(-100_5)
    await asked_after(somebody, "/help")
    await desk.store.people.move_group(grown.id, small.id)
    return grown


async def comes_by(desk: Desk, group: GroupChat, post: dict[str, Any], number: int) -> None:
    """A member who taps this button gets a card."""
    person = desk.telegram.person(number, f"Ann {number}")
    group.join(person)
    person.follow(link_of(post))
    await next_card(person)


async def test_with_the_bot_all_who_came_with_the_group_are_out(
    desk: Desk, owner: Person, group: GroupChat
) -> None:
    ann = await member(desk, group)

    group.remove_bot(owner)

    await goes(desk, ann, "Members of your group can no longer label")
    assert await desk.store.people.groups() == []


async def test_a_bot_that_was_put_out_while_it_was_away_notices_at_the_next_check(
    desk: Desk, owner: Person, group: GroupChat
) -> None:
    ann = await member(desk, group)
    card = await next_card(ann)
    group.members.set(desk.telegram.account.bot, "kicked")

    desk.clock.now += RECHECK_SECONDS + 1
    await taps(ann, card, "skip")

    await goes(desk, ann, "Members of your group can no longer label")
