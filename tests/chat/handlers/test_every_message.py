"""The owner's button for every message with a label and its certificate."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from bot.campaign.certificate import differences, moment_of
from bot.campaign.explanations import past_trainer
from bot.chat.cards.buttons import Button, encode
from bot.demo.scripted_annotators import next_card
from storage.records import NewItem
from tests.support.desk import Desk, says, texts_of
from tests.support.steps import answer_questions, tap_button, true_label

Message = dict[str, Any]


def documents(messages: list[Message]) -> dict[str, Message]:
    """The files in a chat by their names."""
    found = [message for message in messages if "document" in message]
    return {message["document"]["file_name"]: message for message in found}


async def test_an_owner_gets_every_message_and_a_certificate_that_follows(desk: Desk) -> None:
    known = ("win a free prize now known", "see you at lunch known", "how are you known")
    await desk.store.items.add(NewItem(text, true_label(text), "known") for text in known)
    owner = await desk.owner()
    await answer_questions(owner, 12)
    owner.send("/export")
    offer = await says(owner, "The button sends every message with a label")

    await tap_button(owner, offer, "Every message")
    await owner.sees(lambda _: "every.csv.certificate.json" in documents(owner.messages), 20.0)

    files = documents(owner.messages)
    table = (await desk.download(files["every.csv"])).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table, newline="")))
    certificate = files["every.csv.certificate.json"]
    numbers = json.loads(await desk.download(certificate))
    assert files["every.csv"]["caption"] == f"📦 {len(rows)} messages"
    assert certificate["caption"] == numbers["sentence"]
    assert "of all spam was found" in numbers["sentence"]
    assert {row["label"] for row in rows} == {"spam", "no_spam"}
    assert {row["label_source"] for row in rows} >= {"person", "known", "machine"}
    del numbers["file_sha256"]
    moment = await moment_of(desk.store, numbers)
    async with past_trainer(desk.store, "auto", "weights") as trainer:
        assert await differences(desk.store, trainer, moment, numbers) == []


async def test_nobody_but_an_owner_gets_every_message(desk: Desk) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)

    toast = await ann.toast(ann.tap_data(encode(Button("every")), card.message_id))

    assert "Only an owner" in toast["text"]
    assert documents(ann.messages) == {}
    assert not any("certificate" in text for text in texts_of(ann))
