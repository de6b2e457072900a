"""A pipeline of scikit-learn gives the scores of the bot."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pytest
from numpy.random import default_rng
from sklearn.naive_bayes import MultinomialNB
from sklearn.pipeline import Pipeline
from sklearn.svm import LinearSVC

from bot.learning.arrays import Matrix
from bot.learning.classifier import Classifier
from bot.learning.features import FEATURES, TextTransformer
from bot.learning.fitting import fit_classifier
from bot.models.pipeline import text_pipeline
from bot.models.spam_filter import ExamScores, SpamFilter, to_bytes, untrusted_types, with_exam
from tests.support.campaigns import texts, truth
from tests.support.generated_texts import generated_texts

SOME = texts(200)
NO_EXAM = ExamScores(np.zeros(0), np.zeros(0, np.bool_), np.zeros(0))


@cache
def pool_of(features: str) -> tuple[TextTransformer, Matrix]:
    """Fitted features and the rows of some hundred texts."""
    transformer = FEATURES[features]()
    more = 30 if transformer.n_dense else 200  # the meaning of a text takes 3 ms
    return transformer, transformer.fit_transform([*SOME, *generated_texts(more, default_rng(5))])


def learnt(features: str, estimator: Any = None) -> tuple[TextTransformer, Classifier]:
    transformer, pool = pool_of(features)
    spam = np.array([truth(text) == "spam" for text in SOME])
    rng = default_rng(0)
    return transformer, fit_classifier(estimator, pool, np.arange(len(SOME)), spam, rng=rng)


def from_file(pipeline: Pipeline) -> SpamFilter:
    """What is read again of what was written."""
    return SpamFilter.from_bytes(to_bytes(with_exam(pipeline, NO_EXAM)), "filter.skops")


@pytest.mark.parametrize("features", list(FEATURES))
def test_thousands_of_texts_have_the_scores_of_the_bot(features: str) -> None:
    transformer, model = learnt(features)
    new = generated_texts(60 if transformer.n_dense else 2_000, default_rng(1))

    found = from_file(text_pipeline(transformer, model))

    assert np.abs(found.scores(new) - model.proba64(transformer.transform(new))).max() < 1e-6


@pytest.mark.parametrize("features", list(FEATURES))
@pytest.mark.parametrize("estimator", [MultinomialNB(), LinearSVC()])
def test_another_classifier_keeps_its_scores_too(features: str, estimator: Any) -> None:
    transformer, model = learnt(features, estimator)
    new = generated_texts(30 if transformer.n_dense else 100, default_rng(2))

    found = from_file(text_pipeline(transformer, model))

    assert np.abs(found.scores(new) - model.proba64(transformer.transform(new))).max() < 1e-6


@pytest.mark.parametrize(
    ("features", "trusted"),
    [
        ("chars", ["functools.partial", "operator.itemgetter"]),
        ("words", ["functools.partial", "operator.itemgetter"]),
        ("views", ["bot.learning.features.views.MultiViewVectorizer"]),
        ("views+meaning", ["bot.learning.features.meaning.ViewsAndMeaning"]),
    ],
)
def test_a_file_names_few_types_beyond_those_of_scikit_learn(
    features: str, trusted: list[str]
) -> None:
    content = to_bytes(with_exam(text_pipeline(*learnt(features)), NO_EXAM))

    assert untrusted_types(content) == trusted


@pytest.mark.parametrize("estimator", [None, MultinomialNB(), LinearSVC()])
@pytest.mark.parametrize("threshold", [0.2, 0.5, 0.93, 1 + 1e-9])
def test_predict_flags_from_the_threshold_on(estimator: Any, threshold: float) -> None:
    pipeline = text_pipeline(*learnt("chars", estimator), threshold)
    new = generated_texts(300, default_rng(3))

    found = from_file(pipeline)

    scores = found.scores(new)
    flagged = found.flagged(scores)
    assert found.threshold == pytest.approx(min(threshold, 1.0) if estimator else threshold)
    clear = np.abs(scores - threshold) > 1e-6
    assert (flagged == (scores >= threshold))[clear].all()
    spam = found.pipeline.classes_[1]
    assert ((found.pipeline.predict(new) == spam) == flagged)[clear].all()


def test_a_pool_without_any_term_still_makes_a_file() -> None:
    transformer = FEATURES["words"]()
    pool = transformer.fit_transform(["!", "?", ".", ";", "-", ":"])
    spam = np.array([True, True, True, False, False, False])
    model = fit_classifier(None, pool, np.arange(6), spam)

    found = from_file(text_pipeline(transformer, model))

    assert found.scores(["!", "hello"]).tolist() == [0.5, 0.5]
    assert not found.flagged(found.scores(["!"])).any()
