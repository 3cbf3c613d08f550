"""From published numbers to the numbers of a scenario."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import xarray as xr
from scipy.optimize import least_squares

from rivalry.errors import DataError
from rivalry.expectations import at_date
from rivalry.frames import inputs, pick
from rivalry.quantities import quantity, scenario

_DAYS_PER_YEAR = 365.25
_LAWS = ("uniform", "normal", "lognormal", "triangular", "choice", "draws")


def bass(years: np.ndarray | float, p: float, q: float) -> np.ndarray:
    """Return the share that has adopted, `years` after launch (Bass 1969, Management Science 15).

    Solves dF/dt = (p + q F)(1 - F) with F(0) = 0; `p` and `q` per year.
    """
    decay = np.exp(-(p + q) * np.asarray(years, dtype=float))
    return (1 - decay) / (1 + q / p * decay)


@dataclass(frozen=True)
class BassFit:
    """A fitted Bass curve: `p` and `q` per year, people in units of the points."""

    p: float
    q: float
    ceiling: float
    launched: pd.Timestamp
    residual: float  #: root of the mean squared residual, in people

    def __call__(self, dates: str | pd.Timestamp | pd.Series) -> np.ndarray:
        """Return how many had joined on these dates."""
        return self.ceiling * bass(_years(dates, self.launched), self.p, self.q)


def bass_least_squares(points: pd.DataFrame, ceiling: float) -> BassFit:
    """Fit p and q of Bass's model to cumulative numbers by least squares, the ceiling given.

    Parameters
    ----------
    points : pandas.DataFrame
        ``date`` and ``value`` (people so far). The row with value 0 is the launch.
    ceiling : float
        How many will have joined in the end. Early data hardly identify it (Van den Bulte & Lilien
        1997, Marketing Science 16:338), so it is not fitted: try several, and carry it as an
        uncertain number.

    Notes
    -----
    Nonlinear least squares on the cumulative curve gives every milestone the same absolute weight.
    Its residuals are serially correlated, so the usual standard errors would be too small and none
    are given; for a series of sales, fit the differences (Srinivasan & Mason 1986, Marketing
    Science 5:169) instead.
    """
    launches = points.loc[points["value"] == 0, "date"]
    milestones = points[points["value"] > 0]
    if len(launches) != 1 or len(milestones) < 2:
        raise DataError("a Bass fit needs one launch (value 0) and at least two numbers after it")
    if milestones["value"].max() >= ceiling:
        raise DataError("the ceiling must be above every point")
    launched = pd.Timestamp(launches.iloc[0])
    years = _years(milestones["date"], launched)
    shares = milestones["value"].to_numpy(float) / ceiling
    found = least_squares(
        lambda log_pq: bass(years, *np.exp(log_pq)) - shares, np.log([0.03, 1.0]), xtol=1e-12
    )
    p, q = np.exp(found.x)
    residual = ceiling * np.sqrt(np.mean(found.fun**2))
    return BassFit(float(p), float(q), float(ceiling), launched, float(residual))


def _years(dates: str | pd.Timestamp | pd.Series, launched: pd.Timestamp) -> np.ndarray:
    return np.asarray((pd.to_datetime(dates) - launched) / pd.Timedelta(days=_DAYS_PER_YEAR))


@dataclass(frozen=True)
class Posterior:
    """The replicates that a rejection kept."""

    replicates: np.ndarray
    draws: pd.DataFrame  #: their inputs, as :func:`rivalry.inputs` gives them
    tried: int
    paths: dict[str, str] = field(repr=False)  #: the scenario key of each input
    forms: dict[str, str] = field(repr=False)  #: a quantity as the scenario writes it there

    @property
    def rate(self) -> float:
        """The share of all replicates that was kept."""
        return len(self.replicates) / self.tried

    def yaml(self, jointly: str = "posterior") -> str:
        """Return the draws as scenario keys, one line each, to paste into a scenario.

        All lists name the same group, so that a replicate takes one accepted draw as a whole and
        the dependence between the numbers survives.
        """
        lines = ""
        for name in self.draws:
            values = ", ".join(_written(value, self.forms[name]) for value in self.draws[name])
            lines += f"{self.paths[name]}: {{draws: [{values}], jointly: {jointly}}}\n"
        return lines


def abc_select(
    ds: xr.Dataset, points: pd.DataFrame, tolerances: float | dict[str, float] | None = None
) -> Posterior:
    """Keep the replicates that pass near every point: rejection ABC.

    Parameters
    ----------
    ds : xarray.Dataset
        A run whose uncertain numbers were drawn from their priors.
    points : pandas.DataFrame
        ``of`` (an output), ``labels`` (a mapping such as ``{"platform": "weibo"}``), ``at``,
        ``value``, ``low``, ``high`` and ``name``: rows of :func:`rivalry.expectations` will do.
        Rows without a value (ranges, which are there to be held out) or a date are left out.
    tolerances : float or mapping, optional
        The largest relative distance allowed, for all points or by the point's name; by default
        each point's own `low` and `high`.

    Notes
    -----
    This is the rejection sampler of Tavaré et al. 1997 (Genetics 145:505) and Pritchard et al. 1999
    (Mol. Biol. Evol. 16:1791), with a uniform kernel on each point: its draws come from the
    posterior *given that every point is met within its tolerance*, which is wider than the
    posterior given the points and tends to it only as the tolerances shrink (Sisson, Fan & Beaumont
    2018). The prior is the scenario's. Points of one curve are not independent and no weight is
    put on their correlation. A few dozen accepted draws say little about tails.

    Raises
    ------
    DataError
        No replicate passes; the message names the point that fewest replicates meet.
    """
    usable = points[points["value"].notna() & points["at"].notna()]
    if usable.empty:
        raise DataError("there is no point with a value and a date to select by")
    near = {row.name: _near(ds, row, tolerances) for row in usable.itertuples()}
    kept = np.logical_and.reduce(list(near.values()))
    if not kept.any():
        worst = min(near, key=lambda name: near[name].sum())
        raise DataError(
            f"none of {kept.size} replicates meets every point; the hardest is `{worst}`, met by "
            f"{near[worst].sum()}: widen its tolerance, or the priors, or draw more replicates"
        )
    return _posterior(ds, kept)


def _near(ds: xr.Dataset, row: Any, tolerances: float | dict[str, float] | None) -> np.ndarray:
    got = at_date(pick(ds, row.of, **row.labels).astype(float), row.at).values
    if tolerances is None:
        return (row.low <= got) & (got <= row.high)
    within = tolerances[row.name] if isinstance(tolerances, dict) else tolerances
    return np.abs(got - row.value) <= within * abs(row.value)


def _posterior(ds: xr.Dataset, kept: np.ndarray) -> Posterior:
    drawn = inputs(ds)
    draws = drawn[kept]
    draws.attrs["units"] = drawn.attrs["units"]
    paths = {name: ds[f"input_{name}"].attrs.get("long_name", name) for name in drawn}
    tree = scenario(ds)
    forms = {name: _as_the_scenario_writes(tree, path) for name, path in paths.items()}
    return Posterior(draws.index.to_numpy(), draws, kept.size, paths, forms)


def _as_the_scenario_writes(tree: dict[str, Any], path: str) -> str:
    """Return one quantity of the prior at `path`: the draws must be written in its unit."""
    node: Any = tree
    for key in path.split("."):
        node = node[key]
    (law,) = (node[key] for key in _LAWS if key in node)
    if isinstance(law, dict):  # {median: ..., sigma: ...} or {value: weight, ...}
        return law.get("median") or next(iter(law))
    return law[0]


def _written(value: float, like: str) -> str:
    """Write a base-unit number in the unit of `like`; read back, it is the same number."""
    number = Decimal(repr(float(value))).scaleb(2 if "%" in like else 0)
    digits = f"{number.normalize():f}" + (" %" if "%" in like else "")
    unit = quantity(like).unit
    return f"{digits} {unit}" if unit in ("per day", "days") else digits
