#!/usr/bin/python3
"""plot, as its user meets it: what shows an answer best, in characters, and the numbers that are drawn."""

import json
import os
import subprocess
import time
from pathlib import Path

PROGRAM = os.environ["RIVALRY"]
SMALL = Path(__file__).resolve().parent / "working.d" / "small.yaml"
QUARTER = "calendar.end=2013-06-30"


def rivalry(*words: str, locale: str = "C.UTF-8") -> subprocess.CompletedProcess[str]:
    places = {**os.environ, "LC_ALL": locale, "NO_COLOR": "1"}
    return subprocess.run([PROGRAM, *words], capture_output=True, text=True, check=False, timeout=60, env=places)


def play(verb: str, name: str, *words: str) -> str:
    answer = rivalry(verb, str(SMALL), QUARTER, *words, "-o", name, "--quiet")
    assert answer.returncode == 0, answer
    return name


def drawn(*words: str, locale: str = "C.UTF-8") -> str:
    answer = rivalry("plot", *words, locale=locale)
    assert answer.returncode == 0, answer
    assert "next " in answer.stderr and "\x1b" not in answer.stdout
    return answer.stdout


def numbers(*words: str) -> dict[str, object]:
    answer = rivalry("plot", *words, "--json")
    assert answer.returncode == 0 and answer.stderr == "", answer
    return json.loads(answer.stdout)


def refused(code: int, *words: str) -> str:
    answer = rivalry("plot", *words)
    assert answer.returncode == code and answer.stdout == "", answer
    return answer.stderr


def test_what_follows_time_is_a_fan() -> None:
    play("run", "run", "--replicates", "40")
    picture = drawn("run", "forum.registered")
    title = picture.splitlines()[0]
    assert title.startswith("forum.registered rises from 0 people (2013-01-01) to "), title
    assert "─ median   ▒ 50 %   ░ 90 %" in picture and "2013-03" in picture and "╯" in picture, picture
    fan = numbers("run", "forum.registered")["pictures"][0]
    assert fan["as"] == "fan" and fan["unit"] == "people" and fan["finding"].startswith(title[:40]), fan
    assert len(fan["days"]) == len(fan["median"]) == len(fan["bands"]["90 %"]["low"])
    assert fan["bands"]["90 %"]["low"][-1] <= fan["bands"]["50 %"]["low"][-1] <= fan["median"][-1]


def test_a_day_of_it_is_a_histogram() -> None:
    picture = drawn("run", "forum.registered@2013-04-01")
    assert "median" in picture.splitlines()[0] and "◄ median" in picture, picture
    bins = numbers("run", "forum.registered@2013-04-01")["pictures"][0]
    assert bins["as"] == "histogram" and sum(each["count"] for each in bins["bins"]) == bins["count"] == 40
    assert "2013-0" in drawn("run", "craze.day") and "without" in drawn("run", "craze.day")
    assert "input" in drawn("run", "input_population_people")


def test_what_happens_is_a_survival_curve() -> None:
    picture = drawn("run", "craze")
    assert picture.startswith("craze happens in ") and "─ has not happened yet" in picture, picture
    curve = numbers("run", "craze")["pictures"][0]
    assert curve["as"] == "survival" and curve["rows"] == 40 and curve["end"] == "2013-06-30"
    still = [step["still"] for step in curve["steps"]]
    assert still == sorted(still, reverse=True) and all(s["low"] <= s["still"] <= s["high"] for s in curve["steps"])


def test_several_are_bars() -> None:
    picture = drawn("run", "forum.registered", "forum.active_daily", "craze")
    assert picture.count("┤") == 3 and "┃ mean   ▒ its 95 % interval" in picture, picture
    bars = numbers("run", "forum.registered", "forum.active_daily")["pictures"][0]
    assert [bar["of"] for bar in bars["bars"]] == ["forum.registered", "forum.active_daily"]
    two = numbers("run", "forum.registered", "forum.active_daily", "--as", "fan")
    assert [picture["as"] for picture in two["pictures"]] == ["fan", "fan"]


def test_what_is_expected_is_marked() -> None:
    text = SMALL.read_text(encoding="utf-8")
    mark = (
        "expect: {april: {of: platform_registered, platform: forum, at: 2013-04-01, value: 90, within: 80, source: S}}"
    )
    Path("expecting.yaml").write_text(f"{text}\n{mark}\n", encoding="utf-8")
    answer = rivalry("run", "expecting.yaml", QUARTER, "--replicates", "4", "-o", "expecting", "--quiet")
    assert answer.returncode in (0, 1), answer
    assert drawn("expecting", "forum.registered").count("◆") == 2, "in the legend, and on its day"
    (point,) = numbers("expecting", "forum.registered")["pictures"][0]["expected"]
    assert point == {"name": "april", "day": "2013-04-01", "low": 90.0, "high": 90.0, "source": "S"}
    assert "◆" not in drawn("expecting", "forum.active_daily")


