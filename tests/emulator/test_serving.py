"""Events for a page, and the server itself."""

import asyncio
import socket

import httpx
import pytest
from telegram import (
    Bot,
)
from telegram.error import NetworkError

from bot.emulator.emulator import Person, TelegramEmulator
from bot.emulator.serving import serve
from tests.support.emulator import TOKEN, keyboard


async def test_a_subscription_yields_the_events_from_then_on(
    telegram: TelegramEmulator, bot: Bot, ann: Person
) -> None:
    events = telegram.subscribe()

    await bot.send_chat_action(ann.id, "typing")
    sent = await bot.send_message(ann.id, "spam?", reply_markup=keyboard("yes"))
    query_id = ann.tap("yes")
    await bot.answer_callback_query(query_id, "Noted")
    await bot.edit_message_text("done", ann.id, sent.message_id)
    await bot.delete_message(ann.id, sent.message_id)

    snapshot = [await anext(events) for _ in range(6)]
    assert [event.kind for event in snapshot] == [
        "action",
        "message",
        "tap",
        "toast",
        "edit",
        "delete",
    ]
    assert {event.user_id for event in snapshot} == {ann.id}
    assert snapshot[3].payload == {"query_id": query_id, "text": "Noted", "show_alert": False}


async def test_the_same_person_is_the_same_object(telegram: TelegramEmulator, ann: Person) -> None:
    assert telegram.person(7, "Somebody") is ann


async def test_the_server_stops_at_once_though_a_poll_is_waiting(
    telegram: TelegramEmulator,
) -> None:
    async with asyncio.timeout(2):
        async with serve(telegram.app) as url, Bot(TOKEN, f"{url}/bot") as bot:
            poll = asyncio.create_task(bot.get_updates(timeout=50))
            await bot.get_me()
        with pytest.raises(NetworkError):
            await poll


async def test_a_port_in_use_is_an_error_and_a_closed_one_is_free(
    telegram: TelegramEmulator,
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(OSError, match="in use"):
            async with serve(telegram.app, taken.getsockname()[1]):
                pass
    async with serve(telegram.app) as url:
        port = httpx.URL(url).port
    assert port is not None
    async with serve(telegram.app, port) as again:
        assert again == url
