"""How good a forecast was."""

from __future__ import annotations

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
