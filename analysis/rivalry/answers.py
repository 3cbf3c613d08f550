"""One number per replicate, by the names that the program's ``--of`` takes.

======================  =======================================================================
``vancl.cash``          the output ``company_cash`` of vancl on the last day
``vancl.cash@DAY``      on that day: the last record until then
``vancl.survival``      1 if in business on that day, else 0
``stake_shares[a,b]``   an output by its own name, with a label for each dimension but time
``rescue``              1 if it happened, else 0: an event
``vancl.default``       the same, by who and what
``vancl.default.day``   the day on which it first happened; NaN if it did not
``vancl.loss.amount``   the money that it was about, all times together
======================  =======================================================================

An output of a name comes before an event of that name.
"""

from __future__ import annotations

import difflib
import re
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import xarray as xr

from rivalry.errors import DataError
from rivalry.frames import journal, texts

#: Along these lie replicates and points; all other dimensions but time are of things with names.
ROWS = ("point", "replicate")

_DAY = re.compile(r"(?P<name>.*)@(?P<day>[^@]*)", re.DOTALL)
_LABELS = re.compile(r"(?P<name>[^\[]*)\[(?P<labels>.*)\]", re.DOTALL)


class Place(NamedTuple):
    """An output, and the label of each of its dimensions that needs one."""

    variable: str
    labels: dict[str, str]


class _Question(NamedTuple):
    what: str
    name: str
    labels: list[str]
    day: pd.Timestamp | None


def answer(ds: xr.Dataset, what: str) -> xr.DataArray:
    """Return one number per replicate.

    Parameters
    ----------
    ds : xarray.Dataset
        A run or a sweep.
    what : str
        A name as above, such as ``"vancl.cash@2014-06-30"``.

    Returns
    -------
    xarray.DataArray
        Along ``replicate``, or ``point`` and ``replicate``; ``units`` in the attributes; ``share``
        is 1 there if each number is 0 or 1, so that the mean is a probability. NaN: none.

    Raises
    ------
    DataError
        Nothing is called so, labels are missing or unknown, or the day is outside the calendar;
        the message says what to write instead.
    """
    question = _question(what)
    place = _place(ds, question)
    values = _deed(ds, question) if place is None else _at(_cell(ds, place), question.day)
    return values.rename(what).assign_attrs(long_name=what)


def course(ds: xr.Dataset, what: str) -> xr.DataArray:
    """Return an answer on every day that was recorded: along the replicates and ``time``.

    `what` is a name as for :func:`answer`, without @.
    """
    question = _question(what)
    if question.day is not None:
        raise DataError(f"`{what}` is asked for on every day: leave the @ out")
    place = _place(ds, question)
    if place is None:
        _deed(ds, question)
        raise DataError(f"`{what}` happens on a day: ask answer() for it, or draw survival()")
    values = _cell(ds, place)
    if "time" not in values.dims:
        raise DataError(f"`{place.variable}` is not followed through time; ask answer() for it")
    return values.rename(what)


def place_of(ds: xr.Dataset, what: str) -> Place | None:
    """Return the output that a name is about; nothing if it is about an event."""
    return _place(ds, _question(what))


def askable(ds: xr.Dataset) -> list[str]:
    """Return what can be asked: a name of each thing on the last day, then what happened."""
    found: list[str] = []
    for variable in _outputs(ds):
        dims = _things(ds[variable])
        if not dims:
            found.append(variable)
        elif len(dims) > 1:
            found.append(f"{variable}[{','.join(dims)}]")
        else:
            found += [_short(variable, dims[0], label) for label in texts(ds[dims[0]])]
    return found + happenings(ds)


def happenings(ds: xr.Dataset) -> list[str]:
    """Return what happened in some replicate, as ``who.what``; after whom it is about if nobody."""
    table = journal(ds)
    if table.empty:
        return []
    who = table["who"].where(table["who"] != 0, table["whom"])
    pairs = pd.DataFrame({"who": who, "name": table["name"]}).drop_duplicates()
    parties, words = texts(ds["party"]), texts(ds["event_word"])
    named = {(parties[i], words[j]) for i, j in pairs.to_numpy(int)}
    return sorted(f"{party}.{word}" if party else word for party, word in named)


def _question(what: str) -> _Question:
    name, day, labels = what.strip(), None, []
    if match := _DAY.fullmatch(name):
        name, day = match["name"], _day(what, match["day"])
    if match := _LABELS.fullmatch(name):
        name, labels = match["name"], [label.strip() for label in match["labels"].split(",")]
    elif "[" in name:
        raise DataError(f"`{what}`: the bracket is not closed; write `NAME[LABEL,...]`")
    return _Question(what, name, labels, day)


