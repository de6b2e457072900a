"""The labelled items that are most similar to a text."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bot.learning.arrays import Mask, Matrix, Rows
from bot.learning.features.pool_matrix import FeatureRows


@dataclass(frozen=True)
class Near:
    """A labelled row of the pool, and its cosine similarity to the text, in (0, 1]."""

    row: int
    similarity: float
    spam: bool


def nearest_items(
    row: Matrix, pool: FeatureRows, rows: Rows, spam: Mask, most: int, first: int = 0
) -> tuple[Near, ...]:
    """The labelled rows most similar to one row, by the columns from `first` on.

    row: (1, n_features); pool: (n_items, n_features); rows: (n_labels,) labelled rows of it, and
    spam: (n_labels,) their labels; a row that comes twice has its last label. At most `most`, ties
    by the lowest row; rows that have nothing in common are left out.
    """
    labels = dict(zip(np.asarray(rows).tolist(), np.asarray(spam, bool).tolist(), strict=True))
    labelled = np.array(sorted(labels), dtype=np.intp)
    theirs = pool[labelled].astype(np.float64)[:, first:]
    ours = row.toarray()[0, first:].astype(np.float64)
    lengths = np.sqrt(theirs.multiply(theirs).sum(axis=1) * (ours @ ours))
    cosine = (theirs @ ours) / np.where(lengths > 0, lengths, np.inf)
    similarity = np.round(np.minimum(cosine, 1.0), 9)  # so that equal rows are a tie
    order = np.lexsort((labelled, -similarity))[:most]
    return tuple(
        Near(int(labelled[at]), float(similarity[at]), labels[int(labelled[at])])
        for at in order
        if similarity[at] > 0
    )
