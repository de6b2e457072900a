"""/rule: what is spam, on every card, in versions."""

from __future__ import annotations

import sqlite3

from bot.demo.scripted_annotators import next_card
from bot.emulator.emulator import Person
from bot.emulator.keyboards import buttons
from tests.support.desk import Desk, cards_of, says, taps
from tests.support.steps import reply_with, tap_button

RULE = "Adverts by strangers are spam; members' own <shops> are not"


async def test_a_rule_stands_on_every_card_and_each_answer_knows_its_version(
    desk: Desk, owner: Person
) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)
    await taps(ann, card, "spam")
    card = await next_card(ann, card)
    before = cards_of(ann)[-1]["text"]

    await reply_with(owner, f"/rule {RULE}", "Guideline 1 is on every card")
    shown = await says(ann, RULE)
    assert shown["message_id"] == card.message_id
    assert shown["text"] == before.replace("spam?\n", f"spam?\n📏 {RULE}\n", 1)
    await taps(ann, card, "spam")
    card = await next_card(ann, card)
    await reply_with(owner, "/rule Anything that sells is spam", "Guideline 2")
    await says(ann, "📏 Anything that sells is spam")
    await taps(ann, card, "no_spam")
    await next_card(ann, card)

    assert [each.guideline for each in await desk.store.exports.every_answer()] == [None, 1, 2]
    assert [each.rule for each in await desk.store.guideline_log.all()] == [
        RULE,
        "Anything that sells is spam",
    ]


async def test_examples_are_behind_a_button_above_the_answers(desk: Desk, owner: Person) -> None:
    ann = await desk.annotator()

    await reply_with(owner, f"/rule {RULE}\nSpam: buy now!\nFine: my shop is open", "Guideline 1")

    card = await ann.sees(lambda m: any("Examples" in b["text"] for b in buttons(m)), 10.0)
    rows = [[b["text"] for b in row] for row in card["reply_markup"]["inline_keyboard"]]
    assert rows[0] == ["💡 Examples"]
    assert rows[1] == ["🚫 Spam", "✅ Not spam"]
    await tap_button(ann, card, "Examples")
    await says(ann, f"📏 {RULE}\n\nSpam: buy now!\nFine: my shop is open")
    assert "my shop is open" in (await reply_with(owner, "/rule", "Guideline 1"))["text"]


async def test_a_rule_is_taken_off_the_cards_and_is_there_after_a_restart(
    closed_desk: Desk,
) -> None:
    desk = closed_desk
    async with desk.bot():
        owner = await desk.owner()
        await reply_with(owner, f"/rule {RULE}", "Guideline 1")
        await owner.sees(lambda m: "📏" in m["text"] and "Is this message spam?" in m["text"])
    async with desk.bot():
        ann = await desk.annotator()
        assert f"📏 {RULE}" in cards_of(ann)[-1]["text"]

        await reply_with(owner, "/rule off", "No guideline is on the cards")

        await ann.sees(lambda m: "📏" not in m["text"] and "Is this message spam?" in m["text"])
        await reply_with(owner, "/rule", "There is no guideline yet.")


async def test_a_rule_that_is_too_long_is_refused(desk: Desk, owner: Person) -> None:
    await reply_with(owner, "/rule " + "x" * 161, "the first line may have 160 characters")
    await reply_with(owner, "/rule x\n" + "y" * 1_501, "the examples below it 1,500")

    assert await desk.store.guideline_log.all() == []


async def test_answers_of_before_have_no_version(desk: Desk) -> None:
    ann = await desk.annotator()
    await taps(ann, await next_card(ann), "spam")

    with sqlite3.connect(desk.database) as file:
        assert file.execute("SELECT guideline FROM answer").fetchall() == [(None,)]
