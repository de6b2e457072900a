"""Agreement of annotators on the items they share: Cohen's kappa and Krippendorff's alpha."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from scipy.sparse import csr_array

from bot.learning.annotators.vote_rows import Votes
from bot.learning.arrays import Floats

MIN_SHARED: Final = 20
"""With fewer shared items a measure says little."""

NoMeasure = Literal["too_few", "one_class"]


@dataclass(frozen=True)
class Agreement:
    """A measure, or the reason why there is none.

    why: `too_few` shared items, or `one_class`: all labels are equal, so that chance agreement is
    perfect too.
    """

    value: float | None
    why: NoMeasure | None = None


@dataclass(frozen=True)
class PairAgreement:
    """Two annotators and the items that both labelled.

    percent: share of them with the same label, in [0, 1]; kappa: Cohen's, in [-1, 1].
    """

    one: int
    other: int
    shared: int
    percent: Agreement
    kappa: Agreement


@dataclass(frozen=True)
class TeamAgreement:
    """Krippendorff's alpha, in [-1, 1], and the number of items with two or more labels."""

    shared: int
    alpha: Agreement


def pairwise_agreement(
    votes: Votes, n_items: int, n_annotators: int, *, min_shared: int = MIN_SHARED
) -> list[PairAgreement]:
    """The agreement of all pairs of annotators who share an item, in rising order.

    Errors: ValueError when an annotator has two votes on one item.
    Source: Cohen (1960), "A Coefficient of Agreement for Nominal Scales".
    """
    shape = (n_annotators, n_items)
    any_label = _table(votes, np.ones(len(votes.items)), shape)
    if any_label.nnz < len(votes.items):
        raise ValueError("An annotator has two votes on one item: pass the current answers only.")
    spam = _table(votes, votes.spam.astype(np.float64), shape)
    shared, both_spam = _product(any_label, any_label), _product(spam, spam)
    one_spam = _product(spam, any_label)
    return [
        _pair(one, other, shared, both_spam, one_spam, min_shared)
        for one, other in np.argwhere(np.triu(shared, 1) > 0)
    ]


def team_agreement(votes: Votes, n_items: int, *, min_shared: int = MIN_SHARED) -> TeamAgreement:
    """The agreement of all annotators.

    Source: Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", nominal data.
    """
    spam = np.bincount(votes.items, votes.spam, n_items)
    counts = np.bincount(votes.items, minlength=n_items)
    spam, counts = spam[counts > 1], counts[counts > 1]
    shared = len(counts)
    if shared < min_shared:
        return TeamAgreement(shared, Agreement(None, "too_few"))
    total, of_spam = counts.sum(), spam.sum()
    if of_spam in (0, total):
        return TeamAgreement(shared, Agreement(None, "one_class"))
    disagreement = (2 * spam * (counts - spam) / (counts - 1)).sum() / total
    by_chance = 2 * of_spam * (total - of_spam) / (total * (total - 1))
    return TeamAgreement(shared, Agreement(float(1 - disagreement / by_chance)))


def _table(
    votes: Votes, values: Floats, shape: tuple[int, int]
) -> csr_array[np.float64, tuple[int, int]]:
    return csr_array((values, (votes.annotators, votes.items)), shape=shape)


def _product(
    one: csr_array[np.float64, tuple[int, int]], other: csr_array[np.float64, tuple[int, int]]
) -> Floats:
    """(n_annotators, n_annotators) sums over the items."""
    return np.asarray((one @ other.T).toarray())


def _pair(
    one: int, other: int, shared: Floats, both_spam: Floats, one_spam: Floats, min_shared: int
) -> PairAgreement:
    count, spam = int(shared[one, other]), float(both_spam[one, other])
    if count < min_shared:
        none = Agreement(None, "too_few")
        return PairAgreement(int(one), int(other), count, none, none)
    p, q = one_spam[one, other] / count, one_spam[other, one] / count
    same = float(1 - (p + q - 2 * spam / count))
    by_chance = p * q + (1 - p) * (1 - q)
    kappa = Agreement(None, "one_class")
    if by_chance < 1:
        kappa = Agreement(float((same - by_chance) / (1 - by_chance)))
    return PairAgreement(int(one), int(other), count, Agreement(same), kappa)
