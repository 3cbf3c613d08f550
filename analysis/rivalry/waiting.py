"""How long it takes until something happens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import xarray as xr
from matplotlib.axes import Axes
from scipy import stats

from rivalry import marks
from rivalry.answers import answer, days_since
from rivalry.errors import DataError
from rivalry.quantities import date_or_age, scenario
from rivalry.style import (
    GREY,
    HUES,
    axes_of,
    day_text,
    headed,
    key_text,
    percent_axis,
    share_text,
    style,
)

_LINES = ("-", (0, (6, 2)), (0, (1.5, 1.5)), (0, (6, 2, 1.5, 2)), (0, (9, 3)), (0, (3, 1)))
_MARKS = ("o", "s", "D", "^", "v", "P")


@dataclass(frozen=True)
class Waiting:
    """How long it took, over the replicates."""

    what: str
    start: pd.Timestamp
    end: pd.Timestamp  #: replicates in which it has not happened by then are censored there
    rows: int  #: replicates
    #: ``day``, ``at_risk``, ``happened``, ``still`` (the share in which it has not happened by the
    #: end of the day), ``low`` and ``high`` (95 %); a row per day on which it happened somewhere
    steps: pd.DataFrame
    median: pd.Timestamp | None  #: the first day by which it has happened in half of the replicates

    def happened_by(self, day: str | pd.Timestamp) -> float:
        """Return the share in which it has happened by the end of a day."""
        until = self.steps[self.steps["day"] <= pd.Timestamp(day)]
        return 0.0 if until.empty else 1.0 - float(until["still"].iloc[-1])


def waiting(ds: xr.Dataset, what: str) -> Waiting:
    """Estimate how long it takes until something happens.

    The estimate is Kaplan & Meier's (1958, JASA 53:457), its 95 % interval by Greenwood's variance
    on the scale of log(-log) (Kalbfleisch & Prentice 1980).

    Parameters
    ----------
    ds : xarray.Dataset
        A run, or a sweep (whose tasks are then taken together).
    what : str
        Something that happens, as :func:`rivalry.answer` names it: ``"vancl.default"``.
    """
    happened = answer(ds, f"{what.removesuffix('.day')}.day")
    if not happened.attrs["units"].startswith("days since"):
        raise DataError(f"`{what}` is nothing that happens; rivalry.happenings(ds) says what is")
    days = happened.to_numpy().ravel()
    if "point" in ds.dims:
        days = days[_there(ds)]
    start = pd.Timestamp(happened.attrs["units"].removeprefix("days since "))
    last = float(days_since(ds, np.array([_end(ds)]))[0])
    steps = kaplan_meier(np.where(np.isnan(days), last, days), ~np.isnan(days))
    steps.insert(0, "day", start + pd.to_timedelta(steps.pop("time"), unit="D"))
    half = steps.loc[steps["still"] <= 0.5 * (1 + 1e-12), "day"]
    return Waiting(
        what, start, start + pd.Timedelta(days=last), days.size, steps,
        half.iloc[0] if len(half) else None,
    )  # fmt: skip


def _end(ds: xr.Dataset) -> np.datetime64:
    """Return the last day played: the calendar's, which may lie after the last record."""
    days = [ds["time"].to_numpy().max()]
    if "event_time" in ds and ds.sizes.get("event"):
        days.append(ds["event_time"].to_numpy().max())
    if ds.attrs.get("scenario"):
        calendar = scenario(ds).get("calendar", {})
        if "start" in calendar and "end" in calendar:
            start = pd.Timestamp(calendar["start"])
            days.append(np.datetime64(date_or_age(calendar["end"], start)))
    return max(days)


def kaplan_meier(times: np.ndarray, happened: np.ndarray) -> pd.DataFrame:
    """Return the product-limit estimate of the share in which it has not happened.

    Parameters
    ----------
    times : array
        Until it happened, or until one stopped looking.
    happened : array of bool
        Whether it did.

    Returns
    -------
    pandas.DataFrame
        ``time``, ``at_risk``, ``happened``, ``still``, ``low``, ``high``: a row per time at which
        it happened, ascending.
    """
    at = np.unique(times[happened])
    at_risk = np.array([(times >= t).sum() for t in at], dtype=int)
    deaths = np.array([((times == t) & happened).sum() for t in at], dtype=int)
    still = np.cumprod(1 - deaths / np.maximum(at_risk, 1))
    low, high = _greenwood(at_risk, deaths, still)
    return pd.DataFrame(
        {"time": at, "at_risk": at_risk, "happened": deaths, "still": still, "low": low,
         "high": high}
    )  # fmt: skip


