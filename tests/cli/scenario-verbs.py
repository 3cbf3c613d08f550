#!/usr/bin/python3
"""check, explain, schema and new, as their user meets them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import yaml

PROGRAM = os.environ["RIVALRY"]
ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "tests/support"))

from cases import SCENARIOS, SWEEPS, cases, unpack  # noqa: E402


def rivalry(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([PROGRAM, *words], capture_output=True, text=True, check=False, timeout=60)


def bad_file(name: str, folder: Path = SCENARIOS) -> str:
    """The input of a case, as a file in this test's folder."""
    return str(unpack(cases(folder)[name], Path("bad")))


def test_check_says_everything_as_json() -> None:
    bad = bad_file("several_problems")
    answer = rivalry("check", bad, "--json")
    assert answer.returncode == 65, answer
    told = json.loads(answer.stdout)
    assert told["ok"] is False and told["file"] == bad
    assert len(told["errors"]) >= 8
    for error in told["errors"]:
        assert set(error) == {"code", "file", "line", "column", "key", "message", "suggestion"}
        assert error["line"] >= 1 and error["column"] >= 1
    assert rivalry("check", "bad/nowhere.yaml").returncode == 74


def test_check_shows_the_place() -> None:
    answer = rivalry("check", bad_file("unknown_key_deep"))
    assert answer.returncode == 65 and answer.stdout == ""
    assert "error[E112]" in answer.stderr and "^^^^^^^^ did you mean `external`?" in answer.stderr


def test_templates_pass_and_nothing_is_overwritten() -> None:
    for template in ["minimal", "rivalry-of-two", "published"]:
        file = f"{template}.yaml"
        assert rivalry("new", template, file).returncode == 0
        assert rivalry("check", file).returncode == 0
        assert Path(file).read_text(encoding="utf-8") == rivalry("new", template).stdout
        assert rivalry("new", template, file).returncode == 73
    assert rivalry("new", "minimum").returncode == 64


def test_the_schema_accepts_the_library_and_refuses_what_is_unknown() -> None:
    schema = json.loads(rivalry("schema").stdout)
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    files = sorted((ROOT / "scenarios").rglob("*.yaml"))
    assert files
    for file in files:
        tree = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        if "sweep" in tree:
            continue
        errors = [error.message for error in validator.iter_errors(tree)]
        assert not errors, (file, errors[:3])
    for name in ["unknown_key", "unknown_key_deep", "bare_rate", "duration_for_rate", "unknown_law", "unknown_word"]:
        text = Path(bad_file(name)).read_text(encoding="utf-8")
        assert list(validator.iter_errors(yaml.load(text, Loader=yaml.BaseLoader))), name


def test_sweeps_of_the_library_pass_and_bad_ones_are_told() -> None:
    for name in ["u1-ishigami", "u1-morris", "u2-sobol", "u2-latin-hypercube"]:
        assert rivalry("check", str(ROOT / f"scenarios/published/{name}.yaml")).returncode == 0, name
    bad = rivalry("check", bad_file("zip_of_unequal_lengths", SWEEPS), "--json")
    assert bad.returncode == 65
    assert [error["code"] for error in json.loads(bad.stdout)["errors"]] == ["E322"]


def test_explain_knows_keys_codes_and_outputs() -> None:
    assert "Hazard of joining" in rivalry("explain", "platforms.weibo.join.external").stdout
    assert "there is no such key" in rivalry("explain", "E112").stdout
    assert "platform_registered(replicate, time, platform)" in rivalry("explain", "platform_registered").stdout
    assert "| `population.people` |" in rivalry("explain", "keys").stdout
    assert "| `platform_registered` |" in rivalry("explain", "outputs").stdout
    answer = rivalry("explain", "platforms.NAME.jion.external")
    assert answer.returncode == 64 and "join.external" in answer.stderr


if __name__ == "__main__":
    for name, test in list(globals().items()):
        if name.startswith("test_"):
            test()
            print(f"ok {name}")
    sys.exit(0)
