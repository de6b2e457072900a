"""Votes as the estimate takes them, and what it makes of them."""

from __future__ import annotations

from dataclasses import dataclass

from bot.learning.annotators.reliability_estimate import ReliabilityEstimate
from bot.learning.arrays import Floats, Mask, Rows


@dataclass(frozen=True, eq=False)
class Votes:
    """The standing answers that are a label: one row for each, the oldest first if that matters.

    items: (n_votes,) 0…n_items-1; annotators: (n_votes,) 0…n_annotators-1; spam: (n_votes,).
    `unsure` is for neither label and has no row; it counts in `needs_second_opinion`.
    """

    items: Rows
    annotators: Rows
    spam: Mask

    def first(self, count: int) -> Votes:
        """The oldest `count` votes."""
        return Votes(self.items[:count], self.annotators[:count], self.spam[:count])

    def only(self, kept: Mask) -> Votes:
        """Some of the votes. kept: (n_votes,)."""
        return Votes(self.items[kept], self.annotators[kept], self.spam[kept])


@dataclass(frozen=True, eq=False)
class Posterior:
    """The labels and the annotators.

    posterior: (n_items,) probability of spam, gold labels 0 or 1. weights: (n_items,) weight of the
    label in a fit, in [0, 1]: how certain the label is, at most how certain the votes alone make
    it, by their annotators' `weight`; 0 for one newcomer's word, once the proven give most votes.
    Neither the share of spam nor the model's own score adds weight. vote_posterior: (n_items,)
    probability of spam by the votes alone, for equally common classes and without the limit on
    newcomers' votes: what an exam may count. without: (n_votes,) probability that the item is spam,
    by everything but this vote.
    """

    posterior: Floats
    weights: Floats
    vote_posterior: Floats
    reliability: ReliabilityEstimate
    without: Floats
