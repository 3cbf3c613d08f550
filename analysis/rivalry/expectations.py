"""The numbers that a run is held against: its scenario's ``expect:`` block, and history."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import xarray as xr

from rivalry.errors import DataError
from rivalry.frames import pick
from rivalry.historical import history_of
from rivalry.quantities import Quantity, date_or_age, quantity, scenario

_WORDS = {
    "of", "at", "value", "within", "inside", "source", "statistic", "over", "level", "above",
    "given", "given_at_least", "per_person",
}  # fmt: skip
_COLUMNS = [
    "name", "of", "labels", "at", "over", "statistic", "given", "per_person",
    "value", "low", "high", "source",
]  # fmt: skip
_STATISTICS: dict[str, Callable[[np.ndarray], float]] = {
    "median": np.median,
    "mean": np.mean,
    "minimum": np.min,
    "maximum": np.max,
}


def expectations(ds: xr.Dataset) -> pd.DataFrame:
    """Return the scenario's expectations, and what the run says to them.

    Returns
    -------
    pandas.DataFrame
        A row per entry of ``expect:``: its ``name``, the output it is ``of``, the ``labels`` (a
        mapping such as ``{"platform": "wechat"}``), the date ``at``, ``value`` (missing if only a
        range is asked for), the ends ``low`` and ``high`` of what is tolerated, ``source``; then
        ``got`` and ``met`` (missing where the rule needs more than the file records:
        ``rivalry reproduce`` applies every rule).
    """
    text = scenario(ds)
    rows = [
        _row(text, name, entry)
        for name, entry in (text.get("expect") or {}).items()
        if entry != "off"
    ]
    table = pd.DataFrame(rows, columns=_COLUMNS)
    table["got"] = [_got(ds, row) for row in table.itertuples()]
    met = (table["low"] <= table["got"]) & (table["got"] <= table["high"])
    table["met"] = met.astype("boolean").where(table["got"].notna())
    return table


def points(
    ds: xr.Dataset, variable: str, *, forecast_from: str | None = None, **labels: Any
) -> pd.DataFrame:
    """Return the historical numbers about one output, used and held out.

    ``points(ds, "platform_registered", platform="wechat")``: the labels say which one.

    A number is *used* if the scenario's ``expect:`` block asks the median or mean run to meet it
    as a value, on a date before `forecast_from`. It is *held out* if the block asks for a range
    only (a back-test), or if history knows it and the block does not mention it.

    Returns
    -------
    pandas.DataFrame
        ``date``, ``value``, ``low``, ``high`` (equal to the value where no tolerance is stated;
        the value of a range is missing), ``used``, ``name``, ``source``; by date.
    """
    asked = _asked(ds, variable, labels)
    known = history_of(variable, labels)
    known = known[~known.apply(_mentioned, axis=1, result_type="reduce", asked=asked).astype(bool)]
    known = known.assign(low=known["value"], high=known["value"], used=False, name=known["series"])
    columns = ["date", "value", "low", "high", "used", "name", "source"]
    table = pd.concat([asked[columns], known[columns]], ignore_index=True)
    table["used"] = table["used"].astype(bool)
    if forecast_from is not None:
        table["used"] &= table["date"] < pd.Timestamp(forecast_from)
    inside = table["date"].between(ds["time"].values[0], ds["time"].values[-1])
    return table[inside].sort_values("date", ignore_index=True)


def _asked(ds: xr.Dataset, variable: str, labels: dict[str, str]) -> pd.DataFrame:
    table = expectations(ds)
    about = table["labels"].map(lambda named: named == labels).astype(bool)
    plain = (table["over"] == "at") & ~(table["per_person"] | table["given"]).astype(bool)
    central = table["statistic"].isin(["median", "mean"])
    table = table[(table["of"] == variable) & about & plain & central]
    return table.assign(date=table["at"], used=table["value"].notna())


def _mentioned(row: pd.Series, asked: pd.DataFrame) -> bool:
    near = (asked["date"] - row["date"]).abs() <= pd.Timedelta(days=3)
    value = row["value"]
    close = (asked["value"] - value).abs() <= 0.01 * value
    within = asked["value"].isna() & (asked["low"] <= value) & (value <= asked["high"])
    return bool((near & (close | within)).any())


def _row(text: dict[str, Any], name: str, entry: dict[str, Any]) -> dict[str, Any]:
    start = pd.Timestamp(text["calendar"]["start"])
    sources = text.get("sources") or {}
    value, low, high = _tolerated(name, entry)
    return {
        "name": name,
        "of": entry["of"],
        "labels": {key: text for key, text in entry.items() if key not in _WORDS},
        "at": date_or_age(entry["at"], start) if "at" in entry else pd.NaT,
        "over": entry.get("over", "at"),
        "statistic": entry.get("statistic", "median"),
        "given": "given_at_least" in entry,
        "per_person": entry.get("per_person", "off") == "on",
        "value": value,
        "low": low,
        "high": high,
        "source": entry.get("source") or sources.get(f"expect.{name}") or sources.get("expect", ""),
    }


def _tolerated(name: str, entry: dict[str, Any]) -> tuple[float, float, float]:
    if "inside" in entry:
        low, high = (quantity(text).value for text in entry["inside"])
        return np.nan, low, high
    if "value" not in entry:
        raise DataError(f"expect.{name} has neither `value` nor `inside`")
    value = quantity(entry["value"]).value
    width = _width(value, quantity(entry.get("within", "0")))
    return value, value - width, value + width


def _width(value: float, within: Quantity) -> float:
    """Return half the width of a tolerance: ``8 %`` is relative, all else (``3 points``) is not."""
    return abs(value) * within.value if within.unit == "%" else within.value


def _got(ds: xr.Dataset, row: Any) -> float:
    """Return the run's own number, or NaN where this package does not know the rule."""
    known = row.statistic in _STATISTICS and row.over in ("at", "last", "maximum")
    if not known or row.given or row.of not in ds.data_vars:
        return np.nan
    values = pick(ds, row.of, **row.labels).astype(float)
    if "time" in values.dims:
        values = _over_time(values, row)
    if row.per_person:
        values = values / people(ds)
    return float(_STATISTICS[row.statistic](values.values))


def _over_time(values: xr.DataArray, row: Any) -> xr.DataArray:
    if row.over == "maximum":
        return values.max("time")
    if row.over == "last" or pd.isna(row.at):
        return values.isel(time=-1)
    return values.interp(time=_recorded(values["time"].values, row.at))  # missing outside the run


def _recorded(days: np.ndarray, date: pd.Timestamp) -> np.datetime64:
    """Return a day, or the last one recorded if the run ends between that and the next record."""
    day = np.datetime64(date)
    every = days[-1] - days[-2] if days.size > 1 else np.timedelta64(0, "D")
    return days[-1] if days[-1] < day < days[-1] + every else day


def at_date(values: xr.DataArray, date: str | pd.Timestamp) -> xr.DataArray:
    """Return the values on a day; between two recorded days, on the straight line between them."""
    day = np.datetime64(pd.Timestamp(date))
    first, last = values["time"].values[[0, -1]]
    if not first <= day <= last:
        raise DataError(f"{pd.Timestamp(date):%Y-%m-%d} is outside the run")
    return values.interp(time=day)


def people(ds: xr.Dataset) -> xr.DataArray | float:
    """Return how many people the run has: per replicate, if that is uncertain."""
    if "input_population_people" in ds:
        return ds["input_population_people"]
    return quantity(scenario(ds)["population"]["people"]).value
