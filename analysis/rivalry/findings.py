"""What a run found, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import xarray as xr
from matplotlib.axes import Axes

from rivalry.answers import ROWS, place_of
from rivalry.errors import DataError
from rivalry.expectations import at_date
from rivalry.frames import pick, texts
from rivalry.style import between, headed, number, spelt

#: The label of each dimension of an output but time.
Labels = dict[str, Any]


def finding(
    ds: xr.Dataset,
    variable: str,
    which: str | None = None,
    *,
    at: str | None = None,
    band: float = 0.8,
    **labels: Any,
) -> str:
    """Say in one sentence what a run found, by default on its last day.

    Examples
    --------
    >>> finding(ds, "platform_registered", "wechat")  # doctest: +SKIP
    'WeChat: 621 million registered users on 31 December 2016 (80 %: 478–790 million)'
    """
    variable, chosen = one_of(ds, variable, which, labels)
    found = Finding.of(ds, variable, at, band, chosen)
    return f"{found.headline} on {found.day}" + (f" ({found.spread})" if found.spread else "")


@dataclass(frozen=True)
class Finding:
    """A sentence in parts, so that a figure can set them in two lines."""

    headline: str  #: "WeChat: 621 million registered users"
    day: str  #: "31 December 2016"
    spread: str  #: "80 %: 478–790 million", or nothing if all replicates agree
    basis: str  #: "median of 200 replicates"

    @classmethod
    def of(
        cls,
        ds: xr.Dataset,
        variable: str,
        at: str | None,
        band: float,
        labels: Labels,
    ) -> Finding:
        """Say what the median is on a day, by default the last, and how wide the band."""
        values = pick(ds, variable, **labels).astype(float)
        date = pd.Timestamp(at if at is not None else values["time"].values[-1])
        low, middle, high = np.quantile(
            at_date(values, date).values, [(1 - band) / 2, 0.5, (1 + band) / 2]
        )
        units = values.attrs.get("units", "1")
        what = values.attrs.get("long_name", variable)
        return cls(
            _headline(list(labels.values()), what[:1].lower() + what[1:], middle, units),
            f"{date.day} {date:%B %Y}",
            _spread(band, low, high, units),
            f"median of {replicates_text(ds)}" if ds.sizes["replicate"] > 1 else "one replicate",
        )


def _spread(band: float, low: float, high: float, units: str) -> str:
    if not band or number(low, units) == number(high, units):
        return ""
    return f"{100 * band:g} %: {between(low, high, units)}"


def head(ax: Axes, found: Finding, title: str | None) -> None:
    """Set the finding as a title and, in grey under it, what it rests on."""
    rest = ", ".join(part for part in (found.day, found.basis, found.spread) if part)
    headed(ax, title or found.headline, rest)


def _headline(names: list[str], what: str, value: float, units: str) -> str:
    """Say a value of somebody: ``WeChat: 621 million registered users``."""
    who = f"{', '.join(spelt(name) for name in names)}: " if names else ""
    counted = units in ("people", "posts", "1")
    return who + (f"{number(value, units)} {what}" if counted else f"{what} {number(value, units)}")


def panels_of(
    ds: xr.Dataset, variable: str, which: str | Sequence[str] | None, labels: dict[str, Any]
) -> tuple[str, list[Labels]]:
    """Return the output, and the labels of each panel."""
    if variable not in ds.data_vars and (place := place_of(ds, variable)) is not None:
        variable, labels = place.variable, {**place.labels, **labels}
    dims = [str(dim) for dim in pick(ds, variable).dims if dim not in (*ROWS, "time")]
    if which is not None:
        if not dims:
            raise DataError(f"`{variable}` has no labels: leave `{which}` out")
        labels = {dims[0]: which, **labels}
    left = [dim for dim in dims if dim not in labels]
    for dim in left:
        if ds.sizes[dim] == 1 or (dim == dims[0] and not _lists(labels)):
            labels = {dim: texts(ds[dim]), **labels}
    several = _lists(labels)
    if len(several) > 1:
        raise DataError(f"one of {' and '.join(several)} at a time: give one label of the others")
    labels = {dim: each if dim in several else _text(each) for dim, each in labels.items()}
    if not several:
        return variable, [labels]
    (dim,) = several
    return variable, [{**labels, dim: label} for label in labels[dim]]


def _lists(labels: dict[str, Any]) -> list[str]:
    return [dim for dim, label in labels.items() if not isinstance(label, str) and len(label) != 1]


def _text(label: Any) -> str:
    return label if isinstance(label, str) else next(iter(label))


def one_of(
    ds: xr.Dataset, variable: str, which: str | None, labels: dict[str, Any]
) -> tuple[str, Labels]:
    """Return the output, and the labels of the one thing meant."""
    variable, panels = panels_of(ds, variable, which, labels)
    if len(panels) > 1:
        (dim,) = (dim for dim in panels[0] if panels[0][dim] != panels[1][dim])
        known = ", ".join(f"`{panel[dim]}`" for panel in panels)
        raise DataError(f"`{variable}` needs a label for {dim}: {known}")
    return variable, panels[0]


def replicates_text(ds: xr.Dataset) -> str:
    """Say how many replicates there are."""
    n = ds.sizes["replicate"]
    return f"{n:,} replicate{'s' if n != 1 else ''}"
