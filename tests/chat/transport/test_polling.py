"""Nothing that waits is lost, nothing counts twice, and where there is no going on, a sentence."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from telegram import Update

from benchmarks.crash import Crash
from benchmarks.ground import fact
from bot.app import bot_name
from bot.campaign.campaign import CLAIM_SECONDS
from bot.chat.transport.polling import PerUserOrder
from bot.chat.transport.retry import RetryPolicy
from bot.demo.scripted_annotators import next_card
from bot.errors import TelegramError
from tests.support.desk import OWNER, Complaints, Desk, cards_of, taps
from tests.support.paths import ROOT
from tests.support.polling import CARD_BUTTONS, said, second_poller, tapped_fact

REPEAT = "get_updates"  # the library's own last fetch complains when it fails


async def test_taps_that_waited_while_no_bot_ran_are_kept_in_their_order(
    closed_desk: Desk,
) -> None:
    desk = closed_desk
    async with desk.bot():
        people = [await desk.annotator(number) for number in range(2, 5)]
        cards = [await next_card(person) for person in people]
    tapped = [
        [(tapped_fact(person, card, word), word) for word in CARD_BUTTONS]
        for person, card in zip(people, cards, strict=True)
    ]

    async with desk.bot():
        for person, card in zip(people, cards, strict=True):
            assert (await next_card(person, card)).text not in (None, card.text)

    kept = said(desk.database)
    assert len(kept) == 12
    for taps_of_one in tapped:
        assert [fact for fact in kept if fact in taps_of_one] == taps_of_one


async def test_a_bot_that_ends_without_acknowledging_gets_every_tap_again_and_keeps_it_once(
    closed_desk: Desk, complaints: Complaints
) -> None:
    desk = closed_desk
    complaints.expect(REPEAT)
    async with desk.bot():
        ann = await desk.annotator()
        card = await next_card(ann)
        desk.order("getUpdates", "drop", times=1_000)
        queries = [
            (ann.tap_data(card.callback_data(word), card.message_id), word) for word in CARD_BUTTONS
        ]
        for query, _ in queries:
            await ann.toast(query)
        before = said(desk.database)
    assert desk.telegram.pending_updates() == len(CARD_BUTTONS)

    desk.end_faults()
    async with desk.bot():
        bob = await desk.annotator(3)
        await taps(bob, await next_card(bob), "spam")

    assert desk.telegram.pending_updates() == 0
    assert before == [(fact(query, card.callback_data(word)), word) for query, word in queries]
    assert said(desk.database)[:-1] == before


async def test_a_tap_that_comes_again_as_a_new_update_is_the_same_fact(desk: Desk) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)
    query = ann.tap_data(card.callback_data("spam"), card.message_id)
    await ann.toast(query)
    following = await next_card(ann, card)
    await taps(ann, card, "no_spam")

    desk.repeat(
        {
            "callback_query": {
                "id": query,
                "from": ann.user,
                "message": cards_of(ann)[-1],
                "chat_instance": "1",
                "data": card.callback_data("spam"),
            }
        }
    )
    await desk.called("answerCallbackQuery", 400)

    assert [choice for _, choice in said(desk.database)] == ["spam", "no_spam"]
    assert (await next_card(ann)).text == following.text


@pytest.mark.parametrize("away", [0.0, 2 * CLAIM_SECONDS], ids=["at_once", "after_its_claim"])
async def test_a_card_that_a_flood_limit_held_back_comes_after_the_restart(
    closed_desk: Desk, away: float
) -> None:
    desk = closed_desk
    async with asyncio.timeout(20):
        async with desk.bot():
            ann, bob = await desk.annotator(2), desk.telegram.person(3, "Bob")
            card = await next_card(ann)
            desk.order("editMessageText", status=429, retry_after=600, chat_id=ann.id)
            desk.order("sendMessage", status=429, retry_after=600, chat_id=bob.id, times=2)
            await taps(ann, card, "spam")
            bob.start(await desk.link())
            await desk.called("editMessageText", 429)
            await desk.called("sendMessage", 429)
        assert (await next_card(ann)).text == card.text
        desk.end_faults()
        desk.clock.now += away

        async with desk.bot():
            assert (await next_card(ann, card)).text not in (None, card.text)
            assert (await next_card(bob)).text is not None


@pytest.mark.parametrize("who", ["annotator", "owner"])
async def test_a_card_that_a_limit_held_back_for_longer_than_its_claim_comes_after_the_restart(
    closed_desk: Desk, who: str
) -> None:
    desk = closed_desk
    async with asyncio.timeout(20):
        async with desk.bot():
            ann = await (desk.owner() if who == "owner" else desk.annotator(2))
            card = await next_card(ann)
            desk.order("editMessageText", status=429, retry_after=1200)
            await taps(ann, card, "spam")
            await desk.called("editMessageText", 429)
            desk.clock.now += 2 * CLAIM_SECONDS
        desk.end_faults()

        async with desk.bot():
            assert (await next_card(ann, card)).text not in (None, card.text)


async def test_after_a_restart_an_owner_who_never_came_is_not_written_to(
    closed_desk: Desk,
) -> None:
    async with closed_desk.bot():
        await closed_desk.annotator()

    owner = closed_desk.telegram.person(OWNER, "Olga")
    assert closed_desk.calls("sendMessage", owner) == []


async def test_a_token_that_telegram_does_not_know_ends_the_start_with_a_sentence(
    closed_desk: Desk,
) -> None:
    with pytest.raises(TelegramError, match=r"refuses the token.*@BotFather"):
        async with closed_desk.bot(token="1000000002:" + "x" * 35):
            pytest.fail("the bot runs with a token that is refused")


async def test_a_token_that_is_revoked_while_polling_ends_the_bot_with_a_sentence(
    closed_desk: Desk, complaints: Complaints
) -> None:
    complaints.expect("Invalid token", "401", "Unauthorized")
    async with closed_desk.bot() as bot:
        ann = await closed_desk.annotator()
        closed_desk.order("getUpdates", status=401)
        ann.send("/stats")

        async with asyncio.timeout(10):
            with pytest.raises(TelegramError, match="refuses the token"):
                await bot.failure


async def test_a_second_poller_that_stays_ends_the_bot_with_a_sentence(
    closed_desk: Desk,
) -> None:
    async with closed_desk.bot(retry_policy=RetryPolicy(conflict_timeout=0.0)) as bot:
        await closed_desk.annotator()

        await second_poller(closed_desk)

        async with asyncio.timeout(10):
            with pytest.raises(TelegramError, match="Another program is polling"):
                await bot.failure


async def test_a_second_poller_that_goes_away_is_borne_and_no_tap_is_lost(desk: Desk) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)

    await second_poller(desk)
    toast = await taps(ann, card, "spam")

    assert toast["text"].startswith("🚫 Spam")
    assert len(said(desk.database)) == 1


@pytest.mark.parametrize(
    "how",
    [
        {"kind": "drop"},
        {"kind": "garbage"},
        {"kind": "status", "status": 429, "retry_after": 1},
    ],
    ids=lambda how: f"{how['kind']}{how.get('status', '')}",
)
async def test_a_poll_that_failed_is_made_again_and_no_tap_is_lost(
    desk: Desk, how: dict[str, int]
) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)
    desk.order("getUpdates", **how)

    began = time.monotonic()
    first = ann.tap_data(card.callback_data("spam"), card.message_id)
    await ann.toast(first)
    toast = await taps(ann, card, "no_spam")

    assert toast["text"].startswith("✅ Not spam")
    assert time.monotonic() - began >= how.get("retry_after", 0)
    assert [choice for _, choice in said(desk.database)] == ["spam", "no_spam"]


async def test_a_telegram_that_cannot_be_reached_is_waited_for_at_the_start(
    closed_desk: Desk,
) -> None:
    closed_desk.order("getMe", status=429, retry_after=1)
    closed_desk.order("getMe", "garbage")

    async with closed_desk.bot():
        assert (await next_card(await closed_desk.annotator())).text is not None


async def test_whose_token_it_is_can_be_asked_and_a_wrong_address_is_told(
    closed_desk: Desk,
) -> None:
    settings = closed_desk.settings

    assert await bot_name(settings) == "tapwise_demo_bot"

    nowhere = settings.model_copy(update={"api_base": "http://127.0.0.1:9"})
    with pytest.raises(TelegramError, match=r"cannot be reached at http://127.0.0.1:9"):
        await bot_name(nowhere)


async def test_a_tap_that_cannot_be_kept_is_told_without_the_servers_files_and_the_bot_goes_on(
    desk: Desk, complaints: Complaints
) -> None:
    complaints.expect("could not be stored")
    ann = await desk.annotator()
    card = await next_card(ann)
    with closing(sqlite3.connect(desk.database)) as connection:
        connection.execute("ALTER TABLE answer RENAME TO gone")
        connection.commit()

        toast = await taps(ann, card, "spam")
        assert toast["show_alert"]
        assert toast["text"].startswith("Something went wrong")

        connection.execute("ALTER TABLE gone RENAME TO answer")
        connection.commit()
    assert (await taps(ann, card, "spam"))["text"].startswith("🚫 Spam")


async def test_updates_of_one_person_run_one_by_one_and_of_two_side_by_side() -> None:
    line: list[str] = []
    go_on, last_begun = asyncio.Event(), asyncio.Event()

    async def handler(name: str) -> None:
        line.append(f"{name} begins")
        if name == "b1":
            last_begun.set()
        await go_on.wait()
        line.append(f"{name} ends")

    def update(number: int, user: int) -> Update:
        person = {"id": user, "is_bot": False, "first_name": "x"}
        message = {"message_id": number, "date": 0, "from": person}
        chat = {"id": user, "type": "private"}
        made = Update.de_json({"update_id": number, "message": {**message, "chat": chat}})
        assert isinstance(made, Update)
        return made

    processor = PerUserOrder()
    async with processor, asyncio.TaskGroup() as group:
        for number, (name, user) in enumerate([("a1", 1), ("a2", 1), ("b1", 2)]):
            group.create_task(processor.process_update(update(number, user), handler(name)))
        await last_begun.wait()
        assert line == ["a1 begins", "b1 begins"]
        go_on.set()

    assert line.index("a1 ends") < line.index("a2 begins")


async def test_the_process_ends_with_a_sentence_when_the_token_is_refused(
    closed_desk: Desk, tmp_path: Path
) -> None:
    names = {"TOKEN": "1000000002:" + "x" * 35, "API_BASE": closed_desk.url}
    environment = {**os.environ, "TAPWISE_DATABASE": str(tmp_path / "other.db")}
    environment |= {f"TAPWISE_{name}": value for name, value in names.items()}
    environment |= {"PYTHONPATH": str(ROOT)}

    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        cwd=tmp_path,
        env=environment,
        stderr=asyncio.subprocess.PIPE,
    )
    _, told = await process.communicate()

    assert process.returncode == 1
    assert b"tapwise: Telegram refuses the token." in told
    assert b"Traceback" not in told
    assert names["TOKEN"].encode() not in told


async def test_a_kill_at_random_moments_loses_doubles_and_strands_nothing(tmp_path: Path) -> None:
    crash = Crash(tmp_path, kills=3, taps=60, pool=300, people=3, seed=1)

    result = await crash.run()

    assert (result.taps, result.lost, result.unhandled, result.doubled) == (60, 0, 0, 0)
    assert (result.stranded, result.complaints, result.errors_logged) == (0, 0, 0)
    assert (result.integrity, result.halves, result.other_questions) == ([], [], 0)
