"""Measures crowds of people, some of them careless or hostile, on the real bot.

    python -m benchmarks.crowd FILE [--quick] [--seeds 10] [--first-seed 0] [--jobs 2]
        [--answers 400] [--only at-once | rows] [--rows "2 of 5;3 of 8"] [--spam-share 0.05]
        [--runs RUNS] [--json -]

The file is a labelled one (JSONL, CSV …). The bot, its campaign and SQLite are the real ones, in
one process; over HTTP, Telegram is the emulator.

at-once  50 people, right in 97 of 100, give 5,000 answers over HTTP, and five of them stop in the
         middle of it: is an item put to two, is an answer lost or doubled? On a small pool people
         wait while others hold the last messages and never answer: how long after their claims
         have ended is each with somebody? And F1 of spam after 300 labels, by ten at once and by
         one person alone, all of them right, on the same splits.
rows     Each crowd gives 400 answers on 70 % of the file, and so do its honest members alone, with
         the same seeds: F1 on the rest, of the bot's own model; the labels that are right; who was
         stopped; the exam's interval against the truth. Two rows go over HTTP, in the others people
         answer the campaign itself.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.crowd.at_once import Experiment, at_once
from benchmarks.crowd.campaigns import Plan, run_rows
from benchmarks.crowd.crowds import ROWS, CrowdRow
from benchmarks.crowd.measures import Numbers
from benchmarks.crowd.tables import bars, show, summary


def main() -> None:
    given = _arguments()
    result: Numbers = {"file": given.file.name, "quick": given.quick}
    if given.only != "rows" and not given.rows:
        result |= at_once(_experiment(given))
    if given.only != "at-once":
        runs = run_rows(_plan(given), rows_named(given.rows))
        result["rows"] = {name: summary(of_row) for name, of_row in runs.items()}
    result["bars"] = bars(result)
    if given.json:
        text = json.dumps(result, indent=2) + "\n"
        sys.stdout.write(text) if given.json == "-" else Path(given.json).write_text(text)
    if given.json != "-":
        show(result)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.crowd", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("file", type=Path)
    parser.add_argument("--quick", action="store_true", help="fewer people, answers and seeds")
    parser.add_argument("--only", choices=("at-once", "rows"))
    parser.add_argument("--rows", default="", help="parts of names of rows, separated by ;")
    parser.add_argument("--seeds", type=int, default=None)
    parser.add_argument("--first-seed", type=int, default=0)
    parser.add_argument("--answers", type=int, default=None, help="of a crowd of the rows")
    parser.add_argument("--jobs", type=int, default=2, help="campaigns at the same time")
    parser.add_argument("--features", default="views")
    parser.add_argument("--spam-share", type=float, default=None)
    parser.add_argument("--runs", type=Path, help="collects campaigns; not run again if in it")
    parser.add_argument("--json", default=None)
    return parser.parse_args()


def rows_named(parts: str) -> dict[str, CrowdRow]:
    """The rows whose name begins with one of these; all without any. Errors: SystemExit."""
    if not parts:
        return ROWS
    wanted = [part.strip() for part in parts.split(";")]
    found = {name: row for name, row in ROWS.items() if name.startswith(tuple(wanted))}
    if not found:
        raise SystemExit("No such row. The rows are: " + "; ".join(ROWS))
    return found


def _experiment(given: argparse.Namespace) -> Experiment:
    quick = given.quick
    return Experiment(
        file=given.file,
        features=given.features,
        jobs=given.jobs,
        people=20 if quick else 50,
        answers=500 if quick else 5_000,
        leavers=2 if quick else 5,
        small=40 if quick else 60,
        waiting=4 if quick else 8,
        claim_seconds=10.0,
        labels=100 if quick else 300,
        together=10,
        pairs=range(given.first_seed, given.first_seed + (2 if quick else 5)),
    )


def _plan(given: argparse.Namespace) -> Plan:
    seeds = given.seeds or (1 if given.quick else 10)
    return Plan(
        file=given.file,
        features=given.features,
        jobs=given.jobs,
        answers=given.answers or (150 if given.quick else 400),
        seeds=range(given.first_seed, given.first_seed + seeds),
        spam_share=given.spam_share,
        runs=given.runs,
    )


if __name__ == "__main__":
    main()
