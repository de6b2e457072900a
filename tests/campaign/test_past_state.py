"""The state kept in memory is the one built again from the store, at every moment."""

from pathlib import Path

import pytest
from numpy.random import Generator, default_rng

from bot.campaign.numbering import item_of
from bot.campaign.past_state import state_at
from bot.campaign.state import PoolState
from storage import Store
from storage.records import (
    AnnotatorId,
    AnswerEvent,
    Claim,
    ItemId,
    Label,
    NewItem,
    QuestionId,
)
from tests.support.questions import ask_question
from tests.support.states import CHOICES, CLAIM, EVERYONE, NOW, everything_in, labels, rows

STEPS = [0.2, 0.2, 0.2, 0.2, 0.1, 0.05, 0.05]


@pytest.mark.parametrize("seed", range(8))
async def test_the_state_in_memory_equals_the_one_built_from_the_store(
    tmp_path: Path, seed: int
) -> None:
    async with await Store.open(tmp_path / "tapwise.db") as store:
        life = Life(store, default_rng(seed))
        await life.begin()
        for _ in range(12):
            for _ in range(6):
                await life.step()

            again = await state_at(store, life.state.size, life.state.answers, life.state.given)
            for claim in await store.questions.claims(life.now):
                again.claims.add(claim)

            assert everything_in(again, life.now) == everything_in(life.state, life.now)
            counts = await store.items.counts(life.now)
            assert counts.left == life.state.unlabelled().sum()
            assert await labels_of(store) == labels(life.state)
            answers = dict(await store.items.answers_by_annotator())
            for person in EVERYONE:
                assert life.state.answer_counts[person] == answers.get(person, 0)


@pytest.mark.parametrize("seed", range(4))
async def test_every_earlier_state_can_be_built_again(tmp_path: Path, seed: int) -> None:
    async with await Store.open(tmp_path / "tapwise.db") as store:
        life = Life(store, default_rng(seed))
        await life.begin()
        moments = []
        for _ in range(40):
            await life.step()
            state = life.state
            moments.append((state.size, state.answers, state.given, labels(state)))

        for size, answers, given_labels, expected in moments:
            assert labels(await state_at(store, size, answers, given_labels)) == expected


class Life:
    """Random answers and imports, in a store and in a state that follows it."""

    def __init__(self, store: Store, rng: Generator):
        self.state = PoolState()
        self.now = NOW
        self._store = store
        self._rng = rng
        self._texts = 0
        self._asked: list[tuple[QuestionId, ItemId, AnnotatorId]] = []

    async def begin(self) -> None:
        await self._store.people.set_owners([100, 200, 300], NOW)
        await self._store.model_log.add_feature_fit("chars", ItemId(1), "a test")
        await self._imports()

    async def step(self) -> None:
        self.now += float(self._rng.integers(0, 5))
        steps = (self._asks, self._asks, self._answers, self._answers, self._undoes)
        await (*steps, self._pauses, self._imports)[self._rng.choice(7, p=STEPS)]()

    async def _imports(self) -> None:
        new = range(self._texts, self._texts + int(self._rng.integers(1, 6)))
        known = self._rng.integers(0, self._texts + 1, size=2)
        self._texts = new.stop
        choices: list[Label | None] = ["spam", "no_spam", None, None, None]
        await self._store.items.add(
            NewItem(str(text), choices[self._rng.integers(5)], "here") for text in (*new, *known)
        )
        items = await self._store.items.after(self.state.size)
        self.state.add_items(items[-1].id)
        self.state.add_known_labels(await self._store.items.given_after(self.state.given))

    async def _asks(self) -> None:
        annotator = self._anyone()
        allowed = rows(self.state.allowed(annotator, self.now))
        if not allowed or self.state.claims.of(annotator, self.now):
            return
        item, until = item_of(int(self._rng.choice(allowed))), self.now + CLAIM
        question = await ask_question(
            self._store, item, annotator, asked_at=self.now, expires_at=until
        )
        self._asked.append((question, item, annotator))
        self.state.claims.add(Claim(question, item, annotator, until, self.now))

    async def _answers(self) -> None:
        """Mostly the newest question; now and then an older one, late or once more."""
        if not self._asked:
            return
        back = int(min(self._rng.geometric(0.5), len(self._asked)))
        question, item, annotator = self._asked[-back]
        choice = CHOICES[self._rng.integers(len(CHOICES))]
        added = await self._store.questions.answer(question, choice, None, self.now)
        if added.new:
            fact = AnswerEvent(added.answer_id, question, item, annotator, choice, self.now)
            self.state.add_answer(fact)

    async def _undoes(self) -> None:
        annotator, until = self._anyone(), self.now + CLAIM
        undone = await self._store.questions.undo(annotator, None, self.now, until)
        if undone is None:
            return
        item = undone.item_id
        self.state.add_answer(
            AnswerEvent(undone.answer_id, undone.taken, item, annotator, "undone", self.now)
        )
        if again := undone.question:  # else the item is with somebody else by now
            self._asked.append((again.id, item, annotator))
            self.state.claims.add(Claim(again.id, item, annotator, until, self.now))

    async def _pauses(self) -> None:
        annotator = self._anyone()
        await self._store.people.pause(annotator, self.now)
        self.state.claims.release(annotator)

    def _anyone(self) -> AnnotatorId:
        return EVERYONE[self._rng.integers(3)]


async def labels_of(store: Store) -> dict[int, bool]:
    """What an export would say, by row: every text is its row's number."""
    return {int(row.text): row.label == "spam" for row in await store.items.labelled()}
