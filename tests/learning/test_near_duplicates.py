"""Groups of near duplicates: nothing alike is missed, and what came first never changes."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.random import Generator, default_rng

from bot.learning.near_duplicates import ALIKE, MOST, NearDuplicateGroups, plain

seeds = st.integers(0, 2**32 - 1)
any_text = st.text(st.characters(exclude_categories=()), max_size=40)
PHRASES = [
    "You have won a prize of £1000, call 09061701461 now to claim it before it is gone",
    "see you at the usual place tomorrow after work, bring something to eat with you",
    "ok",
    "Привет, завтра увидимся у метро, не забудь документы и деньги на билет обратно",
    "Free entry in a weekly competition to win cup final tickets, text WIN to 87121",
]


@settings(deadline=None, max_examples=60)
@given(seed=seeds)
def test_each_item_joins_the_oldest_leader_that_it_is_alike(seed: int) -> None:
    texts = random_texts(default_rng(seed), 60)

    found = NearDuplicateGroups().add(texts)

    assert found.tolist() == brute_force(texts)


@settings(deadline=None, max_examples=40)
@given(seed=seeds, cuts=st.lists(st.integers(0, 60), max_size=4))
def test_blocks_or_all_at_once_it_is_the_same(seed: int, cuts: list[int]) -> None:
    texts = random_texts(default_rng(seed), 60)
    groups = NearDuplicateGroups()
    ends = [0, *sorted(cuts), 60]

    found = [groups.add(texts[start:end]) for start, end in pairwise(ends)]

    assert np.concatenate(found).tolist() == NearDuplicateGroups().add(texts).tolist()


@settings(deadline=None, max_examples=40)
@given(seed=seeds, cut=st.integers(0, 60))
def test_who_was_told_of_earlier_groups_goes_on_from_them(seed: int, cut: int) -> None:
    texts = random_texts(default_rng(seed), 60)
    everything = NearDuplicateGroups().add(texts)
    groups = NearDuplicateGroups()

    groups.remember(texts[: cut // 2], everything[: cut // 2])
    groups.remember(texts[cut // 2 : cut], everything[cut // 2 : cut])

    assert groups.add(texts[cut:]).tolist() == everything[cut:].tolist()


@settings(deadline=None, max_examples=60)
@given(texts=st.lists(any_text, max_size=12))
def test_any_texts_can_be_grouped_and_a_leader_leads_itself(texts: list[str]) -> None:
    found = NearDuplicateGroups().add(texts)

    rows = np.arange(len(texts))
    assert (found <= rows).all()
    assert (found[found] == found).all()
    again = NearDuplicateGroups().add(texts + texts)
    assert (again[len(texts) :] == found).all()


@pytest.mark.parametrize(
    "twin",
    [
        "YOU HAVE WON A PRIZE OF £1000, CALL 09061701461 NOW TO CLAIM IT BEFORE IT IS GONE",
        "you  have won a prize\nof £25,000, call 0800 123 now to claim it before it is gone ",
        "Yоu hаve wоn a prize of £1000, саll 09061701461 now tо claim it befоre it is gone",
        "𝐘𝐨𝐮 have won a prize of £1000, c\u200ball 09061701461 now to claim it before it is gone",
        "You have won a prize of £1000, call 09061701461 now to claim it before it is gone!",
    ],
    ids=["case", "digits and spaces", "look-alikes", "fonts and joiners", "one sign more"],
)
def test_a_disguise_does_not_hide_a_twin(twin: str) -> None:
    assert NearDuplicateGroups().add([*PHRASES, twin])[-1] == 0


def test_what_says_something_else_is_no_twin() -> None:
    texts = ["see you at home", "see you at work", "call me", "call mum", "yes", "no", "", "?", "!"]

    assert NearDuplicateGroups().add(texts).tolist() == list(range(len(texts)))


def test_many_of_a_kind_are_one_group_whatever_their_number() -> None:
    many = [f"Your code is {n}, do not tell it to anybody" for n in range(MOST + 2_000)]

    found = NearDuplicateGroups().add([*PHRASES, *many])

    assert set(found[len(PHRASES) :].tolist()) == {len(PHRASES)}


def test_a_large_pool_is_grouped_as_a_small_one() -> None:
    """More than the blocks that texts are looked at in, and than the runs were counted for."""
    rng = default_rng(1)
    words = ["".join(rng.choice(list("abcdefghijklmnop"), 6)) for _ in range(3_000)]
    texts = [" ".join(rng.choice(words, 8)) for _ in range(9_000)]
    twins = rng.choice(9_000, 500, replace=False)

    found = NearDuplicateGroups().add(texts + [texts[row].upper() + "." for row in twins])

    assert found[:9_000].tolist() == list(range(9_000))
    assert found[9_000:].tolist() == twins.tolist()


def random_texts(rng: Generator, count: int) -> list[str]:
    """Phrases and what typing errors make of them, some of them errors of errors."""
    texts = list(PHRASES)
    while len(texts) < count:
        text = list(texts[rng.integers(len(texts))])
        for _ in range(int(rng.integers(0, 4))):
            at = int(rng.integers(len(text) + 1))
            text[at : at + int(rng.integers(0, 2))] = list("xyz ж1"[rng.integers(6)])
        texts.append("".join(text))
    return texts


def brute_force(texts: list[str]) -> list[int]:
    sets = [runs(text) for text in texts]
    found: list[int] = []
    for row, mine in enumerate(sets):
        leaders = (other for other in range(row) if found[other] == other)
        alike = (o for o in leaders if cosine(mine, sets[o]) >= ALIKE - 1e-12)
        found.append(next(alike, row))
    return found


def runs(text: str) -> set[str]:
    padded = f" {plain(text)} ".ljust(4)
    return {padded[at : at + 4] for at in range(len(padded) - 3)}


def cosine(one: set[str], other: set[str]) -> float:
    return len(one & other) / float(np.sqrt(len(one) * len(other)))
