"""What an answer depends on: the bars of a tornado."""

from __future__ import annotations

import numpy as np
import pandas as pd
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator
from scipy import stats

from rivalry.answers import answer
from rivalry.errors import DataError
from rivalry.frames import inputs, swept
from rivalry.style import (
    FAINT,
    GREY,
    HUES,
    INK,
    answer_text,
    axes_of,
    headed,
    key_texts,
    number,
    style,
    value_of_key,
)

#: Of fewer replicates, ranks say nothing.
_FEWEST = 3


def swings(ds: xr.Dataset, of: str) -> pd.DataFrame:
    """Return what changing one key alone does to the mean of an answer.

    Of a design that moves one key at a time from a base (the values that most points have), the
    least and the greatest answer along each key, base included; of any other sweep, the least and
    the greatest of the mean answers at each value of the key, over whatever the others are.

    Returns
    -------
    pandas.DataFrame
        A row per key, widest first: ``key`` (its path), ``low`` and ``high`` (answers),
        ``low_value`` and ``high_value`` (of the key, there). ``attrs``: ``base`` (the answer at the
        base, or the mean over all points), ``one_at_a_time``, ``unit``.
    """
    names = swept(ds)
    if not names or "point" not in ds.dims:
        raise DataError("this is no sweep; correlations(ds, of) ranks a run's uncertain inputs")
    values = answer(ds, of)
    means = values.mean("replicate") if "replicate" in values.dims else values
    table = pd.DataFrame({name: ds[name].to_numpy() for name in names})
    modes = table.mode().iloc[0]
    moved = table.ne(modes, axis=1)
    alone = bool((moved.sum(axis=1) <= 1).all()) and len(names) > 1
    numbers = means.to_numpy()
    base = float(numbers[~moved.any(axis=1)].mean()) if alone else float(np.nanmean(numbers))
    rows = [_bar(ds, name, table, moved, numbers, alone) for name in names]
    bars = pd.DataFrame(rows, columns=["key", "low", "high", "low_value", "high_value"])
    order = (bars["high"] - bars["low"]).sort_values(ascending=False, kind="stable").index
    bars = bars.loc[order].reset_index(drop=True)
    bars.attrs = {"base": base, "one_at_a_time": alone, "unit": values.attrs["units"]}
    return bars


def _bar(
    ds: xr.Dataset, name: str, table: pd.DataFrame, moved: pd.DataFrame, numbers: np.ndarray,
    alone: bool,
) -> tuple[object, ...]:  # fmt: skip
    mine = ~moved.drop(columns=name).any(axis=1).to_numpy() if alone else np.ones(len(table), bool)
    by_value = pd.Series(numbers[mine]).groupby(table[name].to_numpy()[mine]).mean().dropna()
    if by_value.empty:
        raise DataError(f"no point along `{name}` has an answer")
    path = ds[name].attrs.get("long_name", name)
    low, high = by_value.idxmin(), by_value.idxmax()
    return path, float(by_value[low]), float(by_value[high]), low, high


def correlations(ds: xr.Dataset, of: str) -> pd.DataFrame:
    """Return how an answer goes with each uncertain input: Spearman's rank correlation.

    Its 95 % interval is Fisher's, with the factor 1.06 of Fieller, Hartley & Pearson (1957,
    Biometrika 44:470).

    Returns
    -------
    pandas.DataFrame
        ``key``, ``rank_correlation``, ``low``, ``high``; strongest first.
    """
    drawn = inputs(ds)
    if drawn.empty or not len(drawn.columns):
        raise DataError("the scenario has no uncertain number: sweep some keys instead")
    numbers = answer(ds, of).to_numpy().ravel()
    if (~np.isnan(numbers)).sum() < _FEWEST:
        raise DataError(f"fewer than {_FEWEST} replicates have a number for `{of}`: play more")
    rows = []
    for name in drawn:
        both = ~np.isnan(numbers) & drawn[name].notna().to_numpy()
        r, n = _spearman(drawn[name].to_numpy(float)[both], numbers[both]), int(both.sum())
        if np.isnan(r):
            continue
        half = stats.norm.ppf(0.975) * np.sqrt(1.06 / (n - 3)) if n > 3 else np.inf
        centre = np.arctanh(np.clip(r, -1 + 1e-12, 1 - 1e-12))
        path = ds[f"input_{name}"].attrs.get("long_name", name)
        rows.append((path, r, float(np.tanh(centre - half)), float(np.tanh(centre + half))))
    if not rows:
        raise DataError(f"`{of}` is the same in all replicates: nothing goes with it")
    table = pd.DataFrame(rows, columns=["key", "rank_correlation", "low", "high"])
    order = table["rank_correlation"].abs().sort_values(ascending=False, kind="stable").index
    return table.loc[order].reset_index(drop=True)


def _spearman(x: np.ndarray, y: np.ndarray) -> float:
    ranks = stats.rankdata(x), stats.rankdata(y)
    if x.size < _FEWEST or np.ptp(ranks[0]) == 0 or np.ptp(ranks[1]) == 0:
        return float("nan")
    return float(np.corrcoef(*ranks)[0, 1])


