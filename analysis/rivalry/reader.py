"""Open a run."""

from __future__ import annotations

import hashlib
import json
import os
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import h5netcdf
import h5py
import xarray as xr

from rivalry.errors import ResultError

_HDF5_SIGNATURE = b"\x89HDF\r\n\x1a\n"
#: Of the model whose outputs this package knows.
MODEL_VERSION = "0.5.0"

_RECORDS = ("manifest.jsonl", "plan.jsonl")  # of a run, of a sweep
_OURS = ("run_id", "model_version", "scenario")  # attributes that every result has


def open(run: str | os.PathLike[str], *, check: bool = True) -> xr.Dataset:
    """Open the results of a run or a sweep.

    Parameters
    ----------
    run : str or path
        A run directory, a ``result.h5`` (or a sweep's ``virtual.h5``), a name under ``results/``
        (``wechat-growth-7f3a9c12``, or ``wechat-growth`` for the newest run of that scenario),
        ``@last``, or ``@last~1`` for the one before.
    check : bool
        Compare the file with the checksum in the run's manifest.

    Returns
    -------
    xarray.Dataset
        Dates decoded, entities by name, units in the attributes (durations are numbers of days).
        Values are read from the file when they are used; close it, or use ``with``, if the run is
        to be deleted.

    Raises
    ------
    ResultError
        The run is missing, incomplete, damaged, or not a result of Rivalry.

    Warns
    -----
    UserWarning
        Another version of the model made it than this package belongs to: names and meanings of
        outputs may differ.
    """
    path = locate(run)
    if check:
        _refuse_damage(path)
    _refuse_other_formats(path)
    if path.name == "virtual.h5":
        _refuse_lost_shards(path)
    try:
        ds = xr.open_dataset(path, engine="h5netcdf", decode_timedelta=False)
    except (OSError, ValueError, KeyError) as error:
        raise ResultError(f"{path} cannot be read: {error}") from error
    _warn_of_other_versions(ds, path)
    return ds


def locate(run: str | os.PathLike[str]) -> Path:
    """Return the path of a run's ``result.h5``; see :func:`open` for what `run` may be."""
    path = Path(run)
    if path.is_file():
        return path
    if path.is_dir():
        return _result_in(path)
    text = os.fspath(run)
    last = re.fullmatch(r"@last(?:~(\d+))?", text)
    return _result_in(_last(int(last[1] or 0)) if last else _named(text))


def results_directory() -> Path:
    """Return the nearest ``results/`` at or above the working directory (which need not exist)."""
    here = Path.cwd()
    for directory in (here, *here.parents):
        if (directory / "results").is_dir():
            return directory / "results"
    return here / "results"


def _runs() -> list[Path]:
    """Directories of runs and sweeps, oldest first."""
    directory = results_directory()
    manifests = [m for name in _RECORDS for m in directory.glob(f"*/{name}")]
    return [m.parent for m in sorted(manifests, key=lambda m: (m.stat().st_mtime_ns, m))]


def _last(back: int) -> Path:
    runs = _runs()
    if back >= len(runs):
        raise ResultError(
            f"there are {len(runs)} runs in {results_directory()}; "
            "make one with `rivalry run SCENARIO`"
        )
    return runs[-1 - back]


def _named(name: str) -> Path:
    runs = [r for r in _runs() if r.name == name or r.name.rpartition("-")[0] == name]
    if not runs:
        known = ", ".join(r.name for r in _runs()[-5:]) or "none yet"
        raise ResultError(f"no run `{name}` here or in {results_directory()} (runs: {known})")
    return runs[-1]


def _result_in(directory: Path) -> Path:
    for name in ("result.h5", "virtual.h5"):
        if (directory / name).is_file():
            return directory / name
    if not any((directory / name).is_file() for name in _RECORDS):
        raise ResultError(f"{directory} is not a run directory: it has no manifest.jsonl")
    raise ResultError(
        f"the run in {directory} is not complete: it has no result.h5 yet; "
        f"finish it with `rivalry resume {directory}`"
    )


def _refuse_other_formats(path: Path) -> None:
    with path.open("rb") as file:
        if file.read(len(_HDF5_SIGNATURE)) != _HDF5_SIGNATURE:
            raise ResultError(f"{path} is not an HDF5 file (a result.h5 of a run is expected)")
    try:
        with h5netcdf.File(path, "r", phony_dims="sort") as file:
            missing = [name for name in _OURS if name not in file.attrs]
    except OSError as error:
        raise ResultError(f"{path} cannot be read: {error}") from error
    if missing:
        raise ResultError(
            f"{path} is an HDF5 file, but not a result of Rivalry: it has no {', '.join(missing)}"
        )


def _refuse_lost_shards(path: Path) -> None:
    """Refuse a virtual result whose shards have gone: HDF5 would read them as missing values."""
    with h5py.File(path) as file:
        sources = {
            source.file_name
            for variable in file.values()
            if isinstance(variable, h5py.Dataset) and variable.is_virtual
            for source in variable.virtual_sources()
        }
    lost = sorted(name for name in sources if not (path.parent / name).is_file())
    if lost:
        raise ResultError(
            f"{path} refers to {len(lost)} shards that are not there, such as {lost[0]}; "
            f"bring them back, or `rivalry resume {path.parent}`"
        )


def _warn_of_other_versions(ds: xr.Dataset, path: Path) -> None:
    made_by = str(ds.attrs["model_version"])
    if made_by != MODEL_VERSION:
        warnings.warn(
            f"{path} was made by version {made_by} of the model, and this package is of "
            f"{MODEL_VERSION}: what its outputs mean may differ; play the scenario again with "
            "`rivalry run` to compare it with newer runs",
            stacklevel=3,
        )


def _refuse_damage(path: Path) -> None:
    expected = _recorded_sha256(path)
    if expected and _sha256(path) != expected:
        raise ResultError(
            f"{path} is damaged: its SHA-256 differs from the one in manifest.jsonl; "
            f"make it anew from the shards with `rivalry resume {path.parent}`"
        )


def _recorded_sha256(path: Path) -> str | None:
    if path.name != "result.h5":
        return None
    lines = [line for line in _manifest(path.parent) if line.get("kind") == "result"]
    return lines[-1].get("sha256") if lines else None


def _manifest(directory: Path) -> Iterator[dict[str, Any]]:
    """Lines of the manifest; a torn last line is nothing, as for the program."""
    manifest = next((directory / name for name in _RECORDS if (directory / name).is_file()), None)
    if manifest is None:
        return
    for line in manifest.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            entry = json.loads(line)
        except json.JSONDecodeError:
            continue
        if isinstance(entry, dict):
            yield entry


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
