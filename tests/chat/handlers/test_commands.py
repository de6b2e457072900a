"""Commands about the campaign, pauses and repeated messages."""

from __future__ import annotations

import asyncio

from bot.demo.scripted_annotators import next_card, read_card
from tests.support.desk import MESSAGES, Desk, cards_of, says, taps, texts_of
from tests.support.steps import reply_text, stored, tap_button


async def test_stats_show_the_answers_of_all_and_mine(desk: Desk) -> None:
    ann, bob = await desk.annotator(2), await desk.annotator(3)
    for word in ("spam", "no_spam", "skip"):
        card = await next_card(ann)
        await taps(ann, card, word)
        await next_card(ann, card)
    await taps(bob, await next_card(bob), "unsure")

    ann.send("/stats")

    reply = (await says(ann, "answers are yours"))["text"]
    assert "2 answers are yours. All annotators gave 3 answers so far." in reply
    assert "There are 40 messages." in reply


async def test_one_answer_is_one_answer(desk: Desk) -> None:
    owner = await desk.owner()
    card = await next_card(owner)
    await taps(owner, card, "spam")

    reply = await reply_text(owner, "/stats")

    assert "1 answer given: 1 by you" in reply


async def test_stats_show_owners_the_labels_of_all(desk: Desk) -> None:
    owner = await desk.owner()
    for word in ("spam", "no_spam", "skip"):
        card = await next_card(owner)
        await taps(owner, card, word)
        await next_card(owner, card)

    owner.send("/stats")

    reply = (await says(owner, "settled."))["text"]
    assert "2 of 40 messages settled. 38 messages are left." in reply
    assert "2 answered, 0 inherited from a near-duplicate, 0 known: 1 spam, 1 not spam." in reply
    assert "2 answers given: 2 by you, 2 in the last 24 hours." in reply


async def test_privacy_says_what_is_stored_and_what_is_not(desk: Desk) -> None:
    ann = await desk.annotator()

    ann.send("/privacy")

    reply = (await says(ann, "What I store about you"))["text"]
    assert "I do not store your name, photo, phone number, other chats or what you" in reply


async def test_a_pause_releases_the_open_question_and_label_resumes(desk: Desk) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)

    ann.send("/pause")

    paused = await says(ann, "Paused.")
    assert await desk.count_claims() == 0
    ann.send("/label")
    await ann.sees(lambda m: "reply_markup" in m and m["message_id"] > paused["message_id"])
    assert (await next_card(ann)).text is not None
    assert await desk.count_claims() == 1
    assert card.message_id != (await next_card(ann)).message_id


async def test_the_button_on_the_pause_card_resumes(desk: Desk) -> None:
    ann = await desk.annotator()
    ann.send("/pause")
    await says(ann, "Paused.")

    await ann.toast(ann.tap("▶️ Continue"))

    await ann.sees(lambda m: "Is this message spam?" in m["text"] and "reply_markup" in m)
    known = await desk.store.people.annotator(ann.id)
    assert known is not None
    assert not known.paused


async def test_a_tap_on_an_old_card_ends_a_pause(desk: Desk) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)
    ann.send("/pause")
    await says(ann, "Paused.")

    toast = await taps(ann, card, "spam")

    assert toast["text"].startswith("🚫 Spam")
    await next_card(ann, card)
    known = await desk.store.people.annotator(ann.id)
    assert known is not None
    assert not known.paused


async def test_a_paused_annotator_is_not_notified_of_new_messages(
    desk_without_messages: Desk,
) -> None:
    desk = desk_without_messages
    async with desk.bot():
        ann, bob = await desk.annotator(2), await desk.annotator(3)
        old = await next_card(ann)
        ann.send("/pause")
        await says(ann, "Paused.")
        await ann.sees(lambda m: m["message_id"] == old.message_id and "reply_markup" not in m)
        before = ann.messages
        waiting = await next_card(bob)

        await desk.add_items(["one", "two"])

        assert (await next_card(bob, waiting)).text in ("one", "two")
        assert ann.messages == before


async def test_many_commands_at_once_are_all_answered(desk: Desk) -> None:
    people = [await desk.annotator(number) for number in range(2, 6)]

    for person in people:
        for command in ("/stats", "/help", "/privacy", "/settings", "/label"):
            person.send(command)

    async def all_said(number: int) -> None:
        person = people[number]
        await person.sees(lambda _: len(texts_of(person)) == 7)

    await asyncio.gather(*(all_said(number) for number in range(len(people))))


async def test_a_command_delivered_twice_undoes_only_once(desk: Desk) -> None:
    ann = await desk.annotator()
    for _ in range(2):
        card = await next_card(ann)
        await taps(ann, card, "spam")
        await next_card(ann, card)
    ann.send("/undo")
    undone = await ann.sees(lambda m: "reply_markup" in m and m["message_id"] > card.message_id)
    sent = next(message for message in ann.messages if message.get("text") == "/undo")

    desk.repeat({"message": sent})

    await ann.sees(lambda m: m["message_id"] > undone["message_id"])
    assert len(await desk.labelled()) == 1
    assert len(cards_of(ann)) >= 1


async def test_a_user_name_full_of_markup_cannot_be_tapped_and_breaks_nothing(
    desk: Desk,
) -> None:
    name = "</b><a href='tg://user?id=1'>evil.com</a> @durov &lt; /start"
    owner = desk.telegram.person(1, name, username="evil_com")
    owner.start()
    other = desk.telegram.person(2, name)
    other.start(await desk.create_invite())
    for person in (owner, other):
        card = await next_card(person)
        await taps(person, card, "spam")
        await next_card(person, card)

    for command in ("team", "invites", "history", "stats", "disputes", "settings", "revoke 2"):
        await reply_text(owner, f"/{command}")

    await says(other, "An owner has ended your access")
    assert not any("evil" in text or "durov" in text for text in texts_of(other))
    named = [m for m in owner.messages if "</b><a" in m.get("text", "") and m["from"]["is_bot"]]
    assert [message["text"].splitlines()[0] for message in named] == ["Team"]
    kinds = {entity["type"] for entity in named[0]["entities"]}
    assert kinds == {"bold", "code", "italic", "text_mention"}


async def test_a_pause_right_after_a_label_command_wins(desk: Desk) -> None:
    ann = await desk.annotator()

    ann.send("/label")
    ann.send("/pause")

    await says(ann, "Paused.")
    assert (await stored(desk, ann)).paused
    await tap_button(ann, await says(ann, "Paused."), "Continue")
    await ann.sees(lambda m: any(text in m["text"] for text in MESSAGES))


async def test_an_undo_during_a_pause_asks_again_and_ends_it(desk: Desk) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)
    await taps(ann, card, "spam")
    await next_card(ann, card)

    ann.send("/pause")
    await says(ann, "Paused.")
    ann.send("/undo")

    await ann.sees(lambda m: (shown := read_card(m)) is not None and shown.text == card.text)
    assert not (await stored(desk, ann)).paused
