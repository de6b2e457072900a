"""Webhooks of another deployment: they stop polling, but get no updates."""

import asyncio

import httpx
import pytest
from telegram import Bot
from telegram.error import Conflict

from bot.emulator.emulator import Person, TelegramEmulator
from bot.emulator.responses import Json
from tests.support.emulator import refused

URL = "https://bots.example.org/tapwise"


async def test_a_bot_with_a_webhook_cannot_poll_until_it_is_deleted(bot: Bot, ann: Person) -> None:
    await bot.set_webhook(URL, allowed_updates=["message"], max_connections=10)

    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates()
    info = await bot.get_webhook_info()
    await bot.delete_webhook()

    assert (info.url, info.pending_update_count, info.max_connections) == (URL, 1, 10)
    assert info.allowed_updates == ("message",)
    assert (await bot.get_webhook_info()).url == ""
    assert len(await bot.get_updates()) == 1


async def test_a_new_webhook_ends_a_poll_with_a_conflict(
    telegram: TelegramEmulator, bot: Bot
) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await telegram.polled()

    await bot.set_webhook(URL)

    with pytest.raises(Conflict, match="terminated by setWebhook request"):
        await poll


async def test_telegram_says_what_became_of_the_webhook(http: httpx.AsyncClient) -> None:
    async def said(method: str, **given: str) -> str:
        return str((await http.post(method, data=given)).json()["description"])

    assert [
        await said("setWebhook", url=URL),
        await said("setWebhook", url=URL),
        await said("setWebhook", url=""),
        await said("deleteWebhook"),
    ] == [
        "Webhook was set",
        "Webhook is already set",
        "Webhook was deleted",
        "Webhook is already deleted",
    ]


async def test_a_webhook_may_drop_pending_updates(bot: Bot, ann: Person) -> None:
    await bot.set_webhook(URL, drop_pending_updates=True)

    assert (await bot.get_webhook_info()).pending_update_count == 0


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (
            {"url": "http://bots.example.org"},
            "bad webhook: An HTTPS URL must be provided for webhook",
        ),
        (
            {"url": "https://bots.example.org:8080"},
            "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
        ),
        (
            {"url": "https://bots.example.org:port"},
            "bad webhook: invalid webhook URL specified",
        ),
        ({"url": URL, "secret_token": "x" * 257}, "secret token is too long"),
        ({"url": URL, "secret_token": "a b"}, "secret token contains unallowed characters"),
    ],
)
async def test_a_wrong_webhook_is_refused(
    telegram: TelegramEmulator, bot: Bot, given: Json, reason: str
) -> None:
    with refused(reason):
        await bot.set_webhook(**given)

    assert (await bot.get_webhook_info()).url == ""
