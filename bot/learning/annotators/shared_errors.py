"""Annotators who make the same errors on one kind of messages, as people who have agreed on them.

A kind is the items that have one feature in common, for example a word. Who calls it harmless is
right on everything else, so that the error rates of one annotator do not show it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.sparse import csr_array
from scipy.special import xlogy

from bot.learning.annotators.dawid_skene import Votes
from bot.learning.arrays import Floats, Mask, Matrix, Rows

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
    kept = eligible[votes.annotators]
    on_kinds, columns = _kinds(features, votes.items[kept])
    found: SharedErrors | None = None
    for spam in (False, True):
        wrong = 1 - without[kept] if spam else without[kept]
        errors = wrong * (votes.spam[kept] == spam)
        likely = np.flatnonzero(_has_more_errors(on_kinds, wrong, errors))
        each = _each_annotators(votes.annotators[kept], len(eligible), on_kinds[:, likely])
        members, strength = _members(each(wrong), each(errors), eligible, vouched)
        best = int(strength.argmax()) if len(likely) else 0
        if len(likely) and strength[best] > (found.strength if found else STRENGTH):
            feature = int(columns[likely[best]])
            found = SharedErrors(members[:, best], feature, spam, float(strength[best]))
    return found


def _kinds(features: Matrix, items: Rows) -> tuple[Matrix, Rows]:
    """(n_votes, n_kinds) 1 for a vote on an item of the kind; (n_kinds,) the kinds' features."""
    rows = csr_array(features[items])
    counts = np.bincount(rows.indices, minlength=rows.shape[1])
    columns = np.flatnonzero((counts >= _MIN_VOTES) & (counts <= _MOST * len(items)))
    kinds = csr_array(rows[:, columns])
    kinds.data = np.ones_like(kinds.data)
    return kinds, columns


def _has_more_errors(kinds: Matrix, wrong: Floats, errors: Floats) -> Mask:
    """(n_kinds,) whether errors are more frequent on the kind than on all items: saves time."""
    usual = errors.sum() / max(wrong.sum(), _LITTLE)
    return np.asarray(kinds.T @ (errors - usual * wrong) >= _MIN_ERRORS)


def _each_annotators(
    annotators: Rows, n_annotators: int, kinds: Matrix
) -> Callable[[Floats], tuple[Floats, Floats]]:
    """Sums of a number of each vote by annotator: on each kind, and on everything else."""

    def sums(values: Floats) -> tuple[Floats, Floats]:
        shape = n_annotators, len(annotators)
        on_kind = (csr_array((values, (annotators, np.arange(shape[1]))), shape) @ kinds).toarray()
        total = np.bincount(annotators, values, n_annotators)[:, None]
        return on_kind, np.maximum(total - on_kind, 0)

    return sums


def _members(
    chances: tuple[Floats, Floats], errors: tuple[Floats, Floats], eligible: Mask, vouched: Mask
) -> tuple[Mask, Floats]:
    """(n_annotators, n_kinds) who shares the errors on each kind, and (n_kinds,) how surely.

    chances: (n_annotators, n_kinds) votes on items of the other label, as far as that is known, on
    the kind and elsewhere; errors: those that are wrong.
    """
    of, wrong = chances[0], errors[0]
    elsewhere = (errors[1] + _PRIOR / 10) / (chances[1] + _PRIOR)
    may = (eligible & ~vouched)[:, None]
    members = np.zeros(of.shape, dtype=np.bool_)
    for _ in range(_ROUNDS):
        others = eligible[:, None] & ~members
        of_others, wrong_others, usual = (
            (each * others).sum(axis=0) - each * others for each in (of, wrong, elsewhere * of)
        )
        there = (wrong_others + 0.5) / (of_others + 1)
        more = elsewhere - usual / np.maximum(of_others, _LITTLE)
        expected = np.clip(there + np.maximum(more, 0), 0.005, 0.995)
        gap = may & (wrong / np.maximum(of, _LITTLE) - expected > MIN_GAP)
        ratio = np.zeros(of.shape)  # of the few with a gap only: it takes most of the time
        ratio[gap] = _likelihood_ratio(wrong[gap], of[gap], expected[gap], of_others[gap])
        before, members = members, gap & (ratio > MIN_RATIO)
        if (members == before).all():
            break
    size, penalty = members.sum(axis=0), 2 * np.log(eligible.sum())
    fewer = (size >= MIN_MEMBERS) & (2 * size < eligible.sum())
    fewer &= 2 * (of * members).sum(axis=0) < (of * eligible[:, None]).sum(axis=0)
    return members, np.where(fewer, (ratio * members).sum(axis=0) - penalty * size, 0.0)


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
