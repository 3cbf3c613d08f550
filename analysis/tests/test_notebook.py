"""The notebook runs from top to bottom on a run found as a user's would be."""

from pathlib import Path

import nbformat
import pytest
from nbconvert.preprocessors import ExecutePreprocessor

ANALYSIS = Path(__file__).resolve().parents[1]
NOTEBOOK = ANALYSIS / "notebooks/wechat_and_weibo.ipynb"


def execute(folder: Path) -> list:
    """Run the notebook as from `folder`; return its code cells."""
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(ANALYSIS))
        patch.setenv("PYDEVD_DISABLE_FILE_VALIDATION", "1")
        kernel = ExecutePreprocessor(timeout=300, kernel_name="python3")
        kernel.preprocess(notebook, {"metadata": {"path": str(folder)}})
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def test_it_is_stored_without_outputs():
    for cell in nbformat.read(NOTEBOOK, as_version=4).cells:
        assert cell.get("outputs", []) == []
        assert cell.get("execution_count") is None


def test_it_executes_and_begins_with_the_answer(run_directory):
    code = execute(run_directory.parent.parent)
    answer = code[0].outputs[-1]["data"]["text/markdown"]
    assert "## The answer" in answer
    assert "WeChat overtakes Weibo in" in answer
    assert "wechat-growth-0badcafe" in answer
    assert sum("image/png" in out.get("data", {}) for c in code for out in c.outputs) == 4
