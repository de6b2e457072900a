"""A simulation counts the taps until the model is settled, certified and proven."""

import numpy as np
import pytest
from numpy.random import default_rng

from bot.learning.arrays import LogOdds, Mask
from bot.learning.evaluation.acceptance import PROOF_ERROR, Ladder
from bot.learning.evaluation.certificate_proof import CertificateGoal
from bot.learning.simulation.experiment import Experiment, LearnerConfig
from bot.learning.simulation.loop import run
from bot.learning.simulation.statements import SimulatedExam
from bot.learning.simulation.summary import statement_taps
from bot.learning.stopping import MIN_LABELS
from bot.learning.strategies import LocalScores
from tests.support.pool_scores import scores_with

ACTIVE = LearnerConfig("words", "uncertainty", "weights")


class PerfectLoop:
    """A loop whose model is right on every message from the first label on."""

    def __init__(self, spam: Mask, reserve: Mask) -> None:
        self.allowed = ~reserve
        self.log_odds: LogOdds = np.where(spam, 9.0, -9.0).astype(np.float32)
        self.log_odds[0] = 0.1  # an uncertain message is left
        self.rows: list[int] = []
        self.spam: Mask = np.zeros(0, dtype=np.bool_)

    @property
    def scored(self) -> LocalScores:
        return scores_with(self.log_odds)

    def label(self, row: int, *, spam: bool) -> None:
        self.rows.append(row)
        self.spam = np.append(self.spam, spam)
        self.allowed[row] = row == 0


def taps_of(spam: Mask, reserved: int, wrong: float = 0.0) -> SimulatedExam:
    rows = np.arange(len(spam))
    in_reserve = rows >= len(spam) - reserved
    said = spam ^ (default_rng(1).random(len(spam)) < wrong)
    exam = SimulatedExam(rows[in_reserve], said, default_rng(0))
    loop = PerfectLoop(spam, in_reserve)
    for taps in range(1, 100):
        loop.label(taps, spam=bool(said[taps]))
        exam.watch(loop, taps)
    return exam


def test_a_perfect_model_takes_what_the_ladders_ask_for() -> None:
    spam = np.arange(3_000) % 3 == 0

    taps = taps_of(spam, 600).taps

    least = Ladder(CertificateGoal().max_error).step(0)
    assert taps.settled == MIN_LABELS
    assert taps.certified == MIN_LABELS + least
    flagged = Ladder(0.2, PROOF_ERROR).step(0)
    assert MIN_LABELS + flagged <= taps.proven <= MIN_LABELS + 4 * flagged


def test_where_the_reserve_has_too_little_spam_nothing_is_proven_for_a_filter() -> None:
    spam = np.arange(3_000) % 50 == 0

    taps = taps_of(spam, 450).taps

    assert not np.isfinite(taps.proven)


def test_a_model_with_many_wrong_labels_is_neither_certified_nor_proven() -> None:
    spam = np.arange(3_000) % 3 == 0

    taps = taps_of(spam, 600, wrong=0.4).taps

    assert taps.settled == MIN_LABELS
    assert not np.isfinite(taps.certified)
    assert not np.isfinite(taps.proven)


@pytest.mark.parametrize("exam_every", [0, 10])
def test_only_a_loop_with_an_exam_has_statements(exam_every: int) -> None:
    words = ["free prize now", "win cash today", "see you soon", "lunch at noon"]
    texts = [f"{words[n % 4]} {'abcdefghij'[n % 10]}{n}" for n in range(1_200)]
    spam = np.arange(1_200) % 4 < 2
    experiment = Experiment(texts, spam, budget=120, exam_every=exam_every)

    curve = run(experiment, ACTIVE, 0)

    found = statement_taps([curve])
    assert (found["settled"] is not None) == (exam_every > 0)
    if exam_every:
        assert found["settled"] is not None
        assert found["certified"] is not None
        assert found["certified"] > found["settled"] >= MIN_LABELS
