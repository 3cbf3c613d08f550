#!/usr/bin/python3
"""Runs what README.md shows, in a folder of its own with no results yet; ends with "N passed, M failed".

First each figure of the documents is verified by its receipt, which plays what it was made from, as many at a time as
there are processors: the README's commands find that complete. What is a stage of its own is left to it.

The folder, build/tests/readme, is kept: tests/notebooks.py reads what was played, so that nothing is played twice.
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT / "tests/support"))

from pool import side_by_side  # noqa: E402

TEXT = (ROOT / "README.md").read_text()
FOLDER = ROOT / "build/tests/readme"


#: Commands that a stage runs by itself; where CI is set, `reproduce` is also run as it is shown.
OWN_STAGE = {"./tests/run"} if os.environ.get("CI") else {"./tests/run", "./rivalry reproduce"}


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)


def commands():
    """The lines of the sh blocks, but for those that are stages of the tests."""
    lines = [line.split(" #")[0].strip() for block in blocks("sh") for line in block.splitlines()]
    return [line for line in lines if line and line not in OWN_STAGE]


def furnish(folder):
    """What the README's commands need of a checkout: the launcher and the scenarios. Nothing older stays."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "results").mkdir(parents=True)
    program = (ROOT / "build/release/rivalry").read_bytes()
    (folder / "program.sha256").write_text(hashlib.sha256(program).hexdigest())
    (folder / "rivalry").symlink_to(ROOT / "rivalry")
    shutil.copytree(ROOT / "scenarios", folder / "scenarios")


def runs(command, folder, text=None):
    """Whether it ends well; that two runs differ (1) is what `compare` is asked."""
    done = subprocess.run(
        command, cwd=folder, input=text, capture_output=True, text=True, shell=isinstance(command, str)
    )
    if done.returncode == 1 and isinstance(command, str) and command.startswith("./rivalry compare"):
        return True
    if done.returncode:
        print(done.stdout[-3000:] + done.stderr[-3000:])
    return done.returncode == 0


def long_runs():
    """(what, command) of what takes long and can be done side by side: the receipts of the figures, and the runs
    that the README shows with values changed."""
    receipts = sorted((ROOT / "analysis/figures").glob("*.json"), key=lambda path: -replicates_of(path))
    for receipt in receipts:
        yield f"verify {receipt.name}", ["./rivalry", "verify", str(receipt), "--quiet", "-j", "1"]
    for command in commands():
        if re.match(r"\./rivalry run scenarios/[^@]*(=| --until )", command):
            yield f"{command} (beforehand)", f"{command} -j 1 --quiet"


def replicates_of(receipt):
    return json.loads(receipt.read_text())["replicates"]


def main():
    results = []

    def record(what, passed):
        results.append(passed)
        print("ok    " if passed else "FAILED", what, flush=True)

    for link in sorted(set(re.findall(r"\]\(([^)#:]+)\)", TEXT))):
        record(f"link {link}", (ROOT / link).exists())
    furnish(FOLDER)
    for number, block in enumerate(blocks("yaml")):
        (FOLDER / f"readme-{number}.yaml").write_text(block)
        record(f"scenario {number}", runs(["./rivalry", "check", f"readme-{number}.yaml"], FOLDER))
    played = list(long_runs())
    for (what, _), passed in zip(played, side_by_side(lambda each: runs(each[1], FOLDER), played), strict=True):
        record(what, passed)
    for command in commands():
        record(command, runs(command, FOLDER))
    for number, block in enumerate(blocks("python")):
        record(f"Python {number}", runs(["/usr/bin/python3", "-"], FOLDER, block))
    print(f"{sum(results)} passed, {len(results) - sum(results)} failed")
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
