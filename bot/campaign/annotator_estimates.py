"""What the votes say about each annotator."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from bot.learning.annotators import second_opinions
from bot.learning.annotators.reliability_estimate import (
    ESTABLISHED_GOLD,
    ESTABLISHED_VOTES,
    INFORMATIVE,
    ReliabilityEstimate,
)
from bot.learning.annotators.shared_errors import SharedErrors
from storage.records import AnnotatorId, Label, Reliability


@dataclass(frozen=True)
class ErringAlike:
    """Annotators who give this label to one kind of messages, where the others do not."""

    annotators: tuple[AnnotatorId, ...]
    label: Label


@dataclass(frozen=True, eq=False)
class AnnotatorReliability:
    """The annotators with votes, in any order, and how informative each is; None while unknown."""

    annotators: tuple[AnnotatorId, ...] = ()
    estimate: ReliabilityEstimate | None = None
    shared: SharedErrors | None = None

    def of(self, annotator: AnnotatorId) -> Reliability | None:
        """An annotator's informativeness, its interval and error rates; None while unknown.

        Below 0 informativeness is 0, as votes are never inverted.
        """
        if self.estimate is None or annotator not in self.annotators:
            return None
        at, found = self.annotators.index(annotator), self.estimate
        estimate, low, high = (
            min(max(float(bound[at]), 0.0), 1.0) for bound in (found.value, found.low, found.high)
        )
        sensitivity, specificity = float(found.sensitivity[at]), float(found.specificity[at])
        errs_alike: Label | None = None
        # The newest annotators may have come after the comparison.
        if self.shared is not None and self.shared.members[at : at + 1].any():
            errs_alike = "spam" if self.shared.spam else "no_spam"
        return Reliability(
            annotator,
            estimate,
            low,
            high,
            int(found.votes[at]),
            sensitivity,
            specificity,
            errs_alike,
        )

    def informativeness(self, annotator: AnnotatorId) -> float:
        """Sensitivity + specificity - 1, in [-1, 1]; 0 while unknown."""
        if self.estimate is None or annotator not in self.annotators:
            return 0.0
        return float(self.estimate.value[self.annotators.index(annotator)])

    def weight(self, annotator: AnnotatorId) -> float:
        """How much this annotator's votes weigh in [0, 1], 1 for a perfect one; 0 while unknown."""
        if self.estimate is None or annotator not in self.annotators:
            return 0.0
        return float(self.estimate.weight[self.annotators.index(annotator)])

    def is_proven(self, annotator: AnnotatorId) -> bool:
        """Whether the votes of this annotator have been shown to be informative."""
        if self.estimate is None or annotator not in self.annotators:
            return False
        return bool(self.estimate.proven[self.annotators.index(annotator)])

    def proven(self) -> list[AnnotatorId]:
        """The annotators who are proven."""
        return [who for who in self.annotators if self.is_proven(who)]

    def informative(self) -> list[AnnotatorId]:
        """The proven, and those whose votes say something, however little."""
        if self.estimate is None:
            return []
        shown = (self.estimate.low > INFORMATIVE) | self.estimate.proven
        return [who for who, has in zip(self.annotators, shown, strict=True) if has]

    def erring_alike(self) -> ErringAlike | None:
        """The annotators whose errors on one kind of messages coincide; None without any."""
        if self.shared is None:
            return None
        members = tuple(self.annotators[at] for at in np.flatnonzero(self.shared.members))
        return ErringAlike(members, "spam" if self.shared.spam else "no_spam")

    def uninformative(self, votes: Mapping[AnnotatorId, int]) -> list[AnnotatorId]:
        """The annotators whose votes clearly say too little; votes: how many each has given.

        Known labels, somebody established or, after many votes, several others have to show it:
        while everybody is new, those who agree may be the accounts of one liar.
        """
        found = self.estimate
        if found is None:
            return []
        low = second_opinions.uninformative(found)
        if not found.established.any():
            low &= found.gold_votes >= ESTABLISHED_GOLD
        # Most of these votes may be on items of which nobody else knows anything.
        given = np.array([votes.get(who, 0) for who in self.annotators])
        low |= found.contradicted & (given >= ESTABLISHED_VOTES)
        return [who for who, is_low in zip(self.annotators, low, strict=True) if is_low]
