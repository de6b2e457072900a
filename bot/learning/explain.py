"""Why a text has its score: the parts that move it, and the labelled items most like it."""

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
from bot.learning.features.pool_matrix import FeatureMatrix
from bot.learning.features.signs import signs

Span = tuple[int, int]

_BUDGET: Final = 100_000
"""Characters that one explanation reads: it takes every word out of a text of 700 characters, and
tries the two dozen likeliest of a text of 4,096."""

_FAINT: Final = 0.05
_NOTHING: Final = 0.01
"""A part that weighs less than this share of the strongest, or so little that no score moves by
.003, is not worth pointing at."""

_PIECE: Final = 2  # characters: most Chinese words have two
_LONGEST: Final = 64


@dataclass(frozen=True)
class Part:
    """text[start:end], and how far it moves the log-odds of spam: > 0 towards spam."""

    start: int
    end: int
    weight: float


@dataclass(frozen=True)
class Near:
    """A labelled row of the pool, and the cosine of its angle to the text, in (0, 1]."""

    row: int
    similarity: float
    spam: bool


@dataclass(frozen=True)
class Explanation:
    """What the model makes of a text, in log-odds and as score = 1 / (1 + exp(-log_odds))."""

    score: float
    log_odds: float
    parts: tuple[Part, ...]
    nearest: tuple[Near, ...]


def explain(
    text: str,
    features: TextTransformer,
    model: Classifier,
    pool: FeatureMatrix,
    rows: Rows,
    spam: Mask,
    *,
    parts: int = 8,
    nearest: int = 3,
) -> Explanation:
    """What moves the score of a text, part by part, and the labelled items most like it.

    pool: (n_items, n_features), from these features; rows: (n_labels,) labelled rows of it (leave
    out the text's own); spam: (n_labels,) True for spam; a row that comes twice has its last label.

    A part is a word: characters between white space; in scripts that write without spaces, and in
    words of more than 64 characters, a run of pieces that pull the same way. Its weight is exact:
    the text's log-odds minus those of the text without this part, both of the first `LIMIT`
    characters; white space that would then open the text goes with it. Weights do not add up to
    the log-odds: what is said twice hardly counts either time. There are at most `parts`; they
    never overlap, come strongest first, and weigh at least .01 and a twentieth of the strongest.
    Where taking out every word in turn would read more than 100,000 characters (texts from about
    700), only the likeliest words are tried, so a strong one may be missed.
    Nearest come by cosine similarity, ties to the lowest row; what has nothing in common with the
    text is left out.

    Raises ValueError when features, model and pool differ in width, or rows and spam in length.
    Source: Li, Monroe & Jurafsky (2016), "Understanding Neural Networks through Representation
    Erasure"; log-odds where they have log-likelihoods.
    """
    head = text[:LIMIT]
    row = features.transform([head])
    _check(row, model, pool, rows, spam)
    log_odds = float(model.decision_function64(row)[0])
    trial = _Trial(head, features, model, log_odds)
    likely = _likeliest(trial, row, chunks(head))
    strongest = _strongest(trial.aggregate(likely), parts)
    return Explanation(
        score=float(expit(log_odds)),
        log_odds=log_odds,
        parts=_strongest(_joined(trial, strongest), parts),
        nearest=_nearest(row, pool, rows, spam, nearest),
    )


def highlight(text: str, parts: Sequence[Part]) -> list[tuple[str, float]]:
    """A text cut into segments with their weights, 0 where nothing is pointed at.

    Joined, the segments are the text. Raises ValueError when parts overlap or leave the text.
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
    """Where the words of a text are: runs without white space, cut where they are not words.

    Runs of scripts that write without spaces are cut into two characters, other runs into 64,
    and before no mark, joiner or modifier, which belong to the character before them.
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
class _Trial:
    """What the model says of the text, and of the text without this or that."""

    text: str
    features: TextTransformer
    model: Classifier
    log_odds: float

    def aggregate(self, spans: Sequence[Span]) -> list[Part]:
        """Each span with the log-odds it is worth."""
        rest = self.features.transform([self._without(*span) for span in spans])
        weights = self.log_odds - self.model.decision_function64(rest)
        return [Part(*span, float(weight)) for span, weight in zip(spans, weights, strict=True)]

    def _without(self, start: int, end: int) -> str:
        before, after = self.text[:start], self.text[end:]
        # A blank would open the text, and a small plain fact change that no one wrote.
        return before + after if before.strip() else after.lstrip()


