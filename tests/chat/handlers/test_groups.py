"""A group whose members may label: opened by an owner, left in every way Telegram has."""

from __future__ import annotations

from bot.chat.membership import RECHECK_SECONDS
from bot.demo.scripted_annotators import next_card
from bot.emulator.emulator import GroupChat, Person
from tests.support.desk import MESSAGES, Desk, says, taps, texts_of
from tests.support.groups import (
    GROUP,
    assert_removed,
    find_annotator,
    group_post,
    join_through,
    link_of,
)
from tests.support.steps import reply_text


async def test_added_by_an_owner_the_bot_posts_one_message_with_a_button(
    desk: Desk, group: GroupChat
) -> None:
    ann = await join_through(desk, group)

    assert [m.get("text", "")[:4] for m in group.messages if m["from"]["is_bot"]] == ["🏷 He"]
    assert not any(text in str(group.messages) for text in MESSAGES)
    assert texts_of(ann)[0].startswith("👋")
    found = await find_annotator(desk, ann)
    assert found is not None
    assert found.role == "annotator"
    assert (await taps(ann, await next_card(ann), "spam"))["text"].startswith("🚫 Spam")


async def test_added_by_a_stranger_the_bot_opens_nothing(desk: Desk, owner: Person) -> None:
    eve = desk.telegram.person(66, "Eve")
    group = desk.telegram.group(GROUP, "Strangers", eve)

    group.add_bot(eve)
    group.say(eve, "/open@tapwise_demo_bot")
    group.say(eve, "/close@tapwise_demo_bot")
    eve.start("group-1")

    await says(eve, "Members of that group can no longer label")
    assert await desk.store.groups.all() == []
    assert [m for m in group.messages if m["from"]["is_bot"]] == []
    assert len(texts_of(eve)) == 1


async def test_an_annotator_cannot_close_a_group(desk: Desk, group: GroupChat) -> None:
    ann = await join_through(desk, group)

    group.say(ann, "/close@tapwise_demo_bot")

    await reply_text(ann, "/help")
    assert len(await desk.store.groups.all()) == 1


async def test_an_owner_closes_a_group_by_a_command_and_opens_it_by_another(
    desk: Desk, owner: Person, group: GroupChat
) -> None:
    ann, bob = await join_through(desk, group), await desk.annotator(3)

    group.say(owner, "/close@tapwise_demo_bot")

    await group_post(group, "can no longer label")
    await assert_removed(desk, ann, "Members of your group can no longer label")
    assert await find_annotator(desk, bob) is not None
    assert await desk.count_claims() == 2  # the owner's and Bob's
    ann.follow(link_of(await group_post(group)))
    await says(ann, "Members of that group can no longer label")
    group.say(owner, "/open@tapwise_demo_bot")
    post = await group.sees(
        lambda m: "Help to keep" in m.get("text", "") and m is not group.messages[0], 10.0
    )
    await group.sees(
        lambda _: sum("Help to keep" in m.get("text", "") for m in group.messages) == 2, 10.0
    )
    ann.follow(link_of(post))
    await ann.sees(lambda m: "Is this message spam?" in m["text"])


async def test_open_in_the_private_chat_explains_how_to_open_a_group(
    desk: Desk, owner: Person
) -> None:
    ann = await desk.annotator()

    assert "Add me to your group" in await reply_text(owner, "/open")
    assert "Only an owner" in await reply_text(ann, "/open")


async def test_a_groups_link_admits_its_members_only(desk: Desk, group: GroupChat) -> None:
    eve = desk.telegram.person(66, "Eve")

    eve.follow(link_of(await group_post(group)))

    await says(eve, "Members of a group may label here")
    assert await find_annotator(desk, eve) is None
    group.join(eve)
    eve.follow(link_of(await group_post(group)))
    await next_card(eve)


async def test_hidden_members_are_admitted_once_the_bot_is_an_administrator(
    desk: Desk, owner: Person
) -> None:
    group = desk.telegram.group(GROUP, "Secret", owner, hidden_members=True)
    group.add_bot(owner)
    link = link_of(await group_post(group))
    ann = desk.telegram.person(2, "Ann")
    group.join(ann)

    ann.follow(link)
    await says(ann, "Telegram does not confirm that you are a member")
    group.promote_bot(owner)
    ann.follow(link)

    await next_card(ann)


