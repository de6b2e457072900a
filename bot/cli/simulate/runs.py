"""Every loop on every split, on all cores, and the summary of the results."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any, Final

import numpy as np
from rich.progress import Progress
from threadpoolctl import threadpool_limits

from bot.errors import TapwiseError
from bot.learning.arrays import Floats
from bot.learning.simulation.experiment import (
    Curve,
    Experiment,
    LearnerConfig,
    both_classes_at,
    full_f1,
    labels_to,
    mean_at,
    run,
)
from bot.learning.simulation.transfer import SUCCESSORS, successors, verdict

GOALS: Final = (90, 95, 98)
POINTS: Final = (50, 100, 200, 500)


@dataclass(frozen=True)
class Outcome:
    """The curves of each loop by its name, and the F1 of the full pool; one of each a seed."""

    loops: dict[str, LearnerConfig]
    curves: dict[str, list[Curve]]
    full: list[float]


def run_loops(
    workers: Executor,
    experiment: Experiment,
    loops: dict[str, LearnerConfig],
    seeds: int,
    bar: Progress,
) -> Outcome:
    """Run every loop on every split; the result does not depend on the number of workers."""
    full = [workers.submit(full_f1, experiment, seed) for seed in range(seeds)]
    curves = {
        name: [workers.submit(run, experiment, loop, seed) for seed in range(seeds)]
        for name, loop in loops.items()
    }
    _wait([*full, *(job for jobs in curves.values() for job in jobs)], bar, "loops")
    done = {name: [job.result() for job in jobs] for name, jobs in curves.items()}
    return Outcome(loops, done, [job.result() for job in full])


def summary(outcome: Outcome) -> dict[str, Any]:
    """For the JSON: of each loop the median of labels, and means of F1 and average precision."""

    def at_points(curves: Sequence[Curve], measure: str) -> dict[str, float | None]:
        return {str(point): _rounded(mean_at(curves, measure, point)) for point in POINTS}

    return {
        "full_f1": _rounded(sum(outcome.full) / len(outcome.full)),
        "strategies": {
            name: {
                "labels_to": {
                    str(goal): labels_to(curves, outcome.full, goal / 100) for goal in GOALS
                },
                "f1_at": at_points(curves, "f1"),
                "ap_at": at_points(curves, "precision"),
                "both_classes_at": both_classes_at(curves),
            }
            for name, curves in outcome.curves.items()
        },
    }


def transfer_gains(
    workers: Executor,
    experiment: Experiment,
    outcome: Outcome,
    strategies: Sequence[str],
    bar: Progress,
) -> dict[str, Any]:
    """The F1 of other models trained on the same labels, and what each gains over random."""
    last = min(int(curve.labels[-1]) for name in strategies for curve in outcome.curves[name])
    points = [point for point in POINTS if point <= last] or [last]
    jobs = {
        name: [
            workers.submit(successors, experiment, curve, points, seed)
            for seed, curve in enumerate(outcome.curves[name])
        ]
        for name in strategies
    }
    _wait([job for jobs_of_loop in jobs.values() for job in jobs_of_loop], bar, "transfer")
    found = {}
    for successor in SUCCESSORS:
        f1 = {name: np.array([job.result()[successor] for job in jobs[name]]) for name in jobs}
        sentences = [_sentence(successor, name, f1, points) for name in f1 if name != "random"]
        means = {name: _at(points, table.mean(axis=0)) for name, table in f1.items()}
        found[successor] = {"verdict": " ".join(sentences), "f1_at": means}
    return found


def _sentence(successor: str, name: str, f1: Mapping[str, Floats], points: Sequence[int]) -> str:
    means = zip(f1["random"].mean(axis=0), f1[name].mean(axis=0), points, strict=True)
    changes = ", ".join(f"from {low:.3f} to {high:.3f} at {point}" for low, high, point in means)
    answer = verdict(f1[name], f1["random"])
    return f"{successor}: the benefit of {name} {answer}; F1 changes {changes} labels."


def _at(points: Sequence[int], means: Floats) -> dict[str, float]:
    return dict(zip(map(str, points), means.round(4).tolist(), strict=True))


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 4)


@contextmanager
def start_workers(jobs: int) -> Iterator[Executor]:
    """At most one process a core, with one BLAS thread each; Ctrl-C ends them too.

    jobs: the number of jobs that they will get. Errors: TapwiseError if a process dies.
    """
    pool = ProcessPoolExecutor(
        min(os.cpu_count() or 1, jobs), get_context("spawn"), initializer=_start_worker
    )
    try:
        yield pool
    except BrokenProcessPool as error:
        raise TapwiseError(
            "A process of the simulation died, probably because memory ran out. Try --features "
            "chars or a smaller file."
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _start_worker() -> None:
    """Limit the threads of numpy and scipy; only what is loaded already is limited."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    threadpool_limits(1)


def _wait(jobs: Sequence[Future[Any]], bar: Progress, description: str) -> None:
    task = bar.add_task(description, total=len(jobs))
    for job in as_completed(jobs):
        job.result()
        bar.advance(task)
