"""The pieces that figures are made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import matplotlib.dates as mdates
import numpy as np
import pandas as pd
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb

from rivalry.style import FORECAST, GREY, INK


class End(NamedTuple):
    """What is written at the right end of a line."""

    value: float
    text: str
    bold: bool = False


def draw_bands(ax: Axes, q: xr.DataArray, bands: Sequence[float], hue: str) -> None:
    """Fill bands, the widest lightest, and draw the median over them.

    `q` has ``time`` and ``quantile``, and holds the median and both edges of every band.
    """
    time = q["time"].values
    for i, band in enumerate(sorted(bands, reverse=True)):
        low, high = (q.sel(quantile=e, method="nearest").values for e in edges(band))
        paint = lighter(hue, max(0.1, 0.82 - 0.24 * i))
        ax.fill_between(time, low, high, color=paint, linewidth=0, zorder=1 + 0.1 * i)
    ax.plot(time, q.sel(quantile=0.5).values, color=hue, linewidth=2.2, zorder=2)


def edges(band: float) -> tuple[float, float]:
    """Return the probabilities between which a central band lies."""
    return (1 - band) / 2, (1 + band) / 2


def draw_points(ax: Axes, table: pd.DataFrame) -> None:
    """Draw used numbers as discs, held-out ones as open diamonds, held-out ranges as brackets."""
    used = table["used"].astype(bool)
    is_value = table["value"].notna()
    _discs(ax, table[used & is_value], "o", INK, "used for calibration")
    _discs(ax, table[~used & is_value], "D", "white", "held out")
    ranges = table[~is_value]
    if not ranges.empty:
        middle, half = (ranges["low"] + ranges["high"]) / 2, (ranges["high"] - ranges["low"]) / 2
        ax.errorbar(
            ranges["date"], middle, yerr=half, fmt="none", ecolor=INK, elinewidth=1.5,
            capsize=4, capthick=1.5, zorder=4, label="held out (range)",
        )  # fmt: skip


def _discs(ax: Axes, part: pd.DataFrame, marker: str, face: str, label: str) -> None:
    if part.empty:
        return
    arms = [part["value"] - part["low"], part["high"] - part["value"]]
    ax.errorbar(
        part["date"], part["value"], yerr=arms, fmt=marker, markersize=4.7, markerfacecolor=face,
        markeredgecolor=INK, markeredgewidth=1.0, ecolor=INK, elinewidth=1.0, zorder=4, label=label,
    )  # fmt: skip


def key(axes: Iterable[Axes]) -> None:
    """Explain the shapes of the points once, in the first panel."""
    axes = list(axes)
    shown: dict[str, Any] = {}
    for ax in axes:
        for handle, label in zip(*ax.get_legend_handles_labels(), strict=True):
            shown.setdefault(label, handle)
    if shown:
        axes[0].legend(
            shown.values(), shown.keys(), loc="upper left", frameon=False, fontsize=8.5,
            handletextpad=0.4, borderpad=0.1,
        )  # fmt: skip


def shade_forecast(ax: Axes, time: np.ndarray, forecast_from: str | pd.Timestamp) -> None:
    """Shade what comes after a date; nothing, if the run does not reach across it."""
    day = pd.Timestamp(forecast_from)
    if not time[0] < np.datetime64(day) < time[-1]:
        return
    ax.axvspan(day, time[-1], color=FORECAST, linewidth=0, zorder=0)
    ax.axvline(day, color=GREY, linewidth=0.8, linestyle=(0, (2, 2)), zorder=0.5)
    ax.annotate(
        f"forecast from {day.day} {day:%b %Y} →", (day, 0.015), xycoords=("data", "axes fraction"),
        xytext=(4, 0), textcoords="offset points", fontsize=8, color=GREY, va="bottom", zorder=5,
    )  # fmt: skip


def name_ends(
    ax: Axes,
    day: np.datetime64,
    ends: Iterable[End],
    hue: str,
    hues: Sequence[str] | None = None,
) -> None:
    """Name each line at its right end, pushed apart where names would touch.

    Bold names have the one hue, or each its own if `hues` are given in the order of `ends`.
    """
    ends = list(ends)
    own = {end: each for end, each in zip(ends, hues or [], strict=False)}
    ends.sort()
    for place, end in zip(_apart([e.value for e in ends], ax), ends, strict=True):
        hue = own.get(end, hue)
        ax.annotate(
            end.text, (day, place), xytext=(5, 0), textcoords="offset points", va="center",
            fontsize=8.5, color=hue if end.bold else GREY,
            fontweight="bold" if end.bold else "normal", annotation_clip=False,
        )  # fmt: skip


def _apart(values: list[float], ax: Axes) -> np.ndarray:
    """Move heights (ascending) as little as it takes to leave room for a line of text each."""
    low, high = ax.get_ylim()
    gap = 0.047 * (high - low)
    places = np.array(values, dtype=float)
    lowest, highest = low + gap / 2, max(high - gap / 2, low + gap * (len(places) - 0.5))
    for _ in range(200):
        short = np.maximum(0, gap - np.diff(places))
        places[:-1] -= short / 2
        places[1:] += short / 2
        places = np.clip(places, lowest, highest)
    return places


def time_axis(ax: Axes, time: np.ndarray) -> None:
    """Label years (or months) at round dates and fit the axis to the run."""
    locator = mdates.AutoDateLocator(minticks=3, maxticks=8)
    ax.xaxis.set_major_locator(locator)
    ax.xaxis.set_major_formatter(mdates.ConciseDateFormatter(locator, show_offset=False))
    ax.set_xlim(time[0], time[-1])


def lighter(hue: str, towards_white: float) -> tuple[float, float, float]:
    """Return a hue mixed with this part of white."""
    red, green, blue = (c + (1 - c) * towards_white for c in to_rgb(hue))
    return red, green, blue
