"""The notebook runs from top to bottom on a run found as a user's would be."""

from pathlib import Path

import nbformat
import pytest
from nbconvert.preprocessors import ExecutePreprocessor

ANALYSIS = Path(__file__).resolve().parents[1]
NOTEBOOK = ANALYSIS / "notebooks/wechat_and_weibo.ipynb"


@pytest.fixture(scope="module")
def notebook():
    return nbformat.read(NOTEBOOK, as_version=4)


def test_it_is_stored_without_outputs(notebook):
    for cell in notebook.cells:
        assert cell.get("outputs", []) == []
        assert cell.get("execution_count") is None


def test_it_executes_and_begins_with_the_answer(notebook, run_directory, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(ANALYSIS))
    monkeypatch.setenv("PYDEVD_DISABLE_FILE_VALIDATION", "1")
    place = {"metadata": {"path": str(run_directory.parent.parent)}}
    ExecutePreprocessor(timeout=120, kernel_name="python3").preprocess(notebook, place)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    answer = code[0].outputs[-1]["data"]["text/markdown"]
    assert "## The answer" in answer
    assert "WeChat overtakes Weibo in" in answer
    assert "wechat-growth-0badcafe" in answer
    assert sum("image/png" in out.get("data", {}) for c in code for out in c.outputs) == 4
