"""`tapwise simulate`: the same result as a table, as JSON, as CSV and as a picture."""

import csv
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeAlias, get_args, get_type_hints

import numpy as np
import pytest
import typer
from numpy.random import default_rng
from typer.testing import CliRunner, Result

from bot.cli.simulate.command import simulate as command
from bot.cli.simulate.labelled_set import read_labelled_set
from bot.cli.simulate.options import SimulateCommand
from bot.errors import TransferError
from bot.learning.features import FEATURES
from bot.learning.fitting import BALANCES
from bot.learning.simulation.experiment import Curve, LearnerConfig
from bot.learning.strategies import STRATEGIES
from bot.plots.simulation_curves import draw_simulation
from tests.support.paths import ROOT

CHAT = "see you later ok what time dinner home mum bus late work soon thanks tomorrow"
AD = "win free prize call now cash urgent claim £1000 http://a.example txt bonus"


SMALL = (
    *("--features", "words", "--strategy", "random", "--budget", 20, "--seeds", 1),
    *("--json", "-"),
)

Done: TypeAlias = tuple[Path, dict[str, Any], Result]


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Done:
    """A folder, the JSON and the command of one simulation that writes every file."""
    folder = tmp_path_factory.mktemp("simulation")
    set_of_two(folder)
    result = simulate(
        *(folder / "spam.txt", folder / "no_spam.txt", "--features", "words", "--budget", 50),
        *("--seeds", 3, "--exam", 10, "--compare", "chars:random:undersample", "--transfer"),
        *("--plot", folder / "plot.svg", "--csv", folder / "curve.csv"),
        *("--json", folder / "found.json"),
    )
    return folder, json.loads((folder / "found.json").read_text("utf-8")), result


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The standard output of a small simulation."""
    return simulate(*set_of_two(tmp_path_factory.mktemp("small")), *SMALL).stdout


def test_the_json_holds_the_numbers_of_every_loop(
    done: Done,
) -> None:
    _, found, _ = done

    assert found["file"] == "spam.txt, no_spam.txt"
    assert (found["items"], found["spam_share"]) == (120, 0.25)
    assert (found["features"], found["balance"]) == ("words", "weights")
    assert (found["seeds"], found["budget"]) == (3, 50)
    assert 0.5 < found["full_f1"] <= 1
    assert list(found["strategies"]) == ["uncertainty", "random", "chars:random:undersample"]
    for measured in found["strategies"].values():
        assert list(measured["labels_to"]) == ["90", "95", "98"]
        assert list(measured["f1_at"]) == list(measured["ap_at"]) == ["50", "100", "200", "500"]
        assert 0 < measured["f1_at"]["50"] <= 1
        assert measured["f1_at"]["100"] is None
        assert measured["both_classes_at"] >= 2


def test_another_model_can_be_simulated(small: str, tmp_path: Path) -> None:
    name = "sklearn.naive_bayes.ComplementNB"

    other = json.loads(simulate(*set_of_two(tmp_path), *SMALL, "--model", name).stdout)

    ours = json.loads(small)
    assert "model" not in ours
    assert other["model"] == name
    assert other["strategies"] != ours["strategies"]


def test_the_table_shows_the_means_of_the_json(done: Done) -> None:
    _, found, result = done

    row = re.search(r"F1 at 50 +(\S+) +(\S+) +(\S+)", result.stdout)

    assert row is not None
    means = [measured["f1_at"]["50"] for measured in found["strategies"].values()]
    assert row.groups() == tuple(f"{mean:.3f}" for mean in means)
    assert "1 exact duplicates left out, 1 of them with another label." in result.stderr


def test_the_names_of_the_loops_are_not_wrapped_at_eighty_columns(done: Done) -> None:
    _, found, result = done

    assert re.search(" +".join(map(re.escape, found["strategies"])), result.stdout)
    assert "this can take minutes" in result.stderr


def test_the_csv_holds_every_measurement(
    done: Done,
) -> None:
    folder, found, _ = done

    with (folder / "curve.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    assert len(rows) == 3 * 3 * 50
    for name, measured in found["strategies"].items():
        last = [float(row["f1"]) for row in rows if (row["loop"], row["labels"]) == (name, "50")]
        assert np.mean(last) == pytest.approx(measured["f1_at"]["50"], abs=1e-4)
    full = {row["seed"]: float(row["full_f1"]) for row in rows}
    assert np.mean(list(full.values())) == pytest.approx(found["full_f1"], abs=1e-4)


def test_the_picture_is_a_png_and_an_svg(done: Done) -> None:
    folder, _, _ = done

    assert (folder / "plot.png").read_bytes().startswith(b"\x89PNG")
    assert "<svg" in (folder / "plot.svg").read_text("utf-8")


def test_each_other_model_gets_a_sentence(done: Done) -> None:
    _, found, result = done

    shown = " ".join(result.stdout.split())

    for name, transferred in found["transfer"].items():
        assert transferred["verdict"].startswith(f"{name}: the benefit of uncertainty ")
        assert transferred["verdict"] in shown
        assert set(transferred["f1_at"]) == {"uncertainty", "random"}


def test_json_on_standard_output_is_printed_alone_and_repeats(small: str, tmp_path: Path) -> None:
    second = simulate(*set_of_two(tmp_path), *SMALL)

    assert json.loads(small)["strategies"].keys() == {"random"}
    assert second.stdout == small


def test_spam_is_removed_with_a_fixed_seed(tmp_path: Path) -> None:
    files = set_of_two(tmp_path)

    texts, spam = read_labelled_set(files, 0.125)
    second_texts, _ = read_labelled_set(files, 0.125)

    assert len(texts) == 103
    assert spam.sum() == 13
    assert texts == second_texts


@pytest.mark.parametrize(
    ("option", "value", "shown"),
    [
        ("--strategy", "clever", "'clever' is unknown; choose one of uncertainty, random"),
        ("--compare", "words:random", "Write FEATURES:STRATEGY:BALANCE"),
        ("--compare", "words:random:luck", "'luck' is unknown; choose one of weights"),
        ("--plot", "plot.pdf", "must end in .png or .svg"),
        ("--spam-share", "0.9", "less than 90.0%"),
    ],
)
def test_an_invalid_option_is_reported_with_the_valid_ones(
    tmp_path: Path, option: str, value: str, shown: str
) -> None:
    files = set_of_two(tmp_path)

    result = simulate(*files, option, value)

    assert result.exit_code == 2
    assert shown in " ".join(result.stderr.split())


def test_transfer_needs_random_to_compare_with(tmp_path: Path) -> None:
    result = simulate(*set_of_two(tmp_path), "--transfer", "--strategy", "uncertainty")

    assert result.exit_code == 2
    assert "add --strategy random" in " ".join(result.stderr.split())


def test_too_few_messages_of_a_class_are_reported_first(tmp_path: Path) -> None:
    file = tmp_path / "messages.csv"
    file.write_text("text,label\nwin,spam\nsee you,no_spam\nhello,\n", encoding="utf-8")

    result = simulate(file)

    assert isinstance(result.exception, TransferError)
    assert "1 messages labelled spam and 1 labelled no_spam are too few" in str(result.exception)
    assert "1 rows left out: no label or no message." in result.stderr


def test_a_file_that_cannot_be_written_is_reported_first(tmp_path: Path) -> None:
    files = set_of_two(tmp_path)

    for option in ("--plot", "--csv", "--json"):
        result = simulate(*files, option, tmp_path / "nowhere" / "plot.png")
        assert isinstance(result.exception, TransferError)
        assert "cannot be written. Name a file in an existing folder" in str(result.exception)


def test_the_choices_are_those_of_the_registries() -> None:
    hints = get_type_hints(command)
    help_of_strategy = simulate("--help").stdout

    assert set(get_args(hints["features"])) == {"auto", *FEATURES}
    assert set(get_args(hints["balance"])) == set(BALANCES)
    assert f"--strategy {'|'.join(STRATEGIES)}" in help_of_strategy


@pytest.mark.parametrize("budget", [1, 30])
def test_a_picture_is_the_same_each_time(tmp_path: Path, budget: int) -> None:
    labels = np.arange(1, budget + 1)
    curve = Curve(labels, labels / 30, labels / 30, labels, labels, 2)
    loops = {"uncertainty": LearnerConfig("views", "uncertainty", "weights")}

    for name in ("one.png", "two.png"):
        draw_simulation(tmp_path / name, "a set", loops, {"uncertainty": [curve]}, [0.9])

    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "two.svg").read_bytes()
    assert (tmp_path / "one.png").read_bytes() == (tmp_path / "two.png").read_bytes()


WORKERS = """
import os, signal, time
from bot.cli.simulate.runs import start_workers
if __name__ == "__main__":
    signal.signal(signal.SIGHUP, signal.SIG_DFL)  # nohup's processes ignore it
    with start_workers(2) as workers:
        print(workers.submit(os.getpid).result(), flush=True)
        workers.submit(time.sleep, 600).result()
