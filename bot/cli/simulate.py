"""`tapwise simulate`: what a labelled file would have cost to label, before anyone taps."""

from __future__ import annotations

import csv
import json
import os
import sys
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from bot.errors import TransferError
from bot.formats.conversion import label_from_name
from bot.formats.reading import read
from bot.formats.rows import BadRow
from bot.settings import OWN_MODEL, load_classifier
from storage.records import Label

if TYPE_CHECKING:  # the machine-learning libraries take a second to load
    from bot.cli.simulation_runs import Outcome
    from bot.learning.simulation.experiment import Experiment

FEWEST: Final = 10
THINNING_SEED: Final = 0
IMAGES: Final = (".png", ".svg")


def _strategy(name: str) -> str:
    from bot.learning.simulation.experiment import STRATEGIES

    return _one_of(name, STRATEGIES)


def _compared(spelled: str) -> str:
    """`features:strategy:balance`, each part a known one."""
    from bot.learning.features import FEATURES
    from bot.learning.fitting import BALANCES
    from bot.learning.simulation.experiment import STRATEGIES

    parts = spelled.split(":")
    if len(parts) != 3:
        raise typer.BadParameter(
            f"{spelled!r} is no loop: write FEATURES:STRATEGY:BALANCE, as in words:random:weights."
        )
    choices: tuple[Collection[str], ...] = (FEATURES, STRATEGIES, BALANCES)
    for part, known in zip(parts, choices, strict=True):
        _one_of(part, known)
    return spelled


def _image(path: Path | None) -> Path | None:
    if path is not None and path.suffix.lower() not in IMAGES:
        raise typer.BadParameter(f"{path} must end in {' or '.join(IMAGES)}; both are written.")
    return path


def _one_of(name: str, known: Collection[str]) -> str:
    if name not in known:
        raise typer.BadParameter(f"{name!r} is unknown; choose one of {', '.join(known)}.")
    return name


def simulate(
    files: Annotated[
        list[Path], typer.Argument(help="Labelled messages; several files are one set.")
    ],
    strategies: Annotated[
        list[str],
        typer.Option(
            "--strategy",
            help="What is asked next; give it twice to compare two.",
            metavar="uncertainty|random|relevance",
            parser=_strategy,
        ),
    ] = ["uncertainty", "random"],  # noqa: B006  # typer copies it
    features: Annotated[
        Literal["auto", "views", "chars", "words"],
        typer.Option(help="What is seen of a text; auto: the richest that the machine affords."),
    ] = "views",
    balance: Annotated[
        Literal["weights", "undersample", "none"],
        typer.Option(help="How a rare class is made up for; undersample is a literal 1:1."),
    ] = "weights",
    model: Annotated[
        str,
        typer.Option(help="Fit this scikit-learn classifier instead.", metavar="DOTTED.NAME"),
    ] = OWN_MODEL,
    budget: Annotated[int, typer.Option(min=1, max=1_000_000, help="Labels to give.")] = 500,
    seeds: Annotated[int, typer.Option(min=1, max=1_000, help="Random splits.")] = 10,
    noise: Annotated[
        float, typer.Option(min=0, max=1, help="Chance that a label is given wrongly.")
    ] = 0.0,
    spam_share: Annotated[
        float | None,
        typer.Option(min=0.0001, max=0.9999, help="Draw the spam down to this share."),
    ] = None,
    exam: Annotated[
        int,
        typer.Option(min=0, help="Each so many-th question is of the exam; 0 for none."),
    ] = 0,
    transfer: Annotated[
        bool, typer.Option("--transfer", help="Train other models on the same labels, too.")
    ] = False,
    compare: Annotated[
        list[str],
        typer.Option(
            help="One more loop beside the strategies, as words:random:weights.",
            metavar="FEATURES:STRATEGY:BALANCE",
            parser=_compared,
        ),
    ] = [],  # noqa: B006  # typer copies it
    plot: Annotated[
        Path | None,
        typer.Option(help="Draw it; PNG and SVG are written.", metavar="FILE", callback=_image),
    ] = None,
    csv_file: Annotated[
        Path | None, typer.Option("--csv", help="Write every measurement.", metavar="FILE")
    ] = None,
    json_file: Annotated[
        str | None, typer.Option("--json", help="Write JSON; - is the screen.", metavar="FILE")
    ] = None,
) -> None:
    """Replay a labelled file, asked actively and at random. Example: tapwise simulate sms.csv"""
    from bot.cli.simulation_runs import gains, replayed, summary, workers_for
    from bot.learning.simulation.experiment import Experiment, LearnerConfig
    from bot.pool.affordable_features import choose_features

    if transfer and not {"random"} < set(strategies):
        raise typer.BadParameter("--transfer compares with random: give --strategy random, too.")
    _check_writable(plot, csv_file, None if json_file == "-" else json_file)
    texts, spam = _labelled_set(files, spam_share)
    chosen: str = features
    if features == "auto":
        chosen, why = choose_features(texts)
        typer.echo(f"{chosen}: {why}", err=True)
    estimator = load_classifier(model)
    loops = {name: LearnerConfig(chosen, name, balance, estimator) for name in strategies}
    for name in compare:
        loops[name] = replace(LearnerConfig(*name.split(":")), estimator=estimator)
    plan = Experiment(texts, spam, budget, exam, noise)
    with _progress() as bar, workers_for(seeds * (len(loops) + 1)) as workers:
        outcome = replayed(workers, plan, loops, seeds, bar)
        transferred = gains(workers, plan, outcome, strategies, bar) if transfer else None

    found = {
        "file": ", ".join(path.name for path in files),
        "items": len(texts),
        "spam_share": round(float(spam.mean()), 4),
        "features": chosen,
        "balance": balance,
        **({} if estimator is None else {"model": model}),
        "seeds": seeds,
        "budget": budget,
        "exam": exam,
        "noise": noise,
        **summary(outcome),
        **({} if transferred is None else {"transfer": transferred}),
    }
    _tell(found, json_file)
    if csv_file is not None:
        _write(csv_file, lambda: _write_csv(csv_file, outcome))
    if plot is not None:
        _write(plot, lambda: _draw(plot, files, plan, outcome))


