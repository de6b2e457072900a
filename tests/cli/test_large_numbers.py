"""Numbers that no row of a database can have."""

from __future__ import annotations

import pytest

from tests.support.terminal import tapwise


@pytest.mark.parametrize(
    "words",
    [
        ("revoke",),
        ("revoke", "--undo"),
        ("forget", "--yes"),
        ("groups", "--close"),
        ("invites", "--end"),
        ("imports", "--undo"),
    ],
)
@pytest.mark.parametrize("number", [2**63 - 1, 2**63, 10**30, 0])
def test_a_number_that_nothing_has_is_refused(words: tuple[str, ...], number: int) -> None:
    tapwise("init")

    ended = tapwise(*words, number)

    assert ended.code in (1, 2)
    assert "bug" not in ended.err
