"""What /forgetme deletes, and what is stored about an annotator."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

from bot.chat.locale import CATALOGS
from bot.chat.taps import tap_key
from bot.demo.scripted_annotators import next_card
from bot.emulator.emulator import Person
from storage import Store
from tests.support.desk import Desk, says, taps
from tests.support.groups import GROUP, find_annotator, group_post, join_through, link_of
from tests.support.steps import (
    answer_questions,
    reply_with,
    stored,
    tap_button,
)


async def test_forgetting_asks_first_and_keeps_the_labels_without_an_identity(desk: Desk) -> None:
    ann = await desk.annotator(2_000_002)
    card = await answer_questions(ann, 2)
    ann.send("/undo")
    card = await next_card(ann, card)
    await taps(ann, card, "spam")
    await next_card(ann, card)
    number = (await stored(desk, ann)).id
    asked = await reply_with(ann, "/forgetme", "Forget who you are?")
    await tap_button(ann, asked, "Keep me")
    await says(ann, "Everything stays as it was")

    await forget(ann)

    await ann.sees(lambda m: "Your last message was shown here" in m["text"])
    assert [row.annotator for row in await desk.labelled()] == [number, number]
    assert await desk.count_claims() == 0
    await reply_with(ann, "/label", "You need an invite")
    for table in ("annotator", "answer", "question", "trust", "reliability", "invite_use"):
        rows = repr(await desk.store._database.fetch_all(f"SELECT * FROM {table}"))
        numbers = {int(number) for number in re.findall(r"\d+", rows)}
        # the upper half of a callback query's id is the user's id
        assert not {2_000_002} & (numbers | {number >> 32 for number in numbers}), table


async def forget(person: Person, *, times: int = 1) -> None:
    """Write /forgetme, confirm it, and wait until it is done. times: how often by now."""
    asked = await reply_with(person, "/forgetme", "Forget who you are?")
    await tap_button(person, asked, "Forget me")
    await says(person, "I no longer know who you are", times=times)


async def test_whoever_returns_five_times_by_an_invite_is_the_same_annotator(desk: Desk) -> None:
    ann, token = desk.telegram.person(2, "Ann"), await desk.create_invite(2)
    ann.start(token)
    await answer_questions(ann, 2)
    before = await stored(desk, ann)

    for times in range(1, 6):
        await forget(ann, times=times)
        ann.start(token)
        await says(ann, "Welcome", times=times + 1)
        assert (await stored(desk, ann)).id == before.id

    bob = desk.telegram.person(3, "Bob")
    bob.start(token)
    await next_card(bob)
    assert (await stored(desk, bob)).id != before.id
    history = await reply_with(ann, "/history", "Your last answers")
    assert "2." in history["text"]


async def test_whoever_returns_by_a_group_is_the_same_annotator_and_still_excluded(
    desk: Desk,
) -> None:
    owner = await desk.owner()
    group = desk.telegram.group(GROUP, "Neighbours", owner)
    group.add_bot(owner)
    ann = await join_through(desk, group)
    await answer_questions(ann, 2)
    before = await stored(desk, ann)
    await desk.store.trust_log.set_trust(
        before.id,
        counts=False,
        said_by="owner",
        reliability=None,
        answers_learnt=2,
        now=desk.clock(),
    )

    await forget(ann)
    ann.follow(link_of(await group_post(group)))

    await says(ann, "Welcome", times=2)
    assert (await stored(desk, ann)).id == before.id
    decisions = await desk.store.trust_log.trust_after(0)
    assert [(word.annotator_id, word.counts) for word in decisions] == [(before.id, False)]


async def test_an_annotator_revoked_and_then_forgotten_cannot_return(desk: Desk) -> None:
    ann, token = desk.telegram.person(2, "Ann"), await desk.create_invite(2)
    ann.start(token)
    await next_card(ann)
    number = (await stored(desk, ann)).id
    await desk.store.people.revoke(number, desk.clock())
    await desk.store.forgotten.forget(number, desk.clock())

    ann.start(token)

    await says(ann, "used up or expired")
    assert await find_annotator(desk, ann) is None


async def test_a_revoked_annotator_can_be_forgotten_by_themselves(desk: Desk) -> None:
    ann, owner = await desk.annotator(2_000_002), await desk.owner()
    await answer_questions(ann, 2)
    number = (await stored(desk, ann)).id
    await reply_with(owner, f"/revoke {number}", "may no longer label")
    await says(ann, "access")

    await tap_button(ann, await reply_with(ann, "/forgetme", "Forget who you are?"), "Forget me")

    await says(ann, "I no longer know who you are")
    assert await telegram_ids(desk) == {owner.id}
    assert [row.annotator for row in await desk.labelled()] == [number, number]
    await reply_with(ann, "/forgetme", "I store nothing about you")
    await reply_with(ann, f"/start {await desk.create_invite()}", "You need an invite")
    assert await telegram_ids(desk) == {owner.id}


async def test_a_member_who_left_the_group_can_be_forgotten(desk: Desk) -> None:
    owner, ann = await desk.owner(), desk.telegram.person(2_000_002, "Ann")
    group = desk.telegram.group(-100_1, "Neighbours", owner)
    group.add_bot(owner)
    group.join(ann)
    post = await group.sees(lambda m: "reply_markup" in m)
    ann.follow(post["reply_markup"]["inline_keyboard"][0][0]["url"])
    await next_card(ann)
    group.leave(ann)
    await says(ann, "no longer")

    await tap_button(ann, await reply_with(ann, "/forgetme", "Forget who you are?"), "Forget me")

    await says(ann, "I no longer know who you are")
    assert await telegram_ids(desk) == {owner.id}


async def test_an_owner_can_forget_an_annotator_and_a_revoked_one(desk: Desk) -> None:
    owner, ann, bob = await desk.owner(), await desk.annotator(2_000_002), await desk.annotator(3)
    numbers = [(await stored(desk, person)).id for person in (ann, bob)]
    await reply_with(owner, f"/revoke {numbers[1]}", "may no longer label")

    asked = await reply_with(owner, f"/forget {numbers[0]}", "Forget who annotator")
    await tap_button(owner, asked, "Keep them")
    await says(owner, "Everything stays as it was")
    for number in numbers:
        asked = await reply_with(owner, f"/forget {number}", "Forget who annotator")
        await tap_button(owner, asked, "Forget them")
        await says(owner, f"I no longer know who annotator {number} is")

    await ann.sees(lambda m: "Your last message was shown here" in m["text"])
    assert await telegram_ids(desk) == {owner.id}
    assert await desk.count_claims() == 1
    for wrong in (numbers[0], (await stored(desk, owner)).id, 99):
        await reply_with(owner, f"/forget {wrong}", f"There is no annotator {wrong} to forget")
    await reply_with(owner, "/forget", "deletes who annotator 5 is")


async def test_nobody_but_an_owner_can_forget_another(desk: Desk) -> None:
    ann, bob = await desk.annotator(2_000_002), await desk.annotator(3)
    number = (await stored(desk, ann)).id

    await reply_with(bob, f"/forget {number}", "Only an owner")
    toast = bob.tap_data(f"f:{number}:yes", (await next_card(bob)).message_id)

    assert "Only an owner" in (await bob.toast(toast))["text"]
    assert {ann.id, bob.id} <= await telegram_ids(desk)


async def telegram_ids(desk: Desk) -> set[int]:
    """The Telegram ids in the database."""
    sql = "SELECT telegram_id FROM annotator WHERE telegram_id IS NOT NULL"
    return {row[0] for row in await desk.store._database.fetch_all(sql)}


async def test_an_owner_cannot_be_forgotten_by_a_tap(desk: Desk) -> None:
    owner = await desk.owner()

    await reply_with(owner, "/forgetme", "Remove your number from TAPWISE_OWNERS")

    toast = owner.tap_data("f:0:yes", (await next_card(owner)).message_id)
    await owner.toast(toast)
    assert (await stored(desk, owner)).role == "owner"


def test_the_key_of_a_tap_is_unique_and_does_not_identify_the_annotator() -> None:
    olga, paul = 4_000_002 << 32, 5_000_000_003 << 32

    assert tap_key(str(olga | 9), 1) == tap_key(str(paul | 9), 1)
    assert len({tap_key(str(olga | low), n) for low in (0, 9, 2**32 - 1) for n in (1, 2)}) == 6


# Each column about an annotator, with the words of /privacy that describe it.
DESCRIPTIONS = {
    "annotator.id": "your annotator number",
    "annotator.fingerprint": "I keep a fingerprint of your number and of the invites you used",
    "annotator.telegram_id": "your Telegram user number",
    "annotator.role": "your role",
    "annotator.announced_at": "when I last wrote to you that there are messages again",
    "guideline.set_by": "which guidelines you set",
    "annotator.invite_id": "which invites you used",
    "annotator.joined_at": "when you joined",
    "annotator.paused_at": "whether you are paused",
    "annotator.revoked_at": "your role",
    "annotator.card": "which chat message is your card",
    "annotator.placeholder": "which chat message is your card",
    "annotator.language": "your choices in /settings",
    "annotator.telegram_language": "the language of your Telegram",
    "annotator.quiet": "your choices in /settings",
    "annotator.cheer": "your choices in /settings",
    "annotator.utc_offset": "your time zone",
    "annotator.remind_hour": "its hour",
    "annotator.reminded_at": "when I last sent it",
    "annotator.group_id": "as a member of a group",
    "annotator.left_at": "whether you have left it",
    "annotator.forgotten_at": "/forgetme deletes the record that they are yours",
    "invite_use.annotator_id": "which invites you used",
    "invite.made_by": "your role",  # owners only
    "given_label.given_by": "each of your answers",  # owners and curators: what they settled
    "trust.annotator_id": "whether they count",
    "reliability.annotator_id": "how often your answers are right",
    "owner_notice.annotator_id": "which notices about them the owner has received",
    "question.annotator_id": "each question I asked you",
    "item_request.annotator_id": "which messages you asked others about",
    "answer.choice": "each of your answers",
    "answer.answered_at": "with its time",
    "answer.tap": "a number that identifies the tap or message",
}


async def test_privacy_names_every_column_about_an_annotator(tmp_path: Path) -> None:
    async with await Store.open(tmp_path / "a.db"):
        pass
    with closing(sqlite3.connect(tmp_path / "a.db")) as database:
        columns = {
            f"annotator.{name}" for _, name, *_ in database.execute("PRAGMA table_info(annotator)")
        }
        pointing = {
            f"{table}.{column}"
            for (table,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            for _, _, other, column, *_ in database.execute(f"PRAGMA foreign_key_list({table})")
            if other == "annotator"
        }
    privacy = CATALOGS["en"].privacy((), protected=False)

    assert columns | pointing <= DESCRIPTIONS.keys()
    assert [words for words in DESCRIPTIONS.values() if words not in privacy] == []
    assert "Earlier backups and copies keep that record until the owner deletes them" in privacy
    assert "My log has annotator numbers only" in privacy
