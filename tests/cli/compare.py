#!/usr/bin/python3
"""compare, as its user meets it: what one run has more than another, replicate by replicate."""

import json
import os
import subprocess
import time
from hashlib import sha256
from pathlib import Path

import h5py
import numpy

PROGRAM = os.environ["RIVALRY"]
SMALL = ("population.people=20 thousand", "calendar.end=2013-03-31", "outputs.every=1 week")
SUMMER = "{at: 2013-02-15, do: campaign, platform: newcomer, adds: 20 % per year}"


def rivalry(*words: str) -> subprocess.CompletedProcess[str]:
    plain = {**os.environ, "LC_ALL": "C"}
    return subprocess.run([PROGRAM, *words], capture_output=True, text=True, check=False, timeout=60, env=plain)


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
    assert "same     until 2013-02-12: all 3 outputs that both recorded, in all 8 pairs" in answer.stderr, answer.stderr
    assert "part     2013-02-19" in answer.stderr, answer.stderr  # the first record after 2013-02-15
    assert answer.stdout.splitlines()[0].split()[:4] == ["in", "the", "end", "first"], answer.stdout
    assert "newcomer.registered" in answer.stdout and "first - second" in answer.stdout
    told = compare("with", "without")
    assert told["identical_until"] == "2013-02-12" and told["part_on"] == "2013-02-19"
    sizes = [abs(each["standardised"]) for each in told["differences"]]
    assert sizes == sorted(sizes, reverse=True)


def test_what_was_changed_and_where() -> None:
    told = compare("with", "without")
    (ads,) = told["inputs"]
    assert ads["key"] == "events.ads" and ads["first"].startswith("{do: campaign"), ads
    assert ads["second"] == "" and ads["first_origin"].startswith("my.yaml:"), ads
    (more,) = compare("with", play("more", "events.ads.adds=30 % per year"))["inputs"]
    assert more["key"] == "events.ads.adds" and more["second_origin"] == "command line", more
    talk = rivalry("compare", "with", "more").stderr
    assert "changed  events.ads.adds: 20 % per year -> 30 % per year  (first: my.yaml:" in talk, talk
    assert rivalry("compare", "with", "again").stderr.count("no input differs") == 1


def test_the_first_event_that_differs() -> None:
    """What happens in one of the two alone never happens in the other."""
    told = compare("with", "without", "--of", "ads,newcomer.registered")
    event = told["first_event"]
    assert event["day"] == "2013-02-15" and event["replicate"] == 0 and event["second"] == "", event
    assert event["first"] == "ads" and event["replicates"] == event["of"] == 8, event
    ads, members = told["differences"]
    assert ads["first"] == 1 and ads["second"] == 0 and ads["difference"] == 1 and 0 < ads["low"] < 1, ads
    waiting = ads["waiting"]
    assert waiting["first_median"] == "2013-02-15" and waiting["second_median"] is None, waiting
    assert waiting["first_days"] == 45 and waiting["second_days"] == 89 and waiting["difference"] == -44, waiting
    assert members["of"] == "newcomer.registered" and members["difference"] > 0
    table = rivalry("compare", "with", "without", "--of", "ads").stdout
    assert "in half of them by" in table and "2013-02-15" in table and "not half" in table, table


def test_one_against_many() -> None:
    told = compare_many("with", "without", "more")
    assert [each["second"] for each in told["comparisons"]] == ["without", "more"]
    answer = rivalry("compare", "with", "without", "again")
    assert answer.returncode == 1 and answer.stdout.count("in the end") == 1
    assert answer.stderr.count("first    with") == 2 and "no number differs" in answer.stderr


def compare_many(*words: str) -> dict[str, object]:
    return json.loads(rivalry("compare", *words, "--json").stdout)


def test_pairs_are_those_of_both() -> None:
    told = compare("with", play("fewer", "events.ads=off", replicates=3))
    assert told["pairs"] == 3
    assert told["differences"][0]["low"] is None, "three pairs have no interval"


def test_other_seeds_are_no_pairs() -> None:
    seeded = compare("with", play("seeded", "seed=7"))
    assert seeded["same_seed"] is False
    assert all(each["gain"] == 0 for each in seeded["differences"])
    answer = rivalry("compare", "with", "seeded", "--of", "newcomer.registered")
    assert "of different seeds" in answer.stderr and "no pairs" in answer.stderr, answer.stderr


