"""What the campaign has learnt: a filter, and a file of it for scikit-learn with its card."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from bot.campaign.exam_looks import report_of
from bot.campaign.proofs import goal_of
from bot.campaign.trained_model import TrainedModel
from bot.campaign.trainer import Trainer
from bot.errors import TapwiseError
from bot.learning.cold_start import LABELS_PER_CLASS
from bot.learning.evaluation.filter_proof import FilterGoal
from bot.learning.evaluation.thresholds import NotSupported, Threshold
from bot.learning.features import FEATURES
from bot.learning.features.meaning import ENCODER
from bot.learning.features.sentence_encoder import ENCODERS
from bot.learning.scikit_classifier import ScikitClassifier
from bot.pool.loading import sample_texts
from storage import Store

if TYPE_CHECKING:
    from bot.models.model_card import CardLook, CardOptions, ModelData, ProvenGoal
    from bot.models.spam_filter import ExamScores, SpamFilter


class NoModelError(TapwiseError):
    """There are too few labels for a model."""


class NotProvenError(TapwiseError):
    """The exam has too few answers to prove the target share of ham."""


@dataclass(frozen=True)
class ModelFile:
    """A file of skops and its card in Markdown."""

    content: bytes
    card: str


@dataclass(frozen=True, eq=False)
class LearntModel:
    """A trained model with what its card says about it.

    balance, policy: as in the settings. sample: some texts of the pool. made_on: an ISO day.
    look, proven: the newest look at the exam, and the newest proof that stands.
    The methods take a second where skops is not loaded yet, and more CPU with the vocabulary:
    call them outside the event loop.
    """

    trained: TrainedModel
    balance: str
    policy: str
    sample: tuple[str, ...]
    made_on: str
    look: CardLook | None
    proven: ProvenGoal | None

    @classmethod
    async def of(
        cls, store: Store, trainer: Trainer, trained: TrainedModel, now: float
    ) -> LearntModel:
        """Errors: NoModelError in the cold start."""
        if trained.model is None:
            raise NoModelError(
                f"There is no model yet: it needs {LABELS_PER_CLASS} labels of each class."
            )
        sample = await sample_texts(store, trained.snapshot.pool_size)
        look, goal = await _newest_look(store), await _proven_goal(store)
        return cls(trained, trainer.balance, trainer.policy, tuple(sample), _day(now), look, goal)

    def spam_filter(self, flag_at_most: float | None = None) -> SpamFilter:
        """The model with a threshold.

        flag_at_most: the share of ham that may be flagged, in (0, 1); None for the threshold 0.5.
        Errors: NotProvenError.
        """
        from bot.models.spam_filter import SpamFilter  # skops takes a second to load

        return SpamFilter.of_pipeline(self._pipeline(self._threshold(flag_at_most)))

    def file(
        self, name: str, flag_at_most: float | None = None, options: CardOptions | None = None
    ) -> ModelFile:
        """A file of this name; errors: NotProvenError."""
        from bot.models.model_card import TARGETS, CardNumbers, CardOptions, model_card
        from bot.models.spam_filter import to_bytes, untrusted_types

        chosen = self._threshold(flag_at_most)
        content = to_bytes(self._pipeline(chosen))
        numbers = CardNumbers(
            look=self.look,
            answers=len(self._exam.scores),
            proven=self.proven,
            chosen=chosen,
            targets=[self._exam.threshold(target) for target in TARGETS],
        )
        card = model_card(
            name, self._data(), numbers, options or CardOptions(), untrusted_types(content)
        )
        return ModelFile(content, card)

    @property
    def least_share(self) -> float:
        """The smallest share of ham for which the exam supports a threshold; 1 for none."""
        return self._exam.least_share

    def _threshold(self, flag_at_most: float | None) -> Threshold | None:
        return None if flag_at_most is None else _proven(self._exam.threshold(flag_at_most))

    def _pipeline(self, chosen: Threshold | None) -> Any:
        """A fitted pipeline of scikit-learn."""
        from bot.models.pipeline import text_pipeline
        from bot.models.spam_filter import with_exam

        model, value = self.trained.model, chosen.value if chosen else None
        return with_exam(text_pipeline(self.trained.transformer, model, value), self._exam)

    @cached_property
    def _exam(self) -> ExamScores:
        """The answers, weighted by the probability with which their messages were drawn."""
        from bot.models.spam_filter import ExamScores

        exam, model = self.trained.aggregated.exam, self.trained.model
        assert model is not None  # noqa: S101  `of` refuses the cold start
        drawn = (exam.rows < self.trained.pool.shape[0]) & (exam.inclusion > 0)
        rows = exam.rows[drawn]
        scores = model.proba64(self.trained.pool[rows]) if len(rows) else np.zeros(0)
        return ExamScores(scores, exam.spam[drawn], 1 / exam.inclusion[drawn])

    def _data(self) -> ModelData:
        from bot.models.model_card import ModelData
        from bot.models.writing_systems import writing_systems

        trained, labels = self.trained, self.trained.labels
        votes = trained.snapshot.votes
        learnt = votes[np.isin(votes[:, 0], labels.rows)]
        return ModelData(
            made_on=self.made_on,
            features=_features_of(trained),
            classifier=_classifier_of(trained),
            has_probabilities=_has_probabilities(trained),
            balance=self.balance,
            policy=self.policy,
            messages=trained.snapshot.pool_size,
            labels=len(labels.rows),
            spam=int(labels.spam.sum()),
            known=int(np.isin(labels.rows, trained.snapshot.known).sum()),
            people=len(np.unique(learnt[:, 1])),
            answers=len(learnt),
            systems=writing_systems(self.sample),
            encoder=ENCODERS[ENCODER].identity() if trained.transformer.n_dense else "",
        )


async def _newest_look(store: Store) -> CardLook | None:
    from bot.models.model_card import CardLook

    looks = await store.exam_log.looks()
    if not looks:
        return None
    report = report_of(looks[-1])
    return CardLook(_day(report.made_at), report.labels, report.counts)


async def _proven_goal(store: Store) -> ProvenGoal | None:
    """The goal of the newest proof for a filter that stands."""
    from bot.models.model_card import ProvenGoal

    proofs = await store.exam_log.proofs()
    found = None
    for proof in proofs:
        goal = goal_of(proof)
        if proof.outcome == "stands" and proof.ended_at and isinstance(goal, FilterGoal):
            found = ProvenGoal(_day(proof.ended_at), goal.precision, goal.let_through)
    return found


def _day(seconds: float) -> str:
    """An ISO day in UTC."""
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()


def with_threshold(found: SpamFilter, flag_at_most: float | None) -> SpamFilter:
    """The filter with a threshold by its exam; with its own for None; errors: NotProvenError."""
    if flag_at_most is None:
        return found
    return replace(found, threshold=_proven(found.exam.threshold(flag_at_most)).value)


def _proven(found: Threshold | NotSupported) -> Threshold:
    """The threshold; errors: NotProvenError with the number of answers that are missing."""
    if isinstance(found, Threshold):
        return found
    raise NotProvenError(
        f"The exam cannot support {100 * found.target:.3g} % yet: that needs {found.needed} exam "
        f"answers that are not spam, and there are {found.ham}, so {found.missing} are missing. "
        f"The least that it supports now is {100 * found.supported:.3g} %. Label on (every tenth "
        "question is of the exam), or choose a larger share."
    )


def _features_of(trained: TrainedModel) -> str:
    """The name of the feature set."""
    used = trained.transformer
    for name, make in FEATURES.items():
        made = make()
        if type(made) is type(used) and made.get_params() == used.get_params():
            return name
    return type(used).__name__


def _classifier_of(trained: TrainedModel) -> str:
    if isinstance(trained.model, ScikitClassifier):
        return type(trained.model.estimator).__name__
    return LOGISTIC_REGRESSION


def _has_probabilities(trained: TrainedModel) -> bool:
    if not isinstance(trained.model, ScikitClassifier):
        return True
    return hasattr(trained.model.estimator, "predict_proba")


LOGISTIC_REGRESSION: Final = "LogisticRegression"
