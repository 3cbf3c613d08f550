"""Why Facebook was not let into Xiaomi's round."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from rivalry.quantities import quantity, scenario
from rivalry.questions import parts
from rivalry.style import GREY, HUES, INK, number, style
from rivalry.sweeps import by_key, keys

ROUND = "series_e"
WORDS = {
    "partner": "fear for the partnership with Google",
    "politics": "the political cost",
    "too_dear": "the price: it did not bid",
}
SHORT = {"partner": "Google", "politics": "politics", "too_dear": "the price"}


def reasons(ds: xr.Dataset, investor: str) -> pd.Series:
    """Return what came of an investor's interest: the share of replicates of each reason."""
    codes = ds["bid_reason"].sel(round=ROUND, investor=investor)
    names = dict(zip(codes.attrs["flag_values"], codes.attrs["flag_meanings"].split(), strict=True))
    return pd.Series(codes.to_numpy()).map(names).value_counts(normalize=True)


def answer(ds: xr.Dataset) -> str:
    """Say what the board decides about Facebook, why, and where the decision turns."""
    admitted = ds["bid_admitted"].sel(round=ROUND)
    out = admitted.sel(investor="facebook").to_numpy() == 0
    let_in = (admitted > 0).mean("replicate").to_series()
    names = ", ".join(_name(str(i)) for i in let_in.index if let_in[i] > 0.5)
    if not out.any():
        return f"**The board lets Facebook in in {parts.share(~out)}.** In the round: {names}."
    why, how_often = _main_reason(ds, "facebook")
    return (
        f"**The board refuses Facebook in {parts.share(out)}; in {parts.percent(how_often)} "
        f"because of {WORDS.get(why, why)}.** {_turning(ds)}In the round: {names}."
    )


def _turning(ds: xr.Dataset) -> str:
    turns = ds["bid_turns_at"].sel(round=ROUND, investor="facebook").dropna("replicate").to_numpy()
    if not turns.size:
        return ""
    low, high = np.quantile(turns, [0.1, 0.9])
    return (
        f"It would let Facebook in if it held the partnership worth less than "
        f"{_points(np.median(turns))} of Xiaomi (80 %: {_points(low, high)}). "
    )


def _main_reason(ds: xr.Dataset, investor: str) -> tuple[str, float]:
    """Return what most often comes of an investor's interest, first of what keeps it out."""
    found = reasons(ds, investor)
    refused = found.drop(["admitted", "cut_back"], errors="ignore")
    chosen = refused if len(refused) else found
    return str(chosen.index[0]), float(chosen.iloc[0])


def _points(low: float, high: float | None = None) -> str:
    return f"{100 * low:.1f} %" if high is None else f"{100 * low:.1f}–{100 * high:.1f} %"


def _name(investor: str) -> str:
    spelt = {"dst": "DST", "gic": "GIC", "iconiq": "ICONIQ", "all_stars": "All-Stars"}
    return spelt.get(investor, investor.capitalize())


def picture(ds: xr.Dataset) -> plt.Figure:
    """Draw what the board thinks of each offer, and what becomes of it."""
    scores = ds["bid_score"].sel(round=ROUND)
    order = scores.median("replicate").to_series().sort_values().index
    with style():
        figure, ax = plt.subplots(figsize=(8, 3.6), layout="constrained")
        parts.panel(
            ax, "Score of each offer, as a share of Xiaomi's value: all replicates", grid="x"
        )
        for place, investor in enumerate(order):
            _scores(ax, ds, str(investor), place)
        ax.axvline(0, color=INK, linewidth=1)
        ax.set_yticks(range(len(order)), [_name(str(i)) for i in order], color=INK)
        ax.xaxis.set_major_formatter(lambda x, _: f"{100 * x:g} %")
        ax.set_ylim(-0.6, len(order) - 0.4)
        ax.set_xlim(right=0.32 * (ax.get_xlim()[1] - ax.get_xlim()[0]))
    why, how_often = _main_reason(ds, "facebook")
    out = float((ds["bid_admitted"].sel(round=ROUND, investor="facebook") == 0).mean())
    refused = f"Facebook is refused in {parts.percent(out)} of replicates"
    because = f": in {parts.percent(how_often)} because of {SHORT.get(why, why)}" if out else ""
    return parts.finish(figure, ds, refused + because)


