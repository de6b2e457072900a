"""The exam: drawn at random, never trained on, with intervals that hold."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path

import numpy as np
import pytest

from bot.campaign.campaign import Campaign, Nothing
from bot.campaign.selection import SelectionRules
from bot.learning.holdout import exam_score, wilson
from bot.learning.stopping import ModelAgreement, kappa, stop_advice
from storage import Store
from storage.records import NewItem, SelectedQuestion
from tests.support.campaigns import Clock, asked, items, label, opened, people_of, texts
from tests.support.draws import fix_draws
from tests.support.pool_scores import scores_with

EVENTS = "apple river stone cloud tiger lemon paper window garden coffee bicycle train music"


def messages(number: int, seed: int = 1) -> list[tuple[str, bool]]:
    """Made-up messages, a third of them spam, of which some look alike on both sides."""
    rng = np.random.default_rng(seed)
    made = []
    for each in range(number):
        spam = bool(rng.random() < 0.33)
        words = list(rng.choice(EVENTS.split(), 4)) + (
            ["win", "cash"] if spam and rng.random() < 0.8 else []
        )
        made.append((f"{' '.join(words)} {each}", spam))
    return made


async def labelled_campaign(
    path: Path,
    questions: int,
    say: Callable[[str, bool], str] = lambda text, is_exam: "",
    exam_every: int = 10,
) -> list[SelectedQuestion]:
    """Label a pool of 300; `say` may answer otherwise than the truth. What was asked, in order."""
    truth = dict(messages(300))
    clock = count(1.0)
    async with await Store.open(path) as store:
        await store.items.add(NewItem(text, None, "made up") for text in truth)
        await store._database.execute("UPDATE campaign SET seed = 7")
        await fix_draws(store)
        opened = Campaign.open(
            store,
            owners=(1,),
            features="words",
            rules=SelectionRules(exam_every=exam_every),
            clock=lambda: next(clock),
        )
        async with opened as campaign:
            annotator = (await campaign.members.require(1)).id
            for _ in range(questions):
                question = await campaign.next_question(annotator)
                assert not isinstance(question, Nothing)
                right = "spam" if truth[question.text] else "no_spam"
                said = say(right, question.why == "exam") or right
                await campaign.answer(annotator, question.id, said, None)  # type: ignore[arg-type]
        return await store.questions.asked()


async def test_one_in_ten_questions_is_drawn_from_the_reserve(tmp_path: Path) -> None:
    asked = await labelled_campaign(tmp_path / "a.db", 60)
    exam = [question for question in asked if question.why == "exam"]
    assert 3 <= len(exam) <= 10
    assert all(question.probability and question.probability >= 0.8 / 104 for question in exam)
    async with await Store.open(tmp_path / "a.db") as store:
        reserve = {item.item_id for item in await store.model_log.exam_items()}
    assert len(reserve) == 104  # 35 % of the 298 that are no near-duplicates
    assert {question.item_id for question in asked if question.item_id in reserve} == {
        question.item_id for question in exam
    }


async def test_the_exams_answers_change_no_other_question(tmp_path: Path) -> None:
    honest = await labelled_campaign(tmp_path / "honest.db", 120)

    def contrary(right: str, is_exam: bool) -> str:
        return {"spam": "no_spam", "no_spam": "spam"}[right] if is_exam else right

    lied = await labelled_campaign(tmp_path / "lied.db", 120, contrary)
    assert [(q.item_id, q.why) for q in lied] == [(q.item_id, q.why) for q in honest]
    assert [q.score for q in lied] == [q.score for q in honest]


async def test_the_score_of_a_question_is_stored_before_its_answer(tmp_path: Path) -> None:
    asked = await labelled_campaign(tmp_path / "a.db", 60)
    warm = [question for question in asked if question.why == "exam" and question.id > 30]
    assert warm
    assert all(question.score is not None and 0 <= question.score <= 1 for question in warm)


async def test_zero_switches_the_exam_off(tmp_path: Path) -> None:
    asked = await labelled_campaign(tmp_path / "a.db", 40, exam_every=0)
    assert {question.why for question in asked} <= {"cold_start", "uncertainty"}
    async with await Store.open(tmp_path / "a.db") as store:
        assert await store.model_log.exam_items() == []


async def test_with_too_few_exam_answers_the_number_missing_is_given(tmp_path: Path) -> None:
    await labelled_campaign(tmp_path / "a.db", 60)
    opened = await Store.open(tmp_path / "a.db")
    async with opened as store, Campaign.open(store, owners=(1,)) as campaign:
        quality = (await campaign.reports.progress((await campaign.members.require(1)).id)).quality
    assert 3 <= quality.standing.answers < 10
    assert quality.standing.why_none == "few_answers"
    assert (quality.standing.next_look, quality.standing.report) == (10, None)


async def test_the_items_of_an_ended_exam_are_trained_on(tmp_path: Path) -> None:
    await labelled_campaign(tmp_path / "a.db", 60)
    opened = await Store.open(tmp_path / "a.db")
    async with opened as store, Campaign.open(store, owners=(1,)) as campaign:
        before = await campaign.reports.progress((await campaign.members.require(1)).id)
        await campaign.store.model_log.end_exam()
        await campaign.refresh()
        after = await campaign.reports.progress((await campaign.members.require(1)).id)
        question = await campaign.next_question((await campaign.members.require(1)).id)
    assert before.quality.standing.why_none == "few_answers"
    assert after.quality.standing.why_none == "no_exam"
    assert not isinstance(question, Nothing)
    assert question.why != "exam"


async def test_checkpoints_survive_a_restart(tmp_path: Path) -> None:
    asked = await labelled_campaign(tmp_path / "a.db", 130)
    async with await Store.open(tmp_path / "a.db") as store:
        checkpoints = await store.model_log.checkpoints()
        async with Campaign.open(store, owners=(1,)) as campaign:
            quality = (
                await campaign.reports.progress((await campaign.members.require(1)).id)
            ).quality
    labels = [checkpoint.labels for checkpoint in checkpoints]
    assert labels == list(range(labels[0], labels[-1] + 1, 10))
    assert checkpoints[0].kappa is None
    assert all(c.kappa is not None and -1 <= c.kappa <= 1 for c in checkpoints[1:])
    assert quality.flips is not None
    learnt = sum(question.why != "exam" for question in asked)
    assert (quality.flips.new_labels, quality.flips.compared) == (learnt - labels[-4], 300)


# The interval of 45 of 50 by R's binom.confint(45, 50, methods = "wilson") and by hand.
@pytest.mark.parametrize(
    ("right", "of", "low", "high"),
    [(45, 50, 0.7864, 0.9565), (0, 20, 0.0, 0.1611), (20, 20, 0.8389, 1.0), (1, 2, 0.0945, 0.9055)],
)
def test_wilsons_interval(right: int, of: int, low: float, high: float) -> None:
    measure = wilson(right, of)
    assert measure.value == right / of
    assert (measure.low, measure.high) == pytest.approx((low, high), abs=5e-5)


def test_wilsons_interval_covers_the_true_share() -> None:
    rng = np.random.default_rng(0)
    for truth in (0.7, 0.9, 0.97):
        drawn = rng.binomial(60, truth, 2_000)
        covered = np.mean(
            [wilson(int(k), 60).low <= truth <= wilson(int(k), 60).high for k in drawn]
        )
        assert covered >= 0.92


@pytest.mark.parametrize(("right", "of"), [(0, 0), (-1, 5), (6, 5)])
def test_there_is_no_share_of_no_answers(right: int, of: int) -> None:
    with pytest.raises(ValueError, match="is no share"):
        wilson(right, of)


def test_f1_needs_ten_of_each_class() -> None:
    spam = np.array([True] * 9 + [False] * 30)
    assert exam_score(spam, spam).f1 is None
    spam = np.array([True] * 10 + [False] * 30)
    score = exam_score(spam, spam)
    assert score.f1 is not None
    assert score.f1.value == 1.0
    said = spam.copy()
    said[:4] = False
    worse = exam_score(said, spam)
    assert worse.f1 is not None
    assert worse.f1.value == pytest.approx(2 * 6 / (6 + 10))
    assert worse.f1.low < worse.f1.value < worse.f1.high
    assert worse.precision is not None
    assert worse.recall is not None
    assert (worse.precision.value, worse.recall.value) == (1.0, 0.6)


def test_a_model_that_never_says_spam_has_no_precision() -> None:
    spam = np.array([True] * 15 + [False] * 15)
    score = exam_score(np.zeros(30, dtype=bool), spam)
    assert score.precision is None
    assert score.recall is not None
    assert score.recall.value == 0


def test_kappa_is_agreement_beyond_chance() -> None:
    # Two raters of 50: 20 yes-yes, 15 no-no, 5 and 10 apart; Cohen's kappa is 0.4.
    one = np.array([True] * 25 + [False] * 25)
    other = np.array([True] * 20 + [False] * 5 + [True] * 10 + [False] * 15)
    assert kappa(one, other) == pytest.approx(0.4)
    assert kappa(one, one) == 1.0
    assert kappa(np.zeros(5, bool), np.zeros(5, bool)) == 1.0
    with pytest.raises(ValueError, match="same items"):
        kappa(one, other[:10])


def test_advice_needs_forty_labels_and_three_agreements_in_a_row() -> None:
    scores, allowed = scores_with([0.0, 2.2]), np.array([True, True])
    close, far = ModelAgreement(0.98, 0.995), ModelAgreement(0.97, 0.999)

    assert stop_advice([None, close, close, close], 39, 20, scores, allowed) is None
    assert stop_advice([None, close, close, close], 40, 20, scores, allowed) == "settled"
    assert stop_advice([None, close, far, close], 80, 20, scores, allowed) is None
    assert stop_advice([None, close, close], 60, 20, scores, allowed) is None
    sure = np.array([False, True])
    assert stop_advice([close] * 3, 60, 20, scores, sure) == "no_question_left"
    assert stop_advice([close, far, close], 60, 20, scores, sure) is None
    # nothing to go on with
    assert stop_advice([close] * 3, 60, 20, scores, np.array([False, False])) is None


def test_kappa_alone_is_not_enough_on_a_balanced_set() -> None:
    balanced, of_an_earlier_version = ModelAgreement(0.98, 0.99), ModelAgreement(1.0, None)
    scores, allowed = scores_with([0.0, 2.2]), np.array([True, True])

    assert stop_advice([balanced] * 3, 80, 40, scores, allowed) is None
    assert stop_advice([of_an_earlier_version] * 3, 80, 40, scores, allowed) is None


def test_at_rare_spam_advice_needs_eight_spam() -> None:
    scores, close = scores_with([3.0] * 2 + [-3.0] * 98), ModelAgreement(1.0, 1.0)
    everything = np.ones(100, dtype=np.bool_)

    assert stop_advice([close] * 3, 80, 7, scores, everything) is None
    assert stop_advice([close] * 3, 80, 8, scores, everything) == "no_question_left"


async def test_one_in_n_questions_is_an_exam_question_and_trains_nothing(
    path: Path, clock: Clock
) -> None:
    async with opened(path, clock, exam_every=5) as campaign:
        await campaign.add_items(items(texts(100)))
        reserve = {item.item_id for item in await campaign.store.model_log.exam_items()}
        (ann, *_) = await people_of(campaign)

        questions = await label(campaign, ann, 50)

        exam = {question.item_id for question in questions if question.why == "exam"}
        assert 5 <= len(exam) <= 15
        assert {q.item_id for q in questions} & reserve == exam
        progress = await campaign.reports.progress(ann)
        assert (progress.quality.learnt, progress.counts.labels) == (50 - len(exam), 50)
        assert len(reserve) == 35


async def test_an_ended_exam_stays_ended_and_its_items_are_trained_on(
    path: Path, clock: Clock
) -> None:
    async with opened(path, clock, exam_every=5) as campaign:
        await campaign.add_items(items(texts(100)))
        (ann, bob, _) = await people_of(campaign)
        await label(campaign, ann, 50)
        await campaign.store.model_log.end_exam()
        await campaign.refresh()
        await asked(campaign, ann)
        assert [question.why for question in await label(campaign, bob, 9)] == ["uncertainty"] * 9

    async with opened(path, clock, exam_every=5) as campaign:
        await campaign.add_items(NewItem(f"news {i}", None, "here") for i in range(100))
        questions = await label(campaign, bob, 20)
        assert {question.why for question in questions} == {"uncertainty"}
        assert len(await campaign.store.model_log.exam_items()) == 35


async def test_all_exam_items_are_asked_in_the_end(path: Path, clock: Clock) -> None:
    async with opened(path, clock, exam_every=10) as campaign:
        await campaign.add_items(items(texts(40)))
        (ann, *_) = await people_of(campaign)

        questions = await label(campaign, ann, 40)

        assert sum(question.why == "exam" for question in questions) == 14
        assert await campaign.next_question(ann) == Nothing("done")
