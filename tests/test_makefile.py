"""`make` makes an environment that was moved or copied again."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.paths import ROOT


@pytest.mark.parametrize("moved", [True, False])
def test_a_moved_environment_is_made_again(moved: bool, tmp_path: Path) -> None:
    if shutil.which("make") is None:
        pytest.skip("make is not installed")
    clone = tmp_path / "clone"
    (clone / ".venv").mkdir(parents=True)
    for name in ("Makefile", "pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, clone)
    made_for = tmp_path / "earlier" if moved else clone
    (clone / ".venv" / "ready").write_text(f"{made_for}\n", encoding="utf-8")

    planned = subprocess.run(
        ["make", "--dry-run", "demo"], cwd=clone, capture_output=True, text=True, check=True
    ).stdout

    assert ("-m venv --clear" in planned) == moved
    assert ".venv/bin/tapwise demo" in planned
