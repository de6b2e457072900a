"""Proofs: learning pauses and only exam questions are asked, until the statement stands."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass, replace
from typing import Any, TypeAlias

from bot.campaign.exam_evidence import evaluate
from bot.campaign.exam_state import RunningProof
from bot.campaign.past_state import state_at
from bot.campaign.state import PoolState
from bot.campaign.trained_model import TrainedModel
from bot.campaign.trainer import Trainer
from bot.campaign.training import Training
from bot.errors import TapwiseError
from bot.learning.evaluation.certificate_bounds import UniformAnswers
from bot.learning.evaluation.certificate_proof import CertificateGoal
from bot.learning.evaluation.filter_proof import FilterCounts, FilterGoal, OutOfReach
from bot.learning.evaluation.foretold import Foretold, foretell, next_draw
from bot.wording.translatable import sentence
from storage import Store
from storage.exam_log import NewProof, ProofOutcome, StoredProof
from storage.records import QuestionId

__all__ = [
    "CertificateGoal",
    "FilterCounts",
    "FilterGoal",
    "OutOfReach",
    "ProofError",
    "ProofForecast",
    "ProofStatement",
    "Proofs",
    "UniformAnswers",
    "goal_of",
    "proof_model",
]

Goal: TypeAlias = FilterGoal | CertificateGoal
Evidence: TypeAlias = FilterCounts | UniformAnswers
# `Assignments.between_questions`
Between: TypeAlias = Callable[[Callable[[QuestionId], Awaitable[Any]]], Awaitable[Any]]


class ProofError(TapwiseError):
    """A proof cannot begin now."""


@dataclass(frozen=True)
class ProofForecast:
    """What a proof takes, before it begins or while it runs.

    evidence: the answers that count already. foretold: how many more. out_of_reach: why it cannot
    stand; None if it can.
    """

    goal: Goal
    evidence: Evidence
    foretold: Foretold
    out_of_reach: OutOfReach | None


@dataclass(frozen=True)
class ProofStatement:
    """A proof that has ended, and what it rests on.

    number: its row in the store. labels: what its model had learnt. ended_at: seconds since 1970.
    is_current: nothing was learnt and no message came since, so it is about the newest model.
    """

    number: int
    goal: Goal
    outcome: ProofOutcome
    evidence: Evidence
    labels: int
    ended_at: float
    is_current: bool


class Proofs:
    """The owner's goal, the proof that is running, and those that ended."""

    def __init__(
        self,
        store: Store,
        state: PoolState,
        trainer: Trainer,
        training: Training,
        between_questions: Between,
        clock: Callable[[], float],
    ) -> None:
        self._store = store
        self._state = state
        self._trainer = trainer
        self._training = training
        self._between_questions = between_questions
        self._clock = clock
        self._ended: list[StoredProof] = []
        self.goal = FilterGoal()

    # Reading

    @property
    def running(self) -> ProofForecast | None:
        """The proof that is running and what it still takes; None if none is."""
        proof, newest = self._state.exam.proof, self._training.newest
        return self._forecast(proof, newest) if proof and newest else None

    def statements(self) -> list[ProofStatement]:
        """The proofs that ended, the newest first."""
        return [self._statement(each) for each in reversed(self._ended)]

    async def forecast(self, goal: Goal) -> ProofForecast:
        """What a proof of the newest model would take. Errors: ProofError without a model."""
        trained = await self._training.current()
        self._require(trained, goal)
        return self._forecast(RunningProof(0, trained, goal), trained)

    # Writing

    async def load(self) -> None:
        """After a start, go on with the proof that was running, about the model of then."""
        goal = await self._store.exam_log.goal()
        if goal.precision is not None and goal.let_through is not None:
            self.goal = FilterGoal(goal.precision, goal.let_through)
        proofs = await self._store.exam_log.proofs()
        self._ended = [proof for proof in proofs if proof.outcome is not None]
        if not proofs or proofs[-1].outcome is not None:
            return
        running = proofs[-1]
        model = await proof_model(self._store, self._trainer, running)
        self._state.exam.proof = RunningProof(running.id, model, goal_of(running))
        newest = await self._training.current()
        same = newest.feature_fit_id == running.begun.feature_fit_id
        exam_ended = (await self._store.items.campaign()).exam_ended
        same = same and not await self._store.imports.withdrawn_since(running.begun.made_at)
        if not same or newest.snapshot.pool_size != running.begun.pool_size:
            await self.end("pool_grew")
        elif exam_ended is not None and running.begun.begun_after < exam_ended:
            await self.end("stopped")

    async def set_goal(self, goal: FilterGoal) -> None:
        """Set the goal of later proofs for a filter."""
        await self._store.exam_log.set_goal(goal.precision, goal.let_through)
        self.goal = goal

    async def begin(self, goal: Goal) -> ProofForecast:
        """Begin a proof, unless it is out of reach; it may stand at once. Errors: ProofError."""
        await self._training.current()

        async def work(newest: QuestionId) -> ProofForecast:
            trained = await self._training.any()
            self._require(trained, goal)
            forecast = self._forecast(RunningProof(0, trained, goal), trained)
            if forecast.out_of_reach is None:
                begun = _begun(trained, goal, newest, self._clock())
                stored = await self._store.exam_log.begin_proof(begun)
                self._state.exam.proof = RunningProof(stored.id, trained, goal)
            return forecast

        forecast: ProofForecast = await self._between_questions(work)
        await self.update(await self._training.any())  # earlier answers may suffice
        return forecast

    async def end(self, outcome: ProofOutcome) -> None:
        """End the proof that is running, if one is; learning goes on."""

        async def work(newest: QuestionId) -> None:
            proof = self._state.exam.proof
            if proof is None:
                return
            labels = (self._training.newest or proof.model).aggregated.exam
            evidence = asdict(evaluate(proof, labels, self._state).counts)
            evidence["labels"] = len(proof.model.labels.rows)
            await self._store.exam_log.end_proof(
                proof.number, outcome, json.dumps(evidence), newest, self._clock()
            )
            self._state.exam.proof = None
            self._ended = await self._store.exam_log.proofs()

        await self._between_questions(work)

    async def update(self, trained: TrainedModel) -> None:
        """End the proof when it stands, or no longer can. trained: by which answers count."""
        proof = self._state.exam.proof
        if proof is None:
            return
        step = next_draw(evaluate(proof, trained.aggregated.exam, self._state))
        if not isinstance(step, float):
            await self.end("stands" if step is None else "out_of_reach")

    def _require(self, trained: TrainedModel, goal: Goal) -> None:
        if self._state.exam.proof is not None:
            raise ProofError(sentence("error-proof-running"))
        if trained.scored is None:
            raise ProofError(sentence("error-proof-no-model"))
        if isinstance(goal, FilterGoal) and not len(self._state.exam.reserve):
            raise ProofError(sentence("error-proof-no-exam"))

    def _forecast(self, proof: RunningProof, trained: TrainedModel) -> ProofForecast:
        evaluated = evaluate(proof, trained.aggregated.exam, self._state)
        return ProofForecast(
            proof.goal, evaluated.counts, foretell(evaluated), evaluated.out_of_reach()
        )

    def _statement(self, proof: StoredProof) -> ProofStatement:
        statement, newest = statement_of(proof), self._training.newest
        is_current = (
            newest is not None
            and len(newest.labels.rows) == statement.labels
            and newest.snapshot.pool_size == proof.begun.pool_size
        )
        return replace(statement, is_current=is_current)


