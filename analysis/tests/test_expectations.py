from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import xarray as xr

import rivalry

SCENARIOS = Path(__file__).resolve().parents[2] / "scenarios"


def by_name(ds) -> pd.DataFrame:
    return rivalry.expectations(ds).set_index("name")


def test_values_tolerances_and_sources(ds):
    table = by_name(ds)
    assert table.loc["wechat_100m", ["value", "low", "high"]].tolist() == [100e6, 95e6, 105e6]
    assert table.loc["wechat_100m", "source"] == "TechNode"
    assert table.loc["wechat_200m", "source"] == "Memeburn"
    assert np.isnan(table.loc["wechat_backtest", "value"])
    assert table.loc["wechat_backtest", ["low", "high"]].tolist() == [369e6, 412e6]
    silent = table.loc["silent"]
    assert silent[["value", "low", "high"]].tolist() == pytest.approx([0.57, 0.54, 0.60])
    assert silent["labels"] == {"platform": "weibo", "segment": "silent"}
    assert silent["at"] == pd.Timestamp("2013-01-20")  # 730.5 days after the start


def test_the_run_answers(ds):
    table = by_name(ds)
    got = ds.platform_registered.sel(platform="wechat").interp(time="2013-01-15").median()
    assert table.loc["wechat_300m", "got"] == pytest.approx(float(got))
    assert table.loc["wechat_300m", "met"]
    assert not table.loc["silent", "met"]
    assert pd.isna(table.loc["fast", "met"])


def test_a_part_of_a_run_answers_what_it_can(ds):
    part = ds.sel(time=slice("2012-06-01", "2012-12-31"))
    table = by_name(part)
    assert table.loc["silent", "at"] == pd.Timestamp("2013-01-20")
    found = table.index[table["got"].notna()]
    assert list(found) == ["wechat_200m", "weibo_503m"]  # three days after its last record
    assert table.loc["wechat_200m", "met"]
    assert rivalry.points(part, "platform_registered", platform="wechat")["value"].tolist() == [
        200e6
    ]


def test_points_tell_used_from_held_out(ds):
    table = rivalry.points(ds, "platform_registered", platform="wechat")
    used = table[table["used"]]
    assert used["name"].tolist() == ["wechat_100m", "wechat_200m", "wechat_300m"]
    held = table[~table["used"]].set_index("name")
    assert held.loc["wechat_backtest", "high"] == 412e6
    assert held.loc["wechat_registered", "value"] == 50e6  # December 2011: history, not asked
    assert len(table) == 5  # "approaching 400 million" is the back-test's, not a second point
    early = rivalry.points(ds, "platform_registered", forecast_from="2012-12-31", platform="wechat")
    assert early[early["used"]]["name"].tolist() == ["wechat_100m", "wechat_200m"]


@pytest.mark.parametrize(
    "path", sorted(SCENARIOS.rglob("*.yaml")), ids=lambda path: getattr(path, "stem", "none")
)
def test_every_scenario_of_the_library_is_understood(path):
    text = path.read_text(encoding="utf-8")
    scenario = rivalry.scenario(xr.Dataset(attrs={"scenario": text}))
    if "calendar" not in scenario:  # a base
        return
    days = pd.date_range("1990-01-01", periods=2)
    empty = xr.Dataset(coords={"time": days}, attrs={"scenario": text})
    table = rivalry.expectations(empty)
    assert len(table) == len(scenario.get("expect") or {})
    assert (table["low"] <= table["high"]).all()
    assert (table["source"] != "").all()


def test_history_knows_when_it_became_known():
    weibo = rivalry.history("weibo_registered_users", known_by="2012-08-01")
    assert weibo["value"].max() == 300e6
    assert (weibo["known_on"] <= "2012-08-01").all()
    assert (weibo["source"] != "").all()
    with pytest.raises(rivalry.DataError, match="weibo_mau_dau"):
        rivalry.history("weibo")


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("46.2 million", 46.2e6, "1"),
        ("5 thousand", 5000, "1"),
        ("57 %", 0.57, "%"),
        ("57%", 0.57, "%"),
        ("3 points", 0.03, "points"),
        ("18 months", 547.875, "days"),
        ("3 % per year", 0.03 / 365.25, "per day"),
        ("0.3 per year", 0.3 / 365.25, "per day"),
        ("-0.5", -0.5, "1"),
        ("25 minutes", 25, "minutes"),
        ("0x6627e8d5", 0x6627E8D5, "1"),
    ],
)
def test_quantities(text, value, unit):
    assert rivalry.quantity(text) == (pytest.approx(value, rel=1e-15), unit)


@pytest.mark.parametrize("text", ["", "many", "1.2.3 million"])
def test_what_is_no_quantity(text):
    with pytest.raises(rivalry.DataError, match="not a quantity"):
        rivalry.quantity(text)
