"""The model every 10 labels: its exam score, how far it changed, and when to stop."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np

from bot.campaign.exam_looks import ExamLooks, ExamStanding
from bot.campaign.past_state import state_at
from bot.campaign.snapshot import LabelSnapshot
from bot.campaign.state import PoolState
from bot.campaign.trained_model import TrainedModel
from bot.campaign.trainer import Trainer
from bot.learning.holdout import ExamScore, exam_score
from bot.learning.pool_scores import Predictions
from bot.learning.stopping import (
    CHECKPOINT_EVERY,
    CONSECUTIVE,
    Advice,
    ModelAgreement,
    model_agreement,
    stop_advice,
)
from storage import Store
from storage.model_log import Checkpoint

# Models are compared on this many items, drawn once from the first import.
STOP_SET: Final = 2_000


@dataclass(frozen=True)
class Flips:
    """Items whose predicted label the newest labels changed.

    labels: all labels; new_labels: those learnt between the two models; flipped: items whose
    prediction differs; compared: items that both models have scored.
    """

    labels: int
    new_labels: int
    flipped: int
    compared: int


@dataclass(frozen=True)
class QualityReport:
    """The exam's report, and whether to stop.

    learnt: labels in the fit, without the exam's. standing: the report of the last announced look,
    or why there is none. exam: a score of this model that is valid for one look.
    """

    learnt: int
    standing: ExamStanding
    exam: ExamScore
    advice: Advice | None
    flips: Flips | None


class Checkpoints:
    """Checkpoints in the store, and the predictions of the newest ones in memory."""

    def __init__(
        self,
        store: Store,
        trainer: Trainer,
        state: PoolState,
        looks: ExamLooks,
        clock: Callable[[], float],
    ):
        self._store = store
        self._trainer = trainer
        self._state = state
        self._looks = looks
        self._clock = clock
        self._checkpoints: list[Checkpoint] = []
        self._predictions: deque[tuple[int, Predictions]] = deque(maxlen=CONSECUTIVE + 1)

    async def load(self) -> None:
        """After a start, fit the newest checkpoints' models again from their answers."""
        self._checkpoints = await self._store.model_log.checkpoints()
        for checkpoint in self._checkpoints[-CONSECUTIVE - 1 :]:
            snapshot = await self._snapshot_of(checkpoint)
            trained = await self._trainer.fit(snapshot, None)
            if (predictions := trained.predictions) is not None:
                await self._trainer.run_beside_fits(predictions.keep)
                self._predictions.append((checkpoint.labels, predictions))

    async def add(self, trained: TrainedModel) -> None:
        """Store a checkpoint if the model has learnt 10 labels since the last one."""
        labels = len(trained.labels.rows)
        last = self._checkpoints[-1].labels if self._checkpoints else 0
        if labels < last + CHECKPOINT_EVERY or (predictions := trained.predictions) is None:
            return
        score, found = self.score(trained), await self._agreement(predictions)
        checkpoint = Checkpoint(
            labels=labels,
            answers_learnt=trained.snapshot.answers,
            given_learnt=trained.snapshot.given,
            feature_fit_id=trained.feature_fit_id,
            kappa=found.kappa if found else None,
            same=found.same if found else None,
            exam_answers=score.answers,
            exam_right=score.right,
            made_at=self._clock(),
        )
        await self._store.model_log.add_checkpoint(checkpoint)
        self._checkpoints.append(checkpoint)
        await self._trainer.run_beside_fits(predictions.keep)
        self._predictions.append((labels, predictions))

    @staticmethod
    def score(trained: TrainedModel) -> ExamScore:
        """This model's score on the answered exam items that were drawn uniformly."""
        exam = trained.aggregated.exam
        if trained.scored is None:
            none = np.zeros(0, np.bool_)
            return exam_score(none, none, unchecked=len(exam.unchecked))
        known = (exam.rows < trained.scored.size) & exam.uniform
        predicted = trained.flags(exam.rows[known])
        return exam_score(predicted, exam.spam[known], exam.certainty[known], len(exam.unchecked))

    async def quality(self, trained: TrainedModel) -> QualityReport:
        """The exam's report and the advice to stop."""
        learnt, standing = len(trained.labels.rows), self._looks.standing(trained)
        # Where most exam answers do not count, the model has learnt from the same people.
        doubtful = standing.report is None and standing.unchecked > standing.answers
        stop = None if doubtful else await self._advice(trained)
        flips = await self._flips(trained)
        return QualityReport(learnt, standing, self.score(trained), stop, flips)

    async def _advice(self, trained: TrainedModel) -> Advice | None:
        scores = trained.scored
        if scores is None:
            return None
        allowed = self._state.unlabelled()[: scores.size]
        agreements = [
            None if each.kappa is None else ModelAgreement(each.kappa, each.same)
            for each in self._checkpoints[-CONSECUTIVE:]
        ]
        labels = trained.labels
        learnt, spam = len(labels.rows), int(labels.spam.sum())
        work = partial(stop_advice, agreements, learnt, spam, scores, allowed)
        return await self._trainer.run_beside_fits(work)

    async def _flips(self, trained: TrainedModel) -> Flips | None:
        if len(self._predictions) <= CONSECUTIVE or (now := trained.predictions) is None:
            return None
        labels, before = self._predictions[0]
        flipped, compared = await self._trainer.run_beside_fits(partial(now.changes, before))
        new_labels = len(trained.labels.rows) - labels
        return Flips(len(self._state.labels), new_labels, flipped, compared)

    async def _agreement(self, predictions: Predictions) -> ModelAgreement | None:
        """Of these predictions with the last checkpoint's, on the stop set."""
        if not self._predictions:
            return None
        before = self._predictions[-1][1]
        first = (await self._store.model_log.feature_fits())[0].through
        rng = np.random.default_rng([self._trainer.seed, 0])
        chosen = rng.choice(first, min(STOP_SET, first), replace=False)
        one, other = await self._trainer.run_beside_fits(
            lambda: (predictions.of(chosen), before.of(chosen))
        )
        return model_agreement(one, other)

    async def _snapshot_of(self, checkpoint: Checkpoint) -> LabelSnapshot:
        state = await state_at(
            self._store, self._state.size, checkpoint.answers_learnt, checkpoint.given_learnt
        )
        return state.snapshot()
