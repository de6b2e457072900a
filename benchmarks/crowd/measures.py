"""What a campaign came to: its model, its labels, its estimates of people, its exam."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from sklearn.metrics import f1_score

from benchmarks.crowd.crowds import Member
from benchmarks.crowd.tapping import FIRST, OWNER
from bot.campaign.campaign import Campaign
from bot.campaign.trained_model import TrainedModel
from bot.formats.rows import Row
from bot.learning.arrays import Mask
from storage.records import AnnotatorId

Numbers = dict[str, Any]

# An estimate of a bad person is reported from this many of their votes on.
MIN_VOTES: Final = 12


async def measure(
    campaign: Campaign,
    pool: Sequence[Row],
    crowd: Sequence[Member],
    rest: Sequence[Row] = (),
    identities: dict[AnnotatorId, Member] | None = None,
) -> Numbers:
    """The measures of one campaign, once everybody has answered.

    rest: labelled messages outside the pool, for F1. identities: who each annotator is; without it
    the people are those that `Tapping` lets join.
    """
    await campaign.review.report()  # its fit may stop somebody: the next one knows
    report = await campaign.review.report()
    if identities is None:
        people = {FIRST + number: member for number, member in enumerate(crowd)}
        identities = {
            member.work.annotator_id: people[member.work.telegram_id]
            for member in report.members
            if member.work.telegram_id in people
        }
    members = [m for m in report.members if m.work.annotator_id in identities]
    stopped = [identities[m.work.annotator_id] for m in members if not m.counts]
    bad_estimates = [
        m.reliability.estimate
        for m in members
        if identities[m.work.annotator_id].is_bad
        and m.reliability is not None
        and m.reliability.answers >= MIN_VOTES
    ]
    named = [identities[who] for who in report.alike.annotators] if report.alike else []
    trained = await campaign.training.current()
    asked = await campaign.store.questions.asked()
    found: Numbers = {
        "again": round(float(np.mean([question.why == "second" for question in asked])), 4),
        "honest_stopped": sum(not member.is_bad for member in stopped),
        "bad_stopped": sum(member.is_bad for member in stopped),
        "people": len(identities),
        "honest": sum(not member.is_bad for member in identities.values()),
        "pact_named": sum(member.behaviour == "pact" for member in named),
        "honest_named": sum(not member.is_bad for member in named),
        "bad_highest": round(max(bad_estimates), 3) if bad_estimates else None,
    }
    return found | await _learnt(campaign, trained, pool, rest)


async def _learnt(
    campaign: Campaign, trained: TrainedModel, pool: Sequence[Row], rest: Sequence[Row]
) -> Numbers:
    """F1, the labels that are right, and the exam's interval against the truth."""
    of_text = {row.text: row.label == "spam" for row in pool}
    items = await campaign.store.items.after(0)
    truth = np.array([of_text[item.text] for item in items])
    labels, known = trained.labels, trained.snapshot.known
    answered = ~np.isin(labels.rows, known)
    right = labels.spam[answered] == truth[labels.rows[answered]]
    predicted = np.zeros(len(truth), dtype=np.bool_)
    if trained.log_odds is not None:
        predicted[: len(trained.log_odds)] = trained.log_odds > 0
    found: Numbers = {
        "labels": len(right),
        "labels_right": round(float(right.mean()), 4) if len(right) else 1.0,
        "accuracy": round(float((predicted == truth).mean()), 4),
    }
    if rest:
        spam = [row.label == "spam" for row in rest]
        found["f1"] = round(float(f1_score(spam, _predictions(trained, rest), zero_division=0)), 4)
    return found | _score(
        (await campaign.reports.progress(_owner(OWNER))).quality.exam, found["accuracy"]
    )


def _predictions(trained: TrainedModel, rest: Sequence[Row]) -> Mask:
    """The model's prediction for messages outside the pool; all "not spam" without a model."""
    if trained.model is None:
        return np.zeros(len(rest), dtype=np.bool_)
    features = trained.transformer.transform([row.text for row in rest])
    return np.asarray(trained.model.decision_function(features) > 0)


def _score(exam: Any, accuracy: float) -> Numbers:
    """The exam's interval of accuracy; None where the bot shows no score."""
    shown = exam.accuracy
    if shown is None:
        return {"score": None, "score_holds": None, "score_too_high": None}
    return {
        "score": [round(shown.low, 4), round(shown.value, 4), round(shown.high, 4)],
        "score_holds": bool(shown.low <= accuracy <= shown.high),
        "score_too_high": bool(shown.value > accuracy + 0.05),
    }


def _owner(number: int) -> AnnotatorId:
    return AnnotatorId(number)
