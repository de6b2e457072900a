"""The campaign's curve and its twin's: F1 after so many labels, on messages that train nothing.

Measured on messages held out of the campaign and on the exam's, by their true labels. The twin is
the same model on the same pool, asked in random order; each of its labels is right.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.random import default_rng
from scipy.sparse import csr_array, vstack

from bot.campaign.numbering import item_of, row_of
from bot.campaign.state import PoolState
from bot.campaign.trainer import TrainedModel, Trainer
from bot.learning.arrays import Floats, Mask, Matrix, Rows
from bot.learning.fitting import fit_model
from bot.learning.simulation.experiment import LoopState, Split, f1
from bot.learning.strategies import random_pick
from storage import Store
from storage.records import AnswerEvent, QuestionId, Trust

Json = dict[str, Any]

ORDERS: Final = 10
TWIN_LABELS: Final = 500
# With fewer spam among what is measured on, F1 jumps by a tenth and more: no curve is drawn.
FEWEST_SPAM: Final = 8
EXAM_EVERY: Final = 10

NO_TRUTH: Final = (
    "Nobody knows the true labels of these messages, so there is nothing to draw a curve with. "
    "The honest score is measured on people's own answers."
)
TOO_LITTLE_TRUTH: Final = (
    "Too few true labels are known, or some of them trained the model: a curve would not be "
    "honest. The score itself is."
)


@dataclass(frozen=True, eq=False)
class Test:
    """What quality is measured on: rows of features, and the truth."""

    rows: Matrix
    truth: Mask

    def quality(self, trained: TrainedModel) -> float:
        """F1 of spam; of a model as soon as both classes are there, as in a simulation."""
        labels = trained.labels
        if len(set(labels.spam.tolist())) < 2:
            return 0.0
        model = trained.model or fit_model(trained.pool, labels.rows, labels.spam)
        return f1(model.proba(self.rows), self.truth)


class Curves:
    """Both curves of one campaign, for as long as its pool stays as it is.

    exam: rows of the pool that are the exam's; test, ground: None where there is no honest curve.
    """

    def __init__(
        self,
        trainer: Trainer,
        size: int,
        exam: Rows,
        test: Test | None,
        ground: Split | None,
        why: str,
    ) -> None:
        self._trainer = trainer
        self._exam = exam
        self._test = test
        self._ground = ground
        self._why_not = why
        self._walked = PoolState()
        self._walked.add_items(size)
        self._walked.reserve(item_of(int(row)) for row in exam)
        self._given: set[QuestionId] = set()
        self._warm: TrainedModel | None = None
        self._points: dict[int, float] = {}
        self._twin: list[Floats] = []
        self._twin_labels: list[int] = []

    @classmethod
    async def laid_out(
        cls,
        store: Store,
        trainer: Trainer,
        texts: Sequence[str],
        truth: Mapping[str, bool],
        held: Mapping[str, bool],
    ) -> "Curves":
        """truth, held: whether a text is spam, of the pool's texts and of those that are not in it.

        The mind has read the texts.
        """
        exam = np.array(
            [row_of(each.item_id) for each in await store.model_log.exam_items()], np.intp
        )
        if not truth:
            return cls(trainer, len(texts), exam, None, None, NO_TRUTH)
        pool = await trainer.learn(_nobody(len(texts)).snapshot(), None)
        test, ground = await trainer.run_in_thread(lambda: _split(pool, exam, texts, truth, held))
        ended = (await store.items.campaign()).exam_ended is not None
        trains = ended or await store.items.given_after(0)
        if trains or test.truth.sum() < FEWEST_SPAM:
            return cls(trainer, len(texts), exam, None, None, TOO_LITTLE_TRUTH)
        return cls(trainer, len(texts), exam, test, ground, "")

    async def follow(self, log: Sequence[AnswerEvent], trust: Sequence[Trust]) -> None:
        """Measure the model as it was after each so-many-th label since the last time.

        Labels given are counted, not messages: one that was asked twice has cost two.
        """
        if self._test is None:
            return
        behind = False
        for said in log:
            if said.answer_id <= self._walked.answers:
                continue
            self._walk(said, trust)
            behind = True
            if is_measured(len(self._given)):
                await self._measure(self._test)
                behind = False
        if behind:
            await self._measure(self._test)

    def _walk(self, said: AnswerEvent, trust: Sequence[Trust]) -> None:
        self._walked.add_answer(said)
        if said.choice in ("spam", "no_spam"):
            self._given.add(said.question_id)
        else:
            self._given.discard(said.question_id)
        for word in trust:
            if self._walked.trust < word.id and word.answers_learnt <= said.answer_id:
                self._walked.set_trust(word)

    async def one_order_more(self) -> bool:
        """Let the twin ask once more, in another order; False when it has asked often enough."""
        ground = self._ground
        if ground is None or len(self._twin) >= ORDERS:
            return False
        seed = [self._trainer.seed, len(self._twin)]
        self._twin_labels, found = await self._trainer.run_in_thread(
            lambda: random_order(ground, seed)
        )
        self._twin.append(found)
        return True

    def newest(self, most: int) -> list[int]:
        """Rows that were labelled last."""
        return list(self._walked.labels)[-most:]

    def as_json(self) -> Json:
        if self._test is None:
            return {"why_not": self._why_not}
        twin = np.array(self._twin)
        columns: list[Any] = [self._twin_labels]
        if len(twin):
            shares = (twin.min(axis=0), twin.mean(axis=0), twin.max(axis=0))
            columns += [np.round(share, 4).tolist() for share in shares]
        return {
            "points": sorted((labels, round(value, 4)) for labels, value in self._points.items()),
            "twin": [list(row) for row in zip(*columns, strict=True)] if len(twin) else [],
            "orders": len(self._twin),
            "of": ORDERS if self._ground is not None else 0,
            "measured_on": len(self._test.truth),
            "spam": int(self._test.truth.sum()),
        }

    async def _measure(self, test: Test) -> None:
        trained = self._warm = await self._trainer.learn(self._walked.snapshot(), self._warm)
        labels = len(self._given)
        self._points = {at: value for at, value in self._points.items() if at < labels}
        self._points[labels] = await self._trainer.run_in_thread(lambda: test.quality(trained))


def random_order(ground: Split, seed: list[int]) -> tuple[list[int], Floats]:
    """F1 after so many labels when messages come in the order that chance has them.

    As the campaign's: exam questions count as labels and train nothing. Returns the numbers of
    labels at which it was measured, and the F1 at each.
    """
    scene = LoopState(ground, "weights", default_rng(seed))
    exam = iter(ground.reserve.tolist())
    labels, found = [], []
    for number in range(1, min(TWIN_LABELS, len(ground.told)) + 1):
        is_exam = number % EXAM_EVERY == 0 and next(exam, None) is not None
        if not is_exam and not scene.learn(random_pick(scene.allowed, scene.rng), number):
            break
        if is_measured(number, rarer=4):
            labels.append(number)
            found.append(scene.quality()[0])
    return labels, np.array(found)


def is_measured(labels: int, rarer: int = 1) -> bool:
    """Often at first, where much happens; the twin, which asks ten times, more rarely."""
    every = 1 if labels < 40 else 2 if labels < 200 else 5
    return labels % (every * rarer) == 0


def _split(
    pool: TrainedModel,
    exam: Rows,
    texts: Sequence[str],
    truth: Mapping[str, bool],
    held: Mapping[str, bool],
) -> tuple[Test, Split | None]:
    """What is measured on; and what the twin meets, if every label of the pool is known."""
    known = np.array([text in truth for text in texts], dtype=np.bool_)
    spam = np.array([truth.get(text, False) for text in texts], dtype=np.bool_)
    inside, inner = exam[known[exam]], set(texts)
    outside = {text: label for text, label in held.items() if text not in inner}
    apart = pool.features.transform(list(outside))
    test = Test(
        rows=csr_array(vstack([apart, pool.pool[inside]], format="csr")),
        truth=np.array([*outside.values(), *spam[inside].tolist()], dtype=np.bool_),
    )
    if not known.all():
        return test, None
    suspicion = np.zeros(len(spam))  # chance asks without looking
    return test, Split(pool.pool, spam, suspicion, exam, test.rows, test.truth)


def _nobody(size: int) -> PoolState:
    """A board of so many items on which nobody has said anything."""
    state = PoolState()
    state.add_items(size)
    return state
