"""A campaign whose model has a certificate, and what it delivers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bot.campaign.campaign import Campaign
from bot.campaign.certificate import Numbers, certify
from bot.campaign.delivered_set import DeliveredSet, Moment
from bot.campaign.explanations import past_trainer
from bot.campaign.proofs import CertificateGoal
from bot.campaign.types import AnnotatorId
from storage import Store
from storage.records import NewItem
from tests.support.campaigns import Clock, asked, items, label, opened, people_of, texts, truth


async def label_until_proven(campaign: Campaign, annotator: AnnotatorId) -> int:
    """Answer correctly while a proof is running; the number of answers."""
    answers = 0
    while campaign.proofs.running:
        assert answers < 900
        question = await asked(campaign, annotator)
        await campaign.answer(annotator, question.id, truth(question.text), None)
        await campaign.training.current()
        answers += 1
    return answers


async def certified_campaign(
    path: Path, pool: list[str] | None = None, *, max_error: float = 0.05, **options: Any
) -> None:
    """A pool with known labels and near-duplicates; 60 labels, and then a proof that ends."""
    async with opened(path, Clock(), **{"exam_every": 5} | options) as campaign:
        await campaign.add_items(items(pool or texts(600)))
        await campaign.add_items([NewItem("win the known cash", "spam", "known")])
        if pool is None:
            await campaign.add_items(items([f"{text} 77" for text in texts(600)[:40]]))
        ann, *_ = await people_of(campaign)
        await label(campaign, ann, 60)
        await campaign.proofs.begin(CertificateGoal(max_error))
        await label_until_proven(campaign, ann)


async def delivered_of(
    store: Store, max_error: float | None = None, estimator: Any | None = None
) -> tuple[DeliveredSet, Numbers]:
    """What the campaign delivers now."""
    opening = past_trainer(store, "chars", "weights", estimator, "single")
    async with opening as trainer:
        return await certify(store, trainer, await Moment.now(store), max_error)
