"""Proofs: only exam questions until the statement stands, about one model, also after a restart."""

from pathlib import Path

import numpy as np
import pytest

from bot.campaign.campaign import Campaign
from bot.campaign.proofs import ProofError
from bot.campaign.replay import replay
from bot.campaign.selection import SelectionRules
from bot.learning.evaluation.certificate_bounds import UniformAnswers
from bot.learning.evaluation.certificate_proof import CertificateGoal
from bot.learning.evaluation.filter_proof import FilterCounts, FilterGoal
from storage import Store
from storage.records import AnnotatorId, Choice, Question
from tests.support.campaigns import Clock, asked, items, opened, people_of, texts, truth

RULES = SelectionRules(exam_every=5, gold_every=0, policy="single")
CERTIFICATE = CertificateGoal(0.1)


async def label(campaign: Campaign, annotator: AnnotatorId, count: int) -> list[Question]:
    questions = []
    for _ in range(count):
        question = await asked(campaign, annotator)
        await campaign.answer(annotator, question.id, truth(question.text), None)
        questions.append(question)
    return questions


async def label_until_proven(campaign: Campaign, annotator: AnnotatorId) -> list[Question]:
    questions: list[Question] = []
    while campaign.proofs.running:
        assert len(questions) < 250
        questions += await label(campaign, annotator, 1)
        await campaign.training.current()
    return questions


async def test_a_certificate_rests_on_uniform_answers_and_pauses_learning(
    path: Path, clock: Clock
) -> None:
    async with opened(path, clock, exam_every=5) as campaign:
        await campaign.add_items(items(texts(500)))
        (ann, *_) = await people_of(campaign)
        await label(campaign, ann, 60)
        before = (await campaign.training.current()).labels

        forecast = await campaign.proofs.begin(CERTIFICATE)
        questions = await label_until_proven(campaign, ann)

        [statement] = campaign.proofs.statements()
        drawn = {one.question_id: one.draw for one in await campaign.store.exam_log.draws()}
        after = (await campaign.training.current()).labels
    assert {question.why for question in questions} == {"exam"}
    assert {drawn[question.id].flagged_share for question in questions} == {0.0}
    assert after.same(before)
    assert (statement.outcome, statement.goal, statement.is_current) == (
        "stands",
        CERTIFICATE,
        True,
    )
    assert isinstance(statement.evidence, UniformAnswers)
    assert statement.evidence.answers >= 28
    assert forecast.foretold.low <= len(questions) <= forecast.foretold.high


async def test_what_was_answered_for_a_certificate_never_trains(path: Path, clock: Clock) -> None:
    async with opened(path, clock, exam_every=5) as campaign:
        await campaign.add_items(items(texts(500)))
        (ann, *_) = await people_of(campaign)
        await label(campaign, ann, 60)
        await campaign.proofs.begin(CERTIFICATE)
        certified = await label_until_proven(campaign, ann)
        later = await label(campaign, ann, 20)

        rows = (await campaign.training.current()).labels.rows + 1
    assert "uncertainty" in {question.why for question in later}
    assert not set(rows.tolist()) & {question.item_id for question in certified}


@pytest.mark.parametrize("choice", ["skip", "unsure"])
async def test_what_a_certificate_left_unlabelled_is_asked_again(
    path: Path, clock: Clock, choice: Choice
) -> None:
    async with opened(path, clock, exam_every=0) as campaign:
        await campaign.add_items(items(texts(60)))
        (ann, bob, _) = await people_of(campaign)
        await label(campaign, ann, 40)
        await campaign.proofs.begin(CertificateGoal(0.05))
        drawn = await asked(campaign, ann)
        await campaign.answer(ann, drawn.id, choice, None)
        await campaign.proofs.end("stopped")

        questions = await label(campaign, bob, 20)

        assert drawn.item_id in {question.item_id for question in questions}
        assert not campaign.assignments.has_work(bob)


