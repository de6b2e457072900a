"""A new query strategy is an edit of one product file."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from bot.learning.strategies import STRATEGIES
from tests.support.paths import ROOT

FUNCTION = '''
def added_by_a_test(state: QueryState) -> Pick | None:
    """The newest allowed item."""
    rows = np.flatnonzero(state.allowed)
    return Pick(int(rows[-1]), probability=1.0) if len(rows) else None


'''

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

assert options.parse_strategy("added_by_a_test") == "added_by_a_test"
texts = [f"win prize {i}" for i in range(20)] + [f"see you {i}" for i in range(20)]
learner = LearnerConfig("words", "added_by_a_test", "weights")
curve = run(Experiment(texts, np.arange(40) < 20, 5), learner, 0)
assert curve.asked.tolist() == [27, 26, 25, 24, 23]
print(*STRATEGIES)
print("---")
print(CliRunner().invoke(main.app, ["simulate", "--help"], terminal_width=400).stdout)
print("---", flush=True)
sys.exit(pytest.main(["--collect-only", "-k", "added_by_a_test", "-W", "ignore", "tests/learning"]))
"""


def test_an_entry_in_the_registry_reaches_simulate_its_help_and_the_property_tests(
    tmp_path: Path,
) -> None:
    for folder in ("benchmarks", "bot", "storage", "tests/support"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    for file in ("pyproject.toml", "tests/learning/test_strategies.py"):
        (tmp_path / file).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / file, tmp_path / file)
    registry = tmp_path / "bot/learning/strategies.py"
    before, entries, after = re.split(
        r"(?sm)(^Strategy: TypeAlias.*?^STRATEGIES: .*?)(?=^\})", registry.read_text("utf-8")
    )
    entry = '    "added_by_a_test": added_by_a_test,\n'
    registry.write_text(before + FUNCTION + entries + entry + after, "utf-8")

    strategies, shown, collected = run(tmp_path, "-c", PROGRAM).split("---")

    expected = [*STRATEGIES, "added_by_a_test"]
    assert strategies.split() == expected
    assert f"--strategy {'|'.join(expected)}" in " ".join(shown.split())
    assert "test_every_strategy_picks_an_allowed_item[added_by_a_test]" in collected


def run(folder: Path, *arguments: str) -> str:
    """What Python prints, with the packages of this folder."""
    environment = os.environ | {"PYTHONPATH": str(folder), "COLUMNS": "400"}
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
