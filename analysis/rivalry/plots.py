"""Figures that say what was found."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any

import matplotlib.dates as mdates
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb

from rivalry.errors import DataError
from rivalry.expectations import at_date, people
from rivalry.expectations import points as historical_points
from rivalry.frames import pick, quantile_array
from rivalry.style import (
    FORECAST,
    GREY,
    HUES,
    INK,
    between,
    count,
    is_people,
    spelt,
    style,
    value_axis,
)

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
        Instead of the finding: the median and the widest band on the last day.
    ax : matplotlib Axes, optional
        Where to draw one platform.
    **labels
        Labels of further dimensions, such as ``segment="silent"``.

    Returns
    -------
    Axes, or an array of Axes if there are several platforms.
    """
    several = _platforms(ds, variable, platform)
    with style():
        if len(several) > 1:
            return _side_by_side(ds, variable, several, bands, points, forecast_from, title, labels)
        if ax is None:
            ax = plt.subplots(figsize=(8, 4.6), layout="constrained")[1]
        name = several[0]
        _panel(ax, ds, variable, name, bands, points, forecast_from, labels)
        heading = title or finding(ds, variable, name, band=max(bands, default=0), **labels)
        ax.set_title(_wrapped(heading, ax), pad=22)
        _subtitle(ax, ds, variable)
    return ax


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
    values = pick(ds, variable, **_with_platform(platform, labels)).astype(float)
    date = pd.Timestamp(at if at is not None else values["time"].values[-1])
    low, middle, high = np.quantile(
        at_date(values, date).values, [(1 - band) / 2, 0.5, (1 + band) / 2]
    )
    units = values.attrs.get("units", "1")
    what = values.attrs.get("long_name", variable).lower()
    who = f"{spelt(platform)}: " if platform else ""
    said = count(middle) if is_people(units) else f"{middle:.3g}"
    spread = between(low, high) if is_people(units) else f"{low:.3g}–{high:.3g}"
    tail = f" ({band:.0%}: {spread})".replace("%", " %") if band and low < high else ""
    return f"{who}{said} {what} on {date.day} {date:%B %Y}{tail}"


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
    lines = quantile_array(ds, variable, probabilities, **chosen)
    if lines.dims != ("time", "quantile"):
        raise DataError(f"`{variable}` needs one label for each of: {', '.join(lines.dims[1:-1])}")
    with style():
        if ax is None:
            ax = plt.subplots(figsize=(8, 4.6), layout="constrained")[1]
        time = lines["time"].values
        ends = []
        for probability in probabilities:
            y = lines.sel(quantile=probability).values
            middle = probability == 0.5
            ax.plot(time, y, color=HUES[0] if middle else GREY, linewidth=2.2 if middle else 1.2)
            ends.append((y[-1], "median" if middle else f"{100 * probability:g} %", middle))
        _time_axis(ax, time)
        value_axis(ax, lines.attrs.get("units", "1"))
        _name_ends(ax, time[-1], ends, HUES[0])
        heading = title or finding(ds, variable, platform, **labels)
        ax.set_title(_wrapped(heading, ax), pad=22)
        _subtitle(ax, ds, variable)
    return ax


