"""The package as a user installs it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

import rivalry

ANALYSIS = Path(__file__).resolve().parents[1]


def environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}


def test_pip_installs_it_into_an_environment_that_sees_debians_packages(tmp_path: Path) -> None:
    if shutil.which("pip") is None and not Path("/usr/lib/python3/dist-packages/pip").is_dir():
        pytest.skip("there is no pip")
    source = tmp_path / "analysis"
    shutil.copytree(
        ANALYSIS, source, ignore=shutil.ignore_patterns("tests", "notebooks", "build", "*.egg-info")
    )
    place = tmp_path / "venv"
    venv.create(place, system_site_packages=True, with_pip=False, symlinks=True)
    python = place / "bin/python"
    done = subprocess.run(
        [python, "-m", "pip", "install", "--no-build-isolation", "--no-deps", "--no-index",
         "--quiet", str(source)],
        capture_output=True, text=True, check=False, env=environment(),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    asked = "import rivalry; print(rivalry.__file__, rivalry.__version__, "
    asked += "len(rivalry.history('weibo_mau_dau')))"
    told = subprocess.run(
        [python, "-c", asked], capture_output=True, text=True, check=True, cwd=tmp_path,
        env=environment(),
    )  # fmt: skip
    file, version, rows = told.stdout.split()
    assert file.startswith(str(place))
    assert version == rivalry.__version__
    assert int(rows) == len(rivalry.history("weibo_mau_dau"))
    assert (Path(file).parent / "py.typed").is_file()


def test_it_works_from_the_checkout(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", "import rivalry; print(rivalry.__file__)"],
        capture_output=True, text=True, check=True, cwd=tmp_path,
        env=environment() | {"PYTHONPATH": str(ANALYSIS)},
    )  # fmt: skip
    assert Path(told.stdout.strip()).parent == ANALYSIS / "rivalry"
