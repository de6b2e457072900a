"""Is the pick the true optimum's? A second solver, cold at each step, answers.

    python benchmarks/peers/exactness.py POOL LABELS STEPS SEED

It shares nothing with `bot.learning.model` but the formula: weights are a mix of the labelled rows,
so Newton's method on the mixture, with a dense system of as many unknowns as labels solved by
LAPACK, ends where rounding does; the whole pool is then scored in float64.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from ours import Ours, load
from scipy.special import expit
from worker import C, drawn

TIE = 1e-9
GROUND = 1e-13


def check(folder: Path, start: int, steps: int, seed: int) -> dict[str, Any]:
    """Take n steps from `start` labels; how many chose as the reference does."""
    pool, spam = load(folder), np.load(folder / "spam.npy")
    rows, labels = drawn(spam, start, seed)
    session = Ours(pool, rows, labels)
    exact = pool[np.arange(pool.shape[0])].astype(np.float64)
    same, worst = 0, 0.0
    allowed = np.ones(pool.shape[0], dtype=np.bool_)
    allowed[rows] = False
    for _ in range(steps):
        chosen = session.choose()
        best, scores = reference(exact, np.array(rows), np.array(labels), allowed)
        same += chosen == best
        worst = max(worst, abs(scores[chosen] - 0.5) - abs(scores[best] - 0.5))
        rows.append(chosen)
        labels.append(bool(spam[chosen]))
        allowed[chosen] = False
        session.label(labels[-1])
    return {"steps": steps, "same": same, "from": start, "worst": worst}


def reference(exact: Any, rows: Any, spam: Any, allowed: Any) -> tuple[int, Any]:
    """The lowest of the allowed rows whose score is closest to 0.5, within TIE; and all scores."""
    mixture, intercept = solved(exact[rows], spam)
    scores = expit(exact @ (exact[rows].T @ mixture) + intercept)
    distance = np.where(allowed, np.abs(scores - 0.5), np.inf)
    return int(np.argmax(2 * distance <= 2 * distance.min() + TIE)), scores


def solved(labelled: Any, spam: Any) -> tuple[Any, float]:
    """Newton's method on (mixture, intercept), halving steps while the gradient grows."""
    products = (labelled @ labelled.T).toarray()
    shares = np.where(spam, spam.sum(), (~spam).sum())
    cost = C * len(spam) / (2 * shares)
    n = len(spam)

    def slope(point: Any) -> tuple[Any, Any]:
        score = expit(products @ point[:n] + point[n])
        pull = cost * (score - spam)
        return np.append(point[:n] + pull, pull.sum()), cost * score * (1 - score)

    point = np.zeros(n + 1)
    gradient, bends = slope(point)
    for _ in range(200):
        system = np.empty((n + 1, n + 1))
        system[:n, :n] = np.eye(n) + bends[:, None] * products
        system[:n, n] = bends
        system[n, :n] = bends @ products
        system[n, n] = bends.sum()
        step = np.linalg.solve(system, gradient)
        for halvings in range(30):
            there = point - 0.5**halvings * step
            new, bent = slope(there)
            if np.linalg.norm(new) < np.linalg.norm(gradient):
                break
        else:
            break
        point, gradient, bends = there, new, bent
        if np.linalg.norm(gradient) < GROUND:
            break
    return point[:n], float(point[n])


if __name__ == "__main__":
    first, *numbers = sys.argv[1:]
    print(json.dumps(check(Path(first), *map(int, numbers))))
