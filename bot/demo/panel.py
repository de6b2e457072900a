"""What the campaign knows, read from its database beside the running bot.

A process of its own (`python -m bot.demo.panel`): the page's taps never wait for its thinking.
The first line it is given is JSON, `{"database", "truth", "held"}`; every line after that asks for
a look. It writes one JSON object a line, each with what has changed since the last.
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
from typing import Any, Final

import numpy as np

from bot.campaign.checkpoints import Checkpoints
from bot.campaign.numbering import row_of
from bot.campaign.past_state import state_at
from bot.campaign.state import PoolState
from bot.campaign.trainer import TrainedModel, Trainer
from bot.demo.random_baseline import Curves
from bot.learning.classifier import Classifier
from bot.learning.explain import explain
from bot.pool.loading import open_readonly
from storage import Store
from storage.model_log import FeatureFit
from storage.records import AnnotatorId, AnswerEvent

Json = dict[str, Any]

BINS: Final = 20
# The words are looked for in so many messages, those that were labelled last.
WORDS_FROM: Final = 40
WORDS: Final = 6
SHORTEST_WORD: Final = 3
LONGEST_WORD: Final = 40


class Insight:
    """Looks at one campaign; the same answers give the same numbers.

    truth: text -> whether it is spam, for what the pool's labels are known of; held: the same for
    messages that never enter the campaign. spare: a folder for features that the bot has not made.
    """

    def __init__(
        self,
        store: Store,
        trainer: Trainer,
        truth: Mapping[str, bool],
        held: Mapping[str, bool],
        spare: Path,
    ) -> None:
        self._store = store
        self._trainer = trainer
        self._truth = truth
        self._held = held
        self._texts: list[str] = []
        self._spare = spare
        self._fit: FeatureFit | None = None
        self._curves: Curves | None = None
        self._trained: TrainedModel | None = None
        self._explained: list[int] = []
        self._last: Json | None = None
        self._last_answer = 0

    async def look(self) -> Json:
        """What is true now."""
        if (curves := await self._read()) is None:
            return {"ready": False}
        log = await self._store.questions.answer_log()
        state = await state_at(self._store, len(self._texts), sys.maxsize, sys.maxsize)
        before = self._trained
        now = self._trained = await self._trainer.learn(state.snapshot(), before)
        await curves.follow(log, await self._store.trust_log.trust_after(0))
        people = await self._store.people.annotators()
        exam = {row_of(each.item_id) for each in await self._store.model_log.exam_items()}
        numbers = {person.id: person.telegram_id for person in people}
        if log and log[-1].answer_id > self._last_answer:
            self._last = _last(before, now, log[-1], exam, numbers)
            self._last_answer = log[-1].answer_id
        return {
            "ready": True,
            "score": self._score(state, now),
            "curve": curves.as_json(),
            "histogram": await self._histogram(state, now, exam, numbers),
            "last": self._last,
            "people": await self._people(numbers),
        }

    async def one_order_more(self) -> Json | None:
        """Let the twin ask once more; None when it has asked often enough."""
        if self._curves is None or not await self._curves.one_order_more():
            return None
        return {"curve": self._curves.as_json()}

    async def words(self, *, hurry: bool = False) -> Json | None:
        """The words that weigh most in what was labelled last; None when nothing is new.

        hurry: more labels are waiting to be looked at, so a few new ones are not yet worth it.
        """
        trained, curves = self._trained, self._curves
        if trained is None or trained.model is None or curves is None:
            return None
        model, train = trained.model, set(trained.labels.rows.tolist())
        rows = [row for row in curves.newest(WORDS_FROM) if row in train]
        new = len(set(rows) - set(self._explained))
        if rows == self._explained or (hurry and new < WORDS_FROM // 4):
            return None
        self._explained = rows
        words = await self._trainer.run_in_thread(lambda: self._weighed(trained, model, rows))
        return {"words": words}

    async def _read(self) -> Curves | None:
        """Bring texts and features up to the store; None while the bot has not made any."""
        fits = await self._store.model_log.feature_fits()
        if not fits:
            return None
        new = [item.text for item in await self._store.items.after(len(self._texts))]
        if fits[-1] != self._fit or new or self._curves is None:
            self._texts += new
            self._fit = fits[-1]
            think, size = self._trainer.run_in_thread, len(self._texts)
            pool = await open_readonly(self._store, think, self._fit, size, self._spare)
            await self._trainer.use(pool, self._fit.id)
            self._trained = None
            self._curves = await Curves.laid_out(
                self._store, self._trainer, self._texts, self._truth, self._held
            )
        return self._curves

    def _score(self, state: PoolState, trained: TrainedModel) -> Json:
        """The exam's, as /stats tells it."""
        checkpoints = Checkpoints(self._store, self._trainer, state, time.time, exam=True)
        quality = checkpoints.quality(trained)
        exam = quality.exam
        shares = {
            name: None if m is None else [round(share, 4) for share in (m.value, m.low, m.high)]
            for name, m in (("accuracy", exam.accuracy), ("f1", exam.f1))
        }
        return {"answers": exam.answers, "wanted": quality.missing, **shares}

    async def _histogram(
        self,
        state: PoolState,
        trained: TrainedModel,
        exam: set[int],
        numbers: Mapping[AnnotatorId, int | None],
    ) -> Json | None:
        """The scores of what may still be asked, and where the open questions lie among them."""
        scores = trained.scores
        if scores is None:
            return None
        waiting = scores[state.unlabelled()[: len(scores)]]
        counts, _ = np.histogram(waiting, bins=BINS, range=(0, 1))
        asked = [
            {
                "score": round(float(scores[row]), 4),
                "exam": row in exam,
                "telegram_id": numbers.get(claim.annotator_id),
            }
            for claim in await self._store.questions.claims(time.time())
            if (row := row_of(claim.item_id)) < len(scores)
        ]
        return {"bins": counts.tolist(), "asked": asked}

    async def _people(self, numbers: Mapping[AnnotatorId, int | None]) -> list[Json]:
        """Everybody who has answered, and how far each can be trusted, as the bot has it."""
        found = await self._store.trust_log.reliabilities()
        words = await self._store.trust_log.trust_after(0)
        counts = {word.annotator_id: word.counts for word in words}
        people = []
        for who, answers in await self._store.items.answers_by_annotator():
            person: Json = {"telegram_id": numbers.get(who), "answers": answers}
            if (known := found.get(who)) is not None:
                shares = (known.estimate, known.low, known.high)
                person["reliability"] = [round(share, 3) for share in shares]
            people.append(person | {"counts": counts.get(who, True)})
        return people

    def _weighed(self, trained: TrainedModel, model: Classifier, rows: Sequence[int]) -> Json:
        """How far each word moves the log-odds of spam, summed over these labelled texts."""
        weights: defaultdict[str, float] = defaultdict(float)
        nobody = np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.bool_)
        for text in (self._texts[row] for row in rows):
            found = explain(text, trained.features, model, trained.pool, *nobody, nearest=0)
            for part in found.parts:
                weights[_bare(text[part.start : part.end])] += part.weight
        long = ((word, weight) for word, weight in weights.items() if len(word) >= SHORTEST_WORD)
        ordered = sorted((weight, word) for word, weight in long)
        return {
            "spam": [[word, round(w, 2)] for w, word in reversed(ordered[-WORDS:]) if w > 0],
            "no_spam": [[word, round(-w, 2)] for w, word in ordered[:WORDS] if w < 0],
        }


