#!/usr/bin/python3
"""What the working verbs do and how they end, as a user or a program meets them. Each function is one test."""

import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from program import KEPT, NOBODY, PROGRAM, SCENARIO, main, only_run, rivalry, snapshot, start, wait_for


def run(*words, folder, code=0, **options):
    """Runs a scenario of few replicates; returns the JSON object."""
    words = ["run", SCENARIO, "replicates=6", "--json", *words]
    return json.loads(rivalry(*words, folder=folder, code=code, **options)[0])


def test_a_run_and_the_same_run_again(folder):
    first = run(folder=folder)
    assert first["status"] == "complete" and first["replicates"] == 6 and first["failed"] == 0
    assert sorted(first) == ["failed", "replicates", "run", "seconds", "sha256", "status"]
    names = {path.name for path in only_run(folder).iterdir()}
    assert names == KEPT, names
    assert (only_run(folder) / "scenario.yaml").read_bytes() == Path(SCENARIO).read_bytes()
    before = snapshot(folder)
    assert run(folder=folder)["sha256"] == first["sha256"]
    assert snapshot(folder) == before
    _, talk = rivalry("run", SCENARIO, "replicates=6", folder=folder)
    assert "already complete" in talk and "next " in talk


def test_a_run_by_the_name_of_its_scenario(folder):
    run("platforms.forum.join.external=2 % per year", folder=folder)
    newest = run(folder=folder)["run"]
    said = json.loads(rivalry("show", "small", "--json", folder=folder)[0])
    assert said["run"] == newest, said
    rivalry("run", SCENARIO, "replicates=6", "platforms.forum.join.external=2 % per year", folder=folder)
    assert json.loads(rivalry("show", "@last~1", "--json", folder=folder)[0])["run"] == newest  # asked for again: @last
    _, talk = rivalry("show", "smal", folder=folder, code=74)
    assert "did you mean `small`?" in talk, talk


def test_more_replicates_are_added(folder):
    run(folder=folder)
    more = json.loads(rivalry("run", SCENARIO, "--replicates", "10", "--json", folder=folder)[0])
    alone = json.loads(rivalry("run", SCENARIO, "replicates=10", "--json", "-o", "alone", "-j", "1", folder=folder)[0])
    assert more["replicates"] == 10 and more["sha256"] == alone["sha256"]
    assert len((folder / more["run"] / "manifest.jsonl").read_text().splitlines()) >= 5
    assert run(folder=folder)["replicates"] == 10


def test_dry_run_does_nothing(folder):
    out, talk = rivalry("run", SCENARIO, "--dry-run", folder=folder)
    assert out == "" and "300 new" in talk and list(folder.iterdir()) == []
    plan = json.loads(rivalry("run", SCENARIO, "--dry-run", "--json", folder=folder)[0])
    assert plan["new"] == 300 and plan["memory_bytes_per_replicate"] > 0


def test_data_and_talk_are_apart(folder):
    out, talk = rivalry("run", SCENARIO, "replicates=6", folder=folder)
    assert out == "" and talk.startswith("checked") and "\x1b" not in talk and "\r" not in talk
    out, talk = rivalry("run", SCENARIO, "replicates=6", "-o", "x", "--quiet", folder=folder)
    assert out == "" and talk == ""
    _, talk = rivalry("show", "x", "--color=always", folder=folder)
    assert rivalry("show", "x", folder=folder)[0].startswith("run ")


def test_wrong_command_lines(folder):
    for words in (
        [],
        ["fly"],
        ["run"],
        ["run", SCENARIO, "--thread=3"],
        ["run", SCENARIO, SCENARIO],
        ["resume"],
        ["show"],
    ):
        _, talk = rivalry(*words, folder=folder, code=64)
        assert talk.startswith("error: "), talk


def test_help_comes_with_examples_and_fast(folder):
    started = time.monotonic()
    for _ in range(5):
        out, _ = rivalry("--help", folder=folder)
    each = (time.monotonic() - started) / 5
    assert "Examples:" in out and "rivalry run" in out
    assert each < 0.5, f"{each:.3f} s"
    for verb in ("run", "resume", "list", "show", "verify", "doctor"):
        out, _ = rivalry(verb, "--help", folder=folder)
        assert out.index("Examples:") < out.index("Usage:")
    assert rivalry("--version", folder=folder)[0].startswith("rivalry 0.")


