"""Annotators whom their peers contradict on ordinary items, whatever they answer on test items."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.special import bdtrc

from bot.learning.annotators.vote_rows import Votes
from bot.learning.arrays import Mask, Rows

MIN_PEERS: Final = 2
"""At least this many others have to contradict an annotator: one against one decides nothing."""
_CHANCE: Final = 0.005
"""Probability of that many disagreements between two camps, by chance."""
_CHANCE_OF_ONE: Final = 0.05
"""The same for one member of a camp, who may be in it by few votes."""


@dataclass(frozen=True, eq=False)
class Camps:
    """The two camps that disagree most.

    lighter: (n_annotators,) who is in the one that weighs less; contradicted: (n_annotators,) who
    of them disagrees with several of the other so often that chance does not explain it.
    """

    lighter: Mask
    contradicted: Mask


def opposed_camps(
    votes: Votes,
    n_annotators: int,
    ordinary: Mask,
    counted: Mask | None = None,
    vouched: Mask | None = None,
) -> Camps:
    """Who disagrees with several others more often than not.

    Who recognises gold and exam questions can answer them right and everything else wrong. Their
    peers, who were asked about the same ordinary items, show it. The annotators are divided into
    the two camps that disagree most, see `two_camps`. A camp weighs the sum of its members' squared
    numbers of votes, without the largest: one against others decides nothing, and the many
    short-lived accounts of one person give as many votes as a few others together, but stay
    lighter. Members of the lighter camp are contradicted when they disagree with the heavier one so
    often that chance does not explain it: on more than half of the items they share, if they weigh
    nothing, and on nearly all, if both weigh almost the same. Second opinions are asked where
    people disagree, so honest people, or people who differ on one kind only, share such items most.
    ordinary: (n_items,) neither gold nor exam; counted: (n_annotators,) as in `aggregate_votes`:
    annotators whose votes do not count contradict nobody; vouched: (n_annotators,) the camp of
    these is the heavier, and the other weighs nothing. A majority of liars who agree wins.
    """
    disagreements, shared = _pairs(votes, n_annotators, ordinary)
    weighs = np.ones(n_annotators, dtype=np.bool_) if counted is None else counted
    disagreements[:, ~weighs] = shared[:, ~weighs] = 0
    records = np.bincount(votes.annotators[ordinary[votes.items]], minlength=n_annotators)
    camp = two_camps(shared - 2 * disagreements)
    weights = [_weight(records[(camp == side) & weighs]) for side in (False, True)]
    if vouched is not None:
        sides = np.unique(camp[vouched & (shared.sum(axis=1) > 0)])
        weights = [float(side in sides) for side in (False, True)] if len(sides) == 1 else weights
    if weights[0] == weights[1]:
        nobody = np.zeros(n_annotators, dtype=np.bool_)
        return Camps(nobody, nobody)
    heavier = camp == (weights[1] > weights[0])
    total, of = disagreements[:, heavier].sum(axis=1), shared[:, heavier].sum(axis=1)
    peers = (2 * disagreements > shared)[:, heavier].sum(axis=1)
    accused = ~heavier & (2 * total > of) & (peers >= MIN_PEERS)
    by_chance = (1 + min(weights) / max(weights)) / 2
    # bdtrc(k, n, p): the probability of more than k of n, in a tenth of scipy.stats' time.
    if bdtrc(total[accused].sum() - 1, of[accused].sum(), by_chance) >= _CHANCE:
        accused[:] = False
    accused &= bdtrc(total - 1, of, 0.5) < _CHANCE_OF_ONE
    return Camps(~heavier & (of > 0), accused)


def two_camps(agreement: Rows) -> Mask:
    """(n_annotators,) who is on the smaller side of the division in which most pairs agree.

    agreement: (n_annotators, n_annotators) items on which two agree, less those on which they
    disagree. One annotator after another changes sides, who gains most first, until nobody gains.
    """
    both = agreement + agreement.T
    side = np.ones(len(both))
    for _ in range(4 * len(side)):
        gain = -side * (both @ side)
        best = int(gain.argmax()) if len(side) else 0
        if not len(side) or gain[best] <= 0:
            break
        side[best] = -side[best]
    return np.asarray(side < 0)


def _weight(records: Rows) -> float:
    return float((np.sort(records)[:-1].astype(np.float64) ** 2).sum())


def _pairs(votes: Votes, n_annotators: int, ordinary: Mask) -> tuple[Rows, Rows]:
    """(n_annotators, n_annotators) ordinary items where two disagree, and that both answered."""
    kept = np.flatnonzero(ordinary[votes.items])
    kept = kept[np.argsort(votes.items[kept], kind="stable")]
    items, who, spam = votes.items[kept], votes.annotators[kept], votes.spam[kept]
    shape = n_annotators, n_annotators
    shared, disagreements = np.zeros(shape, dtype=np.intp), np.zeros(shape, dtype=np.intp)
    for apart in range(1, len(kept)):  # up to the most votes on one item
        first = np.flatnonzero(items[apart:] == items[:-apart])
        if not len(first):
            break
        second = first + apart
        pairs = who[first] * n_annotators + who[second]
        differ = pairs[spam[first] != spam[second]]
        shared += np.bincount(pairs, minlength=shared.size).reshape(shape)
        disagreements += np.bincount(differ, minlength=shared.size).reshape(shape)
    return disagreements + disagreements.T, shared + shared.T
