#!/usr/bin/python3
"""compare, as its user meets it: what one run has more than another, replicate by replicate."""

import json
import os
import subprocess
from pathlib import Path

PROGRAM = os.environ["RIVALRY"]
SMALL = ("population.people=20 thousand", "calendar.end=2013-03-31", "outputs.every=1 week")
SUMMER = "{at: 2013-02-15, do: campaign, platform: newcomer, adds: 20 % per year}"


def rivalry(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([PROGRAM, *words], capture_output=True, text=True, check=False, timeout=60)


def play(name: str, *overrides: str, replicates: int = 8) -> str:
    """Plays the smallest scenario into a directory of this name."""
    if not Path("my.yaml").exists():
        assert rivalry("new", "minimal", "my.yaml").returncode == 0
        text = Path("my.yaml").read_text(encoding="utf-8")
        Path("my.yaml").write_text(f"{text}events:\n  ads: {SUMMER}\n", encoding="utf-8")
    words = ["my.yaml", *SMALL, *overrides, "--replicates", str(replicates), "-o", name, "--quiet"]
    answer = rivalry("run", *words)
    assert answer.returncode == 0, answer.stderr
    return name


def compare(*words: str) -> dict[str, object]:
    answer = rivalry("compare", *words, "--json")
    told = json.loads(answer.stdout)
    assert answer.returncode == (0 if told["equal"] else 1), answer
    return told


def test_equal_runs() -> None:
    told = compare(play("with"), play("again"))
    assert told["equal"] is True and told["differences"] == [] and told["pairs"] == 8 and told["same_seed"] is True
    assert "no number differs" in rivalry("compare", "with", "again").stderr


def test_what_one_has_more() -> None:
    play("without", "events.ads=off")
    told = compare("with", "without")
    (members,) = (each for each in told["differences"] if each["output"] == "platform_registered")
    assert members["labels"] == "newcomer" and members["unit"] == "people" and members["pairs"] == 8
    assert members["low"] <= members["difference"] <= members["high"] and members["difference"] > 0
    assert abs(members["first"] - members["second"] - members["difference"]) < 1e-6
    assert members["gain"] > 1, "pairs share their random numbers"
    (back,) = (each for each in compare("without", "with")["differences"] if each["output"] == "platform_registered")
    assert back["difference"] == -members["difference"]


def test_where_they_part() -> None:
    answer = rivalry("compare", "with", "without")
    assert answer.returncode == 1
    assert "2013-02-19" in answer.stderr, answer.stderr  # the first record after 2013-02-15
    assert answer.stdout.startswith("platform_") and " beside " in answer.stdout and "[95 %:" in answer.stdout


def test_pairs_are_those_of_both() -> None:
    told = compare("with", play("fewer", "events.ads=off", replicates=3))
    assert told["pairs"] == 3
    assert told["differences"][0]["low"] is None, "three pairs have no interval"
    seeded = compare("with", play("seeded", "seed=7"))
    assert seeded["same_seed"] is False
    assert "of different seeds" in rivalry("compare", "with", "seeded").stderr


def test_what_cannot_be_compared() -> None:
    play("longer", "calendar.end=2013-04-30")
    other = rivalry("compare", "with", "longer")
    assert other.returncode == 74 and "other days" in other.stderr, other
    play("others", "outputs.record=[segment_registered]")
    other = rivalry("compare", "with", "others")
    assert other.returncode == 74 and "no output that" in other.stderr, other
    assert rivalry("compare", "with").returncode == 64
    assert rivalry("compare", "with", "nowhere").returncode == 74
    result = Path("again/result.h5")
    result.write_bytes(result.read_bytes()[:-1] + b"!")
    damaged = rivalry("compare", "with", "again")
    assert damaged.returncode == 74 and "damaged" in damaged.stderr, damaged


if __name__ == "__main__":
    test_equal_runs()
    test_what_one_has_more()
    test_where_they_part()
    test_pairs_are_those_of_both()
    test_what_cannot_be_compared()
