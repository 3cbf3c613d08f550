import numpy as np

import rivalry
from rivalry import figures


def test_the_figure_is_small_and_the_same_each_time(run_directory, tmp_path, capsys):
    for folder in ("a", "b"):
        assert figures.main([str(run_directory), "-o", str(tmp_path / folder)]) == 0
    first, second = (tmp_path / folder / "wechat-growth.png" for folder in "ab")
    assert first.read_bytes() == second.read_bytes()
    assert first.stat().st_size < 200_000
    assert capsys.readouterr().out.splitlines() == [str(first), str(second)]


def test_no_run_is_said(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert figures.main([]) == 1
    assert "no run `wechat-growth`" in capsys.readouterr().err


def test_overtaking_counts_and_dates(ds):
    values = np.zeros((4, ds.sizes["time"], 2), dtype="int64")
    values[..., 1] = 100
    values[:3, 60:, 0] = 200  # three of four overtake at the 60th record ...
    values[:3, 70, 0] = 50  # ... and are behind once more, up to the 70th
    part = ds.isel(replicate=slice(4)).assign(
        platform_registered=(("replicate", "time", "platform"), values)
    )
    assert figures.overtaking(part) == (
        "WeChat overtakes Weibo in 75 % of replicates, typically in June 2012"
    )
    assert "does not overtake" in figures.overtaking(part, "weibo", "wechat")


def test_history_is_packaged():
    for name in rivalry.historical.SERIES:
        assert len(rivalry.history(name)) >= 3
