"""The exam of a recorded campaign: looks while learning goes on, a certificate, and a proof.

Draws, statistics and rules are the product's. The truth about a filter is read off all messages
that are never trained on: the reserve and the test set.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
from numpy.random import Generator, default_rng

from benchmarks.exam.recorded import KEPT_EVERY, Recorded
from bot.learning.arrays import Mask
from bot.learning.evaluation.announced_looks import LOOKS
from bot.learning.evaluation.certificate_bounds import (
    CertificateBounds,
    UniformAnswers,
    certificate_bounds,
)
from bot.learning.evaluation.certificate_proof import CertificateGoal, CertificateProof
from bot.learning.evaluation.exam_draws import (
    FLAGGED_SHARE,
    NEARLY_FLAGGED,
    ExamDraw,
    inclusion_probabilities,
)
from bot.learning.evaluation.exam_measures import ExamMeasures, count_answers, exam_measures
from bot.learning.evaluation.filter_proof import FilterCounts, FilterGoal, FilterProof
from bot.learning.evaluation.foretold import Foretold, foretell, next_draw
from bot.learning.evaluation.intervals import jeffreys
from bot.learning.picks import reserve_pick
from bot.learning.stopping import CONSECUTIVE, MIN_LABELS, MIN_SPAM, ModelAgreement

MOST_ANSWERS = 600


@dataclass(frozen=True)
class Truth:
    """What a model's precision and missed share are; None where nothing is flagged."""

    precision: float | None
    missed: float
    recall: float


@dataclass(frozen=True)
class Look:
    """One look: its number of answers, what was shown, the truth, and one-look widths."""

    answers: int
    measures: ExamMeasures
    truth: Truth
    one_look_precision: float | None
    one_look_missed: float


@dataclass(frozen=True)
class Certified:
    """A certificate: answers of the pause, the range foretold, its bounds, and the truth."""

    stands: bool
    answers: int
    foretold: Foretold
    bounds: CertificateBounds
    wrong: float
    wrong_spam: float
    wrong_no_spam: float
    found: float


@dataclass(frozen=True)
class Proven:
    """A proof for a filter. why, pool: why it did not begin, or ended; see `OutOfReach`."""

    stands: bool
    begun: bool
    answers: int
    foretold: Foretold
    why: str | None
    pool: int | None
    truth: Truth