def _scores(ax: Axes, ds: xr.Dataset, investor: str, place: int) -> None:
    scores = ds["bid_score"].sel(round=ROUND, investor=investor).to_numpy()
    let_in = ds["bid_admitted"].sel(round=ROUND, investor=investor).to_numpy()
    hue = HUES[0] if let_in.mean() > 0 else HUES[1]
    height = place + 0.5 * (np.arange(len(scores)) / len(scores) - 0.5)
    ax.plot(scores, height, "." if hue == HUES[0] else "x", color=hue, markersize=3, alpha=0.5)
    why, _ = _main_reason(ds, investor)
    money = number(float(np.median(let_in)), "USD")
    text = f"in with {money}" if let_in.mean() > 0.5 else f"refused: {why}"
    ax.annotate(text, (max(0, np.nanmax(scores)), place), xytext=(8, 0), va="center",
                textcoords="offset points", fontsize=8.5, color=hue)  # fmt: skip


def let_in_shares(sweep: xr.Dataset, investor: str = "facebook") -> pd.DataFrame:
    """Return the share of replicates in which the board lets an investor in, by both keys."""
    lets_in = (sweep["bid_admitted"].sel(round=ROUND, investor=investor) > 0).mean("replicate")
    google, politics = keys(sweep)
    return by_key(lets_in).transpose(politics, google).to_pandas()


def board_answer(sweep: xr.Dataset) -> str:
    """Say at which importance of Google, and at which political cost, the answer turns."""
    table = let_in_shares(sweep)
    free, dear = (_largest(table.loc[cost]) for cost in (table.index[0], table.index[-1]))
    return (
        f"**If politics cost nothing, the board lets Facebook in as long as Google is worth no "
        f"more than {free} of Xiaomi; if they cost {100 * table.index[-1]:g} %, no more than "
        f"{dear}.**"
    )


def _largest(lets_in: pd.Series) -> str:
    yes = lets_in.index[lets_in > 0.5]
    return f"{100 * yes.max():g} %" if len(yes) else "nothing"


def board_map(sweep: xr.Dataset) -> plt.Figure:
    """Draw where the board lets Facebook in, and where the scenario assumes that it stands."""
    table = let_in_shares(sweep)
    with style():
        figure, ax = plt.subplots(figsize=(8, 3.8), layout="constrained")
        parts.panel(
            ax, "Whether the board lets Facebook in; each cell is one setting of two assumptions"
        )
        ax.grid(visible=False)
        x, y = 100 * table.columns, 100 * table.index
        ax.pcolormesh(x, y, table, cmap="Blues", vmin=0, vmax=1.25, shading="nearest",
                      edgecolors="white", linewidth=1.5)  # fmt: skip
        for (j, i), value in np.ndenumerate(table.to_numpy()):
            ax.text(x[i], y[j], "let in" if value > 0.5 else "–", ha="center", va="center",
                    fontsize=8, color="white" if value > 0.5 else GREY)  # fmt: skip
        _assumed(ax, sweep)
        ax.set_xlabel("what the partnership with Google is worth, % of Xiaomi")
        ax.set_ylabel("political cost, % of Xiaomi")
    lets_in = float((table > 0.5).to_numpy().mean())
    return parts.finish(
        figure, sweep, f"Facebook gets in at {parts.percent(lets_in)} of the settings: "
        "those in which Google and politics matter little" if 0 < lets_in < 1
        else f"Facebook gets in at {parts.percent(lets_in)} of the settings",
    )  # fmt: skip


def _assumed(ax: Axes, sweep: xr.Dataset) -> None:
    """Frame what the scenario holds possible, where the sweep reaches it."""
    xiaomi = scenario(sweep)["companies"]["xiaomi"]
    try:
        google = [
            100 * quantity(t).value for t in xiaomi["partners"]["google"]["importance"]["uniform"]
        ]
        politics = [100 * quantity(t).value for t in xiaomi["politics"]["china"]["cost"]["uniform"]]
    except TypeError:
        return
    ax.set(xlim=(ax.get_xlim()[0], google[1] + 1), ylim=(ax.get_ylim()[0], politics[1] + 1))
    corner = (google[0], politics[0])
    ax.add_patch(Rectangle(corner, google[1] - google[0], politics[1] - politics[0], fill=False,
                           edgecolor=HUES[1], linewidth=2))  # fmt: skip
    ax.annotate("what the scenario holds possible", (google[1], politics[1]), xytext=(-4, 3),
                textcoords="offset points", ha="right", fontsize=8.5, color=HUES[1])  # fmt: skip
