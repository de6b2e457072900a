"""Select every question again from the log and the seed, and report the differences."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from bot.campaign.blind_draws import BlindDraws
from bot.campaign.duplicate_rows import representatives
from bot.campaign.exam_state import RunningProof
from bot.campaign.numbering import item_of
from bot.campaign.past_claims import PastClaims
from bot.campaign.proofs import goal_of, proof_model
from bot.campaign.selection import (
    SELECTION_RULES_VERSION,
    QuestionCounts,
    QuestionSelector,
    SelectionRules,
)
from bot.campaign.state import PoolState
from bot.campaign.trained_model import TrainedModel
from bot.campaign.trainer import Trainer
from bot.learning.arrays import Rows
from bot.pool.feature_store import FeatureStore
from bot.pool.loading import ensure
from storage import Store
from storage.exam_log import DrawnQuestion, StoredProof
from storage.imports import Erasure, Withdrawal
from storage.model_log import ExamItem, FeatureFit
from storage.records import (
    AnnotatorId,
    AnswerEvent,
    GivenLabel,
    QuestionId,
    SelectedQuestion,
    Trust,
)
from storage.request_log import ItemRequest

# A stored score and its repetition may differ in the last digits: fits end at a gradient of 1e-10,
# and where they end depends on where they started.
CLOSE: Final = 1e-6


@dataclass(frozen=True)
class Difference:
    """A question that would be a different one now."""

    question: QuestionId
    what: str


@dataclass(frozen=True)
class Replayed:
    """The outcome of a replay.

    questions: all of the campaign; undone: those that repeat a question after an undo;
    earlier_rules: those selected by another version of the rules; erased: those selected with texts
    that were deleted since. The last three are not replayed.
    """

    questions: int
    undone: int
    earlier_rules: int
    erased: tuple[QuestionId, ...]
    differences: tuple[Difference, ...]


async def replay(
    store: Store,
    balance: str,
    rules: SelectionRules,
    progress: Callable[[int], None] = lambda _: None,
    estimator: Any | None = None,
) -> Replayed:
    """Derive each question again from what was known when it was asked.

    balance, rules, estimator: the settings of the campaign. progress: called with the number of
    questions done so far.
    """
    asked = await store.questions.asked()
    differences: list[Difference] = []
    with TemporaryDirectory(prefix="tapwise-", ignore_cleanup_errors=True) as folder:
        past = await _Past.open(store, asked, Path(folder), balance, rules, estimator)
        try:
            for done, question in enumerate(asked, start=1):
                if past.can_repeat(question) and (what := await past.difference(question)):
                    differences.append(Difference(question.id, what))
                past.record(question)
                progress(done)
        finally:
            past.trainer.close()
    undone = sum(question.why == "undo" for question in asked)
    present = [question for question in asked if _is_by_present_rules(question)]
    erased = tuple(question.id for question in present if past.is_erased(question))
    earlier = len(asked) - undone - len(present)
    return Replayed(len(asked), undone, earlier, erased, tuple(differences))


def _is_by_present_rules(question: SelectedQuestion) -> bool:
    return question.why != "undo" and question.rules_version == SELECTION_RULES_VERSION


class _Past:
    """Two states that follow the log: the facts the model had learnt, and all known facts."""

    def __init__(
        self,
        store: Store,
        trainer: Trainer,
        folder: Path,
        selector: QuestionSelector,
        fits: list[FeatureFit],
        exam: list[ExamItem],
        exam_ended: int | None,
        given: list[GivenLabel],
        log: list[AnswerEvent],
        claims: PastClaims,
        trust: list[Trust],
        withdrawals: list[Withdrawal],
        erasures: list[Erasure],
        requests: list[ItemRequest],
        owners: set[AnnotatorId],
        representative_rows: Rows,
        draws: list[DrawnQuestion],
        proofs: list[StoredProof],
    ):
        self.trainer = trainer
        self._selector = selector
        self._store = store
        self._folder = folder
        self._pool: FeatureStore | None = None
        self._fits = {fit.id: fit for fit in fits}
        self._exam, self._exam_ended = exam, exam_ended
        self._given, self._log, self._trust = given, log, trust
        self._withdrawals, self._erasures = withdrawals, erasures
        self._owners = owners
        self._representatives = representative_rows
        self._claims, self._requests = claims, requests
        self._draws = {drawn.question_id: drawn for drawn in draws}
        self._proofs = proofs
        self._learnt, self._known = PoolState(), PoolState()
        kinds = {proof.id: proof.begun.kind for proof in proofs}
        certificate = {
            drawn.question_id
            for drawn in draws
            if kinds.get(drawn.draw.proof_id or 0) == "certificate"
        }
        for state in (self._learnt, self._known):
            state.exam.certificate_questions = set(certificate)
        self._learnt.owners = self._known.owners = frozenset(owners)
        self._read: tuple[int, int] = (0, 0)
        self._trained: TrainedModel | None = None
        self._question_counts = QuestionCounts()

    @classmethod
    async def open(
        cls,
        store: Store,
        asked: list[SelectedQuestion],
        folder: Path,
        balance: str,
        rules: SelectionRules,
        estimator: Any | None,
    ) -> _Past:
        campaign, log = await store.items.campaign(), await store.questions.answer_log()
        trainer = Trainer(balance, campaign.seed, rules.policy, estimator)
        draws = BlindDraws(await store.model_log.blind_key())
        past = cls(
            store,
            trainer,
            folder,
            QuestionSelector(trainer, rules, draws),
            await store.model_log.feature_fits(),
            await store.model_log.exam_items(),
            campaign.exam_ended,
            await store.items.given_after(0),
            log,
            PastClaims(asked, log),
            await store.trust_log.trust_after(0),
            await store.imports.withdrawals_after(0),
            await store.imports.erasures(),
            await store.requests.after(0),
            await store.people.owner_ids(),
            await representatives(store, await store.items.newest_id()),
            await store.exam_log.draws(),
            await store.exam_log.proofs(),
        )
        past._learnt.exam.first_chosen = await store.watched.first_chosen()
        past._known.exam.first_chosen = past._learnt.exam.first_chosen
        return past

    def can_repeat(self, question: SelectedQuestion) -> bool:
        """Whether all that decided this question is still there."""
        return _is_by_present_rules(question) and not self.is_erased(question)

    def is_erased(self, question: SelectedQuestion) -> bool:
        """Whether texts that the question depended on were deleted."""
        return any(erasure.concerns(question) for erasure in self._erasures)

    async def difference(self, question: SelectedQuestion) -> str | None:
        """What differs if this question is selected again; None if nothing does."""
        trained = await self._model_of(question)
        self._advance(
            self._known,
            question,
            question.answers_known,
            question.given_known,
            question.trust_known,
        )
        self._known.exam.proof = await self._proof_of(question)
        self._known.withdrawn.update(self._withdrawals, question.withdrawals_known)
        self._known.requested.update(self._requests, question.id)
        # Ids have gaps where a transaction was rolled back.
        self._question_counts.asked = question.id - 1
        chosen = await self._selector.select(
            trained,
            self._known,
            self._question_counts,
            question.annotator_id,
            gold=question.annotator_id not in self._owners,
            now=question.asked_at,
        )
        if chosen is None:
            return "there would be nothing to ask"
        why, pick = chosen
        if why != question.why:
            return f"it was {question.why} and would be {why}"
        if item_of(pick.row) != question.item_id:
            return f"it asked item {question.item_id} and would ask item {item_of(pick.row)}"
        if not _is_close(pick.score, question.score):
            return f"its score was {question.score} and would be {pick.score}"
        if not _is_close(pick.probability, question.probability):
            return f"its chance was {question.probability} and would be {pick.probability}"
        return None

    def record(self, question: SelectedQuestion) -> None:
        """Count the question and claim its item until it was closed or expired."""
        self._question_counts.count(question.id, question.annotator_id, question.why)
        if (drawn := self._draws.get(question.id)) is not None:
            self._known.exam.record(drawn)
        self._known.claims.add(self._claims.of(question))

    async def _proof_of(self, question: SelectedQuestion) -> RunningProof | None:
        """The proof that was running when the question was selected."""
        running = self._known.exam.proof
        for proof in self._proofs:
            ended = proof.ended_after is not None and proof.ended_after < question.id
            if proof.begun.begun_after < question.id and not ended:
                if running is not None and running.number == proof.id:
                    return running
                model = await proof_model(self._store, self.trainer, proof)
                return RunningProof(proof.id, model, goal_of(proof))
        return None

    async def _model_of(self, question: SelectedQuestion) -> TrainedModel:
        """The model that selected the question."""
        fit, size = self._fits[question.feature_fit_id], question.pool_size
        if self._read != (fit.id, size):
            # A question selected during an import knew fewer items than the features.
            size = max(size, fit.through)
            run, folder, now = self.trainer.run_in_thread, self._folder, self._pool
            self._pool = await ensure(self._store, run, folder, fit, size, now)
            await self.trainer.use(self._pool, fit.id)
            self._read, self._trained = (fit.id, question.pool_size), None
        self._advance(
            self._learnt,
            question,
            question.answers_learnt,
            question.given_learnt,
            question.trust_learnt,
        )
        self._trained = await self.trainer.fit(self._learnt.snapshot(), self._trained)
        return self._trained

    def _advance(
        self, state: PoolState, question: SelectedQuestion, answers: int, given: int, trust: int
    ) -> None:
        """Bring a state to these newest facts."""
        if question.pool_size > state.size:
            new = self._representatives[state.size : question.pool_size]
            state.add_items(question.pool_size, new)
            state.reserve(e.item_id for e in self._exam if e.pool_size <= question.pool_size)
        if self._exam_ended and question.id > self._exam_ended:
            state.end_exam()
        state.add_known_labels(label for label in self._given if state.given < label.id <= given)
        for event in self._log[state.answers : answers]:
            state.add_answer(event)
        for decision in self._trust:
            if state.trust < decision.id <= trust:
                state.set_trust(decision)


def _is_close(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is b
    return abs(a - b) <= CLOSE
