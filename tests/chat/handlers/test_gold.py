"""Known labels in the chat: asked before they are set, and taken back."""

from __future__ import annotations

from bot.campaign.selection import SelectionRules
from bot.demo.scripted_annotators import next_card
from tests.support.desk import Desk, says, taps
from tests.support.steps import callback_data, import_file, reply_with, tap_button


async def test_a_gold_question_looks_like_any_other_question(
    closed_desk: Desk,
) -> None:
    desk = closed_desk
    async with desk.bot(rules=SelectionRules(exam_every=0, gold_every=2)):
        owner = await desk.owner()
        await reply_with(owner, "/gold", "Label a message yourself")
        card = await next_card(owner)
        await taps(owner, card, "spam")
        await next_card(owner, card)

        asked = await reply_with(owner, "/gold", "Use this message as a gold question?")
        assert str(card.text) in asked["text"]
        await tap_button(owner, asked, "Use it")
        await says(owner, "Gold question, known label: 🚫 Spam")

        ann = await desk.annotator()
        first = await next_card(ann)
        await taps(ann, first, "no_spam")
        second = await next_card(ann, first)
        assert card.text in (first.text, second.text)
        assert first.text != second.text
        assert len(first.buttons) == len(second.buttons)
        await taps(ann, second, "no_spam")
        await next_card(ann, second)
        assert "gold questions 0 of 1" in (await reply_with(owner, "/team", "Team"))["text"]
    labels = {row.text: row.label for row in await desk.labelled()}
    assert labels[card.text or ""] == "spam"


async def test_a_label_that_came_with_a_file_is_corrected_by_gold(desk: Desk) -> None:
    owner = await desk.owner()
    await import_file(owner, "spam.txt", "wrongly labelled\nand another␊one\n".encode())

    asked = await reply_with(owner, "/gold no_spam wrongly labelled", "Its label is then known: ✅")
    await tap_button(owner, asked, "Use it")
    await says(owner, "Gold question, known label: ✅")
    sent = owner.send("and another\none")
    command = [{"type": "bot_command", "offset": 0, "length": 5}]
    owner.send_content({**owner.reply(sent), "text": "/gold no_spam", "entities": command})
    asked = await says(owner, "and another\none")
    await tap_button(owner, asked, "Use it")
    await says(owner, "Gold question, known label: ✅", times=2)
    await reply_with(owner, "/gold spam a text that is not there", "No message of the campaign")

    found = {item.text: item.label for item in await desk.labelled()}
    assert found == {"wrongly labelled": "no_spam", "and another\none": "no_spam"}


async def test_gold_changes_nothing_until_it_is_confirmed_and_cancel_leaves_all_as_it_is(
    desk: Desk,
) -> None:
    owner = await desk.owner()
    card = await next_card(owner)
    await taps(owner, card, "spam")
    await next_card(owner, card)

    asked = await reply_with(owner, "/gold", "Use this message as a gold question?")
    assert await known_labels(desk) == []
    await tap_button(owner, asked, "Cancel")
    await says(owner, "Nothing was changed.")

    assert await known_labels(desk) == []


async def test_a_known_label_is_taken_back_to_what_was_known_before(desk: Desk) -> None:
    owner = await desk.owner()
    await import_file(owner, "spam.txt", b"from a file\n")
    card = await next_card(owner)
    await taps(owner, card, "no_spam")
    await next_card(owner, card)
    [imported] = await known_labels(desk)

    for place, command in enumerate(["/gold", "/gold no_spam from a file"], 1):
        asked = await reply_with(owner, command, "Use this message")
        await tap_button(owner, asked, "Use it")
        marked = await says(owner, "Gold question, known label: ✅")
        assert "no_spam" in [label for _, label in await known_labels(desk)]
        await tap_button(owner, marked, "Take it back")
        await says(owner, "Taken back", times=place)

    assert await known_labels(desk) == [imported]
    labels = {row.text: row.label for row in await desk.labelled()}
    assert labels == {"from a file": "spam", card.text: "no_spam"}


async def test_a_known_label_is_not_taken_back_once_there_is_a_newer_one(desk: Desk) -> None:
    owner = await desk.owner()
    await import_file(owner, "spam.txt", b"from a file\n")
    asked = await reply_with(owner, "/gold no_spam from a file", "Use this message")
    await tap_button(owner, asked, "Use it")
    marked = await says(owner, "known label: ✅")
    back = callback_data(marked, "Take it back")
    asked = await reply_with(owner, "/gold spam from a file", "Use this message")
    await tap_button(owner, asked, "Use it")
    await says(owner, "known label: 🚫")

    await owner.toast(owner.tap_data(back, marked["message_id"]))
    await says(owner, "it was not taken back")

    assert [label for _, label in await known_labels(desk)] == ["spam"]


async def known_labels(desk: Desk) -> list[tuple[int, str]]:
    """The known labels in force: item and label."""
    newest = {each.item_id: each.label for each in await desk.store.items.given_after(0)}
    return [(item, label) for item, label in newest.items() if label is not None]
