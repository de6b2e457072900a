"""Intervals of shares, and the looks at which they are shown."""

import numpy as np
import pytest

from bot.learning.evaluation.announced_looks import LOOK_ALPHA, LOOKS, newest_look, next_look
from bot.learning.evaluation.intervals import clopper_pearson, jeffreys


# By R's binom.confint(…, methods = c("bayes", "exact")) with the prior Beta(.5, .5), and by hand.
@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [(45, 50, 0.7927, 0.9609), (0, 20, 0.0, 0.1167), (20, 20, 0.8833, 1.0)],
)
def test_jeffreys_interval_is_that_of_the_literature(
    hits: int, of: int, low: float, high: float
) -> None:
    assert jeffreys(hits, of, 0.05) == pytest.approx((low, high), abs=2e-3)


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [(45, 50, 0.7819, 0.9667), (0, 20, 0.0, 0.1684), (20, 20, 0.8316, 1.0)],
)
def test_clopper_pearsons_interval_is_that_of_the_literature(
    hits: int, of: int, low: float, high: float
) -> None:
    assert clopper_pearson(hits, of, 0.05) == pytest.approx((low, high), abs=2e-4)


@pytest.mark.parametrize("interval", [jeffreys, clopper_pearson])
@pytest.mark.parametrize(("hits", "of"), [(0, 0), (-1, 5), (6, 5)])
def test_there_is_no_interval_of_no_share(interval: object, hits: int, of: int) -> None:
    with pytest.raises(ValueError, match="is no share"):
        interval(hits, of, 0.05)  # type: ignore[operator]


@pytest.mark.parametrize(
    ("answers", "newest", "following"),
    [(0, None, 10), (9, None, 10), (10, 10, 20), (59, 40, 60), (150, 150, None), (500, 150, None)],
)
def test_looks_are_announced(answers: int, newest: int | None, following: int | None) -> None:
    assert (newest_look(answers), next_look(answers)) == (newest, following)


@pytest.mark.parametrize("share", [0.02, 0.1, 0.5, 0.9, 0.97])
def test_the_looks_together_miss_a_constant_share_in_few_campaigns(share: float) -> None:
    rng = np.random.default_rng(0)
    campaigns = rng.random((2_000, LOOKS[-1])) < share
    missed = np.zeros(len(campaigns), dtype=bool)
    for look in LOOKS:
        for hits in np.unique(counts := campaigns[:, :look].sum(axis=1)):
            low, high = jeffreys(int(hits), look, LOOK_ALPHA)
            missed |= (counts == hits) & not_within(share, low, high)

    assert missed.mean() <= len(LOOKS) * LOOK_ALPHA


def not_within(share: float, low: float, high: float) -> bool:
    return not low <= share <= high