async def test_a_proof_for_a_filter_draws_flagged_messages_until_precision_holds(
    path: Path, clock: Clock
) -> None:
    async with opened(path, clock, exam_every=5) as campaign:
        await campaign.add_items(items(texts(500)))
        (ann, *_) = await people_of(campaign)
        await label(campaign, ann, 60)

        await campaign.proofs.begin(FilterGoal())
        questions = await label_until_proven(campaign, ann)

        [statement] = campaign.proofs.statements()
        drawn = {one.question_id: one.draw for one in await campaign.store.exam_log.draws()}
        reserve = {item.item_id for item in await campaign.store.model_log.exam_items()}
    assert statement.outcome == "stands"
    assert isinstance(statement.evidence, FilterCounts)
    assert statement.evidence.flagged >= 17
    assert drawn[questions[0].id].flagged_share == 0.4
    assert {question.item_id for question in questions} <= reserve


async def test_at_rare_spam_a_proof_does_not_begin_and_says_why(path: Path, clock: Clock) -> None:
    async with opened(path, clock, exam_every=5) as campaign:
        chat = [text for text in texts(900) if truth(text) == "no_spam"][:400]
        spam = [text for text in texts(400, 1) if truth(text) == "spam"][:12]
        await campaign.add_items(items(chat + spam))
        (ann, *_) = await people_of(campaign)
        await label(campaign, ann, 60)

        forecast = await campaign.proofs.begin(FilterGoal())

        assert campaign.proofs.running is None
        assert forecast.out_of_reach is not None
        assert forecast.out_of_reach.why == "few_flagged"
        assert "uncertainty" in {question.why for question in await label(campaign, ann, 10)}


async def test_a_proof_goes_on_after_a_restart_about_the_same_model(
    path: Path, clock: Clock
) -> None:
    async with opened(path, clock, exam_every=5) as campaign:
        await campaign.add_items(items(texts(500)))
        (ann, *_) = await people_of(campaign)
        await label(campaign, ann, 60)
        await campaign.proofs.begin(CERTIFICATE)
        await label(campaign, ann, 10)
        await campaign.training.current()
        before = campaign.proofs.running
    async with opened(path, clock, exam_every=5) as campaign:
        after = campaign.proofs.running
        await label_until_proven(campaign, ann)

        [statement] = campaign.proofs.statements()
    assert before is not None
    assert after == before
    assert statement.outcome == "stands"


async def test_an_import_ends_a_proof_as_it_is_about_one_pool(path: Path, clock: Clock) -> None:
    async with opened(path, clock, exam_every=5) as campaign:
        await campaign.add_items(items(texts(300)))
        (ann, *_) = await people_of(campaign)
        await label(campaign, ann, 60)
        await campaign.proofs.begin(CERTIFICATE)

        await campaign.add_items(items(texts(320, 5)))

        assert campaign.proofs.running is None
        [statement] = campaign.proofs.statements()
        assert (statement.outcome, statement.is_current) == ("pool_grew", False)
        assert "uncertainty" in {question.why for question in await label(campaign, ann, 8)}


async def test_an_import_during_a_refresh_is_left_to_the_next_which_ends_the_proof(
    path: Path, clock: Clock
) -> None:
    async with opened(path, clock, exam_every=5) as campaign:
        await campaign.add_items(items(texts(300)))
        (ann, *_) = await people_of(campaign)
        await label(campaign, ann, 60)
        await campaign.proofs.begin(CERTIFICATE)
        seen = await campaign._ingest.stored_pool()

        await campaign.store.items.add(items(texts(320, 5)))
        await campaign._ingest.refresh(seen)
        size, proof = campaign._state.size, campaign.proofs.running
        await campaign.refresh()

        assert (size, proof is None) == (300, False)
        assert campaign._state.size > 300
        assert [each.outcome for each in campaign.proofs.statements()] == ["pool_grew"]


