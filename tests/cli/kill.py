#!/usr/bin/python3
"""Killed with SIGKILL at random instants and resumed as often, a run ends with the bytes of an undisturbed one.

kill.py [KILLS]: 5 unless told. Up to five kills hit `run` or `resume` of one run, which is then finished; then another
run begins. Prints the number of kills and at last "N passed, M failed".
"""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("RIVALRY", str(ROOT / "build/release/rivalry"))
SCENARIO = ROOT / "tests/cli/working.d/small.yaml"


def start(*words):
    return subprocess.Popen([PROGRAM, *words, "--json", "--quiet"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def finish(*words):
    """The program's JSON object."""
    process = start(*words)
    out, err = process.communicate(timeout=600)
    if process.returncode != 0:
        raise SystemExit(f"{words} ended with {process.returncode}: {err.decode()}\n0 passed, 1 failed")
    return json.loads(out)


def leftovers(run):
    """Files that should not be there once a run is complete."""
    expected = {
        "scenario.yaml",
        "resolved.yaml",
        "origins.yaml",
        "manifest.jsonl",
        "provenance.json",
        "result.h5",
        "shards",
    }
    return sorted(path.name for path in run.iterdir() if path.name not in expected)


def main():
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    chance = random.Random(20130429)
    folder = Path(tempfile.mkdtemp(prefix="rivalry-kill-"))
    begun = time.monotonic()
    undisturbed = finish("run", str(SCENARIO), "-o", str(folder / "undisturbed"))
    seconds = time.monotonic() - begun
    killed = rounds = failures = 0
    while killed < kills:
        rounds += 1
        run = folder / f"disturbed-{rounds}"
        for _ in range(5):
            known = (run / "resolved.yaml").exists() and chance.random() < 0.5
            words = ["resume", str(run)] if known else ["run", str(SCENARIO), "-o", str(run)]
            process = start(*words, "-j", str(chance.choice([1, 2, 3])))
            time.sleep(chance.random() * min(seconds, 2) * 0.7)
            ended = process.poll() is not None
            process.send_signal(signal.SIGKILL)
            process.communicate()
            killed += not ended
            if ended or killed >= kills:
                break
        got = finish("run", str(SCENARIO), "-o", str(run))
        left = leftovers(run)
        if got["sha256"] != undisturbed["sha256"]:
            print(f"round {rounds}: sha256 {got['sha256']}, expected {undisturbed['sha256']}")
        if left:
            print(f"round {rounds}: left behind {left}")
        failures += bool(left) or got["sha256"] != undisturbed["sha256"]
        shutil.rmtree(run)
    shutil.rmtree(folder)
    print(f"{killed} kills in {rounds} runs, {time.monotonic() - begun:.0f} s")
    print(f"{rounds - failures} passed, {failures} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
