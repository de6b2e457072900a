"""Export the labelled set in the chat."""

from __future__ import annotations

import csv
import io

from bot.demo.scripted_annotators import next_card
from tests.support.desk import Desk, Json, desk_in, says, taps
from tests.support.steps import import_file


async def test_with_nothing_labelled_there_is_nothing_to_export(desk: Desk) -> None:
    owner = await desk.owner()

    owner.send("/export")

    await says(owner, "No message is labelled yet")


AWKWARD = ("line\nbreak", "=SUM(1)", '"quoted", and <b>', "tab\there", " spaces ", "\u202e", "🙂")


async def test_an_export_can_be_imported_with_the_same_labels(desk_without_messages: Desk) -> None:
    desk = desk_without_messages
    await desk.add_items(AWKWARD)
    async with desk.bot():
        owner = await desk.owner()
        for number in range(len(AWKWARD)):
            card = await next_card(owner)
            await taps(owner, card, "spam" if number % 2 else "no_spam")
            await next_card(owner, card)
        before = {item.text: item.label for item in await desk.labelled()}

        owner.send("/export")
        await owner.sees(lambda _: len(documents(owner.messages)) == 3)

        files = {d["document"]["file_name"]: d for d in documents(owner.messages)}
        assert {name: file["caption"] for name, file in files.items()} == {
            "labels.csv": "📤 7 messages settled",
            "spam.txt": "📤 3 messages settled",
            "no_spam.txt": "📤 4 messages settled",
        }
        table = (await desk.download(files["labels.csv"])).decode("utf-8-sig")
        assert len(list(csv.DictReader(io.StringIO(table, newline="")))) == len(AWKWARD)
        sent = [await desk.download(document) for document in files.values()]
    assert before == await imported_labels(desk, dict(zip(files, sent, strict=True)))


async def imported_labels(desk: Desk, files: dict[str, bytes]) -> dict[str, str | None]:
    """The labels of a new campaign that imported the exported table or the two lists."""
    found = []
    for names in (["labels.csv"], ["spam.txt", "no_spam.txt"]):
        folder = desk.database.parent / names[0]
        folder.mkdir()
        async with desk_in(folder) as other, other.bot():
            owner = await other.owner()
            for name in names:
                await import_file(owner, name, files[name])
            found.append({item.text: item.label for item in await other.labelled()})
    assert found[0] == found[1]
    return dict(found[0])


def documents(messages: list[Json]) -> list[Json]:
    return [message for message in messages if "document" in message and from_bot(message)]


def from_bot(message: Json) -> bool:
    return bool(message["from"]["is_bot"])
