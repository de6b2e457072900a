"""What the demo's campaign knows, computed from its database while the bot runs.

It runs as a process (`python -m bot.demo.demo_panel`), so that no tap on the page waits for it. Its
first line is JSON, `{"database", "true_labels", "held_out"}`.
"""

import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from bot.campaign.numbering import row_of
from bot.campaign.snapshot import LabelSnapshot
from bot.campaign.standing import constant_label, standing_of
from bot.campaign.state import PoolState
from bot.campaign.trained_model import TrainedModel
from bot.campaign.trainer import Trainer
from bot.demo.learning_curves import LearningCurves
from bot.emulator.responses import Json
from bot.panel.panel_loop import run_panel
from bot.panel.panel_model import PanelModel, score_counts
from bot.panel.shown_score import read_score
from bot.panel.word_weights import WordWeights
from storage import Store
from storage.model_log import FeatureFit
from storage.records import AnnotatorId, AnswerEvent, Reliability


class DemoPanel:
    """The numbers of one campaign; the same answers give the same numbers.

    true_labels: text -> is it spam, for texts of the pool. held_out: the same for messages that
    are not in the campaign.
    """

    def __init__(
        self, model: PanelModel, true_labels: Mapping[str, bool], held_out: Mapping[str, bool]
    ) -> None:
        self._store = model.store
        self._model = model
        self._true_labels = true_labels
        self._held_out = held_out
        self._texts: list[str] = []
        self._pool: tuple[FeatureFit, int] | None = None
        self._curves: LearningCurves | None = None
        self._words = WordWeights(model.store, model.trainer)
        self._labelled: list[int] = []
        self._last: Json | None = None
        self._last_answer = 0

    async def update(self, write: Callable[[Json], None]) -> None:
        """Write the current numbers."""
        if (curves := await self._load()) is None:
            write({"ready": False})
            return
        log = await self._store.questions.answer_log()
        state, snapshot, now = await self._model.fit()
        self._labelled = list(state.labels)
        await curves.update(log, await self._store.trust_log.trust_after(0))
        people = await self._store.people.annotators()
        exam = {row_of(question.item_id) for question in await self._store.model_log.exam_items()}
        telegram_ids = {person.id: person.telegram_id for person in people}
        if log and log[-1].answer_id > self._last_answer:
            before = self._model.before
            self._last = _last_answer_effect(before, now, log[-1], exam, telegram_ids)
            self._last_answer = log[-1].answer_id
        write(
            {
                "ready": True,
                "score": await read_score(self._store, state, now),
                "curve": curves.as_json(),
                "histogram": await self._histogram(state, now, exam, telegram_ids),
                "last": self._last,
                "people": await self._people(telegram_ids, snapshot),
            }
        )

    async def more(self, *, hurry: bool) -> Json | None:
        """The words, and one more random order."""
        words = await self._words.update(self._model.trained, self._labelled, hurry=hurry) or {}
        if self._curves is not None and await self._curves.add_random_order():
            return words | {"curve": self._curves.as_json()}
        return words or None

    async def _load(self) -> LearningCurves | None:
        """Load new texts and features; None until the bot has computed features."""
        if not await self._model.load():
            return None
        if self._model.pool != self._pool or self._curves is None:
            self._pool = self._model.pool
            self._texts += [item.text for item in await self._store.items.after(len(self._texts))]
            self._curves = await LearningCurves.open(
                self._store, self._model.trainer, self._texts, self._true_labels, self._held_out
            )
        return self._curves

    async def _histogram(
        self,
        state: PoolState,
        trained: TrainedModel,
        exam: set[int],
        telegram_ids: Mapping[AnnotatorId, int | None],
    ) -> Json | None:
        """The scores of unlabelled messages, and those of the open questions."""
        if (counts := score_counts(state, trained)) is None or (scores := trained.scores) is None:
            return None
        asked = [
            {
                "score": round(float(scores[row]), 4),
                "exam": row in exam,
                "telegram_id": telegram_ids.get(claim.annotator_id),
            }
            for claim in await self._store.questions.claims(time.time())
            if (row := row_of(claim.item_id)) < len(scores)
        ]
        return {"bins": counts, "asked": asked}

    async def _people(
        self, telegram_ids: Mapping[AnnotatorId, int | None], snapshot: LabelSnapshot
    ) -> list[Json]:
        """Everyone who has answered, with the bot's estimate of their reliability."""
        found = await self._store.trust_log.reliabilities()
        people = []
        for annotator, answers in await self._store.items.answers_by_annotator():
            person: Json = {"telegram_id": telegram_ids.get(annotator), "answers": answers}
            standing = standing_of(found.get(annotator), vouched=annotator in snapshot.vouched)
            if standing != "vouched" and (known := found.get(annotator)) is not None:
                person |= _reliability_as_json(known)
            counts = annotator not in snapshot.distrusted
            people.append(person | {"counts": counts, "standing": standing})
        return people


def _reliability_as_json(found: Reliability) -> Json:
    """Informativeness with its interval, both error rates, and the label that is always given."""
    shares = (found.estimate, found.low, found.high)
    return {
        "reliability": [round(share, 3) for share in shares],
        "rates": [round(share or 0.0, 3) for share in (found.sensitivity, found.specificity)],
        "constant": constant_label(found),
    }


def _last_answer_effect(
    before: TrainedModel | None,
    now: TrainedModel,
    last: AnswerEvent,
    exam: set[int],
    telegram_ids: Mapping[AnnotatorId, int | None],
) -> Json:
    """The latest answer, and how many messages crossed 0.5 since the last update."""
    effect: Json = {
        "telegram_id": telegram_ids.get(last.annotator_id),
        "choice": last.choice,
        "exam": row_of(last.item_id) in exam,
    }
    if before is None or before.log_odds is None or now.log_odds is None:
        return effect
    common = min(len(before.log_odds), len(now.log_odds))
    was, is_now = before.log_odds[:common] > 0, now.log_odds[:common] > 0
    return effect | {
        "labels": now.new_labels,
        "to_spam": int((is_now & ~was).sum()),
        "to_no_spam": int((was & ~is_now).sum()),
    }


@asynccontextmanager
async def opened(first_line: Json) -> AsyncIterator[DemoPanel]:
    """The numbers of the campaign that the first line names."""
    async with await Store.open(Path(first_line["database"]), create=False) as store:
        trainer = Trainer("weights", (await store.items.campaign()).seed)
        async with PanelModel.opened(store, trainer) as model:
            yield DemoPanel(model, first_line["true_labels"], first_line["held_out"])


if __name__ == "__main__":
    run_panel(opened)
