"""A campaign's file in Python, for notebooks: rows and arrays that pandas and polars take.

>>> from bot.notebook import open_campaign
>>> campaign = open_campaign("tapwise.db")
>>> answers = pandas.DataFrame(campaign.answers())

The file is only read, also while the bot works. It is the owner's: texts are not masked, and the
reasons of exam, gold and test questions are shown, which the chat hides from annotators. Times are
`datetime` in UTC.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

import numpy as np
from numpy.typing import NDArray

from bot.settings import Settings, load_classifier, read_settings
from storage import Store
from storage.exports import GivenAnswer, StoredItem, StoredLabel
from storage.guideline_log import Guideline
from storage.records import Label, Why

if TYPE_CHECKING:
    from bot.campaign.exam_looks import ExamReport
    from bot.campaign.learnt_model import LearntModel
    from bot.learning.evaluation.intervals import Share
    from bot.models.spam_filter import SpamFilter

__all__ = ["Answer", "CampaignFile", "Look", "Message", "MessageLabel", "open_campaign"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Message:
    """A message of the pool.

    id: from 1 on without a gap, in the order of import. columns: those that came with the message,
    as a JSON object. representative: the id of the oldest of its near-duplicates, its own without
    any. exam: it, or a near-duplicate, is reserved for the exam, so the model never learns from it.
    withdrawn: its import was undone; it is no longer asked, learnt or exported.
    """

    id: int
    text: str
    columns: str | None
    imported_at: datetime
    representative: int
    exam: bool
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class MessageLabel:
    """The label that a message has now.

    source: `person` for answers, `known` for a file, an owner or a curator, `inherited` for a
    near-duplicate's label. annotator: who gave the newest answer that counts, or the known label;
    None for a file and for inherited labels. score: the model's before that answer, in [0, 1].
    posterior: probability of spam by all answers, in [0, 1]; None where it is not estimated.
    """

    message_id: int
    label: Label
    source: Literal["person", "known", "inherited"]
    annotator: int | None
    labelled_at: datetime
    score: float | None
    posterior: float | None


@dataclass(frozen=True, slots=True)
class Answer:
    """One entry of the log: an answer, its revision, or an undo.

    choice: `spam`, `no_spam`, `unsure`, `skip` or `undone`. current: no later entry changes or
    takes back this answer. annotator: the number that `/team` shows. revision: from 1 on for each
    question. why: the rule that selected the question, such as `uncertainty`, `exam` or `gold`.
    probability: that the rule drew this message, in (0, 1]; None where chance did not decide.
    score: the model's before the answer, in [0, 1]; None in the cold start. guideline: the version
    in force at the answer; None without one.
    """

    message_id: int
    annotator: int
    choice: str
    current: bool
    answered_at: datetime
    question_id: int
    revision: int
    asked_at: datetime
    why: Why
    probability: float | None
    score: float | None
    guideline: int | None


@dataclass(frozen=True, slots=True)
class Look:
    """The score at an announced number of exam answers; see docs/honest-score.md.

    exam_answers: the announced number. labels: how many the model had learnt. Shares and their
    simultaneous intervals are in [0, 1], and None where there are too few answers. precision: of
    what the model flags, so much is spam. missed: of what it lets through, so much is spam.
    """

    exam_answers: int
    labels: int
    made_at: datetime
    precision: float | None
    precision_low: float | None
    precision_high: float | None
    missed: float | None
    missed_low: float | None
    missed_high: float | None
    recall: float | None
    recall_low: float | None
    recall_high: float | None
    f1: float | None
    f1_low: float | None
    f1_high: float | None


def open_campaign(path: str | Path | None = None) -> CampaignFile:
    """The campaign in a database file.

    path: None for the file that the settings name (TAPWISE_DATABASE, in the environment or in a
    `.env` of the current folder). The model is fitted by the settings, as `tapwise run` does.
    Errors: StoreError for a file that is missing, damaged, of another program or of another version
    of Tapwise; SettingsError for settings that cannot be read.
    """
    found = CampaignFile(read_settings(database=path))
    found.guidelines()  # a file that cannot be read is reported here
    return found


class CampaignFile:
    """A campaign to be read; make it by `open_campaign`.

    Each method opens the file, reads what is committed at that moment, and closes it: there is
    nothing to be closed, and while the bot runs a later call may return more. Every method raises
    StoreError when the file cannot be read.
    """

    def __init__(self, settings: Settings):
        self._settings = settings

    @property
    def path(self) -> Path:
        """The database file."""
        return self._settings.database

    def messages(self) -> list[Message]:
        """(n_messages,) every message, in the order of import."""
        return list(map(_message, self._read(lambda store: store.exports.every_item())))

    def labels(self) -> list[MessageLabel]:
        """The label of each message that has one, in the order of import.

        Withdrawn messages have none. Join `message_id` with the messages' `id`.
        """
        return list(map(_label, self._read(lambda store: store.exports.every_label())))

    def answers(self) -> list[Answer]:
        """The whole log of answers, oldest first: skips, revisions and undos too."""
        return _answers(self._read(lambda store: store.exports.every_answer()))

    def guidelines(self) -> list[Guideline]:
        """Every version of the guideline, oldest first: its version, rule and examples."""
        return self._read(lambda store: store.guideline_log.all())

    def looks(self) -> list[Look]:
        """The scores over time, oldest first; none before ten exam answers count."""

        async def read(store: Store) -> list[Look]:
            from bot.campaign.exam_looks import report_of  # scipy takes a moment to load

            return [_look(report_of(each)) for each in await store.exam_log.looks()]

        return self._read(read)

    def scores(self) -> NDArray[np.float64]:
        """(n_messages,) the model's probability of spam in [0, 1], in the order of `messages`.

        It is the model that a running bot has, or would have, after the answers so far. It is
        fitted for this call, which takes about as long as the bot's start.
        Errors: NoModelError in the cold start.
        """
        return self._read(self._scores)

    def model(self) -> SpamFilter:
        """What the campaign has learnt, flagging from a score above 0.5 on.

        `model().scores(texts)` gives (n_texts,) probabilities of spam in [0, 1];
        `model().pipeline` is a fitted pipeline of scikit-learn.
        Errors: NoModelError in the cold start.
        """
        return self._read(self._learnt).spam_filter()

    async def _scores(self, store: Store) -> NDArray[np.float64]:
        learnt = await self._learnt(store)
        scores = learnt.trained.scores
        return np.zeros(0) if scores is None else scores.astype(np.float64)

    async def _learnt(self, store: Store) -> LearntModel:
        from bot.campaign.explanations import current_model  # scikit-learn takes a second to load
        from bot.campaign.learnt_model import LearntModel

        chosen = self._settings
        fitting = current_model(
            *(store, chosen.features, chosen.balance),
            estimator=load_classifier(chosen.model),
            policy=chosen.policy,
        )
        async with fitting as (trainer, trained):
            return await LearntModel.of(store, trainer, trained, time.time())

    def _read(self, work: Callable[[Store], Awaitable[T]]) -> T:
        """The result of work on the open file, in a thread: a notebook has its own event loop."""

        async def read() -> T:
            async with await Store.open_readonly(self.path) as store:
                return await work(store)

        with ThreadPoolExecutor(1, "notebook") as thread:
            return thread.submit(lambda: asyncio.run(read())).result()


def _message(item: StoredItem) -> Message:
    return Message(
        id=item.item_id,
        text=item.text,
        columns=item.columns,
        imported_at=_moment(item.imported_at),
        representative=item.representative,
        exam=item.exam,
        withdrawn=item.withdrawn,
    )


def _label(stored: StoredLabel) -> MessageLabel:
    return MessageLabel(
        message_id=stored.item_id,
        label=stored.label,
        source=stored.source,
        annotator=stored.annotator,
        labelled_at=_moment(stored.labelled_at),
        score=stored.score,
        posterior=stored.posterior,
    )


def _answers(log: list[GivenAnswer]) -> list[Answer]:
    newest = {entry.question: entry.revision for entry in log}
    return [
        Answer(
            message_id=entry.item_id,
            annotator=entry.annotator,
            choice=entry.choice,
            current=entry.revision == newest[entry.question] and entry.choice != "undone",
            answered_at=_moment(entry.answered_at),
            question_id=entry.question,
            revision=entry.revision,
            asked_at=_moment(entry.asked_at),
            why=entry.why,
            probability=entry.probability,
            score=entry.score,
            guideline=entry.guideline,
        )
        for entry in log
    ]


def _look(report: ExamReport) -> Look:
    found = report.measures
    shares = (found.precision, found.missed, found.recall, found.f1)
    values = [part for share in shares for part in _parts(share)]
    return Look(report.look, report.labels, _moment(report.made_at), *values)


def _parts(share: Share | None) -> tuple[float | None, float | None, float | None]:
    return (None, None, None) if share is None else (share.value, share.low, share.high)


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
