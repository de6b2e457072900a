"""The benchmark of one step runs on a small pool, without installing other libraries."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.support.paths import ROOT


def measured(*arguments: str | Path) -> Any:
    script = ROOT / "benchmarks" / "step.py"
    done = subprocess.run(
        [sys.executable, script, "--json", "-", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "MPLBACKEND": "Agg"},
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_step_is_measured_beside_a_peer_the_bound_a_reference_and_a_restart(
    tmp_path: Path,
) -> None:
    """A pool larger than its file, whose lines are recombined."""
    lines = [("spam", "win a prize now call"), ("ham", "see you at lunch today"), ("ham", "ok")]
    few, plot = tmp_path / "few.tsv", tmp_path / "step.png"
    few.write_text("".join(f"{label}\t{text} {n}\n" for n in range(20) for label, text in lines))
    size = ("--pool", "400", "--labels", "10", "40", "--rounds", "1")

    found = measured(few, *size, "--peers", "article", "--exact", "15", "--plot", plot, "--restart")

    [made] = found["pools"]
    assert made["pool"] == 400
    who = {(one["name"], one["labels"]) for one in made["steps"]}
    assert who == {(n, k) for n in ("Tapwise", "the article's loop") for k in (10, 40)}
    assert all(one["cpu_ms"] > 0 for one in made["steps"])
    assert made["exact"]["same"] == made["exact"]["steps"] == 15
    assert made["bytes_a_message"] > 0
    assert made["restart"]["same_question"]
    assert len(found["growth"]) == 2
    assert plot.read_bytes().startswith(b"\x89PNG")
