"""What it takes to turn WeChat's users into shoppers."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import xarray as xr
from matplotlib.axes import Axes

from rivalry import marks
from rivalry.questions import parts
from rivalry.statistics import mean_interval
from rivalry.style import GREY, HUES, INK, style
from rivalry.swings import correlations

#: Tencent's shops; the last is the one inside WeChat.
TENCENT = ("paipai", "buy_qq", "buy51", "wechat_shop")
_SPELT = {
    "paipai": "Paipai",
    "buy_qq": "buy.qq.com",
    "buy51": "51buy",
    "wechat_shop": "shop in WeChat",
}


def customers(ds: xr.Dataset, shops: tuple[str, ...] = TENCENT) -> xr.DataArray:
    """Return the share of all customers of the week who buy at these shops."""
    return ds["shop_customers_share"].sel(shop=list(shops)).sum("shop").astype(float)


def answer(ds: xr.Dataset) -> str:
    """Say what part of the customers Tencent gets, what linking adds, and what decides it."""
    at_end = customers(ds).isel(time=-1).to_numpy()
    more = ds["shop_customers_difference"].isel(time=-1).sel(shop=list(TENCENT)).sum("shop")
    alibaba = ds["shop_customers_share"].sel(shop=["taobao", "tmall"]).isel(time=-1).sum("shop")
    decides = correlations(ds, "shop_customers_share[wechat_shop]").iloc[0]
    return (
        f"**Tencent's shops have {_range(at_end)} of all customers at the end of {_end(ds)} (80 % "
        f"of {at_end.size} replicates), Taobao and Tmall "
        f"{parts.percent(float(alibaba.median()))}.** Rewarding those who link their accounts "
        f"brings Tencent {parts.mean(more, 'people')} more customers a week. What the shop inside "
        f"WeChat gets goes most with `{decides.key}` (rank correlation "
        f"{decides.rank_correlation:.2f})."
    )


def _range(values: np.ndarray) -> str:
    low, high = np.quantile(values, [0.1, 0.9])
    return f"{100 * low:.2g} to {100 * high:.2g} %"


def _end(ds: xr.Dataset) -> str:
    return str(ds["time"].to_numpy()[-1])[:4]


def picture(ds: xr.Dataset) -> plt.Figure:
    """Draw the part of the customers that Tencent's shops have, and what rewards for links add."""
    with style():
        figure, (left, right) = plt.subplots(
            1, 2, figsize=(9.6, 3.9), layout="constrained", width_ratios=(3, 2)
        )
        _course(parts.panel(left, "Share of all customers, %: median, 80 % of replicates"), ds)
        _links(parts.panel(right, "What rewarding links adds; 95 %", grid="x"), ds)
    middle = float(np.median(customers(ds).isel(time=-1)))
    return parts.finish(
        figure, ds, f"Tencent's shops end with {parts.percent(middle)} of all customers"
    )


def _course(ax: Axes, ds: xr.Dataset) -> None:
    time, ends = ds["time"].to_numpy(), []
    for shop, hue in ((TENCENT[:3], HUES[0]), (TENCENT[3:], HUES[1])):
        share = 100 * customers(ds, shop).rolling(time=4, min_periods=1).mean()
        q = share.quantile([0.1, 0.5, 0.9], "replicate").transpose("quantile", "time")
        ax.fill_between(time, q[0], q[2], color=hue, alpha=0.2, linewidth=0)
        ax.plot(time, q[1], color=hue, linewidth=2.2)
        ends.append(
            (float(q[1, -1]), "shops on the web" if len(shop) > 1 else "shop in WeChat", hue)
        )
    ax.set_ylim(bottom=0)
    opens = np.datetime64("2013-08-05")
    ax.axvline(opens, color=GREY, linewidth=0.8, linestyle=(0, (2, 2)))
    ax.annotate("WeChat can pay →", (opens, ax.get_ylim()[1]), xytext=(4, -10), fontsize=8.5,
                textcoords="offset points", color=GREY)  # fmt: skip
    marks.time_axis(ax, time)
    parts.name_lines(ax, time[-1], ends)


def _links(ax: Axes, ds: xr.Dataset) -> None:
    more = ds["shop_customers_difference"].isel(time=-1) / 1e6
    shops = [*TENCENT, "taobao", "tmall"]
    for place, shop in enumerate(reversed(shops)):
        sure = mean_interval(more.sel(shop=shop))
        hue = HUES[0] if shop in TENCENT else GREY
        ax.barh(place, sure.value, color=hue, height=0.62, zorder=2)
        ax.plot([sure.low, sure.high], [place, place], color=INK, linewidth=1.4, zorder=3)
    ax.axvline(0, color=GREY, linewidth=0.8, zorder=3)
    names = [_SPELT.get(shop, shop.capitalize()) for shop in reversed(shops)]
    ax.set_yticks(range(len(shops)), names, color=INK)
    ax.set_xlabel("million customers a week")
