"""How figures look: quiet axes, one hue per platform, words that stay readable in grey."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

INK = "#1b1f24"
GREY = "#6b7280"
FAINT = "#d9dde3"
FORECAST = "#f4f4f1"

#: Okabe & Ito's hues (darkest first), told apart by every kind of colour vision and in grey.
HUES = ("#0b5c9e", "#b8480a", "#0a7a5c", "#8a4b86", "#8a6d00", "#4d4d4d")

_RC = {
    "font.family": "DejaVu Sans",
    "font.size": 10,
    "text.color": INK,
    "axes.edgecolor": GREY,
    "axes.labelcolor": GREY,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.spines.left": False,
    "axes.titlelocation": "left",
    "axes.titleweight": "bold",
    "axes.titlesize": 11.5,
    "axes.axisbelow": True,
    "xtick.color": GREY,
    "ytick.color": GREY,
    "xtick.major.size": 3.5,
    "ytick.major.size": 0,
    "figure.dpi": 110,
    "savefig.dpi": 130,
}

_DAYS_SINCE = "days since "
_COUNTED = ("people", "posts")  # what is counted, the variable's name says
_SPELT = {
    "wechat": "WeChat", "qq": "QQ", "lei_jun": "Lei Jun", "gic": "GIC", "dst": "DST", "jd": "JD",
}  # fmt: skip


#: Spaces at which no line ends: within a quantity, and within a date.
_TOGETHER = re.compile(
    r"(?<=\d) (?=%|million|billion|[A-Z]{3}\b|[A-Z][a-z]+ \d{4})|(?<=illion) (?=[A-Z]{3})"
    r"|(?<=[a-z]) (?=\d{4}\b)"
)


@contextmanager
def style() -> Iterator[None]:
    """Make figures in this style.

    Undoes what it sets and nothing else, unlike rc_context, which would also undo the choice of an
    interactive backend if the first figure is made inside.
    """
    before = {key: mpl.rcParams[key] for key in _RC}
    mpl.rcParams.update(_RC)
    try:
        yield
    finally:
        mpl.rcParams.update(before)


def spelt(label: str) -> str:
    """Return a name as people write it: ``wechat`` is WeChat."""
    return _SPELT.get(label, label.replace("_", " ").capitalize())


def count(number: float) -> str:
    """Write a number as people say it.

    Examples
    --------
    >>> count(394_600_000), count(1_234_000_000), count(3_912)
    ('395 million', '1.23 billion', '3,912')
    """
    for scale, word in ((1e9, "billion"), (1e6, "million")):
        if abs(number) >= 0.9995 * scale:
            return f"{_digits(number / scale)} {word}"
    return f"{number:,.0f}"


def _digits(number: float) -> str:
    decimals = 0 if abs(number) >= 99.95 else 1 if abs(number) >= 9.995 else 2
    text = f"{number:.{decimals}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def number(value: float, units: str = "people") -> str:
    """Write a value in its unit: what is counted in millions, shares in per cent.

    Examples
    --------
    >>> number(621e6), number(0.57, "1"), number(315e6, "CNY"), number(2.5, "1")
    ('621 million', '57 %', '315 million CNY', '2.5')
    """
    if np.isnan(value):
        return "none"
    if units.startswith(_DAYS_SINCE):
        start = pd.Timestamp(units.removeprefix(_DAYS_SINCE))
        return day_text(start + pd.Timedelta(days=round(value)))
    if units == "1":
        return f"{100 * value:.3g} %" if abs(value) <= 1 else f"{value:.4g}"
    text = count(value) if units in _COUNTED or abs(value) >= 1000 else f"{value:.3g}"
    return text if units in _COUNTED else f"{text} {units}"


def between(low: float, high: float, units: str = "people") -> str:
    """Write a range with its word once: ``478–790 million``."""
    first, last = number(low, units).split(" ", 1), number(high, units).split(" ", 1)
    dash = " to " if min(low, high) < 0 else "–"
    if first[0] == "0":
        return dash.join(("0", " ".join(last)))
    if first[1:] == last[1:]:
        return dash.join((first[0], " ".join(last)))
    return dash.join((" ".join(first), " ".join(last)))


def value_axis(ax: Axes, units: str) -> None:
    """Lay faint lines at round numbers; say the unit once, at the top one."""
    ax.grid(axis="y", color=FAINT, linewidth=0.7)
    ax.yaxis.set_major_locator(MaxNLocator(nbins=5, steps=[1, 2, 2.5, 5, 10]))
    together = [each.dataLim for each in ax.get_shared_y_axes().get_siblings(ax)]
    low, high = min(each.y0 for each in together), max(each.y1 for each in together)
    if not low < 0:
        ax.set_ylim(bottom=0)
    else:
        ax.axhline(0, color=GREY, linewidth=0.8, zorder=0.6)
    ticks = [t for t in ax.get_yticks() if t <= ax.get_ylim()[1]]
    top = max(ticks, default=0)
    scale, word = _scale(max(abs(t) for t in ticks) if ticks else 0, units)
    share = units == "1" and max(abs(low), abs(high), abs(top)) <= 1.5

    def write(value: float, _: object) -> str:
        if units.startswith(_DAYS_SINCE):
            return number(value, units)
        if share:
            return f"{100 * value:,.10g} %"
        return f"{value / scale:,.10g}" + (word if value == top else "")

    ax.yaxis.set_major_formatter(FuncFormatter(write))


def _scale(size: float, units: str) -> tuple[float, str]:
    unit = "" if units == "1" or units in _COUNTED else f" {units}"
    for scale, word in ((1e9, " billion"), (1e6, " million")):
        if size >= scale and units != "1":
            return scale, word + unit
    return 1, unit


def percent_axis(ax: Axes) -> None:
    """Lay faint lines at shares from nothing to all."""
    ax.grid(axis="y", color=FAINT, linewidth=0.7)
    ax.set_ylim(0, 1.005)
    ax.set_yticks([0, 0.25, 0.5, 0.75, 1], ["0 %", "25 %", "50 %", "75 %", "100 %"])


def headed(ax: Axes, title: str, rest: str) -> None:
    """Set the finding as a title and, in grey under it, what it rests on."""
    ax.figure.draw_without_rendering()  # only then is the axes as wide as its layout makes it
    width = ax.get_window_extent().width / ax.figure.dpi * 72
    whole = _TOGETHER.sub("\u00a0", title)
    lines = textwrap.fill(whole, max(24, int(width / 7.1)), break_long_words=False)
    below = textwrap.wrap(rest, max(30, int(width / 4.1)), max_lines=2, placeholder=" ...")
    ax.set_title(lines.replace("\u00a0", " "), pad=9 + 11 * len(below))
    ax.annotate(
        "\n".join(below), (0, 1), xycoords="axes fraction", xytext=(0, 4), va="bottom",
        textcoords="offset points", fontsize=8.5, color=GREY,
    )  # fmt: skip


def axes_of(ax: Axes | None, *, width: float = 8, height: float = 4.6) -> Axes:
    """Return these axes, or new ones."""
    return ax if ax is not None else plt.subplots(figsize=(width, height), layout="constrained")[1]


def day_text(day: str | pd.Timestamp | np.datetime64) -> str:
    """Write a day as people do: ``30 June 2014``."""
    date = pd.Timestamp(day)
    return f"{date.day} {date:%B %Y}"


def share_text(share: float) -> str:
    """Write a share; what is not quite nothing or all is not called so.

    Examples
    --------
    >>> share_text(0.155), share_text(0.00395), share_text(0.0001), share_text(0.9999)
    ('15.5 %', '0.4 %', '<0.1 %', '>99.9 %')
    """
    text = f"{100 * share:.1f}".removesuffix(".0")
    if text in ("0", "100") and share not in (0, 1) and abs(share - round(share)) > 1e-12:
        return "<0.1 %" if text == "0" else ">99.9 %"
    return f"{text} %"


def answer_text(what: str) -> str:
    """Write an answer's name for people: ``vancl.cash@2014-06-30``, Vancl's cash on that day."""
    name, _, day = what.partition("@")
    name, _, labels = name.removesuffix("]").partition("[")
    thing, dot, quantity = name.partition(".")
    text = f"{spelt(thing)}: {quantity.replace('_', ' ').replace('.', ' ')}" if dot else spelt(name)
    if labels:
        text += f" ({labels.replace('_', ' ').replace(',', ', ')})"
    return text + (f" on {day_text(day)}" if day else "")


def key_text(path: str) -> str:
    """Write a scenario key for people: its last words, without what all keys begin with."""
    words = [word.replace("_", " ") for word in path.split(".")]
    return " ".join(words[-2:] if len(words) > 1 else words)


def key_texts(paths: Sequence[str]) -> list[str]:
    """Write scenario keys for people, each with as many words as tell it from the others.

    Examples
    --------
    >>> key_texts(["platforms.weibo.join.external", "platforms.wechat.join.external", "seed"])
    ['weibo join external', 'wechat join external', 'seed']
    """

    def last(path: str, count: int) -> str:
        return " ".join(path.split(".")[-count:]).replace("_", " ")

    most = max((path.count(".") + 1 for path in paths), default=1)
    found = []
    for path in paths:
        others = [other for other in paths if other != path]
        alone = (n for n in range(2, most + 1) if all(last(o, n) != last(path, n) for o in others))
        found.append(last(path, next(alone, most)))
    return found


def key_value(value: Any, units: str = "1") -> str:
    """Write a value of a swept key."""
    if isinstance(value, np.datetime64 | pd.Timestamp):
        return day_text(value)
    if isinstance(value, str | bytes):
        return str(value)
    if units == "1" and not 0 < abs(float(value)) < 1:
        return f"{float(value):,.6g}"
    return number(float(value), units)


def value_of_key(ds: xr.Dataset, path: str, value: Any) -> str:
    """Write a value of the key of this path, in the unit that the sweep says."""
    for name in ds.coords:
        if ds[name].attrs.get("long_name") == path:
            return key_value(value, ds[name].attrs.get("units", "1"))
    return key_value(value)
