"""What people see of a message, what they can do with it, and what is kept of them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.chat.locale import CATALOGS
from bot.chat.taps import tap_key
from bot.demo.scripted_annotators import next_card
from bot.emulator.emulator import Person
from bot.settings import read_settings
from storage import Store
from tests.support.desk import OWNER, TOKEN, Desk, says, taps
from tests.support.words import own

SECRET = "Pay Bob: +1 202 555 0100, bob@example.com, @bob_pays, 4111 1111 1111 1111, bob.com/pay"
SHOWN = "Pay Bob: ⟨phone⟩, ⟨e-mail⟩, ⟨name⟩, ⟨card⟩, ⟨link⟩"


def with_settings(desk: Desk, **given: object) -> Desk:
    """The desk, its bot with more settings than usual."""
    desk.settings = read_settings(
        token=TOKEN, api_base=desk.url, owners=str(OWNER), database=desk.database, **given
    )
    return desk


async def test_people_see_a_masked_card_and_the_export_has_the_original(
    desk_without_messages: Desk,
) -> None:
    desk = with_settings(desk_without_messages, mask="all")
    await desk.fill([SECRET])
    async with desk.bot():
        ann = await desk.annotator()
        card = await next_card(ann)
        await taps(ann, card, "spam")

    assert card.text == SHOWN
    assert [item.text for item in await desk.labelled()] == [SECRET]


async def test_only_the_kinds_that_are_named_are_masked(desk_without_messages: Desk) -> None:
    desk = with_settings(desk_without_messages, mask="phone, LINK")
    await desk.fill([SECRET])
    async with desk.bot():
        card = await next_card(await desk.owner())

    assert card.text == SECRET.replace("+1 202 555 0100", "⟨phone⟩").replace(
        "bob.com/pay", "⟨link⟩"
    )


async def test_without_the_setting_a_card_shows_everything(desk_without_messages: Desk) -> None:
    await desk_without_messages.fill([SECRET])
    async with desk_without_messages.bot():
        card = await next_card(await desk_without_messages.annotator())

    assert card.text == SECRET


async def test_a_long_message_is_masked_on_the_card_and_in_its_file(
    desk_without_messages: Desk,
) -> None:
    desk = with_settings(desk_without_messages, mask="all", protect_content=True)
    await desk.fill(["long 😀 " * 2_000 + SECRET])
    async with desk.bot():
        ann = await desk.annotator()

        await ann.toast(ann.tap("📄 Show all"))

        sent = await says(ann, "The complete message")
        assert (await desk.download(sent)).decode() == "long 😀 " * 2_000 + SHOWN
        assert sent["has_protected_content"]


async def test_why_shows_an_owner_in_the_chat_no_more_than_a_card_does(
    desk_without_messages: Desk,
) -> None:
    desk = with_settings(desk_without_messages, mask="all", protect_content=True)
    texts = [f"{word * 4} {own(n) * 4} {SECRET}" for word in ("win", "hello") for n in range(4)]
    await desk.fill(texts)
    async with desk.bot():
        owner = await desk.owner()
        card = await next_card(owner)
        while card.text is not None:
            await taps(owner, card, "spam" if "win" in card.text else "no_spam")
            card = await next_card(owner, card)

        owner.send("/why")

        said = await says(owner, "raises the score")
        assert "⟨phone⟩" in said["text"]
        assert not any(secret in said["text"] for secret in ("555", "example", "4111", "bob.com"))
        assert said["has_protected_content"]


async def test_every_card_is_protected_if_the_owner_wants_and_links_to_pass_on_are_not(
    desk_without_messages: Desk,
) -> None:
    desk = with_settings(desk_without_messages, protect_content=True)
    async with desk.bot():
        owner = await desk.owner()
        empty = await next_card(owner)
        await desk.fill(["one", "two"])
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


async def test_privacy_names_what_is_hidden_and_that_cards_cannot_be_passed_on(
    desk_without_messages: Desk,
) -> None:
    desk = with_settings(desk_without_messages, mask="card,phone", protect_content=True)
    async with desk.bot():
        ann = await desk.annotator()
        ann.send("/privacy")
        told = (await says(ann, "What I store about you"))["text"]

    assert (
        "As far as they are recognised, I hide from you in messages: phone numbers, card numbers."
        in told
    )
    assert "Telegram lets nobody forward or copy them." in told


async def test_privacy_promises_nothing_that_is_off(desk: Desk) -> None:
    ann = await desk.annotator()
    ann.send("/privacy")
    told = (await says(ann, "What I store about you"))["text"]

    assert "recognised" not in told
    assert "forwarded" not in told


@pytest.mark.parametrize("kind", ["phone", "email", "name", "card", "link"])
@pytest.mark.parametrize("language", CATALOGS)
def test_every_kind_of_secret_has_its_words(language: str, kind: str) -> None:
    assert CATALOGS[language].secrets[kind]


def test_a_tap_has_a_name_of_its_own_that_does_not_say_whose_it_is() -> None:
    olga, paul = 4_000_002 << 32, 5_000_000_003 << 32

    assert tap_key(str(olga | 9), 1) == tap_key(str(paul | 9), 1)
    assert len({tap_key(str(olga | low), n) for low in (0, 9, 2**32 - 1) for n in (1, 2)}) == 6


# Each column that holds something of a person, with the words of /privacy that tell it.
TOLD = {
    "annotator.id": "your annotator number",
    "annotator.telegram_id": "your Telegram user number",
    "annotator.role": "your role",
    "annotator.invite_id": "which invite you used",
    "annotator.joined_at": "when you joined",
    "annotator.paused_at": "whether you are paused",
    "annotator.revoked_at": "your role",
    "annotator.card": "which chat message is your card",
    "annotator.language": "your choices in /settings",
    "annotator.quiet": "your choices in /settings",
    "annotator.cheer": "your choices in /settings",
    "annotator.utc_offset": "your time zone",
    "annotator.remind_hour": "its hour",
    "annotator.reminded_at": "when I last sent it",
    "annotator.group_id": "as a member of a group",
    "annotator.left_at": "whether you have left it",
    "annotator.forgotten_at": "/forgetme deletes the record that they are yours",
    "invite.made_by": "your role",  # owners only
    "given_label.given_by": "each of your answers",  # owners and curators: what they settled
    "trust.annotator_id": "whether they count",
    "reliability.annotator_id": "how often your answers are right",
    "question.annotator_id": "each question I asked you",
    "answer.choice": "each of your answers",
    "answer.answered_at": "with its time",
    "answer.tap": "a number that identifies the tap or message",
}


async def test_privacy_tells_all_that_the_schema_keeps_of_a_person(tmp_path: Path) -> None:
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
    told = CATALOGS["en"].privacy((), protected=False)

    assert columns | pointing <= TOLD.keys()
    assert [words for words in TOLD.values() if words not in told] == []
    assert "Earlier backups and copies keep that record until the owner deletes them" in told
    assert "My log has annotator numbers only" in told


def message(person: Person, number: int) -> dict[str, object]:
    return next(shown for shown in person.messages if shown["message_id"] == number)
