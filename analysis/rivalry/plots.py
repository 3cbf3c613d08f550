"""Figures that say what was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from rivalry import marks
from rivalry.errors import DataError
from rivalry.expectations import at_date, people
from rivalry.expectations import points as historical_points
from rivalry.findings import Finding, Labels, head, one_of, panels_of, replicates_text
from rivalry.frames import pick, quantile_array
from rivalry.style import FAINT, GREY, HUES, axes_of, between, number, style, value_axis

BANDS = (0.5, 0.8)


def fan(
    ds: xr.Dataset,
    variable: str = "platform_registered",
    which: str | Sequence[str] | None = None,
    *,
    bands: Sequence[float] = BANDS,
    points: bool | pd.DataFrame = True,
    forecast_from: str | None = None,
    title: str | None = None,
    ax: Axes | None = None,
    **labels: Any,
) -> Axes | np.ndarray:
    """Draw the median, and bands that hold the middle half and four fifths of the replicates.

    Parameters
    ----------
    ds : xarray.Dataset
        A run.
    variable : str
        An output followed through time, or the name of an answer: ``"vancl.cash"``.
    which : str or list of str, optional
        Of which platform, company, contract, ... (the output's first dimension after time), or
        several side by side on the same scale; all of them if not given.
    bands : sequence of float
        The share of replicates that each band holds.
    points : bool or DataFrame
        Historical numbers with their tolerance: those of :func:`rivalry.points`, or a table with
        the same columns. Filled discs were used, open diamonds and brackets were held out.
    forecast_from : date, optional
        Shade what comes after it: nothing known later went into the scenario.
    title : str, optional
        For one panel, instead of the finding (the median on the last day); for several, above
        their findings.
    ax : matplotlib Axes, optional
        Where to draw one panel.
    **labels
        Labels of dimensions, such as ``segment="silent"``; a list for one of them is set side by
        side.

    Returns
    -------
    Axes, or an array of Axes if there are several panels.
    """
    variable, panels = panels_of(ds, variable, which, labels)
    if ax is not None and len(panels) > 1:
        raise DataError("one Axes holds one panel; name one label, or leave `ax` out")
    chart = _Fan(ds, variable, bands, points, forecast_from)
    with style():
        if len(panels) == 1:
            return chart.alone(axes_of(ax), panels[0], title)
        return chart.side_by_side(panels, title)


@dataclass(frozen=True)
class _Fan:
    """What all panels of a fan chart share."""

    ds: xr.Dataset
    variable: str
    bands: Sequence[float]
    points: bool | pd.DataFrame
    forecast_from: str | None

    def alone(self, ax: Axes, labels: Labels, title: str | None) -> Axes:
        q = self._draw(ax, labels, HUES[0])
        self._finish(ax, labels, q, HUES[0], title)
        marks.key([ax])
        return ax

    def side_by_side(self, panels: list[Labels], title: str | None) -> np.ndarray:
        n = len(panels)
        hues = [HUES[i % len(HUES)] for i in range(n)]
        rows, columns = (1, n) if n <= 3 else (-(-n // 3), 3)
        figure, grid = plt.subplots(
            rows, columns, figsize=(1.0 + 4.4 * columns, 4.6 if rows == 1 else 3.6 * rows),
            sharey=True, squeeze=False, layout="constrained",
        )  # fmt: skip
        axes = grid.ravel()
        for spare in axes[n:]:
            spare.set_visible(False)
        axes = axes[:n]
        drawn = [self._draw(*panel) for panel in zip(axes, panels, hues, strict=True)]
        for ax, labels, q, hue in zip(axes, panels, drawn, hues, strict=True):
            self._finish(ax, labels, q, hue, None)
        marks.key(axes)
        if title:
            figure.suptitle(title, x=0.008, ha="left", fontweight="bold", fontsize=14)
        return axes

    def _draw(self, ax: Axes, labels: Labels, hue: str) -> xr.DataArray:
        """Draw bands and points; return the quantiles."""
        wanted = sorted({0.5, *(edge for band in self.bands for edge in marks.edges(band))})
        q = _through_time(quantile_array(self.ds, self.variable, wanted, **labels))
        marks.draw_bands(ax, q, self.bands, hue)
        if isinstance(self.points, pd.DataFrame):
            marks.draw_points(ax, self.points)
        elif self.points:
            known = historical_points(
                self.ds, self.variable, forecast_from=self.forecast_from, **labels
            )
            marks.draw_points(ax, known)
        return q

    def _finish(
        self, ax: Axes, labels: Labels, q: xr.DataArray, hue: str, title: str | None
    ) -> None:
        """Add what needs the final scale: names at the ends, the forecast, the finding."""
        time = q["time"].values
        value_axis(ax, q.attrs.get("units", "1"))
        marks.time_axis(ax, time)
        marks.name_ends(ax, time[-1], _ends(q, self.bands), hue)
        if self.forecast_from is not None:
            marks.shade_forecast(ax, time, self.forecast_from)
        band = max(self.bands, default=0.0)
        head(ax, Finding.of(self.ds, self.variable, None, band, labels), title)


def _ends(q: xr.DataArray, bands: Sequence[float]) -> list[marks.End]:
    last = q.isel(time=-1)
    ends = [marks.End(float(last.sel(quantile=0.5)), "median", bold=True)]
    for band in bands:
        low, high = (float(last.sel(quantile=e, method="nearest")) for e in marks.edges(band))
        if high > low:
            ends += [marks.End(value, f"{100 * band:g} %") for value in (low, high)]
    return ends


def quantile_lines(
    ds: xr.Dataset,
    variable: str,
    which: str | None = None,
    *,
    probabilities: Sequence[float] = (0.1, 0.5, 0.9),
    title: str | None = None,
    ax: Axes | None = None,
    **labels: Any,
) -> Axes:
    """Draw quantiles over the replicates as lines, each named at its end."""
    variable, chosen = one_of(ds, variable, which, labels)
    lines = _through_time(quantile_array(ds, variable, probabilities, **chosen))
    time = lines["time"].values
    with style():
        ax = axes_of(ax)
        ends = []
        for probability in probabilities:
            y = lines.sel(quantile=probability).values
            middle = probability == 0.5
            ax.plot(time, y, color=HUES[0] if middle else GREY, linewidth=2.2 if middle else 1.2)
            ends.append(
                marks.End(y[-1], "median" if middle else f"{100 * probability:g} %", middle)
            )
        value_axis(ax, lines.attrs.get("units", "1"))
        marks.time_axis(ax, time)
        marks.name_ends(ax, time[-1], ends, HUES[0])
        head(ax, Finding.of(ds, variable, None, 0.8, chosen), title)
    return ax


def histogram(
    ds: xr.Dataset,
    variable: str,
    which: str | None = None,
    *,
    at: str,
    limits: tuple[float, float] | None = None,
    bins: int = 30,
    title: str | None = None,
    ax: Axes | None = None,
    **labels: Any,
) -> Axes:
    """Draw where the replicates are on one day, and how many lie in a range, such as a back-test's.

    Parameters
    ----------
    at : date
        The day.
    limits : pair of float, optional
        A range in the variable's unit, shaded; the title says which share of replicates it holds.
    """
    variable, chosen = one_of(ds, variable, which, labels)
    values = pick(ds, variable, **chosen).astype(float)
    found = Finding.of(ds, variable, at, 0.8, chosen)
    numbers = at_date(values, at).values
    units = values.attrs.get("units", "1")
    with style():
        ax = axes_of(ax)
        ax.hist(numbers, bins=bins, color=HUES[0], rwidth=0.92, zorder=2)
        if limits is not None:
            ax.axvspan(*limits, color=FAINT, linewidth=0, zorder=0)
            title = title or _share_finding(numbers, limits, units)
        ax.xaxis.set_major_formatter(lambda value, _: number(value, units))
        ax.xaxis.set_major_locator(MaxNLocator(nbins=6))
        ax.set_ylabel("replicates")
        head(ax, found, title)
    return ax


def _share_finding(numbers: np.ndarray, limits: tuple[float, float], units: str) -> str:
    share = 100 * np.mean((numbers >= limits[0]) & (numbers <= limits[1]))
    return f"{share:.0f} % of replicates lie in {between(*limits, units)}"


def spread_histogram(
    ds: xr.Dataset,
    spread: str,
    *,
    bins: int = 40,
    title: str | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw how far a rumour or a fashion got: the share of people reached, over the replicates.

    Cascades die out or take off; where the two are clearly apart, the title says how often they
    take off and how far they then get, otherwise it gives the median.
    """
    reached = pick(ds, "spread_reached", spread=spread).astype(float)
    if "time" in reached.dims:
        reached = reached.isel(time=-1)
    shares = (reached / people(ds)).values
    with style():
        ax = axes_of(ax)
        ax.hist(100 * shares, bins=np.linspace(0, 100, bins + 1), color=HUES[0], rwidth=0.92)
        ax.grid(axis="y", color=FAINT, linewidth=0.7)
        ax.set_xlim(0, 100)
        ax.xaxis.set_major_formatter("{x:g} %")
        ax.set_xlabel("of all people reached in the end")
        ax.set_ylabel("replicates")
        ax.set_title(title or _spread_finding(spread, shares), pad=10)
    return ax


def stamp(figure: plt.Figure, ds: xr.Dataset) -> None:
    """Write under a figure which run made it."""
    points = f"{ds.sizes['point']:,} points of " if "point" in ds.dims else ""
    words = (
        f"run {ds.attrs['run_id']} · Rivalry {ds.attrs['model_version']} · "
        f"{points}{replicates_text(ds)}"
    )
    with style():
        figure.supxlabel(words, x=0.995, ha="right", fontsize=7, color=GREY)


def _spread_finding(spread: str, shares: np.ndarray) -> str:
    name = spread.replace("_", " ")
    far = shares > 0.5 * shares.max()
    if not far.all() and shares[far].min() > 3 * shares[~far].max():
        reach = 100 * np.median(shares[far])
        return (
            f"“{name}” takes off in {100 * far.mean():.0f} % of replicates "
            f"and then reaches {reach:.0f} % of all people"
        )
    return f"“{name}” reaches {100 * np.median(shares):.3g} % of all people (median)"


def _through_time(q: xr.DataArray) -> xr.DataArray:
    if "time" not in q.dims:
        raise DataError(f"`{q.name}` is not followed through time")
    left = [str(dim) for dim in q.dims if dim not in ("time", "quantile")]
    if left:
        raise DataError(f"`{q.name}` needs one label for each of: {', '.join(left)}")
    return q
