"""Whether Alibaba uses its option on 30 % of Weibo, and what it is worth to whom."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import xarray as xr
from matplotlib.axes import Axes

from rivalry import marks
from rivalry.questions import parts
from rivalry.statistics import mean_interval
from rivalry.style import FAINT, GREY, HUES, INK, number, spelt, style

OPTION = "weibo_call"
#: What happened, and was not used: the option was exercised in the listing of 17 April 2014.
HISTORY = pd.Timestamp("2014-04-17")


def exercised(ds: xr.Dataset) -> np.ndarray:
    """Return in which replicates Alibaba has exercised by the end."""
    return ds["contract_exercised"].sel(contract=OPTION).isel(time=-1).to_numpy() > 0


def worth(ds: xr.Dataset) -> tuple[float, float]:
    """Return what the option is worth on the first day, and the standard error of that."""
    first = ds.sel(contract=OPTION).isel(time=0)
    return float(first["contract_value"].mean()), float(first["contract_value_error"].mean())


def answer(ds: xr.Dataset) -> str:
    """Say how often, when and at what price Alibaba exercises, and what the option is worth."""
    uses = exercised(ds)
    when = parts.dates(ds, "contract_ended_day", contract=OPTION)[uses]
    strike = ds["contract_strike"].sel(contract=OPTION).to_numpy()[uses]
    value, error = worth(ds)
    gains, loses = _transfer(ds).idxmax(), _transfer(ds).idxmin()
    return (
        f"**Alibaba raises its stake to 30 % in {parts.share(uses)}, typically in "
        f"{parts.day(when)}, for {parts.spread(strike, 'USD')} a share.** On the day of the "
        f"deal the option is worth {number(value, 'USD')} to it (standard error "
        f"{number(error, 'USD')}). Compared with no option, {spelt(gains)} ends richer and "
        f"{spelt(loses)} poorer."
    )


def _transfer(ds: xr.Dataset) -> pd.Series:
    return ds["holder_wealth_difference"].isel(time=-1).mean("replicate").to_series()


def picture(ds: xr.Dataset) -> plt.Figure:
    """Draw by when Weibo is listed and the option exercised, and whom the option makes richer."""
    with style():
        figure, (left, right) = plt.subplots(
            1, 2, figsize=(9.6, 4), layout="constrained", width_ratios=(3, 2)
        )
        _by_when(parts.panel(left, "By when: share of replicates"), ds)
        _to_whom(parts.panel(right, "What the option brings or costs", grid="x"), ds)
    value, _ = worth(ds)
    used = parts.percent(float(exercised(ds).mean()))
    return parts.finish(
        figure, ds, f"Alibaba uses its option in {used} of replicates; it is worth "
        f"{number(value, 'USD')} at the start",
    )  # fmt: skip


def _by_when(ax: Axes, ds: xr.Dataset) -> None:
    time = ds["time"].to_numpy()
    end = pd.Timestamp(time[-1])
    lines = {
        "listed": (parts.dates(ds, "listing_day", listing="weibo_ipo"), GREY),
        "exercised": (
            parts.dates(ds, "contract_ended_day", contract=OPTION)[exercised(ds)],
            HUES[0],
        ),
    }
    n, ends = ds.sizes["replicate"], []
    for name, (days, hue) in lines.items():
        share = np.array([(days <= day).sum() / n for day in pd.to_datetime(time)])
        ax.step(time, share, where="post", color=hue, linewidth=2.2)
        ends.append((float(share[-1]), name, hue))
    ax.axvline(HISTORY, color=INK, linewidth=1, linestyle=(0, (2, 2)))
    ax.annotate(f"in history, both on\n{HISTORY.day} {HISTORY:%B %Y}", (HISTORY, 0.97), fontsize=8,
                xytext=(-5, 0), textcoords="offset points", va="top", ha="right")  # fmt: skip
    marks.time_axis(ax, time)
    ax.set_ylim(0, 1)
    ax.yaxis.set_major_formatter(lambda y, _: f"{100 * y:.0f} %")
    parts.name_lines(ax, end, ends)


def _to_whom(ax: Axes, ds: xr.Dataset) -> None:
    difference = ds["holder_wealth_difference"].isel(time=-1) / 1e6
    holders = list(_transfer(ds).sort_values().index)
    for place, holder in enumerate(holders):
        sure = mean_interval(difference.sel(holder=holder))
        hue = HUES[0] if sure.value > 0 else HUES[1]
        ax.barh(place, sure.value, color=hue, height=0.62, zorder=2)
        ax.plot([sure.low, sure.high], [place, place], color=INK, linewidth=1.4, zorder=3)
    ax.axvline(0, color=GREY, linewidth=0.8, zorder=3)
    ax.set_yticks(range(len(holders)), [_who(holder) for holder in holders], color=INK)
    ax.set_xlabel("million USD, with 95 % interval")
    ax.set_facecolor("white")
    ax.grid(axis="x", color=FAINT)


def _who(holder: str) -> str:
    return "other holders" if holder == "people" else spelt(holder)
