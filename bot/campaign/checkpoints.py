"""The model's path: how far it moved every 20 labels, and whether going on still pays."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from bot.campaign.past_state import state_at
from bot.campaign.snapshot import LabelSnapshot
from bot.campaign.state import PoolState
from bot.campaign.trained_model import TrainedModel
from bot.campaign.trainer import Trainer
from bot.learning.arrays import Mask
from bot.learning.holdout import ENOUGH, ExamScore, Measure, exam_score
from bot.learning.stopping import EVERY, IN_A_ROW, Advice, advice, kappa
from storage import Store
from storage.model_log import Checkpoint

__all__ = ["Checkpoints", "Flips", "Measure", "QualityReport"]

# Models are compared on this many items, drawn once from the first import.
STOP_SET: Final = 2_000


@dataclass(frozen=True)
class Flips:
    """Items whose predicted label the newest labels changed.

    labels: labels in all; new_labels: those learnt between the two models; flipped: items
    whose prediction differs; compared: items that both models have scored.
    """

    labels: int
    new_labels: int
    flipped: int
    compared: int


@dataclass(frozen=True)
class QualityReport:
    """The honest score, and whether stopping is sensible.

    learnt: labels that the model has learnt, the exam's apart. missing: exam answers that are
    missing before there is a score; None when there is no exam.
    """

    learnt: int
    exam: ExamScore
    missing: int | None
    advice: Advice | None
    flips: Flips | None


class Checkpoints:
    """Kept in the store; the newest models' sides also in memory."""

    def __init__(
        self,
        store: Store,
        trainer: Trainer,
        state: PoolState,
        clock: Callable[[], float],
        *,
        exam: bool,
    ):
        self._exam = exam
        self._store = store
        self._trainer = trainer
        self._state = state
        self._clock = clock
        self._past: list[Checkpoint] = []
        self._sides: deque[tuple[int, Mask]] = deque(maxlen=IN_A_ROW + 1)

    async def recall(self) -> None:
        """After a start: the newest models are made again from the answers of their time."""
        self._past = await self._store.model_log.checkpoints()
        for checkpoint in self._past[-IN_A_ROW - 1 :]:
            snapshot = await self._heard_then(checkpoint)
            trained = await self._trainer.fit(snapshot, None)
            if (sides := trained.predictions) is not None:
                self._sides.append((checkpoint.labels, sides))

    async def notice(self, trained: TrainedModel) -> None:
        """Write down how the model moved, if 20 labels have come since the last time."""
        labels = len(trained.labels.rows)
        last = self._past[-1].labels if self._past else 0
        if labels < last + EVERY or (sides := trained.predictions) is None:
            return
        score = self.score(trained)
        checkpoint = Checkpoint(
            labels=labels,
            answers_learnt=trained.snapshot.answers,
            given_learnt=trained.snapshot.given,
            feature_fit_id=trained.feature_fit_id,
            kappa=await self._agreement(sides),
            exam_answers=score.answers,
            exam_right=score.right,
            made_at=self._clock(),
        )
        await self._store.model_log.add_checkpoint(checkpoint)
        self._past.append(checkpoint)
        self._sides.append((labels, sides))

    def score(self, trained: TrainedModel) -> ExamScore:
        """The current model on every answered exam item."""
        exam = trained.aggregated.exam
        if trained.log_odds is None:
            return exam_score(np.zeros(0, np.bool_), np.zeros(0, np.bool_))
        known = exam.rows < len(trained.log_odds)
        return exam_score(trained.log_odds[exam.rows[known]] > 0, exam.spam[known])

    def quality(self, trained: TrainedModel) -> QualityReport:
        """What can honestly be said at this moment."""
        score = self.score(trained)
        reserved = self._state.reserved()
        missing: int | None = max(0, ENOUGH - score.answers)
        if not self._exam and missing:  # switched off before there was a score
            missing = None
        elif reserved < ENOUGH:  # of a small pool there will be no score to wait for
            missing = 0 if reserved else None
        why = None
        if trained.log_odds is not None and not missing:
            allowed = self._state.unlabelled()[: len(trained.log_odds)]
            kappas = [checkpoint.kappa for checkpoint in self._past]
            why = advice(kappas, len(trained.labels.rows), trained.log_odds, allowed)
        return QualityReport(len(trained.labels.rows), score, missing, why, self._flips(trained))

    def _flips(self, trained: TrainedModel) -> Flips | None:
        if len(self._sides) <= IN_A_ROW or (now := trained.predictions) is None:
            return None
        labels, then = self._sides[0]
        common = min(len(then), len(now))
        changed = int((then[:common] != now[:common]).sum())
        return Flips(len(self._state.labels), len(trained.labels.rows) - labels, changed, common)

    async def _agreement(self, sides: Mask) -> float | None:
        """Cohen's kappa with the checkpoint before, on the stop set."""
        if not self._sides:
            return None
        before = self._sides[-1][1]
        first = (await self._store.model_log.feature_fits())[0].through
        rng = np.random.default_rng([self._trainer.seed, 0])
        chosen = rng.choice(first, min(STOP_SET, first), replace=False)
        return kappa(sides[chosen], before[chosen])

    async def _heard_then(self, checkpoint: Checkpoint) -> LabelSnapshot:
        then = await state_at(
            self._store, self._state.size, checkpoint.answers_learnt, checkpoint.given_learnt
        )
        return then.snapshot()
