"""What is not well, from a heartbeat."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.monitoring.liveness import MIN_FREE_BYTES, SILENT_SECONDS, problems
from storage.heartbeat_log import Heartbeat

NOW = 1_800_000_000.0
WELL = Heartbeat(
    written_at=NOW - 15,
    started_at=NOW - 9_000,
    telegram_at=NOW - 25,
    update_at=NOW - 7_000,
    fit_at=NOW - 7_000,
    waiting_at=None,
    threads_at=NOW - 15,
    free_bytes=10**9,
    schema=15,
)
LONG_AGO = NOW - SILENT_SECONDS - 1


def parts(heartbeat: Heartbeat, schema: int = 15, free: int = 10**9) -> list[str]:
    return [found.part for found in problems(heartbeat, schema=schema, free=free, now=NOW)]


def test_a_bot_that_nobody_taps_for_hours_is_well() -> None:
    assert parts(WELL) == []


@pytest.mark.parametrize(
    ("change", "part"),
    [
        ({"written_at": LONG_AGO}, "heartbeat"),
        ({"telegram_at": LONG_AGO}, "telegram"),
        ({"telegram_at": None}, "telegram"),
        ({"threads_at": LONG_AGO}, "fits"),
        ({"waiting_at": LONG_AGO}, "fits"),
    ],
)
def test_each_part_that_is_silent_for_too_long_is_named(
    change: dict[str, float | None], part: str
) -> None:
    assert parts(replace(WELL, **change)) == [part]  # type: ignore[arg-type]


def test_a_full_disk_and_another_schema_are_named() -> None:
    assert parts(WELL, free=MIN_FREE_BYTES - 1) == ["disk"]
    assert parts(WELL, schema=16) == ["schema"]


def test_answers_that_wait_for_a_fit_for_a_moment_are_no_problem() -> None:
    assert parts(replace(WELL, waiting_at=NOW - 10)) == []


def test_of_a_bot_that_hangs_nothing_else_is_said() -> None:
    silent = replace(WELL, written_at=LONG_AGO, telegram_at=LONG_AGO, threads_at=LONG_AGO)

    assert parts(silent) == ["heartbeat"]
    assert parts(silent, free=0) == ["disk", "heartbeat"]
