"""As many programs at a time as there are processors, each on one thread: no processor waits for the end of a run."""

import os
import subprocess
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

Thing = TypeVar("Thing")
Made = TypeVar("Made")


def outcome(command: list[str | Path], folder: Path) -> subprocess.CompletedProcess[str]:
    """How a program ended, and what it said."""
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, stdin=subprocess.DEVNULL)


def side_by_side(work: Callable[[Thing], Made], things: Iterable[Thing]) -> Iterator[Made]:
    """What `work` makes of each thing, in their order. The long ones had best come first."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        yield from pool.map(work, things)
