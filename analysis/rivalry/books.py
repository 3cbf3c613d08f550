"""What companies own and owe, and to whom."""

from __future__ import annotations

import numpy as np
import pandas as pd
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch

from rivalry import marks
from rivalry.errors import DataError
from rivalry.frames import events, pick, texts
from rivalry.style import (
    GREY,
    HUES,
    INK,
    axes_of,
    day_text,
    headed,
    number,
    spelt,
    style,
    value_axis,
)

#: Outputs of a company that are assets, and those that are liabilities.
ASSETS = {"company_cash": "cash", "company_stock": "stock", "company_receivables": "receivables"}
LIABILITIES = {"company_payables": "payables", "company_debt": "loans and notes"}
_ACCOUNTS = {
    "cash": "cash", "receivables": "receivables", "inventory": "stock", "loans": "loans given",
    "stakes": "stakes", "payables": "payables", "debt": "loans", "notes": "notes",
}  # fmt: skip
_HATCHES = ("", "///", "...", "\\\\\\", "xx")
#: In the journal, an amount that somebody has not been paid by whom it is about.
_UNPAID = ("complaint", "tightened", "claim", "loss")
#: ... and that it trusts whom it is about again.
_SETTLED = ("eased",)


def balances(ds: xr.Dataset, company: str | None = None) -> xr.Dataset:
    """Return what a company owns and owes through time, liabilities below 0.

    From ``balance`` if it was recorded (every account), otherwise from the outputs
    ``company_cash``, ``company_stock``, ``company_receivables``, ``company_payables`` and
    ``company_debt``, as far as they were.
    """
    company = _whose(ds, company)
    if "balance" in ds and company in texts(ds["sector"]):
        book = pick(ds, "balance", sector=company)
        there = {
            told: book.sel(account=name, drop=True)
            for name, told in _ACCOUNTS.items()
            if name in texts(ds["account"])
        }
        units = ds["balance"].attrs.get("units", "")
        basis = "all accounts"
    else:
        names = [name for name in (*ASSETS, *LIABILITIES) if name in ds]
        if not names:
            wanted = ", ".join((*ASSETS, *LIABILITIES))
            raise DataError(
                f"the run recorded nothing of balance sheets; add `balance` (or {wanted}) to "
                "`outputs.record` and run it again"
            )
        there = {}
        for name in names:
            values = pick(ds, name, company=company).astype(float)
            there[(ASSETS | LIABILITIES)[name]] = -values if name in LIABILITIES else values
        units = ds[names[0]].attrs.get("units", "")
        left = [told for name, told in (ASSETS | LIABILITIES).items() if name not in ds]
        basis = f"not recorded: {', '.join(left)}" if left else "as recorded"
    parts = {told: values.reset_coords(drop=True).astype(float) for told, values in there.items()}
    return xr.Dataset(parts).assign_attrs(company=company, units=units, basis=basis)


