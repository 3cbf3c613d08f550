"""What the figures draw is what the numbers say."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
import xarray as xr

import rivalry
from rivalry.style import key_texts, number, share_text

WORDS = ["default", "complaint", "eased"]
PARTIES = ["", "people", "shop", "miller", "baker"]
TIME = pd.date_range("2013-01-01", periods=105, freq="7D")


@pytest.fixture(autouse=True)
def _close():
    yield
    plt.close("all")


def texts(ax) -> list[str]:
    return [text.get_text() for text in ax.texts]


def title(ax) -> str:
    return ax.get_title(loc="left").replace("\n", " ")


def journal(rows: list[tuple]) -> dict[str, tuple]:
    """Rows: replicate, date, name, who, whom, amount."""
    columns = list(zip(*rows, strict=True))
    places = {
        "replicate": list(columns[0]),
        "name": [WORDS.index(word) for word in columns[2]],
        "who": [PARTIES.index(party) for party in columns[3]],
        "whom": [PARTIES.index(party) for party in columns[4]],
        "number": list(range(len(rows))),
        "cause": [-1] * len(rows),
    }
    variables = {f"event_{name}": ("event", np.array(data)) for name, data in places.items()}
    variables["event_time"] = ("event", np.array(columns[1], dtype="datetime64[ns]"))
    variables["event_amount"] = ("event", np.array(columns[5], float), {"units": "CNY"})
    return variables


@pytest.fixture
def firm() -> xr.Dataset:
    """Ten replicates of a shop that fails in four, with its books."""
    along = ("replicate", "time", "company")
    level = np.linspace(100e6, 20e6, TIME.size)[None, :, None] * np.linspace(0.5, 1.5, 10)[
        :, None, None
    ]  # fmt: skip
    rows = [(r, f"2014-0{r + 3}-01", "default", "shop", "", 5e6) for r in range(4)]
    rows += [(0, "2013-06-01", "complaint", "miller", "shop", 3e6),
             (0, "2013-09-01", "complaint", "miller", "shop", 4e6),
             (1, "2013-09-01", "complaint", "baker", "shop", 2e6),
             (1, "2013-10-01", "eased", "baker", "shop", 0)]  # fmt: skip
    held = np.zeros((10, TIME.size, 3, 1))
    held[:, :, 0] = 900
    held[:, :, 1] = 100
    held[:, 50:, 1] = np.linspace(200, 1400, 10)[:, None, None]
    money = {"units": "CNY"}
    return xr.Dataset(
        {
            "company_cash": (along, level, money | {"long_name": "Cash"}),
            "company_payables": (along, np.full_like(level, 40e6), money),
            "stake_shares": (("replicate", "time", "holder", "company"), held, {"units": "shares"}),
            "input_a": (("replicate",), np.linspace(0, 1, 10), {"long_name": "companies.shop.a"}),
            "input_b": (("replicate",), np.tile([0.0, 1.0], 5), {"long_name": "companies.shop.b"}),
            **journal(rows),
        },
        coords={
            "replicate": np.arange(10), "time": TIME, "company": ["shop"],
            "holder": ["people", "lei_jun", "nobody"],
            "event_word": WORDS, "party": PARTIES,
        },
        attrs={"run_id": "firm-0", "model_version": rivalry.__version__, "seed": 1,
               "scenario": "calendar: {start: 2013-01-01, end: 2014-12-31}"},
    )  # fmt: skip


@pytest.fixture
def grid() -> xr.Dataset:
    """Two keys, two replicates: cash grows with the first key alone."""
    amounts, days = np.meshgrid([0.0, 1e6, 2e6], [0.1, 0.2])
    cash = np.stack([amounts.ravel() * 2, amounts.ravel() * 4], axis=1)
    return xr.Dataset(
        {
            "company_cash": (("point", "replicate", "company"), cash[:, :, None], {"units": "CNY"}),
            "replicates_asked": (("point",), np.full(6, 2)),
        },
        coords={
            "point": np.arange(6), "replicate": [0, 1], "company": ["shop"],
            "rescue_amount": ("point", amounts.ravel(),
                              {"units": "CNY", "long_name": "events.rescue.amount"}),
            "shop_rate": ("point", days.ravel(),
                          {"units": "1", "long_name": "companies.shop.rate"}),
        },
    )  # fmt: skip


def test_a_survival_curve_falls_by_a_replicate_at_a_time(firm):
    ax = rivalry.survival(firm, "shop.default")
    assert title(ax) == "Shop: default in 40 % of replicates"
    stairs = ax.lines[0].get_ydata()
    assert stairs.tolist() == pytest.approx([1.0, 0.9, 0.8, 0.7, 0.6, 0.6])
    band = ax.collections[0].get_paths()[0].vertices[:, 1]
    steps = rivalry.waiting(firm, "shop.default").steps
    assert band.min() == pytest.approx(steps["low"].min())
    assert len(ax.lines) == 1, "no median is marked: it happens in less than half"


def test_medians_are_marked_and_curves_named(firm):
    worse = firm.isel(replicate=slice(0, 5))
    ax = rivalry.survival({"all": firm, "first five": worse}, "shop.default")
    assert "80 % (first five)" in title(ax)
    marked = [line for line in ax.lines if line.get_marker() not in ("None", None, "")]
    assert len(marked) == 1
    assert "1 May 2014" in texts(ax)
    assert {"all", "first five"} <= set(texts(ax))
    assert len({line.get_linestyle() for line in ax.lines[:1]}) == 1
    assert rivalry.waiting(worse, "shop.default").median == pd.Timestamp("2014-05-01")
    with pytest.raises(rivalry.DataError, match="no answer is called"):
        rivalry.survival(firm, "shop.party")
    with pytest.raises(rivalry.DataError, match="cannot be told apart"):
        rivalry.survival({str(i): firm for i in range(9)}, "shop.default")


def test_a_tornado_of_a_sweep_has_the_widest_bar_on_top(grid):
    bars = rivalry.swings(grid, "shop.cash")
    assert bars["key"].tolist() == ["events.rescue.amount", "companies.shop.rate"]
    assert bars.loc[0, ["low", "high"]].tolist() == [0, 6e6]
    assert bars.loc[1, ["low", "high"]].tolist() == [3e6, 3e6]
    assert bars.attrs["base"] == pytest.approx(3e6)
    ax = rivalry.tornado(grid, "shop.cash")
    assert title(ax) == "Shop: cash depends most on rescue amount: 0 CNY to 6 million CNY"
    assert [label.get_text() for label in ax.get_yticklabels()] == ["rescue amount", "shop rate"]
    ends = {round(p.get_x() + p.get_width()) for p in ax.patches} | {
        round(p.get_x()) for p in ax.patches
    }
    assert ends == {0, 3_000_000, 6_000_000}
    assert "no effect" in texts(ax)


def test_one_at_a_time_starts_from_the_base(grid):
    cross = grid.isel(point=[0, 1, 2, 4])  # amounts at rate 0.1, and the middle amount at 0.2
    bars = rivalry.swings(cross, "shop.cash")
    assert bars.attrs["one_at_a_time"] is True
    assert bars.attrs["base"] == 3e6
    assert bars["low"].tolist() == [0, 3e6]
    assert rivalry.swings(grid, "shop.cash").attrs["one_at_a_time"] is False
    middle = grid.assign_coords(
        rescue_amount=("point", [1e6, 0, 2e6, 1e6, 1e6, 1e6]),
        shop_rate=("point", [0.1, 0.1, 0.1, 0.2, 0.3, 0.4]),
    )
    bars = rivalry.swings(middle, "shop.cash")
    assert bars.attrs["base"] == 0, "most points have 1 million and 0.1: the first, with nothing"


def test_a_tornado_of_a_run_ranks_its_inputs(firm):
    table = rivalry.correlations(firm, "shop.cash")
    assert table["key"].tolist() == ["companies.shop.a", "companies.shop.b"]
    assert table["rank_correlation"][0] == pytest.approx(1)
    from scipy.stats import spearmanr

    expected = spearmanr(firm.input_b, rivalry.answer(firm, "shop.cash")).statistic
    assert table["rank_correlation"][1] == pytest.approx(expected)
    ax = rivalry.tornado(firm, "shop.cash")
    assert title(ax) == "Shop: cash rises with shop a"
    assert ax.patches[0].get_width() == pytest.approx(1)
    with pytest.raises(rivalry.DataError, match="no uncertain number"):
        rivalry.tornado(firm.drop_vars(["input_a", "input_b"]), "shop.cash")


def test_a_heat_map_has_its_numbers_in_the_cells(grid):
    ax = rivalry.heat_map(grid, "shop.cash", x="events.rescue.amount")
    assert texts(ax)[:6] == ["0", "3 m", "6 m"] * 2
    assert ax.images[0].get_array().tolist() == [[0, 3e6, 6e6]] * 2
    assert title(ax) == (
        "Shop: cash from 0 CNY (0 CNY, 10 %) to 6 million CNY (2 million CNY, 10 %)"
    )
    labels = [label.get_text() for label in ax.get_xticklabels()]
    assert labels == ["0 CNY", "1 million CNY", "2 million CNY"]
    assert ax.get_xlabel() == "rescue amount"
    with pytest.raises(rivalry.DataError, match="was not swept"):
        rivalry.heat_map(grid, "shop.cash", x="events.party")
    with pytest.raises(rivalry.DataError, match="not a sweep"):
        rivalry.heat_map(grid.isel(point=0), "shop.cash")


def test_one_key_is_a_line_with_intervals(grid):
    line = grid.isel(point=slice(0, 3)).drop_vars("shop_rate")
    ax = rivalry.heat_map(line, "shop.cash")
    assert ax.lines[0].get_ydata().tolist() == [0, 3e6, 6e6]
    assert ax.get_xlabel() == "rescue amount"


def test_a_cap_table_adds_up_to_all(firm):
    shares = rivalry.holdings(firm, "shop")
    assert np.allclose(shares.sum("holder"), 1)
    ax = rivalry.cap_table(firm)
    mean = shares.mean("replicate").isel(time=-1)
    last = float(mean.sel(holder="lei_jun"))
    assert title(ax) == f"People's share of Shop falls from 90 % to {share_text(float(mean[0]))}"
    assert f"Lei Jun {share_text(last)}" in texts(ax)
    assert not any("Nobody" in text for text in texts(ax)), "who holds nothing is not shown"
    tops = [c.get_paths()[0].vertices[:, 1].max() for c in ax.collections]
    assert max(tops) == pytest.approx(1)
    assert len({c.get_hatch() for c in ax.collections}) == 2, "told apart without colour"
    with pytest.raises(rivalry.DataError, match="outputs.record"):
        rivalry.cap_table(firm, diluted=True)


def test_many_small_holders_are_taken_together(firm):
    many = xr.concat([firm.stake_shares.isel(holder=[1]) + i for i in range(9)], "holder")
    many = many.assign_coords(holder=[f"h{i}" for i in range(9)])
    ds = firm.drop_dims("holder").assign(stake_shares=many)
    ax = rivalry.cap_table(ds, most=4)
    assert sum("%" in text for text in texts(ax)) == 4
    assert any(text.startswith("Others") for text in texts(ax))


def test_a_balance_sheet_leaves_what_is_left(firm):
    book = rivalry.balances(firm)
    assert set(book) == {"cash", "payables"}
    assert float(book["payables"].max()) == -40e6
    ax = rivalry.balance_sheet(firm)
    left = (firm.company_cash - firm.company_payables).mean("replicate").squeeze()
    assert np.allclose(ax.lines[0].get_ydata(), left)
    below = TIME[int(np.argmax(left.to_numpy() < -1e-6))]
    assert title(ax).startswith("Shop: cash less payables fall from 60 million CNY to")
    assert title(ax).endswith(f"below 0 from {below.day} {below:%B %Y}")
    said = " ".join(texts(ax)).replace("\n", " ")
    assert "not recorded: stock, receivables, loans and notes" in said
    with pytest.raises(rivalry.DataError, match="add `balance`"):
        rivalry.balance_sheet(firm.drop_vars(["company_cash", "company_payables"]))
    with pytest.raises(rivalry.DataError, match="`inn` is none of: shop"):
        rivalry.balance_sheet(firm, "inn")


def test_every_account_is_in_a_recorded_balance(firm):
    account, sector = ["cash", "payables", "capital"], ["outside", "shop"]
    values = np.array([[0.0, 30.0], [0.0, -10.0], [0.0, -20.0]])
    book = np.broadcast_to(values, (10, TIME.size, 3, 2))
    ds = firm.assign_coords(account=account, sector=sector).assign(
        balance=(("replicate", "time", "account", "sector"), book, {"units": "CNY"})
    )
    found = rivalry.balances(ds, "shop").mean()
    assert {str(n): float(v) for n, v in found.items()} == {"cash": 30.0, "payables": -10.0}


def test_arrears_are_what_was_last_said(firm):
    table = rivalry.arrears(firm, "2013-09-15")
    assert table["creditor"].tolist() == ["miller", "baker"]
    assert table["amount"].tolist() == [0.4e6, 0.2e6], "means over ten replicates"
    assert table["share"].tolist() == [0.1, 0.1]
    assert rivalry.arrears(firm)["creditor"].tolist() == ["miller"], "the baker trusts again"
    one = rivalry.arrears(firm, "2013-06-30", replicate=0)
    assert one["amount"].tolist() == [3e6]
    ax = rivalry.arrears_network(firm, "2013-09-15", replicate=0)
    assert title(ax) == "Shop owes 4 million CNY to 1 creditor that spoke of it"
    assert len(ax.patches) == 1
    assert any(text.startswith("Miller") for text in texts(ax))
    with pytest.raises(rivalry.DataError, match="nobody complained"):
        rivalry.arrears_network(firm, "2013-02-01")


def test_fans_follow_any_dimension(firm):
    ax = rivalry.fan(firm, "shop.cash")
    last = np.median(firm.company_cash.values[:, -1, 0])
    assert title(ax) == f"Shop: cash {number(last, 'CNY')}"
    assert rivalry.fan(firm, "company_cash", "shop").get_ylim()[0] == 0
    axes = rivalry.fan(firm, "stake_shares", company="shop", points=False)
    assert len(axes) == 3
    assert axes[0].get_ylim() == axes[2].get_ylim()
    with pytest.raises(rivalry.DataError, match="one panel"):
        rivalry.fan(firm, "stake_shares", company="shop", ax=ax)


def test_panels_share_a_scale_that_holds_all(firm):
    """The first panel's zeros must not cut off the last one's millions."""
    flipped = firm.isel(holder=[2, 0, 1])
    axes = rivalry.fan(flipped, "stake_shares", company="shop", points=False)
    assert axes[0].get_ylim()[1] >= 1280


def test_debts_reach_below_zero(firm):
    ds = firm.assign(company_net_worth=firm.company_cash - 60e6)
    ds["company_net_worth"].attrs = {"units": "CNY", "long_name": "Net worth"}
    ax = rivalry.fan(ds, "shop.net_worth")
    assert ax.get_ylim()[0] < -40e6


@pytest.mark.parametrize(
    ("value", "units", "said"),
    [
        (0.155, "1", "15.5 %"),
        (2.5, "1", "2.5"),
        (315e6, "CNY", "315 million CNY"),
        (-25.1e6, "CNY", "-25.1 million CNY"),
        (514, "days since 2013-01-01", "30 May 2014"),
        (float("nan"), "CNY", "none"),
    ],
)
def test_numbers_read_well(value, units, said):
    assert number(value, units) == said


def test_keys_are_told_apart():
    assert key_texts(["a.weibo.pull", "a.wechat.pull"]) == ["weibo pull", "wechat pull"]
    assert key_texts(["a.x.b.c", "a.y.b.c"]) == ["x b c", "y b c"]
