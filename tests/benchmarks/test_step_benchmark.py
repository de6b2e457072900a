"""The benchmark of one step runs on a small pool, without installing other libraries."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from benchmarks import restart, step
from benchmarks.lines import messages, pool_of
from benchmarks.peer_workers import SEED


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file smaller than the pool, so that its lines are recombined."""
    lines = [("spam", "win a prize now call"), ("ham", "see you at lunch today"), ("ham", "ok")]
    few = tmp_path_factory.mktemp("step") / "few.tsv"
    few.write_text("".join(f"{label}\t{text} {n}\n" for n in range(20) for label, text in lines))
    return few


def test_the_step_is_measured_beside_a_peer_the_bound_and_a_reference(
    few: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MPLBACKEND", "Agg")
    plot, report = tmp_path / "step.png", tmp_path / "step.json"
    size = ("--pool", "400", "--labels", "10", "40", "--rounds", "1")
    output = ("--plot", str(plot), "--json", str(report))

    step.main([str(few), *size, "--peers", "article", "--exact", "15", *output])

    found = json.loads(report.read_text())
    [made] = found["pools"]
    assert made["pool"] == 400
    who = {(one["name"], one["labels"]) for one in made["steps"]}
    assert who == {(n, k) for n in ("Tapwise", "the article's loop") for k in (10, 40)}
    assert all(one["cpu_ms"] > 0 for one in made["steps"])
    assert made["exact"]["same"] == made["exact"]["steps"] == 15
    assert made["bytes_a_message"] > 0
    assert len(found["growth"]) == 2
    assert plot.read_bytes().startswith(b"\x89PNG")


def test_a_restarted_process_asks_the_question_that_this_one_asks(
    few: Path, tmp_path: Path
) -> None:
    pool, database = tmp_path / "pool", tmp_path / "tapwise.db"
    pool_of(pool, "words", messages([few], 400, SEED))

    made = asyncio.run(restart.labelled(database, pool, "words"))
    restarted = restart.restarted(database)

    assert made["labels"] == 30
    assert restarted["item"] == asyncio.run(restart.first_question(database))["item"]
    assert restarted["wall"] > 0
    assert restarted["cpu"] > 0
