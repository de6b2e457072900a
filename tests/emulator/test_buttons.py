"""Buttons, taps and toasts."""

import asyncio

import httpx
import pytest
from telegram import (
    Bot,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
)

from bot.emulator.emulator import Person
from bot.emulator.responses import Json
from tests.support.emulator import SetClock, keyboard, refused, with_text


def button(**fields: object) -> Json:
    return {"inline_keyboard": [[{"text": "x", **fields}]]}


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        (button(callback_data=""), "BUTTON_DATA_INVALID"),
        (button(callback_data="я" * 33), "BUTTON_DATA_INVALID"),
        (button(), "can't parse inline keyboard button: Text buttons are unallowed"),
        (button(callback_data="a", url="https://a.org"), "can't parse inline keyboard button"),
        (button(callback_data="a", style="pink"), "can't parse inline keyboard button"),
        (button(callback_data="a", colour="red"), "can't parse inline keyboard button: unknown"),
        (button(callback_data="a", text=""), "can't parse inline keyboard button: field"),
        (button(url="nowhere"), "inline keyboard button URL 'nowhere' is invalid"),
        (button(copy_text={"text": ""}), "BUTTON_COPY_TEXT_INVALID"),
        ({"inline_keyboard": [[{"text": "x", "url": "a.org"}]] * 101}, "reply markup is too long"),
        ([], "object expected as reply markup"),
    ],
)
async def test_a_keyboard_telegram_would_not_show_is_refused(
    http: httpx.AsyncClient, ann: Person, markup: object, reason: str
) -> None:
    given = {"chat_id": ann.id, "text": "hi", "reply_markup": markup}

    answer = await http.post("sendMessage", json=given)

    assert answer.status_code == 400
    assert answer.json()["description"].startswith(f"Bad Request: {reason}")


async def test_buttons_of_every_useful_kind_are_shown(bot: Bot, ann: Person) -> None:
    shown = [
        InlineKeyboardButton("1", callback_data="x" * 64, api_kwargs={"style": "danger"}),
        InlineKeyboardButton("2", url="https://t.me/x?start=y"),
        InlineKeyboardButton("3", copy_text=CopyTextButton("code")),
        InlineKeyboardButton("4", switch_inline_query=""),
    ]

    await bot.send_message(ann.id, "hi", reply_markup=InlineKeyboardMarkup([shown]))

    assert [one["text"] for one in ann.messages[-1]["reply_markup"]["inline_keyboard"][0]] == [
        "1",
        "2",
        "3",
        "4",
    ]


async def test_a_tap_reaches_the_bot_and_its_toast_the_person(bot: Bot, ann: Person) -> None:
    sent = await bot.send_message(ann.id, "spam?", reply_markup=keyboard("yes", "no"))
    query_id = ann.tap("no")

    query = (await bot.get_updates())[-1].callback_query
    assert query is not None
    assert (query.id, query.data, query.from_user.id) == (query_id, "no", ann.id)
    assert query.message == sent
    await bot.answer_callback_query(query.id, "Noted", show_alert=True)

    assert await ann.toast(query_id) == {"text": "Noted", "show_alert": True}


async def test_a_button_that_is_not_there_cannot_be_tapped(bot: Bot, ann: Person) -> None:
    await bot.send_message(ann.id, "spam?", reply_markup=keyboard("yes"))

    with pytest.raises(LookupError, match=r"no button 'no' to tap; it has \['yes'\]"):
        ann.tap("no")


async def test_a_forged_tap_carries_any_data_under_any_message(bot: Bot, ann: Person) -> None:
    ann.tap_data("answer:1:spam", 12345)

    query = (await bot.get_updates())[-1].callback_query
    assert query is not None
    assert query.data == "answer:1:spam"
    assert query.message is not None
    assert not query.message.is_accessible


async def test_a_tap_can_be_answered_once_and_for_15_seconds(
    bot: Bot, ann: Person, clock: SetClock
) -> None:
    await bot.send_message(ann.id, "spam?", reply_markup=keyboard("yes"))
    first, second = ann.tap("yes"), ann.tap("yes")
    too_old = "query is too old and response timeout expired or query ID is invalid"

    with refused("MESSAGE_TOO_LONG"):
        await bot.answer_callback_query(first, "x" * 201)
    await bot.answer_callback_query(first, "x" * 200)
    with refused(too_old):
        await bot.answer_callback_query(first)
    clock.now += 16
    with refused(too_old):
        await bot.answer_callback_query(second)


async def test_waiting_for_a_toast_that_never_comes_times_out(ann: Person) -> None:
    query_id = ann.tap_data("x", 1)

    with pytest.raises(TimeoutError, match=f"did not answer tap {query_id}"):
        await ann.toast(query_id, wait=0.01)


async def test_a_person_sees_a_message_as_soon_as_it_comes_or_changes(
    bot: Bot, ann: Person
) -> None:
    seeing = asyncio.create_task(ann.sees(with_text("two")))

    sent = await bot.send_message(ann.id, "one")
    await bot.edit_message_text("two", ann.id, sent.message_id)

    assert (await seeing)["message_id"] == sent.message_id
    assert (await ann.sees(with_text("two"), wait=0.01))["text"] == "two"
    with pytest.raises(TimeoutError, match="Ann saw no such message"):
        await ann.sees(with_text("three"), wait=0.01)
