"""What would have saved Vancl."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import xarray as xr
from matplotlib.axes import Axes

from rivalry import marks
from rivalry.frames import events
from rivalry.quantities import quantity, scenario
from rivalry.questions import parts
from rivalry.statistics import wilson
from rivalry.style import GREY, HUES, INK, style
from rivalry.sweeps import by_key, keys


def alive(ds: xr.Dataset) -> tuple[xr.DataArray, xr.DataArray]:
    """Return whether Vancl is in business: as played, and in the pair without the rescue."""
    played = ds["company_alive"].sel(company="vancl").astype(float)
    if "company_alive_difference" not in ds:
        return played, played
    return played, played - ds["company_alive_difference"].sel(company="vancl").astype(float)


def answer(ds: xr.Dataset) -> str:
    """Say how often the rescue saves Vancl, when it comes, and what happens without."""
    saved, alone = (side.isel(time=-1) for side in alive(ds))
    table = events(ds)
    came = table[
        (table["name"] == "rescue") & (table["whom"].eq("vancl") | table["who"].eq("vancl"))
    ]
    when = f", typically in {parts.day(came['date'])}" if len(came) else ""
    arrears = parts.day(parts.first_day(ds, "first_arrears", "vancl"))
    without = parts.percent(float(alone.mean())) if alone.any() else "none"
    return (
        f"**With the rescue on offer Vancl lives in {parts.share(saved)}; left alone it lives in "
        f"{without} of them.** It owes overdue bills first in {arrears}; "
        f"the rescuer comes in {parts.percent(came['replicate'].nunique() / saved.size)}{when}."
    )


def picture(ds: xr.Dataset) -> plt.Figure:
    """Draw the share of replicates in which Vancl is in business, with the rescue and without."""
    with_rescue, alone = alive(ds)
    saved, lost = (float(side.isel(time=-1).mean()) for side in (with_rescue, alone))
    with style():
        figure, ax = plt.subplots(figsize=(8, 4.2), layout="constrained")
        parts.panel(ax, "Share of replicates in which Vancl is in business, with 95 % intervals")
        _survival(ax, with_rescue, HUES[0], "rescue on offer")
        _survival(ax, alone, HUES[1], "left alone")
        marks.time_axis(ax, ds["time"].to_numpy())
        ax.set_ylim(0, 1.13)
        ax.set_yticks(np.linspace(0, 1, 5), [f"{100 * y:.0f} %" for y in np.linspace(0, 1, 5)])
        _moment(ax, parts.first_day(ds, "first_arrears", "vancl"), "first bills overdue")
        _moment(ax, parts.first_day(ds, "rescue", "lei_jun"), "the rescue comes")
    return parts.finish(
        figure,
        ds,
        f"A rescue saves Vancl in {parts.percent(saved)} of replicates; "
        f"left alone it lives in {parts.percent(lost) if lost else 'none'}",
    )


def _survival(ax: Axes, here: xr.DataArray, hue: str, name: str) -> None:
    share = here.mean("replicate").to_numpy()
    sure = [wilson(float(s), here.sizes["replicate"]) for s in share]
    time = here["time"].to_numpy()
    low, high = [s.low for s in sure], [s.high for s in sure]
    ax.fill_between(time, low, high, color=hue, alpha=0.18, linewidth=0, step="post")
    ax.step(time, share, where="post", color=hue, linewidth=2.2)
    marks.name_ends(ax, time[-1], [marks.End(float(share[-1]), name, bold=True)], hue)


def _moment(ax: Axes, dates: pd.Series, name: str) -> None:
    """Mark when something typically happens: the median, and the middle four fifths as a bar."""
    if dates.empty:
        return
    low, middle, high = (dates.quantile(q) for q in (0.1, 0.5, 0.9))
    height = 1.04 + 0.05 * (name == "the rescue comes")
    ax.plot([low, high], [height, height], color=GREY, linewidth=1)
    ax.plot(middle, height, "o", color=INK, markersize=4)
    ax.annotate(f"{name} (median, 80 %)", (high, height), xytext=(5, 0), va="center",
                textcoords="offset points", fontsize=8, color=INK)  # fmt: skip


def rescue_shares(sweep: xr.Dataset) -> pd.DataFrame:
    """Return the share of futures survived, by the rescue's size (million USD) and date."""
    at_end = sweep["company_alive"].sel(company="vancl").isel(time=-1).astype(float)
    amount, date = keys(sweep)
    table = by_key(at_end.mean("replicate")).transpose(amount, date).to_pandas()
    rate = quantity(scenario(sweep)["rates"]["USD"]).value
    table.index = pd.Index(np.round(table.index / rate / 1e6, 1), name="million USD")
    table.columns = pd.to_datetime(table.columns)
    return table


def smallest(sweep: xr.Dataset, enough: float = 0.5) -> dict[pd.Timestamp, float]:
    """Return the smallest rescue that saves more than so many futures, for each date it does."""
    table = rescue_shares(sweep)
    return {
        date: float(s.index[s > enough].min()) for date, s in table.items() if (s > enough).any()
    }


def rescue_answer(sweep: xr.Dataset) -> str:
    """Say how large a rescue must be, and what it costs to come later."""
    need, best = smallest(sweep), rescue_shares(sweep).max()
    futures = sweep.sizes["replicate"]
    if not need:
        return f"**No rescue of the sweep saves Vancl in more than half of {futures} futures.**"
    least, early, late = min(need.values()), best.index[0], best.index[-1]
    more = best.iloc[0] - rescue_shares(sweep)[early].loc[least]
    sure = wilson(float(best.iloc[0]), futures)
    return (
        f"**{least:g} million USD are the least that save Vancl in more than half of {futures} "
        f"futures; more money saves {parts.percent(more) if more > 0 else 'none'} more of them.** "
        f"The best rescue of {early:%B %Y} saves {parts.percent(best.iloc[0])} (95 %: "
        f"{100 * sure.low:.0f}–{100 * sure.high:.0f} %), that of {late:%B %Y} "
        f"{parts.percent(best.iloc[-1])}."
    )


def in_time(ds: xr.Dataset) -> str:
    """Say how often Vancl lives without any rescuer, if it acts in time."""
    lives = alive(ds)[0].isel(time=-1)
    return f"**Had it saved early and paid in time, it would live in {parts.share(lives)}.**"


def rescue_map(sweep: xr.Dataset) -> plt.Figure:
    """Draw the share of futures survived for each size and date of the rescue."""
    table = rescue_shares(sweep)
    need = smallest(sweep)
    with style():
        figure, ax = plt.subplots(figsize=(8, 3.4), layout="constrained")
        parts.panel(ax, f"Share of {sweep.sizes['replicate']} futures in which Vancl lives")
        ax.grid(visible=False)
        ax.imshow(table.T, cmap="cividis", vmin=0, vmax=1, aspect="auto", origin="lower")
        for (i, j), value in np.ndenumerate(table.to_numpy()):
            ax.text(i, j, f"{100 * value:.0f} %", ha="center", va="center", fontsize=9,
                    color=INK if value > 0.6 else "white")  # fmt: skip
        ax.set_xticks(range(len(table)), [f"{x:g}" for x in table.index])
        ax.set_yticks(range(table.shape[1]), [f"{d:%B %Y}" for d in table.columns])
        ax.tick_params(length=0)
        ax.set_xlabel("size of the rescue, million USD")
    least = f"{min(need.values()):g} million USD" if need else "nothing that was tried"
    soon = ", and early" if need and table.max().iloc[0] > table.max().iloc[-1] else ""
    return parts.finish(figure, sweep, f"What saves Vancl: {least}{soon}")
