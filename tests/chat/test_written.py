"""Numbers of annotators as owners write them."""

from __future__ import annotations

import pytest

from bot.chat.written import read_annotator_id


@pytest.mark.parametrize("words", [["5"], ["#5"], ["№5"], ["#", "5"], ["№", "5"], ["005"]])
def test_a_number_is_read(words: list[str]) -> None:
    assert read_annotator_id(words) == 5


@pytest.mark.parametrize(
    "words", [[], ["5", "6"], ["1" * 19], ["5.0"], ["-5"], ["٣"], ["5", "x"], ["1_0"], ["5\n"]]
)
def test_what_is_not_one_number_is_none(words: list[str]) -> None:
    assert read_annotator_id(words) is None
