"""A watched group: its notice, what becomes an item, who may say so, and its end."""

from __future__ import annotations

from typing import Any

import pytest

from bot.emulator.emulator import GroupChat, Person
from tests.support.desk import Desk, says, texts_of
from tests.support.groups import GROUP, group_post
from tests.support.steps import button_texts, reply_text, tap_button
from tests.support.watched import NOTICE, UNWATCH, WATCH, announced, came, files_of, watch
from tests.support.words import own


@pytest.fixture
async def group(desk: Desk, owner: Person) -> GroupChat:
    """The owner's group; the bot is an administrator of it, and may pin."""
    group = desk.telegram.group(GROUP, "Neighbours", owner)
    group.add_bot(owner)
    await group_post(group)
    group.promote_bot(owner, ["can_pin_messages"])
    return group


@pytest.fixture
def eve(desk: Desk, group: GroupChat) -> Person:
    """A member of the group, and nobody's annotator."""
    eve = desk.telegram.person(7_234_567_890, "Evelina", username="evelina_q")
    group.join(eve)
    return eve


async def test_a_group_reads_in_one_pinned_message_what_is_read_and_how_to_object(
    desk: Desk, owner: Person, group: GroupChat, eve: Person
) -> None:
    group.say(eve, f"before the notice {own(1)}")

    notice = await watch(desk, group, owner)
    await group.sees(lambda m: "pinned_message" in m, 10.0)
    group.say(owner, WATCH)
    await group_post(group, "I read new messages in this group already")

    assert group.pinned == [notice["message_id"]]
    assert button_texts(notice) == ["🙅 Not mine"]
    assert "never who wrote it" in notice["text"]
    assert "cannot find your earlier messages" in notice["text"]
    assert len([m for m in group.messages if NOTICE in m.get("text", "")]) == 1
    await desk.telegram.polled()
    assert came(desk.database) == {}


async def test_texts_and_captions_of_members_become_items_once_and_nothing_else_does(
    desk: Desk, owner: Person, group: GroupChat, eve: Person
) -> None:
    await watch(desk, group, owner)
    texts = [f"{word} {own(number)}" for number, word in enumerate(("hello", "photo", "forward"))]

    number = group.say(eve, texts[0])
    group.say_content(eve, group.content("photo", texts[1]))
    group.forward(eve, texts[2], "Somebody hidden")
    group.say(eve, texts[0] + "!")  # a near-duplicate
    group.edit(eve, number, f"edited {own(4)}")
    group.say(eve, f"/roll@other_bot {own(5)}")
    group.say_content(eve, group.content("sticker"))
    group.say_content(eve, group.content("new_chat_title"))
    group.say_anonymously(owner, f"as the group {own(6)}")
    group.say_as_channel(eve, f"as a channel {own(7)}", {"id": -100_7, "type": "channel"})
    group.forward(eve, f"a card of the bot {own(8)}", desk_bot(desk))
    await desk.telegram.polled()

    assert list(came(desk.database)) == texts


def desk_bot(desk: Desk) -> Any:
    """The bot as somebody whose message is forwarded."""
    bot = desk.telegram.bot

    class Bot:
        def origin(self, date: int) -> dict[str, Any]:
            return {"type": "user", "date": date, "sender_user": bot}

    return Bot()


async def test_no_sender_is_in_the_database_and_who_objects_is_left_out(
    desk: Desk, owner: Person, group: GroupChat, eve: Person
) -> None:
    bob = desk.telegram.person(7_345_678_901, "Bobinson", username="bobinson_q")
    group.join(bob)
    notice = await watch(desk, group, owner)
    group.say(eve, f"hers before {own(1)}")
    group.say(bob, f"his {own(2)}")

    toast = await eve.toast(group.tap(eve, "🙅 Not mine", notice["message_id"]))
    group.say(eve, f"hers after {own(3)}")
    group.say(bob, f"his too {own(4)}")
    await desk.telegram.polled()

    assert toast["show_alert"]
    assert "leave out your messages" in toast["text"]
    kept = [f"hers before {own(1)}", f"his {own(2)}", f"his too {own(4)}"]
    assert list(came(desk.database)) == kept
    stored = files_of(desk.database)
    for person in (eve, bob):
        words = [str(person.id), person.first_name, str(person.user["username"])]
        forms = [word.encode() for word in words]
        forms += [person.id.to_bytes(size, order) for size in (5, 8) for order in ("big", "little")]
        assert [form for form in forms if form in stored] == []


async def test_an_objection_and_the_watch_survive_a_restart(
    closed_desk: Desk, logged_errors: object
) -> None:
    desk = closed_desk
    async with desk.bot():
        owner = await desk.owner()
        group = desk.telegram.group(GROUP, "Neighbours", owner)
        group.add_bot(owner)
        await group_post(group)
        group.promote_bot(owner)
        eve, bob = desk.telegram.person(7, "Eve"), desk.telegram.person(8, "Bob")
        group.join(eve)
        group.join(bob)
        notice = await watch(desk, group, owner)
        await eve.toast(group.tap(eve, "🙅 Not mine", notice["message_id"]))
    group.say(eve, f"hers {own(1)}")
    for number in range(2, 150):  # what waited at Telegram during an outage
        group.say(bob, f"his {own(number)} {own(number + 1_000)}")

    async with desk.bot():
        await desk.telegram.polled()

        assert len(came(desk.database)) == 148
    assert not any("hers" in text for text in came(desk.database))


async def test_a_bot_that_does_not_get_the_messages_says_what_to_press(
    desk: Desk, owner: Person
) -> None:
    group = desk.telegram.group(GROUP, "Neighbours", owner)
    group.add_bot(owner)
    await group_post(group)

    group.say(owner, WATCH)
    answer = (await group_post(group, "does not pass me the messages"))["text"]

    assert "/setprivacy" in answer
    assert "Disable" in answer
    assert "add me again" in answer
    assert await desk.store.watched.active() == []
    desk.telegram.account.privacy_mode = False
    await watch(desk, group, owner)


