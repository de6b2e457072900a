"""Measures the error of the score and of the stop advice, in simulated campaigns.

    python benchmarks/exam.py FILE [--campaigns 40] [--labels 300] [--features auto] [--json -]

Each campaign is the real one (store, mind, claims) without Telegram: 70 % of the file is the pool,
one annotator gives true labels. After so many labels the exam's accuracy is compared with the
accuracy on the 30 % that nobody saw; and F1 of spam at the moment of the advice to stop is compared
with F1 after labelling the whole pool.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from statistics import mean, median
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from sklearn.metrics import f1_score

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.support import split
from bot.campaign.campaign import Campaign, Nothing
from bot.cli.simulate.runs import start_worker
from bot.formats.reading import read
from bot.formats.rows import Row
from bot.learning.features import FEATURES
from bot.learning.fitting import fit_model
from storage import Store
from storage.records import NewItem

MOST = 900


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--campaigns", type=int, default=40)
    parser.add_argument("--labels", type=int, default=300)
    parser.add_argument("--features", default="views")
    parser.add_argument("--json", default=None)
    given = parser.parse_args()
    with ProcessPoolExecutor(2, initializer=start_worker) as processes:
        runs = list(processes.map(one, [given] * given.campaigns, range(given.campaigns)))
    stopped = [run for run in runs if run["stopped_at"] is not None]
    result = {
        "file": given.file.name,
        "features": given.features,
        "campaigns": len(runs),
        "labels": given.labels,
        "exam_answers": round(mean(run["exam_answers"] for run in runs), 1),
        "bias": round(mean(run["exam"] - run["truth"] for run in runs), 4),
        "covered": round(mean(run["low"] <= run["truth"] <= run["high"] for run in runs), 3),
        "interval_width": round(mean(run["high"] - run["low"] for run in runs), 3),
        "stopped": len(stopped),
        "stop_labels_min_median_max": [
            f(run["stopped_at"] for run in stopped) for f in (min, median, max)
        ],
        "stop_exam_answers_min": min(run["stop_exam_answers"] for run in stopped),
        "stop_reasons": {
            why: sum(run["why"] == why for run in stopped) for why in {r["why"] for r in stopped}
        },
        "f1_lost_mean": round(mean(run["f1_lost"] for run in stopped), 4),
        "f1_lost_max": round(max(run["f1_lost"] for run in stopped), 4),
    }
    if given.json == "-":
        sys.stdout.write(json.dumps(result, indent=2) + "\n")
        return
    for name, value in result.items():
        print(f"{name:28} {value}")


def one(given: argparse.Namespace, seed: int) -> dict[str, Any]:
    return asyncio.run(campaign(given, seed))


async def campaign(given: argparse.Namespace, seed: int) -> dict[str, Any]:
    rows = [row for row in read(given.file) if isinstance(row, Row) and row.label]
    pool, rest = split(rows, seed)
    spam = {row.text: row.label == "spam" for row in rows}
    known = Known(pool, rest, given.features)
    found: dict[str, Any] = {"stopped_at": None}
    with TemporaryDirectory() as folder:
        async with await Store.open(Path(folder) / "tapwise.db") as store:
            await store.items.add(NewItem(row.text, None, row.where) for row in pool)
            await store._database.execute(
                "UPDATE campaign SET seed = ?", (seed,)
            )  # the seed is drawn at creation
            async with Campaign.open(store, owners=(1,), features=given.features) as running:
                await label(running, store, spam, known, given.labels, found)
    return found


async def label(
    running: Campaign,
    store: Store,
    spam: dict[str, bool],
    known: Known,
    labels: int,
    found: dict[str, Any],
) -> None:
    annotator = (await running.members.require(1)).id
    exam = {item.item_id for item in await store.model_log.exam_items()}
    learnt: dict[str, bool] = {}
    for done in range(1, MOST + 1):
        question = await running.next_question(annotator)
        if isinstance(question, Nothing):
            return
        said = spam[question.text]
        await running.answer(annotator, question.id, "spam" if said else "no_spam", None)
        if question.item_id not in exam:
            learnt[question.text] = said
        quality = (await running.progress(annotator)).quality
        if quality.advice and found["stopped_at"] is None:
            found["stopped_at"], found["why"] = done, quality.advice
            found["stop_exam_answers"] = quality.exam.answers
            found["f1_lost"] = known.full_f1 - known.quality(learnt)[1]
        if done == labels and quality.exam.accuracy:
            accuracy = quality.exam.accuracy
            found["exam_answers"], found["exam"] = quality.exam.answers, accuracy.value
            found["low"], found["high"] = accuracy.low, accuracy.high
            found["truth"] = known.quality(learnt)[0]
        if done >= labels and found["stopped_at"] is not None:
            return


class Known:
    """The 30 % that nobody saw: accuracy and F1 of a model that learnt these labels."""

    def __init__(self, pool: list[Row], rest: list[Row], features: str):
        made = FEATURES[features]()
        self._matrix = made.fit_transform([row.text for row in pool])
        self._rest = made.transform([row.text for row in rest])
        self._row = {row.text: number for number, row in enumerate(pool)}
        self._truth = np.array([row.label == "spam" for row in rest])
        self.full_f1 = self.quality({row.text: row.label == "spam" for row in pool})[1]

    def quality(self, labels: dict[str, bool]) -> tuple[float, float]:
        rows = np.array([self._row[text] for text in labels])
        model = fit_model(self._matrix, rows, np.array(list(labels.values())))
        said = model.proba(self._rest) > 0.5
        return float((said == self._truth).mean()), float(f1_score(self._truth, said))


if __name__ == "__main__":
    main()
