"""Who is how often right, and what every item is then: answers of many people made into one.

One-coin Dawid & Skene: an annotator is right with the same probability on every item, and errs
independently of the others. An item's posterior follows from its answers and the reliability of
who gave them; a reliability follows from the posteriors of what was answered; by turns until both
stand still. With one answer an item there would be nothing to go by: the model's opinion of the
item, from a fit that has not seen its answers, takes part like one more careful witness.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, logit

from bot.learning.arrays import Floats, Mask, Rows
from bot.learning.classifier import Classifier
from bot.learning.features.pool_matrix import FeatureMatrix
from bot.learning.fitting import fit_model

PRIOR: Final = (4.0, 1.0)
"""Before any answer an annotator counts as having been right 4 times and wrong once: one answer
of a stranger is not yet sure (.8 < `SURE`), and one of whom the model agrees with is."""

TRUST: Final = 0.5
CAP: Final = 2.0
"""The model's log-odds are halved, and speak no louder than these: it learnt from the same
annotators, and of texts near its border it knows least. One saboteur in six, 400 answers, F1 and
labels that are right, SMS (4 seeds) and YouTube (2 seeds): .5 and 2 .964 .970, .959 .968; .5 and
1.5 .965 .971, .956 .966; .35 and 1.5 .966 .963, .938 .959; 1 and 3 on SMS .948 .921, where 3
of the six were stopped instead of 1.75. Refitted every fourth answer to save time."""

COMMON: Final = 2.0
EVEN: Final = 1e9
"""Items, half of them spam, that the share of spam begins with."""

FOLDS: Final = 5
LEARN_FROM: Final = 1_000
ROUNDS: Final = 2
"""Two rounds of five folds; a fold learns from a part of very many labels: that bounds the time."""

_ROUGHLY: Final = 0.1
"""Gradient at which an opinion's fit ends: scores were within 6e-4 of the exact ones (SMS, views,
200 to 2,000 labels)."""

_HARDLY: Final = 1e-10
_STILL: Final = 1e-8
_TURNS: Final = 2_000
TIE: Final = 1e-9
_GRID: Final = (np.arange(400) + 0.5) / 400
_AGREED: Final = np.linspace(0, 1, 201)
_LIKELY: Final = np.log(np.outer(_AGREED, _GRID) + np.outer(1 - _AGREED, 1 - _GRID))


@dataclass(frozen=True, eq=False)
class Votes:
    """The standing answers that are a label: one row for each, in any order.

    items: (n_votes,) 0…n_items-1; annotators: (n_votes,) 0…n_annotators-1; spam: (n_votes,).
    `unsure` says nothing for either side and is no row; it counts in `wanted`.
    """

    items: Rows
    annotators: Rows
    spam: Mask


@dataclass(frozen=True, eq=False)
class ReliabilityEstimate:
    """How often each annotator is right.

    value: (n_annotators,) probability in [0, 1]; low, high: its 95 % interval, as wide as what
    others said of the same items leaves it; votes: how many answers were a label.
    """

    value: Floats
    low: Floats
    high: Floats
    votes: Rows


@dataclass(frozen=True, eq=False)
class Posterior:
    """posterior: (n_items,) probability of spam in [0, 1], known answers 0 or 1."""

    posterior: Floats
    reliability: ReliabilityEstimate


def consensus(
    votes: Votes,
    n_items: int,
    n_annotators: int,
    *,
    opinion: Floats | None = None,
    gold: Floats | None = None,
    counted: Mask | None = None,
    prior: tuple[float, float] = PRIOR,
    classes: float = COMMON,
) -> Posterior:
    """What every item is, and who can be trusted, from all answers at once.

    opinion: (n_items,) the model's probability of spam, out of fold, NaN where it has none or must
    have none (the exam: its score would flatter itself); gold: (n_items,) known answers, 1 for
    spam, 0 for not, NaN where unknown; counted: (n_annotators,) whose votes count for posteriors
    (the reliability of others is estimated all the same); prior: right and wrong votes everyone
    begins with; classes: items, half of them spam, that the share of spam begins with.
    With prior=(0, 0), classes=0 and votes alone this is the plain maximum of the likelihood.
    Where nothing is known of an item its posterior is the model's opinion, or the share of spam.
    Source: Dawid & Skene (1979), "Maximum Likelihood Estimation of Observer Error-Rates Using the
    EM Algorithm"; one coin as in Zhang et al. (2016), "Spectral Methods Meet EM".
    Errors: ValueError when the arrays' lengths differ.
    """
    _check(votes, n_items, n_annotators, opinion, gold, counted)
    table = _Table(votes, n_items, n_annotators, _lean(opinion, n_items), gold, counted, prior)
    posterior = table.beginning()
    value = table.right(posterior)
    for _ in range(_TURNS):
        posterior = table.posterior(value, table.share(posterior, classes))
        before, value = value, table.right(posterior)
        if np.abs(value - before).max(initial=0) < _STILL:
            break
    low, high = table.intervals(value, table.share(posterior, classes))
    return Posterior(posterior, ReliabilityEstimate(value, low, high, table.each))


def judge(
    votes: Votes,
    n_items: int,
    n_annotators: int,
    *,
    pool: FeatureMatrix,
    rows: Rows,
    blind: Mask,
    gold: Floats | None = None,
    counted: Mask | None = None,
    witness: OutOfFoldModels | None = None,
) -> Posterior:
    """`consensus` with the model's opinion: each makes the other better, so they take turns.

    Not for one person alone, see `is_crowd`: nobody is there to compare with.

    pool: (n_rows, n_features); rows: (n_items,) where the items stand in it, none twice; blind:
    (n_items,) items that the model neither learns from nor speaks of, the exam's. witness: one who
    learnt from some of these votes, a new one of all of them when there is none.
    Takes 8, 46, 108 and 211 ms of CPU at 200, 1,000, 2,000 and 3,000 labels, one answer each (SMS,
    views, one thread), less than the exact fit that follows.
    """
    if witness is None:
        witness = instruct(
            votes,
            n_items,
            n_annotators,
            pool=pool,
            rows=rows,
            blind=blind,
            gold=gold,
            counted=counted,
        )
    opinion = np.full(n_items, np.nan)
    opinion[~blind] = witness.opinions(pool, rows[~blind])
    return _weighed(votes, n_items, n_annotators, opinion, gold, counted)


def instruct(
    votes: Votes,
    n_items: int,
    n_annotators: int,
    *,
    pool: FeatureMatrix,
    rows: Rows,
    blind: Mask,
    gold: Floats | None = None,
    counted: Mask | None = None,
) -> OutOfFoldModels:
    """A witness who has learnt from these votes; the arguments are those of `judge`.

    Most of what `judge` costs: one who learnt from fewer votes is as good a witness of what came
    after, which it has not seen at all.
    """
    cast = np.ones(len(votes.items)) if counted is None else counted[votes.annotators]
    taught = np.bincount(votes.items, cast, n_items) > 0
    if gold is not None:
        taught |= ~np.isnan(gold)
    taught &= ~blind
    opinion, witness = np.full(n_items, np.nan), OutOfFoldModels(())
    for _ in range(ROUNDS):
        found = _weighed(votes, n_items, n_annotators, opinion, gold, counted)
        posterior = found.posterior[taught]
        witness = OutOfFoldModels.of(pool, rows[taught], posterior >= 0.5, weights(posterior))
        opinion = np.full(n_items, np.nan)
        opinion[taught] = witness.opinions(pool, rows[taught])
    return witness


def _weighed(
    votes: Votes,
    n_items: int,
    n_annotators: int,
    opinion: Floats,
    gold: Floats | None,
    counted: Mask | None,
) -> Posterior:
    """While the model has no opinion, both classes count as equally common.

    Else one answer of a stranger is outvoted by how rare spam is, and a campaign whose few answers
    are all about different items never has three of each class.
    """
    classes = EVEN if np.isnan(opinion).all() else COMMON
    return consensus(
        votes,
        n_items,
        n_annotators,
        opinion=opinion,
        gold=gold,
        counted=counted,
        classes=classes,
    )


def is_crowd(votes: Votes, gold: Floats | None = None) -> bool:
    """Whether there is anything to weigh: two people have answered, or an answer is known.

    Without, labels are what was said, all with weight 1, and nothing is asked again.
    """
    known = gold is not None and bool((~np.isnan(gold)).any())
    return known or len(np.unique(votes.annotators)) > 1


def weights(posterior: Floats) -> Floats:
    """(n_items,) how much a fit should trust each label: 0 for a coin's toss, 1 for certainty."""
    return np.asarray(np.abs(2 * posterior - 1))


