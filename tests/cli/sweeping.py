#!/usr/bin/python3
"""What happens to sweeps: interruptions, two at once, full disks, damage, workers. Each function is one test."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from program import SCENARIO, asked, main, rivalry, start, wait_for

KEY = "platforms.forum.join.external=1..10 % per year:10"
SWEEP = ["sweep", SCENARIO, KEY, "--replicates", "20", "--quiet"]
LONG = ["sweep", SCENARIO, KEY, "--replicates", "5000", "-o", "long", "-j", "2"]


def test_a_sweep_and_the_same_sweep_again(folder: Path) -> None:
    first = asked(*SWEEP, folder=folder)
    assert first["tasks"] == first["replicates"] == 200 and first["status"] == "complete"
    again = asked(*SWEEP, folder=folder)
    assert again["sha256"] == first["sha256"] and again["run"] == first["run"]
    one_thread = asked(*SWEEP, "-j", "1", "-o", "alone", folder=folder)
    assert one_thread["sha256"] == first["sha256"]


def test_interrupted_and_resumed(folder: Path) -> None:
    for number, code in {signal.SIGINT: 130, signal.SIGTERM: 75, signal.SIGUSR1: 75}.items():
        process = start(*LONG, folder=folder)
        wait_for(folder / "long/lock")
        time.sleep(0.7)
        process.send_signal(number)
        _, talk = process.communicate(timeout=60)
        assert process.returncode == code and "rivalry resume long" in talk, (process.returncode, talk)
        assert not (folder / "long/lock").exists() and not (folder / "long/claims").exists()
    status = asked("status", "long", folder=folder)
    assert 0 < status["done"] < 50000 and status["workers"] == 0, status


def test_two_drivers(folder: Path) -> None:
    first = start(*LONG, folder=folder)
    wait_for(folder / "long/lock")
    for words in (LONG, ["resume", "long"], ["collect", "long"]):
        _, talk = rivalry(*words, folder=folder, code=75)
        assert f"process {first.pid} on {os.uname().nodename}" in talk, talk
    first.kill()
    first.communicate()
    second = start("resume", "long", folder=folder)  # the dead one's lock and claims do not stop it
    wait_for(lambda: asked("status", "long", folder=folder)["workers"] == 1)
    second.terminate()
    second.communicate(timeout=60)
    assert second.returncode == 75


def test_workers_share_the_work_and_one_collects(folder: Path) -> None:
    alone = asked(*SWEEP, "-o", "alone", folder=folder)
    assert asked(*SWEEP, "-o", "shared", "--on", "workers", folder=folder)["status"] == "planned"
    workers = [start("work", "shared", "--worker", f"{i}/3", "-j", "1", "--quiet", folder=folder) for i in range(3)]
    for worker in workers:
        _, talk = worker.communicate(timeout=120)
        assert worker.returncode == 0, talk
    status = asked("status", "shared", folder=folder)
    assert status["sha256"] == alone["sha256"] and status["done"] == status["tasks"] == 200
    assert not (folder / "shared/claims").exists()
    sessions = (folder / "shared/provenance.json").read_text()
    assert all(f"--worker {i}/3" in sessions for i in range(3))


def test_a_worker_helps_a_driver_and_a_stopped_one_lets_go(folder: Path) -> None:
    driver = start(*LONG, "--json", folder=folder)
    wait_for(folder / "long/claims")
    worker = start("work", "long", "--worker", "0/1", folder=folder)
    wait_for(lambda: asked("status", "long", folder=folder)["workers"] == 2)
    worker.terminate()
    _, talk = worker.communicate(timeout=60)
    assert worker.returncode == 75, talk
    assert {w["pid"] for w in asked("status", "long", folder=folder)["cluster"]["workers"]} <= {driver.pid}
    driver.kill()
    driver.communicate()


def test_two_workers_on_the_same_parcels(folder: Path) -> None:
    alone = asked(*SWEEP, "-o", "alone", folder=folder)
    asked(*SWEEP, "-o", "shared", "--on", "workers", folder=folder)
    workers = [start("work", "shared", "-j", "1", "--quiet", folder=folder) for _ in range(2)]
    while any(worker.poll() is None for worker in workers):
        # Nobody's claim is seen by the other: both play what they like.
        for claim in (folder / "shared").glob("claims/[0-9]*"):
            claim.unlink(missing_ok=True)
    for worker in workers:
        _, talk = worker.communicate(timeout=120)
        assert worker.returncode == 0, talk
    status = asked("status", "shared", folder=folder)
    assert status["sha256"] == alone["sha256"] and status["done"] == status["tasks"] == 200, status


def test_wrong_command_lines(folder: Path) -> None:
    asked(*SWEEP, "-o", "done", folder=folder)
    for words, why in (
        (["work"], "needs one SWEEP"),
        (["work", "done", "--worker", "3"], "--worker 3"),
        (["work", "done", "--worker", "3/3"], "--worker 3/3"),
        (["work", "done", "seed=3"], "nothing else"),
        ([*SWEEP, "--on", "moon"], "--on moon"),
        ([*SWEEP, "--on", "slurm"], "--nodes"),
        ([*SWEEP, "--on", "slurm", "--nodes", "0"], "--nodes 0"),
        ([*SWEEP, "--on", "slurm", "--nodes", "2", "--time", "1h"], "--time 1h"),
        ([*SWEEP, "--nodes", "2"], "--on slurm"),
        (["resume", "done", "--on", "slurm"], "--nodes"),
    ):
        _, talk = rivalry(*words, folder=folder, code=64)
        assert talk.startswith("error: ") and why in talk, talk
    rivalry("work", "nowhere", folder=folder, code=74)


def test_the_script_for_slurm(folder: Path) -> None:
    words = [*SWEEP, "--on", "slurm", "--nodes", "3", "--time", "00:30:00", "-j", "2", "--dry-run"]
    script, _ = rivalry(*words, folder=folder)
    assert list(folder.iterdir()) == []
    (folder / "job.sh").write_text(script)
    subprocess.run(["shellcheck", "job.sh"], cwd=folder, check=True)
    assert "#SBATCH --array=0-2\n" in script and "#SBATCH --time=00:30:00\n" in script


def test_damaged_shards_are_played_again(folder: Path) -> None:
    first = asked(*SWEEP, "-o", "sweep", folder=folder)
    shards = sorted((folder / "sweep/shards").iterdir())
    whole = shards[0].read_bytes()
    flipped = bytearray(whole)
    flipped[len(whole) // 3] ^= 4
    for damaged in (bytes(flipped), whole[: len(whole) // 2], whole[:-1], b""):
        shards = sorted((folder / "sweep/shards").iterdir())
        shards[0].write_bytes(damaged)
        plan = asked("plan", "sweep", folder=folder)
        assert 0 < plan["new"] < 200 or len(shards) == 1, plan
        _, talk = rivalry("resume", "sweep", folder=folder)
        assert "damaged" in talk and shards[0].name in talk, talk
        assert asked("status", "sweep", folder=folder)["sha256"] == first["sha256"]


def test_a_full_disk(folder: Path) -> None:
    (folder / "tiny").mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=200k", "none", str(folder / "tiny")]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True).returncode:
        return
    long = ["sweep", SCENARIO, KEY, "--replicates", "300", "--quiet"]
    try:
        _, talk = rivalry(*long, "-o", "tiny/sweep", folder=folder, code=74)
        assert "tiny/sweep" in talk and "space" in talk.lower(), talk
        subprocess.run(["mount", "-o", "remount,size=100m", str(folder / "tiny")], check=True)
        resumed = asked("resume", "tiny/sweep", "--quiet", folder=folder)
        assert resumed["sha256"] == asked(*long, "-o", "roomy", folder=folder)["sha256"]
    finally:
        subprocess.run(["umount", str(folder / "tiny")], check=True)


if __name__ == "__main__":
    sys.exit(main(globals()))
