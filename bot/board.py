"""Where every item stands, in memory: a cache of the store, one row per item."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from storage.records import (
    UNSURE_LIMIT,
    AnnotatorId,
    Claim,
    GivenLabel,
    ItemId,
    QuestionId,
    Said,
)

Mask: TypeAlias = NDArray[np.bool_]
Reason = Literal["empty", "done", "elsewhere", "seen"]


@dataclass(frozen=True)
class Labels:
    """What the mind learns from: rows in rising order, and the version they stand for."""

    rows: NDArray[np.intp]
    spam: Mask
    answers: int
    given: int
    pool_size: int


class Board:
    """Labels, claims and who has seen what; follows from the facts, whatever their order."""

    def __init__(self) -> None:
        self.size = 0
        self.answers = 0
        self.given = 0
        self.labels: dict[int, bool] = {}
        self._given: dict[int, bool] = {}
        self._standing: defaultdict[int, dict[QuestionId, Said]] = defaultdict(dict)
        self._seen: defaultdict[AnnotatorId, set[int]] = defaultdict(set)
        self._claims: dict[AnnotatorId, Claim] = {}
        self._closed: Mask = np.zeros(0, dtype=np.bool_)
        self._reserved: Mask = np.zeros(0, dtype=np.bool_)

    def grow(self, size: int) -> None:
        """Items came: the board has now this many rows."""
        more = np.zeros(size - self.size, dtype=np.bool_)
        self._closed = np.concatenate([self._closed, more])
        self._reserved = np.concatenate([self._reserved, more])
        self.size = size

    def reserve(self, items: Iterable[ItemId]) -> None:
        """These are the exam's: asked blind, and left out of what the mind learns from."""
        self._reserved[[row_of(item) for item in items]] = True

    def end_exam(self) -> None:
        """The exam's items are items like all others from now on."""
        self._reserved[:] = False

    def give(self, labels: Iterable[GivenLabel]) -> None:
        """Labels came with a file."""
        for label in labels:
            row = row_of(label.item_id)
            self._given[row] = label.label == "spam"
            self.given = max(self.given, label.id)
            self._settle(row)

    def say(self, said: Said) -> None:
        """A fact of the log: a newer word to the same question replaces the older."""
        row = row_of(said.item_id)
        if said.choice == "undone":
            self._take_back(said.question_id, said.annotator_id, row)
        else:
            self._standing[row][said.question_id] = said
            self._seen[said.annotator_id].add(row)
            self._free(said.question_id)
        self.answers = max(self.answers, said.answer_id)
        self._settle(row)

    def claim(self, claim: Claim) -> None:
        """An annotator holds one item at a time; a new claim lets go of the old."""
        self._claims[claim.annotator_id] = claim

    def release(self, annotator: AnnotatorId) -> None:
        """An annotator lets go of what they were asked."""
        self._claims.pop(annotator, None)

    def claim_of(self, annotator: AnnotatorId, now: float) -> Claim | None:
        """What this annotator is being asked at this moment."""
        claim = self._claims.get(annotator)
        return claim if claim and claim.expires_at > now else None

    def allowed(self, annotator: AnnotatorId, now: float, *, exam: bool = False) -> Mask:
        """What this annotator may be asked, of the exam's items or of all others.

        Returns (n_items,): not labelled, not set aside, with nobody else, not yet answered by them.
        """
        allowed: Mask = ~self._closed & (self._reserved == exam)
        allowed[list(self._seen[annotator])] = False
        allowed[[row for row, holder in self._held(now) if holder != annotator]] = False
        return allowed

    def has_work(self, annotator: AnnotatorId, now: float) -> bool:
        """Whether there is anything that this annotator may be asked."""
        return any(self.allowed(annotator, now, exam=exam).any() for exam in (False, True))

    def why_nothing(self, annotator: AnnotatorId, now: float) -> Reason:
        """Why `allowed` is empty: no items, all labelled, the rest with others, or all seen."""
        if not self.size:
            return "empty"
        if self._closed.all():
            return "done"
        unseen = ~self._closed
        unseen[list(self._seen[annotator])] = False
        return "elsewhere" if unseen.any() else "seen"

    def snapshot(self, *, exam: bool = False) -> Labels:
        """The labels as they stand, of the exam's items or of all others.

        Their order depends on nothing but themselves.
        """
        rows = np.array(sorted(self.labels), dtype=np.intp)
        rows = rows[self._reserved[rows] == exam]
        spam = np.array([self.labels[int(row)] for row in rows], dtype=np.bool_)
        return Labels(rows, spam, self.answers, self.given, self.size)

    def unlabelled(self) -> Mask:
        """What may still be asked of somebody, apart from the exam. Returns (n_items,)."""
        return np.asarray(~self._closed & ~self._reserved)

    def reserved(self) -> int:
        """How many items the exam has."""
        return int(self._reserved.sum())

    def _take_back(self, question: QuestionId, annotator: AnnotatorId, row: int) -> None:
        standing = self._standing[row]
        standing.pop(question, None)
        if all(other.annotator_id != annotator for other in standing.values()):
            self._seen[annotator].discard(row)

    def _free(self, question: QuestionId) -> None:
        for annotator, claim in list(self._claims.items()):
            if claim.question_id == question:
                del self._claims[annotator]

    def _held(self, now: float) -> list[tuple[int, AnnotatorId]]:
        claims = self._claims.values()
        return [(row_of(c.item_id), c.annotator_id) for c in claims if c.expires_at > now]

    def _settle(self, row: int) -> None:
        """The newest label that stands; a file's where nobody gave one."""
        standing = self._standing[row].values()
        said = [s for s in standing if s.choice in ("spam", "no_spam")]
        if said:
            self.labels[row] = max(said, key=lambda s: s.answer_id).choice == "spam"
        elif row in self._given:
            self.labels[row] = self._given[row]
        else:
            self.labels.pop(row, None)
        unsure = {s.annotator_id for s in standing if s.choice == "unsure"}
        self._closed[row] = row in self.labels or len(unsure) >= UNSURE_LIMIT


def row_of(item: ItemId) -> int:
    """Items are numbered from 1 without gaps; rows from 0."""
    return int(item) - 1


def item_of(row: int) -> ItemId:
    return ItemId(row + 1)