def tornado(
    ds: xr.Dataset,
    of: str,
    *,
    most: int = 12,
    title: str | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw which keys an answer depends on, the strongest on top.

    Of a sweep: how far each key alone moves the mean answer, the key's values at both ends. Of a
    run: the rank correlation of the answer with each uncertain input, with its 95 % interval.

    Parameters
    ----------
    ds : xarray.Dataset
        A sweep, best of the design ``one-at-a-time``; or a run with uncertain inputs.
    of : str
        An answer, such as ``"vancl.survival"``.
    most : int
        How many keys to show.
    title : str, optional
        Instead of the finding.
    ax : matplotlib Axes, optional
        Where to draw.
    """
    with style():
        if "point" in ds.dims:
            return _of_sweep(ds, of, most, title, ax)
        return _of_run(ds, of, most, title, ax)


def _of_sweep(ds: xr.Dataset, of: str, most: int, title: str | None, ax: Axes | None) -> Axes:
    bars = swings(ds, of)
    base, unit = bars.attrs["base"], bars.attrs["unit"]
    shown = bars.head(most)
    ax = axes_of(ax, height=1.6 + 0.55 * len(shown))
    for y, bar in enumerate(shown.itertuples()):
        left, right = bar.low, bar.high
        ax.barh(y, base - left, left=left, height=0.56, color=HUES[1], zorder=2)
        ax.barh(y, right - base, left=base, height=0.56, color=HUES[0], zorder=2)
        if left == right:
            _beside(ax, right, y, "no effect", 1)
            continue
        _beside(ax, left, y, value_of_key(ds, bar.key, bar.low_value), -1)
        _beside(ax, right, y, value_of_key(ds, bar.key, bar.high_value), 1)
    ax.axvline(base, color=INK, linewidth=1, zorder=3)
    _rows(ax, key_texts(list(shown["key"])))
    ax.xaxis.set_major_formatter(lambda value, _: number(value, unit))
    ax.xaxis.set_major_locator(MaxNLocator(nbins=5))
    _room(ax, shown["low"].min(), shown["high"].max())
    widest = bars.iloc[0]
    found = (
        f"{answer_text(of)} depends most on {key_texts(list(bars['key']))[0]}: "
        f"{number(widest.low, unit)} to {number(widest.high, unit)}"
    )
    if widest.low == widest.high:
        found = f"{answer_text(of)} is {number(base, unit)}, whatever the keys are"
    line = "the base" if bars.attrs["one_at_a_time"] else "the mean over all points"
    how = "each key alone" if bars.attrs["one_at_a_time"] else "mean at each value of a key"
    headed(ax, title or found, f"{how}; line: {line}, {number(base, unit)}; {_counted(ds)}")
    return ax


def _of_run(ds: xr.Dataset, of: str, most: int, title: str | None, ax: Axes | None) -> Axes:
    table = correlations(ds, of)
    shown = _one_of_each(ds, table).head(most)
    ax = axes_of(ax, height=1.6 + 0.55 * len(shown))
    for y, row in enumerate(shown.itertuples()):
        r = row.rank_correlation
        ax.barh(y, r, height=0.56, color=HUES[0] if r > 0 else HUES[1], zorder=2)
        ax.plot([row.low, row.high], [y, y], color=INK, linewidth=1.2, zorder=3)
        _beside(ax, row.high if r > 0 else row.low, y, f"{r:+.2f}", 1 if r > 0 else -1)
    ax.axvline(0, color=INK, linewidth=1, zorder=3)
    also = [f" + {n} drawn with it" if n else "" for n in shown["also"]]
    names = key_texts(list(shown["key"]))
    _rows(ax, [key + more for key, more in zip(names, also, strict=True)])
    reach = min(1.0, float(np.abs(shown[["low", "high"]]).to_numpy().max())) * 1.25
    ax.set_xlim(-max(reach, 0.3), max(reach, 0.3))
    ax.set_xlabel("rank correlation")
    first = table.iloc[0]
    way = "rises" if first.rank_correlation > 0 else "falls"
    found = f"{answer_text(of)} {way} with {key_texts(list(table['key']))[0]}"
    if first.low <= 0 <= first.high:
        found = f"{answer_text(of)} goes clearly with none of the uncertain inputs"
    headed(ax, title or found, f"Spearman's rank correlation, 95 % interval; {_counted(ds)}")
    return ax


def _beside(ax: Axes, x: float, y: float, text: str, side: int) -> None:
    ax.annotate(
        text, (x, y), xytext=(5 * side, 0), textcoords="offset points", va="center",
        ha="left" if side > 0 else "right", fontsize=8.5, color=GREY, zorder=5,
    )  # fmt: skip


def _one_of_each(ds: xr.Dataset, table: pd.DataFrame) -> pd.DataFrame:
    """Keep one key of those that were drawn together; ``also`` says how many more there are."""
    drawn = inputs(ds)
    order = {}
    for name in drawn:
        ranks = stats.rankdata(drawn[name])
        up = ranks[0] > len(ranks) + 1 - ranks[0]
        order[ds[f"input_{name}"].attrs.get("long_name", name)] = tuple(
            len(ranks) + 1 - ranks if up else ranks
        )
    alike = table["key"].map(order)
    kept = table.assign(also=alike.map(alike.value_counts()) - 1)
    return kept[~alike.duplicated()]


def _rows(ax: Axes, names: list[str]) -> None:
    ax.set_yticks(range(len(names)), names, color=INK)
    ax.set_ylim(len(names) - 0.4, -0.6)
    ax.grid(axis="x", color=FAINT, linewidth=0.7)


def _room(ax: Axes, low: float, high: float) -> None:
    """Leave room for words on both sides."""
    width = (high - low) or abs(high) or 1.0
    ax.set_xlim(low - 0.26 * width, high + 0.26 * width)


def _counted(ds: xr.Dataset) -> str:
    n = ds.sizes.get("replicate", 1)
    told = f"{n:,} replicate{'s' if n != 1 else ''}"
    return f"{ds.sizes['point']:,} points of {told}" if "point" in ds.dims else told
