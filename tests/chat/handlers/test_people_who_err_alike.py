"""Owners get a notice of annotators whose errors on one kind of messages coincide."""

from __future__ import annotations

from tests.support.desk import Desk, texts_of
from tests.support.pacts import items_of_kinds, store_answers_of_pact
from tests.support.steps import reply_with, store_features

NOTICE = "⚠️ On one kind of message, annotators"


async def test_an_owner_who_comes_after_a_restart_reads_once_who_errs_alike(
    closed_desk: Desk,
) -> None:
    desk = closed_desk
    await desk.store.items.add(items_of_kinds())
    await store_features(desk)
    pact = await store_answers_of_pact(desk.store, desk.clock)
    async with desk.bot():  # nobody is there to be notified
        await desk.annotator(3)

    async with desk.bot():
        owner = await desk.owner()
        notice = await owner.sees(lambda m: m["text"].startswith(NOTICE), 30.0)

        assert f"{pact[0]}, {pact[1]} tap ✅ Not spam where the others do not" in notice["text"]
        team = await reply_with(owner, "/team", "Team")
        assert NOTICE in team["text"]
        assert sum(text.startswith(NOTICE) for text in texts_of(owner)) == 1