def sealed(line: dict[str, object]) -> str:
    """A line of the manifest with its checksum."""
    plain = {key: value for key, value in line.items() if key != "check"}
    check = sha256(json.dumps(plain, sort_keys=True, separators=(",", ":")).encode()).hexdigest()[:16]
    return json.dumps({**plain, "check": check}, sort_keys=True, separators=(",", ":"))


def test_another_version_of_the_model() -> None:
    """It may be compared, and it is said that the model may be why they differ."""
    play("old", "events.ads=off")
    with h5py.File("old/result.h5", "r+") as file:
        file.attrs.modify("model_version", numpy.bytes_("0.1.0"))
    manifest = Path("old/manifest.jsonl")
    lines = [json.loads(line) for line in manifest.read_text(encoding="utf-8").splitlines()]
    for line in lines:
        if line["kind"] == "result":
            line["sha256"] = sha256(Path("old/result.h5").read_bytes()).hexdigest()
    manifest.write_text("".join(sealed(line) + "\n" for line in lines), encoding="utf-8")
    answer = rivalry("compare", "with", "old")
    assert answer.returncode == 1 and "warning  made by versions" in answer.stderr, answer
    assert "0.1.0" in answer.stderr and "Run both again with one version" in answer.stderr
    assert compare("with", "old")["same_model"] is False


def refused(code: int, *words: str) -> str:
    answer = rivalry(*words)
    assert answer.returncode == code and answer.stdout == "", answer
    return answer.stderr


def test_what_cannot_be_compared() -> None:
    play("longer", "calendar.end=2013-04-30")
    talk = refused(74, "compare", "with", "longer")
    assert "recorded on other days" in talk and "the same `calendar`" in talk, talk
    play("others", "outputs.record=[segment_registered]")
    talk = refused(74, "compare", "with", "others")
    assert "no output in common" in talk and "`outputs.record`" in talk, talk
    talk = refused(64, "compare", "with", "others", "--of", "newcomer.active_daily")
    assert "in the second: platform_active_daily was not recorded" in talk, talk
    assert "needs two runs" in refused(64, "compare", "with")
    assert "rivalry list" in refused(74, "compare", "with", "nowhere")
    talk = refused(64, "compare", "with", "without", "--of", "newcomer.registred")
    assert "did you mean `newcomer.registered`?" in talk, talk
    talk = refused(64, "compare", "with", "without", "--of", "newcomer.minutes")
    assert "platform_minutes was not recorded" in talk and "record: [..., platform_minutes]" in talk, talk


def test_a_run_that_is_incomplete_or_damaged_and_a_sweep() -> None:
    Path("empty").mkdir()
    Path("empty/result.h5").write_bytes(b"not HDF5")
    assert "neither a run nor a sweep" in refused(74, "compare", "with", "empty")
    result = Path("again/result.h5")
    result.write_bytes(result.read_bytes()[:-1] + b"!")
    assert "damaged" in refused(74, "compare", "with", "again")
    before = rivalry("compare", "with", "without", "--json").stdout
    Path("without/resolved.yaml").write_text("people{")  # the result has the scenario, too, under its checksum
    assert rivalry("compare", "with", "without", "--json").stdout == before != ""
    Path("without/origins.yaml").write_text("people: {")
    told = rivalry("compare", "with", "without", "--json").stdout
    assert json.loads(told)["inputs"][0]["key"] == json.loads(before)["inputs"][0]["key"], told
    manifest = Path("fewer/manifest.jsonl")
    manifest.write_text("".join(manifest.read_text(encoding="utf-8").splitlines(True)[:-1]), encoding="utf-8")
    assert "rivalry resume fewer" in refused(75, "compare", "with", "fewer")
    sweep = rivalry("sweep", "my.yaml", "platforms.newcomer.pull=1,2", *SMALL, "--replicates", "2", "-o", "swept")
    assert sweep.returncode == 0, sweep
    talk = refused(64, "compare", "with", "swept")
    assert "swept is a sweep" in talk and "rivalry plot swept" in talk, talk


def test_a_thousand_replicates_in_two_seconds() -> None:
    for name, pull in (("many", "1"), ("pulled", "1.1")):
        play(name, "population.people=2 thousand", f"platforms.newcomer.pull={pull}", replicates=1000)
    began = time.monotonic()
    compare("many", "pulled", "--of", "newcomer.registered,ads")
    compare("many", "pulled")
    assert time.monotonic() - began < 4


if __name__ == "__main__":
    for name, test in list(globals().items()):
        if name.startswith("test_"):
            test()
