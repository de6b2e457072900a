"""What the model sees of a text: three choices, from cheap to rich, behind one shape.

    features = FEATURES["views"]()
    pool = features.fit_transform(texts)  # once, on every text of the pool
    more = features.transform(new_texts)  # the same columns, for items that came later

A pool too large to hold is read twice in blocks, to the same rows: `see` each block, `settle`,
then `transform` each.

Only the first `LIMIT` characters of a text are looked at.
"""

from collections.abc import Callable, Sequence
from typing import Final, Protocol

from bot.learning.arrays import Matrix
from bot.learning.features.terms import LIMIT, Kept, Terms
from bot.learning.features.views import Views

__all__ = [
    "FEATURES",
    "LIMIT",
    "VERSION",
    "ByLength",
    "Features",
    "Kept",
    "Matrix",
    "Table",
    "Views",
    "by_length",
    "chars",
    "words",
]

VERSION: Final = 2
"""Rises when a text gets another row than before: rows that are kept on disk are made anew."""


class Features(Protocol):
    """Texts in, one sparse float32 row an item out; every row finite, its columns sorted."""

    def see(self, texts: Sequence[str]) -> None:
        """Learn from a block of the pool; how the pool is cut into blocks changes nothing."""

    def settle(self) -> None:
        """All blocks were seen: vocabulary and statistics stand from now on."""

    def kept(self) -> Kept:
        """What settled, as arrays."""

    def restore(self, kept: Kept) -> None:
        """Go on from what another process kept: the rows are the same to the last bit."""

    def fit_transform(self, texts: Sequence[str]) -> Matrix:
        """Learn vocabulary and statistics from the whole pool.

        Returns (n_items, n_features), at least one column wide, even for an empty pool.
        """

    def transform(self, texts: Sequence[str]) -> Matrix:
        """Rows for items that came later, as if they had been in the pool, but for two limits.

        A term that the pool did not hold has no column, and the pool's statistics do not move.
        An item of the pool gets the row it had.
        """


def words() -> Features:
    """The plain choice: words of two and more characters, weighed by tf-idf, as in many articles.

    min_df is 1, as there: 2 saves one non-zero in ten and loses .02 of F1 on SMS (5 seeds).
    """
    return Terms(analyzer="word", sizes=(1, 1), min_df=1, sublinear=False)


def chars() -> Features:
    """Two to four characters within words: needs no tokeniser, survives look-alike letters."""
    return Terms(analyzer="char_wb", sizes=(2, 4))


FEATURES: Final[dict[str, Callable[[], Features]]] = {
    "chars": chars,
    "words": words,
    "views": Views,
}
