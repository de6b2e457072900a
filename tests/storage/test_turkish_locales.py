"""Counts of changed rows under locales in which the capital of "i" is not "I"."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.locales import TURKISH_TYPE, compile_locale
from tests.support.paths import ROOT

PEOPLE = "tests/storage/test_people.py"
SCRIPT = """
import asyncio, locale, sys
from pathlib import Path
from storage import Store
from storage.records import NewItem

async def main():
    print(locale.setlocale(locale.LC_CTYPE, None))
    async with await Store.open(Path(sys.argv[1])) as store:
        items = [NewItem("win", "spam", "a:1"), NewItem("hi", None, "a:2")]
        imported = await store.items.add(items)
        print(imported.new_items, imported.new_labels, imported.known)
        token = await store.invites.create("annotator", 1, 0, 100)
        joined = [await store.invites.join(number, token, 1) for number in (11, 12, 13)]
        print([member is not None for member in joined])
        print(await store.people.revoke(joined[0].id, 2), await store.people.restore(joined[0].id))

asyncio.run(main())
"""


@pytest.mark.parametrize("name", TURKISH_TYPE)
def test_an_invite_for_one_admits_one_under_a_turkish_type_locale(
    name: str, tmp_path: Path
) -> None:
    done = run_python(compile_locale(name, tmp_path), "-c", SCRIPT, str(tmp_path / "tapwise.db"))

    locale, imported, joined, revoked = done.stdout.splitlines()
    assert locale == f"{name.partition('@')[0]}.UTF-8"
    assert imported == "2 1 0"
    assert joined == "[True, False, False]"
    assert revoked == "True True"


def test_the_tests_of_people_pass_under_a_turkish_locale(tmp_path: Path) -> None:
    run = ("-m", "pytest", "-q", "-p", "no:cacheprovider", "--noconftest")

    done = run_python(compile_locale("tr_TR", tmp_path), *run, PEOPLE)

    assert done.returncode == 0, done.stdout


def test_no_statement_uses_rowcount_or_numbered_places() -> None:
    for file in (ROOT / "storage").glob("*.py"):
        code = file.read_text("utf-8")
        assert ".rowcount" not in code, file.name
        assert "?1" not in code.replace("`?1`", ""), file.name


def run_python(environment: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *words],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
