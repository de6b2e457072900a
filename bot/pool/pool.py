"""What a campaign needs of its pool's features, wherever they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, Protocol

from bot.learning.arrays import Floats, Matrix, Rows
from bot.learning.classifier import Classifier
from bot.learning.features import TextTransformer
from bot.learning.features.pool_matrix import FeatureRows
from bot.learning.features.quantised_rows import QuantisedRows
from bot.learning.pool_scores import PoolScores


class WorkerFigures(NamedTuple):
    """Of a pool on other processes.

    shards: how many each worker holds, by its address. n_bytes: of their files. step_seconds: of
    the newest scoring of all items.
    """

    shards: dict[str, int]
    n_bytes: int
    step_seconds: float


class PoolRows(FeatureRows, Protocol):
    """(n_items, n_features) the rows of the first items of a pool."""

    def score(self, model: Classifier, kept: Rows) -> PoolScores:
        """Every item's score by a model. kept: the items whose scores are read one by one."""

    def most_similar(self, row: Matrix, count: int) -> Rows:
        """At most so many items by their product with a row of features, the largest first.

        row: (1, n_features); ties by the lowest item.
        """


class Pool(Protocol):
    """One row of features an item, and the scores that a model gives them.

    Filled in two readings of the texts: `partial_fit` every block that the features are fitted on
    and `finish`; then `append` every block, and `commit`. All of it runs in the trainer's threads.
    """

    recipe: dict[str, Any]
    """What the rows depend on besides the texts."""
    transformer: TextTransformer

    @property
    def n_items(self) -> int:
        """The number of rows, of which those since the last `commit` are not used yet."""

    @property
    def size(self) -> int:
        """The number of rows in use."""

    def partial_fit(self, texts: Sequence[str]) -> None:
        """Fit the features on one more block."""

    def finish(self) -> None:
        """End the fit; errors: StoreError."""

    def append(self, texts: Sequence[str], encoded: QuantisedRows | None = None) -> None:
        """Add rows; they are used from the next `commit` on.

        encoded: what the transformer's `encode` gave for these texts, if it is known.
        """

    def commit(self, digest: bytes) -> None:
        """Force all rows to disk and use them; digest: of all texts, from `Items.digest_chain`."""

    def first(self, size: int) -> PoolRows:
        """The rows of the first items; the same object for all of them until the next `commit`."""

    def cue_scores(self, size: int) -> Floats:
        """(size,) how much each of the first items looks like spam among them."""

    def record_step_time(self, seconds: float, labels: int) -> None:
        """Write the CPU time of a fit and the rescoring, for `pool_cost`, when it has changed."""

    def workers(self) -> WorkerFigures | None:
        """Who holds its rows; None if that is this process. Nothing is asked."""
