"""How far people agree on what they both answered: a number, or in words why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from scipy.sparse import csr_array

from bot.learning.annotators.dawid_skene import Votes
from bot.learning.arrays import Floats

FEW: Final = 20
"""Below so many shared items a number would be chance."""

Why = Literal["too_few", "one_class"]


@dataclass(frozen=True)
class Agreement:
    """One measure: a number, or why there is none.

    why: `too_few` shared items, or `one_class`: all said the same label, so that agreement by
    chance would be as perfect and nothing can be measured beyond it.
    """

    value: float | None
    why: Why | None = None


@dataclass(frozen=True)
class PairAgreement:
    """Two annotators and the items that both gave a label.

    percent: share of them with the same label, in [0, 1]; kappa: Cohen's, in [-1, 1].
    """

    one: int
    other: int
    shared: int
    percent: Agreement
    kappa: Agreement


@dataclass(frozen=True)
class TeamAgreement:
    """Krippendorff's alpha, in [-1, 1], and the items that two or more gave a label."""

    shared: int
    alpha: Agreement


def pairs(votes: Votes, n_items: int, n_annotators: int, *, few: int = FEW) -> list[PairAgreement]:
    """Every two annotators who share an item, in rising order.

    Errors: ValueError when somebody has two votes on one item.
    Source: Cohen (1960), "A Coefficient of Agreement for Nominal Scales".
    """
    shape = (n_annotators, n_items)
    any_label = _table(votes, np.ones(len(votes.items)), shape)
    if any_label.nnz < len(votes.items):
        raise ValueError("Somebody has two votes on one item: pass the standing answers only.")
    spam = _table(votes, votes.spam.astype(np.float64), shape)
    shared, both_spam = _product(any_label, any_label), _product(spam, spam)
    one_spam = _product(spam, any_label)
    return [
        _pair(one, other, shared, both_spam, one_spam, few)
        for one, other in np.argwhere(np.triu(shared, 1) > 0)
    ]


def team(votes: Votes, n_items: int, *, few: int = FEW) -> TeamAgreement:
    """How far all agree, whoever answered what.

    Source: Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", nominal data.
    """
    spam = np.bincount(votes.items, votes.spam, n_items)
    each = np.bincount(votes.items, minlength=n_items)
    spam, each = spam[each > 1], each[each > 1]
    shared = len(each)
    if shared < few:
        return TeamAgreement(shared, Agreement(None, "too_few"))
    total, of_spam = each.sum(), spam.sum()
    if of_spam in (0, total):
        return TeamAgreement(shared, Agreement(None, "one_class"))
    apart = (2 * spam * (each - spam) / (each - 1)).sum() / total
    by_chance = 2 * of_spam * (total - of_spam) / (total * (total - 1))
    return TeamAgreement(shared, Agreement(float(1 - apart / by_chance)))


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
    one: int, other: int, shared: Floats, both_spam: Floats, one_spam: Floats, few: int
) -> PairAgreement:
    count, spam = int(shared[one, other]), float(both_spam[one, other])
    if count < few:
        none = Agreement(None, "too_few")
        return PairAgreement(int(one), int(other), count, none, none)
    p, q = one_spam[one, other] / count, one_spam[other, one] / count
    same = float(1 - (p + q - 2 * spam / count))
    by_chance = p * q + (1 - p) * (1 - q)
    kappa = Agreement(None, "one_class")
    if by_chance < 1:
        kappa = Agreement(float((same - by_chance) / (1 - by_chance)))
    return PairAgreement(int(one), int(other), count, Agreement(same), kappa)
