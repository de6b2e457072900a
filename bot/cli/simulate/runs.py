"""Every loop on every split, on all cores, in processes with a progress bar."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_all_start_methods, get_context, parent_process
from multiprocessing.context import BaseContext
from typing import Any

from rich.progress import Progress
from threadpoolctl import threadpool_limits

from bot.errors import TapwiseError
from bot.learning.features.sentence_encoder import remember_texts
from bot.learning.simulation.experiment import Experiment, LearnerConfig
from bot.learning.simulation.loop import full_f1, run
from bot.learning.simulation.summary import Outcome, points_within, transfer_summary
from bot.learning.simulation.transfer import score_transfer_models


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


def transfer_gains(
    workers: Executor,
    experiment: Experiment,
    outcome: Outcome,
    strategies: Sequence[str],
    bar: Progress,
) -> dict[str, Any]:
    """The F1 of other models trained on the same labels, and what each gains over random."""
    points = points_within(outcome, strategies)
    jobs = {
        name: [
            workers.submit(score_transfer_models, experiment, curve, points, seed)
            for seed, curve in enumerate(outcome.curves[name])
        ]
        for name in strategies
    }
    _wait([job for jobs_of_loop in jobs.values() for job in jobs_of_loop], bar, "transfer")
    done = {name: [job.result() for job in jobs_of_loop] for name, jobs_of_loop in jobs.items()}
    return transfer_summary(done, points)


@contextmanager
def start_workers(jobs: int, embedded: int = 0) -> Iterator[Executor]:
    """At most one process a core, with one BLAS thread each; Ctrl-C ends them too.

    jobs: the number of jobs that they will get. embedded: texts whose embeddings each of them keeps
    for the next split. Errors: TapwiseError if a process dies.
    """
    pool = ProcessPoolExecutor(
        min(os.cpu_count() or 1, jobs), _process_context(), start_worker, (embedded,)
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


def _process_context() -> BaseContext:
    """Processes that share nothing with this one, and load the libraries once for all of them.

    Loading takes 1.7 s of CPU. Windows has no forks, so each process loads them there.
    """
    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload([__name__])
    return context


def start_worker(embedded: int = 0) -> None:
    """Limit the threads of numpy and scipy, and end with the parent, however that ends.

    Only libraries that are loaded already are limited.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    threadpool_limits(1)
    threading.Thread(target=_exit_with_parent, daemon=True).start()
    if embedded:
        remember_texts(embedded)


def _exit_with_parent() -> None:
    """A parent that a signal ends cannot shut its workers down."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _wait(jobs: Sequence[Future[Any]], bar: Progress, description: str) -> None:
    task = bar.add_task(description, total=len(jobs))
    for job in as_completed(jobs):
        job.result()
        bar.advance(task)
