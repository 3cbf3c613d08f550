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


class Difference(NamedTuple):
    """What two runs say about a difference, ``first`` less ``second``."""

    pairs: int  #: with a number on both sides
    first: float
    second: float
    difference: float
    low: float
    high: float
    #: As many times the replicates would runs on unlike chance need; 0 if all pairs differ alike,
    #: or if nothing is paired.
    gain: float
    #: The difference in units of the numbers' own standard deviation.
    standardised: float


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


def paired(first: ArrayLike, second: ArrayLike, *, share: bool = False) -> Difference:
    """Compare numbers in pairs: their mean difference, its 95 % interval, what pairing gains.

    The gain is (var first + var second) / var difference. The interval is Student's t; of shares
    (numbers that are 0 or 1) Newcombe's (1998, Statist. Med. 17:2635, method 10). Pairs without a
    number on both sides do not count; fewer than six have no interval by Student's t.
    """
    one, other = np.asarray(first, dtype=float), np.asarray(second, dtype=float)
    both = ~np.isnan(one - other)
    one, other = one[both], other[both]
    more, none = one - other, float("nan")
    if not more.size:
        return Difference(0, none, none, none, none, none, 0.0, none)
    low = high = none
    gain, value = 0.0, float(more.mean())
    if more.size >= FEWEST_PAIRS:
        spread = float(more.var(ddof=1))
        half = float(stats.t.ppf(0.975, more.size - 1)) * np.sqrt(spread / more.size)
        low, high = value - half, value + half
        gain = float((one.var(ddof=1) + other.var(ddof=1)) / spread) if spread > 0 else 0.0
    if share:
        value = float(one.mean() - other.mean())
        low, high = _squared_and_added(_share(one), _share(other), _correlation(one, other))
    size = _standardised(value, one, other)
    means = float(one.mean()), float(other.mean())
    return Difference(more.size, *means, value, float(low), float(high), gain, size)


def unpaired(first: ArrayLike, second: ArrayLike, *, share: bool = False) -> Difference:
    """Compare numbers of runs that met unlike chance.

    The interval is Welch's (1947); of shares Newcombe's (1998, Statist. Med. 17:873, method 10).
    """
    one, other = (np.asarray(x, dtype=float).ravel() for x in (first, second))
    one, other = one[~np.isnan(one)], other[~np.isnan(other)]
    low = high = none = float("nan")
    if not one.size or not other.size:
        first_mean, second_mean = (float(x.mean()) if x.size else none for x in (one, other))
        return Difference(0, first_mean, second_mean, none, none, none, 0.0, none)
    value = float(one.mean() - other.mean())
    if share:
        low, high = _squared_and_added(_share(one), _share(other), 0.0)
    elif one.size > 1 and other.size > 1:
        a, b = one.var(ddof=1) / one.size, other.var(ddof=1) / other.size
        half = 0.0
        if a + b > 0:
            degrees = (a + b) ** 2 / (a**2 / (one.size - 1) + b**2 / (other.size - 1))
            half = float(stats.t.ppf(0.975, degrees) * np.sqrt(a + b))
        low, high = value - half, value + half
    size = _standardised(value, one, other)
    means = float(one.mean()), float(other.mean())
    return Difference(0, *means, value, float(low), float(high), 0.0, size)


def _share(flags: np.ndarray) -> Interval:
    return wilson(float((flags > 0.5).mean()), flags.size)


def _squared_and_added(one: Interval, other: Interval, phi: float) -> tuple[float, float]:
    def root(x: float, y: float) -> float:
        return float(np.sqrt(max(0.0, x * x - 2 * phi * x * y + y * y)))

    value = one.value - other.value
    return (
        value - root(one.value - one.low, other.high - other.value),
        value + root(one.high - one.value, other.value - other.low),
    )


def _correlation(one: np.ndarray, other: np.ndarray) -> float:
    """Return the correlation of two flags in pairs, corrected for continuity."""
    x, y = one > 0.5, other > 0.5
    a, b, c, d = ((p & q).sum() for p, q in ((x, y), (x, ~y), (~x, y), (~x, ~y)))
    product = float(a + b) * float(c + d) * float(a + c) * float(b + d)
    if product <= 0:
        return 0.0
    more = float(a) * float(d) - float(b) * float(c)
    if more > 0:
        more = max(0.0, more - one.size / 2)
    return more / float(np.sqrt(product))


def _standardised(value: float, one: np.ndarray, other: np.ndarray) -> float:
    spread = np.sqrt(sum(x.var(ddof=1) if x.size > 1 else 0.0 for x in (one, other)) / 2)
    if value == 0:
        return 0.0
    return float(value / spread) if spread > 0 else float(np.copysign(np.inf, value))
