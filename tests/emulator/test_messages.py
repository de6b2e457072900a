"""Messages: sent, edited, deleted and answered within Telegram's rules."""

import pytest
from telegram import (
    Bot,
    Message,
)
from telegram.error import Forbidden

from bot.emulator.emulator import Person, TelegramEmulator
from tests.support.emulator import SetClock, keyboard, refused


async def test_a_sent_message_is_returned_as_the_chat_shows_it(bot: Bot, ann: Person) -> None:
    sent = await bot.send_message(ann.id, " Hello ", protect_content=True)

    assert sent.text == "Hello"
    assert sent.has_protected_content
    assert Message.de_json(ann.messages[-1], bot) == sent


async def test_a_bot_may_not_write_first(telegram: TelegramEmulator, bot: Bot) -> None:
    stranger = telegram.person(8, "Bob")

    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await bot.send_message(stranger.id, "hi")


async def test_a_blocked_bot_may_not_write_until_it_is_unblocked(bot: Bot, ann: Person) -> None:
    ann.block()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(ann.id, "hi")

    ann.unblock()
    await bot.send_message(ann.id, "hi")
    old_and_new = [
        (update.my_chat_member.old_chat_member.status, update.my_chat_member.new_chat_member.status)
        for update in await bot.get_updates(allowed_updates=[])
        if update.my_chat_member
    ]
    assert old_and_new == [("member", "kicked"), ("kicked", "member")]


async def test_the_limit_of_4096_counts_utf16_units_after_the_markup(bot: Bot, ann: Person) -> None:
    await bot.send_message(ann.id, f"<b>{'😀' * 2048}</b>", parse_mode="HTML")

    with refused("message is too long"):
        await bot.send_message(ann.id, "😀" * 2048 + "!")


async def test_an_edit_replaces_text_and_keyboard(bot: Bot, ann: Person, clock: SetClock) -> None:
    sent = await bot.send_message(ann.id, "one", reply_markup=keyboard("a"))
    before = ann.messages[-1]
    clock.now += 60

    await bot.edit_message_text("two", ann.id, sent.message_id)

    assert before["text"] == "one"
    assert ann.messages[-1]["text"] == "two"
    assert "reply_markup" not in ann.messages[-1]
    assert ann.messages[-1]["edit_date"] == before["date"] + 60


async def test_an_edit_that_changes_nothing_is_refused(bot: Bot, ann: Person) -> None:
    sent = await bot.send_message(ann.id, "<b>one</b>", "HTML", reply_markup=keyboard("a"))

    with refused("message is not modified: specified new message"):
        await bot.edit_message_text(
            " <b>one</b>", ann.id, sent.message_id, parse_mode="HTML", reply_markup=keyboard("a")
        )
    await bot.edit_message_text("one", ann.id, sent.message_id, reply_markup=keyboard("a"))
    await bot.edit_message_reply_markup(ann.id, sent.message_id)
    with refused("message is not modified"):
        await bot.edit_message_reply_markup(ann.id, sent.message_id)


async def test_a_bot_cannot_edit_a_persons_message(bot: Bot, ann: Person) -> None:
    message_id = ann.send("mine")

    with refused("message can't be edited"):
        await bot.edit_message_text("yours", ann.id, message_id)


async def test_a_deleted_message_is_gone_and_an_old_one_stays(
    bot: Bot, ann: Person, clock: SetClock
) -> None:
    old = await bot.send_message(ann.id, "old")
    clock.now += 49 * 3600
    young = await bot.send_message(ann.id, "young")

    await bot.delete_message(ann.id, young.message_id)
    with refused("message can't be deleted"):
        await bot.delete_message(ann.id, old.message_id)

    assert [message["text"] for message in ann.messages] == ["/start", "old"]


async def test_a_reply_contains_the_message_it_answers(bot: Bot, ann: Person) -> None:
    question = ann.send("why?")

    answer = await bot.send_message(ann.id, "because", reply_to_message_id=question)

    assert answer.reply_to_message is not None
    assert answer.reply_to_message.text == "why?"
    with refused("message to be replied not found"):
        await bot.send_message(ann.id, "because", reply_to_message_id=999)
