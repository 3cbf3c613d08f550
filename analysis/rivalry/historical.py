"""What happened: published numbers, with the day on which each became known."""

from __future__ import annotations

from importlib import resources

import pandas as pd

from rivalry.errors import DataError

#: The series that :func:`history` knows, and the output each one is about.
SERIES = {
    "wechat_registered_users": ("platform_registered", "wechat"),
    "weibo_registered_users": ("platform_registered", "weibo"),
    "weibo_mau_dau": ("platform_active_daily", "weibo"),
    "wechat_mau_quarterly": ("platform_active_monthly", "wechat"),
    "weibo_posts_per_day": ("platform_posts", "weibo"),
}

_SCALE = {"million": 1e6, "million/day": 1e6}


def history(name: str, *, known_by: str | pd.Timestamp | None = None) -> pd.DataFrame:
    """Return one series of published numbers.

    Parameters
    ----------
    name : str
        One of :data:`SERIES`.
    known_by : date, optional
        Keep only what had been published by this day, so that a calibration cannot look ahead.

    Returns
    -------
    pandas.DataFrame
        ``date``, ``value`` (people, or posts per day), ``series`` (its definition: numbers of
        different definitions do not compare), ``source``, ``confidence`` (``sourced``,
        ``derived`` by arithmetic from sourced numbers, or ``press``), ``known_on``, ``note``.
    """
    if name not in SERIES:
        raise DataError(f"there is no series `{name}`; there are: {', '.join(SERIES)}")
    file = resources.files("rivalry") / "data" / f"{name}.csv"
    with file.open(encoding="utf-8") as lines:
        table = pd.read_csv(lines, parse_dates=["date", "known_on"], keep_default_na=False)
    table["value"] = table["value"].astype(float) * table["unit"].map(_SCALE)
    if known_by is not None:
        table = table[table["known_on"] <= pd.Timestamp(known_by)]
    return table.drop(columns="unit").reset_index(drop=True)


def history_of(
    variable: str, labels: dict[str, str], *, known_by: str | pd.Timestamp | None = None
) -> pd.DataFrame:
    """Return all published numbers about one output, launches left out; empty if none is known."""
    about = {name: (of, {"platform": platform}) for name, (of, platform) in SERIES.items()}
    names = [name for name in SERIES if about[name] == (variable, labels)]
    if not names:
        return history(next(iter(SERIES)))[:0]
    table = pd.concat([history(name, known_by=known_by) for name in names], ignore_index=True)
    return table[table["value"] > 0].reset_index(drop=True)
