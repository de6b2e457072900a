"""An owner's decision to count wrongly excluded annotators again mends what followed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.random import default_rng

from bot.campaign.campaign import Campaign, Nothing
from bot.campaign.types import AnnotatorId, Label
from storage.records import NewItem
from tests.support.campaigns import Clock, items, texts, truth
from tests.support.crowds import labels_of, open_crowd, wrong_label


async def answer_in_turn(
    campaign: Campaign, honest: list[AnnotatorId], lazy: list[AnnotatorId], rounds: int
) -> None:
    """The honest err in 5 of 100 answers; the lazy always say "not spam"."""
    rng = default_rng(2)
    for _ in range(rounds):
        for who in (*honest, *lazy):
            question = await campaign.next_question(who)
            if isinstance(question, Nothing):
                continue
            right = truth(question.text)
            is_right = who not in lazy and rng.random() < 0.95
            wrong = "no_spam" if who in lazy else wrong_label(question.text)
            await campaign.answer(who, question.id, right if is_right else wrong, None)


async def share_right(campaign: Campaign) -> float:
    """The share of right labels among the labels that people gave."""
    labels = await labels_of(campaign)
    return sum(label == truth(text) for text, label in labels.items()) / len(labels)


async def share_of_spam_found(campaign: Campaign) -> float:
    """The share of spam among all messages that the newest model predicts as spam."""
    await campaign.reports.progress(AnnotatorId(1))
    trained = campaign.training.newest
    assert trained is not None
    assert trained.predictions is not None
    rows = await campaign.store.items.after(0)
    spam = [truth(item.text) == "spam" for item in rows]
    found = trained.predictions.of(np.flatnonzero(spam))
    return float(found.mean())


def known_items(some: list[str]) -> list[NewItem]:
    """Forty messages with known labels: 13 spam, 27 not spam."""
    labels: list[tuple[Label, int]] = [("spam", 13), ("no_spam", 27)]
    return [
        NewItem(text, label, "known")
        for label, count in labels
        for text in [text for text in some if truth(text) == label][:count]
    ]


async def exclude_as_an_estimate_would(campaign: Campaign, people: list[AnnotatorId]) -> None:
    for annotator in people:
        await campaign.store.trust_log.set_trust(
            annotator,
            counts=False,
            said_by="estimate",
            reliability=0.1,
            answers_learnt=await campaign.store.questions.last_answer_id(),
            now=campaign._clock(),
        )
    await campaign.refresh()


async def test_counting_wrongly_excluded_annotators_again_mends_the_labels_and_the_model(
    path: Path, clock: Clock
) -> None:
    async with open_crowd(path, clock, 5, gold_every=20, exam_every=10) as (campaign, people):
        honest, lazy = people[:3], people[3:]
        some = texts(500, seed=4)
        await campaign.add_items(items(some[:400]))
        await campaign.add_items(known_items(some[400:]))
        await answer_in_turn(campaign, honest, lazy, 12)
        await exclude_as_an_estimate_would(campaign, honest)
        await answer_in_turn(campaign, honest, lazy, 20)
        wrong = await share_right(campaign)
        report = await campaign.review.report()
        assert {m.work.annotator_id for m in report.members if not m.counts} == set(honest)

        for annotator in honest:
            await campaign.review.trust(annotator, counts=True)
        await answer_in_turn(campaign, honest, lazy, 20)

        assert wrong < 0.92
        assert await share_right(campaign) >= 0.95
        assert await share_of_spam_found(campaign) >= 0.9
        members = {m.work.annotator_id: m for m in (await campaign.review.report()).members}
        assert all(members[who].counts for who in honest)
        assert all(members[who].standing != "proven" for who in lazy)
        exam = (await campaign.reports.progress(honest[0])).quality.standing.report
        accuracy = exam.measures.accuracy if exam else None
        assert accuracy is None or accuracy.high >= 0.9
