"""The learnt model in the chat."""

from __future__ import annotations

import numpy as np

from bot.chat.handlers.model_files import MAX_UPLOAD, is_sendable
from bot.demo.scripted_annotators import next_card
from bot.models.spam_filter import SpamFilter
from storage.records import NewItem
from tests.support.campaigns import texts, truth
from tests.support.desk import Desk, Json, says


def documents(messages: list[Json]) -> dict[str, Json]:
    return {m["document"]["file_name"]: m for m in messages if "document" in m}


async def test_an_owner_gets_the_model_of_the_bot_and_its_card(desk_without_messages: Desk) -> None:
    desk = desk_without_messages
    some = texts(60)
    await desk.store.items.add(
        NewItem(text, "spam" if truth(text) == "spam" else "no_spam", "here") for text in some[:40]
    )
    await desk.add_items(some[40:])
    async with desk.bot():
        owner = await desk.owner()
        await next_card(owner)

        owner.send("/model")

        await owner.sees(lambda _: len(documents(owner.messages)) == 2)
        found = documents(owner.messages)
        assert found.keys() == {"filter.skops", "filter.skops.md"}
        assert "how good it is" in found["filter.skops"]["caption"]
        content = await desk.download(found["filter.skops"])
        card = (await desk.download(found["filter.skops.md"])).decode()
    assert "60 messages; 40 of them with a label that was learnt" in card
    scores = SpamFilter.from_bytes(content, "filter.skops").scores(some)
    assert np.mean((scores > 0.5) == [truth(text) == "spam" for text in some]) > 0.9


async def test_without_a_model_a_sentence_says_what_is_missing(desk: Desk) -> None:
    owner = await desk.owner()

    owner.send("/model")

    await says(owner, "It needs at least three labels of each kind")


async def test_only_an_owner_gets_it(desk: Desk) -> None:
    ann = await desk.annotator()

    ann.send("/model")

    await says(ann, "Only an owner")
    assert documents(ann.messages) == {}


async def test_what_telegram_refuses_is_written_on_the_computer(
    desk_without_messages: Desk,
) -> None:
    desk = desk_without_messages
    await desk.store.items.add(NewItem(text, truth(text), "here") for text in texts(40))  # type: ignore[arg-type]
    async with desk.bot():
        owner = await desk.owner()
        desk.inject_fault("sendDocument", status=400, times=2)

        owner.send("/model")

        await says(owner, "tapwise model filter.skops")


def test_telegram_takes_files_up_to_50_mb() -> None:
    assert is_sendable(bytes(MAX_UPLOAD))
    assert not is_sendable(bytes(MAX_UPLOAD + 1))
