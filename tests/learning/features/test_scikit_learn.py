"""Feature sets keep scikit-learn's contract for transformers."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from sklearn.exceptions import NotFittedError
from sklearn.utils.estimator_checks import parametrize_with_checks

from bot.learning.features import FEATURES, TextTransformer, chars, words
from bot.learning.features.tfidf import IncrementalTfidfVectorizer
from bot.learning.features.views import MultiViewVectorizer

TEXTS = ["win a prize now", "see you at home", "win a prize at home!", "hello 12345"]

NUMERIC_INPUT = {
    "check_n_features_in": "a text has no columns to count",
    "check_n_features_in_after_fitting": "a text has no columns to count",
    "check_transformer_general": "a text has no columns that could be too few in transform",
    "check_fit2d_predict1d": "a list of texts has one dimension",
    "check_fit1d": "a list of texts has one dimension",
    "check_complex_data": "complex numbers make a text like any others",
    "check_dtype_object": "objects make a text like any others",
    "check_estimators_nan_inf": "NaN and infinity make a text like any others",
    "check_estimators_empty_data_messages": "a campaign starts without a text: its fit is valid",
    "check_estimator_sparse_tag": "texts are no sparse matrix",
    "check_estimator_sparse_array": "texts are no sparse matrix",
    "check_estimator_sparse_matrix": "texts are no sparse matrix",
}


class RowsAsTexts:
    """Lets scikit-learn's checks, which fit numbers, fit texts: each row is read as one text.

    Without it every check would be skipped, as the transformers declare that they need texts.
    """

    def partial_fit(self, rows: Any, y: object = None) -> Any:
        return super().partial_fit(texts_of(rows))  # type: ignore[misc]

    def transform(self, rows: Any) -> Any:
        return super().transform(texts_of(rows))  # type: ignore[misc]

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()  # type: ignore[misc]
        tags.input_tags.two_d_array, tags.input_tags.string = True, False
        return tags


class TfidfOfRows(RowsAsTexts, IncrementalTfidfVectorizer):
    """The words or the characters of each row."""


class ViewsOfRows(RowsAsTexts, MultiViewVectorizer):
    """The five views of each row."""


def texts_of(rows: Any) -> list[str]:
    return [" ".join(map(str, row)) for row in np.asarray(rows).tolist()]


ON_ROWS = [
    TfidfOfRows(**chars().get_params()),
    TfidfOfRows(**words().get_params()),
    ViewsOfRows(),
]


@parametrize_with_checks(  # type: ignore[untyped-decorator]
    ON_ROWS, expected_failed_checks=lambda _: NUMERIC_INPUT, xfail_strict=True
)
def test_scikit_learns_checks_pass(estimator: TextTransformer, check: Callable[..., None]) -> None:
    check(estimator)


@pytest.mark.parametrize("name", FEATURES)
def test_every_column_has_a_name(name: str) -> None:
    transformer = FEATURES[name]()

    rows = transformer.fit_transform(TEXTS)
    names = transformer.get_feature_names_out()

    assert len(set(names.tolist())) == rows.shape[1]
    assert (
        len(FEATURES[name]().fit([]).get_feature_names_out())
        == (FEATURES[name]().fit([]).transform([]).shape[1])
    )


@pytest.mark.parametrize("name", FEATURES)
def test_nothing_can_be_transformed_before_a_fit(name: str) -> None:
    transformer = FEATURES[name]()

    transformer.partial_fit(TEXTS)

    with pytest.raises(NotFittedError, match="call fit, or partial_fit and finish"):
        transformer.transform(TEXTS)
    with pytest.raises(NotFittedError):
        transformer.get_state()


@pytest.mark.parametrize("name", FEATURES)
def test_a_fit_stays_in_use_until_the_next_one_is_finished(name: str) -> None:
    transformer = FEATURES[name]().fit(TEXTS)
    before = transformer.transform(TEXTS)

    transformer.partial_fit(["other texts", "of another pool"])
    during = transformer.transform(TEXTS)
    transformer.fit(TEXTS)

    assert abs(during - before).sum() == 0
    assert abs(transformer.transform(TEXTS) - before).sum() == 0


@pytest.mark.parametrize("name", FEATURES)
def test_a_state_of_other_features_is_refused(name: str) -> None:
    other = next(FEATURES[key]() for key in FEATURES if (key == "views") != (name == "views"))

    with pytest.raises(KeyError):
        FEATURES[name]().set_state(other.fit(TEXTS).get_state())