def _last(
    before: TrainedModel | None,
    now: TrainedModel,
    last: AnswerEvent,
    exam: set[int],
    numbers: Mapping[AnnotatorId, int | None],
) -> Json:
    """The newest fact, and what the labels since the last look did: how many messages they put on
    the other side of 0.5."""
    said: Json = {
        "telegram_id": numbers.get(last.annotator_id),
        "choice": last.choice,
        "exam": row_of(last.item_id) in exam,
    }
    if before is None or before.sides is None or now.sides is None:
        return said
    common = min(len(before.sides), len(now.sides))
    was, is_now = before.sides[:common], now.sides[:common]
    return said | {
        "labels": now.news,
        "to_spam": int((is_now & ~was).sum()),
        "to_no_spam": int((was & ~is_now).sum()),
    }


def _bare(word: str) -> str:
    """A word as a list shows it: without the marks around it, in small letters, not endless."""
    letters = [place for place, character in enumerate(word) if character.isalnum()]
    if letters:
        word = word[letters[0] : letters[-1] + 1]
    return " ".join(word.casefold().split())[:LONGEST_WORD]


# The process


async def serve(next_line: Callable[[], Awaitable[str]], tell: Callable[[Json], None]) -> None:
    """Look whenever a line comes, let the twin ask meanwhile, until the lines end."""
    given = json.loads(await next_line())
    async with await Store.open(Path(given["database"]), create=False) as store:
        trainer = Trainer("weights", (await store.items.campaign()).seed)
        wishes = _Wishes(next_line)
        with TemporaryDirectory(prefix="tapwise-", ignore_cleanup_errors=True) as spare:
            try:
                insight = Insight(store, trainer, given["truth"], given["held"], Path(spare))
                while await wishes.wait():
                    tell(await insight.look())
                    await _think_on(insight, wishes, tell)
            finally:
                trainer.close()


async def _think_on(insight: Insight, wishes: "_Wishes", tell: Callable[[Json], None]) -> None:
    """The longer thoughts: one step of each, and on with them while nobody wants a look."""
    if (words := await insight.words(hurry=wishes.waiting)) is not None:
        tell(words)
    while (more := await insight.one_order_more()) is not None:
        tell(more)
        if wishes.waiting:
            return


class _Wishes:
    """Lines that ask for a look; many of them are one wish."""

    def __init__(self, next_line: Callable[[], Awaitable[str]]) -> None:
        self._next_line = next_line
        self._come = asyncio.Event()
        self._over = False
        self._reading = asyncio.create_task(self._read())

    @property
    def waiting(self) -> bool:
        return self._come.is_set()

    async def wait(self) -> bool:
        """Until one is there; False when no more will come."""
        await self._come.wait()
        self._come.clear()
        return not self._over

    async def _read(self) -> None:
        while await self._next_line():
            self._come.set()
        self._over = True
        self._come.set()


def _tell(found: Json) -> None:
    sys.stdout.write(json.dumps(found) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(10)  # behind the bot and the page
    asyncio.run(serve(lambda: asyncio.to_thread(sys.stdin.readline), _tell))
