"""Invites, revoking and restoring."""

from __future__ import annotations

from functools import partial

import pytest

from bot.demo.scripted_annotators import next_card
from bot.emulator.keyboards import buttons
from tests.support.desk import MESSAGES, Desk, says, taps, texts_of
from tests.support.steps import button_texts, invite_link, reply_with, stored, tap_button


async def test_an_invite_can_be_copied_and_shared_and_admits_as_many_people_as_it_states(
    desk: Desk,
) -> None:
    owner = await desk.owner()

    reply = await reply_with(owner, "/invite 2 3", "A link for 2 people")

    assert button_texts(reply) == ["📋 Copy the link", "📤 Share"]
    link = invite_link(reply)
    shared = next(str(button["url"]) for button in buttons(reply) if "url" in button)
    assert shared.startswith("https://t.me/share/url?url=https%3A//t.me/")
    ann, bob, eve = (desk.telegram.person(number, "P") for number in (2, 3, 4))
    for person in (ann, bob):
        person.follow(link)
        await next_card(person)
    eve.follow(link)
    await says(eve, "You need an invite")
    assert (await stored(desk, ann)).role == "annotator"
    assert len(texts_of(eve)) == 1


async def test_an_invite_can_make_strangers_and_annotators_curators(desk: Desk) -> None:
    owner = await desk.owner()
    ann, cleo = await desk.annotator(2), desk.telegram.person(3, "Cleo")

    link = invite_link(await reply_with(owner, "/invite 2 1 curator", "and settle disputes"))
    cleo.follow(link)
    await next_card(cleo)
    ann.follow(link)
    await reply_with(ann, "/disputes", "No message is in dispute")

    assert [(await stored(desk, person)).role for person in (cleo, ann)] == ["curator", "curator"]
    assert "/disputes" in (await reply_with(cleo, "/help", "I show a message"))["text"]
    assert "Only an owner" in (await reply_with(cleo, "/team", "Only"))["text"]


async def test_invites_are_listed_and_a_tap_closes_one(desk: Desk) -> None:
    owner = await desk.owner()
    first = invite_link(await reply_with(owner, "/invite 5", "A link for"))
    second = invite_link(await reply_with(owner, "/invite 1 1 curator", "A link for"))

    listed = await reply_with(owner, "/invites", "Invites")
    assert "1. annotator: 0 of 5 used" in listed["text"]
    assert "2. curator: 0 of 1 used" in listed["text"]
    toast = await tap_button(owner, listed, "Close invite 1")

    assert "This invite is closed" in toast["text"]
    await owner.sees(lambda m: "2. curator" in m["text"] and "1. annotator" not in m["text"])
    ann, bob = desk.telegram.person(2, "Ann"), desk.telegram.person(3, "Bob")
    ann.follow(first)
    await says(ann, "You need an invite")
    bob.follow(second)
    await next_card(bob)
    assert "No invite is open" in (await reply_with(owner, "/invites", "No invite"))["text"]


async def test_an_invite_used_by_a_forgotten_annotator_stays_used(
    desk: Desk,
) -> None:
    owner = await desk.owner()
    link = invite_link(await reply_with(owner, "/invite 1", "A link for 1 person"))
    ann = desk.telegram.person(2, "Ann")
    ann.follow(link)
    await next_card(ann)
    await tap_button(ann, await reply_with(ann, "/forgetme", "Forget who you are?"), "Forget me")
    await says(ann, "I no longer know who you are")

    for person in (ann, desk.telegram.person(3, "Bob")):
        person.follow(link)
        await says(person, "You need an invite")


async def test_an_owners_invite_link_admits_people(desk: Desk) -> None:
    owner = await desk.owner()
    commands = {"/invite": (50, 7), "/invite 3": (3, 7), "/invite 1 30": (1, 30)}

    for number, (command, (people, days)) in enumerate(commands.items(), start=2):
        owner.send(command)
        reply = await says(owner, f"A link for {people} p")
        token = reply["text"].rpartition("start=")[2].strip()

        invite = await desk.store.invites.by_token(token)
        assert invite is not None
        left = round((invite.expires_at - desk.clock()) / 86_400)
        assert (invite.uses, left) == (people, days)
        ann = desk.telegram.person(number, "Ann")
        ann.start(token)
        assert (await next_card(ann)).text is not None


