"""Chat, caption, picture, page and command line give the same numbers in the same sentences."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path

from bot.campaign.past_state import state_at
from bot.campaign.selection import SelectionRules
from bot.campaign.trainer import Trainer
from bot.demo.scripted_annotators import next_card
from bot.emulator.responses import Json
from bot.panel.shown_score import read_score
from bot.pool.loading import open_readonly
from tests.support.desk import Desk, taps
from tests.support.steps import SPAM, reply_with, true_label
from tests.support.terminal import tapwise
from tests.support.words import own

RULES = SelectionRules(exam_every=2, gold_every=0)


async def test_one_report_is_shown_everywhere(closed_desk: Desk, tmp_path: Path) -> None:
    desk = closed_desk
    texts = [f"{words} {own(n)}" for n in range(60) for words in (*SPAM, "lunch at", "hi from")]
    await desk.add_items(texts)
    async with desk.bot(rules=RULES):
        owner, ann = await desk.owner(), await desk.annotator()
        card = await next_card(owner)
        for _ in range(60):
            await taps(owner, card, true_label(card.text or ""))
            card = await next_card(owner, card)

        stats = (await reply_with(owner, "/stats", "settled."))["text"]
        caption = (await owner.sees(lambda m: "Measured after" in m.get("caption", ""), 20.0))[
            "caption"
        ]
        shared = (await reply_with(ann, "/stats", "Quality"))["text"]
        page = await panel_score(desk, tmp_path)
    found = json.loads(await command(desk, "status", "--json", "-"))

    assert f"{found['settled']} of {found['items']} messages settled" in stats
    assert f"By machine: {found['by_machine']} more" in stats
    assert f"{found['answers_given']} answers given" in stats
    assert f"The model has learnt {found['answers_learnt']} answers" in stats
    assert f"{found['settled']} messages settled" in caption
    sentences = found["score"]["sentences"]
    assert sentences[0].startswith("Of what the model would flag, ")
    assert sentences[1].startswith("Of what it would let through, ")
    assert "\n".join(sentences) in stats
    assert caption.startswith(" ".join(sentences))
    assert page["sentences"] == sentences
    for value, of_what in page["figures"]:
        assert f"{of_what.removesuffix(' is spam').removeprefix('of what it would')}, {value}" in (
            stats.replace("Of what the model would", "").replace("Of what it would", "")
        )
    for shown in (await command(desk, "status"), await command(desk, "exam")):
        assert "\n".join(sentences) in shown
    assert "checked" not in shared
    assert "exam" not in shared
    precision = found["score"]["precision"]
    assert f"{precision['hits']} of {precision['of']} checked" in sentences[0]


async def command(desk: Desk, *words: str) -> str:
    """What a command prints beside the bot."""
    ended = await asyncio.to_thread(tapwise, *words, "--database", desk.database)
    assert (ended.code, ended.err) == (0, "")
    return ended.out


async def panel_score(desk: Desk, spare: Path) -> Json:
    """The score as the page's process computes it."""
    store = desk.store
    trainer = Trainer("weights", (await store.items.campaign()).seed)
    try:
        fit, size = (await store.model_log.feature_fits())[-1], await store.items.newest_id()
        pool = await open_readonly(store, trainer.run_in_thread, fit, size, spare)
        await trainer.use(pool, fit.id)
        state = await state_at(store, size, sys.maxsize, sys.maxsize)
        return await read_score(store, state, await trainer.fit(state.snapshot(), None))
    finally:
        trainer.close()
