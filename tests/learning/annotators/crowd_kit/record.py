"""Record what crowd-kit's Dawid-Skene makes of random votes; tests compare ours with it.

    python -m venv elsewhere && elsewhere/bin/pip install crowd-kit==1.4.2
    elsewhere/bin/python tests/learning/annotators/crowd_kit/record.py

crowd-kit brings transformers and pyarrow, 500 MB that nothing else here needs, so it is no
dependency of the tests.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from crowdkit.aggregation import DawidSkene

# items, annotators, probability of a vote, and sensitivity and specificity of the last annotator.
CASES = [(150, 6, 0.7, (0.2, 0.3)), (200, 8, 0.6, (0.95, 0.9)), (120, 5, 0.9, (0.02, 0.98))]
CASES += [(160, 7, 0.8, (0.5, 0.5))]
GOLD = 40
SPAM = 0.4


def main() -> None:
    cases = [record(seed, *case) for seed, case in enumerate(CASES, 1)]
    lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
    Path(__file__).with_name("recorded.json").write_text(f"[\n{lines}\n]\n")


def record(
    seed: int, n_items: int, n_annotators: int, chance: float, last: tuple[float, float]
) -> dict[str, Any]:
    rng = np.random.default_rng(seed)
    rates = rng.uniform(0.75, 0.97, (n_annotators, 2))
    rates[-1] = last
    truth = rng.random(n_items) < SPAM
    items, annotators = np.nonzero(rng.random((n_items, n_annotators)) < chance)
    right = rng.random(len(items)) < rates[annotators, np.where(truth[items], 0, 1)]
    spam = truth[items] == right
    votes = pd.DataFrame({"task": items, "worker": annotators, "label": spam.astype(int)})
    gold = pd.Series(truth[:GOLD].astype(int), index=pd.Index(range(GOLD), name="task"))
    theirs = DawidSkene(n_iter=1000, tol=1e-9)
    posterior = theirs.fit_predict_proba(votes, true_labels=gold)[1]
    errors = theirs.errors_
    return {
        "n_items": n_items,
        "n_annotators": n_annotators,
        "items": items.tolist(),
        "annotators": annotators.tolist(),
        "spam": spam.astype(int).tolist(),
        "gold": truth[:GOLD].astype(int).tolist(),
        "sensitivity": [round(float(errors.loc[(n, 1), 1]), 6) for n in range(n_annotators)],
        "specificity": [round(float(errors.loc[(n, 0), 0]), 6) for n in range(n_annotators)],
        "answered": posterior.index.tolist(),
        "posterior": posterior.round(6).tolist(),
    }


if __name__ == "__main__":
    main()
