"""An answer over two swept keys, as a table that is also a map."""

from __future__ import annotations

import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap

from rivalry.answers import answer
from rivalry.errors import DataError
from rivalry.statistics import mean_interval
from rivalry.style import (
    GREY,
    HUES,
    INK,
    answer_text,
    axes_of,
    headed,
    key_text,
    key_value,
    number,
    style,
    value_axis,
)
from rivalry.sweeps import by_key, coordinate_of, keys

#: From light to dark, also in grey.
_COLOURS = LinearSegmentedColormap.from_list("rivalry", ["#f3f6fa", "#7fb0d8", "#063a66"])


def heat_map(
    ds: xr.Dataset,
    of: str,
    *,
    x: str | None = None,
    y: str | None = None,
    title: str | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw the mean of an answer over two swept keys; over one, a line with 95 % intervals.

    Parameters
    ----------
    ds : xarray.Dataset
        A sweep.
    of : str
        An answer, such as ``"vancl.survival"``.
    x, y : str, optional
        Which keys, by path or coordinate, if more than two were swept: the answer is then averaged
        over the others.
    title : str, optional
        Instead of the finding: where the answer is least and greatest.
    ax : matplotlib Axes, optional
        Where to draw.

    Returns
    -------
    Axes
        Each cell has its number in it. A cell without a number was not played, or has no answer.
    """
    names = keys(ds)
    across = [coordinate_of(ds, key) for key in (x, y) if key is not None]
    across += [name for name in names if name not in across][: 2 - len(across)]
    values = answer(ds, of)
    with style():
        if len(across) == 1:
            return _line(ds, values, across[0], of, title, axes_of(ax))
        return _map(ds, values, across, of, title, ax)


def _map(
    ds: xr.Dataset, values: xr.DataArray, across: list[str], of: str, title: str | None,
    ax: Axes | None,
) -> Axes:  # fmt: skip
    table = _table(ds, values, across)
    cells, units = table.to_numpy(), values.attrs["units"]
    if np.isnan(cells).all():
        raise DataError(f"`{of}` has no number at any point")
    rows, columns = cells.shape
    ax = axes_of(ax, width=max(6.0, 2.4 + 1.15 * columns), height=max(3.2, 1.7 + 0.52 * rows))
    low, high = float(np.nanmin(cells)), float(np.nanmax(cells))
    bounds = (0.0, 1.0) if values.attrs.get("share") else (low, high if high > low else low + 1)
    ax.imshow(cells, cmap=_COLOURS, vmin=bounds[0], vmax=bounds[1], aspect="auto", origin="lower")
    for (i, j), value in np.ndenumerate(cells):
        dark = (value - bounds[0]) / (bounds[1] - bounds[0]) > 0.55
        text = "–" if np.isnan(value) else _short(value, units)
        ax.text(j, i, text, ha="center", va="center", fontsize=9, color="white" if dark else INK)
    for axis, name in ((ax.xaxis, across[0]), (ax.yaxis, across[1])):
        ticks = table[name].to_numpy()
        labels = [key_value(value, ds[name].attrs.get("units", "1")) for value in ticks]
        axis.set_ticks(range(len(ticks)), labels)
        axis.set_tick_params(length=0)
        axis.set_label_text(key_text(ds[name].attrs.get("long_name", name)))
    if columns > 6:
        ax.tick_params(axis="x", rotation=30)
    ax.spines["bottom"].set_visible(False)
    found = _finding(ds, table, across, of, units)
    headed(ax, title or found, _basis(ds, units))
    return ax


def _table(ds: xr.Dataset, values: xr.DataArray, across: list[str]) -> xr.DataArray:
    """Return means by the two keys, y first."""
    means = values.mean("replicate") if "replicate" in values.dims else values
    frame = means.rename("value").to_dataframe().groupby([across[1], across[0]])["value"].mean()
    return frame.to_xarray()


def _finding(ds: xr.Dataset, table: xr.DataArray, across: list[str], of: str, units: str) -> str:
    cells = table.to_numpy()
    if np.nanmin(cells) == np.nanmax(cells):
        return f"{answer_text(of)}: {number(float(np.nanmax(cells)), units)} everywhere"
    told = []
    for place in (np.nanargmin(cells), np.nanargmax(cells)):
        i, j = np.unravel_index(place, cells.shape)
        at = ", ".join(
            key_value(table[name].to_numpy()[k], ds[name].attrs.get("units", "1"))
            for name, k in ((across[0], j), (across[1], i))
        )
        told.append(f"{number(float(cells[i, j]), units)} ({at})")
    return f"{answer_text(of)} from {told[0]} to {told[1]}"


def _line(
    ds: xr.Dataset, values: xr.DataArray, name: str, of: str, title: str | None, ax: Axes
) -> Axes:
    table = by_key(values)
    share = bool(values.attrs.get("share"))
    found = [mean_interval(table.sel({name: v}), share=share) for v in table[name].to_numpy()]
    places, units = table[name].to_numpy(), values.attrs["units"]
    is_number = np.issubdtype(places.dtype, np.number) or np.issubdtype(places.dtype, np.datetime64)
    x = places if is_number else np.arange(len(places))
    middle = np.array([each.value for each in found])
    arms = np.array([[e.value - e.low, e.high - e.value] for e in found]).T
    arms = np.where(np.isfinite(arms), arms, 0)
    ax.errorbar(x, middle, yerr=arms, color=HUES[0], ecolor=GREY, capsize=3, marker="o", zorder=2)
    value_axis(ax, units)
    key_units = ds[name].attrs.get("units", "1")
    if len(places) <= 12:
        ax.set_xticks(x, [key_value(value, key_units) for value in places])
    ax.set_xlabel(key_text(ds[name].attrs.get("long_name", name)))
    low, high = int(np.nanargmin(middle)), int(np.nanargmax(middle))
    told = [f"{number(middle[i], units)} at {key_value(places[i], key_units)}" for i in (low, high)]
    headed(ax, title or f"{answer_text(of)} from {told[0]} to {told[1]}", _basis(ds, units))
    return ax


def _basis(ds: xr.Dataset, units: str) -> str:
    unit = "" if units == "1" or units.startswith("days since") else f" in {units}"
    n = ds.sizes.get("replicate", 1)
    return f"mean{unit} over {n:,} replicates at each of {ds.sizes['point']:,} points"


def _short(value: float, units: str) -> str:
    """Write a number for a cell: the unit is said above."""
    if units == "1":
        return number(value, "1")
    if units.startswith("days since "):
        return number(value, units)
    for scale, word in ((1e9, " bn"), (1e6, " m")):
        if abs(value) >= 0.9995 * scale:
            return f"{value / scale:.3g}{word}"
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"
