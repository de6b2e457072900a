"""The state of every item in memory, one row each: a cache of the store."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import chain
from typing import Literal

import numpy as np

from bot.campaign.claims import Claims
from bot.campaign.exam_state import ExamState
from bot.campaign.numbering import row_of
from bot.campaign.requested_items import RequestedItems
from bot.campaign.snapshot import LabelSnapshot
from bot.campaign.withdrawn_items import WithdrawnItems
from bot.learning.arrays import Mask, Rows
from storage.records import (
    UNSURE_LIMIT,
    AnnotatorId,
    AnswerEvent,
    GivenLabel,
    ItemId,
    QuestionId,
    Trust,
)

Reason = Literal["empty", "done", "elsewhere", "seen", "stopped"]


class PoolState:
    """Labels, claims, and who has answered what; the same facts in any order give the same state.

    size: number of items. answers, given, trust: the newest answer, known label and trust decision.
    labels: the current label of each labelled row, True for spam. answer_counts: each annotator's
    answers, without skips and undone ones. exam: the exam's questions so far. owners,
    trusted_by_owner: annotators whom no estimate overrules; the campaign sets the former.
    """

    def __init__(self) -> None:
        self.size = self.answers = self.given = self.trust = 0
        self.labels: dict[int, bool] = {}
        self.claims = Claims()
        self.exam = ExamState()
        self.withdrawn = WithdrawnItems()
        self.requested = RequestedItems()
        self._known: dict[int, bool] = {}
        self._known_arrays: tuple[Rows, Mask] | None = None
        self._answers: defaultdict[int, dict[QuestionId, AnswerEvent]] = defaultdict(dict)
        self._votes: dict[tuple[int, AnnotatorId], tuple[int, bool]] = {}
        self._unsure: dict[int, set[AnnotatorId]] = {}
        self._newest_answer: dict[int, int] = {}
        self._seen: defaultdict[AnnotatorId, set[int]] = defaultdict(set)
        self.answer_counts: Counter[AnnotatorId] = Counter()
        self._distrusted: set[AnnotatorId] = set()
        self.trusted_by_owner: set[AnnotatorId] = set()
        self.owners: frozenset[AnnotatorId] = frozenset()
        self._duplicates: dict[int, list[int]] = {}
        self._representative: Rows = np.zeros(0, dtype=np.intp)
        self._closed: Mask = np.zeros(0, dtype=np.bool_)
        self._reserved: Mask = np.zeros(0, dtype=np.bool_)
        self._certificate_rows: set[int] = set()

    # Facts

    def add_items(self, size: int, representatives: Rows | None = None) -> None:
        """Extend the state to this number of items.

        representatives: (new items,) the row of the oldest near-duplicate of each, its own row if
        there is none. Near-duplicates are asked as one item.
        """
        new = np.arange(self.size, size)
        representatives = new if representatives is None else representatives
        more = np.zeros(len(new), dtype=np.bool_)
        self._closed = np.concatenate([self._closed, more])
        self._reserved = np.concatenate([self._reserved, more])
        self._representative = np.concatenate([self._representative, representatives])
        self.size = size
        for row in new[representatives != new].tolist():
            first = int(self._representative[row])
            self._duplicates.setdefault(first, [first]).append(row)
            self._closed[row] = self._closed[first]
            self._reserved[row] = self._reserved[first]

    def reserve(self, items: Iterable[ItemId]) -> None:
        """Reserve these items for the exam: they are asked at random and train nothing."""
        rows = [row_of(item) for item in items]
        self._hold_out(rows)
        self.exam.reserve = np.union1d(self.exam.reserve, np.array(rows, dtype=np.intp))

    def end_exam(self) -> None:
        """Treat the exam's items like all others; answers for certificates still train nothing."""
        self.exam.end()
        self._reserved = np.zeros(self.size, dtype=np.bool_)
        self._hold_out(self._certificate_rows)

    def add_known_labels(self, labels: Iterable[GivenLabel]) -> None:
        """Add labels that were imported, or set by an owner or a curator."""
        for label in labels:
            row = row_of(label.item_id)
            if label.label is None:
                self._known.pop(row, None)
            else:
                self._known[row] = label.label == "spam"
            self._known_arrays = None
            self.given = max(self.given, label.id)
            self._update_label(row)

    def add_answer(self, event: AnswerEvent) -> None:
        """Add an answer, or take one back; it replaces an older answer to the same question."""
        row = row_of(event.item_id)
        if event.choice == "undone":
            self._undo(event.question_id, event.annotator_id, row)
        else:
            self._remove_answer(row, event.question_id)
            self._answers[row][event.question_id] = event
            self.answer_counts[event.annotator_id] += event.choice != "skip"
            self._votes.pop((row, event.annotator_id), None)  # an earlier vote may come back below
            self._seen[event.annotator_id].add(row)
            self.claims.close(event.question_id)
            is_vote = event.choice in ("spam", "no_spam")
            if is_vote and event.question_id in self.exam.certificate_questions:
                self._certificate_rows.add(row)
                self._hold_out([row])
        self.answers = max(self.answers, event.answer_id)
        self._newest_answer[row] = max(event.answer_id, self._newest_answer.get(row, 0))
        self._update_label(row)

    def set_trust(self, decision: Trust) -> None:
        """Count or ignore all answers of an annotator, the earlier ones too."""
        self.trust = max(self.trust, decision.id)
        if decision.counts:
            self._distrusted.discard(decision.annotator_id)
        else:
            self._distrusted.add(decision.annotator_id)
        if decision.said_by == "owner":
            self.trusted_by_owner.discard(decision.annotator_id)
            if decision.counts:
                self.trusted_by_owner.add(decision.annotator_id)
        for row in self._seen[decision.annotator_id]:
            self._update_label(row)

    # Questions

    def is_trusted(self, annotator: AnnotatorId) -> bool:
        """Whether this annotator's answers count."""
        return annotator not in self._distrusted

    def near_duplicates(self, row: int) -> list[int]:
        """The rows of an item and its near-duplicates."""
        return self._duplicates.get(int(self._representative[row]), [row])

    def allowed(self, annotator: AnnotatorId, now: float, *, exam: bool = False) -> Mask:
        """What this annotator may be asked, of the exam's items or of all others.

        Returns (n_items,): without a label, not set aside, not answered by this annotator, not
        claimed by another, and the same for every near-duplicate.
        """
        allowed: Mask = self.withdrawn.open_of(self._closed) & (self._reserved == exam)
        allowed[self._with_duplicates(self._not_for(annotator))] = False
        allowed[self._with_duplicates(self.claims.rows_of_others(annotator, now))] = False
        return allowed

    def second_opinion_candidates(self, annotator: AnnotatorId, now: float, rows: Rows) -> Rows:
        """Those of these answered rows that this annotator has not answered and nobody claims."""
        excluded = self._not_for(annotator).union(self.claims.rows_of_others(annotator, now))
        return np.array([row for row in rows.tolist() if row not in excluded], dtype=np.intp)

    def first_second_opinion(
        self, annotator: AnnotatorId, now: float, rows: Rows, answer: int
    ) -> int | None:
        """The first second-opinion candidate of these rows without an answer after `answer`.

        It is usually among the first rows; of thousands of rows no more are looked at.
        """
        seen, claimed = self._not_for(annotator), set(self.claims.rows_of_others(annotator, now))
        for row in map(int, rows):
            fresh = self._newest_answer.get(row, 0) <= answer
            if fresh and row not in seen and row not in claimed:
                return row
        return None

    def why_nothing(self, annotator: AnnotatorId, now: float) -> Reason:
        """Why there is nothing to ask.

        stopped: the annotator's answers are ignored; empty: no items; done: all labelled; seen: the
        annotator has answered the rest; elsewhere: other annotators are being asked the rest.
        """
        if not self.is_trusted(annotator):
            return "stopped"
        if not self.size:
            return "empty"
        unseen = self.withdrawn.open_of(self._closed)
        if not unseen.any():
            return "done"
        unseen[self._with_duplicates(self._not_for(annotator))] = False
        return "elsewhere" if unseen.any() else "seen"

    # Labels

    def is_known(self, row: int) -> bool:
        """Whether an item's label was imported, or set by an owner or a curator."""
        return row in self._known

    def known_labels(self) -> tuple[Rows, Mask]:
        """(n_known,) rows with a known label, rising; (n_known,) whether it is spam."""
        if self._known_arrays is None:  # cached, as a file may have labelled a million items
            rows = np.array(sorted(self._known), dtype=np.intp)
            spam = np.fromiter((self._known[row] for row in rows.tolist()), np.bool_, len(rows))
            self._known_arrays = rows, spam
        return self._known_arrays

    def unlabelled(self, *, with_exam: bool = False) -> Mask:
        """(n_items,) items that may be asked of somebody; without the exam's unless said so."""
        return np.asarray(self.withdrawn.open_of(self._closed) & (with_exam | ~self._reserved))

    def snapshot(self) -> LabelSnapshot:
        """The current votes and labels; the same facts give the same arrays."""
        table = chain.from_iterable(
            (row, annotator, answer, spam)
            for (row, annotator), (answer, spam) in self._votes.items()
        )
        votes = np.fromiter(table, np.intp, 4 * len(self._votes)).reshape(-1, 4)
        known, known_spam = self.known_labels()
        unsure = [row for row, annotators in self._unsure.items() for _ in annotators]
        return LabelSnapshot(
            votes=votes[np.lexsort((votes[:, 1], votes[:, 0]))],
            unsure=np.array(sorted(unsure), dtype=np.intp),
            known=known,
            known_spam=known_spam,
            exam=self._reserved,
            distrusted=tuple(sorted(self._distrusted)),
            vouched=tuple(sorted(self.owners | self.trusted_by_owner)),
            answers=self.answers,
            given=self.given,
            trust=self.trust,
            pool_size=self.size,
            chances=self.exam.chances(),
        )

    def representatives_of(self, rows: Rows) -> Rows:
        """(n_rows,) the oldest near-duplicate of each row, its own row if it has none."""
        return np.asarray(self._representative[rows])

    def _not_for(self, annotator: AnnotatorId) -> set[int]:
        """Rows that this annotator has answered, or asks others about."""
        return self._seen[annotator] | self.requested.by(annotator, self.size)

    def _hold_out(self, rows: Iterable[int]) -> None:
        """Keep these items and their near-duplicates out of every fit."""
        reserved = self._reserved.copy()  # snapshots hold the former array
        reserved[self._with_duplicates(rows)] = True
        self._reserved = reserved

    def _undo(self, question: QuestionId, annotator: AnnotatorId, row: int) -> None:
        self._remove_answer(row, question)
        self._votes.pop((row, annotator), None)  # an earlier vote may come back in _update_label
        remaining = self._answers[row].values()
        if all(other.annotator_id != annotator for other in remaining):
            self._seen[annotator].discard(row)

    def _remove_answer(self, row: int, question: QuestionId) -> None:
        before = self._answers[row].pop(question, None)
        if before is not None and before.choice != "skip":
            self.answer_counts[before.annotator_id] -= 1

    def _with_duplicates(self, rows: Iterable[int]) -> list[int]:
        return [member for row in rows for member in self.near_duplicates(row)]

    def _update_label(self, row: int) -> None:
        """Set the known label, otherwise the newest vote that counts; close what has one."""
        answers = sorted(self._answers.get(row, {}).values(), key=lambda e: e.answer_id)
        votes = {
            event.annotator_id: event for event in answers if event.choice in ("spam", "no_spam")
        }
        for annotator, event in votes.items():
            self._votes[row, annotator] = (event.answer_id, event.choice == "spam")
        unsure = {event.annotator_id for event in answers if event.choice == "unsure"}
        self._unsure.pop(row, None)
        if counting_doubts := set(filter(self.is_trusted, unsure)):
            self._unsure[row] = counting_doubts
        counting = [event for annotator, event in votes.items() if self.is_trusted(annotator)]
        if row in self._known:
            self.labels[row] = self._known[row]
        elif counting:
            self.labels[row] = max(counting, key=lambda e: e.answer_id).choice == "spam"
        else:
            self.labels.pop(row, None)
        self._update_closed(row)

    def _update_closed(self, row: int) -> None:
        """Ask an item and its near-duplicates no more once one is labelled or set aside."""
        rows = self.near_duplicates(row)
        self._closed[rows] = any(
            member in self.labels or len(self._unsure.get(member, ())) >= UNSURE_LIMIT
            for member in rows
        )
