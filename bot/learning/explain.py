"""Explains the score of a text: the parts that change it, and the most similar labelled items."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.sparse import csr_array
from scipy.special import expit

from bot.learning.arrays import Floats, Mask, Matrix, Rows
from bot.learning.classifier import Classifier
from bot.learning.features import LIMIT, TextTransformer
from bot.learning.features.character_classes import character_classes
from bot.learning.features.pool_matrix import FeatureRows
from bot.learning.features.quantised_rows import QuantisedRows, side_by_side
from bot.learning.nearest_items import Near, nearest_items

Span = tuple[int, int]

_MAX_CHARACTERS_READ: Final = 100_000
"""Of one explanation: enough to erase every word of a text of 700 characters in turn, and about 24
words of a text of 4,096."""

_MIN_SHARE: Final = 0.05
_MIN_WEIGHT: Final = 0.01
"""Parts below this share of the strongest, or that change no score by .003, are left out."""

_NEAREST_IN_MEANING: Final = 2

_PIECE: Final = 2  # characters: most Chinese words have two
_LONGEST: Final = 64


@dataclass(frozen=True)
class Part:
    """text[start:end], and how much it adds to the log-odds of spam."""

    start: int
    end: int
    weight: float


@dataclass(frozen=True)
class Meaning:
    """How much the meaning of a text adds to the log-odds, and the items nearest to it in it."""

    weight: float
    nearest: tuple[Near, ...]


@dataclass(frozen=True)
class Explanation:
    """A score with its reasons; score = 1 / (1 + exp(-log_odds)).

    meaning: None where the features do not have it.
    """

    score: float
    log_odds: float
    parts: tuple[Part, ...]
    nearest: tuple[Near, ...]
    meaning: Meaning | None = None


def explain(
    text: str,
    transformer: TextTransformer,
    model: Classifier,
    pool: FeatureRows,
    rows: Rows,
    spam: Mask,
    *,
    parts: int = 8,
    nearest: int = 3,
) -> Explanation:
    """The parts that change the score of a text most, and the most similar labelled items.

    pool: (n_items, n_features), from this transformer. rows: (n_labels,) labelled rows of it,
    without the text's own. spam: (n_labels,) True for spam; a row that comes twice has its last
    label.

    A part is a word: characters between white space. In scripts that write without spaces, and in
    words of more than 64 characters, it is a run of pieces whose weights have the same sign. Its
    weight is exact: the text's log-odds minus the log-odds without this part, both of the first
    `LIMIT` characters; white space that would then open the text is removed too. Weights do not
    add up to the log-odds: of a word that occurs twice, neither occurrence has much weight. There
    are at most `parts`, without overlaps, the strongest first; each weighs at least .01 and a
    twentieth of the strongest. Where erasing every word in turn would read more than 100,000
    characters (texts from about 700), only the most likely words are tried, so a strong one may be
    missed. The meaning of the text, where the features have it, is that of the whole text in all
    this: `Meaning.weight` is the log-odds minus those with these columns at 0.
    nearest: the number of items by cosine similarity, ties by the lowest row; items that have
    nothing in common with the text are left out.

    Errors: ValueError when transformer, model and pool differ in width, or rows and spam in length.
    Source: Li, Monroe & Jurafsky (2016), "Understanding Neural Networks through Representation
    Erasure"; log-odds where they have log-likelihoods.
    """
    head = text[:LIMIT]
    encoded = transformer.encode([head])
    row = _rows(transformer, [head], encoded)
    _check(row, model, pool, rows, spam)
    log_odds = float(model.decision_function64(row)[0])
    erasure = _Erasure(head, transformer, model, log_odds, encoded)
    likely = _likeliest(erasure, row, chunks(head))
    strongest = _strongest(erasure.weigh(likely), parts)
    return Explanation(
        score=float(expit(log_odds)),
        log_odds=log_odds,
        parts=_strongest(_joined(erasure, strongest), parts),
        nearest=nearest_items(row, pool, rows, spam, nearest),
        meaning=_meaning(row, transformer.n_dense, model, log_odds, pool, rows, spam),
    )


def highlight(text: str, parts: Sequence[Part]) -> list[tuple[str, float]]:
    """The text in segments with their weights, 0 between the parts.

    Joined, the segments are the text. Errors: ValueError when parts overlap or leave the text.
    """
    segments = []
    at = 0
    for part in sorted(parts, key=lambda part: part.start):
        if not at <= part.start < part.end <= len(text):
            raise ValueError("These parts overlap or do not lie in this text: explain it again.")
        segments += [(text[at : part.start], 0.0), (text[part.start : part.end], part.weight)]
        at = part.end
    return [segment for segment in [*segments, (text[at:], 0.0)] if segment[0]]


def chunks(text: str) -> list[Span]:
    """Where the words of a text are: runs without white space, cut when they are no single words.

    Runs of scripts that write without spaces are cut into two characters, other runs into 64;
    a mark, joiner or modifier stays with the character before it.
    """
    return [
        piece
        for run in _RUNS.finditer(text)
        for piece in _pieces(text, run.start(), run.end(), _PIECE if run["dense"] else _LONGEST)
    ]


def _pieces(text: str, start: int, end: int, size: int) -> list[Span]:
    pieces = []
    while start < end:
        stop = min(start + size, end)
        while stop < end and unicodedata.category(text[stop]) in _FOLLOWS:
            stop += 1
        pieces.append((start, stop))
        start = stop
    return pieces


_FOLLOWS: Final = {"Mn", "Mc", "Me", "Cf", "Sk"}

_DENSE: Final = (
    "\u0e00-\u109f\u1780-\u17ff"  # Thai, Lao, Tibetan, Burmese, Khmer
    "\u2e80-\u2fff\u3001-\u312f\u3190-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
_RUNS: Final = re.compile(rf"(?P<dense>[{_DENSE}]+)|[^\s{_DENSE}]+")


@dataclass(frozen=True)
class _Erasure:
    """Measures what the log-odds of a text become without some of its characters."""

    text: str
    transformer: TextTransformer
    model: Classifier
    log_odds: float
    encoded: QuantisedRows | None

    def weigh(self, spans: Sequence[Span]) -> list[Part]:
        """Each span with its weight."""
        texts = [self._without(*span) for span in spans]
        rest = _rows(self.transformer, texts, self.encoded)
        weights = self.log_odds - self.model.decision_function64(rest)
        return [Part(*span, float(weight)) for span, weight in zip(spans, weights, strict=True)]

    def _without(self, start: int, end: int) -> str:
        before, after = self.text[:start], self.text[end:]
        # A text that begins with a blank has other facts, which this part did not cause.
        return before + after if before.strip() else after.lstrip()


def _rows(
    transformer: TextTransformer, texts: Sequence[str], encoded: QuantisedRows | None
) -> Matrix:
    """(n_texts, n_features), all with the meaning of one text; encoded: of that text."""
    sparse, dense = transformer.transform_parts(texts, _repeated(encoded, len(texts)))
    return sparse if dense is None else side_by_side(sparse, dense)


def _repeated(encoded: QuantisedRows | None, times: int) -> QuantisedRows | None:
    return None if encoded is None else encoded[np.zeros(times, dtype=np.intp)]


def _meaning(
    row: Matrix,
    n_dense: int,
    model: Classifier,
    log_odds: float,
    pool: FeatureRows,
    rows: Rows,
    spam: Mask,
) -> Meaning | None:
    if not n_dense:
        return None
    first = row.shape[1] - n_dense
    without = row.copy()
    without.data[row.indices >= first] = 0
    weight = log_odds - float(model.decision_function64(without)[0])
    return Meaning(weight, nearest_items(row, pool, rows, spam, _NEAREST_IN_MEANING, first))


def _check(row: Matrix, model: Classifier, pool: FeatureRows, rows: Rows, spam: Mask) -> None:
    widths = row.shape[1], model.n_features_in_, pool.shape[1]
    if len(set(widths)) > 1:
        raise ValueError(
            "Features, model and pool have {}, {} and {} columns: "
            "fit the model on the pool that these features made.".format(*widths)
        )
    if len(rows) != len(spam):
        raise ValueError(f"{len(rows)} rows have {len(spam)} labels: give one label a row.")


def _likeliest(erasure: _Erasure, row: Matrix, spans: list[Span]) -> list[Span]:
    """All spans if they can all be tried, else those that probably weigh most, in order.

    Half are chosen by what the columns they share are worth to the model, and half by how rare
    their character classes are; the first and the longest words are tried too. These change the
    facts of a text, as its only link or emoji does. In texts of 2,500 characters put together from
    real messages, the tries (29 to 41) included the strongest word of all in 47 of 48 (views, 200
    labels; SMS, YouTube, tgspam); at 4,096 characters (21 to 28 tries) in 7 of 8 (tgspam). 32 tries
    by shared columns alone: 18 of 32 (YouTube, tgspam).
    """
    room = _MAX_CHARACTERS_READ // max(len(erasure.text), 1)
    if len(spans) <= room:
        return spans
    by_worth = np.argsort(-np.abs(_worth(erasure, row, spans)), kind="stable")
    by_rarity = np.argsort(-_rarity(erasure.text, spans), kind="stable")
    by_length = np.argsort([start - end for start, end in spans], kind="stable")
    half = room // 2
    likely = {
        0,
        *by_length[:3].tolist(),
        *by_worth[:half].tolist(),
        *by_rarity[:half].tolist(),
    }
    return [spans[index] for index in sorted(likely)]


def _worth(erasure: _Erasure, row: Matrix, spans: list[Span]) -> Floats:
    """(n_spans,) log-odds of the text's columns, each divided among the spans that have it.

    0 for a model without `coef_`: then rarity alone makes a span likely.
    """
    texts = [erasure.text[start:end] for start, end in spans]
    alone = erasure.transformer.transform_parts(texts, _repeated(erasure.encoded, len(texts)))[0]
    sharers = np.bincount(alone.indices, minlength=row.shape[1])
    coef = erasure.model.coef_
    if coef is None:
        return np.zeros(len(spans))
    share = row.toarray()[0] * coef[0] / np.maximum(sharers, 1)
    share = share[: alone.shape[1]]
    worth = csr_array((share[alone.indices], alone.indices, alone.indptr), shape=alone.shape)
    return np.asarray(worth.sum(axis=1))


def _rarity(text: str, spans: list[Span]) -> Floats:
    """(n_spans,) sum over the character classes of a span of 1 / the number of spans with it."""
    classes = [set(character_classes(text[start:end])) for start, end in spans]
    sharers = Counter(found for of_span in classes for found in of_span)
    return np.array([sum(1 / sharers[found] for found in sorted(own)) for own in classes])


def _strongest(parts: Sequence[Part], most: int) -> tuple[Part, ...]:
    """At most `most` parts, the strongest first, ties by position, without the weak ones."""
    heaviest = max((abs(part.weight) for part in parts), default=0.0)
    least = max(_MIN_SHARE * heaviest, _MIN_WEIGHT)
    strong = [part for part in parts if abs(part.weight) >= least]
    return tuple(sorted(strong, key=lambda part: (-abs(part.weight), part.start))[:most])


def _joined(erasure: _Erasure, parts: Sequence[Part]) -> list[Part]:
    """The parts, with adjacent ones of the same sign joined and weighed as one."""
    runs: list[list[Part]] = []
    for part in sorted(parts, key=lambda part: part.start):
        last = runs[-1][-1] if runs else None
        if last and last.end == part.start and (last.weight > 0) == (part.weight > 0):
            runs[-1].append(part)
        else:
            runs.append([part])
    long = [(run[0].start, run[-1].end) for run in runs if len(run) > 1]
    return [run[0] for run in runs if len(run) == 1] + erasure.weigh(long)
