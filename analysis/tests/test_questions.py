"""What the answers are made of; their sentences are read in the executed notebooks."""

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
import xarray as xr

import rivalry
from rivalry.questions import growth, parts, vancl, xiaomi


def test_held_against_writes_every_kind_of_number(ds):
    table = parts.held_against(ds)
    assert table.loc["wechat_100m", "expected"] == "95–105 million"
    assert table.loc["wechat_100m", "on"] == "2012-03-29"
    met = rivalry.expectations(ds).set_index("name")["met"]
    assert (table["met"] == "yes").drop("fast").equals(met.drop("fast").astype(bool))
    assert table.loc["fast", "expected"] == "95–105 days"
    assert table.loc["fast", "got"].endswith(" days")
    assert table.loc["silent", "got"].endswith(" %")


def test_a_cent_that_binary_cannot_hold_is_met(ds):
    row = SimpleNamespace(
        name="strike", of="input_population_people", over="last", at=pd.NaT, low=14.45, high=14.45,
        got=14.450000000000001, source="", labels={}, per_person=False,
    )  # fmt: skip
    held = parts._held(ds, row)
    assert held["met"] == "yes"
    assert held["expected"] == held["got"]


def test_assumed_names_ranges_and_sources(ds):
    table = parts.assumed(ds)
    assert set(table.columns) == {"drawn", "source"}
    assert table.loc["platforms.wechat.join.internal", "drawn"] == "1.46 to 2.19 per year"
    assert (table["source"] == "assumed").all()


def test_the_source_of_what_is_above_counts():
    sources = {"shops.vancl": "papers", "shops.vancl.basket": "108 CNY"}
    assert parts._source(sources, "shops.vancl.basket") == "108 CNY"
    assert parts._source(sources, "shops.vancl.appeal") == "papers"
    assert parts._source(sources, "shops.taobao") == "assumed"


def test_origin_says_what_to_type(ds):
    text = parts.origin(ds, "rivalry run scenarios/wechat-growth.yaml")
    assert "wechat-growth-0badcafe" in text
    assert parts.sha256(ds) in text
    assert ds.attrs["verify"] in text


def test_days_after_the_start_are_dates_and_none_if_negative(ds):
    days = xr.DataArray([[10], [-1]], dims=("replicate", "listing"), coords={"listing": ["ipo"]})
    two = xr.Dataset({"listing_day": days}, {"replicate": [0, 1]}, ds.attrs)
    dates = parts.dates(two, "listing_day", listing="ipo")
    assert dates[0] == pd.Timestamp("2011-01-31")
    assert pd.isna(dates[1])


def test_first_days_are_of_those_to_whom_it_happened(ds):
    days = parts.first_day(ds, "first_arrears", "vancl")
    assert list(days.index) == [3]


def test_growth_answers_in_one_breath(ds):
    text = growth.answer(ds)
    assert "WeChat overtakes Weibo" in text
    assert "nan" not in text


def _sweep_of_rescues(saved: np.ndarray) -> xr.Dataset:
    """Two sizes by two dates, ten futures each."""
    amounts = np.repeat([307.5e6, 615e6], 2)
    dates = np.array(["2013-09-01", "2014-03-01"] * 2, dtype=object)
    alive = np.arange(10)[None, :] < saved.ravel()[:, None]
    return xr.Dataset(
        {"company_alive": (("point", "replicate", "time", "company"), alive[:, :, None, None])},
        {
            "point": range(4), "replicate": range(10), "time": pd.to_datetime(["2016-06-30"]),
            "company": ["vancl"], "amount": ("point", amounts), "at": ("point", dates),
        },
        {"scenario": "rates: {USD: 6.15 CNY}", "run_id": "s", "model_version": "0"},
    )  # fmt: skip


def test_the_smallest_rescue_is_the_first_that_saves_more_than_half():
    ds = _sweep_of_rescues(np.array([[2, 0], [9, 4]]))
    shares = vancl.rescue_shares(ds)
    assert list(shares.index) == [50.0, 100.0]
    assert shares.iloc[1].tolist() == [0.9, 0.4]
    assert vancl.smallest(ds) == {pd.Timestamp("2013-09-01"): 100.0}
    assert "100 million USD are the least" in vancl.rescue_answer(ds)
    assert "No rescue" in vancl.rescue_answer(_sweep_of_rescues(np.zeros((2, 2))))


@pytest.mark.parametrize("admitted", [0.0, 1e8])
def test_facebook_is_said_to_be_in_when_it_is(admitted):
    investors = ["dst", "facebook"]
    one = ("replicate", "round", "investor")
    words = {"flag_values": np.array([1, 6]), "flag_meanings": "admitted partner"}
    ds = xr.Dataset(
        {
            "bid_admitted": (one, np.tile([2e8, admitted], (4, 1, 1))),
            "bid_reason": (one, np.tile([1, 1 if admitted else 6], (4, 1, 1)), words),
            "bid_turns_at": (one, np.tile([np.nan, np.nan if admitted else 0.07], (4, 1, 1))),
        },
        {"replicate": range(4), "round": ["series_e"], "investor": investors},
    )
    text = xiaomi.answer(ds)
    assert ("lets Facebook in" in text) == bool(admitted)
    assert ("because of fear" in text) != bool(admitted)
    assert "In the round: DST" in text
