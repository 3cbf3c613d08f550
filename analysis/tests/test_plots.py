import matplotlib.pyplot as plt
import numpy as np
import pytest

import rivalry
from rivalry.style import between, count


def texts(ax) -> list[str]:
    return [text.get_text() for text in ax.texts]


@pytest.fixture(autouse=True)
def _close():
    yield
    plt.close("all")


def test_the_title_says_the_finding(ds):
    low, middle, high = np.quantile(ds.platform_registered.values[:, -1, 0], [0.1, 0.5, 0.9])
    ax = rivalry.fan(ds, "platform_registered", "wechat")
    assert ax.get_title(loc="left") == f"WeChat: {count(middle)} registered users"
    spread = f"80 %: {between(low, high)}"
    assert f"31 December 2016, median of 60 replicates, {spread}" in texts(ax)
    assert rivalry.finding(ds, "platform_registered", "wechat") == (
        f"WeChat: {count(middle)} registered users on 31 December 2016 ({spread})"
    )


def test_bands_hold_what_they_say(ds):
    ax = rivalry.fan(ds, "platform_registered", "weibo", bands=(0.5, 0.9), points=False)
    wide = ax.collections[0].get_paths()[0].vertices[:, 1]
    expected = np.quantile(ds.platform_registered.values[:, -1, 1], [0.05, 0.95])
    assert wide.max() == pytest.approx(
        np.quantile(ds.platform_registered.values[:, :, 1], 0.95, axis=0).max()
    )
    assert any(np.isclose(wide, expected[0]))
    assert texts(ax).count("90 %") == 2
    assert texts(ax).count("median") == 1


def test_points_have_shapes_not_only_colours(ds):
    ax = rivalry.fan(ds, "platform_registered", "wechat", forecast_from="2013-06-30")
    named = {text.get_text() for text in ax.get_legend().get_texts()}
    assert named == {"used for calibration", "held out", "held out (range)"}
    assert any("forecast from 30 Jun 2013" in text for text in texts(ax))


def test_all_platforms_share_one_scale(ds):
    axes = rivalry.fan(ds, "platform_registered")
    assert len(axes) == 2
    assert axes[0].get_ylim() == axes[1].get_ylim()
    assert axes[1].get_title(loc="left").startswith("Weibo: ")


def test_one_replicate_has_no_band(ds):
    ax = rivalry.fan(ds.isel(replicate=[0]), "platform_registered", "wechat", points=False)
    assert not any("%" in text for text in texts(ax))
    assert "31 December 2016, one replicate" in texts(ax)


def test_a_missing_label_is_asked_for(ds):
    with pytest.raises(rivalry.DataError, match="segment"):
        rivalry.fan(ds, "segment_registered", "wechat")
    rivalry.fan(ds, "segment_registered", "wechat", segment="silent")


def test_what_does_not_follow_time_is_refused(ds):
    once = ds.assign(network_mean_degree=ds.platform_registered.isel(time=0, platform=0))
    with pytest.raises(rivalry.DataError, match="not followed through time"):
        rivalry.quantile_lines(once, "network_mean_degree")


def test_shares_are_shown_in_per_cent(ds):
    share = (ds.platform_silent / ds.platform_registered).assign_attrs(units="1", long_name="Part")
    ax = rivalry.fan(ds.assign(part=share).isel(time=slice(1, None)), "part", "weibo")
    assert ax.get_title(loc="left") == "Weibo: 57 % part"
    assert all(tick.get_text().endswith(" %") for tick in ax.get_yticklabels())


def test_quantile_lines_are_named(ds):
    ax = rivalry.quantile_lines(ds, "platform_active_daily", "weibo")
    assert {"10 %", "median", "90 %"} <= set(texts(ax))


def test_histogram_counts_those_within_limits(ds):
    on_the_day = rivalry.at_date(ds.platform_registered.sel(platform="wechat"), "2013-05-01").values
    share = np.mean((on_the_day >= 369e6) & (on_the_day <= 412e6))
    ax = rivalry.histogram(
        ds, "platform_registered", "wechat", at="2013-05-01", limits=(369e6, 412e6)
    )
    said = f"{100 * share:.0f} % of replicates lie in 369–412 million"
    assert 0 < share < 1
    assert ax.get_title(loc="left") == said
    assert sum(patch.get_height() for patch in ax.containers[0]) == 60


def test_spread_histogram_counts_the_take_offs(ds):
    ax = rivalry.spread_histogram(ds, "rumour")
    title = ax.get_title(loc="left")
    assert title == "“rumour” takes off in 67 % of replicates and then reaches 80 % of all people"
    assert sum(patch.get_height() for patch in ax.patches) == ds.sizes["replicate"]


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (478e6, 790.4e6, "478–790 million"),
        (999.9e6, 1.2e9, "1–1.2 billion"),
        (820e6, 1.2e9, "820 million–1.2 billion"),
        (46.24e6, 51e6, "46.2–51 million"),
    ],
)
def test_ranges_read_well(low, high, said):
    assert between(low, high) == said
