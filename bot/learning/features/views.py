"""Five views of a text in one sparse matrix."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, Self

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import hstack

from bot.learning.arrays import Matrix
from bot.learning.features.facts import TextFacts
from bot.learning.features.normalisation import normalise
from bot.learning.features.text_transformer import FittedState, TextTransformer
from bot.learning.features.tfidf import IncrementalTfidfVectorizer
from bot.learning.features.word_shape import word_shape


class MultiViewVectorizer(TextTransformer):
    """Normalised characters, raw characters, word shapes, words, and eighteen facts.

    The views stand side by side, each scaled by the square root of its share of the squared norm.
    They need far fewer labels than characters alone (SMS: 15 instead of 60 for 95 % of the full
    pool's F1). Dropping any view costs .003 to .0075 of the mean F1 over 20 to 300 labels; other
    shares gain nothing (SMS, YouTube, Telegram, mail subjects; 10 seeds).
    """

    # The names are part of the state that is kept on disk.
    SHARES: Final = {"reads": 0.3, "written": 0.2, "typed": 0.2, "words": 0.2, "facts": 0.1}

    _partial: Mapping[str, TextTransformer]
    _views: Mapping[str, TextTransformer]

    def partial_fit(self, texts: Sequence[str], y: object = None) -> Self:
        """Count one block of texts in every view."""
        inputs = _inputs(texts)
        for name, view in self.__dict__.setdefault("_partial", _new_views()).items():
            view.partial_fit(inputs[name])
        return self

    def add_counts(self, counts: Mapping[str, Any]) -> Self:
        """Add what was counted in every view."""
        for name, view in self.__dict__.setdefault("_partial", _new_views()).items():
            view.add_counts(counts[name])
        return self

    def pop_counts(self) -> dict[str, Any]:
        """What was counted, by view."""
        return {name: view.pop_counts() for name, view in super().pop_counts().items()}

    def finish(self) -> Self:
        """End the fit of every view."""
        self._views = self._pop_partial() or _new_views()
        for view in self._views.values():
            view.finish()
        return self

    def transform(self, texts: Sequence[str]) -> Matrix:
        """(n_texts, n_features), the views in the order of `SHARES`."""
        self._require_fit()
        inputs = _inputs(texts)
        rows = [view.transform(inputs[name]) for name, view in self._views.items()]
        for matrix, share in zip(rows, self.SHARES.values(), strict=True):
            matrix.data *= np.float32(np.sqrt(share))
        return hstack(rows, format="csr", dtype=np.float32)

    def get_feature_names_out(self, input_features: object = None) -> NDArray[np.object_]:
        """(n_features,) the name of each column after its view's: `words__call`."""
        self._require_fit()
        views = self._views.items()
        names = [f"{name}__{column}" for name, view in views for column in _names(view)]
        return np.array(names, dtype=object)

    def get_state(self) -> FittedState:
        """The state of every view, under its name."""
        self._require_fit()
        return {
            f"{name}.{key}": array
            for name, view in self._views.items()
            for key, array in view.get_state().items()
        }

    def set_state(self, state: FittedState) -> Self:
        """Take over another fit, view by view."""
        self._views = _new_views()
        for name, view in self._views.items():
            prefix = f"{name}."
            own = {key: array for key, array in state.items() if key.startswith(prefix)}
            view.set_state({key.removeprefix(prefix): array for key, array in own.items()})
        return self

    @property
    def n_columns(self) -> int:
        """The columns of all views."""
        self._require_fit()
        return sum(view.n_columns for view in self._views.values())

    def __sklearn_is_fitted__(self) -> bool:
        return hasattr(self, "_views")


def _new_views() -> dict[str, TextTransformer]:
    vectorizer = IncrementalTfidfVectorizer
    return {
        "reads": vectorizer(analyzer="char_wb", ngram_range=(1, 4), preprocessor=str),
        "written": vectorizer(analyzer="char_wb", ngram_range=(2, 4)),
        "typed": vectorizer(analyzer="char", ngram_range=(1, 4), preprocessor=word_shape),
        "words": vectorizer(
            analyzer="word",
            ngram_range=(1, 1),
            min_df=1,
            token_pattern=r"\w+|[^\w\s]",  # noqa: S106
            preprocessor=str,
        ),
        "facts": TextFacts(),
    }


def _inputs(texts: Sequence[str]) -> dict[str, Sequence[str]]:
    """What each view reads."""
    normalised = [normalise(text) for text in texts]
    views = MultiViewVectorizer.SHARES
    return {name: normalised if name in ("reads", "words") else texts for name in views}


def _names(view: TextTransformer) -> list[str]:
    names: list[str] = view.get_feature_names_out().tolist()
    return names
