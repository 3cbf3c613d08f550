import json
import re
import shlex
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
import pytest
from PIL import Image

import rivalry
from rivalry import figures
from rivalry.questions import growth

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / figures.FOLDER
KEYS = ["run", "sha256", "scenario", "overrides", "replicates", "model_version"]
LARGEST = 120_000
kept = pytest.mark.skipif(not FOLDER.is_dir(), reason="not in a checkout")


@pytest.fixture(params=figures.FIGURES)
def receipt(request):
    return FOLDER / f"{request.param}.json"


@kept
def test_each_receipt_says_what_to_play(receipt):
    paper = json.loads(receipt.read_text())
    assert list(paper) == KEYS
    figure = figures.FIGURES[receipt.stem]
    assert paper["scenario"] == figure.scenario
    assert (ROOT / paper["scenario"]).is_file()
    assert re.fullmatch(r"[0-9a-f]{64}", paper["sha256"])
    assert paper["run"].startswith(Path(figure.scenario).stem.removesuffix("-board"))
    assert all("=" in override for override in paper["overrides"])
    assert len(shlex.split(" ".join(map(shlex.quote, paper["overrides"])))) == len(figure.overrides)


@kept
def test_each_picture_carries_its_run_and_is_small(receipt):
    picture = receipt.with_suffix(".png")
    with Image.open(picture) as image:
        assert image.text["Description"] == figures.describe(json.loads(receipt.read_text()))
    assert picture.stat().st_size < LARGEST


@kept
def test_the_documents_show_no_figure_without_a_receipt():
    assert {path.stem for path in FOLDER.glob("*.png")} == set(figures.FIGURES)
    documents = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("analysis/*.md")]
    shown = [
        (document.parent / link).resolve()
        for document in documents
        for link in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", document.read_text(encoding="utf-8"))
    ]
    assert shown, "README.md shows a figure"
    for picture in shown:
        assert picture.with_suffix(".json").is_file(), f"{picture} has no receipt"


def test_a_figure_is_small_and_the_same_each_time(run_directory, tmp_path, capsys):
    for folder in ("a", "b"):
        where = ["--run", str(run_directory), "-o", str(tmp_path / folder)]
        assert figures.main(["wechat-growth", *where]) == 0
    first, second = (tmp_path / folder / "wechat-growth.png" for folder in "ab")
    assert first.read_bytes() == second.read_bytes()
    assert first.stat().st_size < LARGEST
    paper = json.loads(first.with_suffix(".json").read_text())
    assert paper["run"] == "wechat-growth-0badcafe"
    assert paper["replicates"] == 60
    assert paper["sha256"] in (run_directory / "manifest.jsonl").read_text()
    with Image.open(first) as image:
        assert paper["sha256"] in image.text["Description"]
    assert capsys.readouterr().out.splitlines() == [str(first), str(second)]
    assert not plt.get_fignums()


def test_no_run_and_no_figure_are_said(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert figures.main(["wechat-growth", "--run", "wechat-growth"]) == 1
    assert "no run `wechat-growth`" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        figures.main(["wechat-grwth"])
    assert "no figure `wechat-grwth`" in capsys.readouterr().err


def test_which_figures_are_of_sweeps():
    swept = [name for name, figure in figures.FIGURES.items() if figures.is_sweep(figure)]
    assert swept == ["vancl-rescues", "xiaomi-board"]


def test_overtaking_counts_and_dates(ds):
    values = np.zeros((4, ds.sizes["time"], 2), dtype="int64")
    values[..., 1] = 100
    values[:3, 60:, 0] = 200  # three of four overtake at the 60th record ...
    values[:3, 70, 0] = 50  # ... and are behind once more, up to the 70th
    part = ds.isel(replicate=slice(4)).assign(
        platform_registered=(("replicate", "time", "platform"), values)
    )
    assert growth.overtaking(part) == (
        "WeChat overtakes Weibo in 75 % of replicates, typically in June 2012"
    )
    assert "does not overtake" in growth.overtaking(part, "weibo", "wechat")


def test_history_is_packaged():
    for name in rivalry.historical.SERIES:
        assert len(rivalry.history(name)) >= 3
