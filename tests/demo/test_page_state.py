"""What the page reads: its state and the events after it."""

import asyncio

import httpx

from bot.demo.page import Page
from bot.emulator.emulator import TelegramEmulator
from tests.support.demo_page import ADA, BEN, StubBot, listening


async def test_the_state_of_an_untouched_demo_has_every_phone_and_an_empty_chat(
    page: httpx.AsyncClient,
) -> None:
    state = (await page.get("/demo/state")).json()

    assert state["bot"] == {"name": "Tapwise", "username": "tapwise_demo_bot"}
    assert [phone["first_name"] for phone in state["phones"]] == ["Ada", "Ben"]
    assert [phone["owner"] for phone in state["phones"]] == [True, False]
    assert [phone["start_payload"] for phone in state["phones"]] == ["", "invitation"]
    assert [phone["messages"] for phone in state["phones"]] == [[], []]


async def test_the_state_of_a_chat_has_both_sides_oldest_first_and_nobody_elses(
    page: httpx.AsyncClient, bot: StubBot
) -> None:
    await page.post(f"/demo/phones/{ADA}/text", json={"text": "hello"})
    await bot.call("sendMessage", chat_id=ADA, text="<b>Hi</b>", parse_mode="HTML")

    ada, ben = (await page.get("/demo/state")).json()["phones"]

    assert [message["text"] for message in ada["messages"]] == ["hello", "Hi"]
    assert ada["messages"][1]["entities"] == [{"type": "bold", "offset": 0, "length": 2}]
    assert ben["messages"] == []


async def test_events_begin_with_the_state_and_go_on_with_an_edit_in_place(
    page: httpx.AsyncClient, bot: StubBot
) -> None:
    await page.post(f"/demo/phones/{ADA}/start", json={"payload": ""})
    sent = await bot.call("sendMessage", chat_id=ADA, text="first")

    async with listening(page) as events:
        state = (await events.next("state"))["payload"]
        place = {"chat_id": ADA, "message_id": sent["message_id"]}
        await bot.call("editMessageText", text="second", **place)
        edit = await events.next("edit")
        await bot.call("deleteMessage", **place)
        gone = await events.next("delete")

    assert state["phones"][0]["messages"][-1]["text"] == "first"
    assert edit["user_id"] == ADA
    assert edit["payload"]["text"] == "second"
    assert edit["payload"]["message_id"] == sent["message_id"]
    assert gone["payload"] == {"message_id": sent["message_id"]}


async def test_changed_commands_reach_each_phone_as_its_own_menu(
    page: httpx.AsyncClient, bot: StubBot
) -> None:
    await page.post(f"/demo/phones/{ADA}/start", json={"payload": ""})

    async with listening(page) as events:
        await events.next("state")
        await bot.call(
            "setMyCommands",
            commands=[{"command": "invite", "description": "make a link"}],
            scope={"type": "chat", "chat_id": ADA},
        )
        menus = [await events.next("commands"), await events.next("commands")]

    assert [(menu["user_id"], len(menu["payload"])) for menu in menus] == [(ADA, 1), (BEN, 0)]


async def test_published_data_reaches_open_pages_and_those_opened_later(
    page: httpx.AsyncClient, shown: Page
) -> None:
    async with listening(page) as events:
        await events.next("state")
        shown.publish("status", {"items": 300, "labels": 7})
        event = await events.next("status")
    later = (await page.get("/demo/state")).json()

    assert event["payload"] == later["status"] == {"items": 300, "labels": 7}


async def test_a_reset_empties_every_chat_and_offers_the_new_invitation(
    page: httpx.AsyncClient, bot: StubBot, shown: Page
) -> None:
    await page.post(f"/demo/phones/{ADA}/start", json={"payload": ""})
    shown.publish("status", {"items": 300, "labels": 7})

    shown.reset("another invitation")
    state = (await page.get("/demo/state")).json()

    assert [phone["messages"] for phone in state["phones"]] == [[], []]
    assert [phone["start_payload"] for phone in state["phones"]] == ["", "another invitation"]
    assert "status" not in state


async def test_events_of_people_without_a_phone_on_the_page_are_not_sent(
    page: httpx.AsyncClient, telegram: TelegramEmulator
) -> None:
    async with listening(page) as events:
        await events.next("state")
        telegram.person(201, "Ines").send("from afar")
        telegram.person(ADA, "Ada").send("from here")
        event = await events.next("message")

    assert event["payload"]["text"] == "from here"


async def test_a_page_that_stops_reading_is_disconnected_and_gets_the_state_when_it_reconnects(
    page: httpx.AsyncClient, telegram: TelegramEmulator
) -> None:
    ada = telegram.person(ADA, "Ada")
    long = "x" * 8_000

    async with listening(page) as events:
        await events.next("state")
        for _ in range(4_000):
            ada.tap_data(long, 1)
            await asyncio.sleep(0)
        snapshot = await events.count_to_end()
    ada.send("still here")
    async with listening(page) as events:
        state = await events.next("state")

    assert snapshot < 4_000
    assert state["payload"]["phones"][0]["messages"][-1]["text"] == "still here"