def _check(row: Matrix, model: Classifier, pool: FeatureMatrix, rows: Rows, spam: Mask) -> None:
    widths = row.shape[1], model.n_features_in_, pool.shape[1]
    if len(set(widths)) > 1:
        raise ValueError(
            "Features, model and pool have {}, {} and {} columns: "
            "fit the model on the pool that these features made.".format(*widths)
        )
    if len(rows) != len(spam):
        raise ValueError(f"{len(rows)} rows have {len(spam)} labels: give one label a row.")


def _likeliest(trial: _Trial, row: Matrix, spans: list[Span]) -> list[Span]:
    """All spans if the budget has room, else those that are likely to weigh most, in order.

    Half by what the columns they share are worth to the model, and half by how rare their signs
    are, because the only link or emoji, the first and the longest words turn plain facts. In texts
    of 2,500 characters put together from real messages, the tries (29 to 41) held the strongest
    word of all in 47 of 48 (views, 200 labels; SMS, YouTube, tgspam); at 4,096 characters (21 to
    28 tries) in 7 of 8 (tgspam). 32 tries by shared columns alone: 18 of 32 (YouTube, tgspam).
    """
    room = _BUDGET // max(len(trial.text), 1)
    if len(spans) <= room:
        return spans
    by_worth = np.argsort(-np.abs(_worth(trial, row, spans)), kind="stable")
    by_rarity = np.argsort(-_rarity(trial.text, spans), kind="stable")
    by_length = np.argsort([start - end for start, end in spans], kind="stable")
    half = room // 2
    likely = {
        0,
        *by_length[:3].tolist(),
        *by_worth[:half].tolist(),
        *by_rarity[:half].tolist(),
    }
    return [spans[index] for index in sorted(likely)]


def _worth(trial: _Trial, row: Matrix, spans: list[Span]) -> Floats:
    """(n_spans,) log-odds of the text's columns, each column's shared among the spans with it.

    0 for a model without `coef_`: then rarity alone makes a span likely.
    """
    alone = trial.features.transform([trial.text[start:end] for start, end in spans])
    sharers = np.bincount(alone.indices, minlength=row.shape[1])
    coef = trial.model.coef_
    if coef is None:
        return np.zeros(len(spans))
    share = row.toarray()[0] * coef[0] / np.maximum(sharers, 1)
    worth = csr_array((share[alone.indices], alone.indices, alone.indptr), shape=alone.shape)
    return np.asarray(worth.sum(axis=1))


def _rarity(text: str, spans: list[Span]) -> Floats:
    """(n_spans,) sum over the different signs of a span of 1 / the number of spans with it."""
    seen = [set(signs(text[start:end])) for start, end in spans]
    sharers = Counter(sign for signs_of_one in seen for sign in signs_of_one)
    return np.array([sum(1 / sharers[sign] for sign in sorted(one)) for one in seen])


def _strongest(parts: Sequence[Part], most: int) -> tuple[Part, ...]:
    """The strongest parts first, the earlier of equals; without those that hardly matter."""
    heaviest = max((abs(part.weight) for part in parts), default=0.0)
    least = max(_FAINT * heaviest, _NOTHING)
    worthy = [part for part in parts if abs(part.weight) >= least]
    return tuple(sorted(worthy, key=lambda part: (-abs(part.weight), part.start))[:most])


def _joined(trial: _Trial, parts: Sequence[Part]) -> list[Part]:
    """The parts, those that touch and pull the same way put together and weighed as one."""
    runs: list[list[Part]] = []
    for part in sorted(parts, key=lambda part: part.start):
        last = runs[-1][-1] if runs else None
        if last and last.end == part.start and (last.weight > 0) == (part.weight > 0):
            runs[-1].append(part)
        else:
            runs.append([part])
    long = [(run[0].start, run[-1].end) for run in runs if len(run) > 1]
    return [run[0] for run in runs if len(run) == 1] + trial.aggregate(long)


def _nearest(
    row: Matrix, pool: FeatureMatrix, rows: Rows, spam: Mask, most: int
) -> tuple[Near, ...]:
    labels = dict(zip(np.asarray(rows).tolist(), np.asarray(spam, bool).tolist(), strict=True))
    labelled = np.array(sorted(labels), dtype=np.intp)
    theirs, ours = pool[labelled].astype(np.float64), row.toarray()[0].astype(np.float64)
    lengths = np.sqrt(theirs.multiply(theirs).sum(axis=1) * (ours @ ours))
    cosine = (theirs @ ours) / np.where(lengths > 0, lengths, np.inf)
    similarity = np.round(np.minimum(cosine, 1.0), 9)  # so that equal rows are a tie
    order = np.lexsort((labelled, -similarity))[:most]
    return tuple(
        Near(int(labelled[at]), float(similarity[at]), labels[int(labelled[at])])
        for at in order
        if similarity[at] > 0
    )
