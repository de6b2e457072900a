"""How long a card takes where Telegram orders a wait, by the patience that the bot ships with."""

from __future__ import annotations

import time

import pytest

from bot.app import RETRY_POLICY
from bot.demo.scripted_annotators import next_card
from tests.support.desk import Desk
from tests.support.faults import EDIT, SEND, TOAST, goes_on

ORDERED, MORE = 1, 2.0


@pytest.mark.parametrize("method", [EDIT, SEND, TOAST])
async def test_the_next_card_comes_within_the_wait_that_telegram_orders_and_two_seconds(
    closed_desk: Desk, method: str
) -> None:
    desk = closed_desk
    async with desk.bot(retry_policy=RETRY_POLICY):
        ann, bob = await desk.annotator(2), await desk.annotator(3)
        card, other = await next_card(ann), await next_card(bob)
        desk.order(method, status=429, retry_after=ORDERED, chat_id=ann.id)

        began = time.monotonic()
        if method == SEND:
            ann.send("/label")
        else:
            ann.tap_data(card.callback_data("spam"), card.message_id)
        await desk.called(method, 429)
        await goes_on(bob, other)
        others = time.monotonic() - began
        await ann.sees(
            lambda m: (
                "Is this message spam?" in m.get("text", "")
                and (m["message_id"] != card.message_id or card.callback_data("spam") not in str(m))
            ),
            ORDERED + MORE,
        )

        assert time.monotonic() - began < ORDERED + MORE
        assert others < MORE
