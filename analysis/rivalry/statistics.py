"""How surely a mean is known."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike
from scipy import stats

#: Of fewer pairs, an interval by Student's t says more than they do.
FEWEST_PAIRS = 6


class Interval(NamedTuple):
    """An estimate and its 95 % interval; NaN or infinite ends where there is none."""

    value: float
    low: float
    high: float


class Paired(NamedTuple):
    """What pairs of replicates say about a difference, ``first`` less ``second``."""

    pairs: int
    first: float
    second: float
    difference: float
    low: float
    high: float
    #: As many times the replicates would runs on unlike chance need; 0 if all pairs differ alike.
    gain: float


def mean_interval(numbers: ArrayLike, *, share: bool = False) -> Interval:
    """Return a mean and its 95 % interval: Student's t, or Wilson's score (1927) of a share.

    Examples
    --------
    >>> [round(x, 3) for x in mean_interval([1, 0, 1, 1], share=True)]
    [0.75, 0.301, 0.954]
    """
    x = np.asarray(numbers, dtype=float).ravel()
    x = x[~np.isnan(x)]
    if x.size < 2:
        return Interval(float(x.mean()) if x.size else np.nan, -np.inf, np.inf)
    if share:
        return wilson(float(x.mean()), x.size)
    half = stats.t.ppf(0.975, x.size - 1) * x.std(ddof=1) / np.sqrt(x.size)
    return Interval(float(x.mean()), float(x.mean() - half), float(x.mean() + half))


def wilson(share: float, count: int) -> Interval:
    """Return a share of so many and its 95 % interval (Wilson 1927, JASA 22:209)."""
    z = stats.norm.ppf(0.975)
    squared = z * z / count
    center = (share + squared / 2) / (1 + squared)
    half = z * np.sqrt(share * (1 - share) / count + squared / (4 * count)) / (1 + squared)
    low = 0.0 if share <= 0 else max(0.0, center - half)
    high = 1.0 if share >= 1 else min(1.0, center + half)
    return Interval(share, float(low), float(high))


def paired(first: ArrayLike, second: ArrayLike) -> Paired:
    """Compare numbers in pairs: their mean difference, its 95 % interval, what pairing gains.

    The gain is (var first + var second) / var difference. Pairs without a number on both sides do
    not count; fewer than six have no interval.
    """
    one, other = np.asarray(first, dtype=float), np.asarray(second, dtype=float)
    both = ~np.isnan(one - other)
    one, other = one[both], other[both]
    more = one - other
    none = np.nan
    if not more.size:
        return Paired(0, none, none, none, none, none, 0.0)
    means = (float(one.mean()), float(other.mean()), float(more.mean()))
    if more.size < FEWEST_PAIRS:
        return Paired(more.size, *means, none, none, 0.0)
    spread = float(more.var(ddof=1))
    half = float(stats.t.ppf(0.975, more.size - 1)) * np.sqrt(spread / more.size)
    gain = float((one.var(ddof=1) + other.var(ddof=1)) / spread) if spread > 0 else 0.0
    return Paired(more.size, *means, means[2] - half, means[2] + half, gain)
