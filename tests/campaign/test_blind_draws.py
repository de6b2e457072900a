"""Gold, exam and test questions are drawn so that nobody without the key can foresee them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bot.campaign.blind_draws import BlindDraws
from bot.campaign.training import Training
from bot.campaign.types import AnnotatorId
from tests.support.campaigns import Clock, asked, items, opened, people_of, texts, truth
from tests.support.draws import KEY

DRAWS = BlindDraws(KEY)
ANN, BOB = AnnotatorId(1), AnnotatorId(2)


def kinds(draws: BlindDraws, annotator: AnnotatorId, count: int) -> list[str | None]:
    return [draws.kind(annotator, number, 10, 20) for number in range(1, count + 1)]


def test_one_in_n_questions_is_of_each_kind_on_average() -> None:
    found = Counter(kinds(DRAWS, ANN, 20_000))

    assert found["exam"] == pytest.approx(2_000, abs=200)
    assert found["gold"] == pytest.approx(1_000, abs=150)


def test_no_position_is_likelier_than_another() -> None:
    found = kinds(DRAWS, ANN, 20_000)

    for period in (10, 20):
        exams = Counter(place % period for place, kind in enumerate(found) if kind == "exam")
        assert len(exams) == period
        assert max(exams.values()) < 1.5 * min(exams.values())


def test_each_annotator_and_each_key_has_other_questions() -> None:
    own = kinds(DRAWS, ANN, 500)

    assert own == kinds(BlindDraws(KEY), ANN, 500)
    assert own != kinds(DRAWS, BOB, 500)
    assert own != kinds(BlindDraws(b"another key"), ANN, 500)


@pytest.mark.parametrize(
    ("exam_every", "gold_every", "expected"), [(0, 0, {None}), (1, 0, {"exam"}), (0, 1, {"gold"})]
)
def test_zero_is_none_and_one_is_every_question(
    exam_every: int, gold_every: int, expected: set[str | None]
) -> None:
    found = {DRAWS.kind(ANN, number, exam_every, gold_every) for number in range(1, 500)}

    assert found == expected


def test_every_newcomer_has_twelve_tests_at_places_of_their_own() -> None:
    places = set()
    for annotator in map(AnnotatorId, range(1, 51)):
        tests = [DRAWS.test(annotator, number) for number in range(1, 200)]
        assert [test for test in tests if test] == list(range(1, 13))
        assert sum(test > 0 for test in tests[:9]) == 6
        assert not any(tests[27:])
        assert sum(DRAWS.is_spam_test(annotator, test) for test in range(1, 13)) == 6
        assert sum(DRAWS.is_gold_test(annotator, test) for test in range(1, 13)) == 6
        places.add(tuple(tests))

    assert len(places) > 40


async def test_the_wait_for_the_next_card_is_no_shorter_after_an_answer_that_teaches_nothing(
    path: Path, clock: Clock
) -> None:
    pauses: list[float] = []

    async def pause(seconds: float) -> None:
        pauses.append(seconds)

    async def ignore(_: object) -> None:
        pass

    async with opened(path, clock, exam_every=5) as campaign:
        await campaign.add_items(items(texts(100)))
        ann, *_ = await people_of(campaign)
        training = Training(campaign.training._trainer, campaign._state, ignore, pause)
        paused = []
        for _ in range(60):
            question = await asked(campaign, ann)
            await campaign.answer(ann, question.id, truth(question.text), None)
            pauses.clear()
            await training.wait_for_own_answer()
            if training._durations and question.why != "cold_start":
                paused.append((question.why, len(pauses)))

    assert set(paused) == {("uncertainty", 0), ("exam", 1)}
