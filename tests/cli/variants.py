"""Variants of a library scenario, for tests that set them side by side."""

import json
import os
import subprocess
from pathlib import Path

import h5py

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("RIVALRY", str(ROOT / "build/release/rivalry"))


def play(scenario, where, replicates, *changes):
    """Plays `scenarios/SCENARIO.yaml` with these overrides into the folder `where`; its result, opened.

    Expectations may be missed: variants are small and far from history. No replicate may fail.
    """
    file = str(ROOT / f"scenarios/{scenario}.yaml")
    words = [PROGRAM, "run", file, "-o", str(where), "--quiet", "--json", "--replicates", str(replicates), *changes]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    assert json.loads(done.stdout)["failed"] == 0, done.stdout
    return h5py.File(Path(where) / "result.h5")
