"""How a run's forecast did, beside what anybody could have said."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pandas as pd
import xarray as xr

from rivalry.baselines import BASELINES
from rivalry.errors import DataError
from rivalry.expectations import at_date, points
from rivalry.frames import pick, texts
from rivalry.historical import SERIES, history
from rivalry.score import coverage, crps, mape, mase

_COLUMNS = ["mape", "crps", "skill", "mase", "coverage_50", "coverage_80", "forecasts"]


def scorecard(
    ds: xr.Dataset,
    output: str,
    label: str | None = None,
    *,
    known_by: str | pd.Timestamp,
    observed: pd.DataFrame | None = None,
    ceiling: float | None = None,
    **labels: Any,
) -> pd.DataFrame:
    """Score a run's forecast of one output, beside baselines that knew as much.

    Whether the run itself looked ahead is for its scenario to say. Where its ``expect:`` block asks
    it to meet a value of a later day, it did, and a warning says so.

    Parameters
    ----------
    ds : xarray.Dataset
        A run.
    output : str
        Such as ``"platform_registered"``.
    label : str, optional
        Of which platform, company, ...: the output's first dimension after time.
    known_by : date
        The day of the forecast. The baselines are fitted to what had been published by then; what
        is about later days is forecast.
    observed : DataFrame, optional
        What happened: ``date``, ``value`` and, to keep later revisions out, ``known_on``; by
        default :func:`rivalry.history` of this output, or else the values that the scenario
        expects. A row with value 0 is the launch.
    ceiling : float, optional
        How many can join in the end, for Bass's curve; by default fitted, too.
    **labels
        Labels of further dimensions.

    Returns
    -------
    pandas.DataFrame
        A row for ``model`` (its median, and its replicates as an ensemble) and for each of
        :data:`rivalry.baselines.BASELINES`, best CRPS first: ``mape`` (a share), ``crps`` (in the
        unit of the output; of a baseline, which says one number, its mean absolute error),
        ``skill`` (1 - crps / crps of persistence), ``mase``, ``coverage_50`` and ``coverage_80``
        (NaN of baselines), ``forecasts`` (how many dates). A baseline that cannot be fitted to so
        little has no numbers, and ``attrs["left_out"]`` says why.
    """
    day = pd.Timestamp(known_by)
    labels = _labels(ds, output, label, labels)
    table = _observed(ds, output, labels) if observed is None else observed
    known, later = _split(ds, table, day)
    dates, happened = list(later["date"]), later["value"].to_numpy(float)
    _warn_of_looking_ahead(ds, output, labels, day)
    values = pick(ds, output, **labels).astype(float)
    members = np.stack([np.atleast_1d(at_date(values, date).to_numpy()) for date in dates])
    rows = {"model": _scores(members, happened, known)}
    left_out = {}
    for name, baseline in BASELINES.items():
        try:
            more = {"ceiling": ceiling} if name == "bass" else {}
            forecast = baseline(known, dates, **more)
        except DataError as error:
            left_out[name] = str(error)
            rows[name] = dict.fromkeys(_COLUMNS, np.nan)
            continue
        rows[name] = _scores(forecast[:, None], happened, known)
    found = pd.DataFrame.from_dict(rows, orient="index", columns=_COLUMNS)
    found["skill"] = 1 - found["crps"] / found.loc["persistence", "crps"]
    found.index.name = "forecast"
    found = found.sort_values("crps", kind="stable")
    found.attrs = {
        "unit": values.attrs.get("units", ds[output].attrs.get("units", "1")),
        "known_by": day,
        "known": len(known),
        "dates": dates,
        "left_out": left_out,
    }
    return found


def _labels(
    ds: xr.Dataset, output: str, label: str | None, labels: dict[str, Any]
) -> dict[str, Any]:
    dims = [str(dim) for dim in pick(ds, output).dims if dim not in ("replicate", "time")]
    given = {dims[0]: label, **labels} if label is not None and dims else dict(labels)
    for dim in dims:
        if dim not in given and ds.sizes[dim] == 1:
            given[dim] = texts(ds[dim])[0]
        if dim not in given:
            known = ", ".join(texts(ds[dim])[:12])
            raise DataError(f"`{output}` needs a {dim}: {known}")
    return given


def _observed(ds: xr.Dataset, output: str, labels: dict[str, Any]) -> pd.DataFrame:
    """Return history, launch included, or the values that the scenario expects."""
    for name, (of, platform) in SERIES.items():
        if of == output and labels == {"platform": platform}:
            return history(name)
    expected = points(ds, output, **labels)
    expected = expected[expected["value"].notna()]
    if expected.empty:
        raise DataError(
            f"nothing is known of what `{output}` was; give a table with date and value: observed="
        )
    return expected


def _warn_of_looking_ahead(
    ds: xr.Dataset, output: str, labels: dict[str, Any], day: pd.Timestamp
) -> None:
    asked = points(ds, output, **labels)
    late = asked[asked["used"].astype(bool) & (asked["date"] > day)]
    if not late.empty:
        warnings.warn(
            f"the scenario expects {len(late)} values of `{output}` of days after {day:%Y-%m-%d} "
            f"({', '.join(late['name'])}): if it was calibrated on them, this is no forecast",
            stacklevel=3,
        )


def _split(
    ds: xr.Dataset, table: pd.DataFrame, day: pd.Timestamp
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return what had been published by a day, and what is about later days within the run."""
    table = table.assign(date=pd.to_datetime(table["date"])).sort_values("date")
    published = pd.to_datetime(table["known_on"]) if "known_on" in table else table["date"]
    known = table[(published <= day) & (table["date"] <= day)]
    first, last = ds["time"].to_numpy()[[0, -1]]
    later = table[(table["date"] > day) & table["date"].between(first, last) & (table["value"] > 0)]
    if later.empty:
        latest = f"the latest number is of {table['date'].max():%Y-%m-%d}"
        raise DataError(
            f"nothing known is about a day after {day:%Y-%m-%d} and within the run; {latest}"
        )
    return known, later


def _scores(members: np.ndarray, happened: np.ndarray, known: pd.DataFrame) -> dict[str, float]:
    middle = np.median(members, axis=1)
    has_band = members.shape[1] > 1
    held = coverage(members, happened, (0.5, 0.8)) if has_band else {}
    before = known["value"].to_numpy(float)
    scaled = len(before) > 1 and np.ptp(before) > 0
    return {
        "mape": mape(middle, happened),
        "crps": float(np.mean([crps(*pair) for pair in zip(members, happened, strict=True)])),
        "mase": mase(middle, happened, before) if scaled else np.nan,
        "coverage_50": held.get(0.5, np.nan),
        "coverage_80": held.get(0.8, np.nan),
        "forecasts": float(len(happened)),
    }
