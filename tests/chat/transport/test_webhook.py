"""Updates come to a webhook: none is lost, none counts twice, and nobody else can send one."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from bot.app.connecting import ReceivingBot
from bot.chat.transport.retry import RetryPolicy
from bot.chat.transport.webhook import webhook_secret
from bot.demo.scripted_annotators import next_card
from bot.emulator.emulator import Fault
from bot.errors import TelegramError
from tests.support.desk import FAST_RETRIES, TOKEN, Desk, LoggedErrors, says, taps
from tests.support.disks import no_file_grows_past
from tests.support.faults import label_next
from tests.support.groups import GROUP, group_post
from tests.support.polling import stored_answers
from tests.support.steps import reply_text
from tests.support.watched import came, files_of, watch
from tests.support.words import own

HEADER = "X-Telegram-Bot-Api-Secret-Token"


@pytest.fixture
def webhook_desk(closed_desk: Desk) -> Desk:
    """A desk whose bot will get its updates by a webhook."""
    closed_desk.use_webhook()
    return closed_desk


@pytest.fixture
async def http(webhook_desk: Desk) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody who reaches the bot's port; it knows the secret."""
    url = webhook_desk.settings.webhook_url
    headers = {HEADER: webhook_secret(TOKEN, url), "Content-Type": "application/json"}
    async with httpx.AsyncClient(
        base_url=url.removesuffix("/tapwise"), headers=headers, trust_env=False
    ) as client:
        yield client


def tap_update(number: int, person: int, data: str, message: int, query: str) -> dict[str, Any]:
    user = {"id": person, "is_bot": False, "first_name": "Ann"}
    chat = {"id": person, "type": "private", "first_name": "Ann"}
    shown = {"message_id": message, "date": 1, "chat": chat, "text": "?"}
    tap = {"id": query, "from": user, "chat_instance": "1", "message": shown, "data": data}
    return {"update_id": number, "callback_query": tap}


async def written(desk: Desk) -> list[str]:
    """The updates that are kept and not handled."""
    return await desk.store.received_updates.waiting()


async def test_people_label_over_a_webhook_and_what_they_sent_is_erased(
    webhook_desk: Desk,
) -> None:
    desk = webhook_desk
    async with desk.bot():
        ann = await desk.annotator()
        card = await next_card(ann)
        for _ in range(3):
            card = await label_next(ann, card)

    assert len(await desk.answers()) == 3
    assert desk.calls("getUpdates")[1:] == []  # the one that looks for a second program
    assert await written(desk) == []
    assert desk.telegram.webhook == desk.settings.webhook_url
    assert desk.telegram.pending_updates() == 0


async def test_an_update_whose_acknowledgement_is_lost_comes_twice_and_counts_once(
    webhook_desk: Desk,
) -> None:
    desk = webhook_desk
    async with desk.bot():
        owner = await desk.owner()
        card = await next_card(owner)
        desk.telegram.inject(Fault("webhook", "drop_after_success", times=2))
        owner.send("/invite")
        await says(owner, "t.me")
        await label_next(owner, card)

    assert len(await desk.answers()) == 1
    assert len(await desk.store.invites.valid(desk.clock())) == 1


async def test_an_update_that_comes_late_is_no_second_fact(
    webhook_desk: Desk, http: httpx.AsyncClient
) -> None:
    desk = webhook_desk
    async with desk.bot():
        ann = await desk.annotator()
        card = await next_card(ann)
        word = card.callback_data("spam")
        again = tap_update(900, ann.id, word, card.message_id, "tap-1")
        assert (await http.post("/tapwise", json=again)).status_code == 200
        await next_card(ann, card)
        first = await http.post("/tapwise", json=again)
    async with desk.bot():  # and again after a restart, with another number
        second = await http.post("/tapwise", json=again)
        third = await http.post("/tapwise", json={**again, "update_id": 901})
        await label_next(ann, await next_card(ann))

    assert [r.status_code for r in (first, second, third)] == [200, 200, 200]
    assert len(stored_answers(desk.database)) == 2


