"""Answers, comparisons and waiting times against the program's own numbers, and by hand."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy import stats

import rivalry
from rivalry.statistics import paired, unpaired

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(os.environ.get("RIVALRY") or ROOT / "build/release/rivalry")
CRUNCH = ROOT / "tests/golden/crunch.yaml"
needs_program = pytest.mark.skipif(not PROGRAM.is_file(), reason="the program is not built")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Runs that differ in a key, or in the seed, and a sweep."""
    place = tmp_path_factory.mktemp("findings")
    (place / "results").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RIVALRY", str(PROGRAM))
        patch.chdir(place)
        fewer = {"companies.shop.staff": 200}
        rivalry.run(CRUNCH, replicates=6, progress=False, output="as_given").close()
        rivalry.run(CRUNCH, replicates=6, progress=False, output="fewer", **fewer).close()
        rivalry.run(CRUNCH, replicates=7, progress=False, output="seeded", seed=8).close()
        keys = {"companies.shop.cash": "2..6 million CNY:3", "companies.shop.staff": [200, 300]}
        rivalry.sweep(CRUNCH, replicates=3, progress=False, output="sweep", **keys).close()
    return place


def program(place: Path, *words: str) -> dict[str, object]:
    done = subprocess.run(
        [PROGRAM, *words, "--json"], capture_output=True, text=True, check=False, cwd=place
    )
    assert done.returncode in (0, 1), done.stderr
    return json.loads(done.stdout)


def same(row: dict[str, object], ours: pd.Series, names: dict[str, str]) -> None:
    """Check numbers of the program, null where there is none, against a row of a table."""
    for theirs, name in names.items():
        got, expected = ours[name], row[theirs]
        if name.endswith("median"):
            assert (None if pd.isna(got) else f"{got:%Y-%m-%d}") == expected, name
        elif expected is None:
            assert not np.isfinite(got), name
        else:
            size = abs(row["difference"] or 0) + 1  # what low and high are made of
            assert got == pytest.approx(expected, rel=1e-7, abs=1e-7 * size), name


NUMBERS = ["pairs", "first", "second", "difference", "low", "high", "gain", "standardised"]


@needs_program
@pytest.mark.parametrize("other", ["fewer", "seeded"])
def test_compare_says_what_the_program_says(place: Path, other: str) -> None:
    told = program(place, "compare", "as_given", other)
    with rivalry.open(place / "as_given") as a, rivalry.open(place / other) as b:
        table = rivalry.compare(a, b).set_index("of")
    theirs = {row["of"]: row for row in told["differences"]}
    assert set(table.index) == set(theirs)
    assert len(theirs) > 30
    assert table["standardised"].abs().is_monotonic_decreasing
    for name, row in theirs.items():
        assert table.loc[name, ["output", "labels", "unit"]].tolist() == [
            row["output"], row["labels"], row["unit"]]  # fmt: skip
        same(row, table.loc[name], {each: each for each in NUMBERS})
    assert table.attrs["pairs"] == told["pairs"]
    assert table.attrs["same_seed"] is told["same_seed"]
    assert list(table.attrs["changed"]) == [each["key"] for each in told["inputs"]]
    for name in ("identical_until", "part_on"):
        day = table.attrs[name]
        assert (f"{day:%Y-%m-%d}" if day is not None else None) == told[name]
    event = table.attrs["first_event"]
    assert f"{event['day']:%Y-%m-%d}" == told["first_event"]["day"]
    assert event["replicate"] == told["first_event"]["replicate"]
    assert event["replicates"] == told["first_event"]["replicates"]
    assert event["first"].split(",")[0] == told["first_event"]["first"].split(",")[0]


