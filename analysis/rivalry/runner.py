"""Run scenarios from Python."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import warnings
from pathlib import Path
from typing import Any

import xarray as xr

from rivalry.errors import RivalryError, RunFailed
from rivalry.reader import open as open_run
from rivalry.reader import results_directory


def run(
    scenario: str | os.PathLike[str],
    *,
    replicates: int | None = None,
    threads: int | None = None,
    seed: int | None = None,
    output: str | os.PathLike[str] | None = None,
    progress: bool = True,
    **overrides: Any,
) -> xr.Dataset:
    """Play a scenario and open its results; what has been played before is not played again.

    Parameters
    ----------
    scenario : path
        A scenario file; a relative path is looked up from the working directory, then from the
        checkout.
    replicates, threads, seed : int, optional
        As on the command line; by default what the scenario says, all cores, and its own seed.
    output : path, optional
        The run directory; by default ``results/NAME-ID``.
    progress : bool
        Show the program's progress on standard error.
    **overrides
        Scenario keys by path: ``**{"population.people": "600 million", "events.ban": "off"}``.

    Raises
    ------
    RunFailed
        With the program's own words, which point to the place in the scenario.
    """
    keys = [f"{path}={_yaml(value)}" for path, value in overrides.items()]
    place = None if output is None else Path(output).absolute()
    options = {"--replicates": replicates, "-j": threads, "--seed": seed, "-o": place}
    given = [str(word) for pair in options.items() if pair[1] is not None for word in pair]
    command = [program(), "run", str(_scenario_file(scenario)), *keys, *given, "--json"]
    at_terminal = progress and sys.stderr.isatty()
    command.append(f"--progress={'auto' if at_terminal else 'lines' if progress else 'none'}")
    answer = _call(command, relay=progress, inherit=at_terminal)
    if answer.get("failed"):
        warnings.warn(
            f"{answer['failed']} replicates failed; `rivalry show {answer['run']}` says why",
            stacklevel=2,
        )
    return open_run(results_directory().parent / answer["run"])


def program() -> str:
    """Return the path of the program: $RIVALRY, else on PATH, else the checkout's launcher."""
    named = os.environ.get("RIVALRY")
    if named:
        return os.path.abspath(named) if os.sep in named else named
    found = shutil.which("rivalry")
    if found:
        return found
    root = checkout()
    if root is None:
        raise RivalryError(
            "the program `rivalry` is not on PATH and this is not inside a checkout; "
            "set the environment variable RIVALRY to its path"
        )
    return str(root / "rivalry")


def checkout() -> Path | None:
    """Return the root of the checkout that holds the working directory or this package."""
    starts = (Path.cwd() / "x", Path(__file__).resolve())
    for directory in (parent for start in starts for parent in start.parents):
        launcher = directory / "rivalry"
        if launcher.is_file() and os.access(launcher, os.X_OK):
            return directory
    return None


def _scenario_file(scenario: str | os.PathLike[str]) -> Path:
    path = Path(scenario)
    root = checkout()
    if not path.exists() and not path.is_absolute() and root is not None:
        return root / path
    return path.absolute()


def _yaml(value: Any) -> str:
    """Write an override's value; JSON is YAML, and true and false are spelt on and off."""
    if isinstance(value, bool):
        return "on" if value else "off"
    return value if isinstance(value, str) else json.dumps(value)


def _call(command: list[str], *, relay: bool, inherit: bool) -> dict[str, Any]:
    """Run the program in the folder of ``results/``; return its JSON answer."""
    try:
        process = subprocess.Popen(
            command,
            cwd=results_directory().parent,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=None if inherit else subprocess.PIPE,
            text=True,
            encoding="utf-8",
            start_new_session=True,  # Ctrl-C reaches it once, through us: twice would cut it short
        )
    except OSError as error:
        raise RivalryError(f"{command[0]} cannot be started: {error}") from error
    try:
        said = "" if inherit else _relay(process, relay)
        out, _ = process.communicate()
    except KeyboardInterrupt:
        with contextlib.suppress(ProcessLookupError):
            process.send_signal(signal.SIGINT)
        process.wait()
        raise
    # 1: done, but some replicates failed.
    if process.returncode not in (0, 1) or not out.strip():
        raise RunFailed(said.strip() or f"{command[0]} failed", process.returncode)
    return json.loads(out)


def _relay(process: subprocess.Popen[str], show: bool) -> str:
    """Pass on what the program says, as it says it: a notebook sees no inherited streams."""
    lines = []
    assert process.stderr is not None
    for line in process.stderr:
        lines.append(line)
        if show:
            print(line, end="", file=sys.stderr, flush=True)
    return "".join(lines)
