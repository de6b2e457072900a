"""What a real campaign knows, computed from its database beside the bot or after it.

It runs as a process (`python -m bot.panel.dashboard_panel`), and reads only. Its first line is
`DashboardOptions` as JSON.
"""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

import numpy as np

from bot.campaign.exam_looks import report_of
from bot.campaign.exam_progress import read_standing
from bot.campaign.numbering import item_of
from bot.campaign.snapshot import LabelSnapshot
from bot.campaign.state import PoolState
from bot.campaign.stored_statements import read_statements
from bot.campaign.stored_team import agreement_words, notes_on, read_team
from bot.campaign.trained_model import TrainedModel
from bot.campaign.trainer import Trainer
from bot.chat.cards.excerpts import excerpt
from bot.chat.cards.redaction import PLACEHOLDERS, Redactor
from bot.emulator.responses import Json
from bot.learning.arrays import Rows
from bot.panel.dashboard_options import DashboardOptions
from bot.panel.exam_course import course_as_json, curve_as_json
from bot.panel.panel_loop import run_panel
from bot.panel.panel_model import PanelModel, score_counts
from bot.panel.shown_score import score_as_json
from bot.panel.word_weights import WordWeights
from bot.settings import load_classifier
from storage import Store
from storage.exports import LogMarks
from storage.records import Question

DISPUTES: Final = 6
GROUPS: Final = 8
QUESTIONS: Final = 18
# UTF-16 units of a message in a list.
SHOWN: Final = 240
# One fifth of a core at most, so that the bot and its people notice nothing.
REST: Final = 4.0
NICENESS: Final = 19


class DashboardPanel:
    """The numbers of one campaign: first those that are stored, then those that need the model."""

    def __init__(self, model: PanelModel, options: DashboardOptions) -> None:
        self._store = model.store
        self._model = model
        self._options = options
        self._redactor = Redactor(kind for kind in PLACEHOLDERS if kind in options.mask)
        hide = self._redactor.segments if options.mask else None
        self._words = WordWeights(model.store, model.trainer, hide)
        self._labelled: list[int] = []
        self._marks: LogMarks | None = None

    async def update(self, write: Callable[[Json], None]) -> None:
        """Write the stored numbers, and those of the model if something was learnt since."""
        marks = await self._store.exports.marks()
        write({"progress": {"what": "Counting"}})
        write(await self._stored())
        if marks == self._marks:
            write({"progress": None})
            return
        write({"progress": {"what": "Loading the features"}})
        if await self._model.load(lambda *done: write({"progress": _progress(*done)})):
            write({"progress": {"what": "Fitting the model"}})
            write(await self._learnt())
            self._marks = marks
        write({"progress": None})

    async def more(self, *, hurry: bool) -> Json | None:
        """The words."""
        return await self._words.update(self._model.trained, self._labelled, hurry=hurry)

    async def _stored(self) -> Json:
        """What the database says without a model."""
        store, now = self._store, time.time()
        standing = await read_standing(store, self._options.policy)
        reports = [report_of(look) for look in await store.exam_log.looks()]
        checkpoints = await store.model_log.checkpoints()
        names = await store.label_name_log.newest()
        return {
            "made_at": now,
            "label_names": names and asdict(names),
            "status": asdict(await store.items.counts(now)),
            "score": score_as_json(standing, await read_statements(store)),
            "course": course_as_json(reports),
            "curve": curve_as_json(reports, checkpoints),
            "days": await store.items.answers_by_day(),
            "recent": [self._question(each) for each in await store.questions.newest(QUESTIONS)],
            "duplicates": await self._duplicates(),
        }

    async def _learnt(self) -> Json:
        """What needs the state of every item, or the model."""
        state, snapshot, trained = await self._model.fit()
        self._labelled = list(state.labels)
        counts = score_counts(state, trained)
        return {
            "histogram": None if counts is None else {"bins": counts, "asked": []},
            "team": await self._team(state),
            "disputes": await self._disputes(state, snapshot, trained),
        }

    def _shown(self, text: str) -> Json:
        """A message as its card shows it, from the start."""
        shown, n_cut = excerpt(text, SHOWN, self._redactor)
        return {"text": shown, "cut": n_cut}

    def _question(self, question: Question) -> Json:
        """A question as any other: nothing tells why it was asked."""
        return self._shown(question.text) | {
            "annotator": question.annotator_id,
            "asked_at": question.asked_at,
            "open": question.open and question.answer is None,
            "answer": question.answer,
        }

    async def _duplicates(self) -> Json:
        groups = self._store.duplicate_groups
        return {
            "messages": await groups.count(),
            "groups": await groups.count_groups(),
            "largest": [
                self._shown(text) | {"size": size} for text, size in await groups.largest(GROUPS)
            ],
        }

    async def _team(self, state: PoolState) -> Json:
        report = await read_team(self._store, state, self._options.hasty_seconds, time.time())
        return {
            "members": [
                {
                    "annotator": member.work.annotator_id,
                    "role": member.work.role,
                    "answers": member.work.answers,
                    "last_day": member.work.last_day,
                    "hasty": member.work.hasty,
                    "gold": [member.work.gold_right, member.work.gold],
                    "counts": member.counts,
                    "notes": notes_on(member),
                    **_reliability(None if member.standing == "vouched" else member.reliability),
                }
                for member in report.members
            ],
            "agreement": [
                f"Messages in doubt: {agreement_words(report.doubtful)}.",
                f"Exam messages that two people answer by plan: {agreement_words(report.planned)}.",
            ],
        }

    async def _disputes(
        self, state: PoolState, snapshot: LabelSnapshot, trained: TrainedModel
    ) -> Json:
        """Messages whose answers leave the label open, and which nobody has settled."""
        rows = trained.aggregated.disputes(self._options.policy, self._options.majority)
        unsettled = [row for row in rows.tolist() if not state.is_known(row)]
        shown = unsettled[:DISPUTES]
        texts = await self._store.items.texts([item_of(row) for row in shown])
        return {
            "count": len(unsettled),
            "shown": [
                self._shown(text) | _votes(snapshot.votes, row)
                for row, text in zip(shown, texts, strict=True)
            ],
        }


def _votes(votes: Rows, row: int) -> Json:
    """How many said spam and how many not. votes: as in `LabelSnapshot`."""
    said = votes[votes[:, 0] == row, 3]
    return {"spam": int(np.sum(said == 1)), "no_spam": int(np.sum(said == 0))}


def _reliability(found: Any) -> Json:
    names = ("estimate", "low", "high", "sensitivity", "specificity")
    return {name: None if found is None else getattr(found, name) for name in names}


def _progress(what: str, done: int, of: int) -> Json:
    return {"what": what.capitalize(), "done": done, "of": of}


@asynccontextmanager
async def opened(first_line: Json) -> AsyncIterator[DashboardPanel]:
    """The numbers of the campaign that the options name, read only."""
    options = DashboardOptions(**first_line)
    async with await Store.open_readonly(Path(options.database)) as store:
        seed, estimator = (await store.items.campaign()).seed, load_classifier(options.model)
        trainer = Trainer(options.balance, seed, options.policy, estimator)
        async with PanelModel.opened(store, trainer, waits=True) as model:
            yield DashboardPanel(model, options)


if __name__ == "__main__":
    run_panel(opened, niceness=NICENESS, rest=REST)
