"""Sweeps: a scenario at many points, opened as one dataset along ``point`` and ``replicate``."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import xarray as xr
from matplotlib import pyplot as plt
from matplotlib.axes import Axes

from rivalry.errors import DataError
from rivalry.frames import swept
from rivalry.style import key_value, style


def keys(ds: xr.Dataset) -> list[str]:
    """Return the swept keys: the names of their coordinates along ``point``, in their order.

    Parameters
    ----------
    ds : xarray.Dataset
        A sweep, from :func:`rivalry.open`.

    Raises
    ------
    DataError
        The dataset is a run at one point.
    """
    if "point" not in ds.dims:
        raise DataError(
            "this is a run, not a sweep: it has no points; make one with `rivalry sweep`"
        )
    return swept(ds)


def missing(ds: xr.Dataset) -> pd.DataFrame:
    """Return the tasks that are not there, with the code and message of what went wrong.

    Parameters
    ----------
    ds : xarray.Dataset
        A sweep.

    Returns
    -------
    pandas.DataFrame
        Columns ``point``, ``replicate``, ``code`` and ``message``; no rows if all are there.
    """
    keys(ds)
    columns = ("point", "replicate", "code", "message")
    if "missing_point" not in ds:
        return pd.DataFrame(columns=list(columns))
    return pd.DataFrame({name: ds[f"missing_{name}"].to_numpy() for name in columns})


def by_key(values: xr.DataArray) -> xr.DataArray:
    """Give values along ``point`` a dimension for each swept key.

    Parameters
    ----------
    values : xarray.DataArray
        Numbers of a sweep; other dimensions stay as they are.

    Returns
    -------
    xarray.DataArray
        The same numbers by key; NaN where no point of the design lies.

    Raises
    ------
    DataError
        There are no points, or two points with the same values.

    Examples
    --------
    >>> ds = rivalry.open("@last")  # doctest: +SKIP
    >>> alive = ds.company_alive.sel(company="vancl").isel(time=-1)  # doctest: +SKIP
    >>> rivalry.by_key(alive.mean("replicate"))  # doctest: +SKIP
    """
    names = keys(values.to_dataset(name="values"))
    if not names:
        raise DataError(
            "these values have lost their keys; take them from a sweep without `drop_vars`"
        )
    if len(names) == 1:
        return values.swap_dims(point=names[0]).drop_vars("point", errors="ignore").sortby(names[0])
    indexed = values.drop_vars("point", errors="ignore").set_index(point=names)
    if not indexed.indexes["point"].is_unique:
        raise DataError("two points have the same values of all keys; average them first")
    return indexed.unstack("point")


def sweep_map(values: xr.DataArray, *, ax: Axes | None = None, **options: Any) -> Axes:
    """Draw one number per point: a line for one swept key, a map of colours for two.

    Parameters
    ----------
    values : xarray.DataArray
        One number per point, such as a mean over replicates.
    ax : matplotlib Axes, optional
        Where to draw.
    **options
        For xarray's ``plot.line`` or ``plot.pcolormesh``.

    Raises
    ------
    DataError
        More than two keys were swept, or more than one number per point is given.
    """
    if values.dims != ("point",):
        raise DataError(
            f"one number per point is needed, not {values.dims}; average over the rest first"
        )
    table = by_key(values)
    if table.ndim > 2:
        raise DataError(
            f"{table.ndim} keys were swept; choose two and average over the others: .mean(KEY)"
        )
    with style():
        axes = ax if ax is not None else plt.subplots()[1]
        if table.ndim == 1:
            table.plot.line(ax=axes, marker="o", **options)
        else:
            table.plot.pcolormesh(ax=axes, **options)
        label = values.attrs.get("long_name", values.name)
        axes.set_title("" if label is None else str(label))
    return axes


def apart(ds: xr.Dataset, key: str) -> dict[str, xr.Dataset]:
    """Return the points of a sweep by the values of one key, each named by its value.

    Parameters
    ----------
    ds : xarray.Dataset
        A sweep.
    key : str
        Its path (``events.rescue.amount``) or the name of its coordinate.
    """
    name = coordinate_of(ds, key)
    values = ds[name]
    units = values.attrs.get("units", "1")
    return {
        key_value(value, units): ds.isel(point=np.flatnonzero(values.to_numpy() == value))
        for value in np.unique(values.to_numpy())
    }


def coordinate_of(ds: xr.Dataset, key: str) -> str:
    """Return the name of a swept key's coordinate, given that or the key's path."""
    for name in keys(ds):
        if key in (name, ds[name].attrs.get("long_name")):
            return name
    raise DataError(f"`{key}` was not swept; these were: {', '.join(keys(ds))}")


def complete(ds: xr.Dataset) -> np.ndarray:
    """Return which tasks are there: a table of yes and no by point and replicate."""
    there = np.arange(ds.sizes["replicate"])[None, :] < ds["replicates_asked"].to_numpy()[:, None]
    gone = missing(ds)
    there[gone["point"].to_numpy(dtype=int), gone["replicate"].to_numpy(dtype=int)] = False
    return there
