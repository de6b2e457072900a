"""What the command line says about the model, from the database alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from bot.campaign.stored_statements import read_statements
from bot.learning.evaluation.certificate_proof import CertificateGoal
from tests.support.campaigns import Clock, items, label, opened, people_of, texts


async def test_a_settled_model_is_no_longer_called_so_when_labels_change_it_again(
    path: Path, clock: Clock
) -> None:
    async with opened(path, clock, exam_every=5) as campaign:
        await campaign.add_items(items(texts(300)))
        (ann, *_) = await people_of(campaign)
        await label(campaign, ann, 30)
        log = campaign.store.model_log
        before = await read_statements(campaign.store)
        newest = (await log.checkpoints())[-1]
        await log.record_stop_advice(1.0)
        await log.add_checkpoint(replace(newest, labels=newest.labels + 10, kappa=1.0, same=1.0))
        settled = await read_statements(campaign.store)
        await log.add_checkpoint(replace(newest, labels=newest.labels + 20, kappa=0.9, same=0.97))
        moved = await read_statements(campaign.store)

    assert (before.settled, settled.settled, moved.settled) == (False, True, False)


async def test_a_statement_is_current_until_something_is_learnt(path: Path, clock: Clock) -> None:
    async with opened(path, clock, exam_every=5) as campaign:
        await campaign.add_items(items(texts(400)))
        (ann, *_) = await people_of(campaign)
        await label(campaign, ann, 60)
        await campaign.proofs.begin(CertificateGoal(0.2))
        running = await read_statements(campaign.store)
        while campaign.proofs.running:
            await label(campaign, ann, 1)
            await campaign.training.current()
        ended = await read_statements(campaign.store)
        in_chat = campaign.proofs.statements()
        await label(campaign, ann, 10)
        later = await read_statements(campaign.store)

    assert (running.running, running.ended) == (CertificateGoal(0.2), ())
    assert (ended.running, list(ended.ended)) == (None, in_chat)
    assert [each.is_current for each in ended.ended] == [True]
    assert [each.is_current for each in later.ended] == [False]