def _day(what: str, text: str) -> pd.Timestamp:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise DataError(f"`{what}`: behind @ a day is needed, such as `@2014-06-30`")
    try:
        return pd.Timestamp(text)
    except ValueError as error:
        raise DataError(f"`{what}`: there is no day {text}") from error


def _outputs(ds: xr.Dataset) -> list[str]:
    """Names of all that has a number per replicate."""
    return [
        str(name)
        for name, values in ds.data_vars.items()
        if ("replicate" in values.dims or _is_one(ds, values)) and values.dtype != object
    ]


def _is_one(ds: xr.Dataset, values: xr.DataArray) -> bool:
    """Whether one replicate has been taken out: then no variable has the dimension."""
    of_lists = str(values.name).startswith(("event_", "missing_"))
    return "replicate" in ds.coords and "replicate" not in ds.dims and not of_lists


def _things(values: xr.DataArray) -> list[str]:
    return [str(dim) for dim in values.dims if dim not in (*ROWS, "time")]


def _place(ds: xr.Dataset, question: _Question) -> Place | None:
    outputs = _outputs(ds)
    if question.name in outputs:
        return Place(question.name, _labelled(ds, question.name, question.labels))
    thing, dot, quantity = question.name.partition(".")
    if not dot:
        return None
    if quantity.startswith("survival"):
        quantity = "alive" + quantity.removeprefix("survival")
    found = None
    for variable in outputs:
        dims = _things(ds[variable])
        if not variable.endswith(f"_{quantity}") or not dims or thing not in texts(ds[dims[0]]):
            continue
        if variable == f"{dims[0]}_{quantity}":
            found = variable
            break
        found = found or variable
    if found is None:
        return None
    return Place(found, _labelled(ds, found, [thing, *question.labels]))


def _labelled(ds: xr.Dataset, variable: str, labels: list[str]) -> dict[str, str]:
    dims = _things(ds[variable])
    if not labels and all(ds.sizes[dim] == 1 for dim in dims):
        return {dim: texts(ds[dim])[0] for dim in dims}
    if len(labels) != len(dims):
        each = ",".join(dims)
        problem = f"has one number for each {each}" if dims else "has no labels"
        instead = f"write `{variable}[{each}]` with their names" if dims else "write its name alone"
        raise DataError(f"`{variable}` {problem}: {instead}")
    for dim, label in zip(dims, labels, strict=True):
        known = texts(ds[dim])
        if label not in known:
            raise DataError(f"no {dim} is called `{label}`: {_instead(label, known)}")
    return dict(zip(dims, labels, strict=True))


def _cell(ds: xr.Dataset, place: Place) -> xr.DataArray:
    """Return the numbers of one thing, along the replicates (and time)."""
    values = ds[place.variable]
    where = {dim: texts(ds[dim]).index(label) for dim, label in place.labels.items()}
    chosen = values.isel(where).astype(float).assign_attrs(values.attrs)
    chosen = chosen.drop_vars(list(place.labels), errors="ignore")
    yes_no = values.attrs.get("flag_meanings")
    attributes = {
        "units": "1" if yes_no is not None else values.attrs.get("units", "1"),
        "share": int(yes_no == "no yes"),
        "output": place.variable,
        **({"flag_meanings": yes_no} if yes_no else {}),
        "long_name": values.attrs.get("long_name", place.variable),
    }
    chosen.attrs = attributes
    chosen.encoding = {"gaps": "_FillValue" in values.encoding}
    order = [dim for dim in (*ROWS, "time") if dim in chosen.dims]
    ordered = chosen.transpose(*order)
    ordered.encoding = chosen.encoding
    return ordered


def _at(values: xr.DataArray, day: pd.Timestamp | None) -> xr.DataArray:
    """Return the last record until a day; of rows that end earlier than others, their own last."""
    if "time" not in values.dims:
        if day is not None:
            raise DataError(f"`{values.attrs['output']}` does not follow time: leave the @ out")
        return values
    days = values["time"].to_numpy()
    last = days.size
    if day is not None:
        if not days[0] <= np.datetime64(day) <= days[-1]:
            first, end = (f"{pd.Timestamp(d):%Y-%m-%d}" for d in days[[0, -1]])
            raise DataError(
                f"{day:%Y-%m-%d} is not in the calendar: choose a day from {first} to {end}"
            )
        last = int(np.searchsorted(days, np.datetime64(day), side="right"))
    until = values.isel(time=slice(None, last))
    found = until.isel(time=-1, drop=True)
    if values.encoding.get("gaps") and bool(found.isnull().any()):
        numbers = until.transpose(..., "time").to_numpy()
        places = np.where(np.isnan(numbers), -1, np.arange(last)).max(axis=-1)
        taken = np.take_along_axis(numbers, np.maximum(places, 0)[..., None], -1)[..., 0]
        found = found.copy(data=taken)
    return found


