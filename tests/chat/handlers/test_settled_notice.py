"""The owner is asked once what to do when the model has settled."""

from __future__ import annotations

from bot.campaign.selection import SelectionRules
from bot.demo.scripted_annotators import next_card
from tests.support.desk import Desk, says, taps
from tests.support.steps import SPAM, button_texts, reply_text, tap_button, true_label
from tests.support.words import own

RULES = SelectionRules(exam_every=4, gold_every=0, policy="single")


async def test_a_settled_model_is_said_to_be_unproven_and_what_can_be_done(
    closed_desk: Desk,
) -> None:
    desk = closed_desk
    texts = [f"{words} {own(n)}" for n in range(80) for words in (*SPAM, "lunch at", "hi from")]
    await desk.add_items(texts)
    async with desk.bot(rules=RULES):
        owner, ann = await desk.owner(), await desk.annotator()
        card = await next_card(ann)
        for _ in range(100):
            await taps(ann, card, true_label(card.text or ""))
            card = await next_card(ann, card)

        notice = await says(owner, "The model has settled.", 20.0)
        await tap_button(owner, notice, "Later")
        await tap_button(owner, notice, "Certify")
        shown = await owner.sees(
            lambda m: m["message_id"] == notice["message_id"] and "Certify the labels" in m["text"],
        )
        stats = await reply_text(owner, "/stats")

    assert "How good it is, is not proven yet." in notice["text"]
    assert "Of what it would let through" in notice["text"]
    assert "You can stop" not in notice["text"]
    assert button_texts(notice) == ["🛡 Prove", "📜 Certify", "Later"]
    assert button_texts(shown) == ["▶️ Start", "Cancel"]
    assert "Settled: further labels change almost none of the model's predictions." in stats
    assert "Nothing is proven about the newest model" in stats
    assert sum("has settled" in m.get("text", "") for m in owner.messages) == 0
    assert not any("settled" in m.get("text", "") for m in ann.messages)