async def test_a_member_who_leaves_is_removed_at_once_if_the_bot_is_no_administrator(
    desk: Desk, group: GroupChat
) -> None:
    ann = await join_through(desk, group)

    group.leave(ann)

    await assert_removed(desk, ann)
    assert await desk.count_claims() == 1  # the owner's


async def test_a_member_who_leaves_is_removed_at_once_if_the_bot_is_an_administrator(
    desk: Desk, owner: Person, group: GroupChat
) -> None:
    group.promote_bot(owner)
    ann = await join_through(desk, group)

    group.leave(ann)

    await assert_removed(desk, ann)


async def test_a_kicked_member_cannot_return_by_link_or_by_old_cards(
    desk: Desk, owner: Person, group: GroupChat
) -> None:
    ann = await join_through(desk, group)
    card = await next_card(ann)

    group.kick(ann, by=owner)

    await assert_removed(desk, ann)
    assert "no longer a member" in (await taps(ann, card, "spam"))["text"]
    ann.follow(link_of(await group_post(group)))
    await says(ann, "Members of a group may label here")
    assert await desk.answers() == []


async def test_a_member_who_left_unreported_is_removed_within_five_minutes(
    desk: Desk, owner: Person, group: GroupChat
) -> None:
    ann = await join_through(desk, group)
    card = await next_card(ann)
    group.members.set(ann.user, "left")  # a large group: Telegram tells nobody
    before = texts_of(ann)

    desk.clock.now += RECHECK_SECONDS + 1
    await taps(ann, card, "skip")

    await assert_removed(desk, ann)
    new = [text for text in texts_of(ann) if text not in before]
    assert not any(text in reply for text in MESSAGES for reply in new)


async def test_membership_is_not_checked_at_every_tap(desk: Desk, group: GroupChat) -> None:
    ann = await join_through(desk, group)
    for _ in range(5):
        card = await next_card(ann)
        await taps(ann, card, "spam")
        await next_card(ann, card)

    assert len(desk.calls("getChatMember")) == 1


async def test_a_member_who_returns_to_the_group_is_the_same_annotator(
    desk: Desk, group: GroupChat
) -> None:
    ann = await join_through(desk, group)
    await taps(ann, await next_card(ann), "spam")
    before = await find_annotator(desk, ann)
    group.leave(ann)
    await assert_removed(desk, ann)

    group.join(ann)
    ann.follow(link_of(await group_post(group)))

    await ann.sees(lambda m: "Is this message spam?" in m["text"])
    after = await find_annotator(desk, ann)
    assert before is not None
    assert after is not None
    assert after.id == before.id


async def test_an_annotator_who_also_has_an_invite_stays_after_leaving_the_group(
    desk: Desk, group: GroupChat
) -> None:
    bob = await desk.annotator(3)
    group.join(bob)
    bob.follow(link_of(await group_post(group)))

    group.leave(bob)

    await reply_text(bob, "/help")
    bob.send("/label")
    await bob.sees(lambda m: "Is this message spam?" in m["text"])
    assert await find_annotator(desk, bob) is not None


async def test_a_member_who_left_the_group_can_be_invited(desk: Desk, group: GroupChat) -> None:
    ann = await join_through(desk, group)
    group.leave(ann)
    await assert_removed(desk, ann)

    ann.start(await desk.create_invite())

    await ann.sees(lambda m: "Is this message spam?" in m["text"])


async def test_removing_the_bot_removes_all_who_joined_through_the_group(
    desk: Desk, owner: Person, group: GroupChat
) -> None:
    ann = await join_through(desk, group)

    group.remove_bot(owner)

    await assert_removed(desk, ann, "Members of your group can no longer label")
    assert await desk.store.groups.all() == []


async def test_a_removal_of_the_bot_that_was_not_reported_is_noticed_at_the_next_check(
    desk: Desk, owner: Person, group: GroupChat
) -> None:
    ann = await join_through(desk, group)
    card = await next_card(ann)
    group.remove_bot(owner, unreported=True)

    desk.clock.now += RECHECK_SECONDS + 1
    await taps(ann, card, "skip")

    await assert_removed(desk, ann, "Members of your group can no longer label")
