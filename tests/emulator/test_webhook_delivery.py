"""Updates are sent to a webhook of this machine, in each person's order, until it takes them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Bot

from bot.emulator.emulator import Fault, Person, TelegramEmulator
from bot.emulator.responses import Json
from bot.emulator.serving import serve
from bot.emulator.webhook_delivery import RetryWaits
from tests.support.emulator import TOKEN, SetClock


@pytest.fixture
def telegram(clock: SetClock) -> TelegramEmulator:
    return TelegramEmulator(TOKEN, clock=clock, retry_waits=RetryWaits(0.01, 0.02))


class Webhook:
    """A webhook that answers as it is told, and keeps what came."""

    def __init__(self) -> None:
        self.came: list[tuple[Json, str]] = []
        self.answers: list[Response] = []
        self._arrived = asyncio.Event()
        self.app = Starlette(routes=[Route("/hook", self._on_post, methods=["POST"])])

    @property
    def texts(self) -> list[str]:
        return [update["message"]["text"] for update, _ in self.came]

    async def wait_for(self, number: int) -> None:
        async with asyncio.timeout(60):
            while len(self.came) < number:
                self._arrived.clear()
                await self._arrived.wait()

    async def _on_post(self, request: Request) -> Response:
        secret = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        self.came.append((await request.json(), secret))
        self._arrived.set()
        return self.answers.pop(0) if self.answers else Response()


@pytest.fixture
def webhook() -> Webhook:
    return Webhook()


@pytest.fixture
async def address(webhook: Webhook) -> AsyncIterator[str]:
    async with serve(webhook.app) as url:
        yield f"{url}/hook"


async def test_updates_come_with_the_secret_in_order_and_once(
    bot: Bot, ann: Person, webhook: Webhook, address: str
) -> None:
    await bot.set_webhook(address, secret_token="a-secret")
    ann.send("one")
    ann.send("two")
    await webhook.wait_for(3)

    assert webhook.texts == ["/start", "one", "two"]
    assert {secret for _, secret in webhook.came} == {"a-secret"}
    assert [update["update_id"] for update, _ in webhook.came] == [1, 2, 3]
    await bot.set_webhook("")
    assert await bot.get_updates() == ()


async def test_an_update_that_is_not_taken_comes_again_before_the_next_one(
    bot: Bot, ann: Person, webhook: Webhook, address: str
) -> None:
    webhook.answers = [Response(status_code=500), Response(status_code=503)]
    await bot.set_webhook(address)
    ann.send("two")
    await webhook.wait_for(4)

    assert webhook.texts == ["/start", "/start", "/start", "two"]
    assert (await bot.get_webhook_info()).last_error_message == (
        "Wrong response from the webhook: 503 Service Unavailable"
    )


async def test_a_webhook_may_order_a_wait(
    bot: Bot, ann: Person, webhook: Webhook, address: str
) -> None:
    webhook.answers = [Response(status_code=503, headers={"Retry-After": "3600"})]

    await bot.set_webhook(address)
    await webhook.wait_for(1)

    assert (await bot.get_webhook_info()).pending_update_count == 1


async def test_an_answer_that_is_lost_brings_the_update_again(
    telegram: TelegramEmulator, bot: Bot, ann: Person, webhook: Webhook, address: str
) -> None:
    telegram.inject(Fault("webhook", "drop_after_success"))

    await bot.set_webhook(address)
    await webhook.wait_for(2)

    assert webhook.texts == ["/start", "/start"]


async def test_nobody_at_the_address_is_reported_and_updates_wait(
    bot: Bot, ann: Person, address: str
) -> None:
    port = int(address.rpartition(":")[2].partition("/")[0])
    async with asyncio.timeout(60):
        await bot.set_webhook(f"http://127.0.0.1:{1 if port != 1 else 2}/hook")
        while (info := await bot.get_webhook_info()).last_error_message is None:
            pass

    assert (info.last_error_message, info.pending_update_count) == ("Connection refused", 1)


async def test_an_update_whose_time_is_over_is_dropped(
    bot: Bot, ann: Person, clock: SetClock, webhook: Webhook, address: str
) -> None:
    webhook.answers = [Response(status_code=500)] * 1_000
    await bot.set_webhook(address)
    await webhook.wait_for(1)

    clock.now += 25 * 3_600
    ann.send("a day later")
    webhook.answers.clear()
    await webhook.wait_for(len(webhook.came) + 1)

    assert webhook.texts[-1] == "a day later"


async def test_another_machine_is_never_contacted(bot: Bot, ann: Person) -> None:
    await bot.set_webhook("https://bots.example.org/hook")
    ann.send("stays")

    info = await bot.get_webhook_info()
    assert (info.pending_update_count, info.last_error_message) == (2, None)