def statement_of(proof: StoredProof) -> ProofStatement:
    """A proof that has ended, whether or not it is about the newest model."""
    counts = json.loads(proof.evidence or "{}")
    labels = counts.pop("labels")
    is_filter = proof.begun.kind == "filter"
    return ProofStatement(
        number=proof.id,
        goal=goal_of(proof),
        outcome=proof.outcome or "stopped",
        evidence=FilterCounts(**counts) if is_filter else UniformAnswers(**counts),
        labels=labels,
        ended_at=proof.ended_at or 0.0,
        is_current=False,
    )


def goal_of(proof: StoredProof) -> Goal:
    """What a stored proof is to show."""
    begun = proof.begun
    if begun.precision is not None and begun.let_through is not None:
        return FilterGoal(begun.precision, begun.let_through)
    return CertificateGoal(begun.max_error or CertificateGoal().max_error)


async def proof_model(store: Store, trainer: Trainer, proof: StoredProof) -> TrainedModel:
    """The model that a proof is about, fitted again from the log.

    trainer: with the features of the proof's pool. An exam that ended later had not ended then.
    """
    begun, exam_ended = proof.begun, (await store.items.campaign()).exam_ended
    state = await state_at(
        *(store, begun.pool_size, begun.answers_learnt, begun.given_learnt, begun.trust_learnt),
        exam=not exam_ended or begun.begun_after < exam_ended,
    )
    return await trainer.fit(state.snapshot(), None)


def _begun(trained: TrainedModel, goal: Goal, newest: QuestionId, now: float) -> NewProof:
    is_filter = isinstance(goal, FilterGoal)
    snapshot = trained.snapshot
    return NewProof(
        kind="filter" if is_filter else "certificate",
        max_error=None if isinstance(goal, FilterGoal) else goal.max_error,
        precision=goal.precision if isinstance(goal, FilterGoal) else None,
        let_through=goal.let_through if isinstance(goal, FilterGoal) else None,
        answers_learnt=snapshot.answers,
        given_learnt=snapshot.given,
        trust_learnt=snapshot.trust,
        feature_fit_id=trained.feature_fit_id,
        pool_size=snapshot.pool_size,
        begun_after=newest,
        made_at=now,
    )