def test_bad_scenarios_and_missing_files(folder):
    _, talk = rivalry("run", SCENARIO, "platforms.forum.joy=3", folder=folder, code=65)
    assert "error[" in talk and "joy" in talk
    _, talk = rivalry("run", "nowhere.yaml", folder=folder, code=74)
    assert "nowhere.yaml" in talk
    rivalry("show", "nothing", folder=folder, code=74)
    rivalry("resume", "@last", folder=folder, code=74)
    assert list(folder.iterdir()) == []


def test_a_directory_of_another_run_or_of_something_else(folder):
    run("-o", "mine", folder=folder)
    before = snapshot(folder)
    _, talk = rivalry("run", SCENARIO, "seed=12", "-o", "mine", folder=folder, code=73)
    assert "mine" in talk and "another scenario" in talk
    assert snapshot(folder) == before
    (folder / "thesis").mkdir()
    (folder / "thesis/chapter1.txt").write_text("years of work")
    _, talk = rivalry("run", SCENARIO, "-o", "thesis", folder=folder, code=73)
    assert "thesis" in talk and [p.name for p in (folder / "thesis").iterdir()] == ["chapter1.txt"]
    (folder / "file").write_text("x")
    rivalry("run", SCENARIO, "-o", "file", folder=folder, code=73)
    rivalry("run", SCENARIO, "-o", "file/sub", folder=folder, code=73)


def test_a_read_only_place(folder):
    (folder / "locked").mkdir(mode=0o555)
    options = {"user": NOBODY, "group": NOBODY} if os.geteuid() == 0 else {}
    folder.chmod(0o755)
    _, talk = rivalry("run", SCENARIO, "replicates=2", "-o", "locked/run", folder=folder, code=73, **options)
    assert "locked/run" in talk and list((folder / "locked").iterdir()) == []
    (folder / "locked").chmod(0o755)


def test_a_full_disk(folder):
    def small_files():
        resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000))

    _, talk = rivalry("run", SCENARIO, "replicates=40", "-o", "full", folder=folder, code=74, preexec_fn=small_files)
    assert "full" in talk
    assert [p.name for p in (folder / "full").rglob(".unfinished*")] == []
    words = ["run", SCENARIO, "replicates=40", "--json", "-o"]
    again = json.loads(rivalry(*words, "full", folder=folder)[0])
    assert again["sha256"] == json.loads(rivalry(*words, "other", folder=folder)[0])["sha256"]


def test_a_full_disk_for_real(folder):
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(folder / "tiny")]
    (folder / "tiny").mkdir()
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True).returncode:
        return
    try:
        _, talk = rivalry("run", SCENARIO, "replicates=200", "-o", "tiny/run", folder=folder, code=74)
        assert "tiny/run" in talk and "space" in talk.lower()
        subprocess.run(["mount", "-o", "remount,size=100m", str(folder / "tiny")], check=True)
        resumed = json.loads(rivalry("resume", "tiny/run", "--json", folder=folder)[0])
        assert resumed["replicates"] == 200
    finally:
        subprocess.run(["umount", str(folder / "tiny")], check=True)


def test_too_large_for_the_memory(folder):
    def little_memory():
        resource.setrlimit(resource.RLIMIT_AS, (2_000_000_000, 2_000_000_000))

    started = time.monotonic()
    words = ["run", SCENARIO, "population.people=100 billion", "population.people_per_agent=50"]
    _, talk = rivalry(*words, folder=folder, code=71, preexec_fn=little_memory)
    assert "GB" in talk and "available" in talk
    assert time.monotonic() - started < 20 and list(folder.iterdir()) == []


LONG = ["run", SCENARIO, "replicates=20000", "-o", "long", "-j", "2"]


def test_interrupted_and_resumed(folder):
    ends = {signal.SIGINT: 130, signal.SIGTERM: 75, signal.SIGHUP: 75, signal.SIGXCPU: 75, signal.SIGUSR1: 75}
    for number, code in ends.items():
        process = start(*LONG, folder=folder)
        wait_for(folder / "long/lock")
        time.sleep(0.5)
        process.send_signal(number)
        _, talk = process.communicate(timeout=60)
        assert process.returncode == code, (number, process.returncode, talk)
        assert "rivalry resume long" in talk
        assert not (folder / "long/lock").exists()
    _, talk = rivalry("resume", "long", "--dry-run", folder=folder)
    left = int(talk.split("long")[1].split(" of ")[0].replace(",", ""))
    assert 0 < left < 20000, talk


def test_two_interrupts_stop_at_once(folder):
    process = start(*LONG, folder=folder)
    wait_for(folder / "long/lock")
    process.send_signal(signal.SIGINT)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=10)
    assert process.returncode == 130
    process = start(*LONG, folder=folder)
    time.sleep(0.5)
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=60)
    assert process.returncode == 75


