"""Ending the exam ends the proof that is running; answers for certificates never train."""

from pathlib import Path

import pytest

from bot.campaign.proofs import FilterGoal, Goal
from bot.campaign.replay import replay
from bot.campaign.selection import SelectionRules
from bot.learning.evaluation.certificate_proof import CertificateGoal
from storage import Store
from tests.support.campaigns import Clock, items, label, opened, people_of, texts

CERTIFICATE = CertificateGoal(0.02)
RULES = SelectionRules(exam_every=5, gold_every=0, policy="single")


@pytest.mark.parametrize("goal", [CERTIFICATE, FilterGoal(0.9, 0.2)])
@pytest.mark.parametrize("restart", [False, True])
async def test_the_end_of_the_exam_ends_a_proof(
    path: Path, clock: Clock, goal: Goal, *, restart: bool
) -> None:
    async with opened(path, clock, exam_every=5) as campaign:
        await campaign.add_items(items(texts(400)))
        (ann, *_) = await people_of(campaign)
        await label(campaign, ann, 60)
        await campaign.proofs.begin(goal)
        await label(campaign, ann, 10)
        if not restart:
            await campaign.store.model_log.end_exam()
            await campaign.refresh()
            assert [each.outcome for each in campaign.proofs.statements()] == ["stopped"]
            await campaign.proofs.begin(CERTIFICATE)

    async with await Store.open(path) as store:
        await store.model_log.end_exam()
    async with opened(path, clock, exam_every=5) as campaign:
        outcomes = [each.outcome for each in campaign.proofs.statements()]
        is_running = campaign.proofs.running is not None
        await label(campaign, ann, 8)

    assert (outcomes, is_running) == (["stopped"], not restart)
    async with await Store.open(path) as store:
        assert (await replay(store, "weights", RULES)).differences == ()


async def test_answers_for_a_certificate_never_train_after_the_exam(
    path: Path, clock: Clock
) -> None:
    async with opened(path, clock, exam_every=5) as campaign:
        await campaign.add_items(items(texts(400)))
        (ann, *_) = await people_of(campaign)
        await label(campaign, ann, 60)
        await campaign.store.model_log.end_exam()
        await campaign.refresh()
        learnt = (await campaign.training.current()).labels
        await campaign.proofs.begin(CERTIFICATE)
        await label(campaign, ann, 10)

        await campaign.refresh()

        assert campaign.proofs.running is not None
        assert (await campaign.training.current()).labels.same(learnt)
    async with opened(path, clock, exam_every=5) as campaign:
        assert (await campaign.training.current()).labels.same(learnt)
