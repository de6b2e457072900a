"""What happened to the people of a load benchmark, and its summary."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median
from typing import Any

from benchmarks.drawn_messages import quantiles

Numbers = dict[str, Any]


@dataclass
class Seen:
    """What happened to people in one run: seconds they waited, and how often."""

    toasts: list[float] = field(default_factory=list)
    cards: list[float] = field(default_factory=list)
    stranded: int = 0
    done: bool = False


def summary(
    seen: Seen, took: float, rate: float | None, told: list[Numbers], people_cpu: float
) -> Numbers:
    taps = len(seen.cards)
    lags = [lag for line in told for lag in line["lags"]]
    memory = [line["memory"] / 2**20 for line in told]
    result: Numbers = {
        "seconds": round(took, 1),
        "taps": taps,
        "taps_per_second_offered": rate,
        "taps_per_second": round(taps / took, 1),
        "toast_ms_p50_p95_p99_max": quantiles([1000 * wait for wait in seen.toasts]),
        "card_ms_p50_p95_p99_max": quantiles([1000 * wait for wait in seen.cards]),
        "loop_lag_ms_p50_p95_p99_max": quantiles(lags),
        "stranded": seen.stranded,
        "pool_done": seen.done,
    }
    if len(told) > 1:
        for name in ("cpu", "loop_cpu"):
            used = (told[-1][name] - told[0][name]) / (told[-1]["at"] - told[0]["at"]) * took
            result[f"bot_{name}_ms_per_tap"] = round(1000 * used / max(1, taps), 2)
        result["people_cpu_ms_per_tap"] = round(1000 * people_cpu / max(1, taps), 2)
        tenth = max(1, len(memory) // 10)
        early, late = median(memory[tenth : 2 * tenth] or memory), median(memory[-tenth:])
        result["memory_mb_early_late"] = [round(early), round(late)]
        result["memory_growth"] = round(late / early - 1, 4) if early else None
    return result