@needs_program
@pytest.mark.parametrize("other", ["fewer", "seeded"])
def test_compare_of_answers_and_of_what_happens(place: Path, other: str) -> None:
    asked = ["shop.cash", "shop.survival", "rescue", "shop.stock_out"]
    told = program(place, "compare", "as_given", other, "--of", ",".join(asked))
    with rivalry.open(place / "as_given") as a, rivalry.open(place / other) as b:
        table = rivalry.compare(a, b, of=asked).set_index("of")
    assert [row["of"] for row in told["differences"]] == asked
    for row in told["differences"]:
        same(row, table.loc[row["of"]], {each: each for each in NUMBERS})
        if "waiting" in row:
            days = {"difference": "days", "low": "days_low", "high": "days_high"}
            names = ["first_median", "second_median", "first_days", "second_days"]
            same(row["waiting"], table.loc[row["of"]], {n: n for n in names} | days)
    assert sum("waiting" in row for row in told["differences"]) == 2


@needs_program
def test_answers_are_those_of_the_program(place: Path) -> None:
    with rivalry.open(place / "sweep") as ds:
        for what in ("shop.survival", "shop.cash@2014-06-30", "rescue", "shop.first_arrears.day",
                     "loss.amount", "stake_shares[friend,shop]"):  # fmt: skip
            told = program(place, "sensitivity", "sweep", "--of", what)
            numbers = rivalry.answer(ds, what)
            assert numbers.dims == ("point", "replicate")
            assert numbers.attrs["units"] == told["unit"], what
            means = numbers.mean("replicate")
            for key in told["keys"]:
                name = key["key"].replace(".", "_")
                expected = [each["mean"] for each in key["means"]]
                assert means.groupby(name).mean().values == pytest.approx(expected), what


@needs_program
def test_answers_are_what_the_file_says(place: Path) -> None:
    with rivalry.open(place / "as_given") as ds:
        cash = ds.company_cash.sel(company="shop").sel(time="2014-06-30", method="pad")
        assert rivalry.answer(ds, "shop.cash@2014-06-30").values.tolist() == cash.values.tolist()
        course = rivalry.course(ds, "shop.cash")
        assert course.dims == ("replicate", "time")
        assert np.array_equal(course.isel(time=-1), rivalry.answer(ds, "shop.cash"))
        one = rivalry.answer(ds.isel(replicate=[2]), "shop.lay_off.day")
        days = rivalry.events(ds, name="lay_off", who="shop")
        first = days[days["replicate"] == 2]["date"].min()
        assert one.item() == (first - pd.Timestamp("2013-01-01")).days
        assert "shop.cash" in rivalry.askable(ds)
        assert "shop.lay_off" in rivalry.happenings(ds)


@needs_program
@pytest.mark.parametrize(
    ("what", "says"),
    [
        ("shop.cahs", "did you mean `shop.cash`"),
        ("shop.cash@2030-01-01", "not in the calendar: choose a day from 2013-01-01"),
        ("shop.cash@June", "such as `@2014-06-30`"),
        ("stake_shares", r"write `stake_shares\[holder,company\]`"),
        ("stake_shares[me,shop]", "no holder is called `me`"),
        ("stake_shares[me", "bracket is not closed"),
        ("rescue@2014-01-01", "leave the @ out"),
    ],
)
def test_what_cannot_be_answered(place: Path, what: str, says: str) -> None:
    with (
        rivalry.open(place / "as_given") as ds,
        pytest.raises(rivalry.DataError, match=says),
    ):
        rivalry.answer(ds, what)


@needs_program
def test_events_and_frames_of_sweeps_have_the_keys(place: Path) -> None:
    with rivalry.open(place / "sweep") as ds:
        table = rivalry.frame(ds, "company_cash", company="shop")
        keys = ["point", "companies_shop_cash", "companies_shop_staff", "replicate", "time"]
        assert list(table)[:5] == keys
        assert len(table) == 6 * 3 * ds.sizes["time"]
        happened = rivalry.events(ds, name="lay_off", since="2013-06-01", until="2013-12-31")
        assert list(happened)[:4] == keys[:4]
        assert happened["date"].between("2013-06-01", "2013-12-31").all()
        assert set(happened["name"]) == {"lay_off"}
        third = rivalry.events(ds.sel(point=3))
        whole = rivalry.events(ds)
        assert len(third) == (whole["point"] == 3).sum() > 0
        with pytest.raises(rivalry.DataError, match="nothing that happens is called `party`"):
            rivalry.events(ds, name="party")