"""


@pytest.mark.skipif(os.name != "posix", reason="Windows has no SIGTERM that can be handled")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL, signal.SIGHUP])
def test_no_worker_outlives_its_parent(tmp_path: Path, number: signal.Signals) -> None:
    script = tmp_path / "script.py"
    script.write_text(WORKERS)
    command = [sys.executable, str(script)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}

    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        parent.send_signal(number)
        try:
            parent.communicate(timeout=60)  # until the workers, which share the pipe, have ended
        except subprocess.TimeoutExpired:
            os.kill(worker, signal.SIGKILL)
            raise


@pytest.mark.parametrize(
    "texts", ["😀😁😂🤣😃😄😅😆😉😊😋😎😍😘🥰😗🤩🤔🤨😐😑😶🙄😏", "абвгдежзийклмнопрстуфхцч"]
)
def test_a_set_without_words_is_simulated_as_words(tmp_path: Path, texts: str) -> None:
    path = tmp_path / "set.jsonl"
    lines = [{"text": text, "label": ("ham", "spam")[n % 2]} for n, text in enumerate(texts)]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))

    result = simulate(path, *SMALL)

    assert result.exit_code == 0, result.output


def simulate(*arguments: object) -> Result:
    app = typer.Typer(rich_markup_mode=None)
    app.command(cls=SimulateCommand)(command)
    return CliRunner().invoke(app, list(map(str, arguments)), terminal_width=200)


def set_of_two(folder: Path) -> Sequence[Path]:
    """30 spam in one file, 90 no_spam and a spam again in the other."""
    rng = default_rng(0)
    spam = [f"{' '.join(rng.choice(AD.split(), 5))} n{row}" for row in range(30)]
    others = [f"{' '.join(rng.choice(CHAT.split(), 5))} n{row}" for row in range(90)]
    files = folder / "spam.txt", folder / "no_spam.txt"
    for file, lines in zip(files, (spam, [*others, spam[0]]), strict=True):
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return files
