"""The numbers of a moment that Prometheus gets: the campaign, and how the bot is."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import get_args

from bot.monitoring.liveness import Problem, WatchedPart
from bot.monitoring.metrics import Number
from storage.heartbeat_log import Heartbeat


def health_numbers(
    heartbeat: Heartbeat, problems: Collection[Problem], waiting: int
) -> Iterator[Number]:
    """How the bot is. waiting: updates that were fetched and wait for a handler."""
    yield Number("updates_waiting", "Updates that wait for a handler.", waiting)
    yield Number("disk_free_bytes", "Room on the disk of the database.", heartbeat.free_bytes)
    yield Number("schema", "Version of the database's schema.", heartbeat.schema)
    found = {problem.part for problem in problems}
    for part in get_args(WatchedPart):
        yield Number("problem", "1 where something is not well.", part in found, ("part", part))
    for what, at in (
        ("start", heartbeat.started_at),
        ("telegram", heartbeat.telegram_at),
        ("update", heartbeat.update_at),
        ("fit", heartbeat.fit_at),
    ):
        yield Number("last_seconds", "When it last happened, in Unix time.", at, ("what", what))


def campaign_numbers(
    items: int,
    spam: int,
    no_spam: int,
    answers: int,
    exam_answers: int,
    precision: float | None,
    missed: float | None,
) -> Iterator[Number]:
    """The campaign, as `bot.campaign.reports.Figures` has it."""
    yield Number("items", "Messages of the pool.", items)
    for label, count in (("spam", spam), ("no_spam", no_spam)):
        yield Number("labels", "Messages answered or known.", count, ("label", label))
    yield Number("answers", "Answers given, without skips.", answers)
    yield Number("exam_answers", "Answers to exam questions that count.", exam_answers)
    for measure, value in (("precision", precision), ("missed", missed)):
        yield Number("score", "The newest report of the exam.", value, ("measure", measure))


def worker_numbers(
    shards: Mapping[str, int], n_bytes: int, step_seconds: float
) -> Iterator[Number]:
    """A pool on a Dask cluster, as `bot.pool.pool.WorkerFigures` has it."""
    yield Number("pool_workers", "Workers that hold shards of the pool.", len(shards))
    for worker, count in sorted(shards.items()):
        yield Number("pool_shards", "Shards on each worker.", count, ("worker", worker))
    yield Number("pool_bytes", "Bytes of the shards, as of the newest fit.", n_bytes)
    yield Number("pool_step_seconds", "How long the newest scoring took.", step_seconds)
