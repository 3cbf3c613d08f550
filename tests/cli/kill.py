#!/usr/bin/python3
"""Killed with SIGKILL at random instants and resumed as often, a run or a sweep ends with the bytes of an undisturbed
one: nothing lost, nothing twice, nothing to unlock by hand.

kill.py [KILLS]: 5 unless told, of each. Up to five kills hit `run` or `resume` of one run, which is then finished;
then another run begins. One sweep of 4,000 short tasks is hit as often, while its driver plays, resumes or
collects and while two workers work on it. Prints the number of kills and at last "N passed, M failed".
"""

import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from program import KEPT, KEPT_OF_A_SWEEP, SCENARIO, asked, start

SWEEP = [
    SCENARIO,
    "population.people=10 thousand",
    "platforms.forum.join.external=1..10 % per year:40",
    "--replicates",
    "100",
]


def kill(processes: list[subprocess.Popen[str]]) -> int:
    """SIGKILL for all; how many of them it hit while they worked."""
    hit = sum(process.poll() is None for process in processes)
    for process in processes:
        process.kill()
    for process in processes:
        process.communicate()
    return hit


def check(name: str, run: Path, got: dict, expected: dict, kept: set[str]) -> bool:
    left = sorted(path.name for path in run.iterdir() if path.name not in kept)
    left += [path.name for path in (run / "shards").iterdir() if path.suffix != ".h5"]
    if got["sha256"] != expected["sha256"]:
        print(f"{name}: sha256 {got['sha256']}, expected {expected['sha256']}")
    if left:
        print(f"{name}: left behind {left}")
    return not left and got["sha256"] == expected["sha256"]


def runs(kills: int, chance: random.Random, folder: Path) -> tuple[int, list[bool]]:
    begun = time.monotonic()
    undisturbed = asked("run", SCENARIO, "-o", "undisturbed", folder=folder)
    seconds = time.monotonic() - begun
    killed, good = 0, []
    while killed < kills:
        run = folder / f"disturbed-{len(good)}"
        for _ in range(5):
            known = (run / "resolved.yaml").exists() and chance.random() < 0.5
            words = ["resume", str(run)] if known else ["run", SCENARIO, "-o", str(run)]
            process = start(*words, "-j", str(chance.choice([1, 2, 3])), folder=folder)
            time.sleep(chance.random() * min(seconds, 2) * 0.7)
            hit = kill([process])
            killed += hit
            if not hit or killed >= kills:
                break
        got = asked("run", SCENARIO, "-o", str(run), folder=folder)
        good.append(check(run.name, run, got, undisturbed, KEPT))
        shutil.rmtree(run)
    return killed, good


def disturb(run: Path, chance: random.Random, seconds: float) -> int:
    """Begins, resumes, collects, or sets two workers on a sweep; and kills."""
    folder = run.parent
    acts = [["sweep", *SWEEP, "-o", str(run)]]
    if (run / "sweep.yaml").exists():
        acts += [["resume", str(run)], ["collect", str(run)], ["work", str(run)], ["work", str(run)]]
    act = chance.choice(acts)
    workers = 2 if act[0] == "work" else 1
    processes = [start(*act, "-j", str(chance.choice([1, 2])), folder=folder) for _ in range(workers)]
    time.sleep(chance.random() * seconds)
    return kill(processes)


def sweeps(kills: int, chance: random.Random, folder: Path) -> tuple[int, list[bool]]:
    begun = time.monotonic()
    undisturbed = asked("sweep", *SWEEP, "-o", "undisturbed-sweep", folder=folder)
    seconds = time.monotonic() - begun
    assert undisturbed["replicates"] == 4000 and undisturbed["failed"] == 0, undisturbed
    run = folder / "disturbed-sweep"
    killed = collecting = 0
    while killed < kills:
        # Once all is played, kills hit whoever collects.
        is_played = (run / "result.h5").exists()
        if is_played:
            (run / "result.h5").unlink()
            collecting += 1
        killed += disturb(run, chance, 0.2 if is_played else 0.3 + 0.03 * seconds)
    print(f"{collecting} times it was played to its end and collected again")
    got = asked("sweep", *SWEEP, "-o", str(run), folder=folder)
    whole = got["replicates"] == got["tasks"] == 4000 and got["failed"] == 0
    return killed, [check(run.name, run, got, undisturbed, KEPT_OF_A_SWEEP) and whole]


def main() -> int:
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    chance = random.Random(20130429)
    folder = Path(tempfile.mkdtemp(prefix="rivalry-kill-"))
    failures = rounds = 0
    for play in (runs, sweeps):
        begun = time.monotonic()
        killed, good = play(kills, chance, folder)
        print(f"{killed} kills in {len(good)} {play.__name__}, {time.monotonic() - begun:.0f} s")
        rounds += len(good)
        failures += good.count(False)
    shutil.rmtree(folder)
    print(f"{rounds - failures} passed, {failures} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
