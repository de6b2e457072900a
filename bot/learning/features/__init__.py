"""Feature sets, from cheap to rich: scikit-learn transformers from texts to sparse rows.

transformer = FEATURES["views"]()
pool = transformer.fit_transform(texts)
later = transformer.transform(new_texts)  # the same columns, for items that came later
"""

from collections.abc import Callable
from typing import Final

from bot.learning.features.meaning import ViewsAndMeaning
from bot.learning.features.text_transformer import LIMIT, FittedState, TextTransformer
from bot.learning.features.tfidf import IncrementalTfidfVectorizer
from bot.learning.features.views import MultiViewVectorizer
from bot.learning.features.word_pattern import word_pattern

__all__ = [
    "FEATURES",
    "LIMIT",
    "VERSION",
    "FittedState",
    "TextTransformer",
    "chars",
    "words",
]

VERSION: Final = 3
"""Raised when a text gets another row than before: rows kept on disk are then made again."""


def words() -> TextTransformer:
    """Words of two and more letters, weighted by tf-idf, as in many articles.

    Where no spaces part the words, as in Thai and Chinese, pairs of characters: `word_pattern`.

    min_df is 1, as there: 2 saves one non-zero in ten and loses .02 of F1 on SMS (5 seeds).
    """
    return IncrementalTfidfVectorizer(
        analyzer="word",
        ngram_range=(1, 1),
        min_df=1,
        sublinear_tf=False,
        token_pattern=word_pattern(),
    )


def chars() -> TextTransformer:
    """Two to four characters within words: needs no tokeniser, survives look-alike letters."""
    return IncrementalTfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4))


FEATURES: Final[dict[str, Callable[[], TextTransformer]]] = {
    "chars": chars,
    "words": words,
    "views": MultiViewVectorizer,
    "views+meaning": ViewsAndMeaning,
}
"""Every feature set by its name in the settings."""
