"""A webhook of another program is named, and deleted only when that is asked for."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack

import pytest

from bot.app import on_telegram
from bot.campaign.campaign import Campaign
from bot.chat.transport.retry import RetryPolicy
from bot.demo.scripted_annotators import next_card
from bot.errors import TelegramError
from tests.support.desk import FAST_RETRIES, TOKEN, Desk
from tests.support.faults import label_next

WEBHOOK = "https://bots.example:8443/a-secret-path"
SENTENCE = "sends all taps to a program at bots.example:8443"


async def test_a_start_names_the_webhook_and_leaves_it(closed_desk: Desk) -> None:
    desk = closed_desk
    desk.telegram.set_webhook(WEBHOOK)

    with pytest.raises(TelegramError, match=SENTENCE) as caught:
        async with desk.bot():
            pass

    assert desk.telegram.webhook == WEBHOOK
    assert desk.calls("deleteWebhook") == []
    assert "secret" not in str(caught.value)


async def test_a_start_that_may_delete_the_webhook_takes_over(closed_desk: Desk) -> None:
    desk = closed_desk
    desk.telegram.set_webhook(WEBHOOK)
    async with (
        Campaign.open(desk.store, owners=[1], clock=desk.clock) as campaign,
        on_telegram(desk.settings, TOKEN, campaign, retry_policy=FAST_RETRIES, delete_webhook=True),
    ):
        await desk.annotator()

    assert desk.telegram.webhook == ""


async def test_a_webhook_that_is_set_while_the_bot_polls_is_named_and_no_tap_is_lost(
    closed_desk: Desk,
) -> None:
    desk = closed_desk
    async with AsyncExitStack() as stack:
        policy = RetryPolicy(wait_initial=0.02, conflict_timeout=0.0)
        bot = await stack.enter_async_context(desk.bot(retry_policy=policy))
        ann = await desk.annotator()
        card = await next_card(ann)

        desk.telegram.set_webhook(WEBHOOK)
        async with asyncio.timeout(60):
            with pytest.raises(TelegramError, match=SENTENCE):
                await bot.failure
        query = ann.tap_data(card.callback_data("spam"), card.message_id)
        await stack.aclose()

    desk.telegram.set_webhook("")
    async with desk.bot():
        assert (await ann.toast(query))["text"].startswith("🚫 Spam saved")
        await label_next(ann, await next_card(ann, card))


async def test_an_unreachable_telegram_at_the_start_is_asked_again(closed_desk: Desk) -> None:
    closed_desk.inject_fault("getWebhookInfo", kind="drop")

    async with closed_desk.bot():
        await closed_desk.annotator()
