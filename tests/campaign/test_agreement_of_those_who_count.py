"""Agreement: of those whose answers count, on messages in doubt and on exam messages by plan."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.campaign.exam_labels import TWICE_EVERY, is_planned_twice
from bot.campaign.numbering import row_of
from bot.campaign.review import agreement_of
from bot.campaign.snapshot import LabelSnapshot
from bot.campaign.types import AnnotatorId
from tests.support.campaigns import Clock
from tests.support.crowds import answer_rounds, open_crowd

ROWS = np.arange(1_000)
PLANNED = ROWS[is_planned_twice(ROWS)]
ANN, BOB, EVE = 1, 2, 3
Vote = tuple[int, int, int, int]


def snapshot_of(votes: list[Vote], exam: list[int], *distrusted: int) -> LabelSnapshot:
    """votes: row, annotator, answer, 1 for spam."""
    table = np.array(sorted(votes), dtype=np.intp)
    nobody = np.zeros(0, dtype=np.intp)
    return LabelSnapshot(
        votes=table,
        unsure=nobody,
        known=nobody,
        known_spam=np.zeros(0, dtype=np.bool_),
        exam=np.isin(ROWS, exam),
        distrusted=tuple(map(AnnotatorId, distrusted)),
        vouched=(),
        answers=len(table),
        given=0,
        trust=0,
        pool_size=len(ROWS),
    )


def said(
    rows: list[int], who: int, first: int, spam: int | None = None
) -> list[tuple[int, int, int, int]]:
    """Votes for these rows: spam for every second one, or always the same."""
    return [
        (row, who, first + place, place % 2 if spam is None else spam)
        for place, row in enumerate(rows)
    ]


def test_one_exam_item_in_five_is_planned_whatever_its_neighbours_are() -> None:
    assert len(PLANNED) == pytest.approx(len(ROWS) / TWICE_EVERY, rel=0.1)
    assert len(set((PLANNED % 7).tolist())) == 7


def test_the_answers_of_those_who_no_longer_count_are_left_out() -> None:
    rows = ROWS[:40].tolist()
    votes = [*said(rows, ANN, 1), *said(rows, BOB, 101), *said(rows, EVE, 201, spam=1)]

    _, with_eve, _ = agreement_of(snapshot_of(votes, []))
    pairs, without, _ = agreement_of(snapshot_of(votes, [], EVE))

    assert with_eve.alpha.value is not None
    assert with_eve.alpha.value < 0.5
    assert (without.shared, without.alpha.value) == (40, 1.0)
    assert [(pair.one, pair.other) for pair in pairs] == [(ANN, BOB)]


def test_the_planned_agreement_rests_on_the_first_two_answers_to_planned_exam_items() -> None:
    planned = PLANNED[:30].tolist()
    others = [row for row in ROWS[:60].tolist() if row not in planned]
    votes = [
        *said(planned, ANN, 1),
        *said(planned, BOB, 101),
        *said(planned, EVE, 201, spam=1),  # third answers
        *said(others, ANN, 301),
        *said(others, BOB, 401, spam=1),  # in doubt, or exam items that are not planned
    ]

    _, doubtful, found = agreement_of(snapshot_of(votes, [*planned, *others]))

    assert (found.shared, found.alpha.value) == (30, 1.0)
    assert doubtful.shared == 30 + len(others)
    assert doubtful.alpha.value is not None
    assert doubtful.alpha.value < 0.7


def test_a_planned_item_outside_the_exam_does_not_count_as_planned() -> None:
    planned = PLANNED[:30].tolist()

    _, _, found = agreement_of(snapshot_of([*said(planned, ANN, 1), *said(planned, BOB, 99)], []))

    assert (found.shared, found.alpha.why) == (0, "too_few")


async def test_two_annotators_are_asked_the_planned_exam_items_of_an_owner(
    filled: Path, clock: Clock
) -> None:
    async with open_crowd(filled, clock, 1, exam_every=2, gold_every=0) as (campaign, [ann]):
        [owner] = [each.id for each in await campaign.members.all() if each.role == "owner"]
        by_owner = await answer_rounds(campaign, [owner], 60)

        by_ann = await answer_rounds(campaign, [ann], 20)

    exam = {row_of(each.item_id) for each in by_owner if each.why == "exam"}
    second = [row_of(each.item_id) for each in by_ann if each.why == "second"]
    assert second
    assert set(second) <= {row for row in exam if is_planned_twice(np.array([row]))[0]}