def test_no_wider_than_asked_and_in_ascii() -> None:
    for words in (["forum.registered"], ["craze"], ["forum.registered@2013-04-01"], ["forum.registered", "craze"]):
        for width in (40, 72, 100):
            lines = drawn("run", *words, "--width", str(width)).splitlines()
            assert max(len(line) for line in lines) <= width, (words, width)
        assert max(len(line) for line in drawn("run", *words).splitlines()) <= 100
        assert drawn("run", *words, locale="C").isascii()
    assert "* median   : 50 %   . 90 %" in drawn("run", "forum.registered", locale="C")


def test_a_sweep_is_bars_or_a_table_of_shades() -> None:
    external, internal = "platforms.forum.join.external", "platforms.forum.join.internal"
    play("sweep", "one", f"{external}=1..9 % per year:3", "--replicates", "4")
    bars = numbers("one", "forum.registered")["pictures"][0]
    assert bars["as"] == "bars" and bars["bars"][0]["value"] == "1 % per year", bars
    means = [bar["mean"] for bar in bars["bars"]]
    assert means == sorted(means) and bars["missing_tasks"] == 0
    assert drawn("one", "forum.registered").count("┤") == 3
    play("sweep", "two", f"{external}=1..9 % per year:3", f"{internal}=1 per year,3 per year", "--replicates", "4")
    heat = numbers("two", "forum.registered")["pictures"][0]
    assert heat["as"] == "heat" and len(heat["means"]) == 3 and len(heat["means"][0]) == 2, heat
    assert "darker is more" in drawn("two", "forum.registered") and "███" in drawn("two", "forum.registered")
    by = numbers("two", "forum.registered", "--by", internal)["pictures"][0]
    assert by["as"] == "bars" and by["key"] == internal and by["bars"][0]["count"] == 4, by
    assert drawn("two", "forum.registered", "--as", "histogram").startswith("forum.registered: median")
    assert "run SCENARIO" in refused(64, "one", "forum.registered", "--as", "fan")
    assert "needs two keys" in refused(64, "one", "forum.registered", "--as", "heat")
    assert f"did you mean `{internal}`?" in refused(64, "two", "forum.registered", "--by", internal[:-1])


def test_what_cannot_be_drawn() -> None:
    assert "needs a run or a sweep" in refused(64)
    assert "such as `forum.registered`" in refused(64, "run")
    assert "did you mean `forum.registered`?" in refused(64, "run", "forum.registred")
    talk = refused(64, "run", "forum.minutes")
    assert "platform_minutes was not recorded" in talk and "recorded: platform_registered, " in talk, talk
    assert "not in the calendar" in refused(64, "run", "forum.registered@2014-06-01")
    assert "is an output, nothing that happens" in refused(64, "run", "forum.registered", "--as", "survival")
    assert "does not follow time" in refused(64, "run", "craze", "--as", "fan")
    assert "choose one of fan" in refused(64, "run", "craze", "--as", "pie")
    assert "from 40 to 400" in refused(64, "run", "craze", "--width", "7")
    assert "keys of a sweep" in refused(64, "run", "craze", "--by", "x")
    assert "rivalry list" in refused(74, "nowhere", "craze")


def test_a_run_that_is_incomplete_or_damaged() -> None:
    play("run", "broken", "--replicates", "2")
    result = Path("broken/result.h5")
    result.write_bytes(result.read_bytes()[:-1] + b"!")
    assert "damaged" in refused(74, "broken", "craze")
    manifest = Path("broken/manifest.jsonl")
    manifest.write_text("".join(manifest.read_text(encoding="utf-8").splitlines(True)[:-1]), encoding="utf-8")
    assert "rivalry resume broken" in refused(75, "broken", "craze")


def test_a_thousand_replicates_in_two_seconds() -> None:
    play("run", "many", "--replicates", "1000")
    for what in ("forum.registered", "craze", "forum.registered@2013-04-01"):
        began = time.monotonic()
        drawn("many", what)
        assert time.monotonic() - began < 2, what


if __name__ == "__main__":
    for name, test in list(globals().items()):
        if name.startswith("test_"):
            test()
