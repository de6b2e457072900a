"""/prove and /goal, as an owner reads them."""

from __future__ import annotations

from bot.campaign.selection import SelectionRules
from bot.demo.scripted_annotators import next_card
from tests.support.desk import Desk, taps
from tests.support.steps import SPAM, reply_text, true_label
from tests.support.words import own

RULES = SelectionRules(exam_every=5, gold_every=0, policy="single")


async def test_an_owner_proves_what_the_machine_labels(closed_desk: Desk) -> None:
    desk = closed_desk
    texts = [f"{words} {own(n)}" for n in range(60) for words in (*SPAM, "lunch at", "hi from")]
    await desk.add_items(texts)
    async with desk.bot(rules=RULES):
        owner = await desk.owner()
        early = await reply_text(owner, "/prove")
        for _ in range(20):
            card = await next_card(owner)
            await taps(owner, card, true_label(card.text or ""))
            await next_card(owner, card)

        before = await reply_text(owner, "/prove")
        begun = await reply_text(owner, "/prove certificate 30")
        running = await reply_text(owner, "/prove")
        stopped = await reply_text(owner, "/prove stop")
        goal = await reply_text(owner, "/goal 90 20")

    assert "There is no model yet" in early
    assert "Nothing is proven yet." in before
    assert "at most 5% of the labels by machine are wrong" in before
    assert "I ask only exam questions until this is proven: at most 30%" in begun
    assert "Learning pauses meanwhile." in begun
    assert "A proof is running" in running
    assert "Not proven: you ended it" in stopped
    assert "at least 90% of what the model flags is spam" in goal
    assert "at most 20% of all spam is let through" in goal
