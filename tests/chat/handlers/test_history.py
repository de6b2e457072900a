"""An annotator's recent answers, and changing one."""

from __future__ import annotations

from bot.demo.scripted_annotators import next_card
from tests.support.desk import Desk, taps
from tests.support.steps import (
    answer_questions,
    button_texts,
    callback_data,
    reply_with,
    stored,
    tap_button,
)


async def test_history_shows_pages_and_changes_an_answer(desk: Desk) -> None:
    ann = await desk.annotator()
    assert "You have no answers here" in (await reply_with(ann, "/history", "no answer"))["text"]
    seen = []
    card = await next_card(ann)
    for _ in range(7):
        seen.append(card.text or "")
        await taps(ann, card, "no_spam")
        card = await next_card(ann, card)
    old = card

    first = await reply_with(ann, "/history", "Your last answers")
    assert [text for text in reversed(seen) if text in first["text"]] == seen[:1:-1]
    assert button_texts(first) == ["1", "2", "3", "4", "5", "◀️ Older"]
    await tap_button(ann, first, "Older")
    second = await ann.sees(lambda m: "6. ✅ Not spam" in m["text"])
    assert second["message_id"] == first["message_id"]
    assert button_texts(second) == ["6", "7", "Newer ▶️"]
    toast = await ann.toast(ann.tap("7", second["message_id"]))
    assert toast["text"] == "Your answer: ✅ Not spam"
    again = await ann.sees(lambda m: seen[0] in m["text"] and "Is this message spam?" in m["text"])
    await tap_button(ann, again, "🚫 Spam")

    labels = {row.text: row.label for row in await desk.labelled()}
    assert labels[seen[0]] == "spam"
    assert list(labels.values()).count("no_spam") == 6
    await ann.sees(lambda m: m["message_id"] == again["message_id"] and str(old.text) in m["text"])
    assert len(await desk.store.questions.answer_log()) == 8


async def test_only_the_annotator_who_gave_an_answer_can_change_it(desk: Desk) -> None:
    ann, bob = await desk.annotator(2), await desk.annotator(3)
    await answer_questions(ann, 1)
    first = await reply_with(ann, "/history", "Your last answers")

    toast = await bob.toast(bob.tap_data(callback_data(first, "1"), first["message_id"]))

    assert "I did not ask you about that message" in toast["text"]
    assert {answer.annotator_id for answer in await desk.answers()} == {
        (await stored(desk, ann)).id
    }
