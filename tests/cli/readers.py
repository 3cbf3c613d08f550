#!/usr/bin/python3
"""result.h5 opens in everything people use, with names, units and dates, and no plug-in of ours."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import h5py
import numpy as np
import xarray as xr

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("RIVALRY", str(ROOT / "build/release/rivalry"))
SCENARIO = str(ROOT / "tests/cli/working.d/small.yaml")
CHANGES = [
    "replicates=12",
    "population.segments={everyone: {share: 100 %, minutes: 30 per day}}",
    "outputs.record=[platform_registered, platform_minutes]",
]


def check_xarray(path, engine):
    with xr.open_dataset(path, engine=engine) as data:
        members = data["platform_registered"]
        assert members.dims == ("replicate", "time", "platform"), members.dims
        assert list(data["platform"].values) == ["forum"]
        assert str(data["time"].values[0])[:10] == "2013-01-01"
        assert members.attrs["units"] == "people" and members.attrs["long_name"]
        assert data.attrs["Conventions"] == "CF-1.8" and data.attrs["seed"] == 11
        assert data.attrs["run_id"].startswith("small-") and "population" in data.attrs["scenario"]
        assert data["input_population_people"].dims == ("replicate",)
        minutes = data["platform_minutes"]  # a sum of many people's: not a span of time
        assert minutes.dtype.kind == "f" and float(minutes.max()) > 1000, minutes.dtype
        quantiles = members.sel(platform="forum").quantile([0.1, 0.5, 0.9], "replicate")
        assert (np.diff(quantiles.values, axis=0) >= 0).all() and members.values.max() > 0
        return members.values


def check_h5py(path):
    with h5py.File(path) as file:
        members = file["platform_registered"]
        assert members.dtype == np.dtype("int64"), members.dtype
        for dimension, scale in zip(("replicate", "time", "platform"), members.dims, strict=True):
            assert scale[0].name == f"/{dimension}"
        assert file["/"].id.get_create_plist().get_link_creation_order()
        for name, item in file.items():
            assert item.dtype.fields is None, f"{name} is compound"
        return members[:]


def check_netcdf_tools(path):
    text = subprocess.run(["ncdump", "-h", path], capture_output=True, text=True, check=True).stdout
    assert "int64 platform_registered(replicate, time, platform)" in text, text
    assert text.index("replicate =") < text.index("time =") < text.index("platform =")
    subprocess.run(["nccopy", path, f"{path}.copy"], check=True)
    assert (
        "_NCProperties"
        in subprocess.run(["ncdump", "-s", "-h", path], capture_output=True, text=True, check=True).stdout
    )


R_SCRIPT = """
library(ncdf4)
data <- nc_open(commandArgs(trailingOnly = TRUE)[1])
members <- ncvar_get(data, "platform_registered")
cat(ncatt_get(data, 0, "run_id")$value, ncatt_get(data, "platform_registered", "units")$value,
    data$dim$platform$vals, data$dim$time$units, dim(drop(members)), sum(members), sep = "\\n")
"""


def check_r(path, members):
    """R has dimensions the other way round, and drops those of one."""
    said = subprocess.run(["Rscript", "-e", R_SCRIPT, path], capture_output=True, text=True, check=True).stdout
    run, unit, forum, since, *shape, total = said.splitlines()
    assert run.startswith("small-") and unit == "people" and forum == "forum", said
    assert since == "days since 2013-01-01", said
    assert [int(size) for size in shape] == list(np.squeeze(members).shape[::-1]), (shape, members.shape)
    assert float(total) == members.sum(), (total, members.sum())


def check_append(path):
    """Others may add to a copy: link and attribute creation order are tracked."""
    import netCDF4

    with netCDF4.Dataset(path, "a") as file:
        file.createVariable("mine", "f8", ("time",))[:] = 1.5
    with xr.open_dataset(path) as data:
        assert float(data["mine"].mean()) == 1.5


def main():
    with tempfile.TemporaryDirectory(prefix="rivalry-readers-") as folder:
        words = [PROGRAM, "run", SCENARIO, *CHANGES, "--json", "--quiet", "-o", f"{folder}/run"]
        run = json.loads(subprocess.run(words, capture_output=True, check=True).stdout)
        path = f"{run['run']}/result.h5"
        first = check_xarray(path, "h5netcdf")
        assert (first == check_xarray(path, "netcdf4")).all()
        assert (first == check_h5py(path)).all()
        check_r(path, first)
        check_netcdf_tools(path)
        check_append(f"{path}.copy")
    print("1 passed, 0 failed")


if __name__ == "__main__":
    sys.exit(main())
