"""The first questions, while there are too few labels for a model: spam cues, and random items."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.random import Generator

from bot.learning.arrays import Cues, Floats, Mask, Rows
from bot.learning.features import LIMIT
from bot.learning.features.character_classes import DIGIT, LINK, MONEY, UPPER, character_classes
from bot.learning.picks import Pick, draw

LABELS_PER_CLASS: Final = 3
"""With fewer labels of a class no model is fitted."""

_SUSPECT_SHARE: Final = 0.05
_FLAT: Final = 1e-9
_LOGS: Final = np.log1p(np.arange(LIMIT + 1))


def is_cold(spam: Mask) -> bool:
    """Whether there are too few labels of a class for a model. spam: (n_labels,)."""
    of_spam = int(spam.sum())
    return min(of_spam, len(spam) - of_spam) < LABELS_PER_CLASS


def cold_start_pick(
    cue_scores: Floats, allowed: Mask, turn: int, spam: Mask, rng: Generator
) -> Pick | None:
    """The item to ask about without a model: alternately a likely spam and any item.

    cue_scores: (n_items,); turn: number of questions before; spam: (n_labels,) the labels so far,
    True for spam. Even turns draw among the 5 % of the allowed items with the highest cue score, at
    least one, each with a probability proportional to 1 / rank (ties to the lowest rows); odd turns
    among all, with equal probability. While more labels are spam than not, every turn draws among
    all. None when nothing is allowed. The probability is that of the item drawn.

    Ranks matter because equal probabilities find rare spam later: labels until both classes were
    seen 5 against 2 (SMS, 1 % spam), 8 against 5 (YouTube, 2 %), 11 against 5 (SpamAssassin
    subjects, 2 %); the same at natural shares (medians of 60 seeds).
    Where half is spam, looking for more of it asks about near-duplicates and not about the other
    class: F1 after 15 labels was .75 instead of .84, .71 instead of .75 and .70 instead of .75
    (YouTube, views+meaning, views and words, 30 seeds); after 100 labels there is no difference.
    """
    rows = np.flatnonzero(allowed)
    if turn % 2 or 2 * int(spam.sum()) > len(spam):
        return draw(rows, rng)
    suspects = _suspects(cue_scores, rows)
    weights = 1 / np.arange(1, len(suspects) + 1)
    return draw(suspects, rng, weights / weights.sum())


def _suspects(cue_scores: Floats, rows: Rows) -> Rows:
    """The rows with the highest cue score, highest first; only they are sorted, not all rows."""
    count = int(np.ceil(_SUSPECT_SHARE * len(rows)))
    if not count:
        return rows
    threshold = np.partition(cue_scores[rows], -count)[-count]
    suspects: Rows = rows[cue_scores[rows] >= threshold]
    order = np.argsort(-cue_scores[suspects], kind="stable")
    return np.asarray(suspects[order[:count]])


def spam_cues(texts: Sequence[str]) -> Cues:
    """(n_items, 6) counts of each text: characters, digits, links, capitals, "!", money signs."""
    counts = [_counts(text[:LIMIT]) for text in texts]
    return np.array(counts, dtype=np.uint16).reshape(len(texts), 6)


def cue_scores(cues: Cues) -> Floats:
    """How much each item looks like spam among these, in any language, before any label.

    cues: (n_items, 6) from `spam_cues`. Returns (n_items,), higher for what looks more like spam:
    the sum of the z-scores of log(1 + count).
    """
    if not len(cues):
        return np.zeros(0)
    total = np.zeros(len(cues))
    for counts in cues.T:
        logs = _LOGS[counts]
        spread = logs.std()
        logs -= logs.mean()  # in place: there may be millions of items
        logs /= spread if spread > _FLAT else np.inf
        total += logs
    return total


def _counts(text: str) -> tuple[int, ...]:
    classes = character_classes(text)
    return (len(text), *(classes.count(each) for each in (DIGIT, LINK, UPPER, "!", MONEY)))
