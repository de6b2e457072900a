"""Import files in the chat."""

from __future__ import annotations

import gzip

import pytest

from bot.chat.handlers.imports import storable_name
from bot.chat.transport.retry import RetryPolicy
from bot.demo.scripted_annotators import next_card
from tests.support.desk import Desk, says, texts_of
from tests.support.steps import callback_data, import_file, tap_button

CSV = b'text,label\n"one, with a comma",spam\ntwo,ham\nthree,\n'
JSONL = b'{"text": "one, with a comma", "label": "spam"}\n{"text": "two", "label": "no_spam"}\n'


@pytest.mark.parametrize(
    ("name", "content", "reply"),
    [
        ("dataset.txt", b"one\ntwo\none\n", "1 row repeats another one of the file"),
        ("spam.txt", b"one\ntwo\n", "2 new messages, 2 new labels"),
        ("no_spam.txt", b"one\ntwo\n", "2 new messages, 2 new labels"),
        ("labels.csv", CSV, "3 new messages, 2 new labels"),
        ("labels.jsonl", JSONL, "2 new messages, 2 new labels"),
        ("SMSSpamCollection.tsv", b"ham\tone\nspam\ttwo\n", "2 new messages, 2 new labels"),
        ("dataset.txt.gz", gzip.compress(b"one\ntwo\n", mtime=0), "2 new messages, 0 new labels"),
        ("../../spam.txt", b"one\n", "1 new message, 1 new label"),
        ("..\\..\\spam.txt", b"one\n", "1 new message, 1 new label"),
    ],
)
async def test_an_owners_file_is_imported(
    desk_without_messages: Desk, name: str, content: bytes, reply: str
) -> None:
    desk = desk_without_messages
    async with desk.bot():
        owner = await desk.owner()
        empty = await next_card(owner)

        result = await import_file(owner, name, content)

        assert reply in result["text"]
        counts = await desk.store.items.counts(desk.clock())
        plural = "s" if counts.items > 1 else ""
        assert (
            f"{counts.items} new message{plural}, {counts.labels} new label" in texts_of(owner)[-1]
        )
        if counts.left:
            assert (await next_card(owner, empty)).text is not None


async def test_the_articles_three_files_can_be_sent_at_once(desk_without_messages: Desk) -> None:
    desk = desk_without_messages
    async with desk.bot():
        owner = await desk.owner()

        owner.send_file("dataset.txt", b"one\ntwo\nthree\n")
        owner.send_file("spam.txt", b"four\n")
        owner.send_file("no_spam.txt", b"five\n")
        await says(owner, "📄", times=3)
        for card in [message for message in owner.messages if "📄" in message.get("text", "")]:
            await tap_button(owner, card, "Import")

        await says(owner, "📥", times=3)
        counts = await desk.store.items.counts(desk.clock())
        assert (counts.items, counts.spam, counts.no_spam) == (5, 1, 1)


async def test_bad_rows_are_reported_with_their_line_and_the_rest_is_imported(
    desk: Desk,
) -> None:
    owner = await desk.owner()

    content = b'{"text": "good"}\n{"text": \n{"label": "spam"}\n'
    reply = (await import_file(owner, "<b>.jsonl", content))["text"]

    assert "2 rows could not be read" in reply
    assert "1 new message" in reply
    assert "<b>.jsonl:2" in reply
    assert "<b>.jsonl:3" in reply


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("evil.com @durov #win.csv", b"text,label\nhello,@durov\nhello,evil.com\n"),
        ("/start evil.com", b"ham\thello\nspam\t \n"),
        ("evil.com.exe", b"MZ"),
        ("\u202etxt.evil.com.csv", b"a,b\n"),
        ("evil.com.txt", "привет".encode("cp1251")),
    ],
)
async def test_a_report_on_a_file_has_nothing_to_tap_and_no_direction_override(
    desk: Desk, name: str, content: bytes
) -> None:
    owner = await desk.owner()
    before = owner.messages[-1]["message_id"]

    owner.send_file(name, content)

    reply = await owner.sees(
        lambda m: m["message_id"] > before and m["from"]["is_bot"] and "Reading" not in m["text"]
    )
    assert {entity["type"] for entity in reply["entities"]} <= {"bold", "code"}
    assert "\u202e" not in reply["text"]


@pytest.mark.parametrize("name", ["..", "a\x00b.txt", "x" * 300 + ".txt", "日" * 200 + ".txt", ""])
async def test_a_file_of_any_name_is_imported(desk: Desk, name: str) -> None:
    owner = await desk.owner()

    result = await import_file(owner, name, b"a message of its own\n")

    assert "1 new message" in result["text"]


def test_a_storable_name_has_no_folder_and_keeps_its_ending() -> None:
    assert storable_name("../../etc/spam.txt") == "spam.txt"
    assert all(storable_name(dots).startswith("file") for dots in ("", ".", "..", "..."))
    assert storable_name("日" * 200 + ".csv.gz").endswith("日.csv.gz")
    assert len(storable_name("日" * 200 + ".csv.gz").encode()) <= 200


