"""Injected faults."""

import httpx
import pytest
from telegram import (
    Bot,
)
from telegram.error import NetworkError, RetryAfter, TimedOut

from bot.emulator.emulator import Fault, Person, TelegramEmulator


async def test_a_429_carries_the_seconds_to_wait(
    telegram: TelegramEmulator, bot: Bot, ann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")  # else the library's own error warns
    bob = telegram.person(8, "Bob")
    bob.start()
    telegram.inject(Fault("sendMessage", "status", 429, retry_after=3, chat_id=ann.id))

    await bot.send_message(bob.id, "not meant")
    with pytest.raises(RetryAfter, match="Retry in"):
        await bot.send_message(ann.id, "meant")
    await bot.send_message(ann.id, "meant")

    assert [call.status for call in telegram.calls][1:] == [200, 429, 200]


async def test_a_dropped_call_has_no_effect(
    telegram: TelegramEmulator, http: httpx.AsyncClient, ann: Person
) -> None:
    telegram.inject(Fault("*", "drop", times=2))
    given = {"chat_id": ann.id, "text": "hi"}

    for _ in range(2):
        with pytest.raises(httpx.RemoteProtocolError, match="without sending a response"):
            await http.post("sendMessage", json=given)
    assert [call.status for call in telegram.calls] == [0, 0]
    assert len(ann.messages) == 1
    assert (await http.post("sendMessage", json=given)).status_code == 200


async def test_a_connection_dropped_after_success_leaves_the_message_delivered(
    telegram: TelegramEmulator, bot: Bot, ann: Person
) -> None:
    telegram.inject(Fault("sendMessage", "drop_after_success"))

    with pytest.raises(NetworkError, match="RemoteProtocolError"):
        await bot.send_message(ann.id, "hi")

    assert ann.messages[-1]["text"] == "hi"


async def test_a_timeout_after_success_leaves_the_message_delivered(
    telegram: TelegramEmulator, bot: Bot, ann: Person
) -> None:
    telegram.inject(Fault("sendMessage", "timeout_after_success"))

    with pytest.raises(TimedOut):
        await bot.send_message(ann.id, "hi", read_timeout=0.05)

    assert ann.messages[-1]["text"] == "hi"


async def test_a_garbage_response_is_a_network_error(
    telegram: TelegramEmulator, bot: Bot, ann: Person
) -> None:
    telegram.inject(Fault("getMe", "garbage"))

    with pytest.raises(Exception, match="Invalid server response"):
        await bot.get_me()


async def test_a_fault_for_one_chat_applies_to_the_answer_of_its_tap(
    telegram: TelegramEmulator, bot: Bot, ann: Person
) -> None:
    telegram.inject(Fault("answerCallbackQuery", "status", 500, chat_id=ann.id))
    query_id = ann.tap_data("x", 1)

    with pytest.raises(NetworkError, match="Internal Server Error"):
        await bot.answer_callback_query(query_id)


async def test_a_result_may_lack_a_required_field_or_have_another_shape(
    telegram: TelegramEmulator, http: httpx.AsyncClient, ann: Person
) -> None:
    telegram.inject(Fault("getMe", "altered", alter=lambda me: {"id": me["id"]}))
    telegram.inject(Fault("getUpdates", "altered", alter=lambda found: [*found, None, "x"]))

    me = (await http.post("getMe")).json()
    updates = (await http.post("getUpdates")).json()

    assert me == {"ok": True, "result": {"id": 42}}
    assert updates["result"][1:] == [None, "x"]
    assert (await http.post("getMe")).json()["result"]["first_name"] == "Tapwise"


async def test_an_update_of_any_content_can_be_sent(
    telegram: TelegramEmulator, http: httpx.AsyncClient, ann: Person
) -> None:
    telegram.send_update({"message_reaction": {"date": "soon"}})

    update = (await http.post("getUpdates")).json()["result"][-1]

    assert update["message_reaction"] == {"date": "soon"}
    assert update["update_id"] == 2
