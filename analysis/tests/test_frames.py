import numpy as np
import pandas as pd
import pytest

import rivalry


def test_frame_is_tidy(ds):
    table = rivalry.frame(ds, "platform_registered", "platform_active_daily", platform="weibo")
    assert list(table) == ["replicate", "time", "platform_registered", "platform_active_daily"]
    assert len(table) == ds.sizes["replicate"] * ds.sizes["time"]
    row = table[(table.replicate == 3) & (table.time == "2011-01-28")]
    assert row.platform_registered.item() == ds.platform_registered.values[3, 1, 1]


def test_quantiles_are_those_of_numpy(ds):
    table = rivalry.quantiles(ds, "platform_registered", (0.1, 0.5))
    assert list(table) == ["time", "platform", 0.1, 0.5]
    last = table[(table.platform == "wechat") & (table.time == table.time.max())]
    expected = np.quantile(ds.platform_registered.values[:, -1, 0], [0.1, 0.5])
    np.testing.assert_allclose(last[[0.1, 0.5]].values[0], expected)


def test_inputs_have_units(ds):
    table = rivalry.inputs(ds)
    assert sorted(table) == ["platforms_wechat_join_internal", "population_people"]
    assert table.attrs["units"]["population_people"] == "people"
    assert table.index.name == "replicate"


def test_events_are_dated(ds):
    table = rivalry.events(ds)
    assert table[["replicate", "name"]].values.tolist() == [
        [0, "campaign"],
        [3, "ban"],
        [3, "first_arrears"],
    ]
    dates = ["2011-01-31", "2012-02-25", "2012-03-03"]
    assert table["date"].tolist() == [pd.Timestamp(date) for date in dates]
    assert list(rivalry.events(ds.drop_dims("event"))) == list(table)


def test_events_tell_who_did_what_to_whom_and_why(ds):
    table = rivalry.events(ds)
    assert table[["who", "whom"]].values.tolist() == [["", ""], ["", ""], ["vancl", "supplier_001"]]
    assert table["amount"].tolist() == [0, 0, pytest.approx(1234567.89)]
    assert table.attrs["units"]["amount"] == "CNY"
    late = table.iloc[2]
    causes = table[(table.replicate == late.replicate) & (table.number == late.cause)]
    assert causes["name"].tolist() == ["ban"]


@pytest.mark.parametrize(
    ("arguments", "labels", "says"),
    [
        (("platform_users",), {}, "has no `platform_users`; it has:.*platform_registered"),
        (("platform_registered",), {"platform": "qq"}, "has no platform `qq`.*wechat, weibo"),
        (("platform_registered",), {"segment": "silent"}, "has no `segment`"),
        ((), {}, "name at least one"),
    ],
)
def test_what_is_not_there_is_named(ds, arguments, labels, says):
    with pytest.raises(rivalry.DataError, match=says):
        rivalry.frame(ds, *arguments, **labels)
