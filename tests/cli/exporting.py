#!/usr/bin/python3
"""Exports, read by others and held against result.h5. Each function is one test."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import xarray as xr
from program import ROOT, SCENARIO, asked, main, rivalry

sys.path.append(str(ROOT / "tests/support"))
from npm import installed

CRUNCH = str(ROOT / "tests/golden/crunch.yaml")
KEY = "platforms.forum.join.external"


def files_of(folder: Path, run: str, form: str, *more: str) -> dict[str, Path]:
    """Exports; the files by name."""
    done = asked("export", run, "--to", form, "-o", form, *more, folder=folder)
    assert done["format"] == form and done["folder"] == form
    return {Path(each["file"]).stem: folder / each["file"] for each in done["files"]}


def parquet_of(file: Path) -> tuple[pd.DataFrame, dict]:
    """A Parquet file as another program reads it: its rows, and what it says of itself."""
    place = installed(ROOT / "tests/cli/parquet")
    shutil.copy(ROOT / "tests/cli/parquet/read.mjs", place)
    done = subprocess.run(["node", place / "read.mjs", file], capture_output=True, text=True, check=True)
    *rows, last = done.stdout.splitlines()
    return pd.DataFrame([json.loads(row) for row in rows]), json.loads(last)


def held(table: pd.DataFrame, data: xr.Dataset, *names: str) -> None:
    """The table has each number of these variables once, in its place."""
    for name in names:
        values = data[name].to_series().rename("expected").reset_index()
        values["time"] = values["time"].dt.strftime("%Y-%m-%d")
        both = table.assign(time=table["time"].astype(str).str[:10]).merge(values, how="outer")
        assert len(both) == len(table) == values["expected"].size, (name, len(both), len(table))
        np.testing.assert_allclose(both[name].astype(float), both["expected"].astype(float), rtol=1e-6, err_msg=name)


def texts(column: pd.Series) -> pd.Series:
    """As text: dates without a time of day, and nothing for what is missing."""
    text = column.fillna("").astype(str)
    return text.str[:10] if column.name == "time" else text


def test_a_run_as_csv_and_parquet(folder: Path) -> None:
    run = asked("run", CRUNCH, "--replicates", "3", folder=folder)["run"]
    tables, packed = files_of(folder, run, "csv"), files_of(folder, run, "parquet")
    assert tables.keys() == packed.keys() and {"time-company", "event", "replicate", "datapackage"} <= tables.keys()
    package = json.loads(tables["datapackage"].read_text())
    with xr.open_dataset(folder / run / "result.h5", engine="h5netcdf") as data:
        assert package["name"] == data.attrs["run_id"]
        for resource in package["resources"]:
            table = pd.read_csv(tables[resource["name"]], keep_default_na=False, na_values=[""])
            fields = [field["name"] for field in resource["schema"]["fields"]]
            assert list(table.columns) == fields and len(table) == resource["rows"], resource["name"]
            other, footer = parquet_of(packed[resource["name"]])
            assert list(other.columns) == fields and len(other) == len(table)
            assert json.loads(footer["metadata"][0]["value"])["name"] == package["name"]
            for field in fields:
                left, right = table[field], other[field]
                if left.dtype.kind in "if":
                    np.testing.assert_allclose(right.astype(float), left.astype(float), rtol=1e-6, err_msg=field)
                else:
                    assert list(texts(left)) == list(texts(right)), field
        held(pd.read_csv(tables["time-company"]), data, "company_cash", "company_arrears", "company_suspected")
        events = pd.read_csv(tables["event"], keep_default_na=False)
        words = [str(word) for word in data["event_word"].values]
        assert list(events["name"]) == [words[int(place)] for place in data["event_name"].values]
        assert list(events["time"]) == [str(day)[:10] for day in data["event_time"].values]
    cents = (folder / "csv/time-company.csv").read_text()
    assert "00000000" not in cents, "money is written in as few digits as it has"


def test_a_sweep_whose_points_differ(folder: Path) -> None:
    words = [f"{KEY}=1 % per year,2 % per year", "platforms.forum.members.registered=1 thousand,9 thousand"]
    sweep = asked("sweep", SCENARIO, *words, "--replicates", "2", folder=folder, code=1)["run"]
    tables = files_of(folder, sweep, "csv")
    points = pd.read_csv(tables["point"])
    assert len(points) == 4 and "platforms_forum_join_external" in points.columns, points.columns
    there = pd.read_csv(tables["time-platform"])
    assert set(there["point"]) == {0, 2}, "the tasks of points 1 and 3 failed: they have no rows"
    assert set(pd.read_csv(tables["missing"])["missing_code"]) == {"E233"}
    with xr.open_dataset(folder / sweep / "result.h5", engine="h5netcdf") as data:
        held(there, data.sel(point=[0, 2]), "platform_registered")


def test_netcdf_is_the_result(folder: Path) -> None:
    run = asked("run", SCENARIO, "--replicates", "2", folder=folder)["run"]
    (file,) = files_of(folder, run, "netcdf").values()
    assert file.name == Path(run).name + ".nc" and file.read_bytes() == (folder / run / "result.h5").read_bytes()
    out, talk = rivalry("export", run, "--to", "netcdf", folder=folder)
    assert out == f"{run}/export/{file.name}\n" and "next " in talk
    assert asked("verify", run, folder=folder)["identical"]  # what was exported is in nobody's way


def test_some_variables(folder: Path) -> None:
    run = asked("run", SCENARIO, "--replicates", "2", folder=folder)["run"]
    tables = files_of(folder, run, "csv", "--of", "platform_registered")
    assert tables.keys() == {"time-platform", "datapackage"}
    header = tables["time-platform"].read_text().splitlines()[0]
    assert header == "replicate,time,platform,platform_registered"


def test_bad_requests(folder: Path) -> None:
    run = asked("run", SCENARIO, "--replicates", "2", folder=folder)["run"]
    for words, code, what in (
        ([run], 64, "export needs a format"),
        ([run, "--to", "xlsx"], 64, "csv, parquet and netcdf are known"),
        ([run, "--to", "csv", "--of", "platform_registred"], 64, "did you mean `platform_registered`?"),
        ([run, "--to", "netcdf", "--of", "platform_registered"], 64, "the whole result"),
        (["nowhere", "--to", "csv"], 74, "nowhere"),
    ):
        _, talk = rivalry("export", *words, folder=folder, code=code)
        assert what in talk, talk
    result = folder / run / "result.h5"
    result.write_bytes(result.read_bytes()[:-1])
    _, talk = rivalry("export", run, "--to", "netcdf", folder=folder, code=74)
    assert "is damaged" in talk and not (folder / run / "export").exists(), talk
    result.unlink()
    (folder / run / "manifest.jsonl").write_text((folder / run / "manifest.jsonl").read_text().splitlines()[0] + "\n")
    _, talk = rivalry("export", run, "--to", "csv", folder=folder, code=75)
    assert "is not complete" in talk and "rivalry resume" in talk, talk


if __name__ == "__main__":
    sys.exit(main(globals()))
