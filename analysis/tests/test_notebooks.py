"""The notebooks as they are stored; tests/notebooks.py executes them on what the program plays."""

import re
from pathlib import Path

import nbformat
import pytest

from rivalry.figures import FIGURES

ANALYSIS = Path(__file__).resolve().parents[1]
NOTEBOOKS = sorted((ANALYSIS / "notebooks").glob("*.ipynb"))
ROOT = ANALYSIS.parent
in_checkout = pytest.mark.skipif(not (ROOT / "scenarios").is_dir(), reason="not in a checkout")


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def notebook(request):
    return nbformat.read(request.param, as_version=4)


def test_it_is_stored_without_outputs(notebook):
    for cell in notebook.cells:
        assert cell.get("outputs", []) == []
        assert cell.get("execution_count") is None


def test_it_begins_with_the_question_a_figure_and_the_answer(notebook):
    question, answer = notebook.cells[:2]
    assert re.match(r"# [^\n]+\?\n", question.source)
    name = re.search(r"!\[[^\]]+\]\(\.\./figures/([a-z-]+)\.png\)", question.source)[1]
    assert name in FIGURES
    assert "CHANGED = {}" in answer.source
    assert "## The answer" in answer.source.splitlines()[-1]


def test_it_ends_with_how_to_play_it_again(notebook):
    played = re.search(r'rivalry\.run\("([^"]+)", \*\*CHANGED\)', notebook.cells[1].source)[1]
    assert f'parts.origin(ds, "rivalry run {played}")' in notebook.cells[-1].source


@in_checkout
def test_it_plays_scenarios_that_are_there(notebook):
    text = "".join(cell.source for cell in notebook.cells)
    played = re.findall(r'"(scenarios/[a-z/-]+\.yaml)"', text)
    assert played
    assert all((ROOT / scenario).is_file() for scenario in played)
