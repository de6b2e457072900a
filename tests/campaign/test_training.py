"""One fit for many waiting annotators."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from bot.campaign.campaign import Campaign, Nothing
from bot.campaign.replay import replay
from bot.campaign.selection import SelectionRules
from bot.campaign.snapshot import LabelSnapshot
from bot.campaign.trained_model import TrainedModel
from bot.campaign.trainer import Trainer
from bot.campaign.training import MAX_WAIT_SECONDS
from bot.campaign.types import AnnotatorId, Question
from bot.errors import TryLaterError
from storage import Store
from tests.support.campaigns import (
    Clock,
    asked,
    items,
    label,
    notified,
    opened,
    people_of,
    texts,
    truth,
)


class SlowTrainer(Trainer):
    """Fits while `may_fit` is set, and counts its fits."""

    def __init__(self, seed: int):
        super().__init__("weights", seed, "single")
        self.may_fit = asyncio.Event()
        self.may_fit.set()
        self.fits = 0
        self.fit_began = asyncio.Event()
        self.failing_fit = -1  # the fit that fails on a full disk

    async def fit(self, snapshot: LabelSnapshot, before: TrainedModel | None) -> TrainedModel:
        self.fits += 1
        self.fit_began.set()
        await self.may_fit.wait()
        if self.fits == self.failing_fit:
            raise TryLaterError("no room")
        return await super().fit(snapshot, before)


class SlowCampaign(Campaign):
    def __init__(self, store: Store, trainer: Trainer, **options: Any):
        trainer.close()
        self.trainer = SlowTrainer(trainer.seed)
        super().__init__(store, self.trainer, **options)


@pytest.fixture
async def slow(path: Path, clock: Clock) -> AsyncIterator[SlowCampaign]:
    """Eight annotators, and a trainer that fits when a test lets it."""
    async with opened(path, clock, people=8, kind=SlowCampaign) as campaign:
        assert isinstance(campaign, SlowCampaign)
        await campaign.add_items(items(texts(40)))
        await label(campaign, (await people_of(campaign))[0], 12)
        yield campaign
        campaign.trainer.may_fit.set()
    campaign.trainer.close()


async def test_answers_during_a_fit_share_the_next_fit(slow: SlowCampaign) -> None:
    ann, *others = await people_of(slow)
    questions = [await asked(slow, person) for person in (ann, *others)]
    known = await slow.store.questions.last_answer_id()
    slow.trainer.fits = 0
    slow.trainer.may_fit.clear()
    slow.trainer.fit_began.clear()

    await slow.answer(ann, questions[0].id, "spam", None)
    asking = [asyncio.create_task(slow.next_question(ann))]
    await slow.trainer.fit_began.wait()
    for person, question in zip(others, questions[1:], strict=True):
        await slow.answer(person, question.id, truth(question.text), None)
        asking.append(asyncio.create_task(slow.next_question(person)))
    await run_pending_tasks()
    slow.trainer.may_fit.set()
    await asyncio.gather(*asking)

    learnt = [question.answers_learnt for question in (await slow.store.questions.asked())[-8:]]
    assert slow.trainer.fits == 2
    assert set(learnt) <= {known + 1, known + 8}
    assert learnt.count(known + 8) >= 7


async def test_a_caller_who_stops_waiting_does_not_stop_the_fit(
    slow: SlowCampaign,
) -> None:
    ann, bob, *_ = await people_of(slow)
    question = await asked(slow, ann)
    slow.trainer.may_fit.clear()
    await slow.answer(ann, question.id, "spam", None)
    impatient, patient = (asyncio.create_task(slow.next_question(p)) for p in (ann, bob))
    await run_pending_tasks()

    impatient.cancel()
    await asyncio.wait([impatient])
    slow.trainer.may_fit.set()

    assert isinstance(await patient, Question)
    assert isinstance(await slow.next_question(ann), Question)


async def answer_during_a_fit(
    slow: SlowCampaign,
) -> tuple[asyncio.Task[Question | Nothing], AnnotatorId]:
    """The waiting next question of one annotator, and the other annotator."""
    ann, bob, *_ = await people_of(slow)
    anns, bobs = await asked(slow, ann), await asked(slow, bob)
    slow.trainer.may_fit.clear()
    slow.trainer.fit_began.clear()
    await slow.answer(ann, anns.id, "spam", None)
    first = asyncio.create_task(slow.next_question(ann))
    await slow.trainer.fit_began.wait()
    await slow.answer(bob, bobs.id, "no_spam", None)
    return first, bob


async def test_during_a_fit_of_other_answers_the_newest_model_selects_soon(
    slow: SlowCampaign,
) -> None:
    known = await slow.store.questions.last_answer_id()
    first, bob = await answer_during_a_fit(slow)

    bob_is_asked = await asked(slow, bob)  # although no fit ends yet
    ann_waits = not first.done()
    slow.trainer.may_fit.set()
    ann_is_asked = await first

    assert ann_waits
    assert isinstance(ann_is_asked, Question)
    learnt = {q.id: q.answers_learnt for q in await slow.store.questions.asked()}
    assert learnt[bob_is_asked.id] == known
    assert learnt[ann_is_asked.id] >= known + 1
    again = await replay(
        slow.store, "weights", SelectionRules(exam_every=0, gold_every=0, policy="single")
    )
    assert again.differences == ()


async def test_an_annotator_waits_for_the_fit_that_includes_their_answer(
    slow: SlowCampaign,
) -> None:
    ann, *_ = await people_of(slow)
    question = await asked(slow, ann)
    slow.trainer.may_fit.clear()
    slow.trainer.fit_began.clear()
    receipt = await slow.answer(ann, question.id, "spam", None)
    await notified(slow)  # the watcher trains before anybody asks
    await slow.trainer.fit_began.wait()

    following = asyncio.create_task(slow.next_question(ann))
    await asyncio.wait({following}, timeout=2 * MAX_WAIT_SECONDS)
    waits = not following.done()
    slow.trainer.may_fit.set()
    await following

    assert receipt.new
    assert waits
    known = await slow.store.questions.last_answer_id()
    assert (await slow.store.questions.asked())[-1].answers_learnt == known


async def test_answers_that_nobody_waits_for_are_learnt_too(
    slow: SlowCampaign,
) -> None:
    first, bob = await answer_during_a_fit(slow)
    await asked(slow, bob)
    slow.trainer.fits = 0
    slow.trainer.fit_began.clear()

    slow.trainer.may_fit.set()
    await first

    async with asyncio.timeout(60):
        await slow.trainer.fit_began.wait()
    assert slow.trainer.fits == 1


async def test_a_fit_that_failed_is_repeated_at_the_next_check(slow: SlowCampaign) -> None:
    first, bob = await answer_during_a_fit(slow)
    slow.trainer.fits, slow.trainer.failing_fit = 1, 2
    await asked(slow, bob)
    slow.trainer.fit_began.clear()
    slow.trainer.may_fit.set()
    await first
    async with asyncio.timeout(60):
        await slow.trainer.fit_began.wait()
    await run_pending_tasks()

    await notified(slow)

    assert slow.training._catching_up is not None
    await slow.training._catching_up
    known = await slow.store.questions.last_answer_id()
    assert slow.trainer.fits == 3
    assert slow.training.newest is not None
    assert slow.training.newest.snapshot.answers == known


async def test_closing_waits_until_everything_is_learnt(path: Path, clock: Clock) -> None:
    async with opened(path, clock, people=8, kind=SlowCampaign) as campaign:
        assert isinstance(campaign, SlowCampaign)
        await campaign.add_items(items(texts(40)))
        await label(campaign, (await people_of(campaign))[0], 12)
        first, bob = await answer_during_a_fit(campaign)
        await asked(campaign, bob)
        campaign.trainer.may_fit.set()
        first.cancel()

    known = campaign._state.answers
    assert campaign.training.newest is not None
    assert campaign.training.newest.snapshot.answers == known
    campaign.trainer.close()


async def test_a_later_import_is_scored_by_the_model_that_there_is(
    path: Path, clock: Clock
) -> None:
    pool = texts(50)
    async with opened(path, clock) as campaign:
        await campaign.add_items(items(pool[:40]))
        await label(campaign, (await people_of(campaign))[0], 12)
        before = await campaign.training.current()
        await campaign.add_items(items(pool[40:]))
        after = await campaign.training.current()

    async with opened(path, clock) as campaign:
        fitted = await campaign.training.current()
    assert before.model is not None
    assert after.model is before.model
    assert after.scores is not None
    assert fitted.scores is not None
    np.testing.assert_allclose(after.scores, fitted.scores, atol=1e-6)
    assert len(after.scores) == 50


async def test_an_answer_waits_for_no_fit(slow: SlowCampaign) -> None:
    ann, bob, *_ = await people_of(slow)
    anns, bobs = await asked(slow, ann), await asked(slow, bob)
    slow.trainer.may_fit.clear()
    await slow.answer(ann, anns.id, "spam", None)
    waiting = asyncio.create_task(slow.next_question(ann))

    receipt = await slow.answer(bob, bobs.id, "spam", None)

    assert receipt.new
    assert not waiting.done()
    slow.trainer.may_fit.set()
    await waiting


async def run_pending_tasks() -> None:
    """Run everything that does not wait for a fit."""
    for _ in range(100):
        await asyncio.sleep(0)
