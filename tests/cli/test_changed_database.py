"""Values in a database that another program has changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.database_files import asked_of
from tests.support.terminal import tapwise

BROKEN = ["[", "5", "[" * 50_000, '"x"', "{"]


@pytest.fixture(autouse=True)
def _campaign() -> None:
    Path("a.csv").write_text("text,label,more\nhello you,ham,x\n", encoding="utf-8")
    tapwise("import", "a.csv")


@pytest.mark.parametrize("value", BROKEN)
def test_names_of_files_that_are_none_are_left_out(value: str) -> None:
    asked_of(Path("tapwise.db"), f"UPDATE file_import SET files = '{value}'")

    ended = tapwise("imports")

    assert ended.code == 0
    assert "1 messages" in ended.out


@pytest.mark.parametrize("value", BROKEN)
def test_columns_that_are_none_end_an_export_with_a_sentence(value: str) -> None:
    asked_of(Path("tapwise.db"), f"UPDATE item_columns SET columns = '{value}'")

    assert "changed the database" in tapwise("export", "b.csv").error
    assert not Path("b.csv").exists()
