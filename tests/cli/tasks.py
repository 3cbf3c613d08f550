#!/usr/bin/python3
"""What a new user does, as sessions at a terminal: README and --help are all they know. Each file of tests/cli/tasks.d
is one test: what stands behind `$ ` is typed, what follows is what must come, with the times and sizes of the machine
as `_`. `(exit N)` where it is not 0. RIVALRY_UPDATE=1 writes what came.
"""

import os
import re
import subprocess
import sys
import tempfile
from difflib import unified_diff
from pathlib import Path

from program import PROGRAM, ROOT

SESSIONS = sorted((ROOT / "tests/cli/tasks.d").glob("*.session"))

# What differs between machines, and moments.
VARIES = [
    (r"\b\d+ ms\b", "_ ms"),
    (r"\b\d+:\d\d:\d\d\b", "_:__:__"),
    (r"\b[\d.,]+ (rep/s|kB|MB|GB|TB)", r"_ \1"),
    (r"\b\d+ threads?", "_ threads"),
    (r"\([\d.]+ s a replicate\)", "(_ s a replicate)"),
    (r"about [\d.]+ (s|min|h)\b( [\d.]+ s)?", "about _"),
    (r"interrupted; [\d,]+ replicates? are kept", "interrupted; _ replicates are kept"),
    (r"\b[\d,]+ left;", "_ left;"),
    (r"[\d.]+ % of all threads' time", "_ % of all threads' time"),
]


def told(text: str) -> str:
    for pattern, instead in VARIES:
        text = re.sub(pattern, instead, text)
    return "".join(line.rstrip() + "\n" for line in text.splitlines())


def typed(command: str, folder: Path) -> str:
    """What comes when this is typed."""
    environment = os.environ | {
        "PATH": f"{folder / 'bin'}:{os.environ['PATH']}",
        "LC_ALL": "C.UTF-8",
        "PYTHONWARNINGS": "ignore",
        "COLUMNS": "100",
    }
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    return told(done.stdout) + (f"(exit {done.returncode})\n" if done.returncode else "")


def played(session: str, folder: Path) -> str:
    """The session as it goes today: its first line, which says what it is about, and each command with what comes."""
    title, *lines = session.splitlines()
    commands = [line for line in lines if line.startswith("$ ")]
    return f"{title}\n" + "".join(f"{command}\n{typed(command[2:], folder)}" for command in commands)


def furnish(folder: Path) -> None:
    """What a user has after the first command of the README."""
    (folder / "bin").mkdir()
    (folder / "bin/rivalry").symlink_to(PROGRAM)
    (folder / "scenarios").symlink_to(ROOT / "scenarios")
    (folder / "analysis").symlink_to(ROOT / "analysis")


def main() -> int:
    passed = failed = 0
    for file in SESSIONS:
        if sys.argv[1:] and sys.argv[1] not in file.name:
            continue
        expected = file.read_text()
        with tempfile.TemporaryDirectory(prefix="rivalry-task-") as work:
            furnish(Path(work))
            got = played(expected, Path(work)).replace(work, "HERE")
        if os.environ.get("RIVALRY_UPDATE"):
            file.write_text(got)
            expected = got
        good = got == expected
        passed, failed = passed + good, failed + (not good)
        print("ok    " if good else "FAILED", file.stem)
        if not good:
            print("".join(unified_diff(expected.splitlines(True), got.splitlines(True), file.name, "now")))
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
