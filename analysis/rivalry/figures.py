"""The figures of the documents, each made from a run: ``python -m rivalry.figures``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import xarray as xr

from rivalry.errors import RivalryError
from rivalry.frames import pick
from rivalry.plots import fan, stamp
from rivalry.reader import open as open_run
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


def wechat_growth(ds: xr.Dataset) -> plt.Figure:
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


def main(arguments: list[str] | None = None) -> int:
    """Make the figures from a run; the files depend on the run alone."""
    parser = argparse.ArgumentParser(prog="python -m rivalry.figures", description=__doc__)
    parser.add_argument("run", nargs="?", default="wechat-growth", help="as for rivalry.open")
    parser.add_argument("-o", "--output", type=Path, default=Path("analysis/figures"))
    options = parser.parse_args(arguments)
    plt.switch_backend("Agg")
    try:
        with open_run(options.run) as ds:
            figure = wechat_growth(ds)
    except RivalryError as error:
        print(error, file=sys.stderr)
        return 1
    options.output.mkdir(parents=True, exist_ok=True)
    path = options.output / "wechat-growth.png"
    figure.savefig(path, dpi=140, metadata={"Software": None})
    print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
