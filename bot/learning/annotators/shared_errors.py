"""Annotators who make the same errors on one kind of messages, as people who have agreed on them.

A kind is the items that have one feature in common, for example a word. Who calls it harmless is
right on everything else, so that the error rates of one annotator do not show it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.sparse import csr_array
from scipy.special import xlogy

from bot.learning.annotators.vote_rows import Votes
from bot.learning.arrays import Floats, Mask, Matrix, Matrix64

MIN_MEMBERS: Final = 2
MIN_GAP: Final = 0.4
"""An annotator shares the errors who is wrong on the kind more often than expected by this."""
MIN_RATIO: Final = 2.7
"""Each member's own likelihood ratio, twice its logarithm, is above this (95 %, one side)."""
STRENGTH: Final = 20.0
"""Members are found when the sum of these ratios, less twice the logarithm of the number of people
for each member, is above this: many people and kinds are tried. In 2,400 simulated honest crowds it
was at most 12 (SMS and YouTube, 400 to 1,600 votes, 5 to 8 people right in 70 to 98 of 100)."""
_MIN_VOTES, _MIN_ERRORS = 12, 3.0
_MOST: Final = 0.6
"""A kind has at least this many votes, this share of all at most, and so many more errors than are
usual."""
_PRIOR: Final = 10.0
"""Votes with which an annotator's error rate on all other items begins, one in ten wrong."""
_ROUNDS: Final = 4
_LEAST_RATE: Final = 0.005
"""The others err at least this often."""
_LITTLE: Final = 1e-9
_AT_ONCE: Final = 400
"""Votes that are summed at once: larger arrays are slower, as they do not stay in the cache."""


@dataclass(frozen=True, eq=False)
class SharedErrors:
    """Several annotators give the same label to one kind, where the others give the opposite.

    members: (n_annotators,) who; feature: the column that the kind has; spam: what they say;
    strength: how far chance is from explaining it, above `STRENGTH`.
    """

    members: Mask
    feature: int
    spam: bool
    strength: float

    def votes(self, votes: Votes, features: Matrix) -> Mask:
        """(n_votes,) the members' votes for this label on this kind. features: (n_items, …)."""
        rows = csr_array(features)
        kind = np.zeros(rows.shape[0], dtype=np.bool_)
        kind[rows[:, [self.feature]].nonzero()[0]] = True
        members = np.isin(votes.annotators, np.flatnonzero(self.members))
        return np.asarray(members & kind[votes.items] & (votes.spam == self.spam))


def shared_errors(
    votes: Votes, features: Matrix, without: Floats, eligible: Mask, vouched: Mask
) -> SharedErrors | None:
    """The annotators whose errors coincide most, if chance does not explain it; else None.

    For every feature, an annotator's errors on its items are compared with the others' errors on
    them, and with the annotator's own on all other items: a difficult kind misleads everybody, and
    a careless annotator errs everywhere. Members are fewer, and have fewer votes on the kind, than
    the others.
    features: (n_items, n_features); without: (n_votes,) probability that the item is spam, without
    this vote; eligible: (n_annotators,) who can be compared; vouched: (n_annotators,) who is right.
    """
    if eligible.sum() <= 2 * MIN_MEMBERS:
        return None
    may = eligible & ~vouched
    kept = eligible[votes.annotators]
    voted, without = votes.only(kept), without[kept]
    chances = np.stack([without, 1 - without])
    errors = chances * np.stack([~voted.spam, voted.spam])
    labels, kinds = np.nonzero(_with_more_errors(voted, chances, errors, _ones(features)))
    if not len(kinds):
        return None
    is_spam = labels == 1
    of, wrong = _on_kinds(voted, len(eligible), without, csr_array(features)[:, kinds], is_spam)
    strong = np.flatnonzero(_may_be_strong(of, wrong, eligible, may))
    if not len(strong):
        return None
    labels, of, wrong = labels[strong], of[:, strong], wrong[:, strong]
    of_elsewhere = _totals(voted, chances, len(eligible))[:, labels] - of
    wrong_elsewhere = _totals(voted, errors, len(eligible))[:, labels] - wrong
    members, strength = _members(of, wrong, of_elsewhere, wrong_elsewhere, eligible, may)
    best = int(strength.argmax())
    if strength[best] <= STRENGTH:
        return None
    feature, spam = int(kinds[strong[best]]), bool(labels[best])
    return SharedErrors(members[:, best], feature, spam, float(strength[best]))


def _ones(features: Matrix) -> Matrix64:
    """(n_items, n_features) 1 where an item has a feature."""
    rows = csr_array(features)
    return csr_array((np.ones(rows.nnz), rows.indices, rows.indptr), shape=rows.shape)


def _with_more_errors(votes: Votes, chances: Floats, errors: Floats, has: Matrix64) -> Mask:
    """(2, n_features) where votes of each label are more often wrong than on all items.

    Most features are left out by this, and the rest takes less time. chances, errors: (2, n_votes)
    how far each vote could be wrong with each label, and how far it is.
    """
    usual = errors.sum(axis=1) / np.maximum(chances.sum(axis=1), _LITTLE)
    of_votes = [np.ones(errors.shape[1]), *(errors - usual[:, None] * chances)]
    of_items = [np.bincount(votes.items, each, has.shape[0]) for each in of_votes]
    count, *more = (has.T @ np.column_stack(of_items)).T
    enough = (count >= _MIN_VOTES) & (count <= _MOST * errors.shape[1])
    return np.asarray(enough & (np.stack(more) >= _MIN_ERRORS))


