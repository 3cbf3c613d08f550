#!/usr/bin/python3
"""A sweep on many workers ends with the bytes of the same sweep played here: a real Slurm of three nodes, on which a
worker is killed, a node is drained, one is lost and a worker runs out of time; MPI ranks; GNU parallel.

Each test gets a folder of its own. Prints "N passed, M failed" at last, and ", K skipped" for what cannot run here.
"""

import functools
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/cli"))
from program import PROGRAM, SCENARIO, asked, main, rivalry, wait_for  # noqa: E402

SLURM = str(ROOT / "tests/cluster/slurm")
MPI = str(Path(PROGRAM).parent / "rivalry-mpi")
HANDS = ["--on", "slurm", "--nodes", "3", "--time", "00:10:00", "-j", "2"]


def sweep(replicates: int) -> list[str]:
    key = "platforms.forum.join.external=1..10 % per year:20"
    return ["sweep", SCENARIO, key, "--replicates", str(replicates), "--quiet"]


@functools.cache
def local(replicates: int) -> str:
    """The SHA-256 of the result of an undisturbed sweep on this machine."""
    folder = Path(tempfile.mkdtemp(prefix="rivalry-local-"))
    try:
        return asked(*sweep(replicates), "-o", "local", folder=folder)["sha256"]
    finally:
        shutil.rmtree(folder)


@contextmanager
def cluster(folder: Path) -> Iterator[None]:
    subprocess.run([SLURM, "up", str(folder / "slurm")], check=True)
    os.environ["SLURM_CONF"] = str(folder / "slurm/slurm.conf")
    try:
        yield
    finally:
        subprocess.run([SLURM, "down", str(folder / "slurm")], check=True)
        del os.environ["SLURM_CONF"]


def told(*words: str) -> str:
    return subprocess.run(words, check=True, capture_output=True, text=True, timeout=60).stdout


def status(folder: Path) -> dict:
    return asked("status", "sweep", folder=folder)


def has_ended(job: str) -> bool:
    return not subprocess.run(["squeue", "-h", "-j", job], capture_output=True, text=True).stdout.strip()


def check_end(folder: Path, replicates: int) -> None:
    """The right bytes, nothing lost, nothing twice, and no more files than there may be."""
    now = status(folder)
    assert now["done"] == now["tasks"] == 20 * replicates and now["failed"] == 0, now
    assert now["sha256"] == local(replicates), now
    files = [path.name for path in (folder / "sweep").iterdir() if path.name != "shards"]
    assert len(files) <= 10 and "claims" not in files and "sessions" not in files, files


def test_slurm_with_a_killed_worker_and_lost_nodes(folder: Path) -> None:
    replicates = 500
    with cluster(folder):
        job = asked(*sweep(replicates), *HANDS, "-o", "sweep", folder=folder)["job"]
        _, talk = rivalry(*sweep(replicates), *HANDS, "-o", "sweep", folder=folder, code=75)
        assert f"job {job}" in talk, talk
        wait_for(lambda: {w["worker"] for w in status(folder)["cluster"]["workers"]} == {"0/3", "1/3", "2/3"})
        workers = {w["worker"]: w for w in status(folder)["cluster"]["workers"]}
        assert workers["1/3"]["job"] == f"{job}_1", workers
        # A worker is killed: it is started again in place, whoever comes first takes its parcels.
        os.kill(workers["0/3"]["pid"], signal.SIGKILL)
        # Slurm's signal before the end of the time: the worker stops, and its element goes back into the queue.
        told("scancel", "--batch", "--signal=TERM", f"{job}_1")
        # A node is drained and one is lost.
        nodes = {i: told("squeue", "-h", "-j", f"{job}_{i}", "-o", "%N").strip() for i in (0, 2)}
        told("scontrol", "update", f"nodename={nodes[0]}", "state=drain", "reason=test")
        told("scontrol", "update", f"nodename={nodes[2]}", "state=down", "reason=test")
        wait_for(lambda: status(folder)["cluster"]["job"]["pending"] == 2)
        assert status(folder)["cluster"]["job"]["why_pending"] in ("BeginTime", "None", "Resources", "Priority")
        wait_for(lambda: status(folder)["sha256"] != "", 60)
        # Slurm lets what was put back wait for two minutes; then it finds nothing to do and ends.
        for i in (1, 2):
            told("scontrol", "update", f"jobid={job}_{i}", "StartTime=now")
        wait_for(lambda: has_ended(job), 60)
        log = (folder / "sweep/workers.log").read_text()
        assert "worker 0 was killed (time 1)" in log, log
        assert "worker 1: told to stop; back into the queue" in log, log
        check_end(folder, replicates)


