"""Estimate labels and annotators together, with a sensitivity and a specificity each (Dawid-Skene).

The posterior of an item follows from its votes and its annotators' error rates; the error rates
follow from the posteriors of the items voted on, without the annotator's own vote. The two steps
alternate until neither changes.

What counts is informativeness = sensitivity + specificity - 1: 1 for a perfect annotator, 0 for one
whose votes do not depend on the item, as who always says "not spam". Votes are never inverted: a
negative informativeness counts as 0.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np
from scipy.special import expit, logit

from bot.learning.annotators.error_rates import LEVELS, error_rates, mean_rates
from bot.learning.annotators.model_prior import model_prior
from bot.learning.annotators.newcomers import newcomers_limit
from bot.learning.annotators.reliability_estimate import (
    ESTABLISHED_GOLD,
    ESTABLISHED_VOTES,
    PROVEN,
    ReliabilityEstimate,
)
from bot.learning.annotators.vote_rows import Posterior, Votes
from bot.learning.arrays import Floats, Mask, Rows

VOUCHED_VOTES: Final = 40.0
"""Right votes of each class that an annotator starts with whom an owner vouches for."""

CLASS_ITEMS: Final = 10.0
MIN_SPAM_SHARE, MAX_SPAM_SHARE = 0.2, 0.8
"""The share of spam begins with this many items, half of them spam, and stays within these bounds.
While there is no model, it is one half. A free share has a second solution: all is "not spam", and
those who say otherwise are wrong (2 of 5 always "not spam", 40 known labels, SMS: F1 below .1)."""

_START_NEW, _START = 0.5, 0.75
_ITERATIONS: Final = 40
_CONVERGED: Final = 1e-3


def aggregate_votes(
    votes: Votes,
    n_items: int,
    n_annotators: int,
    *,
    model_score: Floats | None = None,
    gold: Floats | None = None,
    counted: Mask | None = None,
    vouched: Mask | None = None,
    contradicted: Mask | None = None,
    opposed: bool = False,
    ignored: Mask | None = None,
    pseudo_votes: float = 1.0,
    start: ReliabilityEstimate | None = None,
) -> Posterior:
    """The posterior of every item and the reliability of every annotator.

    model_score: (n_items,) the model's out-of-fold probability of spam, NaN where there is none
    (always for exam items, as the exam measures the model); gold: (n_items,) known labels, 1 for
    spam, 0 for not, NaN where unknown; counted: (n_annotators,) True if the votes count for
    posteriors (the reliability is estimated for all); vouched: (n_annotators,) owners, and those an
    owner trusts, who count as proven; contradicted: (n_annotators,) see `Camps`: their votes say
    nothing; opposed: whether there are two camps, see `newcomers_limit`; ignored: (n_votes,) votes
    that say nothing about item or annotator, see `SharedErrors.votes`.
    pseudo_votes: right votes of each class that every annotator starts with, a
    Beta(1 + pseudo_votes, 1) prior each. start: an earlier estimate of these annotators to
    begin with; everybody is equal if not given.
    An item without votes has the model's score as its posterior, or else the share of spam.
    Source: Dawid & Skene (1979), "Maximum Likelihood Estimation of Observer Error-Rates Using the
    EM Algorithm"; Raykar & Yu (2012), "Eliminating Spammers and Ranking Annotators for Crowdsourced
    Labeling Tasks".
    Errors: ValueError when the arrays' lengths differ.
    """
    _check(votes, n_items, n_annotators, model_score, gold, counted)
    nobody = np.zeros(n_annotators, dtype=np.bool_)
    steps = _EmSteps(
        votes,
        n_items,
        model_score,
        np.full(n_items, np.nan) if gold is None else gold,
        ~nobody if counted is None else counted,
        nobody if vouched is None else vouched,
        nobody if contradicted is None else contradicted,
        opposed,
        np.zeros(len(votes.items), dtype=np.bool_) if ignored is None else ignored,
        pseudo_votes,
    )
    before = found = steps.start(n_annotators, start)
    for left in reversed(range(_ITERATIONS)):
        earlier, before, found = before, found, steps.next(found)
        # Where somebody is nearly proven, two states can alternate: this one is then the last, too.
        alternates = left % 2 == 0 and found.change_since(earlier) < _CONVERGED
        if alternates or found.change_since(before) < _CONVERGED:
            break
    return steps.posterior(steps.reliability(before))


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
        model_score: Floats | None,
        gold: Floats,
        counted: Mask,
        vouched: Mask,
        contradicted: Mask,
        opposed: bool,
        ignored: Mask,
        pseudo_votes: float,
    ) -> None:
        self._votes = votes
        self._n_items = n_items
        self._prior_log_odds = model_prior(model_score, n_items)
        scored = (
            np.zeros(n_items, dtype=np.bool_) if model_score is None else ~np.isnan(model_score)
        )
        self._has_model = bool(scored.any())
        self._gold = np.nan_to_num(gold)
        self._known = ~np.isnan(gold)
        self._vouched = vouched
        self._silent = contradicted
        self._counts = (counted & ~contradicted)[votes.annotators] & ~ignored
        voted = np.bincount(votes.items, self._counts, n_items)
        self._voted = voted > 0
        others = voted[votes.items] - self._counts > 0
        # A vote on an item of which nobody else knows anything says nothing about its annotator.
        self._compared = (others | (self._known | scored)[votes.items]) & ~ignored
        n_annotators = len(vouched)
        self._places = (2 * votes.annotators + votes.spam) * LEVELS
        self._n_votes = np.bincount(votes.annotators[self._compared], minlength=n_annotators)
        on_gold = self._known[votes.items]
        self._gold_votes = np.bincount(votes.annotators[on_gold], minlength=n_annotators)
        voters = votes.annotators[self._counts]
        self._limit = newcomers_limit(voters, n_annotators, by_record=opposed)
        self._pseudo_votes = np.where(vouched, VOUCHED_VOTES, pseudo_votes)

    def start(self, n_annotators: int, start: ReliabilityEstimate | None) -> ReliabilityEstimate:
        """An earlier estimate, or else everybody equally good; who is vouched for is proven."""
        vouched = self._vouched
        if start is not None:
            proven, established = start.proven | vouched, start.established | vouched
            return replace(start, proven=proven, established=established)
        votes = np.bincount(self._votes.annotators[self._counts], minlength=n_annotators)
        known = np.minimum(votes, ESTABLISHED_VOTES) / ESTABLISHED_VOTES
        equal = _START_NEW + (_START - _START_NEW) * known
        unknown = np.zeros(n_annotators)
        value = 2 * equal - 1
        return ReliabilityEstimate(
            equal, equal, value, unknown, unknown, votes, vouched, value, vouched, 0 * votes
        )

    def next(self, before: ReliabilityEstimate) -> ReliabilityEstimate:
        """The error rates of `reliability` and who is proven by them; the rest as before."""
        sensitivity, specificity, is_high = mean_rates(self._table(before), self._pseudo_votes)
        value, proven, established = self._judged(sensitivity + specificity - 1, is_high)
        return replace(
            before,
            sensitivity=sensitivity,
            specificity=specificity,
            value=value,
            proven=proven,
            established=established,
        )

    def reliability(self, before: ReliabilityEstimate) -> ReliabilityEstimate:
        """Each annotator's error rates, given everything else that is known of the items."""
        table = self._table(before)
        sensitivity, specificity, low, high, least = error_rates(table, self._pseudo_votes)
        value, proven, established = self._judged(sensitivity + specificity - 1, low > PROVEN)
        least = np.minimum(value, np.where(proven | ~established.any(), value, least))
        return ReliabilityEstimate(
            sensitivity,
            specificity,
            value,
            np.where(self._silent, -1.0, low),
            np.where(self._silent, 0.0, high),
            self._n_votes,
            proven,
            np.clip(least, 0.0, 1.0),
            established,
            self._gold_votes,
        )

    def _table(self, before: ReliabilityEstimate) -> Rows:
        """(n_annotators, 2 * LEVELS) compared votes by their item's level, see `error_rates`."""
        compared = self._compared
        level = np.rint(self._without(before) * (LEVELS - 1)).astype(np.intp)
        places = self._places[compared] + level[compared]
        counts = np.bincount(places, minlength=len(self._vouched) * 2 * LEVELS)
        return counts.reshape(len(self._vouched), 2 * LEVELS)

    def _judged(self, informativeness: Floats, is_high: Mask) -> tuple[Floats, Mask, Mask]:
        """(n_annotators,) the value, who is proven, and who is established."""
        proven = (is_high & ~self._silent) | self._vouched
        is_known = (self._n_votes >= ESTABLISHED_VOTES) | (self._gold_votes >= ESTABLISHED_GOLD)
        value = np.where(self._silent, 0.0, informativeness)
        return value, proven, proven & (is_known | self._vouched)

    def posterior(self, found: ReliabilityEstimate) -> Posterior:
        evidence = self._evidence(found)
        posterior = np.where(self._known, self._gold, expit(self._log_odds(found, evidence)))
        shown = found.weight / np.where(found.value > 0, found.value, 1.0)
        sums = np.bincount(
            self._votes.items, evidence * shown[self._votes.annotators], self._n_items
        )
        by_votes = np.where(self._known, 1.0, np.abs(2 * expit(sums) - 1))
        weights = np.minimum(np.abs(2 * posterior - 1), by_votes)
        weights[self._unconfirmed(found)] = 0.0
        uncapped = self._evidence(found, capped=False)
        by_votes_alone = expit(np.bincount(self._votes.items, uncapped, self._n_items))
        return Posterior(posterior, weights, by_votes_alone, found, self._without(found))

    def _without(self, found: ReliabilityEstimate) -> Floats:
        """(n_votes,) probability that each vote's item is spam, by all else that is known of it."""
        items, evidence = self._votes.items, self._evidence(found)
        without = expit(self._log_odds(found, evidence)[items] - evidence)
        return np.asarray(np.where(self._known[items], self._gold[items], without))

    def _unconfirmed(self, found: ReliabilityEstimate) -> Mask:
        """(n_items,) labels that one newcomer alone has given, once the proven give most votes."""
        if not self._most_are_proven(found):
            return np.zeros(self._n_items, dtype=np.bool_)
        items, counts = self._votes.items, self._counts
        alone = np.bincount(items, counts, self._n_items) == 1
        proven = counts & found.proven[self._votes.annotators]
        return np.asarray(alone & ~self._known & (np.bincount(items, proven, self._n_items) == 0))

    def _most_are_proven(self, found: ReliabilityEstimate) -> bool:
        """Whether somebody is established, and the proven give at least half of the votes."""
        proven = self._counts & found.proven[self._votes.annotators]
        return bool(found.established.any() and 2 * proven.sum() >= self._counts.sum())

    def _evidence(self, found: ReliabilityEstimate, *, capped: bool = True) -> Floats:
        """(n_votes,) how far each vote moves its item's log-odds towards spam."""
        votes = self._votes
        for_spam = np.log(found.sensitivity / (1 - found.specificity))
        against = np.log((1 - found.sensitivity) / found.specificity)
        evidence = np.where(votes.spam, for_spam[votes.annotators], against[votes.annotators])
        if capped:
            limit = self._limit[votes.annotators]
            limited = np.clip(evidence, -limit, limit)
            evidence = np.where(found.proven[votes.annotators], evidence, limited)
        informative = (found.value > 0)[votes.annotators]
        return np.asarray(np.where(informative & self._counts, evidence, 0.0))

    def _log_odds(self, found: ReliabilityEstimate, evidence: Floats) -> Floats:
        """(n_items,) log-odds of spam.

        The share of spam is estimated once the proven give most votes. Before, it would outweigh
        the only vote of an item, and honest newcomers' votes for the rarer class would look wrong.
        """
        log_odds = self._prior_log_odds + np.bincount(self._votes.items, evidence, self._n_items)
        share = 0.5
        for _ in range(3 if self._has_model and self._most_are_proven(found) else 0):
            posterior = np.where(self._known, self._gold, expit(log_odds + logit(share)))
            spam = posterior[self._voted].sum() + CLASS_ITEMS / 2
            share = float(spam / (self._voted.sum() + CLASS_ITEMS))
            share = min(max(share, MIN_SPAM_SHARE), MAX_SPAM_SHARE)
        return np.asarray(log_odds + logit(share))
