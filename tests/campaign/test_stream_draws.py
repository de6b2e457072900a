"""The numbers that decide about a message follow from its text and a key."""

from __future__ import annotations

from hashlib import blake2b

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.campaign.stream_draws import draws_of
from tests.support.draws import KEY


def digests(count: int) -> list[bytes]:
    return [blake2b(b"text %d" % number, digest_size=16).digest() for number in range(count)]


def test_a_text_gets_the_same_numbers_again_and_others_with_another_key() -> None:
    some = digests(50)

    assert (draws_of(some, KEY)[::-1] == draws_of(some[::-1], KEY)).all()
    assert not (draws_of(some, KEY) == draws_of(some, bytes(32))).any()


@given(
    st.lists(st.binary(min_size=16, max_size=16), max_size=20), st.binary(min_size=32, max_size=32)
)
def test_numbers_are_in_the_unit_interval(some: list[bytes], key: bytes) -> None:
    draws = draws_of(some, key)

    assert draws.shape == (len(some), 2)
    assert ((draws >= 0) & (draws < 1)).all()


@pytest.mark.parametrize("column", [0, 1])
def test_numbers_are_spread_evenly(column: int) -> None:
    draws = np.sort(draws_of(digests(2_000), KEY)[:, column])

    assert abs(draws - np.arange(2_000) / 2_000).max() < 1.63 / np.sqrt(2_000)  # Kolmogorov, 1 %
