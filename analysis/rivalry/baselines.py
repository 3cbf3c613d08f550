"""Forecasts that anybody could make from what was known: what a model must beat.

Each takes a table of ``date`` and ``value`` (nothing later than the day of the forecast) and the
dates to forecast, and returns one number per date.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np
import pandas as pd
from scipy.optimize import minimize_scalar

from rivalry.calibrate import BassFit, bass_least_squares
from rivalry.errors import DataError

Dates: TypeAlias = Sequence[str] | Sequence[pd.Timestamp] | pd.Series


def persistence(known: pd.DataFrame, dates: Dates) -> np.ndarray:
    """Say that it stays as it was last known to be."""
    return np.full(len(dates), _ascending(known, 1)["value"].iloc[-1], dtype=float)


def straight_line(known: pd.DataFrame, dates: Dates) -> np.ndarray:
    """Go on along the straight line through what is known, by least squares."""
    table = _ascending(known, 2)
    slope, level = np.polyfit(_years(table["date"], table), table["value"].to_numpy(float), 1)
    return level + slope * _years(dates, table)


def exponential(known: pd.DataFrame, dates: Dates) -> np.ndarray:
    """Go on growing by the same share a year: a straight line through the logarithms."""
    table = _ascending(known[known["value"] > 0], 2)
    slope, level = np.polyfit(_years(table["date"], table), np.log(table["value"]), 1)
    return np.exp(level + slope * _years(dates, table))


def bass(known: pd.DataFrame, dates: Dates, *, ceiling: float | None = None) -> np.ndarray:
    """Go on along Bass's curve, by least squares from the launch (the row with value 0)."""
    return bass_fit(known, ceiling=ceiling)(pd.Series(pd.to_datetime(list(dates))))


def bass_fit(known: pd.DataFrame, *, ceiling: float | None = None) -> BassFit:
    """Fit all three numbers of Bass's curve: how many join in the end, too, if not given.

    The ceiling is looked for between 1.02 and 20 times the largest value known. Early data hardly
    identify it (Van den Bulte & Lilien 1997); a baseline may take the best fit all the same.
    """
    if ceiling is not None:
        return bass_least_squares(_ascending(known, 3), ceiling)
    table = _ascending(known, 5)  # the launch, and one more than there are numbers to fit
    largest = float(table["value"].max())

    def residual(log_times: float) -> float:
        return bass_least_squares(table, largest * float(np.exp(log_times))).residual

    tried = np.linspace(np.log(1.02), np.log(20), 25)
    best = int(np.argmin([residual(each) for each in tried]))
    ends = tried[max(best - 1, 0)], tried[min(best + 1, tried.size - 1)]
    found = minimize_scalar(residual, bounds=ends, method="bounded", options={"xatol": 1e-6})
    at = found.x if found.fun <= residual(tried[best]) else tried[best]
    return bass_least_squares(table, largest * float(np.exp(at)))


#: The baselines of :func:`rivalry.scorecard`, by name.
BASELINES: dict[str, Callable[..., np.ndarray]] = {
    "persistence": persistence,
    "straight_line": straight_line,
    "exponential": exponential,
    "bass": bass,
}


def _ascending(known: pd.DataFrame, fewest: int) -> pd.DataFrame:
    table = known.dropna(subset=["value"]).sort_values("date")
    if len(table) < fewest:
        what = "one number is" if fewest == 1 else f"{fewest} numbers are"
        raise DataError(f"{what} needed that had been published by then; there are {len(table)}")
    return table.assign(date=pd.to_datetime(table["date"]))


def _years(dates: Dates, table: pd.DataFrame) -> np.ndarray:
    since = pd.to_datetime(pd.Series(list(dates))) - table["date"].iloc[0]
    return (since / pd.Timedelta(days=365.25)).to_numpy(float)
