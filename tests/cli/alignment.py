#!/usr/bin/python3
"""The second promise: common random numbers. Runs the same scenario three more times and compares, bit by bit:

- with every output recorded that a market can have: what was recorded before stays as it was,
- with an event added on a date T: all data before T stay as they were, and some after T do not,
- with an event switched off again: all data are as they were.
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
RIVALRY = os.environ.get("RIVALRY", ROOT / "rivalry")
SCENARIO = ROOT / "tests/cli/identity.d/market.yaml"
DAY = 192  # 2011-08-01, counted from the start, 2011-01-21
EVENT = "events.surprise={do: campaign, platform: wechat, adds: 200 % per year, at: 2011-08-01, lasts: 1 month}"
ALL = "outputs.record=[platform_registered, platform_active_monthly, platform_active_daily, platform_minutes]"


def play(folder, *overrides):
    """The variables of the run with these overrides: name -> (dimensions, values)."""
    command = [RIVALRY, "run", SCENARIO, *overrides, "-o", folder, "--json", "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"exit {done.returncode}: {done.stderr}")
    with h5py.File(Path(json.loads(done.stdout)["run"]) / "result.h5") as file:
        return {
            name: ([scale.keys()[0] if scale.keys() else "" for scale in item.dims], item[...])
            for name, item in file.items()
            if isinstance(item, h5py.Dataset)
        }


def before(variables, day):
    """Each variable up to `day`, exclusive, along its time."""
    times = variables["time"][1]
    early = np.flatnonzero(times < day)
    return {
        name: np.take(values, early, axis=dims.index("time")) if "time" in dims else values
        for name, (dims, values) in variables.items()
        if name != "time" and not name.startswith("event")
    }


def same(a, b):
    if a.dtype != b.dtype or a.shape != b.shape:
        return False
    return np.array_equal(a, b) if a.dtype == object else a.tobytes() == b.tobytes()


def differing(some, others):
    """The names in `some` whose values are not the same in `others`."""
    return [name for name, values in some.items() if name not in others or not same(values, others[name])]


def main():
    with tempfile.TemporaryDirectory() as work:
        plain = play(f"{work}/plain")
        watched = play(f"{work}/watched", ALL)
        surprised = play(f"{work}/surprised", EVENT)
        calmed = play(f"{work}/calmed", EVENT, "events.surprise=off")
    end = 1 << 30
    problems = []
    if moved := differing(before(plain, end), before(watched, end)):
        problems.append(f"recording more outputs changed {moved}")
    if len(watched) <= len(plain):
        problems.append("recording more outputs recorded no more")
    if moved := differing(before(plain, DAY), before(surprised, DAY)):
        problems.append(f"an event on day {DAY} changed, before that day, {moved}")
    if not differing(before(plain, end), before(surprised, end)):
        problems.append("the event changed nothing at all: nothing is being compared")
    if moved := differing(before(plain, end), before(calmed, end)):
        problems.append(f"an event that is off changed {moved}")
    print("\n".join(problems) or f"{len(before(plain, end))} variables as they should be")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
