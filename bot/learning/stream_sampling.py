"""Which messages of a stream become items: a random share, and those the model is unsure about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from bot.learning.arrays import Floats, Mask

RANDOM_SHARE: Final = 0.25
"""Share of the messages that are kept whatever the model says; only these may be in the exam."""

UNSURE_LOG_ODDS: Final = 1.0
"""Messages with log-odds up to this, a score of .27 to .73, are all kept; of surer ones fewer."""


@dataclass(frozen=True, eq=False)
class Sample:
    """What a batch of messages came to.

    random: (n,) kept by the random share. unsure: (n,) kept as the model was unsure, and not by the
    random share. chance: (n,) the probability, in (0, 1], of the second for a message like it.
    """

    random: Mask
    unsure: Mask
    chance: Floats

    @property
    def kept(self) -> Mask:
        """(n,) kept for either reason."""
        return np.asarray(self.random | self.unsure)


def sample(draws: Floats, log_odds: Floats | None) -> Sample:
    """Decide which messages are kept.

    draws: (n, 2) uniform in [0, 1): one decides about the random share, the other
    about the rest. log_odds: (n,) of spam by the newest model; None without a model, when it is
    unsure about everything. The random share does not look at the model, so that it is a uniform
    sample of the stream, whatever the model was.
    Source: stream-based selective sampling with a margin, Cesa-Bianchi, Gentile & Zaniboni (2006),
    "Worst-Case Analysis of Selective Sampling for Linear Classification"; with a random part,
    Žliobaitė et al. (2014), "Active Learning With Drifting Streaming Data".
    """
    chance = np.ones(len(draws))
    if log_odds is not None:
        chance = (UNSURE_LOG_ODDS / np.maximum(np.abs(log_odds), UNSURE_LOG_ODDS)) ** 2
    random = draws[:, 0] < RANDOM_SHARE
    return Sample(random, ~random & (draws[:, 1] < chance), chance)