def _greenwood(
    at_risk: np.ndarray, deaths: np.ndarray, still: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return the 95 % interval on the scale of log(-log).

    Once it has happened in all that were watched to the end, Greenwood's variance says nothing; the
    exact bound for none of them holds (Clopper & Pearson 1934).
    """
    inner = (still > 0) & (still < 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        greenwood = np.cumsum(deaths / (at_risk * (at_risk - deaths)))
        width = stats.norm.ppf(0.975) * np.sqrt(greenwood) / np.abs(np.log(still))
        low = np.where(inner, still ** np.exp(width), still)
        high = np.where(inner, still ** np.exp(-width), still)
    if still.size and still[-1] == 0:
        exact = 1 - 0.025 ** (1 / deaths.sum())
        high[-1] = min(high[-2], exact) if still.size > 1 else exact
    return low, high


def survival(
    ds: xr.Dataset | Mapping[str, xr.Dataset],
    what: str | Sequence[str],
    *,
    by: str | None = None,
    title: str | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw the share of replicates in which something has not happened yet, with its 95 % band.

    Parameters
    ----------
    ds : xarray.Dataset or mapping
        A run; or several by name, to be set side by side.
    what : str or list of str
        What happens, such as ``"vancl.default"``.
    by : str, optional
        A key that was swept: a curve for each of its values.
    title : str, optional
        Instead of the finding.
    ax : matplotlib Axes, optional
        Where to draw.

    Returns
    -------
    Axes
        Discs mark the medians.
    """
    curves = _curves(ds, what, by)
    if len(curves) > len(HUES):
        raise DataError(f"{len(curves)} curves cannot be told apart; choose {len(HUES)} or fewer")
    with style():
        ax = axes_of(ax)
        for i, found in enumerate(curves.values()):
            _draw(ax, found, i, banded=len(curves) <= 2)
        percent_axis(ax)
        first = next(iter(curves.values()))
        marks.time_axis(ax, np.array([first.start, first.end], dtype="datetime64[ns]"))
        if len(curves) > 1:
            still = {name: 1 - found.happened_by(found.end) for name, found in curves.items()}
            ends = [marks.End(share, name, bold=True) for name, share in still.items()]
            marks.name_ends(ax, np.datetime64(first.end), ends, GREY, hues=list(HUES))
        headed(ax, title or _finding(curves, by), _basis(curves))
    return ax


def _curves(
    ds: xr.Dataset | Mapping[str, xr.Dataset], what: str | Sequence[str], by: str | None
) -> dict[str, Waiting]:
    names = [what] if isinstance(what, str) else list(what)
    if not isinstance(ds, xr.Dataset):
        sets = dict(ds)
    elif by is not None:
        from rivalry.sweeps import apart

        sets = apart(ds, by)
    else:
        sets = {"": ds}
    several = len(names) > 1
    return {
        ", ".join(filter(None, (label, _spelt(name) if several or not label else ""))): waiting(
            each, name
        )
        for label, each in sets.items()
        for name in names
    }


def _draw(ax: Axes, found: Waiting, i: int, *, banded: bool) -> None:
    hue = HUES[i % len(HUES)]
    days = np.array([found.start, *found.steps["day"], found.end], dtype="datetime64[ns]")

    def stairs(column: str) -> np.ndarray:
        values = found.steps[column].to_numpy(float)
        last = values[-1] if values.size else 1.0
        return np.array([1.0, *values, last])

    if banded:
        ax.fill_between(
            days, stairs("low"), stairs("high"), step="post", color=hue, alpha=0.16, linewidth=0
        )
    ax.step(
        days, stairs("still"), where="post", color=hue, linewidth=2, zorder=3,
        linestyle=_LINES[i % len(_LINES)],
    )  # fmt: skip
    if found.median is not None:
        ax.plot(
            [found.median], [0.5], marker=_MARKS[i % len(_MARKS)], markersize=7, color=hue,
            markeredgecolor="white", zorder=4, linestyle="none",
        )  # fmt: skip
        ax.annotate(
            day_text(found.median), (found.median, 0.5), color=hue, fontsize=8, zorder=5,
            xytext=(7, 6 if i % 2 == 0 else -13), textcoords="offset points",
            bbox={"facecolor": "white", "edgecolor": "none", "alpha": 0.8, "pad": 0.6},
        )  # fmt: skip


def _finding(curves: dict[str, Waiting], by: str | None) -> str:
    if len(curves) == 1:
        found = next(iter(curves.values()))
        text = f"{_spelt(found.what)} in {share_text(found.happened_by(found.end))} of replicates"
        return text + (f", half by {day_text(found.median)}" if found.median is not None else "")
    what = {found.what for found in curves.values()}
    told = [f"{share_text(f.happened_by(f.end))} ({name})" for name, f in curves.items()]
    if len(told) > 3:
        ends = {name: f.happened_by(f.end) for name, f in curves.items()}
        low, high = min(ends, key=ends.__getitem__), max(ends, key=ends.__getitem__)
        told = [f"{share_text(ends[low])} ({low})", f"{share_text(ends[high])} ({high})"]
        along = f", by {key_text(by)}" if by else ""
        return f"{_spelt(what.pop())} in {told[0]} to {told[1]}{along}"
    head = f"{_spelt(what.pop())} in " if len(what) == 1 else ""
    return head + ", ".join(told)


def _basis(curves: dict[str, Waiting]) -> str:
    first = next(iter(curves.values()))
    rows = sorted({found.rows for found in curves.values()})
    count = f"{rows[0]:,}" if len(rows) == 1 else f"{rows[0]:,} to {rows[-1]:,}"
    band = ", band: 95 %" if len(curves) <= 2 else ""
    return (
        f"share of {count} replicates in which it has not happened by then, "
        f"until {day_text(first.end)}{band}"
    )


def _spelt(what: str) -> str:
    text = what.replace(".", ": ").replace("_", " ")
    return text[:1].upper() + text[1:]


def _there(ds: xr.Dataset) -> np.ndarray:
    from rivalry.sweeps import complete

    return complete(ds).ravel()