@dataclass(frozen=True, eq=False)
class OutOfFoldModels:
    """Models that have each not seen one fold of the labels; none where the others lack a class.

    An item's fold follows from its row alone, so more labels leave it where it is.
    """

    models: tuple[Classifier | None, ...]

    @classmethod
    def of(
        cls, pool: FeatureMatrix, rows: Rows, spam: Mask, weights: Floats, *, most: int = LEARN_FROM
    ) -> OutOfFoldModels:
        """One who learnt these labels.

        rows: (n_labels,) of the pool, none twice; spam, weights: (n_labels,) as for `fit`; most:
        labels to learn from, the same ones whatever their order.
        """
        mixed = _mixed(rows)
        teaches = (
            mixed <= np.partition(mixed, most - 1)[most - 1] if len(rows) > most else mixed >= 0
        )
        models: list[Classifier | None] = []
        for fold in range(FOLDS):
            kept = teaches & (mixed % np.uint64(FOLDS) != fold)
            can = weights[kept & spam].sum() > 0 and weights[kept & ~spam].sum() > 0
            models.append(
                fit_model(pool, rows[kept], spam[kept], sample_weight=weights[kept], tol=_ROUGHLY)
                if can
                else None
            )
        return cls(tuple(models))

    def opinions(self, pool: FeatureMatrix, rows: Rows) -> Floats:
        """What the models think of items whose labels they have not seen.

        rows: (n_rows,) of the pool. Returns (n_rows,) probability of spam in [0, 1], NaN where
        there is no model.
        """
        found = np.full(len(rows), np.nan)
        folds = _mixed(rows) % np.uint64(FOLDS)
        for fold, model in enumerate(self.models):
            asked = folds == fold
            if model is not None and asked.any():
                found[asked] = model.proba64(pool[rows[asked]])
        return found