async def test_what_a_kill_left_unhandled_is_handled_after_the_next_start(
    webhook_desk: Desk,
) -> None:
    desk = webhook_desk
    async with desk.bot():
        ann = await desk.annotator()
        card = await next_card(ann)
    tap = tap_update(500, ann.id, card.callback_data("spam"), card.message_id, "tap-2")
    await desk.store.received_updates.add(500, json.dumps(tap), desk.clock())

    async with desk.bot():
        await next_card(ann, card)

    assert [choice for _, choice in stored_answers(desk.database)] == ["spam"]
    assert await written(desk) == []


async def test_taps_of_one_person_keep_their_order(webhook_desk: Desk) -> None:
    desk = webhook_desk
    async with desk.bot():
        ann = await desk.annotator()
        card = await next_card(ann)
        words: list[Any] = ["spam", "no_spam", "unsure", "spam", "no_spam"]
        queries = [ann.tap_data(card.callback_data(word), card.message_id) for word in words]
        await ann.toast(queries[-1])

    assert [choice for _, choice in stored_answers(desk.database)] == words


async def test_an_update_that_cannot_be_stored_is_not_acknowledged(
    webhook_desk: Desk, http: httpx.AsyncClient
) -> None:
    desk = webhook_desk
    async with desk.bot():
        ann = await desk.annotator()
        card = await next_card(ann)
        tap = tap_update(700, ann.id, card.callback_data("spam"), card.message_id, "tap-3")
        tap["padding"] = "x" * 60_000
        with no_file_grows_past(1):
            refused = await http.post("/tapwise", json=tap)
        taken = await http.post("/tapwise", json=tap)
        await next_card(ann, card)

    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "5")
    assert taken.status_code == 200
    assert len(stored_answers(desk.database)) == 1


@pytest.mark.parametrize("secret", [b"", b"wrong", b"\xff"])
async def test_who_does_not_know_the_secret_is_refused(
    webhook_desk: Desk, http: httpx.AsyncClient, secret: bytes
) -> None:
    async with webhook_desk.bot():
        answer = await http.post(
            "/tapwise", json={"update_id": 7}, headers={HEADER.encode(): secret}
        )

    assert answer.status_code == 401
    assert await webhook_desk.store.received_updates.add(7, "{}", 0.0)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"[" * 100_000, 400),
        (b"[]", 400),
        (b"{}", 400),
        (b'{"update_id": true}', 400),
        (b'{"update_id": -1}', 400),
        (b'{"update_id": 1e9}', 400),
        (b'{"update_id": 99999999999999}', 400),
        (b"\xff\xfe", 400),
        (b'{"update_id": 8, "x": "' + b"x" * 2**20 + b'"}', 413),
        (b'{"update_id": 9, "message": {"text": "neither chat nor sender"}}', 200),
        (b'{"update_id": 10, "message": "\\ud800"}', 200),
    ],
)
async def test_no_body_harms_the_bot(
    webhook_desk: Desk,
    http: httpx.AsyncClient,
    logged_errors: LoggedErrors,
    body: bytes,
    status: int,
) -> None:
    logged_errors.expect("cannot be read and is skipped")
    async with webhook_desk.bot():
        answer = await http.post("/tapwise", content=body)
        await webhook_desk.annotator()

    assert answer.status_code == status
    assert await written(webhook_desk) == []


async def test_only_the_path_of_the_webhook_answers(
    webhook_desk: Desk, http: httpx.AsyncClient
) -> None:
    async with webhook_desk.bot():
        got = await http.get("/tapwise")
        elsewhere = await http.post("/other", json={"update_id": 7})

    assert (got.status_code, elsewhere.status_code) == (405, 404)


async def ended(bot: ReceivingBot) -> str:
    """The sentence with which the bot ends."""
    async with asyncio.timeout(60):
        with pytest.raises(TelegramError) as caught:
            await bot.failure
    return str(caught.value)


