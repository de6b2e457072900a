"""Files in both directions."""

import httpx
from telegram import (
    Bot,
)

from bot.emulator.emulator import Person
from tests.support.emulator import refused


async def test_a_document_of_the_bot_arrives_with_its_name_and_bytes(
    url: str, bot: Bot, ann: Person
) -> None:
    content = bytes(range(256)) * 10 + b"\r\n--boundary\r\n\n\r"

    sent = await bot.send_document(
        ann.id, content, caption="<b>All</b>", parse_mode="HTML", filename='an "export".csv'
    )

    assert sent.document is not None
    assert sent.document.file_name == 'an "export".csv'
    assert (sent.caption, sent.caption_entities[0].type) == ("All", "bold")
    async with httpx.AsyncClient() as client:
        file = await bot.get_file(sent.document.file_id)
        assert (await client.get(str(file.file_path))).content == content


async def test_a_document_of_a_person_can_be_downloaded(bot: Bot, ann: Person) -> None:
    ann.send_file("pool.txt", b"one\r\ntwo", caption="here")

    message = (await bot.get_updates())[-1].message
    assert message is not None
    assert message.document is not None
    file = await message.document.get_file()

    assert message.caption == "here"
    assert await file.download_as_bytearray() == b"one\r\ntwo"


async def test_a_document_can_be_sent_again_by_its_id(bot: Bot, ann: Person) -> None:
    first = await bot.send_document(ann.id, b"x", filename="x.txt")
    assert first.document is not None

    second = await bot.send_document(ann.id, first.document.file_id)

    assert second.document == first.document
    with refused("wrong file identifier/HTTP URL specified"):
        await bot.send_document(ann.id, "https://example.org/x.txt")


async def test_a_caption_ends_at_1024(bot: Bot, ann: Person) -> None:
    with refused("message caption is too long"):
        await bot.send_document(ann.id, b"x", caption="x" * 1025)


async def test_a_file_above_20_mb_cannot_be_downloaded(bot: Bot, ann: Person) -> None:
    ann.send_file("big.csv", bytes(20 * 1024 * 1024 + 1))

    message = (await bot.get_updates())[-1].message
    assert message is not None
    assert message.document is not None
    with refused("file is too big"):
        await message.document.get_file()


PNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + (640).to_bytes(4) + (480).to_bytes(4)


async def test_a_photo_must_be_an_image(bot: Bot, ann: Person) -> None:
    sent = await bot.send_photo(ann.id, PNG)

    assert (sent.photo[0].width, sent.photo[0].height) == (640, 480)
    with refused("image_process_failed"):
        await bot.send_photo(ann.id, b"no image")
