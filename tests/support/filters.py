"""A small filter for tests of scores."""

from __future__ import annotations

import numpy as np

from bot.learning.features import FEATURES
from bot.learning.fitting import fit_model
from bot.models.pipeline import text_pipeline
from bot.models.spam_filter import ExamScores, SpamFilter, to_bytes, with_exam
from tests.support.campaigns import texts, truth


def filter_bytes(features: str = "chars") -> bytes:
    """A file of a filter that learnt 100 messages; its exam is 60 others, all labelled rightly."""
    some = texts(160)
    transformer = FEATURES[features]()
    pool = transformer.fit_transform(some)
    spam = np.array([truth(text) == "spam" for text in some])
    model = fit_model(pool, np.arange(100), spam[:100])
    exam = ExamScores(model.proba64(pool[np.arange(100, 160)]), spam[100:], np.ones(60))
    return to_bytes(with_exam(text_pipeline(transformer, model), exam))


def small_filter() -> SpamFilter:
    return SpamFilter.from_bytes(filter_bytes(), "filter.skops")
