"""Two runs side by side, replicate by replicate."""

from __future__ import annotations

import itertools
import warnings
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd
import xarray as xr

from rivalry.answers import ROWS, answer, place_of
from rivalry.errors import DataError
from rivalry.frames import events, texts
from rivalry.quantities import scenario
from rivalry.statistics import Difference, paired, unpaired
from rivalry.style import number
from rivalry.waiting import waiting

_COLUMNS = ["of", "output", "labels", "unit", *Difference._fields]
_WAITING = ["first_median", "second_median", "first_days", "second_days", "days", "days_low",
            "days_high"]  # fmt: skip


def compare(a: xr.Dataset, b: xr.Dataset, of: str | Sequence[str] | None = None) -> pd.DataFrame:
    """Say what one run has more than another, in pairs of replicates.

    Replicates of one number meet the same chance in both if the seeds are the same, so that their
    difference is due to what was changed. The numbers are those of ``rivalry compare A B --json``.

    Parameters
    ----------
    a, b : xarray.Dataset
        Two runs of one calendar, or points of a sweep: ``ds.sel(point=3)``.
    of : str or list of str, optional
        Answers, such as ``["vancl.cash", "vancl.default"]``; by default every number of the last
        day that is not the same in all pairs, the largest standardised difference first.

    Returns
    -------
    pandas.DataFrame
        A row per answer: ``of`` (its name), ``output`` and ``labels`` (unless answers were asked
        for), ``unit``, ``pairs``, the means ``first`` and ``second``, their ``difference`` with its
        95 % interval ``low`` to ``high``, the ``gain`` (as many times the replicates would runs on
        unlike chance need), and the difference ``standardised`` by the numbers' own spread. A
        difference of means has Student's t, one of probabilities Newcombe's interval; see
        :func:`rivalry.statistics.paired`. Runs of different seeds are not paired: all their
        replicates count, the interval is Welch's or Newcombe's, the gain 0.

        If anything that happens was asked for, also ``first_median`` and ``second_median`` (the day
        by which it has happened in half), ``first_days`` and ``second_days`` (mean days until then,
        of those in which it does not happen until the last day), ``days`` (their difference),
        ``days_low`` and ``days_high``.

        ``attrs``: ``pairs``, ``same_seed``, ``changed`` (the keys in which the scenarios differ),
        ``identical_until`` and ``part_on`` (the last recorded day on which all is the same, and the
        next one), ``first_event`` (the first entry of the journals that differs).

    Raises
    ------
    DataError
        The two have no replicate in common, or were recorded on other days.
    """
    both = _common(a, b)
    same_seed = bool(a.attrs.get("seed") == b.attrs.get("seed"))
    one, other = both if same_seed else (a, b)
    if of is None:
        rows = list(_all(one, other, same_seed))
        rows.sort(key=lambda row: -np.nan_to_num(abs(row["standardised"]), nan=-1.0, posinf=np.inf))
        columns = _COLUMNS
    else:
        rows = [
            _asked(one, other, what, same_seed) for what in ([of] if isinstance(of, str) else of)
        ]
        columns = _COLUMNS + (_WAITING if any("days" in row for row in rows) else [])
    table = pd.DataFrame(rows, columns=columns)
    until, part = parting(*both)
    table.attrs = {
        "pairs": int(both[0].sizes["replicate"]),
        "same_seed": same_seed,
        "changed": changed(a, b),
        "identical_until": until,
        "part_on": part,
        "first_event": first_event(*both),
    }
    return table


def differences(a: xr.Dataset, b: xr.Dataset, of: str) -> xr.DataArray:
    """Return what `a` has more than `b` of an answer, one number per pair of replicates."""
    a, b = _common(a, b)
    one, other = answer(a, of), answer(b, of)
    _refuse_other_units(of, one, other)
    return (one - other).assign_attrs(one.attrs).rename(of)


def changed(a: xr.Dataset, b: xr.Dataset) -> dict[str, tuple[str, str]]:
    """Return the scenario keys that differ, by path: what they are in each, ``off`` if absent."""
    one, other = (dict(_leaves(scenario(ds))) if ds.attrs.get("scenario") else {} for ds in (a, b))
    paths = [*one, *(path for path in other if path not in one)]
    told = {path: (one.get(path, "off"), other.get(path, "off")) for path in paths}
    ignored = ("name", "question", "replicates", "sources")
    return {
        path: values
        for path, values in told.items()
        if values[0] != values[1] and path.split(".")[0] not in ignored
    }


