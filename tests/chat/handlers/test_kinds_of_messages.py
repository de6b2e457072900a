"""GIFs, albums and service messages: no wrong reply, and one to an album at most."""

from __future__ import annotations

import pytest

from bot.emulator.emulator import Person
from bot.emulator.message_kinds import MESSAGE_KINDS, SERVICE_MESSAGES
from tests.support.desk import Desk, says, texts_of
from tests.support.steps import reply_text, tap_button

UNDERSTAND = "I understand buttons and commands"


@pytest.fixture
async def ann(desk: Desk) -> Person:
    return await desk.annotator()


async def test_a_service_message_gets_no_reply(desk: Desk, ann: Person) -> None:
    before = len(texts_of(ann))

    for kind in SERVICE_MESSAGES:
        ann.send_content(ann.content(kind))
    ann.send_content({"something_of_the_future": {"id": 1}})
    await reply_text(ann, "/help")

    assert texts_of(ann)[before:-1] == []


@pytest.mark.parametrize("kind", sorted({*MESSAGE_KINDS} - {*SERVICE_MESSAGES}))
async def test_a_message_of_another_kind_gets_one_reply(desk: Desk, ann: Person, kind: str) -> None:
    before = len(texts_of(ann))

    sent = ann.send_content(ann.content(kind))
    await ann.sees(lambda m: m["message_id"] > sent)
    await reply_text(ann, "/help")

    assert len(texts_of(ann)) == before + 2


async def test_a_gif_is_no_file_to_import(desk: Desk, ann: Person) -> None:
    owner = await desk.owner()

    for person in (ann, owner):
        person.send_content(person.content("animation"))
        await says(person, UNDERSTAND)
        assert not any("Only an owner" in text or "cat.mp4" in text for text in texts_of(person))


@pytest.mark.parametrize("name", ["photo", "document"])
async def test_an_album_gets_one_reply(desk: Desk, ann: Person, name: str) -> None:
    ann.send_album([ann.content(name) for _ in range(10)])
    await reply_text(ann, "/help")

    replies = [text for text in texts_of(ann) if UNDERSTAND in text or "Only an owner" in text]
    assert len(replies) == 1


async def test_every_file_of_an_owners_album_is_imported(desk: Desk) -> None:
    owner = await desk.owner()
    files = [owner.document(f"{n}.txt", f"a new text {n}\n".encode()) for n in range(3)]
    before = await desk.store.items.newest_id()

    owner.send_album(files)
    await says(owner, "📄", times=3)
    for card in [message for message in owner.messages if "📄" in message.get("text", "")]:
        await tap_button(owner, card, "Import")
    await says(owner, "1 new message", times=3)

    assert await desk.store.items.newest_id() == before + 3
