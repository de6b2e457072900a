"""Record what crowd-kit makes of random votes: what tests/test_crowd.py compares ours with.

    python -m venv elsewhere && elsewhere/bin/pip install crowd-kit==1.4.2
    elsewhere/bin/python tests/crowd_kit/record.py

crowd-kit brings transformers and pyarrow, 500 MB that nothing else here wants, so it is no
dependency of the tests. Its own criterion to end looks at a bound that may fall, and ends some runs
.025 away from where they go (after 5 rounds); `tol=-inf` makes it go on until nothing moves.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from crowdkit.aggregation import OneCoinDawidSkene

# items, annotators, the chance that somebody answers an item, and whether one means the opposite.
CASES = [(150, 6, 0.5, True), (200, 8, 0.4, False), (80, 3, 0.9, True), (120, 12, 0.25, False)]
CASES += [(40, 5, 0.8, True)]


def main() -> None:
    cases = [record(seed, *case) for seed, case in enumerate(CASES, 1)]
    lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
    Path(__file__).with_name("recorded.json").write_text(f"[\n{lines}\n]\n")


def record(
    seed: int, n_items: int, n_annotators: int, chance: float, hostile: bool
) -> dict[str, Any]:
    rng = np.random.default_rng(seed)
    rates = rng.uniform(0.55, 0.97, n_annotators)
    rates[-1] = 0.2 if hostile else rates[-1]
    truth = rng.random(n_items) < rng.uniform(0.2, 0.7)
    items, annotators = np.nonzero(rng.random((n_items, n_annotators)) < chance)
    spam = truth[items] == (rng.random(len(items)) < rates[annotators])
    votes = pd.DataFrame({"task": items, "worker": annotators, "label": spam.astype(int)})
    theirs = OneCoinDawidSkene(n_iter=1000, tol=-np.inf)
    posterior = theirs.fit_predict_proba(votes)[1]
    return {
        "n_items": n_items,
        "n_annotators": n_annotators,
        "items": items.tolist(),
        "annotators": annotators.tolist(),
        "spam": spam.astype(int).tolist(),
        "skills": theirs.skills_.sort_index().round(9).tolist(),
        "answered": posterior.index.tolist(),
        "posterior": posterior.round(9).tolist(),
    }


if __name__ == "__main__":
    main()
