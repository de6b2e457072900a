"""Near-duplicates are all found, and later items never change earlier groups."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.random import Generator, default_rng

from bot.learning.near_duplicates import NearDuplicateGroups
from bot.learning.near_duplicates.prefix_index import MAX_SETS_A_SHINGLE
from bot.learning.near_duplicates.shingles import MIN_COSINE, comparable

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
def test_an_item_joins_the_oldest_representative_that_is_a_near_duplicate(
    seed: int,
) -> None:
    texts = random_texts(default_rng(seed), 60)

    found = NearDuplicateGroups().add(texts)

    assert found.tolist() == brute_force(texts)


@settings(deadline=None, max_examples=40)
@given(seed=seeds, cuts=st.lists(st.integers(0, 60), max_size=4))
def test_blocks_give_the_same_groups_as_all_texts_at_once(seed: int, cuts: list[int]) -> None:
    texts = random_texts(default_rng(seed), 60)
    groups = NearDuplicateGroups()
    ends = [0, *sorted(cuts), 60]

    found = [groups.add(texts[start:end]) for start, end in pairwise(ends)]

    assert np.concatenate(found).tolist() == NearDuplicateGroups().add(texts).tolist()


@settings(deadline=None, max_examples=40)
@given(seed=seeds, cut=st.integers(0, 60))
def test_known_groups_can_be_added_without_a_search(seed: int, cut: int) -> None:
    texts = random_texts(default_rng(seed), 60)
    everything = NearDuplicateGroups().add(texts)
    groups = NearDuplicateGroups()

    groups.add_known(texts[: cut // 2], everything[: cut // 2])
    groups.add_known(texts[cut // 2 : cut], everything[cut // 2 : cut])

    assert groups.add(texts[cut:]).tolist() == everything[cut:].tolist()


@settings(deadline=None, max_examples=60)
@given(texts=st.lists(any_text, max_size=12))
def test_any_texts_can_be_grouped_and_a_representative_represents_itself(texts: list[str]) -> None:
    found = NearDuplicateGroups().add(texts)

    rows = np.arange(len(texts))
    assert (found <= rows).all()
    assert (found[found] == found).all()
    doubled = NearDuplicateGroups().add(texts + texts)
    assert (doubled[len(texts) :] == found).all()


@pytest.mark.parametrize(
    "disguised",
    [
        "YOU HAVE WON A PRIZE OF £1000, CALL 09061701461 NOW TO CLAIM IT BEFORE IT IS GONE",
        "you  have won a prize\nof £25,000, call 0800 123 now to claim it before it is gone ",
        "Yоu hаve wоn a prize of £1000, саll 09061701461 now tо claim it befоre it is gone",
        "𝐘𝐨𝐮 have won a prize of £1000, c\u200ball 09061701461 now to claim it before it is gone",
        "You have won a prize of £1000, call 09061701461 now to claim it before it is gone!",
    ],
    ids=["case", "digits and spaces", "look-alikes", "fonts and joiners", "one character more"],
)
def test_a_disguised_text_is_a_near_duplicate(disguised: str) -> None:
    assert NearDuplicateGroups().add([*PHRASES, disguised])[-1] == 0


def test_short_texts_that_differ_are_no_near_duplicates() -> None:
    texts = ["see you at home", "see you at work", "call me", "call mum", "yes", "no", "", "?", "!"]

    assert NearDuplicateGroups().add(texts).tolist() == list(range(len(texts)))


def test_thousands_of_near_duplicates_are_one_group() -> None:
    many = [
        f"Your code is {n}, do not tell it to anybody" for n in range(MAX_SETS_A_SHINGLE + 2_000)
    ]

    found = NearDuplicateGroups().add([*PHRASES, *many])

    assert set(found[len(PHRASES) :].tolist()) == {len(PHRASES)}


def test_a_pool_larger_than_a_block_is_grouped_as_a_small_one() -> None:
    """Large enough for several blocks, and for the frequencies to be counted again."""
    rng = default_rng(1)
    words = ["".join(rng.choice(list("abcdefghijklmnop"), 6)) for _ in range(3_000)]
    texts = [" ".join(rng.choice(words, 8)) for _ in range(9_000)]
    copied = rng.choice(9_000, 500, replace=False)

    found = NearDuplicateGroups().add(texts + [texts[row].upper() + "." for row in copied])

    assert found[:9_000].tolist() == list(range(9_000))
    assert found[9_000:].tolist() == copied.tolist()


def random_texts(rng: Generator, count: int) -> list[str]:
    """Phrases and copies of them with typing errors, some of them copies of copies."""
    texts = list(PHRASES)
    while len(texts) < count:
        text = list(texts[rng.integers(len(texts))])
        for _ in range(int(rng.integers(0, 4))):
            at = int(rng.integers(len(text) + 1))
            text[at : at + int(rng.integers(0, 2))] = list("xyz ж1"[rng.integers(6)])
        texts.append("".join(text))
    return texts


def brute_force(texts: list[str]) -> list[int]:
    sets = [shingles(text) for text in texts]
    found: list[int] = []
    for row, mine in enumerate(sets):
        representatives = (other for other in range(row) if found[other] == other)
        near = (o for o in representatives if cosine(mine, sets[o]) >= MIN_COSINE - 1e-12)
        found.append(next(near, row))
    return found


def shingles(text: str) -> set[str]:
    padded = f" {comparable(text)} ".ljust(4)
    return {padded[at : at + 4] for at in range(len(padded) - 3)}


def cosine(one: set[str], other: set[str]) -> float:
    return len(one & other) / float(np.sqrt(len(one) * len(other)))