SURE: Final = 0.85
MOST: Final = 5
"""Adaptive: asked again below this posterior of the likelier label, up to so many answers."""

UNRELIABLE: Final = 0.65
ENOUGH: Final = 20
"""Whoever is below this after so many votes, by the whole interval of the estimate, stops counting.

By the estimate alone bad luck stopped honest people: who is right in 7 of 10 in 5 of 8 campaigns,
and once who is right in 8, one saboteur in six, SMS, 400 answers. By the interval none in 5 others;
the saboteur was stopped in all, F1 the same (.965) and .97 of the labels right instead of .96.
"""

DOUBTFUL: Final = 0.8
_AGAIN, _AGAIN_IN_DOUBT = 0.25, 0.5


@dataclass(frozen=True, eq=False)
class VoteCounts:
    """What was said of each item so far, by whoever counts.

    posterior: (n_items,) probability of spam; spam, no_spam, unsure: (n_items,) answers.
    """

    posterior: Floats
    spam: Rows
    no_spam: Rows
    unsure: Rows

    @property
    def answers(self) -> Rows:
        """(n_items,) all that count for the limit; a skip is none."""
        return np.asarray(self.spam + self.no_spam + self.unsure)

    @property
    def certainty(self) -> Floats:
        """(n_items,) probability of the likelier label, in [.5, 1]."""
        return np.maximum(self.posterior, 1 - self.posterior)


def _adaptive(standing: VoteCounts, most: int) -> Mask:
    """Not sure yet, or as many could not tell as could."""
    puzzled = (standing.unsure > 0) & (standing.unsure >= standing.spam + standing.no_spam)
    return np.asarray((standing.certainty < SURE) | puzzled)


