"""What talk on Weibo becomes: clicks, baskets at Taobao, money back to Weibo."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import xarray as xr
from matplotlib.axes import Axes

from rivalry import marks
from rivalry.questions import parts
from rivalry.statistics import mean_interval
from rivalry.style import HUES, INK, count, number, style

#: From what friends say to who buys: the outputs, and how each is called.
STEPS = {
    "ads_talks": "conversations",
    "ads_slots": "ads beside them",
    "ads_clicks": "clicks",
    "ads_orders": "buyers",
}


def totals(ds: xr.Dataset) -> dict[str, np.ndarray]:
    """Return how many of each step there were on Weibo over the whole run, by replicate."""
    end = ds.isel(time=-1).sel(platform="weibo")
    return {name: end[name].to_numpy().astype(float) for name in STEPS}


def lines(ds: xr.Dataset) -> dict[str, np.ndarray]:
    """Return what each line of Weibo's business earned over the whole run, by replicate."""
    end = ds["line_earned"].isel(time=-1)
    return {str(name): end.sel(line=name).to_numpy() for name in ds["line"].to_numpy()}


def linked(ds: xr.Dataset) -> np.ndarray:
    """Return what linked accounts add to Taobao's sales over the whole run, pair by pair."""
    return ds["shop_sales_difference"].sel(shop="taobao").isel(time=-1).to_numpy()


def answer(ds: xr.Dataset) -> str:
    """Say what a thousand conversations become, what Weibo earns by them, and what links add."""
    steps, earned = totals(ds), lines(ds)
    per_thousand = {name: 1000 * steps[name] / steps["ads_talks"] for name in STEPS}
    slots = earned["weibo.slots"] / sum(earned.values())
    sure = mean_interval(linked(ds))
    told = "adds" if sure.low > 0 else "may add"
    return (
        f"**Of a thousand conversations on Weibo {_some(per_thousand['ads_clicks'])} end in a "
        f"click and {_some(per_thousand['ads_orders'])} in a purchase (80 % of replicates); the "
        f"ads beside talk are {_share(slots)} of what Weibo earns.** Linking the accounts {told} "
        f"{parts.mean(linked(ds), 'CNY')} to what Taobao sells by the end of {_end(ds)}."
    )


def _some(values: np.ndarray) -> str:
    low, high = np.quantile(values, [0.1, 0.9])
    return f"{low:.2g} to {high:.2g}"


def _share(values: np.ndarray) -> str:
    low, high = np.quantile(values, [0.1, 0.9])
    return f"{100 * low:.0f} to {100 * high:.0f} %"


def _end(ds: xr.Dataset) -> str:
    return str(ds["time"].to_numpy()[-1])[:4]


def picture(ds: xr.Dataset) -> plt.Figure:
    """Draw the way from talk to purchases, and the lines of Weibo's business through time."""
    with style():
        figure, (left, right) = plt.subplots(
            1, 2, figsize=(9.6, 3.9), layout="constrained", width_ratios=(2, 3)
        )
        _funnel(parts.panel(left, "Whole run; dots: replicates", grid="x"), ds)
        _business(parts.panel(right, "Weibo's sales a day, million CNY: median, 80 %"), ds)
    slots = np.median(totals(ds)["ads_talks"] / totals(ds)["ads_orders"])
    return parts.finish(figure, ds, f"It takes {slots:.0f} conversations to make one buyer")


def _funnel(ax: Axes, ds: xr.Dataset) -> None:
    steps = totals(ds)
    for place, name in enumerate(reversed(STEPS)):
        middle = float(np.median(steps[name]))
        ax.barh(place, middle, left=1, color=HUES[0], height=0.6, zorder=2)
        ax.plot(
            steps[name], np.full_like(steps[name], place), ".", color=INK, markersize=4, zorder=3
        )
        ax.annotate(number(middle, "people"), (1.6e6, place), va="center", color="white",
                    fontsize=8.5, fontweight="bold", zorder=4)  # fmt: skip
    ax.set_xscale("log")
    ax.set_xlim(1e6, 1e11)
    ax.set_yticks(range(len(STEPS)), list(reversed(STEPS.values())), color=INK)
    ax.xaxis.set_major_formatter(lambda x, _: count(x))
    ax.set_xticks([1e6, 1e8, 1e10])


def _business(ax: Axes, ds: xr.Dataset) -> None:
    time, ends = ds["time"].to_numpy(), []
    for name, hue in zip(ds["line"].to_numpy(), HUES, strict=False):
        sales = ds["line_sales"].sel(line=name).astype(float) / 1e6
        q = sales.quantile([0.1, 0.5, 0.9], "replicate").transpose("quantile", "time")
        ax.fill_between(time, q[0], q[2], color=hue, alpha=0.2, linewidth=0)
        ax.plot(time, q[1], color=hue, linewidth=2.2)
        what = {"slots": "ads beside talk", "display": "display ads"}
        line = str(name).removeprefix("weibo.")
        ends.append((float(q[1, -1]), what.get(line, line), hue))
    marks.time_axis(ax, time)
    ax.set_ylim(bottom=0)
    parts.name_lines(ax, time[-1], ends)