def _deed(ds: xr.Dataset, question: _Question) -> xr.DataArray:
    parts = question.name.split(".")
    aspect = parts.pop() if len(parts) > 1 and parts[-1] in ("day", "amount") else ""
    words = texts(ds["event_word"]) if "event_word" in ds else []
    parties = texts(ds["party"]) if "party" in ds else []
    known = len(parts) <= 2 and not question.labels and parts[-1] in words
    if not known or (len(parts) == 2 and parts[0] not in parties):
        raise DataError(
            f"no answer is called `{question.what}`: {_instead(question.name, askable(ds))}"
        )
    if question.day is not None:
        raise DataError("what happened is asked for without a day: leave the @ out, or ask `.day`")
    table = journal(ds)
    meant = np.isin(table["name"], [i for i, word in enumerate(words) if word == parts[-1]])
    if len(parts) == 2:
        party = parties.index(parts[0])
        meant &= ((table["who"] == party) | (table["whom"] == party)).to_numpy()
    return _by_row(ds, table[meant], aspect)


def _by_row(ds: xr.Dataset, table: pd.DataFrame, aspect: str) -> xr.DataArray:
    """Bring entries of the journal to one number per replicate."""
    dims = [dim for dim in ROWS if dim in ds.dims]
    rows = {dim: ds[dim].to_numpy() for dim in dims}
    shape = tuple(len(rows[dim]) for dim in dims)
    places = tuple(np.searchsorted(rows[dim], table[dim]) for dim in dims)
    numbers = np.full(shape, np.nan if aspect == "day" else 0.0)
    if aspect == "day":
        days = days_since(ds, table["time"].to_numpy())
        np.fmin.at(numbers, places, days)
    elif aspect == "amount":
        np.add.at(numbers, places, table["amount"].to_numpy())
    elif dims:
        numbers[places] = 1
    else:
        numbers[()] = float(len(table) > 0)
    coords: dict[str, Any] = {dim: ds[dim] for dim in dims}
    coords |= {str(name): c for name, c in ds.coords.items() if c.dims == ("point",)}
    values = xr.DataArray(numbers, coords, dims)
    if "point" in dims and aspect != "day":
        values = values.where(_played(ds))
    unit = {
        "day": f"days since {_start(ds):%Y-%m-%d}",
        "amount": ds["event_amount"].attrs.get("units", "1"),
    }.get(aspect, "1")
    return values.assign_attrs(units=unit, share=int(not aspect))


def _played(ds: xr.Dataset) -> xr.DataArray:
    """Return which tasks of a sweep are there."""
    from rivalry.sweeps import complete

    dims = ("point", "replicate") if "replicate" in ds.dims else ("point",)
    there = complete(ds)
    return xr.DataArray(there, {dim: ds[dim] for dim in dims}, dims)


def days_since(ds: xr.Dataset, times: np.ndarray) -> np.ndarray:
    """Return days since the start of the calendar."""
    return np.asarray((times - np.datetime64(_start(ds))) / np.timedelta64(1, "D"), dtype=float)


def _start(ds: xr.Dataset) -> pd.Timestamp:
    units = str(ds["time"].encoding.get("units", "")) if "time" in ds else ""
    if units.startswith("days since "):
        return pd.Timestamp(units.removeprefix("days since "))
    return pd.Timestamp(ds["time"].to_numpy().min())


def _short(variable: str, dim: str, label: str) -> str:
    if not variable.startswith(f"{dim}_"):
        return f"{variable}[{label}]"
    quantity = variable.removeprefix(f"{dim}_")
    return f"{label}.{'survival' if quantity == 'alive' else quantity}"


def _instead(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    if near:
        return f"did you mean `{near[0]}`?"
    if not known:
        return "the run recorded nothing"
    more = f" and {len(known) - 8} more" if len(known) > 8 else ""
    return "there is " + ", ".join(f"`{each}`" for each in known[:8]) + more
