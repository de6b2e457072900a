"""Campaigns of the product's own learner, with the models of every tenth label kept in a file."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.random import default_rng
from sklearn.metrics import f1_score

from benchmarks.support import database_with, labelled_rows, split
from bot.campaign import ingest
from bot.campaign.campaign import Campaign, Nothing
from bot.campaign.duplicate_rows import representatives
from bot.campaign.selection import SelectionRules
from bot.campaign.trained_model import TrainedModel
from bot.formats.rows import Row
from bot.learning.arrays import Floats, Mask, Matrix, Rows
from bot.learning.fitting import fit_model
from bot.learning.simulation.splits import thinned
from bot.learning.stopping import kappa
from storage.records import Label

KEPT_EVERY = 10
STOP_SET = 2_000
NEVER = 1_000_000_000


@dataclass(frozen=True, eq=False)
class Recorded:
    """One campaign without exam questions, as the answers of the exam train nothing.

    truth: (n_pool,) True for spam; representative: (n_pool,) row of the oldest near-duplicate;
    reserve: (n_reserve,) rows; learnt_at: (n_pool,) after how many learnt labels the message had
    one, own or inherited; `NEVER` if not. asked: (n_labels,) rows in the order in which they were
    learnt. models: (n_models, n_pool + n_test) log-odds of the models of 10, 20, … labels; 0 before
    there is one. test_truth: (n_test,). kappas: (n_models,) agreement of each with the one before,
    NaN for the first. full_f1: F1 on the test set with all labels of the pool.
    """

    truth: Mask
    representative: Rows
    reserve: Rows
    learnt_at: Rows
    asked: Rows
    models: Floats
    test_truth: Mask
    kappas: Floats
    full_f1: float

    @property
    def pool(self) -> int:
        """Number of messages of the pool."""
        return len(self.truth)

    def predictions(self, model: int) -> tuple[Mask, Mask]:
        """What a model flags of the pool, and of the test set."""
        flagged = self.models[model] > 0
        return flagged[: self.pool], flagged[self.pool :]

    def f1(self, model: int) -> float:
        """F1 of spam on the test set."""
        return float(f1_score(self.test_truth, self.predictions(model)[1], zero_division=0.0))

    def save(self, path: Path) -> None:
        """Write it to a file."""
        np.savez_compressed(path, **vars(self))

    @classmethod
    def load(cls, path: Path) -> Recorded:
        """Read what `save` has written."""
        with np.load(path) as stored:
            parts = {name: stored[name] for name in stored.files}
        return cls(**parts | {"full_f1": float(parts["full_f1"])})


def record(
    file: Path, share: float | None, seed: int, labels: int, features: str, reserve: str
) -> Recorded:
    """Run one campaign. share: of spam to thin the file to. reserve: "grown" or "former"."""
    if reserve == "former":  # what the reserve was before it grew with the pool
        vars(ingest)["reserve_size"] = lambda messages, _: round(min(0.15 * messages, 150))
    rows = labelled_rows(file)
    if share is not None:
        spam = np.array([row.label == "spam" for row in rows])
        rows = [rows[row] for row in thinned(spam, share, default_rng([seed, 5]))]
    pool, test = split(rows, seed)
    return asyncio.run(_record(pool, test, seed, labels, features))


async def _record(
    pool: list[Row], test: list[Row], seed: int, labels: int, features: str
) -> Recorded:
    rules = SelectionRules(exam_every=NEVER, gold_every=0, policy="single")
    spam = {row.text: row.label == "spam" for row in pool}
    models: list[Floats] = []
    asked: list[int] = []
    scored = _Test([row.text for row in test])
    async with database_with(pool, seed) as store:
        opened = Campaign.open(store, owners=(1,), features=features, rules=rules)
        async with opened as campaign:
            annotator = (await campaign.members.require(1)).id
            while len(asked) < labels:
                question = await campaign.next_question(annotator)
                if isinstance(question, Nothing) or question.why == "exam":
                    break
                label: Label = "spam" if spam[question.text] else "no_spam"
                await campaign.answer(annotator, question.id, label, None)
                asked.append(question.item_id - 1)
                if len(asked) % KEPT_EVERY == 0:
                    models.append(scored.log_odds(await campaign.training.current()))
            representative = await representatives(store, len(pool))
            reserve = [item.item_id - 1 for item in await store.model_log.exam_items()]
            trained = await campaign.training.current()
            truth = np.array([row.label == "spam" for row in pool])
            full = fit_model(trained.pool, np.arange(len(pool)), truth)
            full_flagged = full.proba(scored.matrix(trained)) > 0.5
    test_truth = np.array([row.label == "spam" for row in test])
    stop_set = default_rng([seed, 0]).permutation(len(pool))[:STOP_SET]
    flagged = [model[stop_set] > 0 for model in models]
    kappas = [kappa(one, other) for one, other in zip(flagged[1:], flagged, strict=False)]
    return Recorded(
        truth=truth,
        representative=representative,
        reserve=np.array(reserve, dtype=np.intp),
        learnt_at=_learnt_at(representative, asked),
        asked=np.array(asked, dtype=np.intp),
        models=np.array(models, dtype=np.float32),
        test_truth=test_truth,
        kappas=np.array([np.nan, *kappas]),
        full_f1=float(f1_score(test_truth, full_flagged)),
    )


def _learnt_at(representative: Rows, asked: list[int]) -> Rows:
    """Near-duplicates inherit the label of the one that was asked."""
    first = np.full(len(representative), NEVER, dtype=np.intp)
    for number, row in enumerate(asked, start=1):
        group = representative[row]
        first[group] = min(first[group], number)
    return first[representative]


class _Test:
    """The test set, transformed once."""

    def __init__(self, texts: list[str]) -> None:
        self._texts = texts
        self._matrix: Matrix | None = None

    def matrix(self, trained: TrainedModel) -> Matrix:
        """(n_test, n_features)."""
        if self._matrix is None:
            self._matrix = trained.transformer.transform(self._texts)
        return self._matrix

    def log_odds(self, trained: TrainedModel) -> Floats:
        """(n_pool + n_test,) of this model; 0 while there is none."""
        if trained.model is None or trained.log_odds is None:
            return np.zeros(trained.pool.shape[0] + len(self._texts))
        of_test = trained.model.decision_function(self.matrix(trained))
        return np.concatenate([trained.log_odds, of_test])


def recorded_campaign(
    file: Path,
    share: float | None,
    labels: int,
    features: str,
    folder: Path,
    seed: int,
    reserve: str,
) -> Recorded:
    """A campaign from its file in the folder, or run now and kept there."""
    thinned_to = "" if share is None else f"-{share}"
    path = folder / f"{file.name.split('.')[0]}{thinned_to}-{features}-{reserve}-{seed}.npz"
    if not path.exists():
        record(file, share, seed, labels, features, reserve).save(path)
    return Recorded.load(path)
