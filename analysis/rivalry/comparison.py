"""Two runs side by side, replicate by replicate."""

from __future__ import annotations

import itertools
import warnings
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd
import xarray as xr

from rivalry.answers import ROWS, answer
from rivalry.errors import DataError
from rivalry.frames import texts
from rivalry.quantities import scenario
from rivalry.statistics import paired

_COLUMNS = [
    "output", "labels", "unit", "pairs", "first", "second", "difference", "low", "high", "gain",
]  # fmt: skip


def compare(a: xr.Dataset, b: xr.Dataset, of: str | Sequence[str] | None = None) -> pd.DataFrame:
    """Say what one run has more than another, in pairs of replicates.

    Replicates of one number meet the same chance in both, so that their difference is due to what
    was changed; the numbers are those of ``rivalry compare A B --json``.

    Parameters
    ----------
    a, b : xarray.Dataset
        Two runs of one calendar, or points of a sweep: ``ds.sel(point=3)``.
    of : str or list of str, optional
        Answers, such as ``["vancl.cash", "vancl.survival"]``; by default every number of the last
        day that is not the same in all pairs, survival first.

    Returns
    -------
    pandas.DataFrame
        A row per number: ``output`` (or the answer), ``labels``, ``unit``, ``pairs``, the means
        ``first`` and ``second``, their ``difference`` with its 95 % interval ``low`` to ``high``
        (Student's t; of fewer than six pairs none), and the ``gain``: as many times the replicates
        would runs on unlike chance need for the same interval. ``attrs``: ``pairs``, ``same_seed``,
        ``changed`` (the keys in which the scenarios differ) and ``part`` (the first day recorded on
        which they differ, or nothing).

    Raises
    ------
    DataError
        The two have no replicate in common, or were recorded on other days.
    """
    a, b = _common(a, b)
    if of is None:
        rows = sorted(_all(a, b), key=lambda row: not row["output"].startswith("company_alive"))
    else:
        rows = [_asked(a, b, what) for what in ([of] if isinstance(of, str) else of)]
    table = pd.DataFrame(rows, columns=_COLUMNS)
    table.attrs = {
        "pairs": int(a.sizes["replicate"]),
        "same_seed": bool(a.attrs.get("seed") == b.attrs.get("seed")),
        "changed": changed(a, b),
        "part": parting(a, b),
    }
    return table


def differences(a: xr.Dataset, b: xr.Dataset, of: str) -> xr.DataArray:
    """Return what `a` has more than `b` of an answer, one number per pair of replicates."""
    a, b = _common(a, b)
    one, other = answer(a, of), answer(b, of)
    return (one - other).assign_attrs(one.attrs).rename(of)


def changed(a: xr.Dataset, b: xr.Dataset) -> dict[str, tuple[str, str]]:
    """Return the scenario keys that differ, by path: what they are in each, ``off`` if absent."""
    one, other = (dict(_leaves(scenario(ds))) for ds in (a, b))
    paths = [*one, *(path for path in other if path not in one)]
    told = {path: (one.get(path, "off"), other.get(path, "off")) for path in paths}
    ignored = ("question", "replicates")
    return {
        path: values
        for path, values in told.items()
        if values[0] != values[1] and path.split(".")[0] not in ignored
    }


def parting(a: xr.Dataset, b: xr.Dataset) -> pd.Timestamp | None:
    """Return the first recorded day on which any number differs; nothing if none does."""
    first: int | None = None
    for name in _shared(a, b):
        if "time" not in a[name].dims:
            continue
        one, other = (ds[name].transpose("time", ...).to_numpy() for ds in (a, b))
        if one.shape != other.shape:
            continue
        same = (one == other) | (_nan(one) & _nan(other))
        apart = ~same.reshape(len(same), -1).all(axis=1)
        if apart.any():
            place = int(np.argmax(apart))
            first = place if first is None else min(first, place)
    return None if first is None else pd.Timestamp(a["time"].to_numpy()[first])


def _nan(values: np.ndarray) -> np.ndarray:
    return np.isnan(values) if values.dtype.kind == "f" else np.zeros(values.shape, bool)


def _common(a: xr.Dataset, b: xr.Dataset) -> tuple[xr.Dataset, xr.Dataset]:
    """Return both with the replicates that both have, and refuse what cannot be compared."""
    for ds in (a, b):
        if "point" in ds.dims:
            raise DataError("this is a sweep: choose one of its points, as in ds.sel(point=3)")
    both = np.intersect1d(a["replicate"], b["replicate"])
    if not both.size:
        raise DataError("the two runs have no replicate in common; play more replicates")
    versions = [ds.attrs.get("model_version") for ds in (a, b)]
    if versions[0] != versions[1]:
        warnings.warn(
            f"the two runs were made by versions {versions[0]} and {versions[1]} of the model: "
            "differences may be due to that, too",
            stacklevel=4,
        )
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


def _all(a: xr.Dataset, b: xr.Dataset) -> Iterator[dict[str, Any]]:
    names = list(_shared(a, b))
    if not names:
        raise DataError("they recorded no output in common; run both with the same outputs.record")
    for name in names:
        one, other = _last(a[name]), _last(b[name])
        unit = "1" if "flag_meanings" in one.attrs else str(one.attrs.get("units", ""))
        labels, left, right = _cells(one, other)
        same = (left == right) | (np.isnan(left) & np.isnan(right))
        for cell in np.flatnonzero(~same.all(axis=0)):
            yield _row(name, labels[cell], unit, left[:, cell], right[:, cell])


def _last(values: xr.DataArray) -> xr.DataArray:
    return values.isel(time=-1) if "time" in values.dims else values


def _cells(one: xr.DataArray, other: xr.DataArray) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Return the labels that both have, and the numbers by replicate and label."""
    dims = [str(dim) for dim in one.dims if dim not in ROWS]
    there = {dim: set(texts(other[dim])) for dim in dims}
    common = {dim: [label for label in texts(one[dim]) if label in there[dim]] for dim in dims}
    labels = [" ".join(place) for place in itertools.product(*common.values())]
    numbers = []
    for values in (one, other):
        places = {dim: [texts(values[dim]).index(each) for each in common[dim]] for dim in dims}
        chosen = values.isel(places).transpose("replicate", *dims)
        numbers.append(chosen.to_numpy().astype(float).reshape(values.sizes["replicate"], -1))
    return labels, numbers[0], numbers[1]


def _asked(a: xr.Dataset, b: xr.Dataset, what: str) -> dict[str, Any]:
    one, other = answer(a, what), answer(b, what)
    return _row(what, "", one.attrs["units"], one.to_numpy(), other.to_numpy())


def _row(output: str, labels: str, unit: str, one: np.ndarray, other: np.ndarray) -> dict[str, Any]:
    found = paired(one, other)._asdict()
    return {"output": output, "labels": labels, "unit": unit, **found}


def _leaves(node: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(node, dict) and node:
        for key, below in node.items():
            yield from _leaves(below, f"{path}.{key}" if path else str(key))
    else:
        yield path, str(node) if not isinstance(node, list) else ", ".join(map(str, node))