async def test_a_file_from_anyone_else_is_refused(desk: Desk) -> None:
    ann = await desk.annotator()
    stranger = desk.telegram.person(9, "Sid")

    ann.send_file("dataset.txt", b"hers\n")
    stranger.send_file("dataset.txt", b"his\n")

    await says(ann, "Only an owner")
    await says(stranger, "You need an invite")
    assert (await desk.store.items.counts(desk.clock())).items == 40


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("picture.png", b"\x89PNG\r\n\x1a\n"),
        ("broken.csv.gz", b"no gzip at all"),
        ("cut.txt.gz", gzip.compress(b"one\n" * 1_000, mtime=0)[:-20]),
        ("other.csv", b"a,b\n1,2\n"),
    ],
)
async def test_an_unreadable_file_is_explained_in_a_sentence(
    desk: Desk, name: str, content: bytes
) -> None:
    owner = await desk.owner()

    owner.send_file(name, content)

    reply = (await says(owner, name))["text"]
    assert reply.rstrip().endswith(".")
    assert (await desk.store.items.counts(desk.clock())).items == 40


async def test_a_failed_download_asks_to_send_the_file_again(
    closed_desk: Desk,
) -> None:
    desk = closed_desk
    async with desk.bot(retry_policy=RetryPolicy(wait_initial=0.01, wait_max=0.02)):
        owner = await desk.owner()
        desk.inject_fault("getFile", status=500, times=7)

        owner.send_file("dataset.txt", b"one\n")

        await says(owner, "Please send it again")


async def test_a_file_above_telegrams_limit_is_refused_without_a_download(desk: Desk) -> None:
    owner = await desk.owner()

    owner.send_file("dataset.txt", b"x" * (20 * 2**20 + 1))

    await says(owner, "up to 20 MB")
    assert desk.calls("getFile") == []


async def test_import_explains_which_files_can_be_sent(desk: Desk) -> None:
    owner = await desk.owner()

    owner.send("/import")

    assert "dataset.txt" in (await says(owner, "Send me a file: "))["text"]


async def test_a_file_is_described_with_three_rows_before_anything_is_kept(desk: Desk) -> None:
    owner = await desk.owner()

    owner.send_file(
        "mail.csv", b"id,body,is_spam\n7,<b>Win</b> evil.com,1\n8,Hi,0\n9,Ho,\n10,Ha,0\n"
    )

    card = await says(owner, "📄")
    assert "mail.csv · CSV · UTF-8" in card["text"]
    assert "Texts: body. Labels: is_spam." in card["text"]
    assert "4 messages: 1 spam, 2 not spam, 1 without a label." in card["text"]
    assert "Kept for exports, never shown: id" in card["text"]
    assert "🚫 <b>Win</b> evil.com\n✅ Hi\n❔ Ho" in card["text"]
    assert "Ha" not in card["text"].split()
    assert {entity["type"] for entity in card["entities"]} <= {"bold", "code"}
    assert (await desk.store.items.counts(desk.clock())).items == 40


async def test_a_cancelled_file_is_not_imported(desk: Desk) -> None:
    owner = await desk.owner()
    owner.send_file("dataset.txt", b"a message of its own\n")
    card = await says(owner, "📄")

    await tap_button(owner, card, "Cancel")

    await says(owner, "Nothing was imported.")
    assert (await desk.store.items.counts(desk.clock())).items == 40


async def test_a_file_is_imported_once_however_often_its_button_is_tapped(desk: Desk) -> None:
    owner = await desk.owner()
    owner.send_file("dataset.txt", b"a message of its own\n")
    card = await says(owner, "📄")

    toasts = [await tap_button(owner, card, "Import") for _ in range(3)]

    await says(owner, "1 new message")
    assert ["imported" in toast.get("text", "") for toast in toasts] == [False, True, True]
    assert (await desk.store.items.counts(desk.clock())).items == 41


async def test_only_an_owner_imports_by_a_forged_tap(desk: Desk) -> None:
    owner, ann = await desk.owner(), await desk.annotator()
    owner.send_file("dataset.txt", b"a message of its own\n")
    card = await says(owner, "📄")

    await ann.toast(ann.tap_data(callback_data(card, "Import"), card["message_id"]))

    assert (await desk.store.items.counts(desk.clock())).items == 40


@pytest.mark.parametrize(
    ("caption", "shown"),
    [
        ("--spam", "1 message: 1 spam"),
        ("—encoding cp1252", "café"),
        ("--encoding nonsense", "is not an encoding"),
        ("--text-column", "--text-column needs a value"),
        ("--colour red", "'--colour' is no option"),
        ("my messages of today", "is not UTF-8"),
    ],
)
async def test_the_caption_says_how_a_file_is_to_be_read(
    desk: Desk, caption: str, shown: str
) -> None:
    owner = await desk.owner()
    content = b"one\n" if caption == "--spam" else "café\n".encode("cp1252")

    owner.send_file("dataset.txt", content, caption)

    await says(owner, shown)
