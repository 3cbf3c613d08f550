"""Tidy tables of a run: one row per observation, one column per thing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
import xarray as xr

from rivalry.errors import DataError

#: Median, the middle half, and four fifths.
PROBABILITIES = (0.1, 0.25, 0.5, 0.75, 0.9)

#: What :func:`events` tells of each entry.
EVENT_COLUMNS = ["replicate", "date", "name", "who", "whom", "amount", "number", "cause"]


def pick(ds: xr.Dataset, variable: str, **labels: Any) -> xr.DataArray:
    """Return one variable, at some labels of its dimensions.

    Parameters
    ----------
    ds : xarray.Dataset
        A run.
    variable : str
        Such as ``"platform_registered"``.
    **labels
        Dimension = label, list of labels, or slice; dates may be text.

    Raises
    ------
    DataError
        The variable, a dimension or a label is not in the run; the message says what is.
    """
    if variable not in ds.data_vars:
        known = ", ".join(sorted(map(str, ds.data_vars)))
        raise DataError(f"the run has no `{variable}`; it has: {known}")
    values = ds[variable]
    for dim, label in labels.items():
        if dim not in values.dims:
            raise DataError(
                f"`{variable}` has no `{dim}`; it has: {', '.join(map(str, values.dims))}"
            )
        try:
            values = values.sel({dim: label})
        except KeyError as error:
            known = ", ".join(map(str, values[dim].values[:12]))
            raise DataError(f"`{variable}` has no {dim} `{label}`; it has: {known}") from error
    return values


def frame(ds: xr.Dataset, *variables: str, **labels: Any) -> pd.DataFrame:
    """Return variables as one tidy table.

    Examples
    --------
    >>> frame(ds, "platform_registered", platform="wechat")  # doctest: +SKIP
          replicate       time  platform_registered
    0             0 2011-01-21                    0
    """
    if not variables:
        raise DataError("name at least one variable, for example `platform_registered`")
    columns = {name: pick(ds, name, **labels).reset_coords(drop=True) for name in variables}
    return xr.Dataset(columns).to_dataframe().reset_index()


def quantiles(
    ds: xr.Dataset, variable: str, probabilities: Sequence[float] = PROBABILITIES, **labels: Any
) -> pd.DataFrame:
    """Return quantiles over the replicates, one column per probability.

    The columns after the dimensions are named by the probabilities (0.1, 0.5, ...), linearly
    interpolated between order statistics (Hyndman & Fan 1996, type 7).
    """
    values = quantile_array(ds, variable, probabilities, **labels)
    table = values.reset_coords(drop=True).to_dataframe("value")["value"].unstack("quantile")
    table.columns.name = None
    return table.reset_index() if table.index.names != [None] else table


def quantile_array(
    ds: xr.Dataset, variable: str, probabilities: Sequence[float], **labels: Any
) -> xr.DataArray:
    """Return quantiles over the replicates along a dimension ``quantile``, which comes last."""
    values = pick(ds, variable, **labels)
    if "replicate" not in values.dims:
        raise DataError(f"`{variable}` does not differ between replicates")
    over = values.astype(float).quantile(list(probabilities), "replicate", keep_attrs=True)
    return over.transpose(..., "quantile")


def inputs(ds: xr.Dataset) -> pd.DataFrame:
    """Return the uncertain numbers as drawn: a row per replicate, a column per number.

    ``frame.attrs["units"]`` gives the unit of each column.
    """
    names = [str(name) for name in ds.data_vars if str(name).startswith("input_")]
    columns = {name.removeprefix("input_"): ds[name].values for name in names}
    table = pd.DataFrame(columns, index=pd.Index(ds["replicate"].values, name="replicate"))
    table.attrs["units"] = {
        name.removeprefix("input_"): ds[name].attrs.get("units", "1") for name in names
    }
    return table


def events(ds: xr.Dataset) -> pd.DataFrame:
    """Return what happened: a row per entry of each replicate's journal.

    ``date``, ``name``, ``who`` and ``whom`` ("" for nobody), ``amount`` (money, in the unit of
    ``frame.attrs["units"]``), ``number`` (its place in the replicate's journal) and ``cause`` (the
    ``number`` of the entry that caused it, -1 for none). Empty, with these columns, if nothing can
    happen in the run.
    """
    if "event_replicate" not in ds:
        return pd.DataFrame(columns=EVENT_COLUMNS)
    columns = {name: ds[f"event_{name}"].values for name in EVENT_COLUMNS if name != "date"}
    columns["date"] = ds["event_time"].values
    columns["name"] = _looked_up(ds["event_word"], columns["name"])
    for actor in ("who", "whom"):
        columns[actor] = _looked_up(ds["party"], columns[actor])
    table = pd.DataFrame(columns)[EVENT_COLUMNS]
    table.attrs["units"] = {"amount": ds["event_amount"].attrs.get("units", "1")}
    return table


def _looked_up(table: xr.DataArray, places: np.ndarray) -> np.ndarray:
    """Return the names at these places; missing texts are empty."""
    names = np.array([str(name) if name else "" for name in table.values], dtype=object)
    return names[places.astype(int)]
