"""A campaign for tests: a clock, annotators who answer correctly, selection by brute force."""

import sqlite3
import warnings
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.random import Generator, default_rng
from numpy.typing import NDArray
from scipy.sparse import csr_array, vstack
from sklearn.linear_model import LogisticRegression

from bot.campaign.campaign import Campaign
from bot.campaign.selection import SelectionRules
from bot.campaign.types import AnnotatorId, Question
from bot.campaign.watcher import WatchHandlers
from bot.learning.cold_start import is_cold
from bot.learning.features import FEATURES
from bot.learning.strategies import TIE
from storage import Store
from storage.records import Choice, NewItem
from tests.support.draws import fix_draws
from tests.support.new_databases import new_database

CLAIM = 100.0
SPAM = ["win", "free", "prize", "cash", "call", "now", "urgent", "£500", "!!!", "http://a.example"]
CHAT = ["see", "you", "later", "ok", "home", "lunch", "thanks", "love", "tomorrow", "привет", "да"]
BOTH = ["the", "a", "to", "2", "please", "me"]


class Clock:
    """The time that a test sets."""

    now = 1_000.0

    def __call__(self) -> float:
        return self.now


def texts(count: int, seed: int = 0) -> list[str]:
    """Different texts, a third of them spam, some of few words so that scores are near or equal."""
    rng = default_rng(seed)
    found: dict[str, None] = {}
    while len(found) < count:
        words = SPAM if rng.random() < 1 / 3 else CHAT
        some = rng.choice([*words, *BOTH], size=int(rng.integers(1, 8)))
        found[" ".join(some)] = None
    return list(found)


def truth(text: str) -> Choice:
    return "spam" if set(text.split()) & set(SPAM) else "no_spam"


def items(some: list[str]) -> Iterator[NewItem]:
    return (NewItem(text, None, "here") for text in some)


@asynccontextmanager
async def opened(
    path: Path, clock: Clock, *, people: int = 3, kind: type[Campaign] = Campaign, **options: Any
) -> AsyncIterator[Campaign]:
    """A campaign on this file with this many owners; no exam unless an option sets one."""
    chosen: dict[str, Any] = {"features": "chars", "claim_seconds": CLAIM} | options
    rules: dict[str, Any] = {"exam_every": 0, "gold_every": 0, "policy": "single", "majority": 3}
    names = (*rules, "watch_limit")
    rules |= {name: chosen.pop(name) for name in names if name in chosen}
    chosen["rules"] = SelectionRules(**rules)
    owners = range(100, 100 + people)
    await new_database(path)
    async with await Store.open(path) as store:
        await fix_draws(store)
        async with kind.open(store, owners=owners, clock=clock, **chosen) as campaign:
            yield campaign


async def people_of(campaign: Campaign) -> list[AnnotatorId]:
    return [person.id for person in await campaign.members.all()]


async def asked(campaign: Campaign, annotator: AnnotatorId) -> Question:
    """The next question; there must be one."""
    question = await campaign.next_question(annotator)
    assert isinstance(question, Question), question
    return question


async def label(campaign: Campaign, annotator: AnnotatorId, count: int) -> list[Question]:
    """Ask and answer this many questions correctly."""
    questions = []
    for _ in range(count):
        question = await asked(campaign, annotator)
        await campaign.answer(annotator, question.id, truth(question.text), None)
        questions.append(question)
    return questions


def copied(path: Path, name: str) -> Path:
    """The database as it is on disk at this moment, as a file of its own."""
    copy = path.with_name(name)
    source, target = sqlite3.connect(path), sqlite3.connect(copy)
    source.backup(target)
    source.close()
    target.close()
    return copy


@dataclass
class State:
    """What may be asked and trained on, read from the database alone."""

    allowed: set[int]
    labels: dict[int, bool]
    pool: "csr_array[np.float64, tuple[int, int]]"

    @property
    def cold(self) -> bool:
        return is_cold(np.array(list(self.labels.values()), dtype=bool))

    def most_uncertain(self) -> tuple[int, float]:
        """The item and its score that scikit-learn and a loop over the whole pool would choose."""
        scores = self.scores()
        closeness = {row: 1 - 2 * abs(scores[row] - 0.5) for row in sorted(self.allowed)}
        best = max(closeness.values())
        row = next(row for row, close in closeness.items() if close >= best - TIE)
        return row + 1, float(scores[row])

    def scores(self) -> NDArray[np.float64]:
        model = LogisticRegression(
            C=10, class_weight="balanced", solver="newton-cg", tol=1e-12, max_iter=10_000
        )
        rows = sorted(self.labels)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # so close to the optimum no step is flatter
            model.fit(self.pool[rows], [self.labels[row] for row in rows])
        return np.asarray(model.predict_proba(self.pool)[:, 1])


async def state(store: Store, annotator: AnnotatorId, now: float) -> State:
    """What an annotator may be asked, and the labels so far, from the views of the database."""
    everything = [item.text for item in await store.items.after(0)]
    row = {text: number for number, text in enumerate(everything)}
    ended = (await store.items.campaign()).exam_ended is not None
    exam = set() if ended else {item.item_id - 1 for item in await store.model_log.exam_items()}
    labels = {row[one.text]: one.label == "spam" for one in await store.items.labelled()}
    standing = await store.questions.current_answers()
    unsure = {(s.item_id - 1, s.annotator_id) for s in standing if s.choice == "unsure"}
    aside = {item for item in row.values() if sum(one == item for one, _ in unsure) >= 2}
    seen = {s.item_id - 1 for s in standing if s.annotator_id == annotator}
    claims = await store.questions.claims(now)
    held = {claim.item_id - 1 for claim in claims if claim.annotator_id != annotator}
    allowed = set(row.values()) - exam - set(labels) - aside - seen - held
    learnt = {item: spam for item, spam in labels.items() if item not in exam}
    return State(allowed, learnt, await _pool(store, everything))


async def _pool(store: Store, everything: list[str]) -> "csr_array[np.float64, tuple[int, int]]":
    fit = (await store.model_log.feature_fits())[-1]
    made = FEATURES[fit.features]()
    pool = made.fit_transform(everything[: fit.through])
    if later := everything[fit.through :]:
        pool = csr_array(vstack([pool, made.transform(later)], format="csr"))
    return pool.astype(np.float64)


async def random_step(campaign: Campaign, rng: Generator, clock: Clock) -> None:
    """Somebody is asked and answers, or not, or late; undoes; pauses; or time goes by."""
    people = await people_of(campaign)
    annotator = people[rng.integers(len(people))]
    what = rng.random()
    if what < 0.1:
        await campaign.undo(annotator, None)
    elif what < 0.15:
        await campaign.members.pause(annotator)
        await campaign.members.resume(annotator)
    elif what < 0.2:
        clock.now += CLAIM / 2
    elif isinstance(question := await campaign.next_question(annotator), Question):
        if what < 0.3:
            return
        clock.now += CLAIM * (what > 0.95)
        others: list[Choice] = ["spam", "no_spam", "unsure", "skip"]
        choice = truth(question.text) if rng.random() < 0.7 else others[rng.integers(4)]
        await campaign.answer(annotator, question.id, choice, None)


async def notified(campaign: Campaign) -> list[AnnotatorId]:
    """The annotators that one check of the watcher notifies of new work."""
    found: list[AnnotatorId] = []

    async def notify(annotator: AnnotatorId) -> None:
        found.append(annotator)

    await campaign.watcher.check(WatchHandlers(notify))
    return found
