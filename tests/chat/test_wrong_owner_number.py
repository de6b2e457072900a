"""A wrong number in TAPWISE_OWNERS: who has it sees nothing after it is corrected."""

from __future__ import annotations

import pytest

from bot.demo.scripted_annotators import next_card
from tests.support.desk import MESSAGES, OWNER, Desk, says, taps, texts_of
from tests.support.steps import reply_text

STRANGER = 66


async def test_a_stranger_with_the_wrong_number_gets_no_message_after_it_is_corrected(
    closed_desk: Desk,
) -> None:
    desk, eve = closed_desk, closed_desk.telegram.person(STRANGER, "Eve")
    async with desk.bot(owners=(OWNER,)):
        eve.start()
        await says(eve, "You need an invite")
    async with desk.bot(owners=(STRANGER,)):
        pass

    async with desk.bot(owners=(OWNER,)):
        owner = await desk.owner()
        assert "You need an invite" in await reply_text(eve, "/label")
        team = await reply_text(owner, "/team")

    assert not any(message in text for text in texts_of(eve) for message in MESSAGES)
    assert "Annotator 1" in team
    assert "Annotator 2" not in team
    assert await desk.store.people.annotator(STRANGER) is None


async def test_a_stranger_who_acted_as_an_owner_is_refused_after_it_is_corrected(
    closed_desk: Desk,
) -> None:
    desk, eve = closed_desk, closed_desk.telegram.person(STRANGER, "Eve")
    async with desk.bot(owners=(STRANGER,)):
        eve.start()
        card = await next_card(eve)
        await taps(eve, card, "spam")
        card = await next_card(eve, card)
    before = texts_of(eve)

    async with desk.bot(owners=(OWNER,)):
        toast = await taps(eve, card, "spam")
        assert "You need an invite" in toast["text"]
        for command in ("/label", "/history", "/team", "/export", "/undo"):
            eve.send(command)
        assert "You need an invite" in await reply_text(eve, "/start")

    new = [text for text in texts_of(eve) if text not in before]
    assert not any(message in text for text in new for message in MESSAGES)
    assert await desk.count_claims() == 0


@pytest.mark.parametrize("command", ["/start", "/label", "hello"])
async def test_a_refused_owner_reads_their_own_number(desk: Desk, command: str) -> None:
    ann = desk.telegram.person(5_123_456_789, "Ann")

    refusal = await reply_text(ann, command)

    assert "You need an invite" in refusal
    assert "5123456789" in refusal
    assert "TAPWISE_OWNERS" in refusal
