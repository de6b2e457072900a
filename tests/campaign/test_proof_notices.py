"""The end of a proof is reported to the owners once, also across restarts."""

from __future__ import annotations

from pathlib import Path

from bot.campaign.campaign import Campaign
from bot.campaign.proofs import ProofStatement
from bot.campaign.watcher import WatchHandlers
from bot.learning.evaluation.certificate_proof import CertificateGoal
from tests.support.campaigns import Clock, items, label, opened, people_of, texts
from tests.support.crowds import ignore


class AwayOwner:
    """An owner who is away at first, and the ends of proofs that have reached this owner."""

    def __init__(self) -> None:
        self.is_there = False
        self.ended: list[tuple[int, str]] = []

    async def on_proof_end(self, statement: ProofStatement) -> bool:
        if self.is_there:
            self.ended.append((statement.number, statement.outcome))
        return self.is_there

    async def check(self, campaign: Campaign) -> None:
        await campaign.watcher.check(WatchHandlers(ignore, on_proof_end=self.on_proof_end))


async def test_the_end_of_a_proof_waits_for_an_owner_and_is_reported_once(
    path: Path, clock: Clock
) -> None:
    owner = AwayOwner()
    async with opened(path, clock, exam_every=5) as campaign:
        await campaign.add_items(items(texts(400)))
        (ann, *_) = await people_of(campaign)
        await label(campaign, ann, 60)
        await campaign.proofs.begin(CertificateGoal(0.2))
        while campaign.proofs.running:
            await label(campaign, ann, 1)
            await campaign.training.current()
        await owner.check(campaign)
        assert owner.ended == []

    owner.is_there = True
    async with opened(path, clock, exam_every=5) as campaign:
        await owner.check(campaign)
        await owner.check(campaign)
        assert owner.ended == [(1, "stands")]

    async with opened(path, clock, exam_every=5) as campaign:
        await owner.check(campaign)
        assert owner.ended == [(1, "stands")]


async def test_an_import_that_ends_a_proof_is_reported_and_a_stop_by_the_owner_is_not(
    path: Path, clock: Clock
) -> None:
    owner = AwayOwner()
    owner.is_there = True
    async with opened(path, clock, exam_every=5) as campaign:
        await campaign.add_items(items(texts(300)))
        (ann, *_) = await people_of(campaign)
        await label(campaign, ann, 60)
        await campaign.proofs.begin(CertificateGoal())
        await campaign.proofs.end("stopped")
        await owner.check(campaign)
        assert owner.ended == []

        await campaign.proofs.begin(CertificateGoal())
        await campaign.add_items(items(texts(320, 5)))
        await owner.check(campaign)

        assert owner.ended == [(2, "pool_grew")]


async def test_annotators_see_a_report_from_the_next_round_number_of_answers_on(
    path: Path, clock: Clock
) -> None:
    """The moment must not tell that the newest answer was to an exam question."""
    async with opened(path, clock, exam_every=2) as campaign:
        await campaign.add_items(items(texts(300)))
        (ann, *_) = await people_of(campaign)
        published_at, looked_at = None, None
        for answers in range(1, 61):
            await label(campaign, ann, 1)
            progress = await campaign.reports.progress(ann)
            if looked_at is None and progress.quality.standing.report:
                looked_at = answers
            if published_at is None and campaign.reports.shared_progress(ann).report:
                published_at = answers

        assert looked_at is not None
        assert published_at is not None
        assert looked_at <= published_at
        assert published_at % 20 == 0
        assert published_at - looked_at < 20
