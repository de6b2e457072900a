"""A model in a file: written with skops, read again with only the types that are expected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any, Final, Self
from zipfile import ZIP_DEFLATED, ZipFile

import numpy as np
from scipy.special import expit
from sklearn.model_selection import FixedThresholdClassifier
from sklearn.pipeline import Pipeline
from skops.io import dumps, get_untrusted_types, loads

from bot.errors import TransferError
from bot.learning.arrays import Floats, Mask
from bot.learning.evaluation.thresholds import (
    NotSupported,
    Threshold,
    choose_threshold,
    least_supported,
)
from bot.learning.features.sentence_encoder import MissingEncoderError, OtherEncoderError

HALF: Final = float(np.nextafter(0.5, 1))
"""The threshold of the bot: spam is what scores above 0.5."""

TRUSTED: Final = (
    "bot.learning.features.facts.TextFacts",
    "bot.learning.features.meaning.ViewsAndMeaning",
    "bot.learning.features.tfidf.IncrementalTfidfVectorizer",
    "bot.learning.features.tfidf.lowercase_head",
    "bot.learning.features.views.MultiViewVectorizer",
    "bot.models.pipeline.PositivePart",
    "functools.partial",
    "operator.itemgetter",
)
"""The types beyond scikit-learn's own that a file may hold. What a `partial` calls is named in the
file too, and is checked likewise."""

MAX_INFLATED: Final = 2**30
"""Most bytes of what a file holds, unpacked; a model of 1,000,000 features takes a tenth."""

_BLOCK: Final = 2_000
_EXAM: Final = "exam_"


@dataclass(frozen=True, eq=False)
class ExamScores:
    """(n_answers,) scores, labels and drawing weights of the exam's answers; no text."""

    scores: Floats
    spam: Mask
    weights: Floats

    def threshold(self, target: float) -> Threshold | NotSupported:
        """See `choose_threshold`."""
        return choose_threshold(self.scores, self.spam, target, self.weights)

    @property
    def least_share(self) -> float:
        """The smallest share of ham that has a threshold; 1 without an answer."""
        return least_supported(self.scores, self.spam, self.weights)


@dataclass(frozen=True, eq=False)
class SpamFilter:
    """A pipeline from texts to scores, the score from which it flags, and its exam.

    threshold: a message is flagged when its score is at least this.
    """

    pipeline: Pipeline
    exam: ExamScores
    threshold: float = HALF

    @classmethod
    def read(cls, path: Path) -> Self:
        """The filter in a file that `tapwise model` wrote; errors: TransferError."""
        try:
            data = path.read_bytes()
        except OSError as error:
            raise TransferError(f"{path} cannot be read: {error.strerror}.") from error
        return cls.from_bytes(data, path.name)

    @classmethod
    def from_bytes(cls, data: bytes, name: str) -> Self:
        """Errors: TransferError when a type is not expected, or when it is no filter of ours."""
        try:
            _check_inflated_size(data)
            unknown = sorted(set(get_untrusted_types(data=data)) - set(TRUSTED))
            if unknown:
                raise TransferError(
                    f"{name} holds types that Tapwise does not load: {', '.join(unknown)}. Such a "
                    "file could run any program."
                )
            return cls.of_pipeline(loads(data, trusted=list(TRUSTED)))
        except TransferError:
            raise
        except (MissingEncoderError, OtherEncoderError) as error:
            raise TransferError(f"{name} cannot be used: {_sentence(error)}") from error
        except Exception as error:  # the libraries raise whatever foreign content leads to
            raise TransferError(
                f"{name} is not a model that Tapwise wrote ({type(error).__name__}). Write one: "
                "tapwise model filter.skops."
            ) from error

    @classmethod
    def of_pipeline(cls, pipeline: Pipeline) -> Self:
        """The filter of a pipeline `with_exam`, which changes: it is no more to be written.

        Errors: of any kind when the pipeline is not one of ours.
        """
        exam = getattr(pipeline, _EXAM)
        classifier = pipeline.named_steps["classifier"]
        _use_fast_vocabulary(pipeline)
        scores, weights = (np.asarray(exam[name], np.float64) for name in ("scores", "weights"))
        _refuse_files(pipeline)
        found = cls(pipeline, ExamScores(scores, np.asarray(exam["spam"], np.bool_), weights))
        found.scores(["a text"])
        if not isinstance(classifier, FixedThresholdClassifier):
            return found
        is_log_odds = classifier.response_method == "decision_function"
        threshold = expit(classifier.threshold) if is_log_odds else classifier.threshold
        return replace(found, threshold=float(threshold))

    def scores(self, texts: Sequence[str]) -> Floats:
        """(n_texts,) probability of spam in [0, 1]."""
        blocks = [texts[start : start + _BLOCK] for start in range(0, len(texts), _BLOCK)]
        return np.concatenate([np.zeros(0), *map(self._block_scores, blocks)])

    def flagged(self, scores: Floats) -> Mask:
        """(n_texts,) whether each is flagged as spam."""
        return np.asarray(scores >= self.threshold)

    def _block_scores(self, texts: Sequence[str]) -> Floats:
        if hasattr(self.pipeline, "predict_proba"):
            return np.asarray(self.pipeline.predict_proba(texts)[:, 1], dtype=np.float64)
        return np.asarray(expit(self.pipeline.decision_function(texts)), dtype=np.float64)


def _sentence(error: Exception) -> str:
    return f"{str(error).rstrip('.')}."


def with_exam(pipeline: Pipeline, exam: ExamScores) -> Pipeline:
    """The pipeline with its exam, which its file then holds."""
    arrays = {"scores": exam.scores, "spam": exam.spam, "weights": exam.weights}
    setattr(pipeline, _EXAM, arrays)
    return pipeline


def to_bytes(pipeline: Pipeline) -> bytes:
    """A file of a pipeline with its exam, in the form of skops: no pickle."""
    data: bytes = dumps(pipeline, compression=ZIP_DEFLATED, compresslevel=6)
    return data


def untrusted_types(data: bytes) -> list[str]:
    """The types that somebody who loads the file has to trust by name."""
    found: list[str] = get_untrusted_types(data=data)
    return sorted(found)


def _check_inflated_size(data: bytes) -> None:
    """Errors: ValueError when the arrays of a file would fill the memory."""
    with ZipFile(BytesIO(data)) as archive:
        if sum(member.file_size for member in archive.infolist()) > MAX_INFLATED:
            raise ValueError("the file is too large inside")


def _refuse_files(pipeline: Pipeline) -> None:
    """Errors: ValueError when a step would take a text for the name of a file, and read it."""
    for name, value in pipeline.get_params().items():
        if name.endswith("__input") and value != "content":
            raise ValueError(f"{name} is {value}")


def _use_fast_vocabulary(pipeline: Pipeline) -> None:
    """Terms as plain strings: with numpy's, 5,574 messages took 0.65 s instead of 0.39."""
    counts: Any = pipeline.named_steps.get("counts")
    if counts is not None:
        counts.vocabulary = np.asarray(counts.vocabulary).tolist()
