#!/usr/bin/python3
"""What happened in a run and why, and what a comparison says, as a user meets them."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import h5py
import numpy as np

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("RIVALRY", str(ROOT / "build/release/rivalry"))
SCENARIO = str(ROOT / "tests/cli/working.d/dated.yaml")


def rivalry(*words, code=0):
    """Runs the program; checks its exit code; returns (stdout, stderr)."""
    done = subprocess.run([PROGRAM, *words], capture_output=True, text=True, timeout=300)
    assert done.returncode == code, f"{words} ended with {done.returncode}, not {code}:\n{done.stdout}{done.stderr}"
    return done.stdout, done.stderr


def test_the_table_of_events(run):
    head, *rows = rivalry("show", run, "--events")[0].splitlines()
    assert head.split("\t") == ["replicate", "number", "date", "name", "who", "whom", "amount", "cause"]
    assert [row.split("\t")[2] for row in rows if "\tad\t" in row] == ["2013-03-01"] * 12
    numbers = [tuple(map(int, row.split("\t")[:2])) for row in rows]
    assert numbers == sorted(numbers) and len(set(numbers)) == len(rows)


def test_why(run):
    text, _ = rivalry("show", run, "--why", "ad")
    assert text.splitlines()[0] == "replicate 0"
    assert text.splitlines()[1].startswith("2013-03-01") and text.splitlines()[1].endswith("ad")
    assert text.splitlines()[-1] == "ad happens in 12 of 12 replicates; median date 2013-03-01"
    assert rivalry("show", run, "--why", "ad", "--replicate", "5")[0].startswith("replicate 5\n")
    assert rivalry("show", run, "--why", "surprise")[0] == "surprise happens in none of 12 replicates\n"
    _, says = rivalry("show", run, "--why", "adv", code=64)
    assert "nothing is called adv; there is: ad (12), outage" in says, says
    assert "--why" in rivalry("show", run, "--replicate", "5", code=64)[1]
    assert "does not happen in replicate 99" in rivalry("show", run, "--why", "ad", "--replicate", "99", code=64)[1]


def test_the_comparison(run):
    with h5py.File(f"{run}/result.h5") as file:
        given, more = file["platform_registered"][:], file["platform_registered_difference"][:]
        assert more.dtype == np.dtype("int64") and more.shape == given.shape
        assert "difference" in file["platform_registered_difference"].attrs["long_name"].decode()
        assert (more[:, :9] == 0).all() and (more[:, 9:] != 0).any()
    says = rivalry("show", run)[0]
    assert "met     brought" in says, says
    assert "platform_registered forum: 189" in says.split("paired")[1], says


def test_resume_and_verify_play_both(run):
    assert "identical" in rivalry("verify", run)[1]


def main():
    passed = failed = 0
    with tempfile.TemporaryDirectory(prefix="rivalry-events-") as folder:
        run = json.loads(rivalry("run", SCENARIO, "--json", "--quiet", "-o", f"{folder}/run")[0])["run"]
        for name, test in list(globals().items()):
            if not name.startswith("test_"):
                continue
            try:
                test(run)
                passed += 1
            except AssertionError as error:
                failed += 1
                print(f"FAILED {name}: {error}")
    print(f"{passed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
