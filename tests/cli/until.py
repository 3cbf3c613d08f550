#!/usr/bin/python3
"""run --until and the verbs that ask a sweep for an answer, as their user meets them."""

import json
import subprocess
import sys
from pathlib import Path

from program import PROGRAM, ROOT, main

SCENARIO = str(ROOT / "tests/golden/crunch.yaml")


def rivalry(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([PROGRAM, *words], capture_output=True, text=True, check=False, timeout=300)


def told(*words: str, code: int = 0) -> dict[str, object]:
    answer = rivalry(*words, "--json", "--quiet")
    assert answer.returncode == code, answer
    return json.loads(answer.stdout)


def test_as_many_replicates_as_it_takes(folder: Path) -> None:
    """The same however many threads, and the same as so many replicates asked for."""
    asked = ("run", SCENARIO, "--until", "shop.survival +-12 %")
    one = told(*asked, "-j", "1", "-o", str(folder / "one"))
    three = told(*asked, "-j", "3", "-o", str(folder / "three"))
    plain = told("run", SCENARIO, "--replicates", str(one["replicates"]), "-o", str(folder / "plain"))
    assert one["sha256"] == three["sha256"] == plain["sha256"]
    until = one["until"]
    assert until["reached"] and (until["high"] - until["low"]) / 2 <= 0.12 and one["replicates"] >= 30


def test_the_cap(folder: Path) -> None:
    capped = told("run", SCENARIO, "--until", "shop.cash +-1 CNY", "--at-most", "10", "-o", str(folder / "cap"), code=1)
    assert capped["replicates"] == 10 and not capped["until"]["reached"]


def test_what_cannot_be_asked(_: Path) -> None:
    for until, hint in [
        ("shop.csh +-2 %", "did you mean `shop.cash`?"),
        ("shop.cash +-2", "write `shop.cash ±2 CNY`"),
        ("shop.cash", "write such as"),
    ]:
        answer = rivalry("run", SCENARIO, "--until", until)
        assert answer.returncode == 64 and hint in answer.stderr, answer
    answer = rivalry("run", SCENARIO, "--until", "shop.cash +-2 %", "--replicates", "5")
    assert answer.returncode == 64 and "--at-most" in answer.stderr, answer


def test_points_that_stay_wider_than_asked(folder: Path) -> None:
    """A sweep says at how many of its points the width was reached, and its exit code whether at all."""
    words = ("sweep", SCENARIO, "companies.shop.cash=1 million CNY,900 million CNY", "--until")
    all_of_them = told(*words, "shop.survival +-40 %", "-o", str(folder / "wide"))
    assert all_of_them["until"] == {"asked": "shop.survival ±40 %", "points": 2, "reached": 2}, all_of_them
    some = told(*words, "shop.survival +-12 %", "--at-most", "30", "-o", str(folder / "narrow"), code=1)
    assert some["until"]["reached"] == 1 and some["status"] == "complete", some
    again = rivalry("sweep", str(folder / "narrow"))
    assert again.returncode == 1 and "at 1 of 2 points; wider than asked at 1" in again.stderr, again


def test_answers_of_a_sweep(folder: Path) -> None:
    sweep = str(folder / "sweep")
    words = ("sweep", SCENARIO, "companies.shop.cash=1..9 million CNY:3", "companies.shop.staff=200,300")
    assert rivalry(*words, "--replicates", "8", "-o", sweep, "-q").returncode == 0
    found = told("sensitivity", sweep, "--of", "shop.cash")
    assert found["points"] == 6 and found["missing_points"] == 0
    assert {key["key"] for key in found["keys"]} == {"companies.shop.cash", "companies.shop.staff"}
    assert all(0 <= key["share"] <= 1 and key["means"] for key in found["keys"])
    box = told("discover", sweep, "--of", "shop.cash", "--below", "1 million CNY")
    assert box["cases"] == 48 and 0 < box["hits"] < 48 and box["missing_tasks"] == 0
    assert rivalry("discover", sweep, "--of", "shop.cash").returncode == 64
    assert "sensitivity needs an answer" in rivalry("sensitivity", sweep).stderr
    wrong = rivalry("sensitivity", sweep, "--of", "shop.csh")
    assert wrong.returncode == 64 and "did you mean `shop.cash`?" in wrong.stderr


def test_what_a_sweep_is_about(folder: Path) -> None:
    """`answer:` in its file is what its verbs ask, unless they are told otherwise."""
    file = folder / "about.yaml"
    (folder / "crunch.yaml").write_text(Path(SCENARIO).read_text())
    text = "sweep: crunch.yaml\nreplicates: 4\nparameters: {companies.shop.cash: '1..9 million CNY:3'}\nanswer: "
    file.write_text(text + "shop.cash\n")
    sweep = str(told("sweep", str(file), "-o", str(folder / "about"))["run"])
    assert told("sensitivity", sweep)["of"] == "shop.cash" and told("plot", sweep)["of"] == ["shop.cash"]
    assert told("sensitivity", sweep, "--of", "shop.survival")["of"] == "shop.survival"
    assert told("discover", sweep, "--below", "1 million CNY")["of"].startswith("shop.cash")
    file.write_text(text + "shop.csh\n")
    wrong = rivalry("sweep", str(file))
    assert wrong.returncode == 64 and "answer: no answer is called `shop.csh`: did you mean" in wrong.stderr, wrong


if __name__ == "__main__":
    sys.exit(main(globals()))
