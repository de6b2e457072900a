"""A button survives encoding and decoding, and no other data is decoded as a button."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.cards.buttons import Action, Button, decode, encode

NUMBERS = st.integers(0, 2**63 - 1)
VALUES = st.from_regex(r"[a-z0-9-]{0,16}", fullmatch=True)
BUTTONS = st.builds(Button, st.sampled_from(get_args(Action)), NUMBERS, VALUES)


@given(BUTTONS)
def test_every_button_survives_encoding_within_64_bytes(button: Button) -> None:
    data = encode(button)

    assert decode(data) == button
    assert len(data.encode()) <= 64


@given(st.text() | st.from_regex(r"[snukzaxlq]?:?[-+0-9٣]*:?.*", fullmatch=True))
def test_any_data_is_no_button_or_is_its_exact_encoding(data: str) -> None:
    button = decode(data)

    assert button is None or encode(button) == data


FORGED = (
    *("", "s", "s:1", "s:-1:", "s:01:", "s:1:A", "s:1:\n", "s:1:x\n", "S:1:", "ss:1:", "s:٣:"),
    *(f"s:{2**63}:", "s:1:" + "x" * 17, "s:1;DROP TABLE answer:"),
)


@pytest.mark.parametrize("data", FORGED)
def test_forged_data_is_no_button(data: str) -> None:
    assert decode(data) is None
