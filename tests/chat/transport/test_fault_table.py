"""docs/faults.md: each row names tests that exist, and its waits are the program's."""

from __future__ import annotations

import re

from bot.app import RETRY_POLICY
from bot.chat.membership import CHECK_TIMEOUT
from tests.support.paths import ROOT


def test_every_row_of_the_table_names_tests_that_exist() -> None:
    listed = (ROOT / "docs" / "faults.md").read_text("utf-8")
    rows = [line for line in listed.splitlines() if line.startswith("| ")][1:]
    tests = {
        name
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^(?:async )?def (test_\w+)", path.read_text("utf-8"), re.M)
    }

    named = [re.findall(r"`(test_\w+)`", row.split("|")[3]) for row in rows]

    assert len(rows) > 30
    assert [row for row, tests_of_row in zip(rows, named, strict=True) if not tests_of_row] == []
    assert {name for names in named for name in names} - tests == set()


def test_the_waits_in_the_table_are_those_of_the_program() -> None:
    listed = (ROOT / "docs" / "faults.md").read_text("utf-8")

    assert f"ordered wait and {RETRY_POLICY.wait_max:g} s " in listed
    assert listed.count(f"a sentence after {RETRY_POLICY.conflict_timeout:g} s") == 2
    assert f"after {CHECK_TIMEOUT:g} s at most" in listed
