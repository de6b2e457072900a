"""Where every item stands, in memory: a cache of the store, one row per item."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Literal

import numpy as np

from bot.learning.arrays import Mask, Rows
from storage.records import (
    UNSURE_LIMIT,
    AnnotatorId,
    AnswerEvent,
    Claim,
    GivenLabel,
    ItemId,
    QuestionId,
    Trust,
)

Reason = Literal["empty", "done", "elsewhere", "seen", "stopped"]


@dataclass(frozen=True, eq=False)
class LabelSnapshot:
    """What was said of which item, for the mind to learn from, and the version it stands for.

    votes: (n_votes, 4) row, annotator, answer and 1 for spam: the newest label that each annotator
    gave to each item, in the order of rows and annotators. unsure: (n_unsure,) rows, once for
    everybody who is unsure of one. known: (n_known,) rows whose label is known, in order, and
    known_spam; they stand above votes. exam: (n_items,) the exam's items. distrusted: whose votes
    do not count.
    """

    votes: Rows
    unsure: Rows
    known: Rows
    known_spam: Mask
    exam: Mask
    distrusted: tuple[AnnotatorId, ...]
    answers: int
    given: int
    trust: int
    pool_size: int

    def same(self, other: LabelSnapshot) -> bool:
        """Whether there is nothing new to learn from the other."""
        return (
            np.array_equal(self.votes, other.votes)
            and np.array_equal(self.unsure, other.unsure)
            and np.array_equal(self.known, other.known)
            and np.array_equal(self.known_spam, other.known_spam)
            and (self.exam is other.exam or np.array_equal(self.exam, other.exam))
            and self.distrusted == other.distrusted
        )


class PoolState:
    """Labels, claims and who has seen what; follows from the facts, whatever their order."""

    def __init__(self) -> None:
        self.size = 0
        self.answers = 0
        self.given = 0
        self.trust = 0
        self.labels: dict[int, bool] = {}
        self._given: dict[int, bool] = {}
        self._known: tuple[Rows, Mask] | None = None
        self._standing: defaultdict[int, dict[QuestionId, AnswerEvent]] = defaultdict(dict)
        self._votes: dict[tuple[int, AnnotatorId], tuple[int, bool]] = {}
        self._unsure: dict[int, set[AnnotatorId]] = {}
        self._newest: dict[int, int] = {}
        self._seen: defaultdict[AnnotatorId, set[int]] = defaultdict(set)
        self._answered: Counter[AnnotatorId] = Counter()
        self._distrusted: set[AnnotatorId] = set()
        self._claims: dict[AnnotatorId, Claim] = {}
        self._members: dict[int, list[int]] = {}
        self._leader: Rows = np.zeros(0, dtype=np.intp)
        self._closed: Mask = np.zeros(0, dtype=np.bool_)
        self._reserved: Mask = np.zeros(0, dtype=np.bool_)

    def grow(self, size: int, leaders: Rows | None = None) -> None:
        """Items came: the board has now this many rows.

        leaders: (new items,) the row of the oldest near copy of each, its own where there is none;
        near copies are one item to whoever is asked.
        """
        new = np.arange(self.size, size)
        leaders = new if leaders is None else leaders
        more = np.zeros(len(new), dtype=np.bool_)
        self._closed = np.concatenate([self._closed, more])
        self._reserved = np.concatenate([self._reserved, more])
        self._leader = np.concatenate([self._leader, leaders])
        self.size = size
        for row in new[leaders != new].tolist():
            leader = int(self._leader[row])
            self._members.setdefault(leader, [leader]).append(row)
            self._closed[row] = self._closed[leader]
            self._reserved[row] = self._reserved[leader]

    def reserve(self, items: Iterable[ItemId]) -> None:
        """These are the exam's: asked blind, and left out of what the mind learns from."""
        reserved = self._reserved.copy()  # snapshots have the one before
        for item in items:
            reserved[self.group(row_of(item))] = True
        self._reserved = reserved

    def end_exam(self) -> None:
        """The exam's items are items like all others from now on."""
        self._reserved = np.zeros(self.size, dtype=np.bool_)

    def give(self, labels: Iterable[GivenLabel]) -> None:
        """Labels are known: they came with a file, or an owner or a curator said so."""
        for label in labels:
            row = row_of(label.item_id)
            self._given[row] = label.label == "spam"
            self._known = None
            self.given = max(self.given, label.id)
            self._settle(row)

    def say(self, said: AnswerEvent) -> None:
        """A fact of the log: a newer word to the same question replaces the older."""
        row = row_of(said.item_id)
        if said.choice == "undone":
            self._take_back(said.question_id, said.annotator_id, row)
        else:
            self._no_longer(row, said.question_id)
            self._standing[row][said.question_id] = said
            self._answered[said.annotator_id] += said.choice != "skip"
            self._votes.pop((row, said.annotator_id), None)  # unless another word of theirs stands
            self._seen[said.annotator_id].add(row)
            self._free(said.question_id)
        self.answers = max(self.answers, said.answer_id)
        self._newest[row] = max(said.answer_id, self._newest.get(row, 0))
        self._settle(row)

    def believe(self, word: Trust) -> None:
        """Somebody's answers count, or do not, from now on and back to their first."""
        self.trust = max(self.trust, word.id)
        if word.counts:
            self._distrusted.discard(word.annotator_id)
        else:
            self._distrusted.add(word.annotator_id)
        for row in self._seen[word.annotator_id]:
            self._settle(row)

    def counts(self, annotator: AnnotatorId) -> bool:
        """Whether this person's answers count."""
        return annotator not in self._distrusted

    def group(self, row: int) -> list[int]:
        """The rows of a text and its near copies."""
        return self._members.get(int(self._leader[row]), [row])

    def claim(self, claim: Claim) -> None:
        """An annotator holds one item at a time; a new claim lets go of the old."""
        self._claims[claim.annotator_id] = claim

    def release(self, annotator: AnnotatorId) -> None:
        """An annotator lets go of what they were asked."""
        self._claims.pop(annotator, None)

    def claim_of(self, annotator: AnnotatorId, now: float) -> Claim | None:
        """What this annotator is being asked at this moment."""
        claim = self._claims.get(annotator)
        return claim if claim and claim.holds(now) else None

    def keep_claims(self, questions: set[QuestionId]) -> None:
        """Of all claims only those on these questions stand."""
        for annotator, claim in list(self._claims.items()):
            if claim.question_id not in questions:
                del self._claims[annotator]

    def allowed(self, annotator: AnnotatorId, now: float, *, exam: bool = False) -> Mask:
        """What this annotator may be asked, of the exam's items or of all others.

        Returns (n_items,): not labelled, not set aside, with nobody else, not yet answered by them,
        and the same of every near copy.
        """
        allowed: Mask = ~self._closed & (self._reserved == exam)
        allowed[self._groups(self._seen[annotator])] = False
        allowed[self._groups(self._elsewhere(annotator, now))] = False
        return allowed

    def again(self, annotator: AnnotatorId, now: float, rows: Rows) -> Rows:
        """Of these answered items those that this annotator may be asked as well: with nobody
        else, and not yet answered by them."""
        without = self._seen[annotator].union(self._elsewhere(annotator, now))
        return np.array([row for row in rows.tolist() if row not in without], dtype=np.intp)

    def first_again(
        self, annotator: AnnotatorId, now: float, rows: Rows, answer: int
    ) -> int | None:
        """The first row that `again` would give of which nothing was said after that answer.

        Mostly one of the first is it, and of thousands of rows no more are looked at.
        """
        seen, elsewhere = self._seen[annotator], set(self._elsewhere(annotator, now))
        for row in map(int, rows):
            fresh = self._newest.get(row, 0) <= answer
            if fresh and row not in seen and row not in elsewhere:
                return row
        return None

    def answered_by(self, annotator: AnnotatorId) -> int:
        """How many of this annotator's answers stand; a skip says nothing and does not count."""
        return self._answered[annotator]

    def is_known(self, row: int) -> bool:
        """Whether an item's label is known for sure."""
        return row in self._given

    def known(self) -> Rows:
        """The rows whose label is known for sure, in order."""
        return self._known_now()[0]

    def has_work(self, annotator: AnnotatorId, now: float) -> bool:
        """Whether there is anything new that this annotator may be asked."""
        return self.counts(annotator) and any(
            self.allowed(annotator, now, exam=exam).any() for exam in (False, True)
        )

    def why_nothing(self, annotator: AnnotatorId, now: float) -> Reason:
        """Why `allowed` is empty: no items, all labelled, the rest with others, or all seen."""
        if not self.counts(annotator):
            return "stopped"
        if not self.size:
            return "empty"
        if self._closed.all():
            return "done"
        unseen = ~self._closed
        unseen[self._groups(self._seen[annotator])] = False
        return "elsewhere" if unseen.any() else "seen"

    def snapshot(self) -> LabelSnapshot:
        """What was said, as it stands; the order depends on nothing but itself."""
        table = chain.from_iterable(
            (row, annotator, answer, spam)
            for (row, annotator), (answer, spam) in self._votes.items()
        )
        votes = np.fromiter(table, np.intp, 4 * len(self._votes)).reshape(-1, 4)
        known, known_spam = self._known_now()
        unsure = [row for row, people in self._unsure.items() for _ in people]
        return LabelSnapshot(
            votes=votes[np.lexsort((votes[:, 1], votes[:, 0]))],
            unsure=np.array(sorted(unsure), dtype=np.intp),
            known=known,
            known_spam=known_spam,
            exam=self._reserved,
            distrusted=tuple(sorted(self._distrusted)),
            answers=self.answers,
            given=self.given,
            trust=self.trust,
            pool_size=self.size,
        )

    def unlabelled(self) -> Mask:
        """What may still be asked of somebody, apart from the exam. Returns (n_items,)."""
        return np.asarray(~self._closed & ~self._reserved)

    def reserved(self) -> int:
        """How many items the exam has."""
        return int(self._reserved.sum())

    def _known_now(self) -> tuple[Rows, Mask]:
        """Made anew when a label came: a file may have labelled a million items."""
        if self._known is None:
            rows = np.array(sorted(self._given), dtype=np.intp)
            spam = np.fromiter((self._given[row] for row in rows.tolist()), np.bool_, len(rows))
            self._known = rows, spam
        return self._known

    def _take_back(self, question: QuestionId, annotator: AnnotatorId, row: int) -> None:
        standing = self._standing[row]
        self._no_longer(row, question)
        self._votes.pop((row, annotator), None)  # unless another word of theirs stands
        if all(other.annotator_id != annotator for other in standing.values()):
            self._seen[annotator].discard(row)

    def _no_longer(self, row: int, question: QuestionId) -> None:
        """The word on this question stands no longer."""
        before = self._standing[row].pop(question, None)
        if before is not None and before.choice != "skip":
            self._answered[before.annotator_id] -= 1

    def _free(self, question: QuestionId) -> None:
        for annotator, claim in list(self._claims.items()):
            if claim.question_id == question:
                del self._claims[annotator]

    def _elsewhere(self, annotator: AnnotatorId, now: float) -> list[int]:
        """The rows that others are being asked at this moment."""
        claims = self._claims.values()
        return [row_of(c.item_id) for c in claims if c.holds(now) and c.annotator_id != annotator]

    def _groups(self, rows: Iterable[int]) -> list[int]:
        return [member for row in rows for member in self.group(row)]

    def _settle(self, row: int) -> None:
        """What is known, else the newest label that counts; and whether the item may be asked."""
        standing = sorted(self._standing.get(row, {}).values(), key=lambda s: s.answer_id)
        labels = {s.annotator_id: s for s in standing if s.choice in ("spam", "no_spam")}
        for who, said in labels.items():
            self._votes[row, who] = (said.answer_id, said.choice == "spam")
        unsure = {s.annotator_id for s in standing if s.choice == "unsure"}
        self._set_unsure(row, {who for who in unsure if self.counts(who)})
        counting = [said for who, said in labels.items() if self.counts(who)]
        if row in self._given:
            self.labels[row] = self._given[row]
        elif counting:
            self.labels[row] = max(counting, key=lambda s: s.answer_id).choice == "spam"
        else:
            self.labels.pop(row, None)
        self._close(row)

    def _set_unsure(self, row: int, people: set[AnnotatorId]) -> None:
        if people:
            self._unsure[row] = people
        else:
            self._unsure.pop(row, None)

    def _close(self, row: int) -> None:
        """Labelled or set aside, an item is not asked again, and neither is any near copy."""
        group = self.group(row)
        self._closed[group] = any(
            member in self.labels or len(self._unsure.get(member, ())) >= UNSURE_LIMIT
            for member in group
        )


def row_of(item: ItemId) -> int:
    """Items are numbered from 1 without gaps; rows from 0."""
    return int(item) - 1


def item_of(row: int) -> ItemId:
    return ItemId(row + 1)
