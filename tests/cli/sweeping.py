#!/usr/bin/python3
"""What happens to sweeps: interruptions, two at once, full disks, damage, workers. Each function is one test."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import xarray as xr
from program import ROOT, SCENARIO, asked, main, rivalry, start, wait_for

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


def test_any_number_of_threads(folder: Path) -> None:
    hashes = {
        asked(*SWEEP, "-j", str(threads), "-o", f"by-{threads}", folder=folder)["sha256"] for threads in (1, 2, 3, 8)
    }
    assert len(hashes) == 1, hashes


def test_more_replicates_and_other_points_play_only_what_is_new(folder: Path) -> None:
    apart = folder / "apart"  # where there is nothing to take over
    apart.mkdir()
    grown = asked(*SWEEP[:-3], "--replicates", "8", "--quiet", folder=folder)
    grown = asked(*SWEEP, folder=folder)
    assert grown["sha256"] == asked(*SWEEP, folder=apart)["sha256"]
    asked(*SWEEP[:-3], "--replicates", "3", "--quiet", folder=folder)  # fewer take nothing away
    assert asked("verify", grown["run"], folder=folder)["identical"]
    other = ["sweep", SCENARIO, KEY.replace(":10", ":19"), "--replicates", "20", "--quiet"]
    plan = asked("plan", *other[1:], folder=folder)
    assert plan["tasks"] == 19 * 20 and plan["reused"] == 200 and plan["new"] == 180, plan
    assert asked(*other, folder=folder)["sha256"] == asked(*other, folder=apart)["sha256"]
    _, talk = rivalry("plan", *other[1:-1], "calendar.end=2013-06-30", folder=folder)
    assert "cannot be taken over; changed: `end: 2013-06-30` was `end: 2013-12-31`" in talk, talk


def test_failed_tasks_are_listed_and_the_rest_goes_on(folder: Path) -> None:
    key = "platforms.forum.members.registered=1 thousand,9 thousand"
    words = ["sweep", SCENARIO, key, "calendar.end=2013-06-30,2013-12-31", "--replicates", "3", "-o", "some"]
    _, talk = rivalry(*words, folder=folder, code=1)
    assert (
        "calendar.end=2013-06-30), replicate 0, seed 11: E233: 9000 members" in talk
        and "6 of 12 tasks; 6 failed" in talk
    ), talk
    data = xr.open_dataset(folder / "some/result.h5", engine="h5netcdf")
    assert sorted(set(data.missing_point.values)) == [2, 3] and set(data.missing_code.values) == {"E233"}
    registered = data.platform_registered.sel(platform="forum")
    assert registered.sel(point=1).notnull().all() and registered.sel(point=[2, 3]).isnull().all()
    assert registered.sel(point=0, time="2013-06-25").notnull().all()  # a shorter calendar
    assert registered.sel(point=0, time="2013-12-24").isnull().all()
    assert data.platforms_forum_members_registered.values.tolist() == [1000, 1000, 9000, 9000]
    status = asked("status", "some", folder=folder)
    assert status["failed"] == 6 and status["waiting"] == 0
    assert asked("verify", "some", folder=folder)["identical"]  # failures and all
    _, talk = rivalry(*words[:-1], "stopped", "--on-error=stop", "-j", "1", folder=folder, code=75)
    assert "interrupted" in talk, talk


def test_a_replicate_whose_numbers_do_not_go_together_fails_alone(folder: Path) -> None:
    key = "platforms.forum.members.registered=1 thousand,3 thousand"  # of 2 to 4 thousand people
    done = asked("sweep", SCENARIO, key, "--replicates", "20", "--quiet", folder=folder, code=1)
    assert 0 < done["failed"] < 20 and done["replicates"] == 40 - done["failed"], done
    again = asked("resume", "@last", "--quiet", folder=folder, code=1)
    assert again["sha256"] == done["sha256"] and again["failed"] == done["failed"]


def test_every_point_gets_as_many_replicates_as_it_needs(folder: Path) -> None:
    words = ["sweep", SCENARIO, "platforms.forum.join.external=2..20 % per year:3", "--quiet"]
    words += ["--until", "forum.registered +-60", "--at-most", "100"]
    by = {threads: asked(*words, "-j", str(threads), "-o", f"by-{threads}", folder=folder) for threads in (1, 2, 3)}
    assert len({each["sha256"] for each in by.values()}) == 1
    data = xr.open_dataset(folder / "by-1/result.h5", engine="h5netcdf")
    wanted = data.replicates_asked.values.tolist()
    assert len(set(wanted)) > 1 and min(wanted) >= 30 and max(wanted) <= 100, wanted
    final = data.platform_registered.isel(time=-1, platform=0)
    assert final.notnull().sum("replicate").values.tolist() == wanted and "missing" not in data.sizes
    half = 2 * final.std("replicate", ddof=1) / data.replicates_asked**0.5
    assert ((half < 62) | (data.replicates_asked == 100)).all(), half
    process = start(*words, "-o", "killed", folder=folder)
    wait_for(lambda: (folder / "killed/plan.jsonl").exists() and asked("status", "killed", folder=folder)["done"] > 10)
    process.kill()
    process.communicate()
    assert asked("resume", "killed", "--quiet", folder=folder)["sha256"] == by[1]["sha256"]


def test_what_is_there_can_be_collected_early(folder: Path) -> None:
    process = start(*LONG, folder=folder)
    wait_for(lambda: (folder / "long/plan.jsonl").exists() and asked("status", "long", folder=folder)["done"] > 200)
    process.kill()
    process.communicate()
    _, talk = rivalry("collect", "long", folder=folder, code=1)
    assert "listed in missing_point" in talk, talk
    data = xr.open_dataset(folder / "long/result.h5", engine="h5netcdf")
    done = asked("status", "long", folder=folder)["done"]
    assert int(data.platform_registered.isel(time=-1, platform=0).notnull().sum()) == done
    assert data.sizes["missing"] == 50000 - done and set(data.missing_code.values) == {"waiting"}


def test_the_library_of_sweeps_can_be_planned(folder: Path) -> None:
    for file in sorted((ROOT / "scenarios/sweeps").glob("*.yaml")):
        assert asked("plan", str(file), folder=folder)["points"] > 1, file
    assert list(folder.iterdir()) == []


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
    wait_for(folder / "long/claims")
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
    assert status["sha256"] == alone["sha256"] and status["done"] == status["tasks"] == 200, status
    assert not (folder / "shared/claims").exists(), list((folder / "shared/claims").iterdir())
    sessions = (folder / "shared/provenance.json").read_text()
    assert all(f"--worker {i}/3" in sessions for i in range(3)), sessions
    assert not (folder / "shared/sessions").exists()


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
        with contextlib.suppress(FileNotFoundError):  # the last of them removes the folder
            for claim in (folder / "shared/claims").iterdir():
                if claim.name.isdigit():
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
