#!/usr/bin/python3
"""Runs what README.md shows, in a folder of its own with no results yet; ends with "N passed, M failed".

First each figure of the documents is verified by its receipt, which plays what it was made from: the README's commands
find that complete.

The folder, build/tests/readme, is kept: tests/notebooks.py reads what was played, so that nothing is played twice.
"""

import hashlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TEXT = (ROOT / "README.md").read_text()
FOLDER = ROOT / "build/tests/readme"


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)


def commands():
    """The lines of the sh blocks, but for the one that runs the tests."""
    lines = [line.split(" #")[0].strip() for block in blocks("sh") for line in block.splitlines()]
    return [line for line in lines if line and line != "./tests/run"]


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
    for receipt in sorted((ROOT / "analysis/figures").glob("*.json")):
        record(f"verify {receipt.name}", runs(["./rivalry", "verify", str(receipt), "--quiet"], FOLDER))
    for command in commands():
        record(command, runs(command, FOLDER))
    for number, block in enumerate(blocks("python")):
        record(f"Python {number}", runs(["/usr/bin/python3", "-"], FOLDER, block))
    print(f"{sum(results)} passed, {len(results) - sum(results)} failed")
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
