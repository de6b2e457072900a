"""What the campaign knows, computed from its database while the bot runs.

It runs as a process (`python -m bot.demo.panel`), so that no tap on the page waits for it. The
first line of its input is JSON, `{"database", "true_labels", "held_out"}`; each further line
requests an update. It writes one JSON object a line, with what has changed.
"""

import asyncio
import json
import os
import sys
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import numpy as np

from bot.campaign.numbering import row_of
from bot.campaign.past_state import state_at
from bot.campaign.snapshot import LabelSnapshot
from bot.campaign.standing import constant_label, standing_of
from bot.campaign.state import PoolState
from bot.campaign.trained_model import TrainedModel
from bot.campaign.trainer import Trainer
from bot.demo.learning_curves import LearningCurves
from bot.demo.shown_score import read_score
from bot.demo.update_requests import UpdateRequests
from bot.emulator.responses import Json
from bot.learning.classifier import Classifier
from bot.learning.explain import explain
from bot.pool.loading import open_readonly
from storage import Store
from storage.model_log import FeatureFit
from storage.records import AnnotatorId, AnswerEvent, Reliability

BINS: Final = 20
# The words come from the messages that were labelled last.
WORD_MESSAGES: Final = 40
WORDS: Final = 6
MIN_WORD_LENGTH: Final = 3
MAX_WORD_LENGTH: Final = 40


