"""What the answers to all questions share: words for numbers, and what stands behind them."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import xarray as xr
from matplotlib.axes import Axes
from numpy.typing import ArrayLike
from pandas.io.formats.style import Styler

from rivalry import marks
from rivalry.expectations import expectations
from rivalry.frames import events, inputs, pick
from rivalry.plots import stamp
from rivalry.quantities import quantity, scenario
from rivalry.statistics import mean_interval
from rivalry.style import FAINT, GREY, INK, between, number, style


def percent(share: float) -> str:
    """Write a share without false precision, never rounding to certainty.

    Examples
    --------
    >>> percent(0.845), percent(0.999), percent(1.0), percent(0.001), percent(0.0235)
    ('85 %', 'more than 99 %', '100 %', 'less than 1 %', '2.4 %')
    """
    if 0 < share < 0.005:
        return "less than 1 %"
    if 0.995 < share < 1:
        return "more than 99 %"
    return f"{100 * share:.2g} %" if share < 0.095 else f"{np.floor(100 * share + 0.5):.0f} %"


def share(happens: ArrayLike) -> str:
    """Say in how many replicates something happens, and between what the probability lies.

    Examples
    --------
    >>> share([1] * 171 + [0] * 29)
    '86 % of 200 replicates (95 %: 80–90 %)'
    """
    yes = np.asarray(happens, dtype=float).ravel()
    sure = mean_interval(yes, share=True)
    low, high = f"{100 * sure.low:.0f}", f"{100 * sure.high:.0f}"
    return f"{percent(sure.value)} of {yes.size:,} replicates (95 %: {low}–{high} %)"


def spread(values: ArrayLike, units: str, band: float = 0.8) -> str:
    """Give the median of the replicates, and the band that holds four fifths of them.

    Examples
    --------
    >>> spread([1e6, 2e6, 3e6], "USD")
    '2 million USD (80 %: 1.2–2.8 million USD)'
    """
    low, middle, high = np.nanquantile(
        np.asarray(values, dtype=float), [(1 - band) / 2, 0.5, (1 + band) / 2]
    )
    if number(low, units) == number(high, units):
        return number(middle, units)
    return f"{number(middle, units)} ({100 * band:g} %: {between(low, high, units)})"


def mean(values: ArrayLike, units: str) -> str:
    """Give a mean and its 95 % interval, to three digits.

    Examples
    --------
    >>> mean([1e6, 2e6, 3e6], "USD")
    '2 million USD on average (95 %: -484,000 USD to 4.48 million USD)'
    """
    sure = [_three(each) for each in mean_interval(values)]
    dash = " to " if sure[1] < 0 else "–"
    ends = between(sure[1], sure[2], units).replace("–", dash)
    return f"{number(sure[0], units)} on average (95 %: {ends})"


def _three(value: float) -> float:
    return float(f"{value:.3g}")


def day(dates: ArrayLike) -> str:
    """Name the month of the median of some days."""
    return f"{pd.Series(pd.to_datetime(np.asarray(dates))).quantile(0.5):%B %Y}"


def dates(ds: xr.Dataset, variable: str, **labels: str) -> pd.Series:
    """Return the dates that a variable gives as days after the start; none where negative."""
    values = pick(ds, variable, **labels).to_numpy()
    if values.dtype.kind == "m":
        values = values / np.timedelta64(1, "D")
    start = np.datetime64(scenario(ds)["calendar"]["start"], "ns")
    after = np.where(values < 0, 0, values).astype("timedelta64[D]")
    happened = np.where(values < 0, np.datetime64("NaT"), start + after)
    return pd.Series(happened, index=ds["replicate"].to_numpy())


def first_day(ds: xr.Dataset, name: str, who: str) -> pd.Series:
    """Return the date on which something first happened in each replicate where it did."""
    table = events(ds)
    return table[(table["name"] == name) & (table["who"] == who)].groupby("replicate")["date"].min()


def sha256(ds: xr.Dataset) -> str:
    """Return the checksum of the file that a dataset was opened from."""
    return hashlib.sha256(Path(ds.encoding["source"]).read_bytes()).hexdigest()


def origin(ds: xr.Dataset, command: str) -> str:
    """Say in Markdown which run this is, how it is played again, and how it is checked."""
    n = ds.sizes["replicate"]
    of = (
        f"{ds.sizes['point']} points of {n} replicates" if "point" in ds.dims else f"{n} replicates"
    )
    return (
        f"Run `{ds.attrs['run_id']}`: {of}, seed {ds.attrs['seed']}, Rivalry "
        f"{ds.attrs['model_version']}. `result.h5` has the SHA-256 `{sha256(ds)}`.\n\n"
        f"```sh\n{command}\n{ds.attrs['verify']}    # plays it again and compares the bytes\n```"
    )


def held_against(ds: xr.Dataset) -> pd.DataFrame:
    """Return what the scenario was told to meet beside what the run got, in words."""
    table = expectations(ds)
    return pd.DataFrame([_held(ds, row) for row in table.itertuples()]).set_index("number")


def _held(ds: xr.Dataset, row: Any) -> dict[str, str]:
    crossing = row.over == "crossing"
    unit = "days" if crossing else "1" if row.per_person else ds[row.of].attrs.get("units", "1")
    got = _crossing(ds, row) if crossing else row.got
    slack = 1e-9 * max(abs(row.low), abs(row.high))  # a cent is not exact in binary
    inside = row.low - slack <= got <= row.high + slack
    met = "" if np.isnan(got) else "yes" if inside else "NO"
    return {
        "number": row.name,
        "on": "" if pd.isna(row.at) else f"{row.at:%Y-%m-%d}",
        "expected": _range(row.low, row.high, unit),
        "got": "see `rivalry run`" if np.isnan(got) else _exact(got, unit),
        "met": met,
        "source": row.source,
    }


def _crossing(ds: xr.Dataset, row: Any) -> float:
    """Return the day of the median replicate on which an output first reaches a level."""
    level = quantity(scenario(ds)["expect"][row.name]["level"]).value
    there = (pick(ds, row.of, **row.labels) >= level).transpose("replicate", "time").to_numpy()
    after = (ds["time"].to_numpy() - ds["time"].to_numpy()[0]) / np.timedelta64(1, "D")
    return float(np.median(np.where(there.any(axis=1), after[there.argmax(axis=1)], np.nan)))


def _key(ds: xr.Dataset, name: str) -> str:
    return str(ds[f"input_{name}"].attrs.get("long_name", name))


def shown(table: pd.DataFrame) -> Styler:
    """Lay out a table of text for reading: left-aligned, broken into lines in the last column."""
    left = "text-align: left; vertical-align: top"
    styler = table.style.set_table_styles([{"selector": "th, td", "props": left}])
    return styler.set_properties(subset=list(table.columns[:-1]), **{"white-space": "nowrap"})


def assumed(ds: xr.Dataset) -> pd.DataFrame:
    """Return what is uncertain: each number as drawn, from least to most, and where it is from."""
    sources = scenario(ds).get("sources") or {}
    rows = {}
    for name, values in inputs(ds).items():
        key = _key(ds, str(name))
        unit = str(ds[f"input_{name}"].attrs.get("units", "1"))
        rows[key] = {"drawn": _drawn(values, unit), "source": _source(sources, key)}
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis("key")


def _drawn(values: pd.Series, unit: str) -> str:
    low, high = float(values.min()), float(values.max())
    if unit == "1/day":
        return f"{365.25 * low:.3g} to {365.25 * high:.3g} per year"
    if unit.endswith("/day"):
        return _range(365.25 * low, 365.25 * high, unit.removesuffix("/day") + " per year")
    return f"{low:.3g} to {high:.3g}" if unit == "1" else _range(low, high, unit)


def _range(low: float, high: float, unit: str) -> str:
    same = _exact(low, unit) == _exact(high, unit)
    return _exact(low, unit) if same else between(low, high, unit)


def _exact(value: float, unit: str) -> str:
    """Write a number, with its cents if it is small."""
    small = abs(value) < 1000 and unit not in ("1", "people", "posts")
    return f"{value:.5g} {unit}" if small else number(value, unit)


def _source(sources: dict[str, str], key: str) -> str:
    """Return the source of a key or of the nearest thing above it."""
    parts = key.split(".")
    for end in range(len(parts), 0, -1):
        if text := sources.get(".".join(parts[:end])):
            return str(text)
    return "assumed"


def finish(figure: plt.Figure, ds: xr.Dataset, title: str) -> plt.Figure:
    """Set the answer above a figure, and under it the run that made it."""
    with style():
        figure.suptitle(title, x=0.008, ha="left", fontweight="bold", fontsize=12.5)
        stamp(figure, ds)
    return figure


def name_lines(ax: Axes, day: np.datetime64, lines: list[tuple[float, str, str]]) -> None:
    """Name lines at their right ends, each (value, name, hue), apart from each other."""
    ends = [marks.End(value, name, bold=True) for value, name, _ in lines]
    marks.name_ends(ax, day, ends, INK, [hue for _, _, hue in lines])


def panel(ax: Axes, title: str, *, grid: str = "y") -> Axes:
    """Give one panel of a figure its heading and faint lines."""
    ax.set_title(title, fontsize=10, fontweight="normal", color=GREY)
    ax.grid(axis=grid, color=FAINT, linewidth=0.7)
    return ax
