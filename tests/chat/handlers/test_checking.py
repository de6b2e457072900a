"""A forwarded message, or /check, shows an owner or a curator its score; others can be asked."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.demo.scripted_annotators import next_card
from bot.emulator.emulator import Person
from storage.records import Label, NewItem
from tests.support.desk import TOKEN, Desk, says, texts_of
from tests.support.steps import button_texts, reply_text, tap_button

KNOWN: dict[str, Label] = {
    "win a free prize": "spam",
    "free cash for you": "spam",
    "claim your free prize": "spam",
    "see you at eight": "no_spam",
    "are you coming home": "no_spam",
    "lunch at noon today?": "no_spam",
}
OPEN = "a free lunch at noon for everybody in the house"
NEW = "FREE prize from https://evil.example, call +49 170 1234567"
BLIND = "somebody may still be asked about it"


@pytest.fixture
async def campaign(closed_desk: Desk) -> AsyncIterator[Desk]:
    """A bot whose model has learnt six known labels."""
    await closed_desk.store.items.add(
        [*(NewItem(text, label, "") for text, label in KNOWN.items()), NewItem(OPEN, None, "")]
    )
    async with closed_desk.bot():
        yield closed_desk


async def test_a_forward_is_scored_and_others_are_asked_about_it_blind(campaign: Desk) -> None:
    owner = await campaign.owner()
    ann = await campaign.annotator()

    owner.forward(NEW, "Eve")
    card = await says(owner, "Probably spam")

    assert "raises the score" in card["text"]
    assert "similar, labelled spam" in card["text"]
    assert button_texts(card) == ["🙋 Wrong? Ask others"]
    kinds = {entity["type"] for entity in card["entities"]}
    assert kinds <= {"bold", "pre"}  # no link, no number that can be called

    await tap_button(owner, card, "Ask others")
    await says(owner, "Others are asked about it soon")
    assert "already" in (await tap_button(owner, card, "Ask others"))["text"]
    assert NEW in [item.text for item in await campaign.store.items.after(0)]
    shown = await next_card(ann)
    while shown.text != NEW:
        ann.tap_data(shown.callback_data("skip"), shown.message_id)
        shown = await next_card(ann, shown)
    [question] = [
        each for each in await campaign.store.questions.asked() if each.why == "requested"
    ]
    assert question.score is not None


@pytest.mark.parametrize("text", [OPEN, OPEN.upper(), "win a free prize", "Win a FREE prize!"])
async def test_what_may_still_be_asked_is_refused_in_one_sentence(
    campaign: Desk, text: str
) -> None:
    owner = await campaign.owner()

    owner.send(f"/check {text}")
    card = await says(owner, BLIND)

    assert button_texts(card) == ["🙋 Ask others"]
    assert not any(word in card["text"] for word in ("exam", "gold", "%", "similar", "label"))


async def test_every_way_to_name_a_message_is_understood(campaign: Desk) -> None:
    owner = await campaign.owner()
    sent = owner.send("what a free prize this is")  # a message of one's own, answered with /check

    command = {"type": "bot_command", "offset": 0, "length": 6}
    owner.send_content({"text": "/check", "entities": [command], **owner.reply(sent)})
    await says(owner, "Probably spam", times=1)
    owner.forward(owner.content("photo", "free prize for all of us"), "Eve")
    await says(owner, "Probably spam", times=2)
    owner.send("/why one more free prize")
    await says(owner, "Probably spam", times=3)
    owner.forward("are you coming to lunch at eight", campaign.telegram.person(9, "Mallory"))
    await says(owner, "Probably not spam")

    assert "Forward a message to me" in await reply_text(owner, "/check")
    owner.forward(owner.content("sticker"), "Eve")
    await says(owner, "has no text")


async def test_the_bots_own_messages_are_not_checked(campaign: Desk) -> None:
    """A card shows a message that is being asked about, with words around it."""
    owner = await campaign.owner()
    card = await next_card(owner)
    bot: dict[str, Any] = {"id": int(TOKEN.split(":")[0]), "is_bot": True, "first_name": "Bot"}
    origin = {"type": "user", "date": int(campaign.clock()), "sender_user": bot}
    command = {"type": "bot_command", "offset": 0, "length": 6}

    owner.send_content({"text": card.text, "forward_origin": origin})
    await says(owner, "I wrote this message myself", times=1)
    answered = owner.reply(card.message_id)
    owner.send_content({"text": "/check", "entities": [command], **answered})
    await says(owner, "I wrote this message myself", times=2)

    assert not any("Probably" in text for text in texts_of(owner))


async def test_annotators_check_nothing(campaign: Desk) -> None:
    ann: Person = await campaign.annotator()

    ann.forward(NEW, "Eve")
    await says(ann, "I understand buttons and commands")

    assert "Only owners and curators" in await reply_text(ann, f"/check {NEW}")
    assert not any("Probably" in text for text in texts_of(ann))


async def test_an_owner_alone_is_told_that_there_is_nobody_to_ask(campaign: Desk) -> None:
    owner = await campaign.owner()
    owner.forward(NEW, "Eve")
    card = await says(owner, "Probably spam")

    await tap_button(owner, card, "Ask others")
    await says(owner, "nobody to ask")
    await campaign.annotator()
    await tap_button(owner, card, "Ask others")

    await says(owner, "Others are asked about it soon")
