"""No certificate of a model that finds little spam goes without saying so."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Self

import numpy as np
import pytest
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.dummy import DummyClassifier

from bot.campaign.certificate import certify
from bot.campaign.delivered_set import MACHINE, Moment
from bot.campaign.explanations import past_trainer
from bot.campaign.proofs import CertificateGoal
from storage import Store
from storage.records import NewItem
from tests.support.campaigns import Clock, items, label, opened, people_of
from tests.support.certified import label_until_proven
from tests.support.words import own

MESSAGES = 1_500
FIFTH = "jackpot"


class FindsAFifth(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """Calls spam what has the words of the last spam that it learnt."""

    def fit(self, pool: Any, spam: Any, sample_weight: Any = None) -> Self:
        self.classes_ = np.array([False, True])
        self.n_features_in_ = pool.shape[1]
        self.words_ = pool[[int(np.flatnonzero(spam)[-1])]]
        return self

    def predict_proba(self, pool: Any) -> Any:
        alike = np.asarray((pool @ self.words_.T).todense()).ravel() > 0.6
        spam = np.where(alike, 0.9, 0.1)
        return np.column_stack([1 - spam, spam])


def pool(share: float) -> list[str]:
    """Messages of which this share is spam, and a fifth of that has a word of its own."""
    n_spam = round(share * MESSAGES)
    spam = [f"win cash {FIFTH if n % 5 == 0 else 'prize'} {own(n)}" for n in range(n_spam)]
    chat = [f"see you at lunch {own(n)}" for n in range(2_000, 2_000 + MESSAGES - n_spam)]
    order = np.random.default_rng(5).permutation(MESSAGES)
    everything = spam + chat
    return [everything[place] for place in order]


def is_spam(text: str) -> bool:
    return text.startswith("win")


@pytest.mark.parametrize("share", [0.01, 0.02, 0.13])
@pytest.mark.parametrize(
    "estimator", [DummyClassifier(strategy="constant", constant=False), FindsAFifth()]
)
async def test_a_certificate_says_how_little_spam_was_found(
    path: Path, clock: Clock, share: float, estimator: Any
) -> None:
    known = [NewItem(f"see you {own(n)}", "no_spam", "known") for n in range(5_000, 5_004)]
    known += [NewItem(f"win {FIFTH} {own(n)}", "spam", "known") for n in range(5_004, 5_008)]
    options = {"exam_every": 5, "features": "words", "estimator": estimator}
    async with opened(path, clock, **options) as campaign:
        await campaign.add_items(items(pool(share)))
        await campaign.add_items(known)
        ann, *_ = await people_of(campaign)
        await label(campaign, ann, 20)
        await campaign.proofs.begin(CertificateGoal())
        await label_until_proven(campaign, ann)

    async with (
        await Store.open(path) as store,
        past_trainer(store, "words", "weights", estimator, "single") as trainer,
    ):
        delivered, numbers = await certify(store, trainer, await Moment.now(store))
        texts = [text for text, _ in await store.exports.texts(10_000)]

    truly = np.array([is_spam(text) for text in texts])
    found = (delivered.spam & truly).sum() / truly.sum()
    by_machine = delivered.source == MACHINE
    wrong = (delivered.spam != truly)[by_machine].mean()
    assert numbers["bounds"]["spam_found_at_least"] <= found < 0.6
    assert "of all spam was found" in numbers["sentence"]
    assert numbers["certified"] == (share < 0.05)
    assert wrong <= numbers["bounds"]["wrong_at_most"]
