"""Estimate annotator accuracy and item labels together (one-coin Dawid-Skene).

An annotator is right with the same probability on every item, and errs independently of the others.
The posterior of an item follows from its votes and the reliability of the annotators; a reliability
follows from the posteriors of the items voted on. The two steps alternate until neither changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.special import expit, logit

from bot.learning.arrays import Floats, Mask, Rows

VOTE_PRIOR: Final = (4.0, 1.0)
"""Right and wrong votes that every annotator starts with: one vote of a new annotator is not yet
certain (.8 < `CERTAIN_ENOUGH`), and one that the model agrees with is."""

MODEL_WEIGHT: Final = 0.5
MODEL_CAP: Final = 2.0
"""The model's log-odds are halved, and capped at this: it learnt from the same annotators, and is
least certain near its border. One saboteur in six, 400 answers, F1 and share of right labels, SMS
(4 seeds) and YouTube (2 seeds): .5 and 2 .964 .970, .959 .968; .5 and 1.5 .965 .971, .956 .966; .35
and 1.5 .966 .963, .938 .959; 1 and 3 on SMS .948 .921, where 3 of the six were excluded instead of
1.75. Refitted every fourth answer to save time."""

CLASS_ITEMS: Final = 2.0
"""Items, half of them spam, that the share of spam starts with."""

_CERTAIN: Final = 1e-10
_CONVERGED: Final = 1e-8
_ITERATIONS: Final = 2_000
_GRID: Final = (np.arange(400) + 0.5) / 400
_AGREEMENT: Final = np.linspace(0, 1, 201)
_LOG_LIKELIHOOD: Final = np.log(np.outer(_AGREEMENT, _GRID) + np.outer(1 - _AGREEMENT, 1 - _GRID))


@dataclass(frozen=True, eq=False)
class Votes:
    """The standing answers that are a label: one row for each, in any order.

    items: (n_votes,) 0…n_items-1; annotators: (n_votes,) 0…n_annotators-1; spam: (n_votes,).
    `unsure` is for neither label and has no row; it counts in `needs_second_opinion`.
    """

    items: Rows
    annotators: Rows
    spam: Mask


@dataclass(frozen=True, eq=False)
class ReliabilityEstimate:
    """How often each annotator is right.

    value: (n_annotators,) probability in [0, 1]; low, high: its 95 % interval, narrower with more
    votes of others on the same items; votes: number of answers that were a label.
    """

    value: Floats
    low: Floats
    high: Floats
    votes: Rows


@dataclass(frozen=True, eq=False)
class Posterior:
    """The labels and the annotators. posterior: (n_items,) in [0, 1], gold labels 0 or 1."""

    posterior: Floats
    reliability: ReliabilityEstimate


def aggregate_votes(
    votes: Votes,
    n_items: int,
    n_annotators: int,
    *,
    model_score: Floats | None = None,
    gold: Floats | None = None,
    counted: Mask | None = None,
    prior: tuple[float, float] = VOTE_PRIOR,
    class_items: float = CLASS_ITEMS,
) -> Posterior:
    """The posterior of every item and the reliability of every annotator.

    model_score: (n_items,) the model's out-of-fold probability of spam, NaN where there is none
    (always for exam items, as the exam measures the model); gold: (n_items,) known labels, 1 for
    spam, 0 for not, NaN where unknown; counted: (n_annotators,) True if the votes count for
    posteriors (the reliability is estimated for all); prior: right and wrong votes that every
    annotator starts with; class_items: items, half of them spam, that the share of spam starts
    with. With prior=(0, 0), class_items=0 and votes alone this is the maximum likelihood estimate.
    An item without votes has the model's score as its posterior, or else the share of spam.
    Source: Dawid & Skene (1979), "Maximum Likelihood Estimation of Observer Error-Rates Using the
    EM Algorithm"; one coin as in Zhang et al. (2016), "Spectral Methods Meet EM".
    Errors: ValueError when the arrays' lengths differ.
    """
    _check(votes, n_items, n_annotators, model_score, gold, counted)
    prior_log_odds = model_prior(model_score, n_items)
    table = _EmSteps(votes, n_items, n_annotators, prior_log_odds, gold, counted, prior)
    posterior = table.initial_posterior()
    value = table.reliability(posterior)
    for _ in range(_ITERATIONS):
        posterior = table.posterior(value, table.spam_share(posterior, class_items))
        before, value = value, table.reliability(posterior)
        if np.abs(value - before).max(initial=0) < _CONVERGED:
            break
    low, high = table.intervals(value, table.spam_share(posterior, class_items))
    return Posterior(posterior, ReliabilityEstimate(value, low, high, table.votes_per_annotator))


def label_weights(posterior: Floats) -> Floats:
    """(n_items,) weight of each label in a fit: 0 at posterior 0.5, 1 at 0 and 1."""
    return np.asarray(np.abs(2 * posterior - 1))


def model_prior(model_score: Floats | None, n_items: int) -> Floats:
    """(n_items,) the model's evidence in log-odds; 0 where it has no score.

    A fit with balanced classes assumes that half of all items are spam, so its log-odds need no
    correction for the share of spam.
    """
    if model_score is None:
        return np.zeros(n_items)
    known = np.where(np.isnan(model_score), 0.5, model_score)
    log_odds = logit(np.clip(known, _CERTAIN, 1 - _CERTAIN))
    return np.asarray(np.clip(MODEL_WEIGHT * log_odds, -MODEL_CAP, MODEL_CAP))


def _check(
    votes: Votes,
    n_items: int,
    n_annotators: int,
    model_score: Floats | None,
    gold: Floats | None,
    counted: Mask | None,
) -> None:
    if not len(votes.items) == len(votes.annotators) == len(votes.spam):
        raise ValueError("Votes need an item, an annotator and a label each.")
    for array, length in ((model_score, n_items), (gold, n_items), (counted, n_annotators)):
        if array is not None and len(array) != length:
            raise ValueError(
                f"{len(array)} numbers for {length} items or annotators: give one for each."
            )


class _EmSteps:
    """The votes, with the expectation and the maximisation step on them."""

    def __init__(
        self,
        votes: Votes,
        n_items: int,
        n_annotators: int,
        prior_log_odds: Floats,
        gold: Floats | None,
        counted: Mask | None,
        prior: tuple[float, float],
    ) -> None:
        self._votes = votes
        self._n_items = n_items
        self._prior_log_odds = prior_log_odds
        self._gold = np.full(n_items, np.nan) if gold is None else gold
        self._known = ~np.isnan(self._gold)
        self._prior = prior
        self._side = np.where(votes.spam, 1.0, -1.0)
        self._counts = np.ones(len(votes.items)) if counted is None else counted[votes.annotators]
        self.votes_per_annotator = np.bincount(votes.annotators, minlength=n_annotators)
        self._voted = np.bincount(votes.items, self._counts, n_items) > 0

    def initial_posterior(self) -> Floats:
        """(n_items,) for equally reliable annotators: the share of spam votes and the model."""
        votes = self._votes
        counted_votes = np.bincount(votes.items, self._counts, self._n_items)
        for_spam = np.bincount(votes.items, self._counts * votes.spam, self._n_items)
        share = np.divide(
            for_spam, counted_votes, out=np.full(self._n_items, 0.5), where=counted_votes > 0
        )
        log_odds = logit(np.clip(share, _CERTAIN, 1 - _CERTAIN)) + self._prior_log_odds
        return self._with_gold(np.asarray(expit(log_odds)))

    def reliability(self, posterior: Floats) -> Floats:
        """(n_annotators,) the share of each annotator's votes that are right."""
        votes, (good, bad) = self._votes, self._prior
        agreed = np.where(votes.spam, posterior[votes.items], 1 - posterior[votes.items])
        sums = np.bincount(votes.annotators, agreed, len(self.votes_per_annotator)) + good
        of = self.votes_per_annotator + good + bad
        return np.asarray(np.divide(sums, of, out=np.full(len(of), 0.5), where=of > 0))

    def spam_share(self, posterior: Floats, class_items: float) -> float:
        """Share of spam among the items with votes, in [0, 1]."""
        of = self._voted.sum() + class_items
        return float((posterior[self._voted].sum() + class_items / 2) / of) if of else 0.5

    def posterior(self, value: Floats, share: float) -> Floats:
        """(n_items,) probability of spam."""
        return self._with_gold(np.asarray(expit(self._log_odds(value, share))))

    def intervals(self, value: Floats, share: float) -> tuple[Floats, Floats]:
        """(n_annotators,) 2.5 % and 97.5 % quantiles of each reliability, given all other evidence.

        A vote on an item without other evidence tells nothing about its annotator.
        """
        votes = self._votes
        others = self._log_odds(value, share)[votes.items] - self._evidence(value)
        agreed = np.asarray(expit(self._side * others))
        known = self._known[votes.items]
        agreed[known] = (self._gold[votes.items] == votes.spam)[known]
        place = np.rint(agreed * (len(_AGREEMENT) - 1)).astype(np.intp)
        of = len(self.votes_per_annotator) * len(_AGREEMENT)
        seen = np.bincount(votes.annotators * len(_AGREEMENT) + place, minlength=of)
        good, bad = np.maximum(self._prior, 1.0) - 1
        fits = seen.reshape(-1, len(_AGREEMENT)) @ _LOG_LIKELIHOOD + good * np.log(_GRID)
        fits += bad * np.log1p(-_GRID)
        mass = np.exp(fits - fits.max(axis=1, keepdims=True)).cumsum(axis=1)
        low, high = ((mass < part * mass[:, -1:]).sum(axis=1) for part in (0.025, 0.975))
        return np.minimum(_GRID[low], value), np.maximum(_GRID[high], value)

    def _log_odds(self, value: Floats, share: float) -> Floats:
        """(n_items,) log-odds of spam."""
        share = min(max(share, _CERTAIN), 1 - _CERTAIN)
        sums = np.bincount(self._votes.items, self._evidence(value), self._n_items)
        return np.asarray(self._prior_log_odds + logit(share) + sums)

    def _evidence(self, value: Floats) -> Floats:
        """(n_votes,) how far each vote moves its item's log-odds towards spam."""
        log_odds = logit(np.clip(value, _CERTAIN, 1 - _CERTAIN))
        return np.asarray(self._counts * self._side * log_odds[self._votes.annotators])

    def _with_gold(self, posterior: Floats) -> Floats:
        return np.asarray(np.where(self._known, self._gold, posterior))
