"""What the campaign says about itself: progress, history, explanations, exports."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from bot.campaign.checkpoints import Checkpoints, Flips, QualityReport
from bot.campaign.exam_looks import ExamLooks, ExamReport
from bot.campaign.explanations import Explained, explain_score
from bot.campaign.ingest import Ingest
from bot.campaign.learnt_model import LearntModel
from bot.campaign.state import PoolState
from bot.campaign.trainer import Trainer
from bot.campaign.training import Training
from bot.errors import TapwiseError
from bot.pool.pool import WorkerFigures
from storage import Store
from storage.model_log import FeatureFit
from storage.records import DAY, AnnotatorId, Question
from storage.report_records import CampaignCounts, LabelledItem

# Seconds after which numbers are counted again although nothing was written: claims expire.
MAX_AGE: Final = 60.0


class TooEarlyError(TapwiseError):
    """An explanation was requested before the item was labelled."""


@dataclass(frozen=True)
class Progress:
    """The state of the campaign, and one annotator's part of it.

    mine: answers of this annotator; last_day: answers of the last 24 hours.
    """

    counts: CampaignCounts
    mine: int
    last_day: int
    quality: QualityReport


@dataclass(frozen=True)
class SharedProgress:
    """What an annotator may know of the progress: nothing here changes with the kind of a question.

    answers: of everybody, without skips; mine: of this annotator. report: of the exam, as of a
    round number of answers; None if there is none yet.
    """

    items: int
    answers: int
    mine: int
    report: ExamReport | None


@dataclass(frozen=True)
class Contribution:
    """What an annotator has done so far.

    answers: without skips. messages: those that they gave a label, and near-duplicates of these.
    """

    answers: int
    messages: int


@dataclass(frozen=True)
class History:
    """The course of the campaign, for the owner's picture.

    looks: the exam's reports, in order. days: ISO day in UTC and its answers. annotators: id and
    answers, most answers first.
    """

    looks: tuple[ExamReport, ...]
    days: tuple[tuple[str, int], ...]
    annotators: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Figures:
    """What the memory knows at any moment, for graphs.

    items: of the pool. spam, no_spam: labels. answers: of everybody, without skips. exam_answers:
    those that count. precision, missed: of the newest report, in [0, 1]; None if there is none.
    """

    items: int
    spam: int
    no_spam: int
    answers: int
    exam_answers: int
    precision: float | None
    missed: float | None


@dataclass(frozen=True)
class _Counted:
    """The numbers of a state of the store. last_day: as in `Progress`."""

    version: tuple[int, int]
    at: float
    counts: CampaignCounts
    last_day: int

    def covers(self, version: tuple[int, int], now: float) -> bool:
        """Whether nothing was written between the two versions, and time changed little."""
        is_new = all(mine >= theirs for mine, theirs in zip(self.version, version, strict=True))
        return is_new and 0.0 <= now - self.at < MAX_AGE


class Reports:
    """Reads only."""

    def __init__(
        self,
        store: Store,
        state: PoolState,
        trainer: Trainer,
        training: Training,
        checkpoints: Checkpoints,
        looks: ExamLooks,
        ingest: Ingest,
        clock: Callable[[], float],
    ):
        self._store = store
        self._state = state
        self._trainer = trainer
        self._training = training
        self._checkpoints = checkpoints
        self._looks = looks
        self._ingest = ingest
        self._clock = clock
        self._counting = asyncio.Lock()
        self._counted: _Counted | None = None

    async def progress(self, annotator: AnnotatorId) -> Progress:
        """The progress after a fit that includes every answer so far."""
        trained = await self._training.current()
        counted = await self._count()
        mine = self._state.answer_counts[annotator]
        quality = await self._checkpoints.quality(trained)
        return Progress(counted.counts, mine, counted.last_day, quality)

    def shared_progress(self, annotator: AnnotatorId) -> SharedProgress:
        """The progress for annotators who are neither owners nor curators."""
        state = self._state
        answers = state.answer_counts
        trained = self._training.newest
        report = self._looks.published(trained) if trained else None
        return SharedProgress(state.size, answers.total(), answers[annotator], report)

    def figures(self) -> Figures:
        """The numbers of this moment; nothing is read."""
        state, trained = self._state, self._training.newest
        standing = self._looks.standing(trained) if trained else None
        measures = standing.report.measures if standing and standing.report else None
        spam = sum(state.labels.values())
        return Figures(
            items=state.size,
            spam=spam,
            no_spam=len(state.labels) - spam,
            answers=state.answer_counts.total(),
            exam_answers=standing.answers if standing else 0,
            precision=measures.precision.value if measures and measures.precision else None,
            missed=measures.missed.value if measures and measures.missed else None,
        )

    def workers(self) -> WorkerFigures | None:
        """The workers that hold the pool at this moment; None without any."""
        return self._trainer.workers()

    def being_asked(self) -> list[AnnotatorId]:
        """The annotators whose question is open."""
        return self._state.claims.holders(self._clock())

    async def contribution(self, annotator: AnnotatorId) -> Contribution:
        """What an annotator has done; nothing here changes with the kind of a question."""
        messages = await self._store.items.count_labelled_by(annotator)
        return Contribution(self._state.answer_counts[annotator], messages)

    async def _count(self) -> _Counted:
        """Count once for everybody who asks while the store stays as it is."""
        needed = await self._store.version()
        async with self._counting:
            counted, now = self._counted, self._clock()
            if counted is None or not counted.covers(needed, now):
                version = await self._store.version()
                counts = await self._store.items.counts(now)
                last_day = await self._store.items.answers_since(now - DAY)
                counted = self._counted = _Counted(version, now, counts, last_day)
            return counted

    async def history(self) -> History:
        """The course of the campaign so far."""
        annotators = await self._store.items.answers_by_annotator()
        return History(
            tuple(self._looks.reports()),
            tuple(await self._store.items.answers_by_day()),
            tuple((int(annotator), answers) for annotator, answers in annotators),
        )

    @property
    def newest_flips(self) -> Flips | None:
        """What the newest labels did to the predictions; None without a model before them."""
        trained = self._training.newest
        if trained is None or trained.flipped is None or trained.new_labels < 1:
            return None
        labels = len(self._state.labels)
        return Flips(labels, trained.new_labels, trained.flipped, trained.compared)

    @property
    def features(self) -> FeatureFit | None:
        """The features in use and why; None before the first import."""
        return self._ingest.features

    @property
    def meaning_progress(self) -> int | None:
        """How many messages are read while features wait for their meaning; None if none wait."""
        return self._ingest.meaning_progress()

    async def explain(self, text: str) -> Explained | None:
        """Why a text has its score; None while there is no model.

        Errors: TooEarlyError for an item without a label: the reasons would bias annotators.
        """
        item = await self._store.items.find(text)
        if item is not None and not await self._store.items.is_labelled(item):
            raise TooEarlyError("This message is not labelled yet.")
        return await explain_score(self._store, self._trainer, await self._training.current(), text)

    async def learnt_model(self) -> LearntModel:
        """What has been learnt from every answer so far; errors: NoModelError."""
        trained = await self._training.current()
        return await LearntModel.of(self._store, self._trainer, trained, self._clock())

    async def recent_answers(
        self, annotator: AnnotatorId, count: int, skip: int = 0
    ) -> list[Question]:
        """This annotator's answered questions, the newest first; each can be answered again."""
        return await self._store.questions.recently_answered(annotator, count, skip)

    async def last_answered(self, annotator: AnnotatorId) -> Question | None:
        """The question that this annotator answered last."""
        return await self._store.questions.last_answered(annotator)

    async def labelled_items(self) -> list[LabelledItem]:
        """The labelled set, for exports."""
        return await self._store.items.labelled()