@needs_program
def test_points_of_a_sweep_compare(place: Path) -> None:
    with rivalry.open(place / "sweep") as ds:
        table = rivalry.compare(ds.sel(point=1), ds.sel(point=0), of=["shop.cash", "rescue"])
        assert table["pairs"].tolist() == [3, 3]
        assert table["low"].isna().tolist() == [True, False], "of means, three pairs say too little"
        one = rivalry.answer(ds, "shop.cash")
        more = one.sel(point=1) - one.sel(point=0)
        assert table["difference"][0] == pytest.approx(float(more.mean()))
        with pytest.raises(rivalry.DataError, match="choose one of its points"):
            rivalry.compare(ds, ds)


def test_other_days_do_not_compare(ds) -> None:
    with pytest.raises(rivalry.DataError, match="other days"):
        rivalry.compare(ds, ds.isel(time=slice(0, 10)))
    with pytest.raises(rivalry.DataError, match="no replicate in common"):
        rivalry.compare(ds.isel(replicate=slice(0, 3)), ds.isel(replicate=slice(3, 6)))
    assert rivalry.compare(ds, ds).empty


def test_pairing_gains_what_the_variances_say() -> None:
    rng = np.random.default_rng(4)
    common = rng.normal(size=400)
    one, other = common + 0.3 * rng.normal(size=400) + 1, common + 0.3 * rng.normal(size=400)
    found = paired(one, other)
    reference = stats.ttest_rel(one, other).confidence_interval()
    assert (found.low, found.high) == pytest.approx((reference.low, reference.high))
    assert found.gain == pytest.approx(1.09 * 2 / 0.18, rel=0.2)
    apart, welch = unpaired(one, other[:300]), stats.ttest_ind(one, other[:300], equal_var=False)
    assert apart.difference / (apart.high - apart.low) == pytest.approx(
        welch.statistic / (2 * stats.t.ppf(0.975, _degrees(one, other[:300]))), rel=1e-6
    )


def _degrees(one: np.ndarray, other: np.ndarray) -> float:
    a, b = one.var(ddof=1) / one.size, other.var(ddof=1) / other.size
    return (a + b) ** 2 / (a**2 / (one.size - 1) + b**2 / (other.size - 1))


def test_differences_of_shares_are_newcombes() -> None:
    """Newcombe 1998, Statist. Med. 17:873, table II: 56/70 and 48/80, method 10."""
    one, other = [1] * 56 + [0] * 14, [1] * 48 + [0] * 32
    found = unpaired(one, other, share=True)
    assert (found.low, found.high) == pytest.approx((0.0524, 0.3339), abs=1e-4)
    both = [(1, 1)] * 36 + [(1, 0)] * 12 + [(0, 1)] * 2 + [(0, 0)] * 0
    found = paired(*zip(*both, strict=True), share=True)
    assert (found.low, found.high) == pytest.approx((0.0569, 0.3404), abs=1e-4)


def test_intervals_of_shares_are_wilsons() -> None:
    reference = stats.binomtest(7, 20).proportion_ci(method="wilson")
    found = rivalry.mean_interval([1] * 7 + [0] * 13, share=True)
    assert (found.low, found.high) == pytest.approx((reference.low, reference.high))
    assert rivalry.mean_interval([0] * 30, share=True).high > 0.1


def test_kaplan_meier_of_freireichs_patients() -> None:
    """Weeks in remission on 6-MP (Freireich et al. 1963), as in Kalbfleisch & Prentice's table."""
    weeks = [6, 6, 6, 7, 10, 13, 16, 22, 23, 6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
    relapsed = [True] * 9 + [False] * 12
    table = rivalry.kaplan_meier(np.array(weeks), np.array(relapsed)).set_index("time")
    assert table["at_risk"].tolist() == [21, 17, 15, 12, 11, 7, 6]
    still = [0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448]
    assert table["still"].round(3).tolist() == still
    assert (table.loc[6, "low"], table.loc[6, "high"]) == pytest.approx((0.620, 0.952), abs=1e-3)
    assert (table.loc[23, "low"], table.loc[23, "high"]) == pytest.approx((0.188, 0.680), abs=1e-3)
