#!/usr/bin/python3
"""Receipts: what a figure was made from is played again, and the bytes are compared. Each function is one test."""

import json
import sys
from pathlib import Path

from program import SCENARIO, asked, main, rivalry

KEY = "platforms.forum.join.external"


def receipt(folder: Path, done: dict, overrides: list[str], replicates: int, **changes: str) -> str:
    """Writes the receipt of what was played, with some entries changed; where it is, from the folder."""
    entries = {
        "run": Path(done["run"]).name,
        "sha256": done["sha256"],
        "scenario": SCENARIO,
        "overrides": overrides,
        "replicates": replicates,
        "model_version": rivalry("--version", folder=folder)[0].split()[1],
    }
    (folder / "figure.json").write_text(json.dumps(entries | changes))
    return "figure.json"


def play(folder: Path) -> dict:
    return asked("run", SCENARIO, f"{KEY}=2 % per year", "--replicates", "4", folder=folder)


def test_a_run_by_its_receipt(folder: Path) -> None:
    done = play(folder)
    (folder / "results").rename(folder / "first")
    paper = receipt(folder, done, [f"{KEY}=2 % per year"], 4)
    verified = asked("verify", paper, folder=folder)
    assert verified["identical"] and verified["run"] == Path(done["run"]).name
    kept = folder / "results" / verified["run"] / "result.h5"
    assert kept.read_bytes() == (folder / "first" / verified["run"] / "result.h5").read_bytes()
    again = asked("verify", paper, folder=folder)  # what is there is not believed
    assert again["identical"] and len(list((folder / "results").iterdir())) == 1


def test_a_sweep_by_its_receipt(folder: Path) -> None:
    done = asked("sweep", SCENARIO, f"{KEY}=1..3 % per year:3", "--replicates", "4", folder=folder)
    (folder / "results").rename(folder / "first")
    paper = receipt(folder, done, [f"{KEY}=1..3 % per year:3"], 4)
    assert asked("verify", paper, folder=folder)["identical"]


def test_other_bytes(folder: Path) -> None:
    done = asked("run", SCENARIO, "--replicates", "4", folder=folder)
    paper = receipt(folder, done, [], 4, sha256="0" * 64)
    told = asked("verify", paper, folder=folder, code=1)
    assert not told["identical"] and done["sha256"] in told["difference"], told


def test_another_scenario(folder: Path) -> None:
    done = play(folder)
    told = asked("verify", receipt(folder, done, [f"{KEY}=3 % per year"], 4), folder=folder, code=1)
    assert f"not the one that {Path(done['run']).name} was made from: it now makes small-" in told["difference"], told
    assert len(list((folder / "results").iterdir())) == 1  # nothing was played


def test_another_model(folder: Path) -> None:
    told = asked("verify", receipt(folder, play(folder), [], 4, model_version="0.1.0"), folder=folder, code=1)
    assert "made by model version 0.1.0" in told["difference"], told


def test_what_is_no_receipt(folder: Path) -> None:
    for text in ("{", "[]", "{}", '{"run": 3}', '{"run": "a", "sha256": "b", "scenario": "c", "model_version": []}'):
        (folder / "no.json").write_text(text)
        _, talk = rivalry("verify", "no.json", folder=folder, code=74)
        assert "no.json is not a receipt: " in talk or "not a receipt" in talk, talk
    paper = receipt(folder, play(folder), [], 4, scenario="nowhere.yaml")
    _, talk = rivalry("verify", paper, folder=folder, code=74)
    assert "nowhere.yaml" in talk and "figure.json names it" in talk, talk


if __name__ == "__main__":
    sys.exit(main(globals()))