@dataclass(eq=False)
class ExamRun:
    """The exam of one campaign; the same seed gives the same draws.

    learnt: labels that the model has learnt; places: of the reserve that are answered, in order.
    """

    recorded: Recorded
    rng: Generator
    learnt: int = 0
    places: list[int] = field(default_factory=list)
    uniform: list[bool] = field(default_factory=list)
    draws: list[ExamDraw] = field(default_factory=list)

    def answer_exam(self, share: float, above: float = 0.0) -> bool:
        """Draw and answer one exam question; False if the reserve is used up.

        share: of the draws among messages whose log-odds of spam are above the other number.
        """
        reserve = self.recorded.reserve
        left = np.ones(len(reserve), dtype=np.bool_)
        left[self.places] = False
        flagged = self.flags(self.model, above)[reserve]
        pick = reserve_pick(reserve, left, flagged, share, self.rng)
        if pick is None or pick.draw is None:
            return False
        self.places.append(int(np.searchsorted(reserve, pick.row)))
        self.uniform.append(not pick.draw.among_flagged)
        self.draws.append(pick.draw)
        return True

    @property
    def taps(self) -> int:
        """Questions answered so far."""
        return self.learnt + len(self.places)

    @property
    def model(self) -> int:
        """The newest model that was kept; -1 before the first."""
        return min(self.learnt // KEPT_EVERY, len(self.recorded.models)) - 1

    def flags(self, model: int, above: float = 0.0) -> Mask:
        """(n_pool,) what a model flags; nothing before the first."""
        log_odds = self.recorded.models[model][: self.recorded.pool]
        if model < 0 or not log_odds.any():
            return np.zeros(self.recorded.pool, dtype=np.bool_)
        return np.asarray(log_odds > above)

    def look(self) -> Look:
        """What is shown after these answers, and the truth."""
        recorded, places = self.recorded, np.array(self.places)
        flags = self.flags(self.model)[recorded.reserve]
        spam = recorded.truth[recorded.reserve]
        inclusion = inclusion_probabilities(self.draws, len(recorded.reserve))[places]
        counts = count_answers(spam[places], flags[places], inclusion, flags)
        flagged, rest = counts.flagged, counts.unflagged
        low, high = jeffreys(counts.unflagged_spam, rest, 0.05) if rest else (0.0, 1.0)
        one_look = (
            np.subtract(*jeffreys(counts.flagged_spam, flagged, 0.05)[::-1]) if flagged else None
        )
        return Look(
            len(places),
            exam_measures(counts),
            truth_of(recorded, self.model),
            None if one_look is None else float(one_look),
            high - low,
        )


def truth_of(recorded: Recorded, model: int) -> Truth:
    """On the reserve and the test set, none of which is ever trained on."""
    of_pool, of_test = recorded.predictions(max(model, 0))
    flagged = np.concatenate([of_pool[recorded.reserve], of_test]) & (model >= 0)
    spam = np.concatenate([recorded.truth[recorded.reserve], recorded.test_truth])
    hits = float((flagged & spam).sum())
    return Truth(
        hits / float(flagged.sum()) if flagged.any() else None,
        float((~flagged & spam).sum()) / max(float((~flagged).sum()), 1.0),
        hits / max(float(spam.sum()), 1.0),
    )


def looks_while_learning(recorded: Recorded, seed: int, exam_share: float, most: int) -> list[Look]:
    """The looks of a campaign in which every question is of the exam with this probability."""
    run, found = ExamRun(recorded, default_rng([seed, 1])), []
    for _ in range(most):
        if run.rng.random() < exam_share:
            if not run.answer_exam(FLAGGED_SHARE, NEARLY_FLAGGED):
                break
            if len(run.places) in LOOKS and run.model >= 0:
                found.append(run.look())
        else:
            run.learnt += 1
    return found


def settled_model(recorded: Recorded, *, steady: bool = False) -> int | None:
    """The first model with which the product's rule says that the campaign has settled.

    steady: kappa suffices, which is when a certificate can begin.
    """
    flags = recorded.models[:, : recorded.pool] > 0
    spam = recorded.truth[recorded.asked].cumsum()
    for model in range(CONSECUTIVE, len(flags)):
        labels = KEPT_EVERY * (model + 1)
        close = [
            ModelAgreement(
                float(recorded.kappas[each]),
                1.0 if steady else float((flags[each] == flags[each - 1]).mean()),
            ).is_close
            for each in range(model - CONSECUTIVE + 1, model + 1)
        ]
        rare = flags[model].mean() < 0.05
        enough = labels >= MIN_LABELS and not (rare and spam[labels - 1] < MIN_SPAM)
        if enough and all(close):
            return model
    return None


def until_settled(recorded: Recorded, seed: int, *, steady: bool = False) -> ExamRun | None:
    """A campaign with one exam question in ten, until it has settled; None if it never does."""
    model = settled_model(recorded, steady=steady)
    if model is None:
        return None
    run = ExamRun(recorded, default_rng([seed, 2]))
    while run.learnt < KEPT_EVERY * (model + 1):
        if run.rng.random() < 0.1:
            run.answer_exam(FLAGGED_SHARE, NEARLY_FLAGGED)
        else:
            run.learnt += 1
    return run


def certify(run: ExamRun, max_error: float) -> Certified:
    """A certificate of the newest model, whose questions are drawn from everything unlabelled."""
    recorded, flags = run.recorded, run.flags(run.model)
    open_rows = recorded.learnt_at > run.learnt
    groups = recorded.representative
    open_rows &= ~np.isin(groups, recorded.reserve[run.places])
    earlier = recorded.reserve[np.array(run.places, dtype=np.intp)[np.array(run.uniform, np.bool_)]]
    rows = earlier.tolist()
    proof = _certificate(max_error, rows, flags, recorded.truth, open_rows)
    foretold, before = foretell(proof), len(rows)
    while next_draw(proof) == 0.0 and len(rows) - before < MOST_ANSWERS:
        row = int(run.rng.choice(np.flatnonzero(open_rows)))
        open_rows &= groups != groups[row]
        rows.append(row)
        proof = _certificate(max_error, rows, flags, recorded.truth, open_rows)
    return _certified(run, proof, foretold, len(rows) - before, flags, open_rows)


def _certificate(
    max_error: float, rows: list[int], flags: Mask, truth: Mask, open_rows: Mask
) -> CertificateProof:
    machine, people = flags[rows], truth[rows]
    counts = UniformAnswers(
        int(machine.sum()),
        int((machine & ~people).sum()),
        int((~machine).sum()),
        int((~machine & people).sum()),
    )
    return CertificateProof(CertificateGoal(max_error), counts, int(open_rows.sum()))


def _certified(
    run: ExamRun,
    proof: CertificateProof,
    foretold: Foretold,
    answers: int,
    flags: Mask,
    open_rows: Mask,
) -> Certified:
    truth = run.recorded.truth
    machine_spam, machine_rest = open_rows & flags, open_rows & ~flags
    known = ~open_rows & truth
    bounds = certificate_bounds(
        proof.counts,
        machine_spam=int(machine_spam.sum()),
        machine_no_spam=int(machine_rest.sum()),
        known_spam=int(known.sum()),
        max_error=proof.goal.max_error,
    )
    return Certified(
        proof.stands,
        answers,
        foretold,
        bounds,
        _share(flags[open_rows] != truth[open_rows]),
        _share(~truth[machine_spam]),
        _share(truth[machine_rest]),
        float((known | (machine_spam & truth)).sum()) / max(float(truth.sum()), 1.0),
    )


def prove(run: ExamRun, goal: FilterGoal) -> Proven:
    """A proof for a filter of the newest model, with answers from the reserve."""
    run = replace(
        run, places=[*run.places], uniform=[*run.uniform], draws=[*run.draws], rng=run.rng
    )
    proof = FilterProof(goal, _filter_counts(run))
    foretold, before = foretell(proof), len(run.places)
    begun = proof.out_of_reach() is None
    while isinstance(share := next_draw(proof), float):
        run.answer_exam(share)
        proof = FilterProof(goal, _filter_counts(run))
    reason = proof.out_of_reach()
    return Proven(
        proof.stands,
        begun,
        len(run.places) - before,
        foretold,
        reason.why if reason else None,
        reason.pool if reason else None,
        truth_of(run.recorded, run.model),
    )


def _filter_counts(run: ExamRun) -> FilterCounts:
    reserve = run.recorded.reserve
    flags, spam = run.flags(run.model)[reserve], run.recorded.truth[reserve]
    answered = np.zeros(len(reserve), dtype=np.bool_)
    answered[run.places] = True
    uniform = np.zeros(len(reserve), dtype=np.bool_)
    uniform[np.array(run.places, dtype=np.intp)[np.array(run.uniform, np.bool_)]] = True
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


def _share(wrong: Mask) -> float:
    return float(wrong.mean()) if len(wrong) else 0.0
