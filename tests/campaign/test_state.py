"""The board: what the facts say, in whatever order they come, and who may be asked what."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final, Literal, TypeAlias

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.random import Generator, default_rng

from bot.campaign.numbering import item_of, row_of
from bot.campaign.past_state import state_at
from bot.campaign.state import PoolState
from bot.learning.arrays import Mask
from storage import Store
from storage.records import (
    AnnotatorId,
    AnswerEvent,
    AnswerId,
    Choice,
    Claim,
    GivenLabel,
    ItemId,
    Label,
    NewItem,
    QuestionId,
)
from tests.support.questions import ask_question

ANN, BOB, CYD = (AnnotatorId(number) for number in (1, 2, 3))
EVERYONE = (ANN, BOB, CYD)
NOW = 1_000.0
CLAIM = 10.0

Word: TypeAlias = Choice | Literal["undone"]
CHOICES: Final[list[Choice]] = ["spam", "no_spam", "unsure", "skip"]
WORDS: Final[list[Word]] = [*CHOICES, "undone"]


# Who may be asked what


def test_of_a_new_pool_everyone_may_be_asked_everything() -> None:
    state = board_of(3)

    assert rows(state.allowed(ANN, NOW)) == [0, 1, 2]
    assert rows(state.unlabelled()) == [0, 1, 2]


def test_a_label_closes_an_item_for_everyone_whoever_gave_it() -> None:
    state = board_of(4)

    state.add_known_labels([GivenLabel(1, ItemId(2), "spam")])
    state.add_answer(said(1, question=1, item=4, choice="no_spam"))

    assert rows(state.allowed(ANN, NOW)) == rows(state.allowed(BOB, NOW)) == [0, 2]
    assert labels(state) == {1: True, 3: False}


@pytest.mark.parametrize("choice", ["unsure", "skip"])
def test_what_was_answered_without_a_label_goes_to_others_only(choice: Choice) -> None:
    state = board_of(2)

    state.add_answer(said(1, question=1, item=1, choice=choice))

    assert rows(state.allowed(ANN, NOW)) == [1]
    assert rows(state.allowed(BOB, NOW)) == [0, 1]


def test_what_two_people_are_unsure_of_is_set_aside() -> None:
    state = board_of(2)

    state.add_answer(said(1, question=1, item=1, choice="unsure"))
    state.add_answer(said(2, question=2, item=1, choice="unsure", annotator=BOB))

    assert rows(state.allowed(CYD, NOW)) == [1]
    assert labels(state) == {}


def test_one_person_unsure_twice_and_another_who_skips_set_nothing_aside() -> None:
    state = board_of(2)

    state.add_answer(said(1, question=1, item=1, choice="unsure"))
    state.add_answer(said(2, question=2, item=1, choice="unsure"))
    state.add_answer(said(3, question=3, item=1, choice="skip", annotator=BOB))

    assert rows(state.allowed(CYD, NOW)) == [0, 1]


def test_a_label_counts_though_two_people_are_unsure() -> None:
    state = board_of(1)
    for question, annotator in enumerate((ANN, BOB), start=1):
        state.add_answer(
            said(question, question=question, item=1, choice="unsure", annotator=annotator)
        )

    state.add_answer(said(3, question=3, item=1, choice="spam", annotator=CYD))

    assert labels(state) == {0: True}


def test_what_somebody_holds_is_kept_from_others_until_it_expires() -> None:
    state = board_of(2)

    state.claims.add(Claim(QuestionId(1), ItemId(1), ANN, NOW + CLAIM))

    assert rows(state.allowed(ANN, NOW)) == [0, 1]
    assert rows(state.allowed(BOB, NOW)) == [1]
    assert rows(state.allowed(BOB, NOW + CLAIM)) == [0, 1]
    assert state.claims.of(ANN, NOW) is not None
    assert state.claims.of(ANN, NOW + CLAIM) is None


def test_a_new_claim_an_answer_or_a_pause_lets_go_of_the_old() -> None:
    state = board_of(3)

    state.claims.add(Claim(QuestionId(1), ItemId(1), ANN, NOW + CLAIM))
    state.claims.add(Claim(QuestionId(2), ItemId(2), ANN, NOW + CLAIM))
    after_a_new_one = rows(state.allowed(BOB, NOW))
    state.add_answer(said(1, question=2, item=2, choice="skip"))
    after_an_answer = rows(state.allowed(BOB, NOW))
    state.claims.add(Claim(QuestionId(3), ItemId(3), ANN, NOW + CLAIM))
    state.claims.release(ANN)

    assert (after_a_new_one, after_an_answer) == ([0, 2], [0, 1, 2])
    assert rows(state.allowed(BOB, NOW)) == [0, 1, 2]
    assert state.claims.of(ANN, NOW) is None


def test_a_late_answer_leaves_the_newer_claim_alone() -> None:
    state = board_of(2)
    state.claims.add(Claim(QuestionId(2), ItemId(2), ANN, NOW + CLAIM))

    state.add_answer(said(1, question=1, item=1, choice="spam"))

    claim = state.claims.of(ANN, NOW)
    assert claim is not None
    assert claim.question_id == 2


def test_undo_opens_the_item_for_everyone_again() -> None:
    state = board_of(2)
    state.add_answer(said(1, question=1, item=1, choice="spam"))

    state.add_answer(said(2, question=1, item=1, choice="undone"))

    assert rows(state.allowed(ANN, NOW)) == rows(state.allowed(BOB, NOW)) == [0, 1]
    assert labels(state) == {}
    assert state.answers == 2


def test_undo_brings_back_what_stood_before() -> None:
    state = board_of(2)
    state.add_answer(said(1, question=1, item=1, choice="no_spam"))
    state.add_answer(said(2, question=2, item=1, choice="spam", annotator=BOB))
    stood = [labels(state)]

    for answer, question, annotator in ((3, 2, BOB), (4, 1, ANN)):
        undone = said(answer, question=question, item=1, choice="undone", annotator=annotator)
        state.add_answer(undone)
        stood.append(labels(state))

    assert stood == [{0: True}, {0: False}, {}]


def test_a_known_label_stands_above_answers_and_a_newer_one_above_an_older() -> None:
    state = board_of(1)
    state.add_answer(said(1, question=1, item=1, choice="no_spam"))

    state.add_known_labels([GivenLabel(1, ItemId(1), "spam")])
    known = labels(state)
    state.add_answer(said(2, question=2, item=1, choice="no_spam", annotator=BOB))
    state.add_known_labels([GivenLabel(2, ItemId(1), "no_spam")])

    assert (known, labels(state)) == ({0: True}, {0: False})
    assert state.known_labels()[0].tolist() == [0]


def test_a_change_of_mind_replaces_what_was_said() -> None:
    state = board_of(1)
    stood = []

    words: list[Word] = ["spam", "no_spam", "unsure", "spam"]
    for answer, choice in enumerate(words, start=1):
        state.add_answer(said(answer, question=1, item=1, choice=choice))
        stood.append(labels(state))

    assert stood == [{0: True}, {0: False}, {}, {0: True}]


def test_the_exams_items_are_asked_apart_and_train_nothing_until_it_ends() -> None:
    state = board_of(4)
    state.reserve([ItemId(2), ItemId(3)])
    state.add_answer(said(1, question=1, item=1, choice="spam"))
    state.add_answer(said(2, question=2, item=2, choice="no_spam"))
    allowed = rows(state.allowed(BOB, NOW)), rows(state.allowed(BOB, NOW, exam=True))
    snapshot = state.snapshot()
    learnt = [row for row in snapshot.votes[:, 0].tolist() if not snapshot.exam[row]]

    state.end_exam()

    assert (allowed, learnt) == (([3], [2]), [0])
    assert rows(state.allowed(BOB, NOW)) == [2, 3]
    assert rows(state.allowed(BOB, NOW, exam=True)) == []
    assert state.snapshot().votes[:, 0].tolist() == [0, 1]
    assert not state.snapshot().exam.any()


def test_when_nothing_is_left_it_says_why() -> None:
    state = PoolState()
    reasons = [state.why_nothing(ANN, NOW)]
    state.add_items(1)

    state.claims.add(Claim(QuestionId(1), ItemId(1), BOB, NOW + CLAIM))
    reasons.append(state.why_nothing(ANN, NOW))
    state.add_answer(said(1, question=2, item=1, choice="skip"))
    reasons.append(state.why_nothing(ANN, NOW))
    state.add_answer(said(2, question=1, item=1, choice="spam", annotator=BOB))
    reasons.append(state.why_nothing(ANN, NOW))

    assert reasons == ["empty", "elsewhere", "seen", "done"]


def test_a_pool_that_grows_keeps_what_stood() -> None:
    state = board_of(2)
    state.reserve([ItemId(2)])
    state.add_answer(said(1, question=1, item=1, choice="spam"))

    state.add_items(5)

    assert rows(state.allowed(ANN, NOW)) == [2, 3, 4]
    assert rows(state.allowed(ANN, NOW, exam=True)) == [1]
    assert state.snapshot().pool_size == 5


@given(st.integers(1, 10**6))
def test_items_and_rows_are_two_names_of_one(number: int) -> None:
    assert item_of(row_of(ItemId(number))) == number


# Whatever the order


@given(seed=st.integers(0, 2**32 - 1))
def test_facts_in_any_order_that_keeps_each_questions_own_make_the_same_board(seed: int) -> None:
    rng = default_rng(seed)
    facts, given_labels = random_facts(rng, items=6, questions=12)
    in_order, shuffled = board_of(6), board_of(6)

    in_order.add_known_labels(given_labels)
    for fact in facts:
        in_order.add_answer(fact)
    for fact in interleaved(rng, facts):
        shuffled.add_answer(fact)
    shuffled.add_known_labels(given_labels[i] for i in rng.permutation(len(given_labels)))

    assert all_of(shuffled, NOW) == all_of(in_order, NOW)


@pytest.mark.parametrize("seed", range(8))
async def test_a_board_kept_up_to_date_is_the_one_recalled_from_the_store(
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

            assert all_of(again, life.now) == all_of(life.state, life.now)
            counts = await store.items.counts(life.now)
            assert counts.left == life.state.unlabelled().sum()
            assert await labels_of(store) == labels(life.state)
            answers = dict(await store.items.answers_by_annotator())
            for person in EVERYONE:
                assert life.state.answer_count(person) == answers.get(person, 0)


@pytest.mark.parametrize("seed", range(4))
async def test_every_earlier_moment_can_be_recalled(tmp_path: Path, seed: int) -> None:
    async with await Store.open(tmp_path / "tapwise.db") as store:
        life = Life(store, default_rng(seed))
        await life.begin()
        moments = []
        for _ in range(40):
            await life.step()
            state = life.state
            moments.append((state.size, state.answers, state.given, labels(state)))

        for size, answers, given_labels, stood in moments:
            assert labels(await state_at(store, size, answers, given_labels)) == stood


class Life:
    """People and imports at random, in a store and on a board that is told of each."""

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


STEPS = [0.2, 0.2, 0.2, 0.2, 0.1, 0.05, 0.05]


def board_of(size: int) -> PoolState:
    state = PoolState()
    state.add_items(size)
    return state


def said(
    answer: int, *, question: int, item: int, choice: Word, annotator: AnnotatorId = ANN
) -> AnswerEvent:
    return AnswerEvent(AnswerId(answer), QuestionId(question), ItemId(item), annotator, choice, NOW)


def random_facts(
    rng: Generator, *, items: int, questions: int
) -> tuple[list[AnswerEvent], list[GivenLabel]]:
    """A log of answers, changes of mind and undoings, and labels of some items."""
    asked = [(int(rng.integers(1, items + 1)), EVERYONE[rng.integers(3)]) for _ in range(questions)]
    facts = []
    for answer in range(1, 3 * questions):
        question = int(rng.integers(questions))
        item, annotator = asked[question]
        choice = WORDS[rng.integers(len(WORDS))]
        facts.append(
            said(answer, question=question + 1, item=item, choice=choice, annotator=annotator)
        )
    labelled = rng.choice(items, size=items // 3, replace=False)
    return facts, [
        GivenLabel(number, ItemId(int(row) + 1), "spam" if rng.random() < 0.5 else "no_spam")
        for number, row in enumerate(labelled, start=1)
    ]


def interleaved(rng: Generator, facts: list[AnswerEvent]) -> Iterator[AnswerEvent]:
    """The same facts in another order, those of one question in their own."""
    waiting: dict[QuestionId, list[AnswerEvent]] = {}
    for fact in facts:
        waiting.setdefault(fact.question_id, []).append(fact)
    while waiting:
        question = list(waiting)[rng.integers(len(waiting))]
        yield waiting[question].pop(0)
        if not waiting[question]:
            del waiting[question]


def all_of(state: PoolState, now: float) -> list[object]:
    """Everything a board says, at this moment and after every claim has expired."""
    moments = (now, now + CLAIM / 2, now + CLAIM)
    return [
        (state.size, state.answers, state.given, labels(state), rows(state.unlabelled())),
        [rows(state.allowed(person, moment)) for person in EVERYONE for moment in moments],
        [state.answer_count(person) for person in EVERYONE],
        [state.claims.of(person, moment) for person in EVERYONE for moment in moments],
        [state.why_nothing(person, moment) for person in EVERYONE for moment in moments],
    ]


def rows(mask: Mask) -> list[int]:
    return [int(row) for row in np.flatnonzero(mask)]


def labels(state: PoolState) -> dict[int, bool]:
    """What stands of each row: True for spam."""
    return dict(sorted(state.labels.items()))


async def labels_of(store: Store) -> dict[int, bool]:
    """What an export would say, by row: every text is its row's number."""
    return {int(row.text): row.label == "spam" for row in await store.items.labelled()}