async def test_another_webhook_is_named_and_replaced_only_when_asked(webhook_desk: Desk) -> None:
    desk = webhook_desk
    desk.telegram.set_webhook("https://bots.example:8443/a-secret-path")

    with pytest.raises(TelegramError, match=r"to a program at bots\.example:8443") as caught:
        async with desk.bot():
            pass
    kept = desk.telegram.webhook
    async with desk.bot(delete_webhook=True):
        await desk.annotator()

    assert "secret" not in str(caught.value)
    assert kept == "https://bots.example:8443/a-secret-path"
    assert desk.telegram.webhook == desk.settings.webhook_url


async def test_a_program_that_polls_is_named_and_left_alone(closed_desk: Desk) -> None:
    desk = closed_desk
    async with desk.bot():
        ann = await desk.annotator()
        card = await next_card(ann)
        desk.use_webhook()
        patient = RetryPolicy(wait_initial=0.02, probe_timeout=10)

        with pytest.raises(TelegramError, match="Another program is polling Telegram"):
            async with desk.bot(retry_policy=patient):
                pass

        assert desk.telegram.webhook == ""
        await label_next(ann, card)


async def test_a_webhook_that_is_replaced_or_deleted_ends_the_bot_with_a_sentence(
    webhook_desk: Desk,
) -> None:
    desk = webhook_desk
    async with desk.bot() as bot:
        desk.telegram.set_webhook("https://bots.example/another")
        assert "has set the webhook of this token: Telegram now sends all taps to bots" in (
            await ended(bot)
        )
    desk.telegram.set_webhook("")
    async with desk.bot() as bot:
        desk.telegram.set_webhook("")
        assert "has deleted the webhook of this token" in await ended(bot)


async def test_a_bot_that_polls_names_its_own_webhook_of_before(webhook_desk: Desk) -> None:
    desk = webhook_desk
    async with desk.bot():
        ann = await desk.annotator()
    desk.settings = desk.settings.model_copy(update={"webhook_url": ""})

    with pytest.raises(TelegramError, match=r"sends all taps to a program at 127\.0\.0\.1"):
        async with desk.bot():
            pass
    async with desk.bot(delete_webhook=True):
        await label_next(ann, await next_card(ann))


async def test_a_webhook_that_telegram_refuses_is_reported(webhook_desk: Desk) -> None:
    desk = webhook_desk
    url = "https://bots.example:8080/hook"
    desk.settings = desk.settings.model_copy(update={"webhook_url": url})

    with pytest.raises(TelegramError, match=r"refuses the webhook at bots\.example:8080") as caught:
        async with desk.bot(retry_policy=FAST_RETRIES):
            pass

    assert "only on ports 80, 88, 443 or 8443" in str(caught.value)


async def test_a_toast_comes_over_a_webhook_while_telegram_fails(webhook_desk: Desk) -> None:
    desk = webhook_desk
    async with desk.bot():
        ann = await desk.annotator()
        card = await next_card(ann)
        desk.inject_fault("getWebhookInfo", kind="drop", times=3)
        toast = await taps(ann, card, "spam")

    assert toast["text"].startswith("🚫 Spam saved")


async def test_what_members_of_a_group_write_and_tap_is_not_stored_with_their_names(
    webhook_desk: Desk,
) -> None:
    desk = webhook_desk
    async with desk.bot():
        owner = await desk.owner()
        group = desk.telegram.group(GROUP, "Neighbours", owner)
        group.add_bot(owner)
        await group_post(group)
        group.promote_bot(owner)
        notice = await watch(desk, group, owner)
        eve = desk.telegram.person(7_234_567_890, "Evelina")
        group.members.set(eve.user, "member")  # in silence, as in a large group
        group.edit(eve, group.say(eve, f"helo {own(1)}"), f"hello {own(1)}")
        await eve.toast(group.tap(eve, "🙅 Not mine", notice["message_id"]))
        group.say(eve, f"not this {own(2)}")
        await reply_text(owner, "/help")

    assert list(came(desk.database)) == [f"helo {own(1)}"]
    assert b"Evelina" not in files_of(desk.database)
    assert b"7234567890" not in files_of(desk.database)
