"""From import to a filter, as a person goes: F1 and speed of what `tapwise model` writes.

A labelled file is cut into 70 % to label and 30 % that nobody sees. The first part is imported
without labels, people label it over HTTP, `tapwise model` writes the filter, and `tapwise score`
scores the second part. A process with scikit-learn and skops alone scores it again, where the
features allow it. At last 10,000 short messages are scored on one core.

    python benchmarks/filter.py sms.jsonl --seeds 3
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from sklearn.metrics import f1_score

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.end_to_end import label_over_http
from benchmarks.support import card_text, labelled_rows, split
from bot.campaign.campaign import Campaign
from bot.formats.rows import Row
from storage import Store

COUNT = 10_000
TAPWISE = (sys.executable, "-P", "-m", "bot")
ONE_CORE = os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}

ALONE = """
import json, re, sys
sys.modules["bot"] = sys.modules["storage"] = None
from skops.io import load
model = load(sys.argv[1], trusted=["functools.partial", "operator.itemgetter"])
texts = [json.loads(line)["text"] for line in open(sys.argv[2], encoding="utf-8")]
print(json.dumps(model.predict_proba(texts)[:, 1].tolist()))
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--labels", type=int, default=150)
    parser.add_argument("--people", type=int, default=5)
    parser.add_argument("--owners", type=int, default=1, help="people who need no test")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--features", nargs="+", default=["views", "chars"])
    given = parser.parse_args()
    rows = labelled_rows(given.file)
    print(f"{given.file.name}: {given.labels} labels by {given.people} people, mean (least)")
    for features in given.features:
        runs = [one_run(rows, given, features, seed) for seed in range(given.seeds)]
        print(features)
        for name in runs[0]:
            values = [run[name] for run in runs]
            print(f"  {name:44} {mean(values):.4g} ({min(values):.4g})")


def one_run(
    rows: list[Row], given: argparse.Namespace, features: str, seed: int
) -> dict[str, float]:
    pool, rest = split(rows, seed)
    with TemporaryDirectory(prefix="tapwise-benchmark-") as name:
        folder = Path(name)
        write(folder / "pool.jsonl", pool)
        write(folder / "rest.jsonl", rest)
        write(folder / "many.jsonl", [rest[i % len(rest)] for i in range(COUNT)])
        tapwise(folder, "import", "pool.jsonl")
        asyncio.run(label(folder / "tapwise.db", pool, given, features, seed))
        tapwise(folder, "model", "filter.skops")
        tapwise(folder, "score", "rest.jsonl", "scored.jsonl", "--model", "filter.skops")
        scored = [json.loads(line) for line in (folder / "scored.jsonl").open(encoding="utf-8")]
        scores = np.array([row["score"] for row in scored])
        found = quality(scores, rest) | seconds_for_many(folder)
        if features in ("chars", "words"):
            alone = run(folder, sys.executable, "-I", "-c", ALONE, "filter.skops", "rest.jsonl")
            found["most that scikit-learn alone differs"] = np.abs(
                np.round(json.loads(alone), 6) - scores
            ).max()
    return found


def write(path: Path, rows: list[Row]) -> None:
    """Texts without labels."""
    lines = (json.dumps({"text": row.text}, ensure_ascii=False) + "\n" for row in rows)
    path.write_text("".join(lines), encoding="utf-8")


async def label(
    database: Path, pool: list[Row], given: argparse.Namespace, features: str, seed: int
) -> None:
    truth = {card_text(row.text): row.label for row in pool}
    async with await Store.open(database) as store:
        await store._database.execute("UPDATE campaign SET seed = ?", (seed,))
        owners = range(1, given.owners + 1)
        async with Campaign.open(store, owners=owners, features=features) as campaign:
            await label_over_http(campaign, truth, given, given.owners)


def quality(scores: np.ndarray[Any, Any], rest: list[Row]) -> dict[str, float]:
    spam = np.array([row.label == "spam" for row in rest])
    ham = np.sort(scores[~spam])[::-1]
    threshold = ham[int(0.01 * len(ham))]
    return {
        "F1 of spam at 0.5": float(f1_score(spam, scores > 0.5)),
        "spam caught at 1 % of ham flagged": float((scores[spam] > threshold).mean()),
        "ham flagged at 0.5": float((ham > 0.5).mean()),
    }


def seconds_for_many(folder: Path) -> dict[str, float]:
    """Scoring 10,000 messages by the command, with its start."""
    began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    tapwise(folder, "score", "many.jsonl", "scored-many.jsonl", "--model", "filter.skops")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {
        f"CPU seconds for {COUNT:,} messages": cpu,
        f"seconds for {COUNT:,} messages": time.perf_counter() - began,
    }


def tapwise(folder: Path, *words: str) -> None:
    run(folder, *TAPWISE, *words)


def run(folder: Path, *words: str) -> str:
    done = subprocess.run(
        words, cwd=folder, env=ONE_CORE, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(words)} failed: {done.stderr}")
    return done.stdout


if __name__ == "__main__":
    main()
