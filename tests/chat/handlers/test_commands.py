"""What each command says and does."""

from __future__ import annotations

import asyncio

from bot.demo.scripted_annotators import next_card
from tests.support.desk import Desk, cards_of, says, taps, texts_of
from tests.support.groups import asked_after


async def test_stats_say_how_far_all_are_and_what_is_mine(desk: Desk) -> None:
    ann, bob = await desk.annotator(2), await desk.annotator(3)
    for word in ("spam", "no_spam", "skip"):
        card = await next_card(ann)
        await taps(ann, card, word)
        await next_card(ann, card)
    await taps(bob, await next_card(bob), "unsure")

    ann.send("/stats")

    said = (await says(ann, "labelled:"))["text"]
    assert "2 of 40 messages labelled: 1 spam, 1 not spam." in said
    assert "2 answers are yours" in said


async def test_help_names_every_command_of_the_menu(desk: Desk) -> None:
    ann = await desk.annotator()

    ann.send("/help")

    said = (await says(ann, "Undo"))["text"]
    menu = [one["command"] for one in desk.telegram.commands(ann)]
    assert menu
    assert all(f"/{command}" in said for command in menu)


async def test_privacy_says_what_is_kept_and_what_is_not(desk: Desk) -> None:
    ann = await desk.annotator()

    ann.send("/privacy")

    said = (await says(ann, "What I store about you"))["text"]
    assert (
        "I do not store your name, photo, phone number, other chats or what you write here." in said
    )


async def test_a_pause_gives_the_open_message_back_and_label_goes_on(desk: Desk) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)

    ann.send("/pause")

    paused = await says(ann, "Paused.")
    assert await desk.claimed() == 0
    ann.send("/label")
    await ann.sees(lambda m: "reply_markup" in m and m["message_id"] > paused["message_id"])
    assert (await next_card(ann)).text is not None
    assert await desk.claimed() == 1
    assert card.message_id != (await next_card(ann)).message_id


async def test_the_button_on_the_pause_goes_on_too(desk: Desk) -> None:
    ann = await desk.annotator()
    ann.send("/pause")
    await says(ann, "Paused.")

    await ann.toast(ann.tap("▶️ Continue"))

    await ann.sees(lambda m: "Is this message spam?" in m["text"] and "reply_markup" in m)
    known = await desk.store.people.annotator(ann.id)
    assert known is not None
    assert not known.paused


async def test_whoever_taps_an_old_card_in_a_pause_goes_on(desk: Desk) -> None:
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


async def test_while_somebody_pauses_new_messages_leave_them_alone(
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

        await desk.fill(["one", "two"])

        assert (await next_card(bob, waiting)).text in ("one", "two")
        assert ann.messages == before


async def test_toasts_can_be_made_silent_and_loud_again_in_the_settings(desk: Desk) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)
    ann.send("/settings")
    settings = await says(ann, "A short note after each tap: on")

    await ann.toast(ann.tap("🔕 Notes off", settings["message_id"]))

    await says(ann, "A short note after each tap: off")
    assert (await taps(ann, card, "spam"))["text"] == ""
    await ann.toast(ann.tap("🔔 Notes on", settings["message_id"]))
    await says(ann, "A short note after each tap: on")
    other = await taps(ann, card, "no_spam")
    assert other["text"].startswith("✅ Not spam")


async def test_many_commands_at_once_are_all_answered(desk: Desk) -> None:
    people = [await desk.annotator(number) for number in range(2, 6)]

    for person in people:
        for command in ("/stats", "/help", "/privacy", "/settings", "/label"):
            person.send(command)

    async def all_said(number: int) -> None:
        person = people[number]
        await person.sees(lambda _: len(texts_of(person)) == 7)

    await asyncio.gather(*(all_said(number) for number in range(len(people))))


async def test_a_message_that_telegram_delivers_again_does_again_what_it_did(desk: Desk) -> None:
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


async def test_a_name_full_of_markup_stands_nowhere_and_breaks_nothing(desk: Desk) -> None:
    name = "</b><a href='tg://user?id=1'>evil.com</a> @durov &lt; /start"
    owner = desk.telegram.person(1, name, username="evil_com")
    owner.start()
    other = desk.telegram.person(2, name)
    other.start(await desk.link())
    for person in (owner, other):
        card = await next_card(person)
        await taps(person, card, "spam")
        await next_card(person, card)

    for command in ("team", "invites", "history", "stats", "disputes", "settings", "revoke 2"):
        await asked_after(owner, f"/{command}")

    await says(other, "An owner has ended your access")
    for person in (owner, other):
        assert not any("evil" in text or "durov" in text for text in texts_of(person))
