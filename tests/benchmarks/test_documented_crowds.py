"""The table of docs/crowd.md is made from the campaigns that were really run."""

from __future__ import annotations

from pathlib import Path

from benchmarks.crowd.campaigns import Plan
from benchmarks.crowd.crowds import ROWS, CrowdRow
from benchmarks.crowd.documented import by_messages, documented_row
from benchmarks.crowd.measures import Numbers
from benchmarks.crowd.tables import summary

NAME = "2 of 5 lazy, 40 known"


def campaign(row: CrowdRow, seed: int, share: float | None, f1: float, **other: object) -> Numbers:
    plan = Plan(Path("sms_spam_collection.jsonl"), "views", 1, 400, range(seed, seed + 1), share)
    same = {"labels_right": 0.97, "honest_stopped": 0, "honest": 3, "bad_stopped": 2, "again": 0.25}
    score = {"score": [0.9, 0.99, 1.0], "score_holds": True, "score_too_high": False}
    end = {"bad_highest": None, "pact_named": 0, "honest_named": 0, "unintended": 0}
    return {**same, **score, **end, "key": plan.key(row, seed), "seed": seed, "f1": f1, **other}


def test_a_campaign_counts_once_its_honest_members_have_answered_alone_too() -> None:
    row = ROWS[NAME]
    runs = [
        campaign(row, 0, None, 0.96, weights_after_12=[0.042]),
        campaign(row.without_bad, 0, None, 0.95, bad_stopped=0),
        campaign(row, 1, None, 0.90),
        campaign(row, 0, 0.05, 0.94, score=None, score_holds=None, score_too_high=None),
        campaign(row.without_bad, 0, 0.05, 0.93, bad_stopped=0),
    ]

    found = by_messages(runs)

    lines = [
        documented_row(name, messages, summary(pairs))
        for messages, of_rows in found.items()
        for name, pairs in of_rows.items()
    ]
    assert lines == [
        f"| {NAME} | SMS | 1 | .960 / .960 | .950 | 97.0 % | 0 of 3 | 25 % | .042 | 1 of 1 "
        "| 1 of 1 |",
        f"| {NAME} | SMS, 5 % spam | 1 | .940 / .940 | .930 | 97.0 % | 0 of 3 | 25 % |  | 0 of 1 "
        "| 0 of 0 |",
    ]
