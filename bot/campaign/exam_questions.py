"""The exam's questions: drawn with known probabilities, beside the learning or for a proof."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from bot.campaign.exam_evidence import evaluate
from bot.campaign.exam_state import RunningProof
from bot.campaign.state import PoolState
from bot.campaign.trained_model import TrainedModel
from bot.campaign.trainer import Trainer
from bot.learning.arrays import Mask, Rows
from bot.learning.evaluation.certificate_proof import CertificateGoal
from bot.learning.evaluation.exam_draws import FLAGGED_SHARE, NEARLY_FLAGGED, ExamDraw
from bot.learning.evaluation.foretold import next_draw
from bot.learning.picks import Pick
from storage.records import AnnotatorId, Why


@dataclass(frozen=True)
class ExamSelector:
    """Selects exam questions."""

    trainer: Trainer

    async def beside_learning(
        self,
        trained: TrainedModel,
        state: PoolState,
        annotator: AnnotatorId,
        number: int,
        now: float,
    ) -> Pick | None:
        """A message of the reserve, with 1/5 among those that the model flags, or nearly."""
        available = state.allowed(annotator, now, exam=True)
        reserve = _known(state.exam.reserve, trained)
        flagged = trained.flags(reserve, NEARLY_FLAGGED)
        return await self.trainer.draw_exam(
            trained, available, reserve, flagged, FLAGGED_SHARE, number
        )

    async def for_proof(
        self,
        proof: RunningProof,
        trained: TrainedModel,
        state: PoolState,
        annotator: AnnotatorId,
        number: int,
        now: float,
    ) -> tuple[Why, Pick] | None:
        """The next question of a proof; None if others are being asked what is left.

        First a second opinion on an answer that does not count yet. trained: the newest model, by
        which answers count; the proof is about its own.
        """
        need_answer, answers = trained.aggregated.exam.need_answer, trained.snapshot.answers
        row = state.first_second_opinion(annotator, now, need_answer, answers)
        if row is not None:
            return "second", await self.trainer.score(proof.model, row)
        allowed = state.allowed(annotator, now, exam=True)
        if isinstance(proof.goal, CertificateGoal):
            allowed |= state.allowed(annotator, now)
            pick = await self._draw_any(proof.model, state, allowed, number)
        else:
            share = next_draw(evaluate(proof, trained.aggregated.exam, state))
            share = share if isinstance(share, float) else 0.0
            reserve = _known(state.exam.reserve, proof.model)
            flagged = proof.model.flags(reserve)
            pick = await self.trainer.draw_exam(
                proof.model, allowed, reserve, flagged, share, number
            )
        return ("exam", pick) if pick else None

    async def _draw_any(
        self, trained: TrainedModel, state: PoolState, allowed: Mask, number: int
    ) -> Pick | None:
        """Any unlabelled message, as the certificate is about all of them."""
        available = allowed[: trained.snapshot.pool_size]
        if not available.any():
            return None
        pick = await self.trainer.draw(trained, available, number)
        rows = np.flatnonzero(available)
        flagged = await self.trainer.run_beside_fits(lambda: trained.flags(rows))
        draw = ExamDraw(
            np.zeros(len(state.exam.reserve), dtype=np.bool_), len(flagged), int(flagged.sum()), 0.0
        )
        return pick and replace(pick, draw=draw)


def _known(reserve: Rows, trained: TrainedModel) -> Rows:
    """The messages that the model has scored; those of a newer import follow later."""
    return reserve[reserve < trained.snapshot.pool_size]
