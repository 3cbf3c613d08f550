"""Run scenarios from Python."""

from __future__ import annotations

import contextlib
import datetime
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pandas as pd
import xarray as xr

from rivalry.errors import RivalryError, RunFailed
from rivalry.progress import ERASE, show_in_notebook
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
    words = [str(_scenario_file(scenario)), *keys]
    options = {"--replicates": replicates, "-j": threads, "--seed": seed, "-o": _place(output)}
    return _play(["run", *words, *_given(options)], progress)


def sweep(
    scenario: str | os.PathLike[str],
    *,
    replicates: int | None = None,
    design: str | pd.DataFrame | None = None,
    threads: int | None = None,
    output: str | os.PathLike[str] | None = None,
    progress: bool = True,
    **swept: Any,
) -> xr.Dataset:
    """Play a scenario at many points and open the results, along ``point`` and ``replicate``.

    What has been played before is not played again; all points meet the same chance.

    Parameters
    ----------
    scenario : path
        A scenario or sweep file; a relative path is looked up from the working directory, then from
        the checkout.
    replicates : int, optional
        Of each point; by default what the scenario says.
    design : str or DataFrame, optional
        ``"grid"`` (the default), ``"zip"``, ``"one-at-a-time"``, ``"sobol:256"``,
        ``"latin-hypercube:100"``, ``"morris:20"``, ``"saltelli:1024"``, ...; or a table of the
        points themselves, a column for each path.
    threads, output, progress
        As for :func:`run`.
    **swept
        Scenario keys by path. A list is swept, and so is a range with its unit and count,
        ``**{"events.rescue.amount": "0..200 million USD:9", "events.rescue.at": ["2013-09-01",
        "2014-03-01"]}``; ``None`` stands for the scenario's own uncertainty; any other value is set
        at all points.

    Raises
    ------
    RunFailed
        With the program's own words.
    """
    words = [str(_scenario_file(scenario)), *(_parameter(*pair) for pair in swept.items())]
    options: dict[str, Any] = {
        "--replicates": replicates, "-j": threads, "-o": _place(output),
    }  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        if isinstance(design, pd.DataFrame):
            file = Path(folder) / "points.csv"
            design.to_csv(file, index=False)
            options["--points"] = file
        else:
            options["--design"] = design
        return _play(["sweep", *words, *_given(options)], progress)


def _play(words: list[str], progress: bool) -> xr.Dataset:
    """Call the program; open what it made."""
    here = show_in_notebook() if progress else None
    at_terminal = progress and here is None and sys.stderr.isatty()
    bar = "bar" if here else "auto" if at_terminal else "lines" if progress else "none"
    show = here or (_print if progress else _nothing)
    answer = _call([program(), *words, "--json", f"--progress={bar}"], show, inherit=at_terminal)
    if answer.get("failed"):
        warnings.warn(
            f"{answer['failed']} replicates failed; `rivalry show {answer['run']}` says why",
            stacklevel=3,
        )
    return open_run(results_directory().parent / answer["run"])


def _given(options: dict[str, Any]) -> list[str]:
    return [str(word) for pair in options.items() if pair[1] is not None for word in pair]


def _place(output: str | os.PathLike[str] | None) -> Path | None:
    return None if output is None else Path(output).absolute()


def _parameter(path: str, value: Any) -> str:
    """Write a swept key: a list with commas, the scenario's own uncertainty as its path alone."""
    if value is None:
        return path
    if isinstance(value, str | bytes) or not isinstance(value, Iterable):
        return f"{path}={_yaml(value)}"
    return f"{path}={','.join(_yaml(each) for each in value)}"


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
    if isinstance(value, str):
        return value
    if isinstance(value, datetime.date):
        return f"{value:%Y-%m-%d}"
    if hasattr(value, "item"):  # a number of NumPy
        value = value.item()
    return json.dumps(value)


def _call(command: list[str], show: Callable[[str], None], *, inherit: bool) -> dict[str, Any]:
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
        said = "" if inherit else _relay(process, show)
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


def _relay(process: subprocess.Popen[str], show: Callable[[str], None]) -> str:
    """Pass on what the program says, as it says it: a notebook sees no inherited streams.

    Returns what it said, without the states of its bar.
    """
    lines = []
    assert process.stderr is not None
    for line in process.stderr:  # a bar's carriage return ends a line, too
        if not line.startswith(ERASE):
            lines.append(line)
        show(line)
    return "".join(lines)


def _print(line: str) -> None:
    print(line, end="", file=sys.stderr, flush=True)


def _nothing(line: str) -> None:
    """Show nothing."""
