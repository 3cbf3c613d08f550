"""How good a forecast was."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike


def crps(ensemble: ArrayLike, observed: float, *, fair: bool = False) -> float:
    r"""Return the continuous ranked probability score of an ensemble; smaller is better.

    :math:`E|X-y| - \frac12 E|X-X'|`, in the unit of the numbers; for one member it is the absolute
    error. The fair form (Ferro 2014, Q. J. R. Meteorol. Soc. 140:1917) divides by n(n-1) and so
    does not punish a small ensemble for being small.

    Examples
    --------
    >>> crps([1, 2, 3, 4], 2.5)
    0.375
    """
    x = np.sort(np.asarray(ensemble, dtype=float).ravel())
    n = x.size
    if n < 1 + fair:
        raise ValueError(f"an ensemble of {n} has no {'fair ' if fair else ''}CRPS")
    ranks = 2 * np.arange(1, n + 1) - n - 1
    pairs = n * (n - 1) if fair else n * n
    return float(np.abs(x - observed).mean() - (ranks * x).sum() / pairs)


def pit(ensemble: ArrayLike, observed: float) -> float:
    """Return the share of the ensemble below what happened, ties counted half.

    Over many forecasts these are uniform on 0..1 if the bands are honest (Dawid 1984).
    """
    x = np.asarray(ensemble, dtype=float).ravel()
    return float((x < observed).mean() + 0.5 * (x == observed).mean())


def inside(ensemble: ArrayLike, observed: float, band: float = 0.8) -> bool:
    """Say whether the central band of the ensemble holds what happened."""
    low, high = np.quantile(np.asarray(ensemble, dtype=float), [(1 - band) / 2, (1 + band) / 2])
    return bool(low <= observed <= high)


def coverage(
    ensembles: ArrayLike, observed: ArrayLike, bands: ArrayLike = (0.5, 0.8, 0.95)
) -> dict[float, float]:
    """Return which share of what happened lay inside each central band, over many forecasts.

    Honest bands hold the share that they are named after.

    Parameters
    ----------
    ensembles : array
        A row of members per forecast.
    observed : array
        What happened, one number per forecast.
    bands : array
        The shares that the bands are to hold.
    """
    rows = np.atleast_2d(np.asarray(ensembles, dtype=float))
    happened = np.atleast_1d(np.asarray(observed, dtype=float))
    if len(rows) != len(happened):
        raise ValueError(f"{len(rows)} forecasts of {len(happened)} things that happened")
    pairs = list(zip(rows, happened, strict=True))
    return {
        float(band): float(np.mean([inside(row, value, float(band)) for row, value in pairs]))
        for band in np.atleast_1d(np.asarray(bands, dtype=float))
    }


class Brier(NamedTuple):
    """Brier's score, and what it is made of: ``reliability - resolution + uncertainty``.

    ``within`` is what a forecast loses or gains by differing from others of its bin, 0 if all
    forecasts of a bin are the same (Stephenson, Coelho & Jolliffe 2008).
    """

    score: float
    reliability: float  #: how far probabilities are from what happened when they were said: 0 best
    resolution: float  #: how far what happened then is from how often it happens: larger is better
    uncertainty: float  #: how uncertain the thing is, whatever is forecast
    within: float


def brier(probabilities: ArrayLike, happened: ArrayLike, bins: int | None = None) -> Brier:
    """Return Brier's score of probabilities (1950) and Murphy's decomposition of it (1973).

    Parameters
    ----------
    probabilities : array
        What was forecast, from 0 to 1.
    happened : array
        0 or 1.
    bins : int, optional
        Take probabilities together in so many bins of equal width; by default each value by itself.

    Notes
    -----
    ``score = reliability - resolution + uncertainty + within``.

    Examples
    --------
    >>> brier([0.1, 0.1, 0.9, 0.9], [0, 0, 1, 0]).score
    0.21
    """
    p, o = np.asarray(probabilities, dtype=float).ravel(), np.asarray(happened, dtype=float).ravel()
    if p.size != o.size or not p.size:
        raise ValueError(f"{p.size} probabilities of {o.size} things that happened or did not")
    if p.min() < 0 or p.max() > 1 or not np.isin(o, (0, 1)).all():
        raise ValueError("probabilities lie between 0 and 1, and what happened is 0 or 1")
    kinds = p if bins is None else np.minimum((p * bins).astype(int), bins - 1)
    rate, score = o.mean(), float(np.mean((p - o) ** 2))
    reliability = resolution = 0.0
    for kind in np.unique(kinds):
        mine = kinds == kind
        weight = mine.mean()
        reliability += weight * (p[mine].mean() - o[mine].mean()) ** 2
        resolution += weight * (o[mine].mean() - rate) ** 2
    uncertainty = rate * (1 - rate)
    within = score - (reliability - resolution + uncertainty)
    return Brier(
        round(score, 15), float(reliability), float(resolution), float(uncertainty), float(within)
    )


def mape(forecast: ArrayLike, observed: ArrayLike) -> float:
    """Return the mean absolute error as a share of what happened.

    Examples
    --------
    >>> mape([110, 90], [100, 100])
    0.1
    """
    f, o = np.asarray(forecast, dtype=float), np.asarray(observed, dtype=float)
    return float(np.mean(np.abs(f - o) / np.abs(o)))


def mase(forecast: ArrayLike, observed: ArrayLike, known: ArrayLike) -> float:
    """Return the mean absolute error over that of saying "as it was" one step ahead, of `known`.

    Below 1 is better than that (Hyndman & Koehler 2006, Int. J. Forecasting 22:679).
    """
    f, o = np.asarray(forecast, dtype=float), np.asarray(observed, dtype=float)
    steps = np.abs(np.diff(np.asarray(known, dtype=float)))
    if not steps.size or not steps.mean() > 0:
        raise ValueError("to scale by, two known numbers that differ are needed")
    return float(np.abs(f - o).mean() / steps.mean())
