import os
import shutil
from pathlib import Path

import numpy as np
import pytest

import rivalry


def test_opens_a_directory_a_file_and_a_name(run_directory, monkeypatch):
    below = run_directory.parent.parent / "notebooks"
    below.mkdir(exist_ok=True)
    monkeypatch.chdir(below)
    result = run_directory / "result.h5"
    for run in (run_directory, result, run_directory.name, "wechat-growth", "@last"):
        assert rivalry.locate(run).samefile(result)
    with rivalry.open("@last") as ds:
        assert ds.attrs["run_id"] == "wechat-growth-0badcafe"


def test_dates_labels_and_units(ds):
    assert ds.time.values[0] == np.datetime64("2011-01-21")
    assert ds.platform.values.tolist() == ["wechat", "weibo"]
    assert ds.platform_registered.attrs["units"] == "people"
    assert ds.platform_registered.dims == ("replicate", "time", "platform")


def test_last_is_the_newest(run_directory, tmp_path, monkeypatch):
    for age, name in enumerate(["b-00000001", "a-00000002"]):
        copy = shutil.copytree(run_directory, tmp_path / "results" / name)
        os.utime(copy / "manifest.jsonl", (1000 + age, 1000 + age))
    monkeypatch.chdir(tmp_path)
    assert rivalry.locate("@last").parent.name == "a-00000002"
    assert rivalry.locate("@last~1").parent.name == "b-00000001"
    with pytest.raises(rivalry.ResultError, match="there are 2 runs"):
        rivalry.locate("@last~2")


def test_missing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(rivalry.ResultError, match="no run `nothing`"):
        rivalry.open("nothing")
    with pytest.raises(rivalry.ResultError, match="there are 0 runs"):
        rivalry.open("@last")
    with pytest.raises(rivalry.ResultError, match="not a run directory"):
        rivalry.open(tmp_path)


def test_incomplete(run_directory, tmp_path):
    copy = shutil.copytree(run_directory, tmp_path / "run")
    (copy / "result.h5").unlink()
    with pytest.raises(rivalry.ResultError, match="not complete.*rivalry resume"):
        rivalry.open(copy)


def test_damaged(run_directory, tmp_path):
    copy = shutil.copytree(run_directory, tmp_path / "run")
    data = bytearray((copy / "result.h5").read_bytes())
    data[len(data) // 2] ^= 1
    (copy / "result.h5").write_bytes(data)
    with pytest.raises(rivalry.ResultError, match="damaged"):
        rivalry.open(copy)


def test_other_formats(tmp_path):
    import h5py

    (tmp_path / "a.h5").write_text("time,platform\n")
    with pytest.raises(rivalry.ResultError, match="not an HDF5 file"):
        rivalry.open(tmp_path / "a.h5")
    with h5py.File(tmp_path / "b.h5", "w") as file:
        file["x"] = [1]
    with pytest.raises(rivalry.ResultError, match="not a result of Rivalry.*run_id"):
        rivalry.open(tmp_path / "b.h5")


def test_another_version_of_the_model_is_said(run_directory, tmp_path):
    import h5py

    copy = shutil.copytree(run_directory, tmp_path / "run")
    with h5py.File(copy / "result.h5", "a") as file:
        file.attrs["model_version"] = "0.0.9"
    with pytest.warns(UserWarning, match="version 0.0.9 of the model.*rivalry run"):
        old = rivalry.open(copy, check=False)
    with (
        rivalry.open(run_directory) as ds,
        pytest.warns(UserWarning, match="made by versions .* and 0.0.9"),
    ):
        rivalry.compare(ds, old)
    old.close()


def test_the_package_is_of_the_programs_version():
    root = Path(__file__).resolve().parents[2]
    cmake = (root / "CMakeLists.txt").read_text(encoding="utf-8")
    project = (root / "analysis/pyproject.toml").read_text(encoding="utf-8")
    assert f"VERSION {rivalry.__version__}" in cmake
    assert f'version = "{rivalry.__version__}"' in project


def test_durations_stay_numbers_of_days(ds, tmp_path):
    runway = ds["platform_silent"].rename("company_runway").assign_attrs(units="days")
    path = tmp_path / "result.h5"
    ds[["platform_registered"]].assign(company_runway=runway).to_netcdf(path, engine="h5netcdf")
    with rivalry.open(path) as again:
        assert again.company_runway.dtype.kind in "if"
        assert again.company_runway.attrs["units"] == "days"
