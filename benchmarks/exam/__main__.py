"""Measures the score, the advice to stop, certificates and proofs, on a labelled file.

    python -m benchmarks.exam FILE [--spam-share 0.02] [--max-error 0.05] [--campaigns 200]
        [--recorded 22] [--labels 270] [--features views] [--models FOLDER] [--json -]

First the product's own campaigns run without exam questions, as the exam trains nothing: 70 % of
the file is the pool, one annotator gives true labels, and the models of every tenth label are kept
in the folder. Then the exam is drawn on top of them, many times: looks while learning goes on, the
taps until the campaign has settled, a certificate of the delivered set, and a proof for a filter.
The truth about a filter is read off the reserve and the 30 % that nobody saw.
"""

from __future__ import annotations

import argparse
import json
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from tempfile import gettempdir

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.exam.figures import (
    Figures,
    ladder_figures,
    look_figures,
    reserve_figures,
    statement_figures,
)
from benchmarks.exam.recorded import Recorded, recorded_campaign
from bot.cli.simulate.runs import start_worker
from bot.learning.evaluation.filter_proof import FilterGoal


def main() -> None:
    given = _arguments()
    given.models.mkdir(parents=True, exist_ok=True)
    record = partial(
        recorded_campaign, given.file, given.spam_share, given.labels, given.features, given.models
    )
    seeds = range(given.recorded)
    with ProcessPoolExecutor(given.jobs, initializer=start_worker) as processes:
        grown: list[Recorded] = list(processes.map(record, seeds, ["grown"] * len(seeds)))
        former: list[Recorded] = list(processes.map(record, seeds, ["former"] * len(seeds)))
    result: Figures = {"file": given.file.name, "spam share": given.spam_share}
    result |= {"pool": grown[0].pool, "reserve": len(grown[0].reserve)}
    result |= look_figures(grown, given.campaigns)
    result |= statement_figures(grown, given.campaigns, given.max_error, FilterGoal())
    result |= reserve_figures(grown, former)
    result |= ladder_figures(given.max_error, 2_000)
    if given.json:
        text = json.dumps(result, indent=2) + "\n"
        sys.stdout.write(text) if given.json == "-" else Path(given.json).write_text(text)
    if given.json != "-":
        for name, value in result.items():
            print(f"{name:44} {value}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.exam", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("file", type=Path)
    parser.add_argument("--spam-share", type=float, help="thin the spam to this share")
    parser.add_argument("--max-error", type=float, default=0.05, help="of a certificate")
    parser.add_argument("--campaigns", type=int, default=200)
    parser.add_argument("--recorded", type=int, default=22, help="campaigns of the learner")
    parser.add_argument("--labels", type=int, default=270)
    parser.add_argument("--features", default="views")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument(
        "--models", type=Path, default=Path(gettempdir()) / "tapwise-bench-exam", help="kept models"
    )
    parser.add_argument("--json", default=None)
    return parser.parse_args()


if __name__ == "__main__":
    main()
