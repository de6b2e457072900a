"""What annotators see of a message and can do with it, and what /privacy says."""

from __future__ import annotations

import pytest

from bot.chat.locale import CATALOGS
from bot.chat.locale.own_data_messages import HIDDEN_KINDS
from bot.demo.scripted_annotators import next_card
from bot.emulator.emulator import Person
from bot.settings import read_settings
from tests.support.desk import OWNER, TOKEN, Desk, says, taps
from tests.support.questions import ask_question
from tests.support.steps import (
    add_disputes,
    reply_with,
    store_features,
    stored,
)
from tests.support.words import own

SECRET = "Pay Bob: +1 202 555 0100, bob@example.com, @bob_pays, 4111 1111 1111 1111, bob.com/pay"


SHOWN = "Pay Bob: ⟨📞⟩, ⟨✉⟩, ⟨👤⟩, ⟨💳⟩, ⟨🔗⟩"


def with_settings(desk: Desk, **given: object) -> Desk:
    """The desk, its bot with more settings than usual."""
    desk.settings = read_settings(
        token=TOKEN, api_base=desk.url, owners=str(OWNER), database=desk.database, **given
    )
    return desk


async def test_annotators_see_a_redacted_card_and_the_export_has_the_original(
    desk_without_messages: Desk,
) -> None:
    desk = with_settings(desk_without_messages, mask="all")
    await desk.add_items([SECRET])
    async with desk.bot():
        ann = await desk.annotator()
        card = await next_card(ann)
        await taps(ann, card, "spam")

    assert card.text == SHOWN
    assert [item.text for item in await desk.labelled()] == [SECRET]


async def test_only_the_kinds_in_the_setting_are_redacted(desk_without_messages: Desk) -> None:
    desk = with_settings(desk_without_messages, mask="phone, LINK")
    await desk.add_items([SECRET])
    async with desk.bot():
        card = await next_card(await desk.owner())

    assert card.text == SECRET.replace("+1 202 555 0100", "⟨📞⟩").replace("bob.com/pay", "⟨🔗⟩")


async def test_without_the_setting_a_card_shows_the_full_message(
    desk_without_messages: Desk,
) -> None:
    await desk_without_messages.add_items([SECRET])
    async with desk_without_messages.bot():
        card = await next_card(await desk_without_messages.annotator())

    assert card.text == SECRET


async def test_a_long_message_is_redacted_on_the_card_and_in_its_file(
    desk_without_messages: Desk,
) -> None:
    desk = with_settings(desk_without_messages, mask="all", protect_content=True)
    await desk.add_items(["long 😀 " * 2_000 + SECRET])
    async with desk.bot():
        ann = await desk.annotator()

        await ann.toast(ann.tap("📄 Show all"))

        sent = await says(ann, "The complete message")
        assert (await desk.download(sent)).decode() == "long 😀 " * 2_000 + SHOWN
        assert sent["has_protected_content"]


async def test_why_and_check_redact_as_a_card_does(
    desk_without_messages: Desk,
) -> None:
    desk = with_settings(desk_without_messages, mask="all", protect_content=True)
    texts = [f"{word * 4} {own(n) * 4} {SECRET}" for word in ("win", "hello") for n in range(8)]
    await desk.add_items(texts)
    async with desk.bot():
        owner = await desk.owner()
        card = await next_card(owner)
        while card.text is not None:
            await taps(owner, card, "spam" if "win" in card.text else "no_spam")
            card = await next_card(owner, card)

        for number, sent in enumerate(("/why", f"/check hello and win {SECRET}"), 1):
            owner.send(sent)

            reply = await says(owner, "raises the score", times=number)
            assert "⟨📞⟩" in reply["text"]
            secrets = ("555", "example", "4111", "bob.com")
            assert not any(secret in reply["text"] for secret in secrets)
            assert reply["has_protected_content"]


async def test_with_the_setting_every_card_is_protected_and_invites_are_not(
    desk_without_messages: Desk,
) -> None:
    desk = with_settings(desk_without_messages, protect_content=True)
    async with desk.bot():
        owner = await desk.owner()
        empty = await next_card(owner)
        await desk.add_items(["one", "two"])
        card = await next_card(owner, empty)
        owner.send("/label")
        below = await owner.sees(
            lambda m: "reply_markup" in m and m["message_id"] > card.message_id
        )
        owner.send("/invite")
        invite = await says(owner, "A link for")
        await owner.sees(lambda m: m["message_id"] == card.message_id and "reply_markup" not in m)

    assert card.message_id == empty.message_id
    assert message(owner, card.message_id)["has_protected_content"]
    assert below["has_protected_content"]
    assert "has_protected_content" not in invite


async def test_without_the_setting_nothing_is_protected(desk: Desk) -> None:
    ann = await desk.annotator()

    assert not any("has_protected_content" in shown for shown in ann.messages)


async def test_privacy_names_what_is_hidden_and_that_cards_cannot_be_forwarded(
    desk_without_messages: Desk,
) -> None:
    desk = with_settings(desk_without_messages, mask="card,phone", protect_content=True)
    async with desk.bot():
        ann = await desk.annotator()
        ann.send("/privacy")
        reply = (await says(ann, "What I store about you"))["text"]

    assert (
        "As far as they are recognised, I hide from you in messages: "
        "phone numbers and card numbers." in reply
    )
    assert "Telegram lets nobody forward or copy them." in reply


async def test_privacy_promises_nothing_that_is_switched_off(desk: Desk) -> None:
    ann = await desk.annotator()
    ann.send("/privacy")
    reply = (await says(ann, "What I store about you"))["text"]

    assert "recognised" not in reply
    assert "forwarded" not in reply


@pytest.mark.parametrize("kind", ["phone", "email", "name", "card", "link"])
@pytest.mark.parametrize("language", CATALOGS)
def test_every_redacted_kind_has_words_in_every_language(language: str, kind: str) -> None:
    assert kind in HIDDEN_KINDS
    assert CATALOGS[language].say(f"word-{kind}")


async def test_history_and_disputes_are_redacted_and_cannot_be_forwarded(
    desk_without_messages: Desk,
) -> None:
    desk = desk_without_messages
    desk.settings = read_settings(
        token=TOKEN,
        api_base=desk.url,
        owners=str(OWNER),
        database=desk.database,
        mask="all",
        protect_content=True,
    )
    secret = "Call +1 202 555 0100 or bob@example.com"
    await desk.add_items([secret])
    await store_features(desk)
    await add_disputes(desk, 1)
    async with desk.bot():
        owner = await desk.owner()
        shown = await reply_with(owner, "/disputes", "1 dispute")
        person = await stored(desk, owner)
        question = await ask_question(
            desk.store, 1, person.id, asked_at=desk.clock(), expires_at=desk.clock() + 60
        )
        await desk.store.questions.answer(question, "spam", None, desk.clock())
        history = await reply_with(owner, "/history", "Your last answers")

    for message in (shown, history):
        assert "⟨📞⟩ or ⟨✉⟩" in message["text"]
        assert message["has_protected_content"]


def message(person: Person, number: int) -> dict[str, object]:
    return next(shown for shown in person.messages if shown["message_id"] == number)