def spread_histogram(
    ds: xr.Dataset,
    spread: str,
    *,
    bins: int = 40,
    title: str | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw how far a rumour or a fashion got: the share of people reached, over the replicates.

    Cascades either die out or take off, so the title counts both sides of the emptiest gap only
    when there is one; otherwise it gives the median.
    """
    reached = pick(ds, "spread_reached", spread=spread).astype(float)
    if "time" in reached.dims:
        reached = reached.isel(time=-1)
    shares = (reached / people(ds)).values
    with style():
        if ax is None:
            ax = plt.subplots(figsize=(8, 4.2), layout="constrained")[1]
        ax.hist(100 * shares, bins=np.linspace(0, 100, bins + 1), color=HUES[0], rwidth=0.92)
        ax.grid(axis="y", color="#e5e7eb", linewidth=0.7)
        ax.set_xlim(0, 100)
        ax.xaxis.set_major_formatter("{x:g} %")
        ax.set_xlabel("of all people reached in the end")
        ax.set_ylabel("replicates")
        ax.set_title(_wrapped(title or _spread_finding(spread, shares), ax), pad=10)
    return ax


def stamp(figure: plt.Figure, ds: xr.Dataset) -> None:
    """Write under a figure which run made it."""
    figure.text(
        0.995,
        0.004,
        f"run {ds.attrs['run_id']} · Rivalry {ds.attrs['model_version']} · "
        f"{_replicates(ds)} · seed {ds.attrs.get('seed', '?')}",
        ha="right",
        va="bottom",
        fontsize=7,
        color=GREY,
    )


def _spread_finding(spread: str, shares: np.ndarray) -> str:
    name = spread.replace("_", " ")
    far = shares > 0.5 * shares.max()
    if shares.max() > 0 and far.mean() < 0.995 and shares[far].min() > 3 * shares[~far].max():
        return (
            f"`{name}` takes off in {far.mean():.0%} of replicates and then reaches "
            f"{np.median(shares[far]):.0%} of all people"
        ).replace("%", " %")
    return f"`{name}` reaches {np.median(shares):.1%} of all people (median)".replace("%", " %")


def _platforms(ds: xr.Dataset, variable: str, platform: Any) -> list[str | None]:
    if "platform" not in pick(ds, variable).dims:
        return [None]
    if isinstance(platform, str):
        return [platform]
    return list(platform) if platform is not None else [str(p) for p in ds["platform"].values]


def _with_platform(platform: str | None, labels: dict[str, Any]) -> dict[str, Any]:
    return labels if platform is None else {"platform": platform, **labels}


def _side_by_side(
    ds: xr.Dataset,
    variable: str,
    platforms: list[str | None],
    bands: Sequence[float],
    points: bool | pd.DataFrame,
    forecast_from: str | None,
    title: str | None,
    labels: dict[str, Any],
) -> np.ndarray:
    n = len(platforms)
    figure, axes = plt.subplots(
        1, n, figsize=(1.2 + 4.6 * n, 4.5), sharey=True, layout="constrained"
    )
    for i, (ax, name) in enumerate(zip(axes, platforms, strict=True)):
        _panel(ax, ds, variable, name, bands, points, forecast_from, labels, hue=HUES[i % 6])
        ax.set_title(_wrapped(finding(ds, variable, name, band=max(bands), **labels), ax))
    if title:
        figure.suptitle(title, x=0.008, ha="left", fontweight="bold", fontsize=14)
    return axes


def _panel(
    ax: Axes,
    ds: xr.Dataset,
    variable: str,
    platform: str | None,
    bands: Sequence[float],
    points: bool | pd.DataFrame,
    forecast_from: str | None,
    labels: dict[str, Any],
    hue: str = HUES[0],
) -> None:
    """Draw one platform: bands, median, names at the ends, historical numbers."""
    chosen = _with_platform(platform, labels)
    wide_first = sorted(bands, reverse=True)
    edges = sorted({0.5, *((1 - b) / 2 for b in bands), *((1 + b) / 2 for b in bands)})
    q = quantile_array(ds, variable, edges, **chosen)
    if q.dims != ("time", "quantile"):
        raise DataError(f"`{variable}` needs one label for each of: {', '.join(q.dims[1:-1])}")
    time = q["time"].values
    ends = [(float(q.sel(quantile=0.5)[-1]), "median", True)]
    for i, band in enumerate(wide_first):
        low, high = (q.sel(quantile=e, method="nearest") for e in ((1 - band) / 2, (1 + band) / 2))
        ax.fill_between(
            time, low, high, color=_lighter(hue, 0.82 - 0.24 * i), linewidth=0, zorder=1 + 0.1 * i
        )
        if high[-1] > low[-1]:
            ends += [(float(edge[-1]), f"{100 * band:g} %", False) for edge in (low, high)]
    ax.plot(time, q.sel(quantile=0.5), color=hue, linewidth=2.2, zorder=2)
    if isinstance(points, pd.DataFrame):
        _draw_points(ax, points)
    elif points:
        _draw_points(ax, historical_points(ds, variable, forecast_from=forecast_from, **chosen))
    _time_axis(ax, time)
    value_axis(ax, q.attrs.get("units", "1"))
    _name_ends(ax, time[-1], ends, hue)
    if forecast_from is not None:
        _shade_forecast(ax, time, forecast_from)


def _draw_points(ax: Axes, table: pd.DataFrame) -> None:
    """Draw used numbers as discs, held-out numbers as open diamonds, held-out ranges as brackets.

    White halos keep them visible on the bands.
    """
    used = table["used"].astype(bool)
    value = table["value"].notna()
    kinds = (
        (used & value, "o", INK, 4.5, "used for calibration"),
        (~used & value, "D", "white", 5.0, "held out"),
    )
    for rows, marker, face, size, label in kinds:
        part = table[rows]
        if part.empty:
            continue
        arms = [part["value"] - part["low"], part["high"] - part["value"]]
        ax.errorbar(
            part["date"], part["value"], yerr=arms, fmt=marker, color=INK, markersize=size,
            markerfacecolor=face, markeredgecolor=INK, markeredgewidth=1.0, elinewidth=1.0,
            capsize=0, zorder=4, label=label,
        )  # fmt: skip
    ranges = table[~value]
    if not ranges.empty:
        middle = (ranges["low"] + ranges["high"]) / 2
        ax.errorbar(
            ranges["date"], middle, yerr=(ranges["high"] - ranges["low"]) / 2, fmt="none",
            ecolor=INK, elinewidth=1.6, capsize=4.5, capthick=1.6, zorder=4,
            label="held out (range)",
        )  # fmt: skip
    if len(table):
        ax.legend(loc="upper left", frameon=False, fontsize=8.5, handletextpad=0.4, borderpad=0.1)


def _shade_forecast(ax: Axes, time: np.ndarray, forecast_from: str) -> None:
    day = pd.Timestamp(forecast_from)
    if not time[0] < np.datetime64(day) < time[-1]:
        return
    ax.axvspan(day, time[-1], color=FORECAST, linewidth=0, zorder=0)
    ax.axvline(day, color=GREY, linewidth=0.8, linestyle=(0, (2, 2)), zorder=0.5)
    ax.annotate(
        f"forecast from {day.day} {day:%b %Y} →", (day, 0.015), xycoords=("data", "axes fraction"),
        xytext=(4, 0), textcoords="offset points", fontsize=8, color=GREY, va="bottom", zorder=5,
    )  # fmt: skip


def _name_ends(ax: Axes, day: np.datetime64, ends: list[tuple[float, str, bool]], hue: str) -> None:
    """Name each line at its right end, pushed apart where they would touch."""
    ends = sorted(ends)
    low, high = ax.get_ylim()
    gap = 0.047 * (high - low)
    places = np.array([value for value, _, _ in ends])
    for _ in range(60):
        for i in range(1, len(places)):
            short = gap - (places[i] - places[i - 1])
            if short > 0:
                places[i - 1] -= short / 2
                places[i] += short / 2
    places += max(0.0, low - places[0] + gap / 2)
    for place, (_, text, bold) in zip(places, ends, strict=True):
        ax.annotate(
            text, (day, place), xytext=(5, 0), textcoords="offset points", va="center",
            fontsize=8.5, color=hue if bold else GREY, fontweight="bold" if bold else "normal",
            annotation_clip=False,
        )  # fmt: skip


def _time_axis(ax: Axes, time: np.ndarray) -> None:
    locator = mdates.AutoDateLocator(minticks=3, maxticks=8)
    ax.xaxis.set_major_locator(locator)
    ax.xaxis.set_major_formatter(mdates.ConciseDateFormatter(locator, show_offset=False))
    ax.set_xlim(time[0], time[-1])


def _wrapped(text: str, ax: Axes) -> str:
    width = ax.get_figure().get_size_inches()[0] * ax.get_position().width / 0.775
    return textwrap.fill(text, max(24, int(width * 11.2)))


def _subtitle(ax: Axes, ds: xr.Dataset, variable: str) -> None:
    name = ds[variable].attrs.get("long_name", variable)
    ax.text(
        0, 1.015, f"{name}, {_replicates(ds)}", transform=ax.transAxes, fontsize=9, color=GREY,
        va="bottom",
    )  # fmt: skip


def _replicates(ds: xr.Dataset) -> str:
    n = ds.sizes["replicate"]
    return f"{n:,} replicate{'s' if n != 1 else ''}"


def _lighter(hue: str, towards_white: float) -> tuple[float, float, float]:
    red, green, blue = (c + (1 - c) * towards_white for c in to_rgb(hue))
    return red, green, blue