async def test_only_an_administrator_of_an_open_group_or_an_owner_who_is_one_may_watch(
    desk: Desk, owner: Person, group: GroupChat, eve: Person
) -> None:
    gil = desk.telegram.person(9, "Gil")
    strange = desk.telegram.group(-100_9, "Strangers", gil)
    strange.add_bot(gil)
    strange.promote_bot(gil)
    strange.join(owner)

    group.say(eve, WATCH)
    strange.say(gil, WATCH)
    strange.say(owner, WATCH)
    await says(owner, "Only an administrator of the group can do that")
    await reply_text(owner, "/help")
    assert await desk.store.watched.active() == []
    assert not any("👀" in m.get("text", "") for m in (*group.messages, *strange.messages))

    group.promote(eve, owner)
    await watch(desk, group, eve)
    await says(owner, "lets me read new messages there")
    strange.promote(owner, gil)
    await watch(desk, strange, owner)


@pytest.mark.parametrize("is_open", [True, False])
async def test_an_anonymous_administrator_watches_and_ends_it(
    desk: Desk, owner: Person, group: GroupChat, is_open: bool
) -> None:
    if not is_open:
        await desk.store.groups.close(group.id, 0.0)
        group.say_anonymously(owner, WATCH)
        question = await group_post(group, "I cannot see who wrote that")
        stranger = desk.telegram.person(66, "Mallory")
        group.join(stranger)
        refused = await stranger.toast(group.tap(stranger, "w:0:watch", question["message_id"]))
        assert refused["show_alert"]
        await owner.toast(group.tap(owner, "w:0:watch", question["message_id"]))
    else:
        group.say_anonymously(owner, WATCH)

    await announced(desk, group)
    group.say_anonymously(owner, UNWATCH)

    await group_post(group, "I no longer read messages in this group. I have read 0")
    assert await desk.store.watched.active() == []


async def test_unwatch_deletes_what_nobody_has_answered_if_that_is_asked_for(
    desk: Desk, owner: Person, group: GroupChat, eve: Person
) -> None:
    notice = await watch(desk, group, owner)
    texts = [f"hello {own(number)}" for number in range(4)]
    for text in texts:
        group.say(eve, text)
    await desk.telegram.polled()

    group.say(owner, UNWATCH)
    question = await group_post(group, "I have read 4 messages and kept 4. Nobody has answered 4")
    await group.sees(lambda m: m["message_id"] == notice["message_id"] and NOTICE not in m["text"])
    refused = await eve.toast(group.tap(eve, "🗑 Delete 4", question["message_id"]))
    group.say(eve, f"after the end {own(9)}")
    await desk.telegram.polled()
    await owner.toast(group.tap(owner, "🗑 Delete 4", question["message_id"]))
    await group_post(group, "4 messages are deleted.")

    assert refused["show_alert"]
    assert came(desk.database) == {}
    await desk.store._database.truncate_wal()
    assert not any(text.encode() in files_of(desk.database) for text in texts)
    assert await desk.store.items.newest_id() == 44


async def test_a_closed_group_and_one_that_removed_the_bot_are_watched_no_longer(
    desk: Desk, owner: Person, group: GroupChat, eve: Person
) -> None:
    await watch(desk, group, owner)
    group.say(eve, f"first {own(1)}")
    await desk.telegram.polled()
    group.say(owner, "/close@tapwise_demo_bot")

    question = await says(owner, "I have read 1 message and kept 1.")
    assert "<b>" not in question["text"]
    assert await desk.store.watched.active() == []
    await tap_button(owner, question, "Delete 1")
    await says(owner, "1 message is deleted.")
    await watch(desk, group, owner)
    group.remove_bot(owner)
    await says(owner, "I have read 0 messages")
    assert await desk.store.watched.active() == []


async def test_a_group_that_becomes_a_supergroup_is_still_watched(
    desk: Desk, owner: Person, eve: Person
) -> None:
    small = desk.telegram.group(-5, "Family", owner, "group")
    small.add_bot(owner)
    await group_post(small)
    small.promote_bot(owner)
    small.join(eve)
    await watch(desk, small, owner)

    supergroup = small.upgrade(-100_5)
    await desk.telegram.polled()
    supergroup.say(eve, f"after the upgrade {own(1)}")
    await desk.telegram.polled()

    assert list(came(desk.database)) == [f"after the upgrade {own(1)}"]


async def test_a_notice_that_telegram_refuses_is_reported_and_posted_later(
    desk: Desk, owner: Person, group: GroupChat, eve: Person
) -> None:
    group.restrict_bot(owner)
    desk.telegram.account.privacy_mode = False
    group.say(owner, WATCH)
    await says(owner, "I do not read messages in the group")
    group.say(eve, f"unannounced {own(1)}")
    await desk.telegram.polled()
    assert came(desk.database) == {}

    group.promote_bot(owner)

    await announced(desk, group)
    group.say(eve, f"announced {own(2)}")
    await desk.telegram.polled()
    assert list(came(desk.database)) == [f"announced {own(2)}"]


async def test_the_private_command_explains_it_and_privacy_says_what_is_kept(
    desk: Desk, owner: Person
) -> None:
    ann = await desk.annotator()

    assert "never who wrote them" in await reply_text(owner, "/watch")
    assert "a group that is watched" in await reply_text(ann, "/privacy")
    assert "Only an owner" in await reply_text(ann, "/watch")
    assert not any("watched" in text for text in texts_of(ann)[:1])
