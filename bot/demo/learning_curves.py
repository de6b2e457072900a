"""The learning curve of the campaign and that of the random baseline.

A curve is F1 after n labels, measured by true labels on messages that train nothing: those held
out of the campaign, and the exam's. Each label of the baseline is right.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from scipy.sparse import csr_array, vstack

from bot.campaign.numbering import item_of, row_of
from bot.campaign.state import PoolState
from bot.campaign.trained_model import TrainedModel
from bot.campaign.trainer import Trainer
from bot.demo.random_baseline import is_measured, random_order_curve
from bot.emulator.responses import Json
from bot.learning.arrays import Floats, Mask, Matrix, Rows
from bot.learning.features.pool_matrix import LengthSortedMatrix
from bot.learning.fitting import fit_model
from bot.learning.simulation.loop import f1
from bot.learning.simulation.splits import Split
from storage import Store
from storage.records import AnswerEvent, QuestionId, Trust

ORDERS: Final = 10
# With less spam in the test set, F1 jumps by a tenth or more: no curve is drawn.
MIN_SPAM: Final = 8

NO_TRUE_LABELS: Final = (
    "The true labels of these messages are unknown, so there is no curve. The honest score is "
    "measured on people's own answers."
)
TOO_FEW_TRUE_LABELS: Final = (
    "Too few true labels are known, or some of them trained the model, so a curve would not be "
    "honest. The score is."
)


@dataclass(frozen=True, eq=False)
class TestSet:
    """Items that train nothing: their features and true labels, (n_items,)."""

    rows: Matrix
    is_spam: Mask

    def f1(self, trained: TrainedModel) -> float:
        """F1 of spam in [0, 1]; 0 until both classes are labelled, as in a simulation."""
        labels = trained.labels
        if len(set(labels.spam.tolist())) < 2:
            return 0.0
        model = trained.model or fit_model(trained.pool, labels.rows, labels.spam)
        return f1(model.proba(self.rows), self.is_spam)


class LearningCurves:
    """Both curves of a campaign, as long as its pool does not change.

    exam: rows of the pool that are reserved for the exam. test, split: None without a curve.
    why_not: the reason why there is no curve. ceiling: F1 of a model that learnt all true labels of
    the pool; None unless all are known.
    """

    def __init__(
        self,
        trainer: Trainer,
        size: int,
        exam: Rows,
        test: TestSet | None,
        split: Split | None,
        why_not: str,
        ceiling: float | None = None,
    ) -> None:
        self._trainer = trainer
        self._test = test
        self._split = split
        self._why_not = why_not
        self._ceiling = ceiling
        self._state = PoolState()
        self._state.add_items(size)
        self._state.reserve(item_of(int(row)) for row in exam)
        self._labelled: set[QuestionId] = set()
        self._trained: TrainedModel | None = None
        self._points: dict[int, float] = {}
        self._random_orders: list[Floats] = []
        self._random_labels: list[int] = []

    @classmethod
    async def open(
        cls,
        store: Store,
        trainer: Trainer,
        texts: Sequence[str],
        true_labels: Mapping[str, bool],
        held_out: Mapping[str, bool],
    ) -> "LearningCurves":
        """The curves before the first label.

        true_labels: text -> is it spam, for texts of the pool. held_out: the same for texts that
        are not in the pool. The trainer has the features of the pool.
        """
        exam = np.array(
            [row_of(question.item_id) for question in await store.model_log.exam_items()], np.intp
        )
        if not true_labels:
            return cls(trainer, len(texts), exam, None, None, NO_TRUE_LABELS)
        pool = await trainer.fit(_empty_state(len(texts)).snapshot(), None)
        test, split = await trainer.run_in_thread(
            lambda: _split_pool(pool, exam, texts, true_labels, held_out)
        )
        ended = (await store.items.campaign()).exam_ended is not None
        trains = ended or await store.items.given_after(0)
        if trains or test.is_spam.sum() < MIN_SPAM:
            return cls(trainer, len(texts), exam, None, None, TOO_FEW_TRUE_LABELS)
        ceiling = await trainer.run_in_thread(lambda: _ceiling(pool, split, test))
        return cls(trainer, len(texts), exam, test, split, "", ceiling)

    async def update(self, log: Sequence[AnswerEvent], trust: Sequence[Trust]) -> None:
        """Measure the model at each new point of the curve.

        Labels are counted, not messages: a message that was asked twice costs two labels.
        """
        if self._test is None:
            return
        unmeasured = False
        for event in log:
            if event.answer_id <= self._state.answers:
                continue
            self._replay(event, trust)
            unmeasured = True
            if is_measured(len(self._labelled)):
                await self._measure(self._test)
                unmeasured = False
        if unmeasured:
            await self._measure(self._test)

    def _replay(self, event: AnswerEvent, trust: Sequence[Trust]) -> None:
        self._state.add_answer(event)
        if event.choice in ("spam", "no_spam"):
            self._labelled.add(event.question_id)
        else:
            self._labelled.discard(event.question_id)
        for change in trust:
            if self._state.trust < change.id and change.answers_learnt <= event.answer_id:
                self._state.set_trust(change)

    async def add_random_order(self) -> bool:
        """Measure one more random order; False when there are enough."""
        split = self._split
        if split is None or len(self._random_orders) >= ORDERS:
            return False
        seed = [self._trainer.seed, len(self._random_orders)]
        self._random_labels, curve = await self._trainer.run_in_thread(
            lambda: random_order_curve(split, seed)
        )
        self._random_orders.append(curve)
        return True

    def as_json(self) -> Json:
        """Both curves, or why there are none."""
        if self._test is None:
            return {"why_not": self._why_not}
        orders = np.array(self._random_orders)
        columns: list[Any] = [self._random_labels]
        if len(orders):
            band = (orders.min(axis=0), orders.mean(axis=0), orders.max(axis=0))
            columns += [np.round(values, 4).tolist() for values in band]
        return {
            "points": sorted((labels, round(value, 4)) for labels, value in self._points.items()),
            "random": [list(row) for row in zip(*columns, strict=True)] if len(orders) else [],
            "orders": len(self._random_orders),
            "of": ORDERS if self._split is not None else 0,
            "ceiling": None if self._ceiling is None else round(self._ceiling, 4),
            "measured_on": len(self._test.is_spam),
            "spam": int(self._test.is_spam.sum()),
        }

    async def _measure(self, test: TestSet) -> None:
        trained = self._trained = await self._trainer.fit(self._state.snapshot(), self._trained)
        labels = len(self._labelled)
        self._points = {at: value for at, value in self._points.items() if at < labels}
        self._points[labels] = await self._trainer.run_in_thread(lambda: test.f1(trained))


def _split_pool(
    pool: TrainedModel,
    exam: Rows,
    texts: Sequence[str],
    true_labels: Mapping[str, bool],
    held_out: Mapping[str, bool],
) -> tuple[TestSet, Split | None]:
    """The test set; and the split for the baseline if every true label of the pool is known."""
    known = np.array([text in true_labels for text in texts], dtype=np.bool_)
    spam = np.array([true_labels.get(text, False) for text in texts], dtype=np.bool_)
    exam_rows, pool_texts = exam[known[exam]], set(texts)
    outside = {text: label for text, label in held_out.items() if text not in pool_texts}
    outside_rows = pool.transformer.transform(list(outside))
    test = TestSet(
        rows=csr_array(vstack([outside_rows, pool.pool[exam_rows]], format="csr")),
        is_spam=np.array([*outside.values(), *spam[exam_rows].tolist()], dtype=np.bool_),
    )
    if not known.all():
        return test, None
    cue_scores = np.zeros(len(spam))  # a random order needs no cue scores
    assert isinstance(pool.pool, LengthSortedMatrix)  # noqa: S101  `open_readonly` reads it here
    return test, Split(pool.pool, spam, cue_scores, exam, test.rows, test.is_spam)


def _ceiling(pool: TrainedModel, split: Split | None, test: TestSet) -> float | None:
    """F1 of a model that learnt every message of the pool but the exam's; None without a split."""
    if split is None:
        return None
    rows = np.setdiff1d(np.arange(len(split.oracle_labels)), split.reserve)
    spam = split.oracle_labels[rows]
    if spam.all() or not spam.any():
        return None
    return f1(fit_model(pool.pool, rows, spam).proba(test.rows), test.is_spam)


def _empty_state(size: int) -> PoolState:
    """The state of a pool without any answer."""
    state = PoolState()
    state.add_items(size)
    return state
