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
from rivalry.frames import pick, quantile_array
from rivalry.style import FAINT, GREY, HUES, between, number, spelt, style, value_axis

BANDS = (0.5, 0.8)


def fan(
    ds: xr.Dataset,
    variable: str = "platform_registered",
    platform: str | Sequence[str] | None = None,
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
        An output followed through time.
    platform : str or list of str, optional
        One platform, or several side by side on the same scale; all of them if not given.
    bands : sequence of float
        The share of replicates that each band holds.
    points : bool or DataFrame
        Historical numbers with their tolerance: those of :func:`rivalry.points`, or a table with
        the same columns. Filled discs were used, open diamonds and brackets were held out.
    forecast_from : date, optional
        Shade what comes after it: nothing known later went into the scenario.
    title : str, optional
        For one platform, instead of the finding (the median on the last day); for several, above
        their findings.
    ax : matplotlib Axes, optional
        Where to draw one platform.
    **labels
        Labels of further dimensions, such as ``segment="silent"``.

    Returns
    -------
    Axes, or an array of Axes if there are several platforms.
    """
    several = _platforms(ds, variable, platform)
    if ax is not None and len(several) > 1:
        raise DataError("one Axes holds one platform; name it, or leave `ax` out")
    chart = _Fan(ds, variable, bands, points, forecast_from, labels)
    with style():
        if len(several) == 1:
            return chart.alone(ax or _axes(), several[0], title)
        return chart.side_by_side(several, title)


@dataclass(frozen=True)
class _Fan:
    """What all panels of a fan chart share."""

    ds: xr.Dataset
    variable: str
    bands: Sequence[float]
    points: bool | pd.DataFrame
    forecast_from: str | None
    labels: dict[str, Any]

    def alone(self, ax: Axes, platform: str | None, title: str | None) -> Axes:
        q = self._draw(ax, platform, HUES[0])
        self._finish(ax, platform, q, HUES[0], title)
        marks.key([ax])
        return ax

    def side_by_side(self, platforms: list[str], title: str | None) -> np.ndarray:
        n = len(platforms)
        hues = [HUES[i % len(HUES)] for i in range(n)]
        figure, axes = plt.subplots(
            1, n, figsize=(1.0 + 4.4 * n, 4.6), sharey=True, layout="constrained"
        )
        drawn = [self._draw(*panel) for panel in zip(axes, platforms, hues, strict=True)]
        for ax, platform, q, hue in zip(axes, platforms, drawn, hues, strict=True):
            self._finish(ax, platform, q, hue, None)
        marks.key(axes)
        if title:
            figure.suptitle(title, x=0.008, ha="left", fontweight="bold", fontsize=14)
        return axes

    def _draw(self, ax: Axes, platform: str | None, hue: str) -> xr.DataArray:
        """Draw bands and points; return the quantiles."""
        chosen = _with_platform(platform, self.labels)
        wanted = sorted({0.5, *(edge for band in self.bands for edge in marks.edges(band))})
        q = _through_time(quantile_array(self.ds, self.variable, wanted, **chosen))
        marks.draw_bands(ax, q, self.bands, hue)
        if isinstance(self.points, pd.DataFrame):
            marks.draw_points(ax, self.points)
        elif self.points:
            known = historical_points(
                self.ds, self.variable, forecast_from=self.forecast_from, **chosen
            )
            marks.draw_points(ax, known)
        value_axis(ax, q.attrs.get("units", "1"))
        return q

    def _finish(
        self, ax: Axes, platform: str | None, q: xr.DataArray, hue: str, title: str | None
    ) -> None:
        """Add what needs the final scale: names at the ends, the forecast, the finding."""
        time = q["time"].values
        marks.time_axis(ax, time)
        marks.name_ends(ax, time[-1], _ends(q, self.bands), hue)
        if self.forecast_from is not None:
            marks.shade_forecast(ax, time, self.forecast_from)
        band = max(self.bands, default=0.0)
        _head(ax, _Finding.of(self.ds, self.variable, platform, None, band, self.labels), title)


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
    platform: str | None = None,
    *,
    probabilities: Sequence[float] = (0.1, 0.5, 0.9),
    title: str | None = None,
    ax: Axes | None = None,
    **labels: Any,
) -> Axes:
    """Draw quantiles over the replicates as lines, each named at its end."""
    chosen = _with_platform(platform, labels)
    lines = _through_time(quantile_array(ds, variable, probabilities, **chosen))
    time = lines["time"].values
    with style():
        ax = ax or _axes()
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
        _head(ax, _Finding.of(ds, variable, platform, None, 0.8, labels), title)
    return ax


def histogram(
    ds: xr.Dataset,
    variable: str,
    platform: str | None = None,
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
    values = pick(ds, variable, **_with_platform(platform, labels)).astype(float)
    found = _Finding.of(ds, variable, platform, at, 0.8, labels)
    numbers = at_date(values, at).values
    units = values.attrs.get("units", "1")
    with style():
        ax = ax or _axes()
        ax.hist(numbers, bins=bins, color=HUES[0], rwidth=0.92, zorder=2)
        if limits is not None:
            ax.axvspan(*limits, color=FAINT, linewidth=0, zorder=0)
            title = title or _share_finding(numbers, limits, units)
        ax.xaxis.set_major_formatter(lambda value, _: number(value, units))
        ax.xaxis.set_major_locator(MaxNLocator(nbins=6))
        ax.set_ylabel("replicates")
        _head(ax, found, title)
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
        ax = ax or _axes()
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
    words = f"run {ds.attrs['run_id']} · Rivalry {ds.attrs['model_version']} · {_replicates(ds)}"
    with style():
        figure.supxlabel(words, x=0.995, ha="right", fontsize=7, color=GREY)


def finding(
    ds: xr.Dataset,
    variable: str,
    platform: str | None = None,
    *,
    at: str | None = None,
    band: float = 0.8,
    **labels: Any,
) -> str:
    """Say in one sentence what a run found, by default on its last day.

    Examples
    --------
    >>> finding(ds, "platform_registered", "wechat")  # doctest: +SKIP
    'WeChat: 621 million registered users on 31 December 2016 (80 %: 478–790 million)'
    """
    found = _Finding.of(ds, variable, platform, at, band, labels)
    return f"{found.headline} on {found.day}" + (f" ({found.spread})" if found.spread else "")


@dataclass(frozen=True)
class _Finding:
    """A sentence in parts, so that a figure can set them in two lines."""

    headline: str  #: "WeChat: 621 million registered users"
    day: str  #: "31 December 2016"
    spread: str  #: "80 %: 478–790 million", or nothing if all replicates agree
    basis: str  #: "median of 200 replicates"

    @classmethod
    def of(
        cls,
        ds: xr.Dataset,
        variable: str,
        platform: str | None,
        at: str | None,
        band: float,
        labels: dict[str, Any],
    ) -> _Finding:
        values = pick(ds, variable, **_with_platform(platform, labels)).astype(float)
        date = pd.Timestamp(at if at is not None else values["time"].values[-1])
        low, middle, high = np.quantile(
            at_date(values, date).values, [(1 - band) / 2, 0.5, (1 + band) / 2]
        )
        units = values.attrs.get("units", "1")
        who = f"{spelt(platform)}: " if platform else ""
        what = values.attrs.get("long_name", variable)
        return cls(
            f"{who}{number(middle, units)} {what[:1].lower()}{what[1:]}",
            f"{date.day} {date:%B %Y}",
            _spread(band, low, high, units),
            f"median of {_replicates(ds)}" if ds.sizes["replicate"] > 1 else "one replicate",
        )


def _spread(band: float, low: float, high: float, units: str) -> str:
    if not band or number(low, units) == number(high, units):
        return ""
    return f"{100 * band:g} %: {between(low, high, units)}"


def _head(ax: Axes, found: _Finding, title: str | None) -> None:
    """Set the finding as a title and, in grey under it, what it rests on."""
    ax.set_title(title or found.headline, pad=20)
    rest = ", ".join(part for part in (found.day, found.basis, found.spread) if part)
    ax.annotate(
        rest, (0, 1), xycoords="axes fraction", xytext=(0, 6), textcoords="offset points",
        fontsize=8.5, color=GREY,
    )  # fmt: skip


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


def _platforms(ds: xr.Dataset, variable: str, platform: Any) -> list[Any]:
    if isinstance(platform, str):
        return [platform]
    if platform is not None:
        return list(platform)
    in_it = "platform" in pick(ds, variable).dims
    return [str(name) for name in ds["platform"].values] if in_it else [None]


def _with_platform(platform: str | None, labels: dict[str, Any]) -> dict[str, Any]:
    return labels if platform is None else {"platform": platform, **labels}


def _through_time(q: xr.DataArray) -> xr.DataArray:
    if "time" not in q.dims:
        raise DataError(f"`{q.name}` is not followed through time")
    left = [str(dim) for dim in q.dims if dim not in ("time", "quantile")]
    if left:
        raise DataError(f"`{q.name}` needs one label for each of: {', '.join(left)}")
    return q


def _replicates(ds: xr.Dataset) -> str:
    n = ds.sizes["replicate"]
    return f"{n:,} replicate{'s' if n != 1 else ''}"


def _axes() -> Axes:
    return plt.subplots(figsize=(8, 4.6), layout="constrained")[1]