def balance_sheet(
    ds: xr.Dataset,
    company: str | None = None,
    *,
    title: str | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw what a company owns (above) and owes (below) through time: means over the replicates.

    Parameters
    ----------
    ds : xarray.Dataset
        A run that recorded ``balance``, or some of the company's outputs; see :func:`balances`.
    company : str, optional
        Whose; may be left out if there is one.
    title : str, optional
        Instead of the finding.
    ax : matplotlib Axes, optional
        Where to draw.

    Returns
    -------
    Axes
        The line is what is left: assets less liabilities, as far as they were recorded.
    """
    book = balances(ds, company)
    mean = book.mean("replicate") if "replicate" in book.dims else book
    time, units = mean["time"].to_numpy(), book.attrs["units"]
    parts = {str(n): v.to_numpy() for n, v in mean.items() if np.abs(v).max() > 0}
    with style():
        ax = axes_of(ax)
        ends: list[marks.End] = []
        hues: list[str] = []
        for sign in (1, -1):
            bottom = np.zeros(time.size)
            for name, values in parts.items():
                part = np.where(sign * values > 0, values, 0)
                if not part.any():
                    continue
                i = list(parts).index(name)
                hue = HUES[i % len(HUES)]
                ax.fill_between(
                    time, bottom, bottom + part, facecolor=marks.lighter(hue, 0.5), edgecolor=hue,
                    linewidth=0.7, hatch=_HATCHES[i % len(_HATCHES)], label=name,
                )  # fmt: skip
                ends.append(marks.End(bottom[-1] + part[-1] / 2, name))
                hues.append(hue)
                bottom = bottom + part
        net = np.sum(list(parts.values()), axis=0)
        if len(parts) > 1:
            ax.plot(time, net, color=INK, linewidth=2.2, zorder=3)
            ends.append(marks.End(net[-1], "what is left", bold=True))
        value_axis(ax, units)
        marks.time_axis(ax, time)
        marks.name_ends(ax, time[-1], ends, INK)
        headed(ax, title or _finding(book, parts, net, time), _basis(ds, book, time))
    return ax


def _finding(
    book: xr.Dataset, parts: dict[str, np.ndarray], net: np.ndarray, time: np.ndarray
) -> str:
    who, units = spelt(book.attrs["company"]), book.attrs["units"]
    first, last = float(net[0]), float(net[-1])
    way = "fall" if last < first else "rise"
    what = "assets less liabilities"
    if book.attrs["basis"] != "all accounts":
        owns, owes = ([n for n in parts if (n in LIABILITIES.values()) == owed] for owed in (0, 1))
        what = " and ".join(owns) + "".join(f" less {name}" for name in owes)
        way += "s" if len(owns) == 1 and not owes else ""
    text = f"{who}: {what} {way} from {number(first, units)}"
    text += f" to {number(last, units)}"
    below = np.flatnonzero(net < 0)
    if first >= 0 and below.size:
        text += f", below 0 from {day_text(time[below[0]])}"
    return text


def _basis(ds: xr.Dataset, book: xr.Dataset, time: np.ndarray) -> str:
    n = ds.sizes.get("replicate", 1)
    return (
        f"{day_text(time[0])} to {day_text(time[-1])}, mean of {n:,} "
        f"replicate{'s' if n != 1 else ''}; {book.attrs['basis']}"
    )


def arrears(
    ds: xr.Dataset, at: str | pd.Timestamp | None = None, *, replicate: int | None = None
) -> pd.DataFrame:
    """Return who had not been paid by whom, as far as the journal says.

    Bilateral debts are no output; what is known of them is what creditors did about them. The
    amount of a pair is that of its last entry until the day: a complaint, harder terms, a claim in
    court, or a loss; nothing once the creditor has eased its terms again.

    Parameters
    ----------
    ds : xarray.Dataset
        A run.
    at : date, optional
        Until when; by default the last day.
    replicate : int, optional
        In which replicate; by default amounts are means over all (0 where there was nothing).

    Returns
    -------
    pandas.DataFrame
        ``creditor``, ``debtor``, ``amount``, ``share`` (of the replicates in which there was
        something); largest first.
    """
    if "point" in ds.dims:
        raise DataError("this is a sweep: choose one of its points, as in ds.sel(point=3)")
    chosen = ds if replicate is None else ds.sel(replicate=[replicate])
    day = pd.Timestamp(at if at is not None else ds["time"].to_numpy()[-1])
    table = events(chosen, until=day)
    unit = table.attrs.get("units", {}).get("amount", "")
    table = table[
        table["name"].isin([*_UNPAID, *_SETTLED]) & (table["who"] != "") & (table["whom"] != "")
    ]
    last = table.groupby(["replicate", "who", "whom"], as_index=False).last()
    last = last[last["amount"] > 0]
    count = max(1, chosen.sizes.get("replicate", 1))
    pairs = last.groupby(["who", "whom"])["amount"].agg(["sum", "count"]).reset_index()
    found = pd.DataFrame(
        {"creditor": pairs["who"], "debtor": pairs["whom"], "amount": pairs["sum"] / count,
         "share": pairs["count"] / count}
    ).sort_values("amount", ascending=False, ignore_index=True)  # fmt: skip
    found.attrs = {"unit": unit, "at": day, "replicates": count}
    return found


def arrears_network(
    ds: xr.Dataset,
    at: str | pd.Timestamp | None = None,
    *,
    replicate: int | None = None,
    most: int = 24,
    title: str | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw who owes whom: an arrow from each debtor to each creditor that has not been paid.

    The amounts are those of :func:`arrears`; the thicker the arrow, the more.

    Parameters
    ----------
    ds : xarray.Dataset
        A run in which bills go unpaid.
    at : date, optional
        Until when; by default the last day.
    replicate : int, optional
        In which replicate; by default the mean over all.
    most : int
        Creditors shown by name; smaller ones are taken together.
    title : str, optional
        Instead of the finding.
    ax : matplotlib Axes, optional
        Where to draw.
    """
    table = arrears(ds, at, replicate=replicate)
    if table.empty:
        totals = "; its total is in `company_arrears`" if "company_arrears" in ds else ""
        raise DataError(
            f"nobody complained of an unpaid bill until {table.attrs['at']:%Y-%m-%d}, so that the "
            f"journal does not say who owes whom{totals}"
        )
    debtors = sorted(set(table["debtor"]))
    with style():
        ax = axes_of(ax, width=8, height=7)
        _draw_network(ax, _few_creditors(table, most), debtors)
        unit, day = table.attrs["unit"], table.attrs["at"]
        total = table.groupby("debtor")["amount"].sum().sort_values(ascending=False)
        who, owed = total.index[0], float(total.iloc[0])
        n = round(table.loc[table["debtor"] == who, "share"].sum())
        creditors = f"{n} creditor{'s' if n != 1 else ''}"
        found = f"{spelt(str(who))} owes {number(owed, unit)} to {creditors} that spoke of it"
        basis = (
            f"in replicate {replicate}" if replicate is not None
            else f"mean of {table.attrs['replicates']:,} replicates"
        )  # fmt: skip
        headed(
            ax,
            title or found,
            f"{unit} on {day_text(day)}, {basis}; last complaint, claim or loss of each",
        )
    return ax


def _few_creditors(table: pd.DataFrame, most: int) -> pd.DataFrame:
    if len(table) <= most:
        return table
    rest = table.iloc[most - 1 :].groupby("debtor", as_index=False)["amount"].agg(["sum", "count"])
    rest = rest.reset_index()
    small = pd.DataFrame(
        {"creditor": [f"{n} others" for n in rest["count"]], "debtor": rest["debtor"],
         "amount": rest["sum"]}
    )  # fmt: skip
    return pd.concat([table.iloc[: most - 1], small], ignore_index=True)


def _draw_network(ax: Axes, table: pd.DataFrame, debtors: list[str]) -> None:
    """Put debtors in the middle and the others around them, the largest on top."""
    places = {
        name: 0.28 * np.array([np.cos(a), np.sin(a)]) * (len(debtors) > 1)
        for name, a in zip(debtors, _angles(len(debtors)), strict=True)
    }
    around = [name for name in dict.fromkeys(table["creditor"]) if name not in places]
    places |= dict(zip(around, _around(len(around)), strict=True))
    named = table["creditor"].str.match(r"\d+ others$")
    widest = float(table.loc[~named, "amount"].max())
    for row in table.itertuples():
        start, end = places[row.debtor], places[row.creditor]
        ax.add_patch(
            FancyArrowPatch(
                start, end, arrowstyle="-|>", mutation_scale=9, shrinkA=16, shrinkB=7,
                linewidth=0.5 + 4.5 * min(1.0, row.amount / widest), color=HUES[0],
                alpha=0.75, zorder=2,
            )
        )  # fmt: skip
    for name, (x, y) in places.items():
        debtor = name in debtors
        ax.plot(x, y, "o", markersize=24 if debtor else 8, color=HUES[1] if debtor else "white",
                markeredgecolor=INK if debtor else GREY, zorder=3)  # fmt: skip
        _name_node(ax, name, x, y, table, debtor)
    ax.set_xlim(-1.5, 1.5)
    ax.set_ylim(-1.25, 1.25)
    ax.set_aspect("equal")
    ax.axis("off")


def _name_node(ax: Axes, name: str, x: float, y: float, table: pd.DataFrame, debtor: bool) -> None:
    text = spelt(name)
    if debtor:
        ax.annotate(
            text, (x, y), xytext=(0, 15), textcoords="offset points", ha="center", zorder=5,
            fontweight="bold", bbox={"facecolor": "white", "edgecolor": "none", "pad": 1},
        )  # fmt: skip
        return
    amount = float(table.loc[table["creditor"] == name, "amount"].sum())
    side = 1 if x >= 0 else -1
    ax.annotate(
        f"{text}  {_short(amount)}", (x, y), xytext=(8 * side, 0), textcoords="offset points",
        ha="left" if side > 0 else "right", va="center", fontsize=8, color=GREY, zorder=5,
    )  # fmt: skip


def _around(count: int) -> list[np.ndarray]:
    """Return places on a circle at equal heights, so that names beside them do not touch."""
    right = (count + 1) // 2
    places = []
    for side, n in ((1, right), (-1, count - right)):
        heights = np.linspace(0.97, -0.97, n) if n > 1 else np.zeros(n)
        for height in heights:
            places.append(np.array([side * np.sqrt(1 - height**2), height]))
    return places


def _angles(count: int) -> np.ndarray:
    return np.pi / 2 - 2 * np.pi * np.arange(count) / max(count, 1)


def _short(amount: float) -> str:
    for scale, word in ((1e9, " bn"), (1e6, " m"), (1e3, " k")):
        if amount >= scale:
            return f"{amount / scale:.3g}{word}"
    return f"{amount:.3g}"


def _whose(ds: xr.Dataset, company: str | None) -> str:
    known = texts(ds["company"]) if "company" in ds.coords else []
    if not known and "sector" in ds.coords:
        known = [name for name in texts(ds["sector"]) if name not in ("outside", "suppliers")]
    if company is None and len(known) == 1:
        return known[0]
    if company not in known:
        asked = "whose balance sheet? choose" if company is None else f"`{company}` is none of"
        raise DataError(f"{asked}: {', '.join(known) or 'no company was recorded'}")
    return company
