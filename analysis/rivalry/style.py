"""How figures look: quiet axes, one hue per platform, words that stay readable in grey."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import matplotlib as mpl
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

_COUNTED = ("people", "posts")  # what is counted, the variable's name says
_SPELT = {"wechat": "WeChat", "qq": "QQ"}


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
    """Return a platform's name as people write it: ``wechat`` is WeChat."""
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
    """Write a value in its unit: people and posts in millions, shares in per cent."""
    if units == "1":
        return f"{100 * value:.3g} %"
    text = count(value) if units in _COUNTED or abs(value) >= 1000 else f"{value:.3g}"
    return text if units in _COUNTED else f"{text} {units}"


def between(low: float, high: float, units: str = "people") -> str:
    """Write a range with its word once: ``478–790 million``."""
    first, last = number(low, units).split(" ", 1), number(high, units).split(" ", 1)
    if first[1:] == last[1:]:
        return "–".join((first[0], " ".join(last)))
    return "–".join((" ".join(first), " ".join(last)))


def value_axis(ax: Axes, units: str) -> None:
    """Lay faint lines at round numbers; say the unit once, at the top one."""
    ax.grid(axis="y", color=FAINT, linewidth=0.7)
    ax.yaxis.set_major_locator(MaxNLocator(nbins=5, steps=[1, 2, 2.5, 5, 10]))
    ax.set_ylim(bottom=0)
    ticks = [t for t in ax.get_yticks() if t <= ax.get_ylim()[1]]
    top = max(ticks, default=0)
    scale, word = (1e6, " million") if units != "1" and top >= 1e6 else (1, "")
    scale = 0.01 if units == "1" and top <= 1.5 else scale

    def write(value: float, _: object) -> str:
        text = f"{value / scale:,.10g}"
        if scale == 0.01:
            return text + " %"
        return text + (word if value == top else "")

    ax.yaxis.set_major_formatter(FuncFormatter(write))
