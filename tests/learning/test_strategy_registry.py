"""A new query strategy is an edit of one product file."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.support.paths import ROOT

NEW = '''
def newest_first(state: QueryState) -> Pick | None:
    """The newest allowed item."""
    rows = np.flatnonzero(state.allowed)
    return Pick(int(rows[-1]), probability=1.0) if len(rows) else None


Strategy: TypeAlias'''

PROGRAM = """
import sys
import numpy as np
import pytest
from typer.testing import CliRunner
from bot.cli import main
from bot.cli.simulate import options
from bot.learning.simulation.experiment import Experiment, LearnerConfig
from bot.learning.simulation.loop import run
from bot.learning.strategies import STRATEGIES

assert options.parse_strategy("newest") == "newest"
texts = [f"win prize {i}" for i in range(20)] + [f"see you {i}" for i in range(20)]
curve = run(
    Experiment(texts, np.arange(40) < 20, 5), LearnerConfig("words", "newest", "weights"), 0
)
assert curve.asked.tolist() == [27, 26, 25, 24, 23]
print(*STRATEGIES)
print("---")
print(CliRunner().invoke(main.app, ["simulate", "--help"], terminal_width=200).stdout)
print("---", flush=True)
sys.exit(pytest.main(["--collect-only", "-k", "newest", "-W", "ignore", "tests/learning"]))
"""


def test_an_entry_in_the_registry_reaches_simulate_its_help_and_the_property_tests(
    tmp_path: Path,
) -> None:
    for folder in ("bot", "storage", "tests/support"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    for file in ("pyproject.toml", "tests/conftest.py", "tests/learning/test_strategies.py"):
        (tmp_path / file).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / file, tmp_path / file)
    registry = tmp_path / "bot/learning/strategies.py"
    edited = registry.read_text("utf-8").replace("\nStrategy: TypeAlias", NEW)
    entry = '"random": random_sampling,'
    registry.write_text(edited.replace(entry, f'{entry}\n    "newest": newest_first,'), "utf-8")

    strategies, shown, collected = run(tmp_path, "-c", PROGRAM).split("---")

    assert strategies.split() == ["uncertainty", "random", "newest", "relevance"]
    assert "--strategy uncertainty|random|newest|relevance" in " ".join(shown.split())
    assert "test_every_strategy_picks_an_allowed_item[newest]" in collected


def run(folder: Path, *arguments: str) -> str:
    """What Python prints, with the packages of this folder."""
    environment = os.environ | {"PYTHONPATH": str(folder), "COLUMNS": "200"}
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
