#!/usr/bin/python3
"""Plays each published result by `rivalry reproduce ID`, as many at a time as there are processors, and says what the
papers' numbers came out as; ends with "N passed, M failed"."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT / "tests/support"))

from pool import outcome, side_by_side  # noqa: E402

PROGRAM = ROOT / "build/release/rivalry"


def ids() -> list[str]:
    """What the program calls the files of scenarios/published; sweeps, which are long, first."""
    files = sorted((ROOT / "scenarios/published").glob("*.yaml"), key=lambda file: (not is_sweep(file), file))
    return list(dict.fromkeys(file.stem.split("-")[0].upper() for file in files))


def is_sweep(file: Path) -> bool:
    return file.read_text(encoding="utf-8").find("\nsweep:") >= 0


def reproduce(name: str) -> subprocess.CompletedProcess[str]:
    return outcome([PROGRAM, "reproduce", name, "-j", "1", "--json", "--quiet"], ROOT)


def main() -> int:
    passed = failed = 0
    names = ids()
    for name, done in zip(names, side_by_side(reproduce, names), strict=True):
        try:
            results = json.loads(done.stdout)["results"]
        except (ValueError, KeyError):
            results = []
        for r in results:
            word = "ok    " if r["pass"] else "FAILED"
            print(word, r["id"], r["quantity"], "expected", r["expected"], r["tolerance"], "got", r["got"])
            passed, failed = passed + r["pass"], failed + (not r["pass"])
        if not results or (done.returncode and all(r["pass"] for r in results)):
            failed += 1
            print("FAILED", name, f"ended with {done.returncode}: {done.stdout[-1000:]}{done.stderr[-1000:]}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
