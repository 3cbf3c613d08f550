"""Quantities as scenario files write them: ``46.2 million``, ``57 %``, ``18 months``.

The trees come from :func:`scenario`, in which every scalar is still the text of the file, since in
Rivalry a scalar gets its type from its key and never from YAML.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

import pandas as pd
import xarray as xr
import yaml

from rivalry.errors import DataError

_COUNTS = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SHARES = {"%": Decimal("0.01"), "points": Decimal("0.01"), "point": Decimal("0.01")}
_DAYS = {
    "day": Decimal(1),
    "week": Decimal(7),
    "month": Decimal("365.25") / 12,
    "year": Decimal("365.25"),
}
_HEX = re.compile(r"0x[0-9a-fA-F]+")
_FORM = re.compile(r"^\s*([-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?)\s*(.*?)\s*$")


class Quantity(NamedTuple):
    """A number in its base unit.

    ``unit`` is ``"1"`` (bare numbers and counts), ``"%"``, ``"points"`` (percentage points),
    ``"days"``, ``"per day"``, or the word that followed the number. Shares are fractions of 1,
    durations days (a year has 365.25), rates per day.
    """

    value: float
    unit: str


def quantity(text: str) -> Quantity:
    """Parse one quantity.

    Examples
    --------
    >>> quantity("46.2 million")
    Quantity(value=46200000.0, unit='1')
    >>> quantity("57 %")
    Quantity(value=0.57, unit='%')
    >>> quantity("2 weeks")
    Quantity(value=14.0, unit='days')
    """
    if _HEX.fullmatch(text.strip()):
        return Quantity(float(int(text, 16)), "1")
    number, words = _split(text)
    if words and words[0] in _COUNTS:
        number *= _COUNTS[words.pop(0)]
    elif words and words[0] in _SHARES:
        number *= _SHARES[words[0]]
        if words[0] == "%" and "per" not in words:
            return Quantity(float(number), "%")
        if words[0] != "%":
            return Quantity(float(number), "points")
        words.pop(0)
    if len(words) >= 2 and words[-2] == "per" and _day_unit(words[-1]) in _DAYS:
        return Quantity(float(number / _DAYS[_day_unit(words[-1])]), "per day")
    if words and _day_unit(words[0]) in _DAYS:
        return Quantity(float(number * _DAYS[_day_unit(words[0])]), "days")
    return Quantity(float(number), " ".join(words) or "1")


def _split(text: str) -> tuple[Decimal, list[str]]:
    match = _FORM.match(text)
    try:
        if match:
            return Decimal(match[1]), match[2].replace("%", "% ").split()
    except InvalidOperation:
        pass
    raise DataError(f"`{text}` is not a quantity such as `46.2 million`, `57 %` or `18 months`")


def _day_unit(word: str) -> str:
    return word.removesuffix("s")


def date_or_age(text: str, start: pd.Timestamp) -> pd.Timestamp:
    """Return a date as written (``2013-05-01``) or as an age (``10 years`` after `start`)."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text.strip()):
        return pd.Timestamp(text.strip())
    days, unit = quantity(text)
    if unit != "days":
        raise DataError(f"`{text}` is neither a date such as 2013-05-01 nor a duration")
    return start + pd.Timedelta(days=round(days))


def scenario(ds: xr.Dataset) -> dict[str, Any]:
    """Return the resolved scenario that made this run, as a tree of mappings, lists and text."""
    text = ds.attrs.get("scenario")
    if not text:
        raise DataError("this dataset does not carry its scenario; open the run with rivalry.open")
    return yaml.load(text, Loader=yaml.BaseLoader)
