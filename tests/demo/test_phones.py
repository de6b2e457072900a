"""What the phones send and receive."""

import httpx
import pytest

from tests.support.demo_page import ADA, BEN, PNG, StubBot, listening


async def test_start_and_text_reach_the_bot_as_messages_of_that_person(
    page: httpx.AsyncClient, bot: StubBot
) -> None:
    await page.post(f"/demo/phones/{BEN}/start", json={"payload": "invitation"})
    started = await bot.next_update()
    await page.post(f"/demo/phones/{ADA}/text", json={"text": "مرحبا 🎟"})
    wrote = await bot.next_update()

    assert started["message"]["text"] == "/start invitation"
    assert started["message"]["from"]["id"] == BEN
    assert wrote["message"]["text"] == "مرحبا 🎟"
    assert wrote["message"]["from"]["id"] == ADA


async def test_a_tap_reaches_the_bot_and_its_toast_has_the_same_query_id(
    page: httpx.AsyncClient, bot: StubBot
) -> None:
    await page.post(f"/demo/phones/{ADA}/start", json={"payload": ""})
    await bot.next_update()
    keyboard = {"inline_keyboard": [[{"text": "Spam", "callback_data": "s:1", "style": "danger"}]]}
    card = await bot.call("sendMessage", chat_id=ADA, text="?", reply_markup=keyboard)

    async with listening(page) as events:
        await events.next("state")
        given = {"message_id": card["message_id"], "data": "s:1"}
        receipt = (await page.post(f"/demo/phones/{ADA}/taps", json=given)).json()
        tap = await events.next("tap")
        query = (await bot.next_update())["callback_query"]
        await bot.call("answerCallbackQuery", callback_query_id=query["id"], text="Spam it is")
        toast = await events.next("toast")

    assert query["data"] == "s:1"
    assert query["message"]["message_id"] == card["message_id"]
    assert tap["payload"] == {"query_id": query["id"], **given}
    assert receipt == {"query_id": query["id"]}
    assert toast["payload"]["query_id"] == query["id"]
    assert toast["payload"]["text"] == "Spam it is"


async def test_an_uploaded_file_is_unchanged_and_a_path_in_its_name_is_removed(
    page: httpx.AsyncClient, bot: StubBot
) -> None:
    content = bytes(range(256)) * 40

    await page.post(
        f"/demo/phones/{ADA}/files", params={"name": "../../dataset ж.txt"}, content=content
    )
    document = (await bot.next_update())["message"]["document"]

    assert document["file_name"] == "dataset ж.txt"
    assert await bot.download(document["file_id"]) == content


async def test_a_document_is_downloaded_even_if_it_is_a_web_page(
    page: httpx.AsyncClient, bot: StubBot
) -> None:
    await page.post(f"/demo/phones/{ADA}/start", json={"payload": ""})
    hostile = b"<script>alert(1)</script>"
    sent = await bot.send_file("sendDocument", "document", "labels.html", hostile)

    file_id = sent["document"]["file_id"]
    answer = await page.get(f"/demo/phones/{ADA}/files/{file_id}")

    assert answer.content == hostile
    assert answer.headers["content-type"] == "application/octet-stream"
    disposition = answer.headers["content-disposition"]
    assert disposition == "attachment; filename*=UTF-8''labels.html"


async def test_a_photo_is_shown(page: httpx.AsyncClient, bot: StubBot) -> None:
    await page.post(f"/demo/phones/{ADA}/start", json={"payload": ""})
    sent = await bot.send_file("sendPhoto", "photo", "curve.png", PNG)

    answer = await page.get(f"/demo/phones/{ADA}/files/{sent['photo'][-1]['file_id']}")

    assert answer.content == PNG
    assert answer.headers["content-type"] == "image/png"
    assert answer.headers["content-disposition"].startswith("inline")


async def test_a_file_of_one_chat_is_not_found_in_another(
    page: httpx.AsyncClient, bot: StubBot
) -> None:
    await page.post(f"/demo/phones/{ADA}/start", json={"payload": ""})
    sent = await bot.send_file("sendDocument", "document", "labels.csv", b"text,label\n")

    answer = await page.get(f"/demo/phones/{BEN}/files/{sent['document']['file_id']}")

    assert answer.status_code == 404
    assert answer.json() == {"error": "There is no such file in this chat."}


@pytest.mark.parametrize(
    ("path", "body", "status", "sentence"),
    [
        ("/demo/phones/999/text", b'{"text": "a"}', 404, "There is no such phone in this demo"),
        (f"/demo/phones/{ADA}/text", b"no json", 400, "must be a JSON object"),
        (f"/demo/phones/{ADA}/text", b"[" * 100_000, 400, "must be a JSON object"),
        (f"/demo/phones/{ADA}/text", b"[]", 400, "must be a JSON object"),
        (f"/demo/phones/{ADA}/text", b'{"text": 7}', 400, 'The field "text" is missing or not'),
        (f"/demo/phones/{ADA}/text", b'{"text": " "}', 400, "1 to 4096"),
        (f"/demo/phones/{ADA}/taps", b'{"message_id": true, "data": "a"}', 400, "message_id"),
        (f"/demo/phones/{ADA}/files", bytes(20 * 1024 * 1024 + 1), 413, "larger than 20 MB"),
    ],
)
async def test_what_a_phone_cannot_do_is_refused_with_a_sentence(
    page: httpx.AsyncClient, path: str, body: bytes, status: int, sentence: str
) -> None:
    answer = await page.post(path, content=body)

    assert answer.status_code == status
    assert sentence in answer.json()["error"]
