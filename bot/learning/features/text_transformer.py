"""What all feature sets share: a scikit-learn transformer of texts that can be fitted in blocks."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any, Final, Self, TypeAlias

import numpy as np
from numpy.typing import NDArray
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.exceptions import NotFittedError

from bot.learning.arrays import Matrix
from bot.learning.features.quantised_rows import QuantisedRows

FittedState: TypeAlias = Mapping[str, NDArray[Any]]
"""All that `transform` needs after a fit, as arrays without Python objects."""

LIMIT: Final = 4096
"""How many characters of a text are read: the length of Telegram's longest message."""


COUNTED_TOGETHER: Final = 1_000
"""Texts whose facts are added up together, so that the blocks of a fit change no digit."""


class TextTransformer(TransformerMixin, BaseEstimator, ABC):  # type: ignore[misc]  # untyped
    """Texts in, one sparse float32 row an item out: finite, with sorted column indices.

    A pool too large for memory is read twice in blocks: `partial_fit` each block, `finish`, then
    `transform` each block. How the texts are cut into blocks changes no bit of the rows.
    Errors: sklearn.exceptions.NotFittedError from whatever needs a fit before there is one.
    """

    def fit(self, texts: Sequence[str], y: object = None) -> Self:
        """Learn vocabulary and statistics from all texts at once; y is ignored."""
        self._pop_partial()
        return self.partial_fit(texts).finish()

    def fit_transform(self, texts: Sequence[str], y: object = None) -> Matrix:
        """Fit on the texts and return their rows; y is ignored."""
        return self.fit(texts).transform(texts)

    @abstractmethod
    def partial_fit(self, texts: Sequence[str], y: object = None) -> Self:
        """Count one block of texts; an earlier fit stays in use until `finish`. y is ignored."""

    def pop_counts(self) -> Any:
        """What `partial_fit` has counted since the last `finish`, for `add_counts`.

        It is forgotten here. Errors: ValueError before any `partial_fit`.
        """
        counts = self._pop_partial()
        if counts is None:
            raise ValueError("Nothing is counted yet: call partial_fit first.")
        return counts

    @abstractmethod
    def add_counts(self, counts: Any) -> Self:
        """Count a block of texts that another transformer of this kind has read.

        counts: what its `pop_counts` gave, which is not changed. In the order of the texts, and
        with a multiple of `COUNTED_TOGETHER` of them in all blocks but the last, the fit is the
        same to the last bit.
        """

    @abstractmethod
    def finish(self) -> Self:
        """End the fit that `partial_fit` began; the next `partial_fit` begins a new one."""

    @abstractmethod
    def transform(self, texts: Sequence[str]) -> Matrix:
        """(n_texts, n_features) rows, at least one column wide, even after a fit on no text.

        A text that was fitted on gets the same row each time. A term that the fit did not see
        has no column.
        """

    @abstractmethod
    def get_feature_names_out(self, input_features: object = None) -> NDArray[np.object_]:
        """(n_features,) the name of each column; input_features is ignored."""

    @abstractmethod
    def get_state(self) -> FittedState:
        """What the fit learnt, for `set_state` in this or another process."""

    @abstractmethod
    def set_state(self, state: FittedState) -> Self:
        """Take over another transformer's fit: the rows are the same to the last bit.

        Errors: KeyError when the state is of another feature set, ValueError when no fit gives it.
        """

    def encode(self, texts: Sequence[str]) -> QuantisedRows | None:
        """(n_texts, n_dense) what the last columns are made of; None where `n_dense` is 0."""
        return None

    def transform_parts(
        self, texts: Sequence[str], encoded: QuantisedRows | None = None
    ) -> tuple[Matrix, QuantisedRows | None]:
        """The rows of `transform` in two parts: sparse columns, and the `n_dense` last ones.

        encoded: what `encode` gave for these texts, which takes most of the time.
        """
        return self.transform(texts), None

    @property
    @abstractmethod
    def n_columns(self) -> int:
        """The width of the rows, at least 1."""

    @property
    def n_dense(self) -> int:
        """How many of the last columns are dense; 0 for most feature sets."""
        return 0

    @abstractmethod
    def __sklearn_is_fitted__(self) -> bool: ...

    def __getstate__(self) -> dict[str, Any]:
        """Parameters, and the fit as arrays: a saved transformer holds no other class of ours."""
        kept: dict[str, Any] = self.get_params(deep=False)
        return kept | ({"fitted": dict(self.get_state())} if self.__sklearn_is_fitted__() else {})

    def __setstate__(self, state: Mapping[str, Any]) -> None:
        """Errors: as `set_state`, so that a file of somebody else's does no harm."""
        self.__dict__.update({name: kept for name, kept in state.items() if name != "fitted"})
        if "fitted" in state:
            self.set_state(state["fitted"])

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.two_d_array, tags.input_tags.string = False, True
        tags.transformer_tags.preserves_dtype = []
        return tags

    def _pop_partial(self) -> Any:
        """What `partial_fit` has counted since the last `finish`; None when it was not called."""
        return self.__dict__.pop("_partial", None)

    def _require_fit(self) -> None:
        if not self.__sklearn_is_fitted__():
            name = type(self).__name__
            raise NotFittedError(f"This {name} is not fitted: call fit, or partial_fit and finish.")
