"""Pools without words, of a few items and of one class: asked, done, explained and replayed."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import numpy as np
import pytest

from bot.campaign.campaign import Campaign, Nothing
from bot.campaign.replay import replay
from bot.campaign.selection import SelectionRules
from bot.learning.near_duplicates import are_near_duplicates
from storage import Store
from storage.records import Label, NewItem
from tests.support.campaigns import Clock, opened, people_of, texts

RULES = SelectionRules(exam_every=10, gold_every=0, policy="single")
KINDS = {
    "emoji": [chr(0x1F600 + number) * (1 + number % 3) for number in range(12)],
    "full stops": [mark * length for mark in ".!?,;:" for length in (1, 9)],
    "single characters": list("абвгдежзийкл"),
    "digits": [f"{'1 ' * number}2" for number in range(1, 13)],
}


@pytest.mark.parametrize("kind", KINDS)
async def test_a_pool_without_words_is_labelled_explained_and_replayed(
    path: Path, clock: Clock, kind: str
) -> None:
    pool = [(text, "spam" if number % 2 else "no_spam") for number, text in enumerate(KINDS[kind])]
    async with opened(path, clock, features="words", exam_every=10) as campaign:
        await campaign.add_items(NewItem(text, None, "") for text, _ in pool)
        labels: dict[str, Label] = {
            text: "spam" if label == "spam" else "no_spam" for text, label in pool
        }
        assert await answer_all(campaign, labels) > 0

        trained = await campaign.training.current()
        assert trained.scores is None or np.all((trained.scores >= 0) & (trained.scores <= 1))
        labelled = await campaign.reports.labelled_items()
        own = next(item.text for item in labelled if not item.inherited)
        for text in own, "words that nobody has seen":
            found = await campaign.reports.explain(text)
            assert found is None or 0 <= found.score <= 1
    assert await differences(path) == ()


@pytest.mark.parametrize(
    "pool",
    [
        [],
        ["one"],
        ["one", "two"],
        ["call me now please", "Call me now please!", "call me  now please"],
    ],
)
async def test_a_pool_of_up_to_three_messages_is_asked_to_its_end(
    path: Path, clock: Clock, pool: list[str]
) -> None:
    async with opened(path, clock, exam_every=10) as campaign:
        await campaign.add_items(NewItem(text, None, "") for text in pool)

        answered = await answer_all(campaign, dict.fromkeys(pool, "spam"))

        ann = (await people_of(campaign))[0]
        nothing = await campaign.next_question(ann)
        assert nothing == Nothing("done" if pool else "empty")
        assert answered == len({*pool} if len(pool) < 3 else {"a group of near-duplicates"})
        progress = await campaign.reports.progress(ann)
        assert progress.counts.items == len(pool)
        assert await campaign.reports.explain("anything else") is None  # no model of so few
    assert await differences(path) == ()


@pytest.mark.parametrize("labelled", [True, False])
async def test_a_pool_of_one_class_needs_the_other_before_there_is_a_model(
    path: Path, clock: Clock, labelled: bool
) -> None:
    """Labelled by its file or by people; then it grows, and the exam with it."""
    pool = [text for text in texts(60) if not any(word in text for word in ("!", "£", "http"))]
    first, more = pool[:12], pool[12:]
    async with opened(path, clock, exam_every=10) as campaign:
        await campaign.add_items(NewItem(t, "no_spam" if labelled else None, "") for t in first)
        await answer_all(campaign, dict.fromkeys(first, "no_spam"))

        assert (await campaign.training.current()).model is None
        assert await campaign.reports.explain("anything") is None
        reserve = len(await campaign.store.model_log.exam_items())

        await campaign.add_items(NewItem(text, None, "") for text in more)
        assert len(await campaign.store.model_log.exam_items()) > reserve
        labels: dict[str, Label] = {
            t: "spam" if n % 3 == 0 else "no_spam" for n, t in enumerate(more)
        }
        await answer_all(campaign, labels)
        assert (await campaign.training.current()).model is not None
    assert await differences(path) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(("שָׁלוֹם לכולם", "שלומ לכולמן"), ("كتاب جديد لك", "كاتب جديد لك")),
        *(("ขาวสวยมาก", "ข่าวสวยมาก"), ("कल मिलते हैं", "काल मिलते है")),
        *(("はしをわたる", "ばしをわたる"), ("사랑해요 오늘", "사람해요 오늘")),
    ],
)
def test_marks_that_change_a_word_make_another_message(one: str, other: str) -> None:
    assert not are_near_duplicates(one, [other]).any()


@pytest.mark.parametrize(
    ("one", "other"),
    [("5", "7"), ("4111 1111 1111 1111", "5500 0000 0000 0004"), ("ma", "má"), ("ma", "mạ")],
)
def test_digits_and_accents_of_latin_letters_are_one_message(one: str, other: str) -> None:
    assert are_near_duplicates(one, [other]).all()


async def answer_all(campaign: Campaign, labels: dict[str, Label]) -> int:
    """Everybody labels until nobody is asked anything; the number of answers."""
    people = await people_of(campaign)
    for number in count():
        for annotator in people:
            question = await campaign.next_question(annotator)
            if not isinstance(question, Nothing):
                await campaign.answer(annotator, question.id, labels[question.text], None)
                break
        else:
            return number
    raise AssertionError


async def differences(path: Path) -> tuple[object, ...]:
    async with await Store.open(path) as store:
        return (await replay(store, "weights", RULES)).differences
