"""How so many reservations for so few phones arise, and what the shortage does."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import xarray as xr
from matplotlib.axes import Axes

from rivalry import marks
from rivalry.expectations import expectations
from rivalry.questions import parts
from rivalry.statistics import mean_interval
from rivalry.style import HUES, INK, count, number, style

FIRST, NEXT = "mi2", "january"


def reserved(ds: xr.Dataset, sale: str) -> np.ndarray:
    """Return how many people had reserved in the end, in each replicate."""
    return ds["flash_sale_reservations"].sel(flash_sale=sale).isel(time=-1).to_numpy()


def brought(ds: xr.Dataset) -> np.ndarray:
    """Return how many more reserve the next batch because the first was short, pair by pair."""
    more = ds["flash_sale_reservations_difference"]
    return more.sel(flash_sale=NEXT).isel(time=-1).to_numpy()


def answer(ds: xr.Dataset) -> str:
    """Say how many reserve, how many get one, and what the shortage brings to the next sale."""
    first = ds.sel(flash_sale=FIRST)
    sold = float(first["flash_sale_sold"].median())
    low, middle, high = np.quantile(100 * first["flash_sale_win_share"].to_numpy(), [0.1, 0.5, 0.9])
    brings = "brings" if mean_interval(brought(ds)).low > 0 else "may bring"
    return (
        f"**{count(sold)} phones on Weibo draw {parts.spread(reserved(ds, FIRST), 'people')} "
        f"reservations; {middle:.1f} % of those who come get one (80 %: {low:.1f}–{high:.1f} %).** "
        f"The next batch draws {parts.spread(reserved(ds, NEXT), 'people')}. The shortage {brings} "
        f"it {parts.mean(brought(ds), 'people')}, compared with a phone for each the first time."
    )


def picture(ds: xr.Dataset) -> plt.Figure:
    """Draw the reservations for both batches, and what the shortage adds to the second."""
    with style():
        figure, (left, right) = plt.subplots(
            1, 2, figsize=(9.6, 3.9), layout="constrained", width_ratios=(3, 2)
        )
        _reservations(
            parts.panel(left, "Reservations so far, million: median, 80 % of replicates"), ds
        )
        _pairs(parts.panel(right, "Next batch, million reservations"), ds)
    share = float(ds["flash_sale_win_share"].sel(flash_sale=FIRST).median())
    more = "; the next time more come" if np.median(brought(ds)) > 0 else ""
    return parts.finish(
        figure, ds, f"{number(float(np.median(reserved(ds, FIRST))), 'people')} reserve, "
        f"{parts.percent(share)} of those who come get a phone{more}",
    )  # fmt: skip


def _reservations(ax: Axes, ds: xr.Dataset) -> None:
    time = ds["time"].to_numpy()
    for sale, hue in ((FIRST, HUES[0]), (NEXT, HUES[1])):
        course = ds["flash_sale_reservations"].sel(flash_sale=sale).astype(float) / 1e6
        q = course.quantile([0.1, 0.5, 0.9], "replicate").transpose("quantile", "time")
        ax.fill_between(time, q[0], q[2], color=hue, alpha=0.2, linewidth=0, step="post")
        ax.step(time, q[1], where="post", color=hue, linewidth=2.2)
        name = "December" if sale == FIRST else "January"
        marks.name_ends(ax, time[-1], [marks.End(float(q[1, -1]), name, bold=True)], hue)
    for row in expectations(ds).query("of == 'flash_sale_reservations'").itertuples():
        arms = [[(row.value - row.low) / 1e6], [(row.high - row.value) / 1e6]]
        ax.errorbar(row.at, row.value / 1e6, yerr=arms, fmt="o", color=INK, markersize=5, zorder=4)
        ax.annotate(f"{count(row.value)},\nas reported", (row.at, row.value / 1e6), xytext=(-8, 6),
                    textcoords="offset points", fontsize=8.5, color=INK, ha="right")  # fmt: skip
    marks.time_axis(ax, time)
    ax.set_ylim(bottom=0)


def _pairs(ax: Axes, ds: xr.Dataset) -> None:
    short = reserved(ds, NEXT) / 1e6
    plenty = short - brought(ds) / 1e6
    for before, after in zip(plenty, short, strict=True):
        ax.plot([0, 1], [before, after], "-o", color=HUES[1], alpha=0.55, markersize=4)
    ax.set_xticks([0, 1], ["after a phone\nfor each", "after the\nshortage"], color=INK)
    ax.set_xlim(-0.35, 1.35)
    ax.set_ylim(bottom=0)
    ax.set_xlabel("a line is one pair on the same chance")