def test_a_cancelled_job_stays_cancelled_and_is_resumed_here(folder: Path) -> None:
    replicates = 300
    with cluster(folder):
        job = asked(*sweep(replicates), *HANDS, "-o", "sweep", folder=folder)["job"]
        wait_for(lambda: status(folder)["cluster"]["workers"] != [])
        told("scancel", job)
        wait_for(lambda: has_ended(job))
        time.sleep(1)
        assert has_ended(job)
        assert status(folder)["waiting"] > 0
        script = rivalry("sweep", "sweep", *HANDS, "--dry-run", folder=folder)[0]
        assert script.startswith("#!/bin/bash\n#SBATCH") and "--array=0-2" in script
    assert asked("resume", "sweep", "--quiet", folder=folder)["sha256"] == local(replicates)
    check_end(folder, replicates)


def plan_for_workers(folder: Path, replicates: int) -> None:
    planned = asked(*sweep(replicates), "--on", "workers", "-o", "sweep", folder=folder)
    assert planned["status"] == "planned", planned


def test_gnu_parallel(folder: Path) -> None:
    plan_for_workers(folder, 100)
    words = [PROGRAM, "work", "sweep", "--worker", "{}/3", "-j", "1", "--quiet"]
    subprocess.run(["parallel", "--will-cite", "-j", "3", *words, ":::", "0", "1", "2"], cwd=folder, check=True)
    check_end(folder, 100)


def mpirun(folder: Path, *words: str) -> subprocess.Popen[str]:
    command = ["mpirun", "--allow-run-as-root", "--oversubscribe", "-n", "3", MPI, "sweep", "--quiet", *words]
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_mpi(folder: Path) -> None:
    plan_for_workers(folder, 100)
    process = mpirun(folder, "--json")
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    assert json.loads(out)["sha256"] == local(100)
    check_end(folder, 100)


def test_mpi_with_a_killed_rank(folder: Path) -> None:
    plan_for_workers(folder, 200)
    process = mpirun(folder)
    wait_for(lambda: len(status(folder)["cluster"]["workers"]) == 3)
    os.kill(status(folder)["cluster"]["workers"][0]["pid"], signal.SIGKILL)
    process.communicate(timeout=60)
    assert process.returncode != 0
    assert status(folder)["cluster"]["workers"] == []
    process = mpirun(folder)
    _, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    check_end(folder, 200)


def what_can_run() -> tuple[dict, int]:
    """The tests, and how many of them this machine cannot run."""
    tests = {name: test for name, test in globals().items() if name.startswith("test_")}
    needs = {
        "slurm": subprocess.run([SLURM, "can"], capture_output=True, text=True).stdout.strip(),
        "cancelled": subprocess.run([SLURM, "can"], capture_output=True, text=True).stdout.strip(),
        "mpi": "" if Path(MPI).exists() and shutil.which("mpirun") else "there is no rivalry-mpi, or no mpirun",
        "parallel": "" if shutil.which("parallel") else "there is no GNU parallel",
    }
    skipped = 0
    for word, why in needs.items():
        for name in [name for name in tests if why and word in name]:
            print(f"{name} skipped: {why}")
            del tests[name]
            skipped += 1
    return tests, skipped


if __name__ == "__main__":
    chosen, unable = what_can_run()
    sys.exit(main(chosen, unable))
