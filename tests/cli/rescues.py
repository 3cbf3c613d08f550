#!/usr/bin/python3
"""What the Vancl scenarios are for, on the same random numbers in every run:

  - without a rescue most replicates fail, and before that come arrears, a rumour and, at a tenth of the suppliers,
    harder terms, in this order;
  - a rescue never brings the end nearer, a larger one never does either, and an earlier one never loses a survivor;
  - who pays in time lives, and the control lives through a rumour that was not true.

rescues.py [REPLICATES]: 24 unless told.
"""

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
REPLICATES = sys.argv[1] if len(sys.argv) > 1 else "24"
NEVER = 10**6
OVERRIDES = [
    "outputs.record=[company_alive, company_failed_day, company_arrears, company_staff]",
    "outputs.compare_with=off",
]


def played(scenario, *overrides):
    """The result of a run, opened."""
    with tempfile.TemporaryDirectory() as folder:
        command = [PROGRAM, "run", str(ROOT / f"scenarios/{scenario}.yaml"), "-o", folder + "/run", "--quiet", "--json"]
        done = subprocess.run(
            [*command, "--replicates", REPLICATES, *OVERRIDES, *overrides], capture_output=True, text=True, check=False
        )
        assert done.returncode in (0, 1), done.stderr  # 1: an expectation of the scenario as it stands is missed
        assert json.loads(done.stdout)["failed"] == 0, done.stdout
        return h5py.File(folder + "/run/result.h5")


def ends(result):
    """The day on which the company fails, per replicate."""
    days = result["company_failed_day"][:, 0]
    return np.where(days < 0, NEVER, days)


def days_of(result, word, nth=1):
    """The day on which this stands in each replicate's journal for the nth time; NEVER if it does not."""
    words = [each.decode() for each in result["event_word"][:]]
    of_word = result["event_name"][:] == words.index(word)
    days, replicates = result["event_time"][:][of_word], result["event_replicate"][:][of_word]
    found = [np.sort(days[replicates == replicate]) for replicate in result["replicate"][:]]
    return np.array([each[nth - 1] if len(each) >= nth else NEVER for each in found])


def check_order():
    """Without a rescue."""
    result = played("vancl-without-rescue")
    fails = ends(result)
    assert np.mean(fails < NEVER) > 0.8, np.mean(fails < NEVER)
    arrears, rumour = days_of(result, "first_arrears"), days_of(result, "rumour")
    tightened = days_of(result, "tightened", nth=30)  # a tenth of the suppliers
    print("arrears, rumour, harder terms, end:", *(int(np.median(d)) for d in (arrears, rumour, tightened, fails)))
    assert ((arrears < rumour) & (rumour < fails) & (arrears < tightened) & (tightened < fails)).all()
    assert np.median(arrears) < np.median(rumour) < np.median(tightened) < np.median(fails)
    assert np.mean(rumour <= tightened) > 0.5, np.mean(rumour <= tightened)
    return fails


def check_rescues(alone):
    """Larger and earlier ones."""
    earlier = None
    for at in ("2014-01-01", "2013-10-01", "2013-07-01"):
        smaller = alone
        for amount in (20, 80):
            overrides = (f"events.rescue.at={at}", f"events.rescue.amount={amount} million USD")
            rescued = ends(played("vancl-cash-crunch", *overrides))
            print(f"{amount} million USD on {at}: {np.mean(rescued == NEVER):.0%} survive")
            assert (rescued >= smaller).all(), np.argwhere(rescued < smaller)
            smaller = rescued
        survivors = smaller == NEVER
        assert earlier is None or (survivors | ~earlier).all(), "an earlier rescue lost a survivor"
        earlier = survivors
    assert earlier.any()


def check_controls():
    """Those that must not fail."""
    for scenario in ("vancl-pays-in-time", "vipshop-control"):
        lives = np.mean(ends(played(scenario)) == NEVER)
        print(f"{scenario}: {lives:.0%} survive")
        assert lives > 0.95, lives


if __name__ == "__main__":
    check_rescues(check_order())
    check_controls()