def _labelled_set(files: Sequence[Path], share: float | None) -> tuple[list[str], Any]:
    """Each text once, with the label it had first; and which are spam."""
    import numpy as np

    from bot.learning.simulation.experiment import thinned

    labels = _labels_of(files)
    texts, spam = list(labels), np.array([label == "spam" for label in labels.values()], dtype=bool)
    if share is not None:
        try:
            kept = thinned(spam, share, np.random.default_rng(THINNING_SEED))
        except ValueError as error:
            raise typer.BadParameter(f"--spam-share: {error}") from error
        texts, spam = [texts[row] for row in kept], spam[kept]
    of_spam, others = int(spam.sum()), int((~spam).sum())
    if min(of_spam, others) < FEWEST:
        raise TransferError(
            f"{', '.join(map(str, files))}: {of_spam} messages labelled spam and {others} labelled "
            f"no_spam are too few: a simulation needs {FEWEST} of each."
        )
    return texts, spam


def _labels_of(files: Sequence[Path]) -> dict[str, Label]:
    """The label of each text; what is left out is told."""
    labels: dict[str, Label] = {}
    left_out = again = otherwise = 0
    for row in chain.from_iterable(read(file, label_from_name(file.name)) for file in files):
        if isinstance(row, BadRow) or row.label is None:
            left_out += 1
        elif row.text not in labels:
            labels[row.text] = row.label
        else:
            again += 1
            otherwise += labels[row.text] != row.label
    if left_out:
        _say(f"{left_out:,} rows left out: no label, or no message.")
    if again:
        _say(f"{again:,} exact duplicates left out, {otherwise:,} of them labelled otherwise.")
    return labels


def _progress() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    return Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True)


def _tell(found: dict[str, Any], json_file: str | None) -> None:
    text = json.dumps(found, ensure_ascii=False, indent=2) + "\n"
    if json_file == "-":
        sys.stdout.write(text)
        return
    _print(found)
    if json_file is not None:
        path = Path(json_file)
        _write(path, lambda: path.write_text(text, encoding="utf-8"))


def _print(found: dict[str, Any]) -> None:
    """A column for each loop, so that it fits a phone's terminal too."""
    from bot.cli.simulation_runs import GOALS, POINTS

    loops = found["strategies"]
    table = Table(box=None)
    table.add_column(no_wrap=True)
    for name in loops:
        table.add_column(name, overflow="fold")
    for name, key, points, form in (
        ("labels to {} %", "labels_to", GOALS, "g"),
        ("F1 at {}", "f1_at", POINTS, ".3f"),
        ("average precision at {}", "ap_at", POINTS, ".3f"),
    ):
        for point in map(str, points):
            cells = (_cell(loop[key][point], form) for loop in loops.values())
            table.add_row(name.format(point), *cells)
    seen = (_cell(loop["both_classes_at"], "g") for loop in loops.values())
    table.add_row("both classes seen", *seen)
    console = Console()
    console.print(
        f"{found['file']}: {found['items']:,} messages, {found['spam_share']:.1%} spam; "
        f"100 % = F1 {found['full_f1']:.3f} of characters with all labels of the pool; "
        f"{found['seeds']} seeds",
        highlight=False,
        markup=False,
    )
    console.print(table)
    for successor in found.get("transfer", {}).values():
        console.print(successor["verdict"], highlight=False, markup=False)


def _cell(number: float | None, form: str) -> str:
    return "–" if number is None else format(number, form)


def _draw(plot: Path, files: Sequence[Path], plan: Experiment, outcome: Outcome) -> None:
    from bot.plots.learning_curves import draw

    names = ", ".join(path.name.partition(".")[0] for path in files)
    title = f"{names}: {len(plan.texts):,} messages, {100 * plan.spam.mean():.2g} % spam"
    draw(plot, title, outcome.loops, outcome.curves, outcome.full)


def _write_csv(path: Path, outcome: Outcome) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("loop", "seed", "labels", "f1", "average_precision", "full_f1"))
        for name, curves in outcome.curves.items():
            for seed, (curve, full) in enumerate(zip(curves, outcome.full, strict=True)):
                points = zip(curve.labels, curve.f1, curve.precision, strict=True)
                rows.writerows(
                    (name, seed, labels, f"{f1:.6f}", f"{precision:.6f}", f"{full:.6f}")
                    for labels, f1, precision in points
                )


def _write(path: Path, do: Callable[[], object]) -> None:
    try:
        do()
    except OSError as error:
        raise TransferError(f"{path} cannot be written: {error.strerror}.") from error


def _check_writable(*paths: Path | str | None) -> None:
    """Before the minutes of work, not after."""
    for path in (Path(path) for path in paths if path):
        if path.is_dir() or not os.access(path.parent, os.W_OK):
            raise TransferError(
                f"{path} cannot be written: name a file in a folder that exists and is yours."
            )


def _say(line: str) -> None:
    Console(stderr=True).print(line, highlight=False, markup=False)
