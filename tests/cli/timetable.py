#!/usr/bin/python3
"""explain timetable and run --profile, as their user meets them."""

import json
import re
import subprocess
import sys
from pathlib import Path

from program import PROGRAM, ROOT, main

SCENARIO = str(ROOT / "tests/golden/networks.yaml")
PHASES = ["news", "beliefs", "users", "commerce", "operations", "capital", "settlement", "measure"]


def rivalry(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([PROGRAM, *words], capture_output=True, text=True, check=False, timeout=300)


def rows() -> list[dict[str, object]]:
    answer = rivalry("explain", "timetable", "--json")
    assert answer.returncode == 0, answer
    return json.loads(answer.stdout)["timetable"]


def test_the_day_for_programs(_: Path) -> None:
    phases = [row["phase"] for row in rows()]
    assert phases == sorted(phases, key=PHASES.index) and set(phases) == set(PHASES)
    names = [row["name"] for row in rows()]
    assert len(set(names)) == len(names) > 40
    pays = next(row for row in rows() if row["name"] == "pay_bills")
    assert pays["phase"] == "settlement" and "books" in pays["writes"] and "users" not in pays["writes"], pays


def test_the_day_for_people(_: Path) -> None:
    page = rivalry("explain", "timetable").stdout
    for phase in PHASES:
        assert re.search(rf"^{phase}$", page, re.MULTILINE), phase
    for row in rows():
        writes = ", ".join(row["writes"]) or "nothing"
        assert re.search(rf"^  {row['name']} +{re.escape(row['what'])}\n +writes {writes}$", page, re.MULTILINE), row


def test_where_a_run_went(folder: Path) -> None:
    """A profile says it row by row; the result is the same with it."""
    words = ("run", SCENARIO, "--json", "--quiet", "-j", "2")
    plain = rivalry(*words, "-o", str(folder / "plain"))
    timed = rivalry(*words, "--profile", "-o", str(folder / "timed"))
    assert json.loads(plain.stdout)["sha256"] == json.loads(timed.stdout)["sha256"]
    assert "mechanism" not in plain.stderr
    table = timed.stderr.splitlines()
    assert table[0].split() == ["phase", "mechanism", "seconds", "share", "calls"], table
    names = [line.split()[1] for line in table[2:-2]]
    assert names == [row["name"] for row in rows()], names
    cells = [re.search(r" (\d+\.\d{3}) +(\d+\.\d) % +(\d+)", line) for line in table[1:-1]]
    assert all(cells), table
    assert {int(cell[3]) for cell in cells[1:]} == {3 * 182} and int(cells[0][3]) == 3, table
    total = float(table[-1].split()[0])
    assert total > 0 and abs(sum(float(cell[1]) for cell in cells) - total) < 0.05, table
    assert abs(sum(float(cell[2]) for cell in cells) - 100) < 3, table


def test_nothing_was_played(folder: Path) -> None:
    words = ("run", SCENARIO, "-o", str(folder / "run"))
    assert rivalry(*words).returncode == 0
    again = rivalry(*words, "--profile")
    assert again.returncode == 0 and "nothing was played" in again.stderr and "mechanism" not in again.stderr, again


if __name__ == "__main__":
    sys.exit(main(globals()))
