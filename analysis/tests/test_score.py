import numpy as np
import pytest

import rivalry


def test_crps_of_small_ensembles():
    assert rivalry.crps([1, 2, 3, 4], 2.5) == 0.375
    assert rivalry.crps([1, 2, 3, 4], 2.5, fair=True) == pytest.approx(1 / 6)
    assert rivalry.crps([3.0], 5.0) == 2.0


@pytest.mark.parametrize(("observed", "expected"), [(0.0, 0.233695), (1.0, 0.602441)])
def test_crps_of_the_normal(observed, expected):
    from scipy.stats import norm

    members = norm.ppf((np.arange(20000) + 0.5) / 20000)
    assert rivalry.crps(members, observed) == pytest.approx(expected, abs=2e-4)


def test_pit_and_band():
    members = np.arange(1, 101)
    assert rivalry.pit(members, 50.5) == 0.5
    assert rivalry.pit(members, 100) == pytest.approx(0.995)
    assert rivalry.inside(members, 89)
    assert not rivalry.inside(members, 95)


def test_crps_of_a_normal_ensemble_tends_to_the_closed_form():
    """Gneiting & Raftery 2007, eq. 21: sigma (z (2 Phi(z) - 1) + 2 phi(z) - 1 / sqrt(pi))."""
    from scipy.stats import norm

    rng = np.random.default_rng(8)
    for observed in (-1.5, 0.2, 3.0):
        z = (observed - 1) / 2
        closed = 2 * (z * (2 * norm.cdf(z) - 1) + 2 * norm.pdf(z) - 1 / np.sqrt(np.pi))
        assert rivalry.crps(rng.normal(1, 2, 200_000), observed) == pytest.approx(closed, abs=0.02)


def test_coverage_of_honest_bands():
    rng = np.random.default_rng(2)
    ensembles, observed = rng.normal(size=(2000, 400)), rng.normal(size=2000)
    found = rivalry.coverage(ensembles, observed)
    assert list(found) == [0.5, 0.8, 0.95]
    for band, share in found.items():
        assert share == pytest.approx(band, abs=0.03)
    assert rivalry.coverage(0.5 * ensembles, observed)[0.8] < 0.6, "too narrow, and found out"
    with pytest.raises(ValueError, match="2000 forecasts of 3"):
        rivalry.coverage(ensembles, [1, 2, 3])


@pytest.mark.parametrize("bins", [None, 5])
def test_briers_score_is_the_sum_of_its_parts(bins):
    rng = np.random.default_rng(5)
    p = rng.integers(0, 11, 500) / 10
    happened = rng.uniform(size=500) < 0.2 + 0.6 * p
    found = rivalry.brier(p, happened, bins)
    assert found.score == pytest.approx(np.mean((p - happened) ** 2))
    parts = found.reliability - found.resolution + found.uncertainty + found.within
    assert found.score == pytest.approx(parts)
    assert found.uncertainty == pytest.approx(happened.mean() * (1 - happened.mean()))
    if bins is None:
        assert found.within == pytest.approx(0, abs=1e-12), "Murphy's identity (1973)"
    with pytest.raises(ValueError, match="between 0 and 1"):
        rivalry.brier([1.2], [1])


def test_baselines_go_on_as_they_are_called():
    import pandas as pd

    from rivalry import baselines

    days = pd.to_datetime(["2010-01-01", "2011-01-01", "2012-01-01"])
    known = pd.DataFrame({"date": days, "value": [100.0, 200.0, 400.0]})
    ahead = ["2013-01-01"]
    assert baselines.persistence(known, ahead).tolist() == [400]
    assert baselines.exponential(known, ahead)[0] == pytest.approx(800, rel=0.01)
    line = known.assign(value=[100.0, 200.0, 300.0])
    assert baselines.straight_line(line, ahead)[0] == pytest.approx(400, rel=0.01)
    with pytest.raises(rivalry.DataError, match="2 numbers are needed"):
        baselines.straight_line(known[:1], ahead)


def test_bass_baseline_finds_his_curve_again():
    """Bass (1969), tables 1 and 2, room air conditioners: p, q, m, and when sales peak."""
    import pandas as pd

    from rivalry import baselines

    p, q, m = 0.010399, 0.41861, 16.895e6
    days = pd.date_range("1946-01-01", periods=12, freq="365D")
    years = (days - days[0]) / pd.Timedelta(days=365.25)
    known = pd.DataFrame({"date": days, "value": m * rivalry.bass(years, p, q)})
    fit = baselines.bass_fit(known)
    assert (fit.p, fit.q, fit.ceiling) == pytest.approx((p, q, m), rel=1e-3)
    assert np.log(fit.q / fit.p) / (fit.p + fit.q) == pytest.approx(8.6, abs=0.05)
    assert fit.ceiling * (fit.p + fit.q) ** 2 / (4 * fit.q) == pytest.approx(1.857e6, rel=1e-3)
    later = baselines.bass(known, ["1962-01-01"])
    exact = m * rivalry.bass((pd.Timestamp("1962-01-01") - days[0]).days / 365.25, p, q)
    assert later[0] == pytest.approx(exact, rel=1e-3)


def test_mase_and_mape():
    assert rivalry.mase([12, 14], [10, 10], [1, 3, 5]) == 1.5
    assert rivalry.mape([90], [100]) == pytest.approx(0.1)


def test_a_scorecard_scores_model_and_baselines(ds):
    with pytest.warns(UserWarning, match="this is no forecast"):
        card = rivalry.scorecard(ds, "platform_registered", "wechat", known_by="2012-10-01")
    assert set(card.index) == {"model", *rivalry.baselines.BASELINES}
    assert card["crps"].dropna().is_monotonic_increasing
    assert card.loc["persistence", "skill"] == 0
    assert card.loc["persistence", "mape"] == pytest.approx((100 / 300 + 200 / 400) / 2)
    assert card.loc["persistence", "crps"] == pytest.approx(150e6)
    assert "5 numbers are needed" in card.attrs["left_out"]["bass"]
    happened = [300e6, 400e6]
    members = [
        rivalry.at_date(ds.platform_registered.sel(platform="wechat"), day).values
        for day in ("2013-01-15", "2013-05-02")
    ]
    expected = np.mean([rivalry.crps(*pair) for pair in zip(members, happened, strict=True)])
    assert card.loc["model", "crps"] == pytest.approx(expected)
    assert card.loc["model", "coverage_80"] in (0, 0.5, 1)


def test_a_scorecard_of_one_s_own_numbers(ds):
    import pandas as pd

    table = pd.DataFrame({"date": ["2012-01-01", "2013-01-01", "2014-01-01"], "value": [1, 2, 4]})
    card = rivalry.scorecard(
        ds, "platform_active_daily", "weibo", known_by="2013-01-01", observed=table
    )
    assert card.loc["straight_line", "mape"] == pytest.approx(0.25, abs=0.01)
    with pytest.raises(rivalry.DataError, match="nothing known is about a day after 2015"):
        rivalry.scorecard(
            ds, "platform_active_daily", "weibo", known_by="2015-01-01", observed=table
        )
    with pytest.raises(rivalry.DataError, match="needs a platform"):
        rivalry.scorecard(ds, "platform_active_daily", known_by="2015-01-01", observed=table)