def test_two_at_once(folder):
    first = start(*LONG, folder=folder)
    wait_for(folder / "long/lock")
    _, talk = rivalry(*LONG, folder=folder, code=75)
    assert str(first.pid) in talk and "long" in talk
    first.kill()
    first.communicate()
    second = start(*LONG, folder=folder)  # the dead one's lock does not stop it
    time.sleep(0.5)
    second.send_signal(signal.SIGTERM)
    second.communicate(timeout=60)
    assert second.returncode == 75


def test_damage_is_found_and_mended(folder):
    first = run(folder=folder)
    path = only_run(folder)
    result = path / "result.h5"
    sound = result.read_bytes()
    damaged = bytearray(sound)
    damaged[len(damaged) // 2] ^= 1
    result.write_bytes(damaged)
    _, talk = rivalry("verify", str(path), folder=folder, code=1)
    assert "damaged" in talk
    rivalry("show", str(path), folder=folder, code=74)
    assert run(folder=folder)["sha256"] == first["sha256"] and result.read_bytes() == sound
    shard = next((path / "shards").iterdir())
    shard.write_bytes(shard.read_bytes()[:-100])
    result.unlink()
    _, talk = rivalry("resume", str(path), folder=folder)
    assert "damaged" in talk and result.read_bytes() == sound
    manifest = path / "manifest.jsonl"
    manifest.write_bytes(manifest.read_bytes()[:-20])
    assert run(folder=folder)["sha256"] == first["sha256"]


def test_verify(folder):
    first = run(folder=folder)
    path = only_run(folder)
    _, talk = rivalry("verify", path.name, folder=folder)
    assert "identical" in talk and first["sha256"] in talk
    other = run("seed=12", "-o", "other", folder=folder)
    _, talk = rivalry("verify", str(path), "other/result.h5", folder=folder, code=1)
    assert "attribute" in talk or "variable" in talk
    answer = json.loads(rivalry("verify", "@last", "--json", folder=folder)[0])
    assert answer["identical"] and other["sha256"] != first["sha256"]


def test_list_and_show(folder):
    run(folder=folder)
    run("seed=12", folder=folder)
    (folder / "results/broken").mkdir()
    (folder / "results/broken/manifest.jsonl").write_text("junk\n")
    out, talk = rivalry("list", folder=folder)
    assert len(out.splitlines()) == 3 and "6/6" in out and "skipped" in talk and "broken" in talk
    runs = json.loads(rivalry("list", "--json", folder=folder)[0])["runs"]
    assert [each["status"] for each in runs] == ["complete", "complete"]
    shutil.rmtree(folder / "results/broken")
    out, _ = rivalry("show", "@last", folder=folder)
    assert "platform_registered forum" in out and "complete" in out
    assert "seed: 12" in rivalry("show", "@last", "--resolved", folder=folder)[0]
    assert "seed: 11" in rivalry("show", "@last~1", "--resolved", folder=folder)[0]
    inputs = rivalry("show", "@last", "--inputs", folder=folder)[0].splitlines()
    assert inputs[0] == "replicate\tpopulation_people" and len(inputs) == 7
    assert "platform_registered(" in rivalry("show", "@last", "--outputs", folder=folder)[0]
    assert '"kind":"shard"' in rivalry("show", "@last", "--manifest", folder=folder)[0]
    assert json.loads(rivalry("show", "@last", "--json", folder=folder)[0])["replicates"] == 6


def test_no_standard_streams(folder):
    close = {"preexec_fn": lambda: [os.close(number) for number in (0, 1, 2)]}
    process = subprocess.Popen([PROGRAM, "run", SCENARIO, "replicates=3", "-o", "bare"], cwd=folder, **close)
    assert process.wait(timeout=60) == 0
    closed = (folder / "bare/result.h5").read_bytes()
    rivalry("run", SCENARIO, "replicates=3", "-o", "usual", folder=folder)
    assert (folder / "usual/result.h5").read_bytes() == closed


def test_progress_elsewhere_than_on_a_terminal(folder):
    words = ["run", SCENARIO, "replicates=20", "--progress=json", "--quiet"]
    _, talk = rivalry(*words, folder=folder)
    last = json.loads(talk.splitlines()[-1])
    assert last["done"] == 20 and last["asked"] == 20


def test_doctor(folder):
    out, _ = rivalry("doctor", folder=folder)
    assert "1,024 values have the recorded bits" in out and "FAIL" not in out
    assert json.loads(rivalry("doctor", "--json", folder=folder)[0])["healthy"]
    assert list(folder.iterdir()) == []


if __name__ == "__main__":
    sys.exit(main(globals()))
