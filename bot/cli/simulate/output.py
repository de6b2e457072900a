"""The result of a simulation as a table, as JSON, as CSV and as a picture."""

from __future__ import annotations

import csv
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from rich.console import Console
from rich.table import Table

from bot.cli.console import out, print_line, reported_write_errors
from bot.errors import TransferError

if TYPE_CHECKING:  # the machine-learning libraries take a second to load
    from bot.learning.simulation.experiment import Experiment
    from bot.learning.simulation.summary import Outcome


# A table wider than the terminal is printed as it is, up to this width.
_WIDEST: Final = 200
# The default goals of `FilterGoal` and `CertificateGoal`.
_STATEMENTS: Final = {
    "settled": "settled",
    "certified": "certified (at most 5 % wrong)",
    "proven": "proven (at least 80 %, at most 50 %)",
}


def check_writable(*paths: Path | str | None) -> None:
    """Errors: TransferError if a file cannot be written, before the work rather than after it."""
    for path in (Path(path) for path in paths if path):
        if path.is_dir() or not os.access(path.parent, os.W_OK):
            raise TransferError(
                f"{path} cannot be written. Name a file in an existing folder that you may write."
            )


def print_table(result: dict[str, Any]) -> None:
    """One column a loop."""
    from bot.learning.simulation.summary import GOALS, POINTS

    loops = result["strategies"]
    table = Table(box=None)
    table.add_column(no_wrap=True)
    for name in loops:
        table.add_column(name, no_wrap=True)
    for name, key, points, form in (
        ("labels to {} %", "labels_to", GOALS, "g"),
        ("F1 at {}", "f1_at", POINTS, ".3f"),
        ("average precision at {}", "ap_at", POINTS, ".3f"),
    ):
        for point in map(str, points):
            cells = (_cell(loop[key][point], form) for loop in loops.values())
            table.add_row(name.format(point), *cells)
    both_seen = (_cell(loop["both_classes_at"], "g") for loop in loops.values())
    table.add_row("labels until both classes were seen", *both_seen)
    for name, words in _STATEMENTS.items() if result["exam"] else ():
        taps = (_cell(loop["taps_until"][name], "g") for loop in loops.values())
        table.add_row(f"taps until {words}", *taps)
    print_line(
        f"{result['file']}: {result['items']:,} messages, {result['spam_share']:.1%} spam; "
        f"100 % = F1 {result['full_f1']:.3f}: all labels of the pool, features `chars`; "
        f"{result['seeds']} seeds."
    )
    Console(width=max(out.width, _WIDEST)).print(table)
    print_line("– : not reached within the budget")
    if not result["exam"]:
        print_line(
            "--exam 10 also shows the taps until the model is settled, certified and proven."
        )
    for transferred in result.get("transfer", {}).values():
        out.print(transferred["verdict"], highlight=False, markup=False)


def _cell(number: float | None, form: str) -> str:
    return "–" if number is None else format(number, form)


def write_csv(path: Path, outcome: Outcome) -> None:
    """One row for each loop, seed and measurement; errors: TransferError."""
    with (
        reported_write_errors(path),
        path.open("w", encoding="utf-8", newline="") as file,
    ):
        rows = csv.writer(file)
        rows.writerow(("loop", "seed", "labels", "f1", "average_precision", "full_f1"))
        for name, curves in outcome.curves.items():
            for seed, (curve, full) in enumerate(zip(curves, outcome.full, strict=True)):
                points = zip(curve.labels, curve.f1, curve.precision, strict=True)
                rows.writerows(
                    (name, seed, labels, f"{f1:.6f}", f"{precision:.6f}", f"{full:.6f}")
                    for labels, f1, precision in points
                )


def draw_curves(
    path: Path, files: Sequence[Path], experiment: Experiment, outcome: Outcome
) -> None:
    """F1 by number of labels, as PNG and SVG; errors: TransferError."""
    from bot.plots.simulation_curves import draw_simulation

    names = ", ".join(file.name.partition(".")[0] for file in files)
    spam = 100 * experiment.spam.mean()
    title = f"{names}: {len(experiment.texts):,} messages, {spam:.2g} % spam"
    with reported_write_errors(path):
        draw_simulation(path, title, outcome.loops, outcome.curves, outcome.full)
