"""What to post: few useful posts, or many promotional ones."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import xarray as xr
from matplotlib.axes import Axes

from rivalry import marks
from rivalry.questions import parts
from rivalry.style import HUES, INK, number, style

USEFUL, LOUD = "helpful", "loud"


def at_end(ds: xr.Dataset, variable: str, voice: str) -> np.ndarray:
    """Return a number of a voice on the last day, by replicate."""
    return ds[variable].sel(voice=voice).isel(time=-1).to_numpy().astype(float)


def wins(ds: xr.Dataset, variable: str, first: str, second: str) -> np.ndarray:
    """Return in which replicates the first voice ends with more than the second."""
    return at_end(ds, variable, first) > at_end(ds, variable, second)


def answer(ds: xr.Dataset) -> str:
    """Say which style has more followers, which sells more, and how far that is sure."""
    n = ds.sizes["replicate"]
    follows, sells = (
        int(wins(ds, variable, USEFUL, LOUD).sum())
        for variable in ("voice_followers", "voice_sales")
    )
    have = {v: parts.spread(at_end(ds, "voice_followers", v), "people") for v in (USEFUL, LOUD)}
    sure = (
        "sells more" if sells == n else "sells less" if sells == 0 else "does not always sell more"
    )
    useful = ds["voice_useful_share"].sel(voice="curious").isel(time=-1)
    return (
        f"**The voice of few useful posts ends with {have[USEFUL]} followers, that of many "
        f"promotional ones with {have[LOUD]}: more in {follows} of {n} replicates. It {sure}: in "
        f"{sells} of {n}.** Of what the voice that learns has posted, "
        f"{parts.percent(float(useful.median()))} was useful."
    )


def picture(ds: xr.Dataset) -> plt.Figure:
    """Draw followers and customers of each voice through time."""
    with style():
        figure, (left, right) = plt.subplots(1, 2, figsize=(9.6, 3.9), layout="constrained")
        _courses(
            parts.panel(left, "Followers, million: median and each replicate"),
            ds,
            "voice_followers",
        )
        _courses(parts.panel(right, "Customers so far, thousand"), ds, "voice_sales", 1e3)
    useful, loud = (float(np.median(at_end(ds, "voice_followers", v))) for v in (USEFUL, LOUD))
    return parts.finish(
        figure, ds, f"Useful posts win {number(useful, 'people')} followers, promotion "
        f"{number(loud, 'people')}",
    )  # fmt: skip


def _courses(ax: Axes, ds: xr.Dataset, variable: str, unit: float = 1e6) -> None:
    time, ends = ds["time"].to_numpy(), []
    for voice, hue in zip(ds["voice"].to_numpy(), HUES, strict=False):
        values = ds[variable].sel(voice=voice).astype(float) / unit
        for replicate in values.transpose("replicate", "time"):
            ax.plot(time, replicate, color=marks.lighter(hue, 0.6), linewidth=0.8)
        middle = values.median("replicate")
        ax.plot(time, middle, color=hue, linewidth=2.2)
        ends.append((float(middle[-1]), str(voice), hue))
    ax.set_ylim(bottom=0)
    marks.time_axis(ax, time)
    ax.tick_params(axis="y", labelcolor=INK)
    parts.name_lines(ax, time[-1], ends)


def why(ds: xr.Dataset) -> plt.Figure:
    """Draw how many followers each voice has gained, because a post was passed on, and lost."""
    voices = [str(voice) for voice in ds["voice"].to_numpy()][::-1]
    with style():
        figure, ax = plt.subplots(figsize=(8, 2.8), layout="constrained")
        parts.panel(ax, "Followers gained and lost, million: mean; dots: replicates", grid="x")
        for place, voice in enumerate(voices):
            for variable, sign, hue in (("voice_gained", 1, HUES[0]), ("voice_lost", -1, HUES[1])):
                values = sign * at_end(ds, variable, voice) / 1e6
                ax.barh(place, values.mean(), color=hue, height=0.6, zorder=2)
                ax.plot(values, np.full_like(values, place), ".", color=INK, markersize=4, zorder=3)
        ax.axvline(0, color=INK, linewidth=0.8, zorder=3)
        ax.set_yticks(range(len(voices)), voices, color=INK)
    gained = max(voices, key=lambda voice: at_end(ds, "voice_gained", voice).mean())
    lost = max(voices, key=lambda voice: at_end(ds, "voice_lost", voice).mean())
    return parts.finish(
        figure, ds, f"Most followers are gained by the {gained} voice, most lost by the {lost} one"
    )
