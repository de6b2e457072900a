"""How much the votes of annotators count who have not been shown to be informative."""

from __future__ import annotations

from typing import Final

import numpy as np

from bot.learning.annotators.reliability_estimate import ESTABLISHED_VOTES
from bot.learning.arrays import Floats, Rows

NEWCOMER_EVIDENCE: Final = float(np.log(2))
"""The most log-odds that a vote of an annotator who is not proven moves its item: one such vote
alone gives a posterior of 2 / 3, and is never certain. Where annotators contradict each other, it
is less by the square of their votes beside the longest record: accounts are cheap, and long records
are not."""


def newcomers_limit(annotators: Rows, n_annotators: int, *, by_record: bool) -> Floats:
    """(n_annotators,) the most log-odds that a vote of theirs moves its item until they are proven.

    annotators: (n_votes,) the annotators of the votes that count; by_record: whether it is less for
    those with fewer votes than others.
    """
    if not by_record:
        return np.full(n_annotators, NEWCOMER_EVIDENCE)
    records = np.minimum(np.bincount(annotators, minlength=n_annotators), ESTABLISHED_VOTES)
    return np.asarray(NEWCOMER_EVIDENCE * (records / max(records.max(initial=0), 1)) ** 2)
