"""Whose votes clearly say too little, and who can show it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from bot.campaign.annotator_estimates import AnnotatorReliability
from bot.learning.annotators.reliability_estimate import ReliabilityEstimate
from bot.learning.annotators.shared_errors import SharedErrors
from storage.records import AnnotatorId

ANN, EVE = AnnotatorId(1), AnnotatorId(2)


def estimates(
    *, eve_low: float = -0.5, established: bool = False, gold: int = 0, compared: int = 20
) -> AnnotatorReliability:
    """Ann is good, and Eve says nothing."""
    value, high = np.array([0.8, 0.0]), np.array([0.95, 0.1])
    low, votes = np.array([0.5, eve_low]), np.array([30, compared])
    proven, known = np.array([True, False]), np.array([established, False])
    rate, golds = (value + 1) / 2, np.array([0, gold])
    found = ReliabilityEstimate(rate, rate, value, low, high, votes, proven, value, known, golds)
    return AnnotatorReliability((ANN, EVE), found)


def test_somebody_established_or_known_labels_show_who_is_uninformative() -> None:
    votes = {ANN: 30, EVE: 20}

    assert estimates().uninformative(votes) == []
    assert estimates(established=True).uninformative(votes) == [EVE]
    assert estimates(gold=3).uninformative(votes) == []
    assert estimates(gold=4).uninformative(votes) == [EVE]


def test_several_others_show_it_after_many_votes_also_where_few_can_be_compared() -> None:
    contradicted = estimates(eve_low=-1.0, compared=5)

    assert contradicted.uninformative({ANN: 30, EVE: 23}) == []
    assert contradicted.uninformative({ANN: 30, EVE: 24}) == [EVE]


def test_annotators_with_the_same_errors_have_the_label_that_they_give() -> None:
    shared = SharedErrors(np.array([True]), 7, spam=True, strength=30.0)
    known = replace(estimates(), shared=shared)

    named = [found.errs_alike for who in (ANN, EVE) if (found := known.of(who))]

    assert named == ["spam", None]  # Eve came after the comparison