@pytest.mark.parametrize("restart", [False, True])
async def test_an_import_that_is_undone_ends_a_proof(
    path: Path, clock: Clock, *, restart: bool
) -> None:
    async with opened(path, clock, exam_every=5) as campaign:
        await campaign.add_items(items(texts(300)))
        await campaign.add_items(items(texts(320, 5)))
        (ann, *_) = await people_of(campaign)
        await label(campaign, ann, 60)
        await campaign.proofs.begin(CERTIFICATE)
        await campaign.store.imports.undo(2, clock.now)
        if not restart:
            await campaign.refresh()
            assert campaign.proofs.running is None

    async with opened(path, clock, exam_every=5) as campaign:
        assert campaign.proofs.running is None
        assert [each.outcome for each in campaign.proofs.statements()] == ["pool_grew"]


async def test_the_owner_ends_a_proof_and_learning_goes_on(path: Path, clock: Clock) -> None:
    async with opened(path, clock, exam_every=5) as campaign:
        await campaign.add_items(items(texts(300)))
        (ann, *_) = await people_of(campaign)
        await label(campaign, ann, 60)
        await campaign.proofs.begin(CERTIFICATE)
        with pytest.raises(ProofError, match="running already"):
            await campaign.proofs.begin(CERTIFICATE)

        await campaign.proofs.end("stopped")

        assert [each.outcome for each in campaign.proofs.statements()] == ["stopped"]
        assert "uncertainty" in {question.why for question in await label(campaign, ann, 8)}


async def test_without_a_model_or_an_exam_nothing_is_proven(path: Path, clock: Clock) -> None:
    async with opened(path, clock) as campaign:
        await campaign.add_items(items(texts(100)))
        (ann, *_) = await people_of(campaign)

        with pytest.raises(ProofError, match="no model yet"):
            await campaign.proofs.forecast(CERTIFICATE)
        await label(campaign, ann, 30)
        with pytest.raises(ProofError, match="no exam"):
            await campaign.proofs.begin(FilterGoal())


async def test_the_goal_is_stored(path: Path, clock: Clock) -> None:
    async with opened(path, clock) as campaign:
        assert campaign.proofs.goal == FilterGoal(0.8, 0.5)
        await campaign.proofs.set_goal(FilterGoal(0.9, 0.2))
    async with opened(path, clock) as campaign:
        assert campaign.proofs.goal == FilterGoal(0.9, 0.2)


@pytest.mark.parametrize("policy", ["single", "adaptive"])
async def test_every_question_is_replayed_with_proofs_restarts_and_an_import(
    path: Path, policy: str
) -> None:
    clock, rng = Clock(), np.random.default_rng(3)
    for step in range(6):
        async with opened(path, clock, exam_every=5, policy=policy, gold_every=9) as campaign:
            if step in (0, 3):
                await campaign.add_items(items(texts(400 if step == 0 else 450, step)))
            people = await people_of(campaign)
            goal = (CERTIFICATE, FilterGoal(), None)[step % 3]
            if step and goal and campaign.proofs.running is None:
                await campaign.proofs.begin(goal)
            for _ in range(45):
                clock.now += 1
                annotator = people[rng.integers(len(people))]
                question = await campaign.next_question(annotator)
                if not isinstance(question, Question):
                    continue
                right = truth(question.text)
                wrong: list[Choice] = ["spam", "no_spam", "unsure", "skip"]
                said = right if rng.random() < 0.93 else wrong[rng.integers(4)]
                await campaign.answer(annotator, question.id, said, None)
                if policy == "single" and rng.random() < 0.04:
                    await campaign.undo(annotator, None)

    async with await Store.open(path) as store:
        proofs = await store.exam_log.proofs()
        draws = await store.exam_log.draws()
        rules = SelectionRules(exam_every=5, gold_every=9, policy=policy)  # type: ignore[arg-type]
        replayed = await replay(store, "weights", rules)
    assert len(proofs) >= 2
    assert any(each.draw.proof_id for each in draws)
    assert replayed.questions >= 240
    assert (replayed.earlier_rules, replayed.differences) == (0, ())