def parting(a: xr.Dataset, b: xr.Dataset) -> tuple[pd.Timestamp | None, pd.Timestamp | None]:
    """Return the last recorded day until which all is the same, and the next, if there is one."""
    if "time" not in a:
        return None, None
    days = pd.DatetimeIndex(a["time"].to_numpy())
    first = len(days)
    for name in _shared(a, b):
        if "time" not in a[name].dims:
            continue
        _, one, other = _cells(a[name], b[name])
        apart = ~_alike(one, other).all(axis=(0, 2))
        if apart.any():
            first = min(first, int(np.argmax(apart)))
    return (days[first - 1] if first else None), (days[first] if first < len(days) else None)


def first_event(a: xr.Dataset, b: xr.Dataset) -> dict[str, Any] | None:
    """Return the first entry of the journals that differs; nothing if none does.

    Returns
    -------
    dict
        ``day``, ``replicate`` (the lowest with that day), ``first`` and ``second`` (what happens
        there, empty: nothing on that day), ``replicates`` (in how many the journals differ).
    """
    columns = ["date", "name", "who", "whom", "amount"]
    sides = [dict(list(events(ds).groupby("replicate")[columns])) for ds in (a, b)]
    none = pd.DataFrame(columns=columns)
    found: dict[str, Any] | None = None
    count = 0
    for replicate in a["replicate"].to_numpy().tolist():
        one, other = (side.get(replicate, none).to_numpy() for side in sides)
        n = min(len(one), len(other))
        unlike = np.flatnonzero((one[:n] != other[:n]).any(axis=1))
        place = int(unlike[0]) if unlike.size else n
        left = [side[place] for side in (one, other) if place < len(side)]
        if not left:
            continue
        count += 1
        day = min(entry[0] for entry in left)
        if found is None or day < found["day"]:
            told = [
                _entry(ds, side[place]) if place < len(side) and side[place][0] == day else ""
                for ds, side in ((a, one), (b, other))
            ]
            found = {"day": day, "replicate": replicate, "first": told[0], "second": told[1]}
    return found and {**found, "replicates": count}


def _entry(ds: xr.Dataset, entry: np.ndarray) -> str:
    _, name, who, whom, amount = entry
    text = (f"{who}: " if who else "") + name + (f" -> {whom}" if whom else "")
    unit = ds["event_amount"].attrs.get("units", "1")
    return text + (f", {number(float(amount), unit)}" if amount else "")


def _common(a: xr.Dataset, b: xr.Dataset) -> tuple[xr.Dataset, xr.Dataset]:
    """Return both with the replicates that both have, and refuse what cannot be compared."""
    for ds in (a, b):
        if "point" in ds.dims:
            raise DataError("this is a sweep: choose one of its points, as in ds.sel(point=3)")
    versions = [ds.attrs.get("model_version") for ds in (a, b)]
    if versions[0] != versions[1]:
        warnings.warn(
            f"the two runs were made by versions {versions[0]} and {versions[1]} of the model: "
            "differences may be due to that, too",
            stacklevel=3,
        )
    both = np.intersect1d(a["replicate"], b["replicate"])
    if not both.size:
        raise DataError("the two runs have no replicate in common; play more replicates")
    if "time" in a and "time" in b and not np.array_equal(a["time"], b["time"]):
        raise DataError(
            "the two runs were recorded on other days; run both with the same `calendar` and the "
            "same `outputs.every`"
        )
    return a.sel(replicate=both), b.sel(replicate=both)


def _shared(a: xr.Dataset, b: xr.Dataset) -> Iterator[str]:
    """Names of the outputs that both recorded, of the same thing in the same unit."""
    for name, values in a.data_vars.items():
        left_out = str(name).startswith("input_") or str(name).endswith("_difference")
        if left_out or "replicate" not in values.dims or values.dtype == object or name not in b:
            continue
        same_unit = values.attrs.get("units") == b[name].attrs.get("units")
        if b[name].dims == values.dims and same_unit:
            yield str(name)


def _all(a: xr.Dataset, b: xr.Dataset, same_seed: bool) -> Iterator[dict[str, Any]]:
    names = list(_shared(a, b))
    if not names:
        raise DataError("they recorded no output in common; run both with the same outputs.record")
    here, there = (np.searchsorted(ds["replicate"], _both(a, b)) for ds in (a, b))
    for name in names:
        labels, one, other = _cells(_last(a[name]), _last(b[name]))
        unlike = ~_alike(one[here], other[there]).all(axis=(0, 1))
        flag = a[name].attrs.get("flag_meanings")
        unit = "1" if flag is not None else str(a[name].attrs.get("units", ""))
        for cell in np.flatnonzero(unlike):
            told = {"of": _asked_as(a[name], labels[cell]), "output": name, "unit": unit}
            numbers = one[:, 0, cell], other[:, 0, cell]
            found = _difference(a, b, *numbers, share=flag == "no yes", same_seed=same_seed)
            yield {**told, "labels": " ".join(labels[cell]), **found}


