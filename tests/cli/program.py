"""The program as its user starts it, and the running of tests that are functions of a folder of their own."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("RIVALRY", str(ROOT / "build/release/rivalry"))
SCENARIO = str(ROOT / "tests/cli/working.d/small.yaml")
NOBODY = 65534

# What a complete run and a complete sweep leave in their directory.
KEPT = {
    "scenario.yaml",
    "resolved.yaml",
    "origins.yaml",
    "manifest.jsonl",
    "provenance.json",
    "result.h5",
    "shards",
}
KEPT_OF_A_SWEEP = KEPT - {"manifest.jsonl"} | {"sweep.yaml", "points.csv", "plan.jsonl"}


def rivalry(*words: str, folder: Path, code: int = 0, timeout: float = 300, **options: Any) -> tuple[str, str]:
    """Runs the program in `folder`; checks its exit code; returns (stdout, stderr)."""
    done = subprocess.run([PROGRAM, *words], cwd=folder, capture_output=True, text=True, timeout=timeout, **options)
    assert done.returncode == code, f"{words} ended with {done.returncode}, not {code}:\n{done.stdout}{done.stderr}"
    return done.stdout, done.stderr


def asked(*words: str, folder: Path, code: int = 0, **options: Any) -> dict[str, Any]:
    """The program's JSON object."""
    return json.loads(rivalry(*words, "--json", folder=folder, code=code, **options)[0])


def start(*words: str, folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [PROGRAM, *words],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # shells ignore it for jobs behind an `&`
    )


def wait_for(holds: Path | Callable[[], bool], seconds: float = 30) -> None:
    """Until a file is there, or something is true."""
    limit = time.monotonic() + seconds
    while not (holds.exists() if isinstance(holds, Path) else holds()):
        assert time.monotonic() < limit, f"{holds} did not come"
        time.sleep(0.005)


def only_run(folder: Path) -> Path:
    (path,) = (folder / "results").iterdir()
    return path


def snapshot(folder: Path) -> dict[Path, bytes]:
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def main(tests: dict[str, Any], skipped: int = 0) -> int:
    """Runs every `test_...` of a script's globals, or those whose names contain a word of the command line. Says at
    last how many passed, failed and were `skipped` by the caller."""
    chosen = [(name, test) for name, test in tests.items() if name.startswith("test_")]
    wanted = sys.argv[1:]
    chosen = [(name, test) for name, test in chosen if not wanted or any(word in name for word in wanted)]
    failed = 0
    for name, test in chosen:
        folder = Path(tempfile.mkdtemp(prefix="rivalry-cli-"))
        started = time.monotonic()
        try:
            test(folder)
            result = "ok"
        except (AssertionError, subprocess.SubprocessError, OSError, ValueError) as error:
            failed += 1
            result = f"FAILED: {type(error).__name__} {error}"
        print(f"{name} {time.monotonic() - started:.1f} s {result}", flush=True)
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{len(chosen) - failed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return 1 if failed else 0
