#!/usr/bin/python3
"""Executes every notebook and makes every figure of the documents again; ends with "N passed, M failed".

Both are made from runs in build/tests/readme/results, where the stage of the README leaves what it has played; what
is missing there is played. What another build of the program has left is thrown away.
"""

import ast
import asyncio
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import matplotlib

matplotlib.use("Agg")

import nbformat
import numpy as np
from matplotlib.image import imread
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = Path(os.environ.get("RIVALRY") or ROOT / "build/release/rivalry")
FOLDER = ROOT / "build/tests/readme"
NOTEBOOKS = sorted((ROOT / "analysis/notebooks").glob("*.ipynb"))
FIGURES = ROOT / "analysis/figures"
QUICK = "xiaomi-board.json"  # of all receipts the one that takes a second
AT_ONCE = 2


def checksum(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def furnish():
    """Use what the stage of the README has played with this very program."""
    mark = FOLDER / "program.sha256"
    program = checksum(PROGRAM)
    if not mark.is_file() or mark.read_text() != program:
        shutil.rmtree(FOLDER, ignore_errors=True)
    (FOLDER / "results").mkdir(parents=True, exist_ok=True)
    mark.write_text(program)


async def execute(path, turn):
    """Execute a notebook as from the folder of the results; return it and the seconds that it took."""
    notebook = nbformat.read(path, as_version=4)
    async with turn:
        start = time.monotonic()
        client = NotebookClient(
            notebook, timeout=1800, kernel_name="python3", resources={"metadata": {"path": str(FOLDER)}}
        )
        try:
            await client.async_execute()
        except Exception as error:
            return notebook, str(error)
        print(f"       {path.stem} {time.monotonic() - start:.1f} s", flush=True)
    return notebook, None


async def execute_all():
    turn = asyncio.Semaphore(AT_ONCE)
    return await asyncio.gather(*(execute(path, turn) for path in NOTEBOOKS))


def faults(notebook):
    """What an executed notebook lacks: it must begin with the answer, show pictures, and not warn."""
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    outputs = [out for cell in code for out in cell.outputs]
    shown = [out.get("data", {}) for out in outputs]
    answer = next((str(data["text/markdown"]) for data in shown[:1] if "text/markdown" in data), "")
    texts = "".join(str(data.get("text/markdown", "")) for data in shown)
    if not answer.startswith("## The answer"):
        yield "does not begin with the answer"
    if " nan" in texts or "nan " in texts:
        yield f"has no number somewhere: {texts}"
    if sum("image/png" in data for data in shown) < 2:
        yield "shows fewer than two pictures"
    if "SHA-256" not in texts or "rivalry verify" not in texts:
        yield "does not say how it is checked"
    if warnings := [out.text for out in outputs if out.output_type == "stream" and "arning" in out.text]:
        yield f"warns: {warnings}"
    if not 6 <= len(notebook.cells) <= 16:
        yield f"has {len(notebook.cells)} cells"


def example_faults(notebook):
    """What the program says of the change that a notebook proposes."""
    source = next(cell.source for cell in notebook.cells if cell.cell_type == "code")
    example = ast.literal_eval(re.search(r"for example (\{.*\})$", source, re.MULTILINE)[1])
    scenario = re.search(r'"(scenarios/[^"]+)"', source)[1]
    changes = [f"{key}={value}" for key, value in example.items()]
    done = subprocess.run(
        [PROGRAM, "run", ROOT / scenario, *changes, "--dry-run"], cwd=FOLDER, capture_output=True, text=True
    )
    if done.returncode:
        yield f"proposes what is none: {done.stderr}"


def same_picture(one, other):
    """Whether two pictures are the same but for how a library smooths edges."""
    a, b = imread(one), imread(other)
    return a.shape == b.shape and float(np.abs(a - b).mean()) < 0.002


def figure_faults(name, figures, again):
    """What is wrong with a figure: its receipt and its picture must come out again."""
    os.chdir(FOLDER)
    with figures.play(figures.FIGURES[name]) as ds:
        made = figures.make(name, ds, again)
    kept, fresh = (json.loads((folder / f"{name}.json").read_text()) for folder in (FIGURES, again))
    if kept != fresh:
        yield f"the receipt says {kept}, this program's run {fresh}"
    elif not same_picture(FIGURES / made.name, made):
        yield f"the picture in analysis/figures is not what the run gives: see {made}"


def verify_faults(receipt):
    """What the program itself says of a receipt, when it plays it again."""
    done = subprocess.run([PROGRAM, "verify", receipt, "--quiet"], cwd=FOLDER, capture_output=True, text=True)
    return [done.stdout + done.stderr] if done.returncode else []


def main():
    furnish()
    os.environ.update(RIVALRY=str(PROGRAM), PYTHONPATH=str(ROOT / "analysis"), PYDEVD_DISABLE_FILE_VALIDATION="1")
    sys.path.insert(0, os.environ["PYTHONPATH"])
    from rivalry import figures

    results = []

    def record(what, wrong):
        results.append(not wrong)
        print("FAILED" if wrong else "ok    ", what, *wrong, flush=True)

    for path, (notebook, error) in zip(NOTEBOOKS, asyncio.run(execute_all()), strict=True):
        record(path.name, [error] if error else [*faults(notebook), *example_faults(notebook)])
        nbformat.write(notebook, FOLDER / path.name)
    for name in figures.FIGURES:
        record(f"figure {name}", list(figure_faults(name, figures, FOLDER / "figures")))
    record(f"rivalry verify {QUICK}", verify_faults(FIGURES / QUICK))
    if not all(results[len(NOTEBOOKS) :]):
        print("PYTHONPATH=analysis /usr/bin/python3 -m rivalry.figures makes the figures anew: look at them")
    print(f"{sum(results)} passed, {len(results) - sum(results)} failed")
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
