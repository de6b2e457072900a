"""Selection: at random in the cold start, then the most uncertain item, also after a restart."""

from collections import Counter
from math import ceil
from pathlib import Path
from typing import get_args

import pytest
from numpy.random import default_rng

from bot.campaign.campaign import Campaign, Nothing
from bot.campaign.selection import SELECTION_RULES_VERSION
from bot.campaign.watcher import WatchHandlers
from bot.learning.cold_start import cue_scores, spam_cues
from bot.learning.strategies import CAMPAIGN_STRATEGY, STRATEGIES
from storage import Store
from storage.records import AnnotatorId, NewItem, Why
from tests.support.campaigns import (
    Clock,
    asked,
    copied,
    items,
    label,
    opened,
    people_of,
    random_step,
    state,
    texts,
    truth,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "tapwise.db"


# While nothing is known


async def test_a_cold_start_alternates_between_likely_spam_and_any_item(path: Path) -> None:
    pool = texts(60)
    async with opened(path, Clock()) as campaign:
        await campaign.add_items(items(pool))
        (ann, *_) = await people_of(campaign)
        scores = cue_scores(spam_cues(pool))

        for turn in range(8):
            question = await asked(campaign, ann)
            await campaign.answer(ann, question.id, "unsure", None)
            (chosen,) = (await campaign.store.questions.asked())[-1:]
            count = 60 - turn
            drawn_from = count if turn % 2 else ceil(0.05 * count)
            weights = [1 / rank for rank in range(1, drawn_from + 1)]
            likely = [pytest.approx(weight / sum(weights)) for weight in weights]

            assert (chosen.why, chosen.score) == ("cold_start", None)
            assert chosen.probability in ([pytest.approx(1 / count)] if turn % 2 else likely)
            if turn == 0:
                assert sum(scores > scores[question.item_id - 1]) < drawn_from


async def test_a_cold_start_asks_about_any_item_while_more_labels_are_spam(path: Path) -> None:
    async with opened(path, Clock()) as campaign:
        await campaign.add_items(items(texts(60)))
        (ann, *_) = await people_of(campaign)

        for said in ("spam", "spam", "no_spam", "no_spam", "spam"):
            question = await asked(campaign, ann)
            await campaign.answer(ann, question.id, said, None)

        probabilities = [each.probability for each in await campaign.store.questions.asked()]
        assert probabilities[2] == pytest.approx(1 / 58)  # two are spam, none is not
        assert probabilities[4] != pytest.approx(1 / 56)  # two of each


async def test_there_is_no_model_before_three_labels_of_each_class(path: Path) -> None:
    async with opened(path, Clock()) as campaign:
        await campaign.add_items(items(texts(80)))
        (ann, *_) = await people_of(campaign)
        said: Counter[str] = Counter()

        for _ in range(40):
            question = await asked(campaign, ann)
            known = min(said["spam"], said["no_spam"])
            assert (question.why == "cold_start") == (known < 3)
            assert (question.score is None) == (known < 3)
            said[truth(question.text)] += 1
            await campaign.answer(ann, question.id, truth(question.text), None)

        assert min(said.values()) >= 3


async def test_an_undo_that_leaves_too_few_labels_of_a_class_returns_to_the_cold_start(
    path: Path,
) -> None:
    async with opened(path, Clock()) as campaign:
        (ann, bob, _) = await people_of(campaign)
        await campaign.add_items(items(texts(40)))
        await campaign.add_items(NewItem(f"prize {i}", "spam", "here") for i in range(2))
        await campaign.add_items(NewItem(f"lunch {i}", "no_spam", "here") for i in range(5))
        third = await asked(campaign, ann)
        await campaign.answer(ann, third.id, "spam", None)
        warm = await asked(campaign, bob)
        await campaign.answer(bob, warm.id, "no_spam", None)

        await campaign.undo(ann, None)
        cold = await asked(campaign, bob)
        again = await asked(campaign, ann)
        await campaign.answer(ann, again.id, "spam", None)
        await campaign.answer(bob, cold.id, "skip", None)

        assert [third.why, warm.why, cold.why] == ["cold_start", "uncertainty", "cold_start"]
        assert again.item_id == third.item_id
        assert (await asked(campaign, bob)).why == "uncertainty"


# The query strategy


def test_another_strategy_has_another_version_of_the_rules() -> None:
    rules = (CAMPAIGN_STRATEGY, SELECTION_RULES_VERSION)

    assert rules == ("uncertainty", 7), "a new CAMPAIGN_STRATEGY needs a new version: see there"


def test_a_question_can_be_stored_with_the_strategy_as_its_reason() -> None:
    assert CAMPAIGN_STRATEGY in get_args(Why)


async def test_an_item_that_a_strategy_drew_is_stored_with_its_score_too(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(STRATEGIES, CAMPAIGN_STRATEGY, STRATEGIES["random"])
    async with opened(path, Clock()) as campaign:
        await campaign.add_items(items(texts(10)))
        await campaign.add_items(NewItem(f"prize {i}", "spam", "here") for i in range(3))
        await campaign.add_items(NewItem(f"lunch {i}", "no_spam", "here") for i in range(3))
        (ann, *_) = await people_of(campaign)

        await asked(campaign, ann)

        (question,) = await campaign.store.questions.asked()
        assert question.probability == pytest.approx(1 / 10)
        assert question.score is not None


# Exactly the most uncertain


@pytest.mark.parametrize("exam_every", [0, 4])
@pytest.mark.parametrize("features", ["words", "chars", "views"])
@pytest.mark.parametrize("seed", range(2))
async def test_the_selected_item_is_the_one_brute_force_selects(
    path: Path, features: str, exam_every: int, seed: int
) -> None:
    rng, clock, compared = default_rng([seed, exam_every]), Clock(), 0
    async with opened(path, clock, features=features, exam_every=exam_every) as campaign:
        await campaign.add_items(items(texts(50, seed)))
        more = texts(90, seed + 100)

        while compared < 4:
            for _ in range(8):
                await random_step(campaign, rng, clock)
            await import_elsewhere(path, [more.pop() for _ in range(int(rng.integers(0, 5)))])
            await campaign.watcher.check(WatchHandlers(nobody))
            compared += await is_the_brute_force_choice(campaign, clock)


async def is_the_brute_force_choice(campaign: Campaign, clock: Clock) -> bool:
    """Ask everyone without a claim; True if the model selected at least once."""
    by_model = False
    for annotator in await people_of(campaign):
        held = await campaign.store.questions.claims(clock.now)
        if annotator in {claim.annotator_id for claim in held}:
            continue
        now = await state(campaign.store, annotator, clock.now)
        question = await asked(campaign, annotator)
        if question.why == "exam":
            assert question.item_id - 1 not in now.allowed | set(now.labels)
        elif now.cold:
            assert question.why == "cold_start"
            assert question.item_id - 1 in now.allowed
        else:
            item, score = now.most_uncertain()
            assert (question.why, question.item_id) == ("uncertainty", item)
            assert question.score == pytest.approx(score, abs=1e-6)
            by_model = True
    return by_model


# Restarts


@pytest.mark.parametrize("seed", range(6))
async def test_a_restart_does_not_change_the_next_question(path: Path, seed: int) -> None:
    rng, clock = default_rng(seed), Clock()
    exam_every = (0, 5)[seed % 2]
    async with opened(path, clock, exam_every=exam_every) as campaign:
        await campaign.add_items(items(texts(50, seed)))
        more = texts(90, seed + 100)
        for step in range(3):
            for _ in range(10):
                await random_step(campaign, rng, clock)
            await import_elsewhere(path, [more.pop() for _ in range(int(rng.integers(0, 9)))])
            await campaign.watcher.check(WatchHandlers(nobody))
            copy_path = copied(path, f"copy {step}.db")

            async with opened(copy_path, clock, exam_every=exam_every) as restarted:
                for _ in range(4):
                    for annotator in await people_of(campaign):
                        after, score = await step_of(restarted, annotator)
                        before, known = await step_of(campaign, annotator)
                        assert after == before
                        assert abs(score - known) < 1e-9  # not rounded: two may lie about a bound


async def test_an_open_question_survives_a_restart(path: Path) -> None:
    clock = Clock()
    async with opened(path, clock) as campaign:
        await campaign.add_items(items(texts(20)))
        (ann, bob, _) = await people_of(campaign)
        before = await asked(campaign, ann)
        await asked(campaign, bob)

    async with opened(path, clock) as campaign:
        assert await asked(campaign, ann) == before
        receipt = await campaign.answer(ann, before.id, "spam", None)
        assert receipt.new


async def test_a_claim_that_expired_while_the_bot_was_down_is_free(path: Path) -> None:
    clock = Clock()
    async with opened(path, clock) as campaign:
        await campaign.add_items(items(["the only one"]))
        (ann, bob, _) = await people_of(campaign)
        await asked(campaign, ann)
        assert await campaign.next_question(bob) == Nothing("elsewhere")

    clock.now += 10_000
    async with opened(path, clock) as campaign:
        assert (await asked(campaign, bob)).text == "the only one"


async def step_of(campaign: Campaign, annotator: AnnotatorId) -> tuple[tuple[object, ...], float]:
    """What this annotator is asked, and its score, -1 for none; answered: the next is another."""
    question = await campaign.next_question(annotator)
    if isinstance(question, Nothing):
        return ("nothing", question.reason), -1.0
    await campaign.answer(annotator, question.id, truth(question.text), None)
    (chosen,) = (await campaign.store.questions.asked())[-1:]
    score = -1.0 if question.score is None else question.score
    return (question.id, question.item_id, question.why, chosen.probability), score


# A pool that grows


async def test_features_are_fitted_again_when_the_pool_has_grown_by_more_than_a_quarter(
    path: Path,
) -> None:
    pool = texts(52)
    async with opened(path, Clock()) as campaign:
        await campaign.add_items(items(pool[:40]))
        (ann, bob, cyd) = await people_of(campaign)
        await label(campaign, ann, 25)
        fitted = [await through(campaign)]

        await campaign.add_items(items(pool[40:50]))
        transformed = await state(campaign.store, ann, 0)
        questions = [await asked(campaign, ann)]
        fitted.append(await through(campaign))
        await campaign.add_items(items(pool[50:51]))
        fitted_again = await state(campaign.store, bob, Clock.now)
        questions.append(await asked(campaign, bob))
        fitted.append(await through(campaign))
        await campaign.add_items(items(pool[51:]))
        fitted.append(await through(campaign))

    assert fitted == [[40], [40], [40, 51], [40, 51]]
    expected = [transformed.most_uncertain(), fitted_again.most_uncertain()]
    for question, (item, score) in zip(questions, expected, strict=True):
        assert question.item_id == item
        assert question.score == pytest.approx(score, abs=1e-6)
    async with opened(path, Clock()) as again:
        item, score = (await state(again.store, cyd, Clock.now)).most_uncertain()
        question = await asked(again, cyd)
        assert question.item_id == item
        assert question.score == pytest.approx(score, abs=1e-6)
        assert await through(again) == [40, 51]


async def through(campaign: Campaign) -> list[int]:
    return [fit.through for fit in await campaign.store.model_log.feature_fits()]


async def import_elsewhere(path: Path, some: list[str]) -> None:
    """As another process does, past the campaign; now and then a text comes with its label."""
    async with await Store.open(path) as other:
        await other.items.add(
            NewItem(text, "spam" if number % 3 == 0 and truth(text) == "spam" else None, "there")
            for number, text in enumerate(some)
        )


async def nobody(annotator: AnnotatorId) -> None:
    """Ignore a notification of new work."""
