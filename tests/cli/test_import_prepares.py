"""A large import computes what the bot's start would compute, unless a bot runs."""

from __future__ import annotations

from pathlib import Path

import pytest
from filelock import FileLock

from bot.cli.console import REPORTED_FROM
from bot.pool.manifest import folder_of, read_manifest
from tests.support.cli_campaigns import put
from tests.support.terminal import tapwise

DATABASE = Path("tapwise.db")


@pytest.fixture
def _many(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file with as many messages as a bar is shown for."""
    monkeypatch.setenv("TAPWISE_FEATURES", "words")
    put("many.txt", "".join(f"a message with number {i}\n" for i in range(REPORTED_FROM)))


@pytest.mark.usefixtures("_many")
def test_a_large_import_prepares_the_start_and_says_so() -> None:
    done = tapwise("import", "--unlabelled", "many.txt")

    manifest = read_manifest(folder_of(DATABASE))
    assert done.code == 0
    assert manifest is not None
    assert manifest.items == REPORTED_FROM
    assert done.err.splitlines() == [
        "fitting features: 5,000 messages",
        "computing features: 5,000 messages",
        "looking for near-duplicates: 5,000 messages",
    ]


@pytest.mark.usefixtures("_many")
def test_while_a_bot_runs_it_does_that_by_itself() -> None:
    tapwise("init")
    with FileLock(f"{DATABASE}.lock"):  # as another process holds it
        done = tapwise("import", "--unlabelled", "many.txt")

    assert (done.code, done.err) == (0, "")
    assert not folder_of(DATABASE).exists()


@pytest.mark.usefixtures("_many")
def test_a_dry_run_prepares_nothing() -> None:
    done = tapwise("import", "--dry-run", "--unlabelled", "many.txt")

    assert (done.code, done.err) == (0, "")
    assert not list(Path().glob("tapwise.db*"))
