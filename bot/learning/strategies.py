"""Which item to ask next: small rules over scores, all exact, all repeatable."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from scipy.special import expit, logit

from bot.learning.arrays import Floats, LogOdds, Mask, Rows
from bot.learning.classifier import Classifier
from bot.learning.features import LIMIT
from bot.learning.features.character_classes import DIGIT, LINK, MONEY, UPPER, character_classes
from bot.learning.features.pool_matrix import FeatureMatrix

TIE: Final = 1e-9
"""Uncertainties this close are equal, and the lowest row, the oldest item, is asked."""

_NEAR: Final = 2e-5
"""Scores this close to the best in float32 are compared again in float64. Float32 was never more
than 7e-7 off (SMS, 20,000 items, words, chars and views, 6 to 2,000 labels)."""

Tales = NDArray[np.uint16]

_SUSPECT_SHARE: Final = 0.05
_BLOCK: Final = 50_000


@dataclass(frozen=True)
class Pick:
    """The item to ask, and what is known about the choice.

    row: of the pool; score: the model's probability of spam, None where no model had a say;
    probability: of drawing this item where chance decided, None where a rule did.
    """

    row: int
    score: float | None = None
    probability: float | None = None


def uncertainty(scores: NDArray[Any]) -> NDArray[Any]:
    """How little the model knows about each item.

    scores: (n_items,) probability of spam in [0, 1].
    Returns (n_items,) in [0, 1]; 1 at score 0.5, so higher is asked sooner.
    Source: Lewis & Gale (1994), "A Sequential Algorithm for Training Text Classifiers".
    """
    return 1 - 2 * np.abs(scores - 0.5)


def most_uncertain(
    pool: FeatureMatrix, model: Classifier, odds: LogOdds, allowed: Mask
) -> Pick | None:
    """The allowed item whose exact score is closest to 0.5.

    odds: (n_items,) the model's on this pool, float32; allowed: (n_items,) True where an item
    may be asked. Nearly best rows are scored again in float64, so the pick is the one that float64
    on the whole pool would make; ties go to the lowest row. None when nothing is allowed.
    """
    if not allowed.any():
        return None
    distance = np.abs(odds)
    np.copyto(distance, np.inf, where=~allowed)
    near = np.flatnonzero(distance <= _nearly(distance.min()))
    exact = _exact(pool, model, near)
    closeness = uncertainty(exact)
    chosen = int(np.argmax(closeness >= closeness.max() - TIE))
    return Pick(row=int(near[chosen]), score=float(exact[chosen]))


def _nearly(least: np.float32) -> np.float32:
    """Log-odds whose score is `_NEAR` farther from 0.5; the largest where no score can be."""
    score = expit(np.float64(least)) + _NEAR
    return np.float32(logit(score)) if score < 1 else np.finfo(np.float32).max


def _exact(pool: FeatureMatrix, model: Classifier, rows: Rows) -> Floats:
    """Exact scores in blocks: in a pool of strangers every row may be as good as the best."""
    blocks = range(0, len(rows), _BLOCK)
    return np.concatenate([model.proba64(pool[rows[at : at + _BLOCK]]) for at in blocks])


def random_pick(allowed: Mask, rng: Generator) -> Pick | None:
    """Any allowed item with equal probability; None when nothing is allowed."""
    return _draw(np.flatnonzero(allowed), rng)


def cold_start(suspicion: Floats, allowed: Mask, turn: int, rng: Generator) -> Pick | None:
    """What to ask while there is no model: by turns a likely spam and anything at all.

    suspicion: (n_items,) from `looks_like_spam`; turn: how many questions came before. Even turns
    draw among the 5 % of the allowed items that look most like spam, at least one, each with a
    chance of 1 / its rank there (ties to the lowest rows); odd turns among all, each with the same
    chance. None when nothing is allowed. The probability is that of the item drawn.

    Ranks count because equal chances find rare spam later: labels until both classes were seen
    5 against 2 (SMS, 1 % spam), 8 against 5 (YouTube, 2 %), 11 against 5 (SpamAssassin subjects,
    2 %); the same at natural shares (medians of 60 seeds).
    """
    rows = np.flatnonzero(allowed)
    if turn % 2:
        return _draw(rows, rng)
    suspects = _most_suspect(suspicion, rows)
    weights = 1 / np.arange(1, len(suspects) + 1)
    return _draw(suspects, rng, weights / weights.sum())


def _most_suspect(suspicion: Floats, rows: Rows) -> Rows:
    """The suspects among these rows, worst first; only they are sorted, not a million rows."""
    count = int(np.ceil(_SUSPECT_SHARE * len(rows)))
    if not count:
        return rows
    bar = np.partition(suspicion[rows], -count)[-count]
    suspects: Rows = rows[suspicion[rows] >= bar]
    order = np.argsort(-suspicion[suspects], kind="stable")
    return np.asarray(suspects[order[:count]])


def _draw(rows: Rows, rng: Generator, chances: Floats | None = None) -> Pick | None:
    """One of these rows; with the same chance each when none are given."""
    if not len(rows):
        return None
    if chances is None:
        return Pick(row=int(rng.choice(rows)), probability=1 / len(rows))
    drawn = int(rng.choice(len(rows), p=chances))
    return Pick(row=int(rows[drawn]), probability=float(chances[drawn]))


def looks_like_spam(texts: Sequence[str]) -> Floats:
    """Suspicion before any label, in any language: (n_items,), see `suspicion`."""
    return suspicion(tell_tales(texts))


def tell_tales(texts: Sequence[str]) -> Tales:
    """(n_items, 6): length, digits, links, capitals, exclamation marks and money signs."""
    counts = [_tell_tales(text[:LIMIT]) for text in texts]
    return np.array(counts, dtype=np.uint16).reshape(len(texts), 6)


def suspicion(tales: Tales) -> Floats:
    """How much each item looks like spam among these, from `tell_tales`.

    Returns (n_items,), a sum of z-scores, higher for what looks more like spam: each count as
    log(1 + count).
    """
    if not len(tales):
        return np.zeros(0)
    total = np.zeros(len(tales))
    for counts in tales.T:
        logs = _LOGS[counts]
        spread = logs.std()
        total += (logs - logs.mean()) / (spread if spread > TIE else np.inf)
    return total


def _tell_tales(text: str) -> tuple[int, ...]:
    seen = character_classes(text)
    return (len(text), *(seen.count(sign) for sign in (DIGIT, LINK, UPPER, "!", MONEY)))


_LOGS: Final = np.log1p(np.arange(LIMIT + 1))

Strategy = Callable[[FeatureMatrix, Classifier, LogOdds, Mask, Generator], Pick | None]

# Margin, entropy and least confidence order two classes as uncertainty does: no entries here.
STRATEGIES: Final[dict[str, Strategy]] = {
    "uncertainty": lambda pool, model, odds, allowed, rng: most_uncertain(
        pool, model, odds, allowed
    ),
    "random": lambda pool, model, odds, allowed, rng: random_pick(allowed, rng),
}
