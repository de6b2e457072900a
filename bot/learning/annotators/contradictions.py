"""Annotators whom their peers contradict on ordinary items, whatever they answer on test items."""

from __future__ import annotations

from typing import Final

import numpy as np
from scipy.sparse import csr_array
from scipy.stats import binom

from bot.learning.annotators.dawid_skene import Votes
from bot.learning.arrays import Mask, Rows

MIN_PEERS: Final = 2
"""At least this many others have to contradict an annotator: one against one decides nothing."""
_CHANCE: Final = 0.005
"""Probability of that many disagreements, were agreement a matter of chance."""


def contradicted_annotators(
    votes: Votes, n_annotators: int, ordinary: Mask, counted: Mask | None = None
) -> Mask:
    """(n_annotators,) annotators who disagree with several others more often than not.

    Who recognises gold and exam questions can answer them right and everything else wrong. Their
    peers, who were asked about the same ordinary items, show it. A peer weighs as much as the
    square of their number of votes: the many short-lived accounts of one person give as many votes
    as a few others together, but stay lighter. Those who contradict have to outweigh those who
    agree. Who is outweighed most is taken out first, so that nobody is blamed for that one's votes.
    ordinary: (n_items,) neither gold nor exam; counted: (n_annotators,) as in `aggregate_votes`:
    annotators whose votes do not count contradict nobody. A majority of liars who agree wins.
    """
    disagreements, shared = _pairs(votes, n_annotators, ordinary)
    if counted is not None:
        disagreements[:, ~counted] = shared[:, ~counted] = 0
    volume = np.bincount(votes.annotators[ordinary[votes.items]], minlength=n_annotators) ** 2
    out = np.zeros(n_annotators, dtype=np.bool_)
    while True:
        contradicts = 2 * disagreements > shared
        outweighed = np.where(contradicts, volume, 0).sum(axis=1) - (
            np.where(~contradicts & (shared > 0), volume, 0).sum(axis=1)
        )
        total, of = disagreements.sum(axis=1), shared.sum(axis=1)
        by_chance = binom.sf(total - 1, of, 0.5)
        accused = (contradicts.sum(axis=1) >= MIN_PEERS) & (by_chance < _CHANCE) & ~out
        accused &= outweighed > 0
        if not accused.any():
            return out
        worst = int(np.lexsort((by_chance, -outweighed, ~accused))[0])
        out[worst] = True
        disagreements[worst] = disagreements[:, worst] = 0
        shared[worst] = shared[:, worst] = 0


def _pairs(votes: Votes, n_annotators: int, ordinary: Mask) -> tuple[Rows, Rows]:
    """(n_annotators, n_annotators) ordinary items where two disagree, and that both answered."""
    kept = ordinary[votes.items]
    places = votes.annotators[kept], votes.items[kept]
    shape = n_annotators, len(ordinary)
    voted = csr_array((np.ones(len(places[0]), dtype=np.intp), places), shape=shape)
    said = csr_array((np.where(votes.spam[kept], 1, -1), places), shape=shape)
    shared = (voted @ voted.T).toarray()
    disagreements = (shared - (said @ said.T).toarray()) // 2
    np.fill_diagonal(shared, 0)
    return disagreements, shared
