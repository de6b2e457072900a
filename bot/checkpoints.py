"""The model's path: how far it moved every 20 labels, and whether going on still pays."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from bot.board import Board, Heard, Mask
from bot.history import recalled
from bot.learning.exam import ENOUGH, ExamScore, Measure, exam_score
from bot.learning.stopping import EVERY, IN_A_ROW, Advice, advice, kappa
from bot.mind import Knowledge, Mind
from storage import Store
from storage.records import NewCheckpoint

__all__ = ["Checkpoints", "Measure", "Moved", "Verdict"]

# Models are compared on this many items, drawn once from the first import.
STOP_SET: Final = 2_000


@dataclass(frozen=True)
class Moved:
    """What the last labels bought: how many items they put on the other side."""

    labels: int
    items: int
    of: int


@dataclass(frozen=True)
class Verdict:
    """The honest score, and whether stopping is sensible.

    learnt: labels that the model has learnt, the exam's apart. wanted: exam answers that are
    missing before there is a score; None when there is no exam.
    """

    learnt: int
    exam: ExamScore
    wanted: int | None
    advice: Advice | None
    moved: Moved | None


class Checkpoints:
    """Kept in the store; the newest models' sides also in memory."""

    def __init__(
        self, store: Store, mind: Mind, board: Board, clock: Callable[[], float], *, exam: bool
    ):
        self._exam = exam
        self._store = store
        self._mind = mind
        self._board = board
        self._clock = clock
        self._past: list[NewCheckpoint] = []
        self._sides: deque[tuple[int, Mask]] = deque(maxlen=IN_A_ROW + 1)

    async def recall(self) -> None:
        """After a start: the newest models are made again from the answers of their time."""
        self._past = await self._store.mind.checkpoints()
        for checkpoint in self._past[-IN_A_ROW - 1 :]:
            heard = await self._heard_then(checkpoint)
            knowledge = await self._mind.learn(heard, None)
            if (sides := knowledge.sides) is not None:
                self._sides.append((checkpoint.labels, sides))

    async def notice(self, knowledge: Knowledge) -> None:
        """Write down how the model moved, if 20 labels have come since the last time."""
        labels = len(knowledge.labels.rows)
        last = self._past[-1].labels if self._past else 0
        if labels < last + EVERY or (sides := knowledge.sides) is None:
            return
        score = self.score(knowledge)
        checkpoint = NewCheckpoint(
            labels=labels,
            answers_learnt=knowledge.heard.answers,
            given_learnt=knowledge.heard.given,
            feature_fit_id=knowledge.feature_fit,
            kappa=await self._agreement(sides),
            exam_answers=score.answers,
            exam_right=score.right,
            made_at=self._clock(),
        )
        await self._store.mind.add_checkpoint(checkpoint)
        self._past.append(checkpoint)
        self._sides.append((labels, sides))

    def score(self, knowledge: Knowledge) -> ExamScore:
        """The current model on every answered exam item."""
        exam = knowledge.weighed.exam
        if knowledge.odds is None:
            return exam_score(np.zeros(0, np.bool_), np.zeros(0, np.bool_))
        known = exam.rows < len(knowledge.odds)
        return exam_score(knowledge.odds[exam.rows[known]] > 0, exam.spam[known])

    def verdict(self, knowledge: Knowledge) -> Verdict:
        """What can honestly be said at this moment."""
        score = self.score(knowledge)
        reserved = self._board.reserved()
        wanted: int | None = max(0, ENOUGH - score.answers)
        if not self._exam and wanted:  # switched off before there was a score
            wanted = None
        elif reserved < ENOUGH:  # of a small pool there will be no score to wait for
            wanted = 0 if reserved else None
        why = None
        if knowledge.odds is not None and not wanted:
            allowed = self._board.unlabelled()[: len(knowledge.odds)]
            kappas = [checkpoint.kappa for checkpoint in self._past]
            why = advice(kappas, len(knowledge.labels.rows), knowledge.odds, allowed)
        return Verdict(len(knowledge.labels.rows), score, wanted, why, self._moved(knowledge))

    def _moved(self, knowledge: Knowledge) -> Moved | None:
        if len(self._sides) <= IN_A_ROW or (now := knowledge.sides) is None:
            return None
        labels, then = self._sides[0]
        common = min(len(then), len(now))
        changed = int((then[:common] != now[:common]).sum())
        return Moved(len(knowledge.labels.rows) - labels, changed, common)

    async def _agreement(self, sides: Mask) -> float | None:
        """Cohen's kappa with the checkpoint before, on the stop set."""
        if not self._sides:
            return None
        before = self._sides[-1][1]
        first = (await self._store.mind.feature_fits())[0].through
        rng = np.random.default_rng([self._mind.seed, 0])
        chosen = rng.choice(first, min(STOP_SET, first), replace=False)
        return kappa(sides[chosen], before[chosen])

    async def _heard_then(self, checkpoint: NewCheckpoint) -> Heard:
        then = await recalled(
            self._store, self._board.size, checkpoint.answers_learnt, checkpoint.given_learnt
        )
        return then.snapshot()
