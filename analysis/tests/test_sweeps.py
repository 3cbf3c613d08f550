"""Sweeps, as the program writes them: skipped where it has not been built."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import h5py
import netCDF4
import numpy as np
import pytest
import xarray as xr

import rivalry

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(os.environ.get("RIVALRY") or ROOT / "build/release/rivalry")
SCENARIO = ROOT / "tests/golden/crunch.yaml"
pytestmark = pytest.mark.skipif(not PROGRAM.is_file(), reason="the program is not built")


def program(*words: str, code: int = 0) -> None:
    """Run a verb that is expected to end with this code."""
    done = subprocess.run(
        [PROGRAM, *words, "--quiet"], capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == code, done.stderr


@pytest.fixture(scope="module")
def sweep(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three amounts of cash times two ends of the calendar, three replicates of each."""
    directory = tmp_path_factory.mktemp("sweep") / "small"
    program(
        "sweep", str(SCENARIO), "companies.shop.cash=2..6 million CNY:3",
        "companies.shop.staff=200,300", "--replicates", "3", "-o", str(directory),
    )  # fmt: skip
    program("collect", str(directory), "--virtual")
    return directory


def test_swept_keys_are_coordinates(sweep: Path) -> None:
    with rivalry.open(sweep) as ds:
        assert ds.sizes["point"] == 6
        assert ds.sizes["replicate"] == 3
        assert rivalry.keys(ds)[0] == "companies_shop_cash"
        assert len(rivalry.keys(ds)) == 2
        assert ds.companies_shop_cash.attrs["units"] == "CNY"
        assert sorted(set(ds.companies_shop_cash.to_numpy())) == [2e6, 4e6, 6e6]
        assert rivalry.missing(ds).empty
        assert rivalry.complete(ds).all()


def test_values_by_key_are_those_of_their_points(sweep: Path) -> None:
    with rivalry.open(sweep) as ds:
        cash = ds.company_cash.isel(time=0).sel(company="shop").mean("replicate")
        table = rivalry.by_key(cash)
        assert table.sizes["companies_shop_cash"] == 3
        for point in range(6):
            place = {key: ds[key].to_numpy()[point] for key in rivalry.keys(ds)}
            assert float(table.sel(place)) == float(cash[point])
        assert rivalry.sweep_map(cash.rename("Cash")).get_title("left") == "Cash"
        with pytest.raises(rivalry.DataError, match="one number per point"):
            rivalry.sweep_map(ds.company_cash)


def test_a_run_is_no_sweep(ds: xr.Dataset) -> None:
    with pytest.raises(rivalry.DataError, match="not a sweep"):
        rivalry.keys(ds)


@pytest.mark.parametrize("engine", ["h5netcdf", "netcdf4"])
def test_a_virtual_result_reads_like_the_dense_one(sweep: Path, engine: str) -> None:
    with (
        xr.open_dataset(sweep / "result.h5", engine=engine) as dense,
        xr.open_dataset(sweep / "virtual.h5", engine=engine) as virtual,
    ):
        xr.testing.assert_identical(dense.load(), virtual.load())
        assert list(dense.variables) == list(virtual.variables)


def test_a_virtual_result_is_small_and_other_readers_read_it(sweep: Path) -> None:
    with (
        h5py.File(sweep / "result.h5") as dense,
        h5py.File(sweep / "virtual.h5") as virtual,
        netCDF4.Dataset(sweep / "virtual.h5") as classic,
    ):
        assert virtual["company_cash"].is_virtual
        for name in dense:
            has_nan = dense[name].dtype.kind == "f"
            assert np.array_equal(dense[name][()], virtual[name][()], equal_nan=has_nan), name
        assert classic["company_cash"].shape == dense["company_cash"].shape
    head = subprocess.run(
        ["ncdump", "-h", sweep / "virtual.h5"], capture_output=True, text=True, check=False
    )
    assert head.returncode == 0
    assert "company_cash(point, replicate, time, company)" in head.stdout


def test_missing_tasks_are_missing_in_a_virtual_result(sweep: Path, tmp_path: Path) -> None:
    """A shard less: what it held is listed, and reads as missing and not as 0."""
    copy = tmp_path / "less"
    shutil.copytree(sweep, copy)
    shards = sorted((copy / "shards").iterdir(), key=lambda shard: shard.stat().st_size)
    shards[0].unlink()
    (copy / "result.h5").unlink()
    with pytest.raises(rivalry.ResultError, match="1 shards that are not there.*rivalry resume"):
        rivalry.open(copy)
    program("collect", str(copy), "--virtual", code=1)
    program("collect", str(copy), code=1)
    with (
        xr.open_dataset(copy / "result.h5") as dense,
        xr.open_dataset(copy / "virtual.h5") as virtual,
    ):
        gone = rivalry.missing(virtual)
        assert len(gone) > 0
        assert set(gone["code"]) == {"waiting"}
        there = rivalry.complete(virtual)
        happened = rivalry.answer(virtual, "shop.lay_off")
        assert np.isnan(happened.to_numpy()[~there]).all()
        assert not np.isnan(happened.to_numpy()[there]).any()
        assert rivalry.waiting(virtual, "shop.lay_off").rows == there.sum()
        assert there.sum() == there.size - len(gone)
        cash = virtual.company_cash.to_numpy()
        assert np.isnan(cash[~there]).all()
        assert not np.isnan(cash[there]).any()
        xr.testing.assert_identical(dense.load(), virtual.load())
