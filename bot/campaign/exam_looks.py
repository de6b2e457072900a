"""The score that everybody sees: the exam at announced numbers of answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Final, Literal

from bot.campaign.exam_evidence import counted_answers, look_counts
from bot.campaign.state import PoolState
from bot.campaign.trained_model import TrainedModel
from bot.learning.evaluation.acceptance import PROOF_ERROR, Ladder
from bot.learning.evaluation.announced_looks import newest_look, next_look
from bot.learning.evaluation.exam_measures import ExamCounts, ExamMeasures, exam_measures
from bot.learning.evaluation.filter_proof import FilterGoal
from storage import Store
from storage.exam_log import StoredLook

# Annotators see a report from the next multiple of so many answers on.
PUBLISHED_EVERY: Final = 20

NoReport = Literal["no_exam", "small_pool", "unchecked", "few_answers", "no_model"]


@dataclass(frozen=True)
class ExamReport:
    """What the exam said at the last announced look; it changes at the next look only.

    look: the announced number of exam answers. labels: what the model of that look had learnt.
    made_at: seconds since 1970. counts: the answers, split by what the model says.
    """

    look: int
    labels: int
    made_at: float
    counts: ExamCounts

    @cached_property
    def measures(self) -> ExamMeasures:
        """Precision, missed, recall, F1 and accuracy; None where there are too few answers."""
        return exam_measures(self.counts)

    @property
    def too_few_flagged(self) -> int | None:
        """The reserve has only so many flagged messages: precision cannot be proven.

        None where it can, for the default goal.
        """
        flagged = self.counts.reserve_flagged
        return (
            flagged if flagged < Ladder(1 - FilterGoal().precision, PROOF_ERROR).step(0) else None
        )


@dataclass(frozen=True)
class ExamStanding:
    """The newest report, or why there is none.

    why_none: None with a report. answers: exam answers that count by now, for owners and curators
    only; unchecked: those that do not count yet. next_look: the answers at which the next look is;
    None after the last.
    """

    report: ExamReport | None
    why_none: NoReport | None
    answers: int
    unchecked: int
    next_look: int | None


class ExamLooks:
    """The looks in the store, and the newest one in memory."""

    def __init__(
        self, store: Store, state: PoolState, clock: Callable[[], float], *, exam: bool
    ) -> None:
        self._store = store
        self._state = state
        self._clock = clock
        self._exam = exam
        self._looks: list[StoredLook] = []

    async def load(self) -> None:
        """Read after a start how the exam's questions were drawn, and the looks so far."""
        log, exam = self._store.exam_log, self._state.exam
        exam.certificate_questions = set(await log.certificate_questions())
        for drawn in await log.draws():
            exam.record(drawn)
        self._looks = await log.looks()

    async def add(self, trained: TrainedModel) -> None:
        """Look at the exam if the answers that count have reached the next announced number."""
        answers = counted_answers(trained.aggregated.exam, self._state)
        look = newest_look(answers)
        seen = self._looks[-1].look if self._looks else 0
        if trained.scored is None or look is None or look <= seen:
            return
        stored = StoredLook(
            look=look,
            labels=len(trained.labels.rows),
            answers_learnt=trained.snapshot.answers,
            given_learnt=trained.snapshot.given,
            feature_fit_id=trained.feature_fit_id,
            **asdict(look_counts(trained, self._state)),
            made_at=self._clock(),
        )
        await self._store.exam_log.add_look(stored)
        self._looks.append(stored)

    def reports(self) -> list[ExamReport]:
        """The report of each look so far, in order."""
        return [report_of(each) for each in self._looks]

    def published(self, trained: TrainedModel) -> ExamReport | None:
        """The newest report that annotators may know of.

        A report is published at the next multiple of 20 answers of any kind: the moment would tell
        that the newest answer was to an exam question.
        """
        published = self._state.answers // PUBLISHED_EVERY * PUBLISHED_EVERY
        known = [each for each in self._looks if each.answers_learnt <= published]
        return _newest(known, counted_answers(trained.aggregated.exam, self._state))

    def standing(self, trained: TrainedModel) -> ExamStanding:
        """The newest report, or why there is none."""
        exam = trained.aggregated.exam
        answers, unchecked = counted_answers(exam, self._state), len(exam.unchecked)
        return standing_of_exam(
            self._looks,
            reserved=len(self._state.exam.reserve),
            answers=answers,
            unchecked=unchecked,
            exam=self._exam,
        )


def standing_of_exam(
    looks: Sequence[StoredLook], *, reserved: int, answers: int, unchecked: int, exam: bool = True
) -> ExamStanding:
    """The newest report, or why there is none.

    reserved: messages of the exam, 0 when it has ended. answers, unchecked: those that count, and
    those that do not count yet. exam: whether exam questions are asked.
    """
    newest = _newest(looks, answers) if reserved else None
    why = None if newest else _why_none(reserved, answers, unchecked, exam=exam)
    return ExamStanding(newest, why, answers, unchecked, next_look(answers))


def _newest(looks: Sequence[StoredLook], answers: int) -> ExamReport | None:
    """The report of the newest look at which no more answers counted than now.

    Answers no longer count when they are taken back, or when it turns out that nobody has checked
    who gave them.
    """
    held = [each for each in looks if each.look <= answers]
    return report_of(held[-1]) if held else None


def _why_none(reserved: int, answers: int, unchecked: int, *, exam: bool) -> NoReport:
    first = next_look(0) or 0
    if not reserved or not exam:
        return "no_exam"
    if reserved < first:
        return "small_pool"
    if answers < first <= answers + unchecked:
        return "unchecked"
    return "few_answers" if answers < first else "no_model"


def report_of(stored: StoredLook) -> ExamReport:
    """A look as everybody sees it."""
    counts = ExamCounts(
        flagged=stored.flagged,
        flagged_spam=stored.flagged_spam,
        unflagged=stored.unflagged,
        unflagged_spam=stored.unflagged_spam,
        missed=stored.missed,
        effective=stored.effective,
        reserve_flagged=stored.reserve_flagged,
        reserve_unflagged=stored.reserve_unflagged,
    )
    return ExamReport(stored.look, stored.labels, stored.made_at, counts)
