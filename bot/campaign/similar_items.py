"""The item of the pool that a text is, or is a near-duplicate of."""

from __future__ import annotations

from functools import partial
from typing import Final

from bot.campaign.numbering import item_of, row_of
from bot.campaign.trained_model import TrainedModel
from bot.campaign.trainer import Trainer
from bot.learning.arrays import Rows
from bot.learning.near_duplicates import are_near_duplicates
from storage import Store

# Of the 133 near-duplicates in the SMS Spam Collection, each had another of its group among the
# first 4 items by the features' similarity (views, characters, words).
CANDIDATES: Final = 50


async def find_similar(
    store: Store, trainer: Trainer, trained: TrainedModel, text: str
) -> int | None:
    """The row of the item with this text, otherwise of a near-duplicate; None if there is none.

    Near-duplicates are searched among the items that are most similar by the features of the model.
    """
    item = await store.items.find(text)
    if item is not None:
        return row_of(item)
    rows = await trainer.run_in_thread(partial(_most_similar, trained, text))
    texts = await store.items.texts([item_of(row) for row in rows.tolist()])
    near = are_near_duplicates(text, texts)
    return int(rows[near].min()) if near.any() else None


def _most_similar(trained: TrainedModel, text: str) -> Rows:
    """At most `CANDIDATES` rows, the most similar first."""
    return trained.pool.most_similar(trained.transformer.transform([text]), CANDIDATES)
