"""The exam of a simulated loop: when the model has settled, and what its statements take.

Draws, ladders and stopping criteria are those of a campaign.
"""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.random import Generator

from bot.learning.arrays import LogOdds, Mask, Rows
from bot.learning.evaluation.certificate_bounds import UniformAnswers
from bot.learning.evaluation.certificate_proof import CertificateGoal, CertificateProof
from bot.learning.evaluation.exam_draws import FLAGGED_SHARE, NEARLY_FLAGGED
from bot.learning.evaluation.filter_proof import FilterCounts, FilterGoal, FilterProof
from bot.learning.evaluation.foretold import next_draw
from bot.learning.picks import reserve_pick
from bot.learning.pool_scores import PoolScores
from bot.learning.simulation.experiment import StatementTaps
from bot.learning.stopping import CHECKPOINT_EVERY, ModelAgreement, model_agreement, stop_advice


class WatchedLoop(Protocol):
    """What the exam reads of a loop: labelled rows and their labels, what is left, the model."""

    rows: list[int]
    allowed: Mask

    @property
    def spam(self) -> Mask: ...

    @property
    def scored(self) -> PoolScores | None: ...


class SimulatedExam:
    """The exam's answers, and the taps to each statement.

    reserve: rows of the pool; spam: (n_pool,) the labels that annotators would give.
    """

    def __init__(self, reserve: Rows, spam: Mask, rng: Generator) -> None:
        self.taps = StatementTaps()
        self._reserve = np.sort(reserve)
        self._spam = spam
        self._rng = rng
        self._answered: list[int] = []
        self._uniform: list[int] = []
        self._agreements: list[ModelAgreement | None] = []
        self._flags: Mask | None = None
        self._seen = 0

    def answer(self, loop: WatchedLoop) -> bool:
        """Draw and answer a question beside the learning; False if the reserve is used up."""
        if len(self._answered) == len(self._reserve):
            return False
        scored = loop.scored
        log_odds = None if scored is None else scored.log_odds
        return self._draw(log_odds, FLAGGED_SHARE, NEARLY_FLAGGED)

    def watch(self, loop: WatchedLoop, taps: int) -> None:
        """See after a label whether the model has settled; count the statements if it has.

        taps: answers so far.
        """
        learnt = len(loop.rows)
        is_due = learnt > self._seen and learnt % CHECKPOINT_EVERY == 0
        if not len(self._reserve) or np.isfinite(self.taps.settled) or not is_due:
            return
        self._seen = learnt
        if (scored := loop.scored) is None:
            return
        log_odds = scored.log_odds
        flags, before = log_odds > 0, self._flags
        self._flags = flags
        self._agreements.append(None if before is None else model_agreement(flags, before))
        spam = int(loop.spam.sum())
        if stop_advice(self._agreements, learnt, spam, scored, loop.allowed):
            certified = taps + self._certificate(flags, loop.allowed)
            self.taps = StatementTaps(taps, certified, taps + self._proof(log_odds))

    def _draw(self, log_odds: LogOdds | None, share: float, above: float = 0.0) -> bool:
        left = ~np.isin(self._reserve, self._answered)
        flagged = np.zeros(len(left), np.bool_)
        if log_odds is not None:
            flagged = log_odds[self._reserve] > above
        pick = reserve_pick(self._reserve, left, flagged, share, self._rng)
        if pick is None or pick.draw is None:
            return False
        self._answered.append(pick.row)
        if not pick.draw.among_flagged:
            self._uniform.append(pick.row)
        return True

    def _certificate(self, flags: Mask, allowed: Mask) -> float:
        """Further answers, drawn from everything unlabelled; infinite if it is given up."""
        unlabelled = allowed.copy()
        unlabelled[self._reserve] = ~np.isin(self._reserve, self._answered)
        rows, goal = [*self._uniform], CertificateGoal()
        while True:
            machine, people = flags[rows], self._spam[rows]
            answers = UniformAnswers(
                spam=int(machine.sum()),
                wrong_spam=int((machine & ~people).sum()),
                no_spam=int((~machine).sum()),
                wrong_no_spam=int((~machine & people).sum()),
            )
            proof = CertificateProof(goal, answers, int(unlabelled.sum()))
            if not isinstance(step := next_draw(proof), float):
                return len(rows) - len(self._uniform) if step is None else np.inf
            rows.append(int(self._rng.choice(np.flatnonzero(unlabelled))))
            unlabelled[rows[-1]] = False

    def _proof(self, log_odds: LogOdds) -> float:
        """Further answers from the reserve; infinite if it is out of reach."""
        answered, uniform = [*self._answered], [*self._uniform]
        try:
            flags, goal = log_odds[self._reserve] > 0, FilterGoal()
            while isinstance(step := next_draw(FilterProof(goal, self._counts(flags))), float):
                if not self._draw(log_odds, step):
                    return np.inf
            return len(self._answered) - len(answered) if step is None else np.inf
        finally:
            self._answered, self._uniform = answered, uniform

    def _counts(self, flags: Mask) -> FilterCounts:
        spam = self._spam[self._reserve]
        answered = np.isin(self._reserve, self._answered)
        uniform = np.isin(self._reserve, self._uniform)
        return FilterCounts(
            flagged=int((answered & flags).sum()),
            flagged_wrong=int((answered & flags & ~spam).sum()),
            unflagged=int((uniform & ~flags).sum()),
            unflagged_spam=int((uniform & ~flags & spam).sum()),
            flagged_left=int((~answered & flags).sum()),
            unflagged_left=int((~answered & ~flags).sum()),
            reserve_flagged=int(flags.sum()),
            reserve_unflagged=int((~flags).sum()),
        )
