"""Two bots with one token share the taps, and each loses some: the bot ends with a sentence."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from benchmarks.support import tap_key_of
from bot.app import run
from bot.chat.transport.retry import RetryPolicy
from bot.demo.scripted_annotators import next_card
from bot.emulator.emulator import Person
from bot.errors import TelegramError
from storage import Store
from tests.support.desk import Clock, Desk, taps
from tests.support.faults import label_next
from tests.support.polling import poll_once_more, stored_answers

TAKES_OVER = "Conflict: terminated by other getUpdates request"


async def test_a_lasting_second_poller_ends_the_bot_although_taps_arrive(
    closed_desk: Desk,
) -> None:
    desk, monotonic = closed_desk, Clock()
    policy = RetryPolicy(wait_initial=0.02)
    async with desk.bot(retry_policy=policy, monotonic=monotonic) as bot:
        ann = await desk.annotator()
        for _ in range(3):
            await poll_as_second_bot_and_tap(desk, ann)
            monotonic.now += policy.conflict_timeout / 3
        assert not bot.failure.done()

        await poll_once_more(desk)
        async with asyncio.timeout(60):
            with pytest.raises(TelegramError, match="Another program is polling"):
                await bot.failure

    assert len(stored_answers(desk.database)) == 3


async def test_conflicts_far_apart_are_tolerated(closed_desk: Desk) -> None:
    desk, monotonic = closed_desk, Clock()
    policy = RetryPolicy(wait_initial=0.02)
    async with desk.bot(retry_policy=policy, monotonic=monotonic) as bot:
        ann = await desk.annotator()
        for _ in range(3):
            await poll_as_second_bot_and_tap(desk, ann)
            monotonic.now += policy.conflict_gap

        assert not bot.failure.done()
        assert len([call for call in desk.calls("getUpdates") if call.status == 409]) == 3


async def test_the_bot_that_was_there_first_waits_longer_for_the_other_to_end(
    closed_desk: Desk,
) -> None:
    desk, monotonic = closed_desk, Clock()
    policy = RetryPolicy(wait_initial=0.02)
    async with desk.bot(retry_policy=policy, monotonic=monotonic) as bot:
        ann = await desk.annotator()
        monotonic.now += policy.conflict_newcomer
        for _ in range(4):
            await poll_as_second_bot_and_tap(desk, ann)
            monotonic.now += policy.conflict_timeout_first / 4
        assert not bot.failure.done()

        await poll_once_more(desk)
        async with asyncio.timeout(60):
            with pytest.raises(TelegramError, match="Another program is polling"):
                await bot.failure


async def test_a_lasting_second_poller_ends_run_with_a_sentence(
    closed_desk: Desk,
) -> None:
    closed_desk.inject_fault("getUpdates", status=409, description=TAKES_OVER, times=1_000)

    async with asyncio.timeout(30.0):
        with pytest.raises(TelegramError, match="Another program is polling Telegram with the sa"):
            await run(
                closed_desk.settings,
                retry_policy=RetryPolicy(wait_initial=0.02, conflict_timeout=0.5),
            )


async def test_a_lasting_second_poller_ends_the_bot_with_a_sentence(
    closed_desk: Desk,
) -> None:
    async with closed_desk.bot(retry_policy=RetryPolicy(conflict_timeout=0.0)) as bot:
        await closed_desk.annotator()

        await poll_once_more(closed_desk)

        async with asyncio.timeout(60):
            with pytest.raises(TelegramError, match="Another program is polling"):
                await bot.failure


async def test_of_two_bots_the_newer_one_ends(closed_desk: Desk, tmp_path: Path) -> None:
    desk, other = closed_desk, tmp_path / "other.db"
    async with await Store.open(other):
        pass
    older = RetryPolicy(wait_initial=0.02, conflict_timeout=0.1, conflict_newcomer=0.0)
    newer = RetryPolicy(wait_initial=0.02, conflict_timeout=0.5, conflict_newcomer=1_000.0)
    async with desk.bot(retry_policy=older) as bot:
        ann = await desk.annotator()
        async with asyncio.timeout(30.0):
            with pytest.raises(TelegramError, match="Another program is polling"):
                await run(desk.settings.model_copy(update={"database": other}), retry_policy=newer)

        assert not bot.failure.done()
        await label_next(ann, await next_card(ann))


async def test_a_short_conflict_is_tolerated_and_no_tap_is_lost(desk: Desk) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)

    await poll_once_more(desk)
    toast = await taps(ann, card, "spam")

    assert toast["text"].startswith("🚫 Spam")
    assert len(stored_answers(desk.database)) == 1


async def test_a_tap_during_a_conflict_is_kept_after_the_next_start(
    closed_desk: Desk,
) -> None:
    desk = closed_desk
    async with desk.bot(retry_policy=RetryPolicy(wait_initial=0.02, conflict_timeout=0.0)) as bot:
        ann = await desk.annotator()
        card = await next_card(ann)
        await poll_once_more(desk)
        async with asyncio.timeout(60):
            with pytest.raises(TelegramError, match="Another program is polling"):
                await bot.failure
        query = ann.tap_data(card.callback_data("spam"), card.message_id)

    async with desk.bot():
        assert (await next_card(ann, card)).text is not None
    assert stored_answers(desk.database) == [
        (tap_key_of(query, card.callback_data("spam")), "spam")
    ]


async def poll_as_second_bot_and_tap(desk: Desk, person: Person) -> None:
    await poll_once_more(desk)
    await label_next(person, await next_card(person))