async def test_an_invalid_invite_command_is_answered_with_its_usage(desk: Desk) -> None:
    owner = await desk.owner()
    invalid = ["0", "-1", "x", "10001", "1 0", "1 366", "1 2 3", "1e3", "٣", "9" * 40]
    invalid += ["curator annotator", "owner"]

    def usages() -> int:
        return sum("10 people and 3 days" in text for text in texts_of(owner))

    def more_usages_than(before: int, _: object) -> bool:
        return usages() > before

    for words in invalid:  # one by one: equal replies are joined
        before = usages()
        owner.send(f"/invite {words}")
        await owner.sees(partial(more_usages_than, before))

    assert usages() == len(invalid)
    assert await desk.store.invites.valid(desk.clock()) == []


async def test_revoking_replaces_the_card_and_releases_its_message(desk: Desk) -> None:
    owner, ann = await desk.owner(), await desk.annotator()
    card = await next_card(ann)
    number = (await stored(desk, ann)).id

    reply = await reply_with(owner, f"/revoke {number}", "may no longer label")

    assert button_texts(reply) == [f"🚫 Ignore annotator {number}"]
    last = await ann.sees(lambda m: "ended your access" in m["text"])
    assert last["message_id"] == card.message_id
    assert "reply_markup" not in last
    assert await desk.count_claims() == 1
    toast = await taps(ann, card, "spam")
    assert toast["show_alert"]
    assert "An owner has ended your access" in toast["text"]
    assert await desk.answers() == []


async def test_a_restored_annotator_can_label_again(desk: Desk) -> None:
    owner, ann = await desk.owner(), await desk.annotator()
    number = (await stored(desk, ann)).id
    await reply_with(owner, f"/revoke {number}", "may no longer label")

    await reply_with(owner, f"/RESTORE {number}", "may label again")

    await says(ann, "You may label again")
    ann.send("/label")
    assert (await next_card(ann)).text in MESSAGES


@pytest.mark.parametrize("words", ["", "x", "99", "1", "99999999999999999999999"])
async def test_revoking_an_invalid_number_or_an_owner_changes_nothing(
    desk: Desk, words: str
) -> None:
    owner = await desk.owner()

    reply = await reply_with(owner, f"/revoke {words}", "")

    assert "/team lists the numbers" in reply["text"]
    assert (await stored(desk, owner)).role == "owner"


async def test_a_revoked_annotator_who_is_invited_again_and_the_owner_read_why(
    desk: Desk,
) -> None:
    owner, ann = await desk.owner(), await desk.annotator()
    number = (await stored(desk, ann)).id
    await reply_with(owner, f"/revoke {number}", "may no longer label")

    for _ in range(2):
        ann.start(await desk.create_invite())
        await says(ann, "A new invite does not change that")

    report = await says(owner, "followed an invite link")
    assert f"Annotator {number}" in report["text"]
    assert f"/readmit {number}" in report["text"]
    assert sum("followed an invite link" in text for text in texts_of(owner)) == 1
    team = await reply_with(owner, "/team", "Team")
    assert "🚫 revoked" in team["text"]
    await reply_with(owner, f"/readmit {number}", "may label again")
    ann.start()
    assert "🚫 revoked" not in (await reply_with(owner, "/team", "Team"))["text"]


async def test_a_revoked_annotator_without_a_valid_invite_is_not_reported(desk: Desk) -> None:
    owner, ann = await desk.owner(), await desk.annotator()
    number = (await stored(desk, ann)).id
    await reply_with(owner, f"/revoke {number}", "may no longer label")

    ann.start("abcdefghijklmnopqrstuvwxyz-_0123")
    await says(ann, "A new invite does not change that")
    await reply_with(owner, "/help", "")

    assert not any("followed an invite link" in text for text in texts_of(owner))


async def test_the_former_name_of_readmit_still_works(desk: Desk) -> None:
    owner, ann = await desk.owner(), await desk.annotator()
    number = (await stored(desk, ann)).id
    await reply_with(owner, f"/revoke {number}", "may no longer label")

    await reply_with(owner, f"/restore {number}", "may label again")
