"""Whether labels chosen for one model are as good for another, trained on them later.

Labels asked for by a model are no fair sample of the messages, and need not suit its successor:
Lowell, Lipton & Wallace (2019), "Practical Obstacles to Deploying Active Learning".
"""

from collections.abc import Callable, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from sklearn.decomposition import TruncatedSVD
from sklearn.ensemble import ExtraTreesClassifier
from sklearn.naive_bayes import ComplementNB
from sklearn.svm import LinearSVC

from bot.learning.arrays import Floats, Mask, Rows
from bot.learning.simulation.experiment import Curve, Experiment
from bot.learning.simulation.splits import make_split

_TOPICS: Final = 100
_TREES: Final = 200

TRANSFER_MODELS: Final[dict[str, Callable[[int], Any]]] = {
    "linear SVM": lambda seed: LinearSVC(class_weight="balanced", random_state=seed),
    "complement naive Bayes": lambda seed: ComplementNB(),
    "extra trees on SVD": lambda seed: ExtraTreesClassifier(
        _TREES, class_weight="balanced", random_state=seed
    ),
}


def score_transfer_models(
    experiment: Experiment, curve: Curve, points: Sequence[int], seed: int
) -> dict[str, Floats]:
    """(n_points,) F1 of each model, in [0, 1], on the labels a loop had at these points.

    The models use plain characters (the trees 100 SVD components of them), whatever the loop used;
    F1 is 0 while only one class is known.
    """
    split = make_split(experiment, "chars", seed)
    topics = TruncatedSVD(min(_TOPICS, min(split.pool.shape) - 1), random_state=seed)
    dense = topics.fit_transform(split.pool), topics.transform(split.test)
    dense_features = {"extra trees on SVD": dense}
    found = {}
    for name, make in TRANSFER_MODELS.items():
        pool, test = dense_features.get(name, (split.pool, split.test))
        known = [curve.asked[curve.labels_given <= point] for point in points]
        found[name] = np.array(
            [
                _f1(make(seed), pool, rows, split.oracle_labels[rows], test, split.truth)
                for rows in known
            ]
        )
    return found


def verdict(active: NDArray[np.float64], random: NDArray[np.float64]) -> str:
    """Does another model gain from actively chosen labels: a predicate such as `persists`.

    active, random: (n_splits, n_points) its F1 on chosen labels and on labels in random order, on
    the same splits. Clear is a mean difference of more than two standard errors over splits.
    """
    gains = (active - random).mean(axis=1)
    if len(gains) == 1:
        return "cannot be judged by one split (take more with --seeds)"
    error = gains.std(ddof=1) / np.sqrt(len(gains))
    if abs(gains.mean()) <= 2 * error:
        return "is unclear"
    return "persists" if gains.mean() > 0 else "is lost"


def _f1(model: Any, pool: Any, rows: Rows, spam: Mask, test: Any, truth: Mask) -> float:
    if len(set(spam.tolist())) < 2:
        return 0.0
    predicted = np.asarray(model.fit(pool[rows], spam).predict(test), dtype=bool)
    return float(2 * (predicted & truth).sum() / max(predicted.sum() + truth.sum(), 1))