def _both(a: xr.Dataset, b: xr.Dataset) -> np.ndarray:
    return np.intersect1d(a["replicate"], b["replicate"])


def _last(values: xr.DataArray) -> xr.DataArray:
    return values.isel(time=[-1]) if "time" in values.dims else values


def _alike(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    return (one == other) | (np.isnan(one) & np.isnan(other))


def _cells(
    one: xr.DataArray, other: xr.DataArray
) -> tuple[list[tuple[str, ...]], np.ndarray, np.ndarray]:
    """Return the labels that both have, and the numbers by replicate, record and label."""
    dims = [str(dim) for dim in one.dims if dim not in (*ROWS, "time")]
    there = {dim: set(texts(other[dim])) for dim in dims}
    common = {dim: [label for label in texts(one[dim]) if label in there[dim]] for dim in dims}
    numbers = []
    for values in (one, other):
        known = {dim: {label: i for i, label in enumerate(texts(values[dim]))} for dim in dims}
        places = {dim: [known[dim][label] for label in common[dim]] for dim in dims}
        chosen = values.isel(places)
        if "time" not in chosen.dims:
            chosen = chosen.expand_dims("time")
        chosen = chosen.transpose("replicate", "time", *dims)
        numbers.append(chosen.to_numpy().astype(float).reshape(*chosen.shape[:2], -1))
    return list(itertools.product(*common.values())), numbers[0], numbers[1]


def _asked_as(values: xr.DataArray, labels: tuple[str, ...]) -> str:
    """Return the name by which an answer is asked for."""
    name, dims = str(values.name), [dim for dim in values.dims if dim not in (*ROWS, "time")]
    if not labels:
        return name
    if len(dims) == 1 and name.startswith(f"{dims[0]}_"):
        return f"{labels[0]}.{name.removeprefix(f'{dims[0]}_')}"
    return f"{name}[{','.join(labels)}]"


def _asked(a: xr.Dataset, b: xr.Dataset, what: str, same_seed: bool) -> dict[str, Any]:
    one, other = answer(a, what), answer(b, what)
    _refuse_other_units(what, one, other)
    share = bool(one.attrs.get("share"))
    numbers = one.to_numpy(), other.to_numpy()
    row: dict[str, Any] = {"of": what, "output": "", "labels": "", "unit": one.attrs["units"]}
    row |= _difference(a, b, *numbers, share=share, same_seed=same_seed)
    if share and place_of(a, what) is None:
        row |= _waited(a, b, what, same_seed)
    return row


def _waited(a: xr.Dataset, b: xr.Dataset, what: str, same_seed: bool) -> dict[str, Any]:
    """Return how long it takes on either side, at most until the last day."""
    one, other = waiting(a, what), waiting(b, what)
    horizon = min((found.end - found.start).days for found in (one, other))
    days = [answer(ds, f"{what}.day").to_numpy() for ds in (a, b)]
    until = [np.where(np.isnan(each), horizon, np.minimum(each, horizon)) for each in days]
    found = _difference(a, b, until[0], until[1], share=False, same_seed=same_seed)
    return {
        "first_median": one.median, "second_median": other.median,
        "first_days": found["first"], "second_days": found["second"],
        "days": found["difference"], "days_low": found["low"], "days_high": found["high"],
    }  # fmt: skip


def _difference(
    a: xr.Dataset,
    b: xr.Dataset,
    one: np.ndarray,
    other: np.ndarray,
    *,
    share: bool,
    same_seed: bool,
) -> dict[str, Any]:
    if same_seed:
        return paired(one, other, share=share)._asdict()
    here, there = (np.searchsorted(ds["replicate"], _both(a, b)) for ds in (a, b))
    pairs = int((~np.isnan(one[here] - other[there])).sum())
    return {**unpaired(one, other, share=share)._asdict(), "pairs": pairs}


def _refuse_other_units(what: str, one: xr.DataArray, other: xr.DataArray) -> None:
    units = [values.attrs["units"] for values in (one, other)]
    if units[0] != units[1]:
        raise DataError(
            f"`{what}` is in {units[0]} in the first and in {units[1]} in the second: compare runs "
            "of one currency and one start"
        )


def _leaves(node: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(node, dict) and node:
        for key, below in node.items():
            yield from _leaves(below, f"{path}.{key}" if path else str(key))
    else:
        yield path, ", ".join(map(str, node)) if isinstance(node, list) else str(node)
