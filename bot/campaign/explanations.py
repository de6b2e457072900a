"""Why a text has its score: for the command line, and for owners in the chat."""

from __future__ import annotations

import math
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from bot.campaign.aggregation import Policy
from bot.campaign.duplicate_rows import representatives
from bot.campaign.feature_choice import WITHOUT_MEANING, has_meaning
from bot.campaign.numbering import item_of, row_of
from bot.campaign.past_state import state_at
from bot.campaign.similar_items import find_similar
from bot.campaign.trained_model import TrainedModel
from bot.campaign.trainer import Trainer
from bot.learning.explain import explain, highlight
from bot.learning.nearest_items import Near
from bot.pool.affordable_features import choose_features
from bot.pool.loading import open_readonly, sample_texts
from storage import Store
from storage.model_log import FeatureFit
from storage.records import ItemId, Label


@dataclass(frozen=True)
class Neighbour:
    """A labelled item and its similarity in (0, 1]."""

    text: str
    label: Label
    similarity: float


@dataclass(frozen=True)
class ExplainedMeaning:
    """What the meaning of a text adds to the log-odds, and the labelled items nearest in it."""

    weight: float
    nearest: tuple[Neighbour, ...]


@dataclass(frozen=True)
class Explained:
    """A score in [0, 1] and its reasons.

    segments: the text in pieces, each with its contribution to the log-odds of spam, 0 if it has
    none. nearest: the most similar labelled items, the most similar first. meaning: None where the
    features do not have it.
    """

    score: float
    segments: tuple[tuple[str, float], ...]
    nearest: tuple[Neighbour, ...]
    meaning: ExplainedMeaning | None = None


async def explain_score(
    store: Store, trainer: Trainer, trained: TrainedModel, text: str
) -> Explained | None:
    """The reasons for the score of a text; None while there is no model.

    If the text is an item of the pool, its own label is not among the nearest.
    """
    model, labels = trained.model, trained.labels
    if model is None:
        return None
    own = await store.items.find(text)
    others = labels.rows != (-1 if own is None else row_of(own))
    rows, spam = labels.rows[others], labels.spam[others]
    found = await trainer.run_in_thread(
        lambda: explain(text, trained.transformer, model, trained.pool, rows, spam)
    )
    nearest = await _neighbours(store, found.nearest)
    meaning = None
    if found.meaning is not None:
        in_meaning = await _neighbours(store, found.meaning.nearest)
        meaning = ExplainedMeaning(found.meaning.weight, in_meaning)
    return Explained(found.score, tuple(highlight(text, found.parts)), nearest, meaning)


async def _neighbours(store: Store, nearest: Sequence[Near]) -> tuple[Neighbour, ...]:
    texts = await store.items.texts([item_of(near.row) for near in nearest])
    return tuple(
        Neighbour(text, "spam" if near.spam else "no_spam", near.similarity)
        for near, text in zip(nearest, texts, strict=True)
    )


async def is_unlabelled_item(
    store: Store, trainer: Trainer, trained: TrainedModel, text: str
) -> bool:
    """Whether a text is an item of the pool, or a near-duplicate of one, that nobody labelled."""
    row = await find_similar(store, trainer, trained, text)
    if row is None:
        return False
    size, snapshot = await store.items.newest_id(), trained.snapshot
    rows = await representatives(store, size)
    group = np.flatnonzero(rows == rows[row])
    return not np.isin(group, np.concatenate([snapshot.votes[:, 0], snapshot.known])).any()


@asynccontextmanager
async def past_trainer(
    store: Store,
    features: str,
    balance: str,
    estimator: Any | None = None,
    policy: Policy = "adaptive",
    *,
    fit: FeatureFit | None = None,
    size: int | None = None,
) -> AsyncIterator[Trainer]:
    """A trainer on the features of a pool, without disturbing a bot that runs.

    fit, size: of an earlier moment; None for now. The others: as in `current_model`.
    """
    size = await store.items.newest_id() if size is None else size
    seed = (await store.items.campaign()).seed
    trainer = Trainer(balance, seed, policy, estimator)
    try:
        fits = await store.model_log.feature_fits()
        fit = fit or (fits[-1] if fits else await _first_fit(store, features, size))
        with TemporaryDirectory(prefix="tapwise-", ignore_cleanup_errors=True) as folder:
            pool = await open_readonly(store, trainer.run_in_thread, fit, size, Path(folder))
            await trainer.use(pool, fit.id)
            yield trainer
    finally:
        trainer.close()


@asynccontextmanager
async def current_model(
    store: Store,
    features: str,
    balance: str,
    estimator: Any | None = None,
    policy: Policy = "adaptive",
) -> AsyncIterator[tuple[Trainer, TrainedModel]]:
    """The model that a running bot has now, or would have, without disturbing that bot.

    features, balance, estimator, policy: as in the settings.
    """
    size = await store.items.newest_id()
    async with past_trainer(store, features, balance, estimator, policy, size=size) as trainer:
        answers = await store.questions.last_answer_id()
        state = await state_at(store, size, answers, math.inf)
        yield trainer, await trainer.fit(state.snapshot(), None)


async def _first_fit(store: Store, features: str, size: int) -> FeatureFit:
    """The features that a bot would choose if it started now."""
    if features == "auto":
        texts = await sample_texts(store, size) if size else []
        features = choose_features(texts, size)[0] if size else "words"
    if has_meaning(features):  # it would not be read yet
        features = WITHOUT_MEANING
    return FeatureFit(0, features, ItemId(size), "as the settings say")
