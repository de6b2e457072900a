"""Our solver against scikit-learn's `newton-cg`: one more label, warm and cold, in the same run.

    python benchmarks/solver.py messages.jsonl --labels 200 2000

Milliseconds of CPU on one thread, medians; both solve the same problem (C = 10, balanced classes).
`off` is the largest difference of the scores of the pool from those of our cold fit.
"""

from __future__ import annotations

import argparse
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.support import labelled_rows
from bot.learning.arrays import Floats, Mask, Matrix, Rows
from bot.learning.features import FEATURES
from bot.learning.fitting import fit_model
from bot.learning.model import C


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--labels", type=int, nargs="+", default=[200, 2000])
    parser.add_argument("--features", nargs="+", default=["words", "views"], choices=FEATURES)
    parser.add_argument("--repeats", type=int, default=9)
    given = parser.parse_args()
    threadpool_limits(1)
    spam_by_text = {row.text: row.label == "spam" for row in labelled_rows(given.file)}
    texts, spam = list(spam_by_text), np.array(list(spam_by_text.values()))
    order = np.random.default_rng(0).permutation(len(texts))
    print(
        f"{'features':>10}{'labels':>8}{'start':>7}{'ours ms':>9}{'newton-cg':>11}{'ratio':>7}  off"
    )
    for features in given.features:
        pool = FEATURES[features]().fit_transform(texts)
        for labels in given.labels:
            if labels >= len(texts):
                raise SystemExit(
                    f"{given.file} has {len(texts)} different messages: fewer --labels."
                )
            compare(features, pool, order[: labels + 1], spam, given.repeats)


def compare(features: str, pool: Matrix, rows: Rows, spam: Mask, repeats: int) -> None:
    """Print a line for the warm and for the cold fit; the warm one has seen all labels but one."""
    before, rows = np.sort(rows[:-1]), np.sort(rows)
    start = fit_model(pool, before, spam[before])
    exact = fit_model(pool, rows, spam[rows]).proba64(pool)
    samples, wide = pool[rows].astype(np.float64), pool.astype(np.float64)
    theirs_before = newton_cg().fit(pool[before].astype(np.float64), spam[before])

    def theirs(warm: bool) -> Any:
        model = newton_cg(warm_start=warm)
        if warm:
            model.coef_ = theirs_before.coef_.copy()
            model.intercept_ = theirs_before.intercept_.copy()
            model.classes_ = theirs_before.classes_
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # near the optimum its line search cannot improve
            return model.fit(samples, spam[rows])

    for name in ("warm", "cold"):
        earlier = start if name == "warm" else None
        ours_ms = timed(lambda: fit_model(pool, rows, spam[rows], start=earlier), repeats)  # noqa: B023
        theirs_ms = timed(lambda: theirs(name == "warm"), repeats)  # noqa: B023
        scores: Floats = theirs(name == "warm").predict_proba(wide)[:, 1]
        off = np.abs(scores - exact).max()
        print(
            f"{features:>10}{len(rows) - 1:>8}{name:>7}{ours_ms:>9.2f}{theirs_ms:>11.2f}"
            f"{theirs_ms / ours_ms:>7.1f}  {off:.0e}"
        )


def newton_cg(warm_start: bool = False) -> Any:
    """scikit-learn's solver, as exact as it gets."""
    return LogisticRegression(
        C=C,
        class_weight="balanced",
        solver="newton-cg",
        tol=1e-10,
        max_iter=10_000,
        warm_start=warm_start,
    )


def timed(work: Callable[[], object], repeats: int) -> float:
    """Median milliseconds of CPU of this thread, which other work on the machine hardly changes."""
    times = []
    for _ in range(repeats):
        began = time.thread_time()
        work()
        times.append(1000 * (time.thread_time() - began))
    return median(times)


if __name__ == "__main__":
    main()