def _majority(standing: VoteCounts, most: int) -> Mask:
    """No label has more than half of the answers that an item gets."""
    return np.asarray(2 * np.maximum(standing.spam, standing.no_spam) <= most)


def _single(standing: VoteCounts, most: int) -> Mask:
    return np.zeros(len(standing.posterior), dtype=np.bool_)


POLICIES: Final[dict[str, Callable[[VoteCounts, int], Mask]]] = {
    "single": _single,
    "adaptive": _adaptive,
    "majority": _majority,
}
"""Which items are open: another answer would pay, were there no limit of `most` an item."""


def wanted(standing: VoteCounts, policy: str = "adaptive", most: int = MOST) -> Mask:
    """(n_items,) which answered items want another answer now, of somebody else.

    most: answers an item gets; the k in "majority of k".
    """
    answers = standing.answers
    return np.asarray((answers > 0) & (answers < most) & POLICIES[policy](standing, most))


def disputed(standing: VoteCounts, policy: str = "adaptive", most: int = MOST) -> Mask:
    """(n_items,) what is open although it has had all its answers: a curator's to settle."""
    return np.asarray((standing.answers >= most) & POLICIES[policy](standing, most))


def may_ask_again(questions: int, again: int, in_doubt: bool) -> bool:
    """Whether the next question may be a second opinion within the adaptive policy's limit.

    questions: asked so far, of which again were second opinions; in_doubt: somebody who counts is
    estimated below `DOUBTFUL`.
    """
    limit = _AGAIN_IN_DOUBT if in_doubt else _AGAIN
    return again + 1 <= limit * (questions + 1)


def unreliable(reliability: ReliabilityEstimate) -> Mask:
    """(n_annotators,) who is wrong too often to count, and has said enough to know."""
    return np.asarray((reliability.votes >= ENOUGH) & (reliability.high < UNRELIABLE))


def doubtful(reliability: ReliabilityEstimate, counted: Mask) -> bool:
    """Whether anyone who counts and has voted is estimated below `DOUBTFUL`."""
    some = counted & (reliability.votes > 0)
    return bool((reliability.value[some] < DOUBTFUL).any())


def least_sure(standing: VoteCounts, allowed: Mask) -> int | None:
    """The allowed item whose label is the least certain, the lowest row of equals; None if none."""
    if not allowed.any():
        return None
    certainty = np.where(allowed, standing.certainty, np.inf)
    return int(np.argmax(certainty <= certainty.min() + TIE))


def _check(
    votes: Votes,
    n_items: int,
    n_annotators: int,
    opinion: Floats | None,
    gold: Floats | None,
    counted: Mask | None,
) -> None:
    if not len(votes.items) == len(votes.annotators) == len(votes.spam):
        raise ValueError("Votes need an item, an annotator and a label each.")
    for array, length in ((opinion, n_items), (gold, n_items), (counted, n_annotators)):
        if array is not None and len(array) != length:
            raise ValueError(f"{len(array)} numbers for {length} items or annotators: give each.")


def _lean(opinion: Floats | None, n_items: int) -> Floats:
    """The model's say in log-odds; 0 where it has none. A fit with balanced classes speaks of a
    text as if half of all were spam, so its log-odds are evidence as they are."""
    if opinion is None:
        return np.zeros(n_items)
    known = np.where(np.isnan(opinion), 0.5, opinion)
    odds = logit(np.clip(known, _HARDLY, 1 - _HARDLY))
    return np.asarray(np.clip(TRUST * odds, -CAP, CAP))


def _mixed(rows: Rows) -> NDArray[np.uint64]:
    """Each row's own number, far from its neighbours': in a file they are often alike.

    Source: the finaliser of SplitMix64, Steele et al. (2014), "Fast Splittable Pseudorandom Number
    Generators".
    """
    mixed = rows.astype(np.uint64) + np.uint64(0x9E3779B97F4A7C15)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
    return mixed ^ (mixed >> np.uint64(31))


