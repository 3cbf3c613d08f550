"""The figures of the documents, each made from a run: ``python -m rivalry.figures``.

Beside each ``NAME.png`` lies its receipt, ``NAME.json``: which run it shows, the checksum of its
``result.h5``, and what plays it again. The picture itself carries the same two in its metadata.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import matplotlib.pyplot as plt
import xarray as xr

from rivalry.errors import RivalryError
from rivalry.questions import (
    alibaba,
    flash_sale,
    growth,
    parts,
    posting,
    shopping,
    talk,
    vancl,
    xiaomi,
)
from rivalry.reader import open as open_run
from rivalry.runner import run, sweep

#: Where the documents expect them, seen from the checkout.
FOLDER = Path("analysis/figures")


class Figure(NamedTuple):
    """A figure of the documents: what is played, and how it is drawn."""

    draw: Callable[[xr.Dataset], plt.Figure]
    scenario: str
    #: Ranges and lists, as on the command line, make a sweep of it.
    overrides: Mapping[str, Any] = MappingProxyType({})
    #: None: as many as the scenario says.
    replicates: int | None = None


#: The README's own sweep: how large must a rescue be, and how early?
RESCUES: dict[str, str | list[str]] = {
    "events.rescue.amount": "0..200 million USD:9",
    "events.rescue.at": ["2013-09-01", "2013-12-01", "2014-03-01"],
}

FIGURES = {
    "wechat-growth": Figure(growth.picture, "scenarios/wechat-growth.yaml"),
    "vancl-survival": Figure(vancl.picture, "scenarios/vancl-cash-crunch.yaml"),
    "vancl-rescues": Figure(vancl.rescue_map, "scenarios/vancl-cash-crunch.yaml", RESCUES, 10),
    "alibaba-option": Figure(alibaba.picture, "scenarios/alibaba-weibo-option.yaml"),
    "xiaomi-board": Figure(xiaomi.board_map, "scenarios/sweeps/xiaomi-board.yaml"),
    "flash-sale": Figure(flash_sale.picture, "scenarios/xiaomi-flash-sale.yaml"),
    "social-commerce": Figure(talk.picture, "scenarios/social-commerce.yaml"),
    "wechat-shopping": Figure(shopping.picture, "scenarios/wechat-shopping.yaml"),
    "posting-strategy": Figure(posting.picture, "scenarios/posting-strategy.yaml"),
}


def is_sweep(figure: Figure) -> bool:
    """Say whether a figure shows a sweep."""
    ranges = any(isinstance(v, list) or ".." in v for v in figure.overrides.values())
    return ranges or "/sweeps/" in figure.scenario


def play(figure: Figure) -> xr.Dataset:
    """Play what a figure shows, or open it if it has been played before."""
    way = sweep if is_sweep(figure) else run
    return way(figure.scenario, replicates=figure.replicates, progress=False, **figure.overrides)


def receipt(figure: Figure, ds: xr.Dataset) -> dict[str, Any]:
    """Return what `rivalry verify` needs to play a figure's run again and compare the bytes."""
    return {
        "run": ds.attrs["run_id"],
        "sha256": parts.sha256(ds),
        "scenario": figure.scenario,
        "overrides": [f"{key}={_listed(value)}" for key, value in figure.overrides.items()],
        "replicates": ds.sizes["replicate"],
        "model_version": ds.attrs["model_version"],
    }


def _listed(value: str | list[str]) -> str:
    return value if isinstance(value, str) else ",".join(value)


def describe(paper: dict[str, Any]) -> str:
    """Return what a picture says about itself in its metadata, under Description."""
    return f"run {paper['run']}, result.h5 sha256 {paper['sha256']}"


def make(name: str, ds: xr.Dataset, folder: Path) -> Path:
    """Draw a figure of a run and write it with its receipt; the files depend on the run alone."""
    paper = receipt(FIGURES[name], ds)
    drawn = FIGURES[name].draw(ds)
    path = folder / f"{name}.png"
    folder.mkdir(parents=True, exist_ok=True)
    drawn.savefig(path, dpi=100, metadata={"Software": None, "Description": describe(paper)})
    plt.close(drawn)
    path.with_suffix(".json").write_text(json.dumps(paper, indent=2) + "\n", encoding="utf-8")
    return path


def main(arguments: list[str] | None = None) -> int:
    """Make the figures, playing what has not been played before."""
    parser = argparse.ArgumentParser(prog="python -m rivalry.figures", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"{', '.join(FIGURES)}; else all")
    parser.add_argument("--run", help="draw this run, as for rivalry.open, instead of playing")
    parser.add_argument("-o", "--output", type=Path, default=FOLDER)
    options = parser.parse_args(arguments)
    strange = sorted(set(options.names) - set(FIGURES))
    if strange or (options.run and len(options.names) != 1):
        parser.error(f"no figure `{strange[0]}`" if strange else "--run draws one figure: name it")
    plt.switch_backend("Agg")
    try:
        for name in options.names or FIGURES:
            with open_run(options.run) if options.run else play(FIGURES[name]) as ds:
                print(make(name, ds, options.output), flush=True)
    except RivalryError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
