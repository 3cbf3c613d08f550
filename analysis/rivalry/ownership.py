"""Who owns whom, through time."""

from __future__ import annotations

import numpy as np
import xarray as xr
from matplotlib.axes import Axes

from rivalry import marks
from rivalry.errors import DataError
from rivalry.frames import pick, texts
from rivalry.style import (
    FAINT,
    HUES,
    axes_of,
    day_text,
    headed,
    percent_axis,
    share_text,
    spelt,
    style,
)

_HATCHES = ("", "///", "...", "\\\\\\", "xx", "", "--", "oo")
_REST = "others"


def cap_table(
    ds: xr.Dataset,
    company: str | None = None,
    *,
    diluted: bool = False,
    most: int = 6,
    title: str | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw who holds which share of a company through time: the mean over replicates, stacked.

    Parameters
    ----------
    ds : xarray.Dataset
        A run that recorded ``stake_shares`` (or ``stake_share_diluted``).
    company : str, optional
        Whose; may be left out if there is one.
    diluted : bool
        Of all shares as if converted, the option pool included (``stake_share_diluted``).
    most : int
        Holders shown by name; smaller ones are taken together.
    title : str, optional
        Instead of the finding.
    ax : matplotlib Axes, optional
        Where to draw.
    """
    shares = holdings(ds, company, diluted=diluted)
    mean = shares.mean("replicate") if "replicate" in shares.dims else shares
    mean = _largest(mean.transpose("holder", "time"), most)
    time, holders = mean["time"].to_numpy(), texts(mean["holder"])
    whose = str(shares.attrs["company"])
    with style():
        ax = axes_of(ax)
        bottom = np.zeros(time.size)
        middles = []
        for i, holder in enumerate(holders):
            part = mean.isel(holder=i).to_numpy()
            hue = HUES[i % len(HUES)] if holder != _REST else FAINT
            ax.fill_between(
                time, bottom, bottom + part, where=part > 0, step="post", linewidth=0.8,
                facecolor=_soft(hue), edgecolor=hue, hatch=_HATCHES[i % len(_HATCHES)],
                label=holder,
            )  # fmt: skip
            middles.append(marks.End(bottom[-1] + part[-1] / 2, "", bold=True))
            middles[-1] = middles[-1]._replace(text=f"{_name(holder)} {share_text(part[-1])}")
            bottom = bottom + part
        percent_axis(ax)
        ax.grid(visible=False)
        marks.time_axis(ax, time)
        marks.name_ends(ax, time[-1], middles, HUES[0], hues=list(HUES))
        kind = "as if all were converted, with the option pool" if diluted else "of all shares"
        n = ds.sizes.get("replicate", 1)
        when = f"{day_text(time[0])} to {day_text(time[-1])}"
        rest = f"{kind}, mean of {n:,} replicate{'s' if n != 1 else ''}, {when}"
        headed(ax, title or _finding(mean, whose), rest)
    return ax


def holdings(ds: xr.Dataset, company: str | None = None, *, diluted: bool = False) -> xr.DataArray:
    """Return which share of a company each holder has, by replicate and day."""
    name = "stake_share_diluted" if diluted else "stake_shares"
    if name not in ds:
        raise DataError(
            f"the run did not record `{name}`; add it to `outputs.record` and run it again"
        )
    companies = texts(ds["company"])
    if company is None:
        if len(companies) > 1:
            raise DataError(f"whose shares? choose a company: {', '.join(companies)}")
        company = companies[0]
    held = pick(ds, name, company=company).astype(float)
    shares = held if diluted else held / held.sum("holder")
    return shares.assign_attrs(company=company, units="1").rename(name)


def _largest(mean: xr.DataArray, most: int) -> xr.DataArray:
    """Order holders by their share in the end, largest below; take small ones together."""
    there = mean.isel(holder=np.flatnonzero(mean.max("time").to_numpy() > 0))
    order = np.argsort(-(there.isel(time=-1).to_numpy() + 1e-6 * there.max("time").to_numpy()))
    there = there.isel(holder=order)
    if there.sizes["holder"] <= most:
        return there
    rest = there.isel(holder=slice(most - 1, None)).sum("holder")
    rest = rest.expand_dims(holder=[_REST])
    return xr.concat([there.isel(holder=slice(0, most - 1)), rest], "holder")


def _finding(mean: xr.DataArray, company: str) -> str:
    moved = (mean.isel(time=-1) - mean.isel(time=0)).to_numpy()
    i = int(np.argmax(np.abs(moved)))
    first, last = (float(mean.isel(holder=i, time=t)) for t in (0, -1))
    holder = _name(texts(mean["holder"])[i])
    if abs(moved[i]) < 5e-4:
        return f"{spelt(company)} stays in the same hands: {holder} holds {share_text(last)}"
    way = f"{'rises' if last > first else 'falls'} from {share_text(first)} to {share_text(last)}"
    return f"{holder}'s share of {spelt(company)} {way}"


def _name(holder: str) -> str:
    return spelt(holder)


def _soft(hue: str) -> tuple[float, float, float]:
    return marks.lighter(hue, 0.55)