class Panel:
    """The numbers of one campaign; the same answers give the same numbers.

    true_labels: text -> is it spam, for texts of the pool. held_out: the same for messages that
    are not in the campaign. spare: a folder for features that the bot has not computed yet.
    """

    def __init__(
        self,
        store: Store,
        trainer: Trainer,
        true_labels: Mapping[str, bool],
        held_out: Mapping[str, bool],
        spare: Path,
    ) -> None:
        self._store = store
        self._trainer = trainer
        self._true_labels = true_labels
        self._held_out = held_out
        self._texts: list[str] = []
        self._spare = spare
        self._fit: FeatureFit | None = None
        self._curves: LearningCurves | None = None
        self._trained: TrainedModel | None = None
        self._explained: list[int] = []
        self._last: Json | None = None
        self._last_answer = 0

    async def update(self) -> Json:
        """The current numbers."""
        if (curves := await self._load()) is None:
            return {"ready": False}
        log = await self._store.questions.answer_log()
        state = await state_at(self._store, len(self._texts), sys.maxsize, sys.maxsize)
        before = self._trained
        snapshot = state.snapshot()
        now = self._trained = await self._trainer.fit(snapshot, before)
        await curves.update(log, await self._store.trust_log.trust_after(0))
        people = await self._store.people.annotators()
        exam = {row_of(question.item_id) for question in await self._store.model_log.exam_items()}
        telegram_ids = {person.id: person.telegram_id for person in people}
        if log and log[-1].answer_id > self._last_answer:
            self._last = _last_answer_effect(before, now, log[-1], exam, telegram_ids)
            self._last_answer = log[-1].answer_id
        return {
            "ready": True,
            "score": await read_score(self._store, state, now),
            "curve": curves.as_json(),
            "histogram": await self._histogram(state, now, exam, telegram_ids),
            "last": self._last,
            "people": await self._people(telegram_ids, snapshot),
        }

    async def add_random_order(self) -> Json | None:
        """Measure one more random order; None when there are enough."""
        if self._curves is None or not await self._curves.add_random_order():
            return None
        return {"curve": self._curves.as_json()}

    async def words(self, *, hurry: bool = False) -> Json | None:
        """The words with the largest weights in the latest labelled messages; None if unchanged.

        hurry: an update is waiting, so a few new messages are not worth the time.
        """
        trained, curves = self._trained, self._curves
        if trained is None or trained.model is None or curves is None:
            return None
        model, train = trained.model, set(trained.labels.rows.tolist())
        rows = [row for row in curves.latest_rows(WORD_MESSAGES) if row in train]
        new = len(set(rows) - set(self._explained))
        if rows == self._explained or (hurry and new < WORD_MESSAGES // 4):
            return None
        self._explained = rows
        return {
            "words": await self._trainer.run_in_thread(
                lambda: self._word_weights(trained, model, rows)
            )
        }

    async def _load(self) -> LearningCurves | None:
        """Load new texts and features; None until the bot has computed features."""
        fits = await self._store.model_log.feature_fits()
        if not fits:
            return None
        new = [item.text for item in await self._store.items.after(len(self._texts))]
        if fits[-1] != self._fit or new or self._curves is None:
            self._texts += new
            self._fit = fits[-1]
            run_in_thread, size = self._trainer.run_in_thread, len(self._texts)
            pool = await open_readonly(self._store, run_in_thread, self._fit, size, self._spare)
            await self._trainer.use(pool, self._fit.id)
            self._trained = None
            self._curves = await LearningCurves.open(
                self._store, self._trainer, self._texts, self._true_labels, self._held_out
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
        scores = trained.scores
        if scores is None:
            return None
        waiting = scores[state.unlabelled()[: len(scores)]]
        counts, _ = np.histogram(waiting, bins=BINS, range=(0, 1))
        asked = [
            {
                "score": round(float(scores[row]), 4),
                "exam": row in exam,
                "telegram_id": telegram_ids.get(claim.annotator_id),
            }
            for claim in await self._store.questions.claims(time.time())
            if (row := row_of(claim.item_id)) < len(scores)
        ]
        return {"bins": counts.tolist(), "asked": asked}

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

    def _word_weights(self, trained: TrainedModel, model: Classifier, rows: Sequence[int]) -> Json:
        """How much each word changes the log-odds of spam, summed over these texts."""
        weights: defaultdict[str, float] = defaultdict(float)
        nobody = np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.bool_)
        for text in (self._texts[row] for row in rows):
            found = explain(text, trained.transformer, model, trained.pool, *nobody, nearest=0)
            for part in found.parts:
                weights[_normalized(text[part.start : part.end])] += part.weight
        long = ((word, weight) for word, weight in weights.items() if len(word) >= MIN_WORD_LENGTH)
        ordered = sorted((weight, word) for word, weight in long)
        return {
            "spam": [[word, round(w, 2)] for w, word in reversed(ordered[-WORDS:]) if w > 0],
            "no_spam": [[word, round(-w, 2)] for w, word in ordered[:WORDS] if w < 0],
        }


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


def _normalized(word: str) -> str:
    """A word as the page lists it: without punctuation around it, in lower case, shortened."""
    letters = [place for place, character in enumerate(word) if character.isalnum()]
    if letters:
        word = word[letters[0] : letters[-1] + 1]
    return " ".join(word.casefold().split())[:MAX_WORD_LENGTH]


# The process


async def serve(next_line: Callable[[], Awaitable[str]], write: Callable[[Json], None]) -> None:
    """Update whenever a line comes, compute the rest meanwhile, until the input ends."""
    first_line = json.loads(await next_line())
    async with await Store.open(Path(first_line["database"]), create=False) as store:
        trainer = Trainer("weights", (await store.items.campaign()).seed)
        requests = UpdateRequests(next_line)
        with TemporaryDirectory(prefix="tapwise-", ignore_cleanup_errors=True) as spare:
            try:
                panel = Panel(
                    store, trainer, first_line["true_labels"], first_line["held_out"], Path(spare)
                )
                while await requests.wait():
                    write(await panel.update())
                    await _compute_rest(panel, requests, write)
            finally:
                trainer.close()


async def _compute_rest(
    panel: Panel, requests: UpdateRequests, write: Callable[[Json], None]
) -> None:
    """The slower numbers, until an update is requested; at least one step of each."""
    if (words := await panel.words(hurry=requests.waiting)) is not None:
        write(words)
    while (more := await panel.add_random_order()) is not None:
        write(more)
        if requests.waiting:
            return


def _write(update: Json) -> None:
    sys.stdout.write(json.dumps(update) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(10)  # lower priority than the bot and the page
    asyncio.run(serve(lambda: asyncio.to_thread(sys.stdin.readline), _write))
