import numpy as np
import pandas as pd
import pytest
import xarray as xr

import rivalry
from rivalry.calibrate import _as_the_scenario_writes, _written


def milestones() -> pd.DataFrame:
    """One fit puts the "about 50 million in December 2011" on the 20th, the data on the 31st."""
    table = rivalry.history("wechat_registered_users", known_by="2013-01-31")
    table.loc[table["value"] == 50e6, "date"] = pd.Timestamp("2011-12-20")
    return table


def test_bass_closed_form_meets_the_paper():
    expected = [0.331199, 0.812803, 0.996259]
    np.testing.assert_allclose(rivalry.bass(np.array([5, 10, 20]), 0.03, 0.38), expected, atol=1e-6)


@pytest.mark.parametrize(("ceiling", "forecast"), [(500e6, 369e6), (700e6, 395e6), (1e9, 412e6)])
def test_back_test_of_wechat_a15(ceiling, forecast):
    fit = rivalry.bass_least_squares(milestones(), ceiling)
    assert fit("2013-05-01") == pytest.approx(forecast, abs=0.5e6)


def test_wechat_fit_at_700_million():
    fit = rivalry.bass_least_squares(milestones(), 700e6)
    assert fit.p == pytest.approx(0.0366, abs=5e-5)
    assert fit.q == pytest.approx(1.807, abs=5e-4)
    dates = milestones()["date"][1:]
    np.testing.assert_allclose(fit(dates) / 1e6, [55.9, 94.9, 200.4, 300.4], atol=0.05)


def test_a_fit_needs_points_below_the_ceiling():
    with pytest.raises(rivalry.DataError, match="ceiling"):
        rivalry.bass_least_squares(milestones(), 300e6)
    with pytest.raises(rivalry.DataError, match="launch"):
        rivalry.bass_least_squares(milestones()[1:], 700e6)


def test_selection_keeps_exactly_the_near_replicates(ds):
    points = rivalry.expectations(ds).query("name == 'weibo_503m'")
    kept = rivalry.abc_select(ds, points, 0.02)
    got = rivalry.at_date(ds.platform_registered.sel(platform="weibo"), "2012-12-31")
    near = np.flatnonzero(abs(got - 503e6) <= 0.02 * 503e6)
    assert 0 < kept.rate < 1
    assert kept.replicates.tolist() == near.tolist()
    assert kept.draws.index.tolist() == near.tolist()


def test_selected_draws_read_back_as_the_same_numbers(ds):
    points = rivalry.expectations(ds).query("name == 'weibo_503m'")
    kept = rivalry.abc_select(ds, points, {"weibo_503m": 0.02})
    lines = kept.yaml().splitlines()
    (line,) = (line for line in lines if "population" not in line)
    assert line.startswith("platforms.wechat.join.internal: {draws: [")
    assert all(line.endswith("], jointly: posterior}") for line in lines)
    written = line.split("[")[1].split("]")[0].split(", ")
    drawn = kept.draws["platforms_wechat_join_internal"]
    assert [rivalry.quantity(text).value for text in written] == drawn.tolist()
    assert {rivalry.quantity(text).unit for text in written} == {"per day"}


@pytest.mark.parametrize(
    ("value", "like", "written"),
    [
        (700019369.0, "500 million", "700019369"),
        (0.0712, "6 % per day", "7.12 % per day"),
        (0.3, "30 %", "30 %"),
        (0.1 + 0.2, "30 %", "30.000000000000004 %"),
        (0.004900132, "1.8 per year", "0.004900132 per day"),
        (1.5e-7, "1.8 per year", "0.00000015 per day"),
        (14.5, "2 weeks", "14.5 days"),
        (25.0, "25 per day", "25 per day"),
        (-0.75, "0.5", "-0.75"),
    ],
)
def test_draws_are_written_in_the_priors_unit(value, like, written):
    assert _written(value, like) == written
    assert rivalry.quantity(written).value == value


@pytest.mark.parametrize(
    ("prior", "like"),
    [
        ("{uniform: [2 %, 4 %]}", "2 %"),
        ("{lognormal: {sigma: 40 %, median: 5 million}}", "5 million"),
        ("{choice: {2 weeks: 20 %, 3 weeks: 80 %}}", "2 weeks"),
        ("{draws: [1 per year, 2 per year], jointly: a}", "1 per year"),
    ],
)
def test_the_form_of_a_prior(prior, like):
    tree = rivalry.scenario(xr.Dataset(attrs={"scenario": f"a: {{b: {prior}}}"}))
    assert _as_the_scenario_writes(tree, "a.b") == like


def test_each_points_own_tolerance_is_the_default(ds):
    points = rivalry.expectations(ds).query("name == 'weibo_503m'")
    own, five_per_cent = rivalry.abc_select(ds, points), rivalry.abc_select(ds, points, 0.05)
    assert own.replicates.tolist() == five_per_cent.replicates.tolist()


def test_selection_names_the_hardest_point(ds):
    points = rivalry.expectations(ds).assign(value=lambda t: t["value"] * 0.5)
    with pytest.raises(rivalry.DataError, match="hardest is `we"):
        rivalry.abc_select(ds, points, 0.01)