def _on_kinds(
    votes: Votes, n_annotators: int, without: Floats, kinds: Matrix, spam: Mask
) -> tuple[Floats, Floats]:
    """(n_annotators, n_kinds) how many votes could be wrong on each kind, and how many are.

    kinds: (n_items, n_kinds); spam: (n_kinds,) the label that these votes give. Products of
    sparse matrices give the same, and take longer.
    """
    n_kinds = kinds.shape[1]
    of, wrong = np.zeros((2, n_annotators, n_kinds))
    order = np.argsort(votes.annotators, kind="stable")
    for some in np.array_split(order, len(order) // _AT_ONCE + 1):
        who, of_each = votes.annotators[some], kinds[votes.items[some]]
        shape, length = (2, who[-1] - who[0] + 1, n_kinds), np.diff(of_each.indptr)
        could_be_wrong = np.repeat(without[some], length)
        np.subtract(1, could_be_wrong, out=could_be_wrong, where=spam[of_each.indices])
        cells = np.repeat((votes.spam[some] * shape[1] + who - who[0]) * n_kinds, length)
        cells += of_each.indices
        sums = np.bincount(cells, could_be_wrong, np.prod(shape)).reshape(shape)
        of[who[0] : who[-1] + 1] += sums[0] + sums[1]
        wrong[who[0] : who[-1] + 1] += np.where(spam, sums[1], sums[0])
    return of, wrong


def _may_be_strong(of: Floats, wrong: Floats, eligible: Mask, may: Mask) -> Mask:
    """(n_kinds,) where the strength may be above `STRENGTH`: saves time, and excludes no other.

    An annotator's ratio is at most the one where the others' errors are as rare as can be, and
    their votes without number. of, wrong: (n_annotators, n_kinds), see `_members`.
    """
    penalty = _penalty(eligible)
    most = -2 * np.log(_LEAST_RATE)  # for each error, if an annotator is always wrong
    who, kinds = np.nonzero(wrong > penalty / most)
    hits, chances = wrong[who, kinds], of[who, kinds]
    apart = _log_likelihood(hits, chances, hits / chances)
    ratio = 2 * (apart - _log_likelihood(hits, chances, _LEAST_RATE))
    possible = may[who] & (hits >= MIN_GAP * chances)
    more = np.where(possible, np.maximum(ratio - penalty, 0), 0)
    return np.asarray(np.bincount(kinds, more, of.shape[1]) > STRENGTH)


def _penalty(eligible: Mask) -> float:
    return float(2 * np.log(eligible.sum()))


def _totals(votes: Votes, of_votes: Floats, n_annotators: int) -> Floats:
    """(n_annotators, 2) sums of a number of each vote for each label. of_votes: (2, n_votes)."""
    of_each = [np.bincount(votes.annotators, values, n_annotators) for values in of_votes]
    return np.column_stack(of_each)


def _members(
    of: Floats,
    wrong: Floats,
    of_elsewhere: Floats,
    wrong_elsewhere: Floats,
    eligible: Mask,
    may: Mask,
) -> tuple[Mask, Floats]:
    """(n_annotators, n_kinds) who shares the errors on each kind, and (n_kinds,) how surely.

    of: (n_annotators, n_kinds) votes on items of the other label, as far as that is known, on the
    kind; wrong: those that are errors; of_elsewhere, wrong_elsewhere: the same on all other items;
    may: (n_annotators,) who may be a member.
    """
    wrong_elsewhere, of_elsewhere = np.maximum(wrong_elsewhere, 0), np.maximum(of_elsewhere, 0)
    elsewhere = (wrong_elsewhere + _PRIOR / 10) / (of_elsewhere + _PRIOR)
    members = np.zeros(of.shape, dtype=np.bool_)
    for _ in range(_ROUNDS):
        others = eligible[:, None] & ~members
        of_others, wrong_others, usual = (
            (each * others).sum(axis=0) - each * others for each in (of, wrong, elsewhere * of)
        )
        there = (wrong_others + 0.5) / (of_others + 1)
        more = elsewhere - usual / np.maximum(of_others, _LITTLE)
        expected = np.clip(there + np.maximum(more, 0), _LEAST_RATE, 1 - _LEAST_RATE)
        gap = may[:, None] & (wrong / np.maximum(of, _LITTLE) - expected > MIN_GAP)
        ratio = np.zeros(of.shape)  # of the few with a gap only: it takes most of the time
        ratio[gap] = _likelihood_ratio(wrong[gap], of[gap], expected[gap], of_others[gap])
        before, members = members, gap & (ratio > MIN_RATIO)
        if (members == before).all():
            break
    size = members.sum(axis=0)
    fewer = (size >= MIN_MEMBERS) & (2 * size < eligible.sum())
    fewer &= 2 * (of * members).sum(axis=0) < (of * eligible[:, None]).sum(axis=0)
    strength = (ratio * members).sum(axis=0) - _penalty(eligible) * size
    return members, np.where(fewer, strength, 0.0)


def _likelihood_ratio(said: Floats, chances: Floats, expected: Floats, others: Floats) -> Floats:
    """(n,) twice the log-likelihood ratio of "own rate" against "the others' expected rate".

    said, chances: (n,) an annotator's errors on a kind, and the votes that could be errors;
    expected, others: (n,) the rate of error that the others lead to, and their votes.
    """
    by_others = expected * others
    both = (said + by_others) / np.maximum(chances + others, _LITTLE)
    own = said / np.maximum(chances, _LITTLE)

    apart = _log_likelihood(said, chances, own) + _log_likelihood(by_others, others, expected)
    alike = _log_likelihood(said, chances, both) + _log_likelihood(by_others, others, both)
    return np.asarray(2 * (apart - alike))


def _log_likelihood(hits: Floats, of: Floats, rate: Floats | float) -> Floats:
    return np.asarray(xlogy(hits, rate) + xlogy(of - hits, 1 - rate))
