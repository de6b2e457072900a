"""The model's opinion of an item as evidence beside the votes."""

from __future__ import annotations

from typing import Final

import numpy as np
from scipy.special import logit

from bot.learning.arrays import Floats

MODEL_WEIGHT: Final = 0.5
MODEL_CAP: Final = 2.0
"""The model's log-odds are halved, and capped at this: it learnt from the same annotators, and is
least certain near its border. One saboteur in six, 400 answers, F1 and share of right labels, SMS
(4 seeds) and YouTube (2 seeds): .5 and 2 .964 .970, .959 .968; .5 and 1.5 .965 .971, .956 .966; .35
and 1.5 .966 .963, .938 .959; 1 and 3 on SMS .948 .921, where three of the six were excluded."""

_CERTAIN: Final = 1e-10


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
