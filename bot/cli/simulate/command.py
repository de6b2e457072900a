"""The command: its options, and the steps of a simulation."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn

from bot.cli.console import JsonOption, progress_bar, report_line, write_json
from bot.cli.pool_setting import cluster_address
from bot.cli.simulate.labelled_set import read_labelled_set
from bot.cli.simulate.options import check_image, parse_loop, parse_strategy
from bot.cli.simulate.output import check_writable, draw_curves, print_table, write_csv
from bot.settings import OWN_MODEL, load_classifier, read_settings

if TYPE_CHECKING:  # the machine-learning libraries take a second to load
    from bot.learning.simulation.experiment import LearnerConfig


def simulate(
    files: Annotated[
        list[Path], typer.Argument(help="Files of labelled messages, used as one set.")
    ],
    strategies: Annotated[
        list[str],
        typer.Option(
            "--strategy",
            help="The query strategy; repeat the option to compare several.",
            parser=parse_strategy,
        ),
    ] = ["uncertainty", "random"],  # noqa: B006  # typer copies it
    features: Annotated[
        Literal["auto", "views+meaning", "views", "chars", "words"],
        typer.Option(help="The features; auto: the richest that this machine can afford."),
    ] = "views",
    balance: Annotated[
        Literal["weights", "undersample", "none"],
        typer.Option(help="How a rare class is compensated for; undersample draws 1:1."),
    ] = "weights",
    model: Annotated[
        str,
        typer.Option(help="Fit this scikit-learn classifier instead.", metavar="DOTTED.NAME"),
    ] = OWN_MODEL,
    budget: Annotated[int, typer.Option(min=1, max=1_000_000, help="Number of labels.")] = 500,
    seeds: Annotated[int, typer.Option(min=1, max=1_000, help="Number of random splits.")] = 10,
    noise: Annotated[
        float, typer.Option(min=0, max=1, help="The probability that a label is wrong.")
    ] = 0.0,
    spam_share: Annotated[
        float | None,
        typer.Option(min=0.0001, max=0.9999, help="Remove spam until this share is left."),
    ] = None,
    exam: Annotated[
        int,
        typer.Option(min=0, help="Every n-th question is an exam question; 0 for none."),
    ] = 0,
    transfer: Annotated[
        bool, typer.Option("--transfer", help="Train other models on the same labels too.")
    ] = False,
    compare: Annotated[
        list[str],
        typer.Option(
            help="Another loop to compare, for example words:random:weights.",
            metavar="FEATURES:STRATEGY:BALANCE",
            parser=parse_loop,
        ),
    ] = [],  # noqa: B006  # typer copies it
    dask: Annotated[
        str | None,
        typer.Option(
            help="Run the loops on a Dask cluster, as TAPWISE_POOL spells it.", metavar="ADDRESS"
        ),
    ] = None,
    plot: Annotated[
        Path | None,
        typer.Option(help="Draw the curves as PNG and SVG.", metavar="FILE", callback=check_image),
    ] = None,
    csv_file: Annotated[
        Path | None, typer.Option("--csv", help="Write every measurement as CSV.", metavar="FILE")
    ] = None,
    json_file: JsonOption = None,
) -> None:
    """Compare query strategies on a labelled file. Example: tapwise simulate sms.csv"""
    from bot.cli.simulate.runs import run_loops, transfer_gains
    from bot.learning.simulation.experiment import Experiment
    from bot.learning.simulation.summary import summary

    if transfer and not {"random"} < set(strategies):
        raise typer.BadParameter("--transfer compares with random: add --strategy random.")
    check_writable(plot, csv_file, None if json_file == "-" else json_file)
    texts, spam = read_labelled_set(files, spam_share)
    features_name = _chosen_features(texts) if features == "auto" else features
    loops = _loops(strategies, compare, features_name, balance, model)
    embedded = _embedded(loops, len(texts))
    experiment = Experiment(texts, spam, budget, exam, noise)
    _report_work(len(loops), seeds, budget)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with (
        progress_bar(*columns, TimeElapsedColumn()) as bar,
        _workers(dask, seeds * (len(loops) + 1), embedded) as workers,
    ):
        outcome = run_loops(workers, experiment, loops, seeds, bar)
        gains = transfer_gains(workers, experiment, outcome, strategies, bar) if transfer else None

    result = {
        "file": ", ".join(path.name for path in files),
        "items": len(texts),
        "spam_share": round(float(spam.mean()), 4),
        "features": features_name,
        "balance": balance,
        **({} if model == OWN_MODEL else {"model": model}),
        "seeds": seeds,
        "budget": budget,
        "exam": exam,
        "noise": noise,
        **summary(outcome),
        **({} if gains is None else {"transfer": gains}),
    }
    _report(result, json_file)
    if csv_file is not None:
        write_csv(csv_file, outcome)
    if plot is not None:
        draw_curves(plot, files, experiment, outcome)


def _workers(dask: str | None, jobs: int, embedded: int) -> AbstractContextManager[Executor]:
    """Processes of this machine, or the workers of a cluster. Errors: SettingsError."""
    from bot.cli.simulate.runs import start_workers

    address = cluster_address(read_settings(pool=dask)) if dask else None
    if address is None:
        return start_workers(jobs, embedded)
    from bot.cli.simulate.cluster_runs import cluster_workers  # Dask takes a second to load

    return cluster_workers(address, embedded)


def _report_work(n_loops: int, seeds: int, budget: int) -> None:
    report_line(
        f"{n_loops} loops on {seeds} splits, up to {budget:,} labels each: this can take minutes. "
        "--seeds 3 gives a first look."
    )


def _chosen_features(texts: list[str]) -> str:
    from bot.pool.affordable_features import choose_features

    features, reason = choose_features(texts)
    report_line(f"{features}: {reason}")
    return features


def _embedded(loops: dict[str, LearnerConfig], items: int) -> int:
    """How many embeddings of texts a process keeps; errors: StoreError without their package."""
    from bot.learning.features import FEATURES
    from bot.pool.feature_store import require_package

    names = {loop.features for loop in loops.values()}
    for name in names:
        require_package(name)
    return items if any(FEATURES[name]().n_dense for name in names) else 0


def _loops(
    strategies: Sequence[str], compare: Sequence[str], features: str, balance: str, model: str
) -> dict[str, LearnerConfig]:
    """The loops by their names in the result."""
    from bot.learning.simulation.experiment import LearnerConfig

    estimator = load_classifier(model)
    loops = {name: LearnerConfig(features, name, balance, estimator) for name in strategies}
    for name in compare:
        loops[name] = replace(LearnerConfig(*name.split(":")), estimator=estimator)
    return loops


def _report(result: dict[str, Any], json_file: str | None) -> None:
    if json_file != "-":
        print_table(result)
    if json_file is not None:
        write_json(result, json_file)
