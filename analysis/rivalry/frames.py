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

    Of a sweep, the columns are ``point``, the swept keys, ``replicate``, ...
    """
    if not variables:
        raise DataError("name at least one variable, for example `platform_registered`")
    columns = {name: pick(ds, name, **labels).reset_coords(drop=True) for name in variables}
    table = xr.Dataset(columns).to_dataframe().reset_index()
    if "point" in ds.coords and "point" not in table:
        table.insert(0, "point", ds["point"].item())
    return _with_keys(ds, table)


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


def events(
    ds: xr.Dataset,
    *,
    name: str | Sequence[str] | None = None,
    who: str | None = None,
    since: str | pd.Timestamp | None = None,
    until: str | pd.Timestamp | None = None,
) -> pd.DataFrame:
    """Return what happened: a row per entry of each replicate's journal.

    Parameters
    ----------
    ds : xarray.Dataset
        A run or a sweep, or some of its points and replicates.
    name : str or list of str, optional
        Keep what is called so, such as ``"default"`` or ``["rescue", "refusal"]``.
    who : str, optional
        Keep what somebody of this name did or suffered.
    since, until : date, optional
        Keep what happened between these days, both included.

    Returns
    -------
    pandas.DataFrame
        ``replicate`` (in a sweep after ``point`` and the swept keys), ``date``, ``name``, ``who``
        and ``whom`` ("" for nobody), ``amount`` (money, in the unit of ``frame.attrs["units"]``),
        ``number`` (its place in the replicate's journal) and ``cause`` (the ``number`` of the entry
        that caused it, -1 for none). Empty, with these columns, if nothing can happen in the run.
    """
    table = journal(ds)
    if since is not None:
        table = table[table["time"] >= pd.Timestamp(since)]
    if until is not None:
        table = table[table["time"] <= pd.Timestamp(until)]
    words, parties = (_names(ds, of) for of in ("event_word", "party"))
    if name is not None:
        wanted = {name} if isinstance(name, str) else set(name)
        _refuse_unknown("nothing that happens", wanted, words)
        table = table[np.isin(words, list(wanted))[table["name"]]]
    if who is not None:
        _refuse_unknown("nobody", {who}, parties)
        here = np.isin(parties, [who])
        table = table[here[table["who"]] | here[table["whom"]]]
    table = table.rename(columns={"time": "date"}).reset_index(drop=True)
    table["name"] = words[table["name"]]
    for actor in ("who", "whom"):
        table[actor] = parties[table[actor]]
    table = _with_keys(ds, table)
    if "event_amount" in ds:
        table.attrs["units"] = {"amount": ds["event_amount"].attrs.get("units", "1")}
    return table


def journal(ds: xr.Dataset) -> pd.DataFrame:
    """Return the journal as it is stored: words and parties by their places in the tables.

    Only entries of the points and replicates that `ds` still has.
    """
    stored = ["replicate", "time", *EVENT_COLUMNS[2:]]
    if "event_replicate" not in ds:
        none = {name: np.empty(0, int) for name in stored} | {"time": np.empty(0, "datetime64[ns]")}
        return pd.DataFrame(none)
    rows = (["point"] if "event_point" in ds else []) + stored
    table = pd.DataFrame({name: ds[f"event_{name}"].to_numpy() for name in rows})
    for row in ("point", "replicate"):
        if row in table and row in ds.coords:
            table = table[np.isin(table[row], ds[row].to_numpy())]
    return table


def texts(labels: xr.DataArray) -> list[str]:
    """Return labels as text; missing ones are empty."""
    return [
        str(name) if name not in ("", None) else ""
        for name in np.atleast_1d(labels.to_numpy()).tolist()
    ]


def _names(ds: xr.Dataset, table: str) -> np.ndarray:
    return np.array(texts(ds[table]) if table in ds else [""], dtype=object)


def _refuse_unknown(what: str, wanted: set[str], known: np.ndarray) -> None:
    if strange := sorted(wanted - set(known)):
        some = ", ".join(str(each) for each in known[:12] if each)
        raise DataError(f"{what} is called `{strange[0]}` in this run; there is: {some}, ...")


def _with_keys(ds: xr.Dataset, table: pd.DataFrame) -> pd.DataFrame:
    """Put the swept keys behind the point, if there are points."""
    if "point" not in table:
        return table
    points = np.atleast_1d(ds["point"].to_numpy())
    places = np.searchsorted(points, table["point"].to_numpy())
    for place, key in enumerate(swept(ds)):
        values = np.atleast_1d(ds[key].to_numpy())
        table.insert(place + 1, key, values[places] if len(values) else values)
    return table


def swept(ds: xr.Dataset | xr.DataArray) -> list[str]:
    """Return the names of the swept keys; none if this is a run at one point."""
    if "point" not in ds.coords:
        return []
    along = ds["point"].dims
    others = {"point", "replicate", "time"}
    return [
        str(name)
        for name, values in ds.coords.items()
        if values.dims == along and name not in others and (along or "long_name" in values.attrs)
    ]
