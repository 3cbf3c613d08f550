"""The code of the README runs, with fewer replicates and points than it says."""

from __future__ import annotations

import os
import re
from pathlib import Path

import matplotlib.pyplot as plt
import pytest

import rivalry

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(os.environ.get("RIVALRY") or ROOT / "build/release/rivalry")
README = ROOT / "analysis/README.md"


def smaller(code: str) -> str:
    code = code.replace(':5"', ':2"').replace("replicates=10", "replicates=1, progress=False")
    code = re.sub(r"replicates=\d\d", "replicates=3, progress=False", code)
    coarse = 'progress=False, **{"population.people_per_agent": "200 thousand"})'
    return re.sub(r"(wechat-growth.yaml.*)progress=False\)", rf"\1{coarse}", code)


@pytest.mark.skipif(not PROGRAM.is_file(), reason="the program is not built")
def test_its_code_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, recwarn: pytest.WarningsRecorder
) -> None:
    (tmp_path / "results").mkdir()
    (tmp_path / "scenarios").symlink_to(ROOT / "scenarios")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RIVALRY", str(PROGRAM))
    blocks = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) == 4
    names: dict[str, object] = {}
    for block in blocks:
        exec(smaller(block), names)
    assert len(plt.get_fignums()) == 9
    plt.close("all")
    assert names["table"].index.size == 2
    assert names["survival"].dims == ("events_rescue_amount", "events_rescue_at")
    for name in ("ds", "without", "sweep", "growth"):
        names[name].close()


def test_it_names_every_module() -> None:
    text = README.read_text(encoding="utf-8")
    modules = {path.stem for path in (ROOT / "analysis/rivalry").glob("*.py")}
    inner = {"__init__", "errors", "findings", "marks", "quantities", "style"}
    missing = {module for module in modules - inner if f"`{module}`" not in text}
    assert not missing
    named = set(re.findall(r"rivalry\.(\w+)\(", text))
    assert named <= set(dir(rivalry))
