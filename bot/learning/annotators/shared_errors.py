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
from bot.learning.arrays import Floats, Mask, Matrix, Matrix64, Rows

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
_LEAST_RATE, _CLEAR = 0.005, 0.05
"""The others err at least this often; an error is clear with at least this probability."""
_LITTLE: Final = 1e-9


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
    has = _ones(features)
    found: SharedErrors | None = None
    for spam in (False, True):
        wrong = 1 - without if spam else without
        errors = wrong * (voted.spam == spam)
        likely = _with_more_errors(voted, wrong, errors, has)
        likely = likely[_may_be_strong(voted, errors, has, likely, eligible, may)]
        if not len(likely):
            continue
        kinds = has[:, likely]
        chances = _each_annotators(voted, len(eligible), wrong, kinds)
        of_each = _each_annotators(voted, len(eligible), errors, kinds)
        members, strength = _members(chances, of_each, eligible, may)
        best = int(strength.argmax())
        if strength[best] > (found.strength if found else STRENGTH):
            found = SharedErrors(members[:, best], int(likely[best]), spam, float(strength[best]))
    return found


def _ones(features: Matrix) -> Matrix64:
    """(n_items, n_features) 1 where an item has a feature."""
    rows = csr_array(features)
    return csr_array((np.ones(rows.nnz), rows.indices, rows.indptr), shape=rows.shape)


def _with_more_errors(votes: Votes, wrong: Floats, errors: Floats, has: Matrix64) -> Rows:
    """The features on which errors are more frequent than on all items: saves time."""
    usual = errors.sum() / max(wrong.sum(), _LITTLE)
    of_items = np.column_stack(
        [
            np.bincount(votes.items, values, has.shape[0])
            for values in (np.ones(len(errors)), errors - usual * wrong)
        ]
    )
    count, more = (has.T @ of_items).T
    enough = (count >= _MIN_VOTES) & (count <= _MOST * len(errors))
    return np.flatnonzero(enough & (more >= _MIN_ERRORS))


def _may_be_strong(
    votes: Votes, errors: Floats, has: Matrix64, likely: Rows, eligible: Mask, may: Mask
) -> Mask:
    """(n_likely,) where the strength may be above `STRENGTH`: saves time, and excludes no other.

    An annotator's ratio is at most that of as many votes, all of them wrong, where the others'
    errors are as rare as can be. The many slight errors count as if all were on the kind.
    """
    clear = errors >= _CLEAR
    items, places = np.unique(votes.items[clear], return_inverse=True)
    few = Votes(places, votes.annotators[clear], votes.spam[clear])
    on_kinds, _ = _each_annotators(few, len(eligible), errors[clear], has[items][:, likely])
    slight = np.bincount(votes.annotators[~clear], errors[~clear], len(eligible))
    most = -2 * np.log(_LEAST_RATE) * (on_kinds + slight[:, None]) - _penalty(eligible)
    return np.asarray(np.maximum(most[may], 0).sum(axis=0) > STRENGTH)


def _penalty(eligible: Mask) -> float:
    return float(2 * np.log(eligible.sum()))


def _each_annotators(
    votes: Votes, n_annotators: int, values: Floats, kinds: Matrix64
) -> tuple[Floats, Floats]:
    """(n_annotators, n_kinds) sums of a number of each vote: on each kind, and on all else.

    values: (n_votes,); kinds: (n_items, n_kinds).
    """
    shape = n_annotators, kinds.shape[0]
    on_kind = (csr_array((values, (votes.annotators, votes.items)), shape) @ kinds).toarray()
    total = np.bincount(votes.annotators, values, n_annotators)[:, None]
    return on_kind, np.maximum(total - on_kind, 0)


def _members(
    chances: tuple[Floats, Floats], errors: tuple[Floats, Floats], eligible: Mask, may: Mask
) -> tuple[Mask, Floats]:
    """(n_annotators, n_kinds) who shares the errors on each kind, and (n_kinds,) how surely.

    chances: (n_annotators, n_kinds) votes on items of the other label, as far as that is known, on
    the kind and elsewhere; errors: those that are wrong; may: (n_annotators,) who may be a member.
    """
    of, wrong = chances[0], errors[0]
    elsewhere = (errors[1] + _PRIOR / 10) / (chances[1] + _PRIOR)
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

    def fit(hits: Floats, of: Floats, rate: Floats) -> Floats:
        return np.asarray(xlogy(hits, rate) + xlogy(of - hits, 1 - rate))

    apart = fit(said, chances, own) + fit(by_others, others, expected)
    return np.asarray(2 * (apart - fit(said, chances, both) - fit(by_others, others, both)))
