"""`make` installs what a target needs, and makes an environment that was moved again."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.paths import ROOT

TOOLS = "'.[dev]'"


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A folder with what make reads, and no environment."""
    if shutil.which("make") is None:
        pytest.skip("make is not installed")
    folder = tmp_path / "clone"
    folder.mkdir()
    for name in ("Makefile", "pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, folder)
    return folder


def make_environment(clone: Path, *stamps: str, at: Path | None = None) -> None:
    """An environment with these stamps, the oldest first, made for this folder."""
    (clone / ".venv").mkdir()
    for stamp in stamps:
        (clone / ".venv" / stamp).write_text(f"{at or clone}\n", encoding="utf-8")


def plan(clone: Path, target: str) -> str:
    """What make would do."""
    return subprocess.run(
        ["make", "--dry-run", target], cwd=clone, capture_output=True, text=True, check=True
    ).stdout


@pytest.mark.parametrize("moved", [True, False])
def test_a_moved_environment_is_made_again(moved: bool, clone: Path, tmp_path: Path) -> None:
    make_environment(clone, "ready", at=tmp_path / "earlier" if moved else clone)

    planned = plan(clone, "demo")

    assert ("-m venv --clear" in planned) == moved
    assert ".venv/bin/tapwise demo" in planned


@pytest.mark.parametrize("target", ["demo", "run"])
def test_what_runs_tapwise_installs_no_tools_of_developers(target: str, clone: Path) -> None:
    planned = plan(clone, target)

    assert "pip install" in planned
    assert " MB" in planned
    assert TOOLS not in planned
    assert "chromium" not in planned


def test_the_tests_install_their_tools_into_the_environment_of_the_demo(clone: Path) -> None:
    make_environment(clone, "ready")

    planned = plan(clone, "test")

    assert "--clear" not in planned
    assert planned.index(TOOLS) < planned.index("ruff check")


def test_a_moved_environment_with_tools_gets_them_again(clone: Path, tmp_path: Path) -> None:
    make_environment(clone, "ready", "dev-ready", at=tmp_path / "earlier")

    planned = plan(clone, "lint")

    assert planned.index("-m venv --clear") < planned.index(TOOLS)


def test_an_environment_that_is_ready_is_used_as_it_is(clone: Path) -> None:
    make_environment(clone, "ready", "dev-ready")

    assert "pip install" not in plan(clone, "test")
    assert "pip install" not in plan(clone, "demo")