class _Table:
    """The votes, and the two steps that follow from them."""

    def __init__(
        self,
        votes: Votes,
        n_items: int,
        n_annotators: int,
        lean: Floats,
        gold: Floats | None,
        counted: Mask | None,
        prior: tuple[float, float],
    ) -> None:
        self._votes = votes
        self._n_items = n_items
        self._lean = lean
        self._gold = np.full(n_items, np.nan) if gold is None else gold
        self._known = ~np.isnan(self._gold)
        self._prior = prior
        self._side = np.where(votes.spam, 1.0, -1.0)
        self._counts = np.ones(len(votes.items)) if counted is None else counted[votes.annotators]
        self.each = np.bincount(votes.annotators, minlength=n_annotators)
        self._voted = np.bincount(votes.items, self._counts, n_items) > 0

    def beginning(self) -> Floats:
        """As if everyone were equally good: the share of votes for spam, moved by the model."""
        votes = self._votes
        cast = np.bincount(votes.items, self._counts, self._n_items)
        for_spam = np.bincount(votes.items, self._counts * votes.spam, self._n_items)
        share = np.divide(for_spam, cast, out=np.full(self._n_items, 0.5), where=cast > 0)
        odds = logit(np.clip(share, _HARDLY, 1 - _HARDLY)) + self._lean
        return self._told(np.asarray(expit(odds)))

    def right(self, posterior: Floats) -> Floats:
        """(n_annotators,) the share of each one's votes that are right."""
        votes, (good, bad) = self._votes, self._prior
        agreed = np.where(votes.spam, posterior[votes.items], 1 - posterior[votes.items])
        sums = np.bincount(votes.annotators, agreed, len(self.each)) + good
        of = self.each + good + bad
        return np.asarray(np.divide(sums, of, out=np.full(len(of), 0.5), where=of > 0))

    def share(self, posterior: Floats, classes: float) -> float:
        """Of spam among the items with votes."""
        of = self._voted.sum() + classes
        return float((posterior[self._voted].sum() + classes / 2) / of) if of else 0.5

    def posterior(self, value: Floats, share: float) -> Floats:
        """(n_items,) probability of spam."""
        return self._told(np.asarray(expit(self._odds(value, share))))

    def intervals(self, value: Floats, share: float) -> tuple[Floats, Floats]:
        """The middle 95 % of what each reliability can be, given the others' and the model's word.

        A vote on an item of which nobody else knows anything says nothing about who gave it.
        """
        votes = self._votes
        others = self._odds(value, share)[votes.items] - self._evidence(value)
        agreed = np.asarray(expit(self._side * others))
        known = self._known[votes.items]
        agreed[known] = (self._gold[votes.items] == votes.spam)[known]
        place = np.rint(agreed * (len(_AGREED) - 1)).astype(np.intp)
        of = len(self.each) * len(_AGREED)
        seen = np.bincount(votes.annotators * len(_AGREED) + place, minlength=of)
        good, bad = np.maximum(self._prior, 1.0) - 1
        fits = seen.reshape(-1, len(_AGREED)) @ _LIKELY + good * np.log(_GRID)
        fits += bad * np.log1p(-_GRID)
        mass = np.exp(fits - fits.max(axis=1, keepdims=True)).cumsum(axis=1)
        low, high = ((mass < part * mass[:, -1:]).sum(axis=1) for part in (0.025, 0.975))
        return np.minimum(_GRID[low], value), np.maximum(_GRID[high], value)

    def _odds(self, value: Floats, share: float) -> Floats:
        """(n_items,) log-odds of spam."""
        share = min(max(share, _HARDLY), 1 - _HARDLY)
        sums = np.bincount(self._votes.items, self._evidence(value), self._n_items)
        return np.asarray(self._lean + logit(share) + sums)

    def _evidence(self, value: Floats) -> Floats:
        """(n_votes,) how far each vote moves its item's log-odds towards spam."""
        odds = logit(np.clip(value, _HARDLY, 1 - _HARDLY))
        return np.asarray(self._counts * self._side * odds[self._votes.annotators])

    def _told(self, posterior: Floats) -> Floats:
        return np.asarray(np.where(self._known, self._gold, posterior))
