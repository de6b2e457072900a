"""getUpdates: delivery, acknowledgement and expiry."""

import asyncio

import pytest
from telegram import (
    Bot,
)
from telegram.error import Conflict

from bot.emulator.emulator import Person, TelegramEmulator
from tests.support.emulator import SetClock


async def test_an_update_is_sent_again_until_it_is_acknowledged(
    telegram: TelegramEmulator, bot: Bot, ann: Person
) -> None:
    ann.send("second")

    first = await bot.get_updates()
    again = await bot.get_updates()
    rest = await bot.get_updates(offset=first[0].update_id + 1)

    assert [update.message.text for update in first if update.message] == ["/start", "second"]
    assert again == first
    assert rest == first[1:]
    assert first[0].update_id < first[1].update_id
    assert telegram.pending_updates() == 1


async def test_a_limit_takes_the_oldest_updates_and_a_negative_offset_the_newest(
    telegram: TelegramEmulator, bot: Bot, ann: Person
) -> None:
    for text in "abc":
        ann.send(text)

    oldest = await bot.get_updates(limit=2)
    newest = await bot.get_updates(offset=-1)

    assert [update.message.text for update in oldest if update.message] == ["/start", "a"]
    assert [update.message.text for update in newest if update.message] == ["c"]
    assert telegram.pending_updates() == 1


async def test_a_waiting_poll_ends_as_soon_as_there_is_an_update(
    telegram: TelegramEmulator, bot: Bot
) -> None:
    bob = telegram.person(8, "Bob")
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await bot.get_me()

    bob.start("invitation")

    async with asyncio.timeout(60):
        [update] = await poll
    assert update.message is not None
    assert update.message.text == "/start invitation"
    assert [entity.type for entity in update.message.entities] == ["bot_command"]


async def test_an_empty_poll_ends_after_its_timeout(bot: Bot) -> None:
    assert await bot.get_updates(timeout=1) == ()


async def test_a_second_poller_ends_the_first_with_a_conflict(
    telegram: TelegramEmulator, bot: Bot
) -> None:
    polls = [asyncio.create_task(bot.get_updates(timeout=30)) for _ in range(2)]

    done, [waiting] = await asyncio.wait(polls, return_when=asyncio.FIRST_COMPLETED)
    with pytest.raises(Conflict, match="terminated by other getUpdates request"):
        await done.pop()

    telegram.person(8, "Bob").start()
    assert len(await waiting) == 1


async def test_updates_of_kinds_that_are_not_allowed_are_dropped(bot: Bot, ann: Person) -> None:
    await bot.get_updates(offset=-1, allowed_updates=["callback_query"])

    ann.send("unheard")
    ann.tap_data("heard", 1)

    kinds = [update.message is None for update in await bot.get_updates()]
    assert kinds == [False, True]


async def test_a_tap_expires_after_minutes_and_a_message_after_a_day(
    telegram: TelegramEmulator, ann: Person, clock: SetClock
) -> None:
    ann.tap_data("x", 1)
    assert telegram.pending_updates() == 2
    clock.now += 151
    assert telegram.pending_updates() == 1
    clock.now += 24 * 3600

    assert telegram.pending_updates() == 0


async def test_a_bot_may_drop_pending_updates(
    telegram: TelegramEmulator, bot: Bot, ann: Person
) -> None:
    await bot.delete_webhook(drop_pending_updates=True)

    assert telegram.pending_updates() == 0
