"""Intervals for a share, from counts."""

from __future__ import annotations

from dataclasses import dataclass

from scipy.special import betaincinv

__all__ = ["Share", "clopper_pearson", "jeffreys"]


@dataclass(frozen=True)
class Share:
    """An estimated share with its interval, all in [0, 1], and the counts behind it.

    hits, of: answers counted, unweighted: "3 of 61".
    """

    value: float
    low: float
    high: float
    hits: int
    of: int

    @property
    def width(self) -> float:
        """Length of the interval, in [0, 1]."""
        return self.high - self.low


def jeffreys(hits: float, of: float, alpha: float) -> tuple[float, float]:
    """The interval of a share that leaves out alpha / 2 on each side.

    hits, of: counts, or effective counts of weighted answers; 0 <= hits <= of. alpha: in (0, 1).
    Returns low, high in [0, 1]; low is 0 without a hit, high is 1 without a miss.
    Errors: ValueError when `of` is 0 or `hits` lies outside 0…of.
    Source: Brown, Cai & DasGupta (2001), "Interval Estimation for a Binomial Proportion".
    """
    _require_share(hits, of)
    low = 0.0 if hits == 0 else float(betaincinv(hits + 0.5, of - hits + 0.5, alpha / 2))
    high = 1.0 if hits == of else float(betaincinv(hits + 0.5, of - hits + 0.5, 1 - alpha / 2))
    return low, high


def clopper_pearson(hits: float, of: float, alpha: float) -> tuple[float, float]:
    """The interval of a share that misses it with probability alpha at most, for any share.

    Arguments, result and errors as of `jeffreys`.
    Source: Clopper & Pearson (1934), "The Use of Confidence or Fiducial Limits".
    """
    _require_share(hits, of)
    low = 0.0 if hits == 0 else float(betaincinv(hits, of - hits + 1, alpha / 2))
    high = 1.0 if hits == of else float(betaincinv(hits + 1, of - hits, 1 - alpha / 2))
    return low, high


def _require_share(hits: float, of: float) -> None:
    if not 0 <= hits <= of or of == 0:
        raise ValueError(f"{hits} of {of} is no share.")
