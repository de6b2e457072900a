"""Calls over HTTP, from raw requests and from the library that the bot uses."""

import httpx
import pytest
from telegram import (
    Bot,
)

from bot.emulator.emulator import Person, TelegramEmulator
from bot.emulator.responses import Json
from tests.support.emulator import keyboard, refused


async def test_get_me_returns_the_name_of_the_bot(bot: Bot) -> None:
    me = await bot.get_me()

    assert (me.id, me.username, me.is_bot) == (42, "tapwise_demo_bot", True)


async def test_a_call_with_a_wrong_token_is_unauthorized(url: str) -> None:
    async with httpx.AsyncClient() as client:
        answer = await client.get(f"{url}/bot43:wrong/getMe")

    assert answer.status_code == 401
    assert answer.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}


async def test_an_unknown_method_is_not_found(http: httpx.AsyncClient) -> None:
    answer = await http.post("sendMesage")

    assert answer.status_code == 404
    assert answer.json()["description"] == "Not Found"


@pytest.mark.parametrize(
    "how",
    [
        {"params": {"chat_id": 7, "text": "hi"}},
        {"data": {"chat_id": 7, "text": "hi"}},
        {"json": {"chat_id": 7, "text": "hi"}},
        {"files": {"chat_id": (None, "7"), "text": (None, "hi")}},
    ],
    ids=["query", "urlencoded", "json", "multipart"],
)
async def test_parameters_are_accepted_in_every_form_that_telegram_accepts(
    http: httpx.AsyncClient, ann: Person, how: Json
) -> None:
    answer = await http.post("sendmessage", **how)

    assert answer.json()["result"]["text"] == "hi"


async def test_a_parameter_the_method_does_not_have_is_refused(bot: Bot, ann: Person) -> None:
    with refused('unknown parameter "parse_mod" of sendMessage'):
        await bot.send_message(ann.id, "hi", api_kwargs={"parse_mod": "HTML"})


@pytest.mark.parametrize(
    ("method", "given", "reason"),
    [
        ("sendMessage", {"text": "hi"}, "chat_id is empty"),
        ("sendMessage", {"chat_id": 7}, "message text is empty"),
        ("sendMessage", {"chat_id": 7, "text": " \n "}, "text must be non-empty"),
        ("sendMessage", {"chat_id": 8, "text": "hi"}, "chat not found"),
        ("sendMessage", {"chat_id": "@ann", "text": "hi"}, "chat not found"),
        ("editMessageText", {"chat_id": 7, "text": "x"}, "message identifier is not specified"),
        (
            "editMessageText",
            {"chat_id": 7, "message_id": 99, "text": "x"},
            "message to edit not found",
        ),
        ("deleteMessage", {"chat_id": 7, "message_id": 99}, "message to delete not found"),
        (
            "sendMessage",
            {"chat_id": 7, "text": "x", "link_preview_options": {"disabled": True}},
            "can't parse link_preview_options: expected an Object with its documented fields",
        ),
        (
            "getUpdates",
            {"allowed_updates": "message"},
            "can't parse allowed_updates JSON object",
        ),
        ("sendDocument", {"chat_id": 7}, "there is no document in the request"),
        ("getFile", {"file_id": "nothing"}, "invalid file_id"),
        ("getChatMember", {"chat_id": 7}, "invalid user_id specified"),
        ("getChatMember", {"chat_id": 7, "user_id": -5}, "invalid user_id specified"),
        ("getChatMember", {"chat_id": 7, "user_id": 8}, "member not found"),
        (
            "sendChatAction",
            {"chat_id": 7, "action": "sing"},
            "wrong parameter action in request",
        ),
        (
            "answerCallbackQuery",
            {},
            "query is too old and response timeout expired or query ID is invalid",
        ),
    ],
)
async def test_a_missing_or_wrong_parameter_is_refused_in_telegrams_words(
    http: httpx.AsyncClient, ann: Person, method: str, given: Json, reason: str
) -> None:
    answer = await http.post(method, json=given)

    assert answer.status_code == 400
    assert answer.json()["description"] == f"Bad Request: {reason}"


async def test_the_calls_of_the_bot_are_kept_with_typed_parameters(
    telegram: TelegramEmulator, bot: Bot, ann: Person
) -> None:
    await bot.send_message(ann.id, "hi", disable_notification=True, reply_markup=keyboard("ok"))

    call = telegram.calls[-1]
    assert (call.method, call.status) == ("sendMessage", 200)
    assert call.parameters["chat_id"] == 7
    assert call.parameters["disable_notification"] is True
    assert call.parameters["reply_markup"] == keyboard("ok").to_dict()
