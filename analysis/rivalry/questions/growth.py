"""How fast WeChat grows, and what becomes of Weibo."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import xarray as xr

from rivalry.expectations import expectations
from rivalry.findings import finding
from rivalry.frames import pick
from rivalry.plots import fan, stamp
from rivalry.style import spelt

#: The day up to which what was published went into scenarios/wechat-growth.yaml.
KNOWN_BY = "2013-06-30"


def overtaking(ds: xr.Dataset, chaser: str = "wechat", leader: str = "weibo") -> str:
    """Say when one platform gets more registered users than another, and how surely.

    A replicate overtakes on the first recorded day from which on the chaser stays ahead.
    """
    gap = pick(ds, "platform_registered", platform=chaser) - pick(
        ds, "platform_registered", platform=leader
    )
    ahead = (gap > 0).transpose("replicate", "time").values
    overtakes = ahead[:, -1] & ~ahead[:, 0]
    a, b = spelt(chaser), spelt(leader)
    if not overtakes.any():
        return f"{a} does not overtake {b} in any of {len(ahead):,} replicates"
    behind = ~ahead[overtakes]
    first = behind.shape[1] - np.argmax(behind[:, ::-1], axis=1)
    day = pd.Timestamp(ds["time"].values[int(np.median(first))])
    share = 100 * overtakes.mean()
    sure = "every replicate" if overtakes.all() else f"{share:.0f} % of replicates"
    return f"{a} overtakes {b} in {sure}, typically in {day:%B %Y}"


def answer(ds: xr.Dataset) -> str:
    """Say when WeChat overtakes, where it ends, and how many published numbers the run meets."""
    expected = expectations(ds)
    checked = expected[expected["met"].notna()]
    return (
        f"**{overtaking(ds)}.** {finding(ds, 'platform_registered', 'wechat')}. The run meets "
        f"{int(checked['met'].sum())} of the {len(checked)} numbers that its scenario names."
    )


def picture(ds: xr.Dataset) -> plt.Figure:
    """Draw WeChat and Weibo side by side: what was known by mid-2013, and what follows from it."""
    axes = fan(
        ds,
        "platform_registered",
        ["wechat", "weibo"],
        forecast_from=KNOWN_BY,
        title=overtaking(ds),
    )
    stamp(axes[0].figure, ds)
    return axes[0].figure
