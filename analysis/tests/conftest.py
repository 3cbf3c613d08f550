"""A run as the program writes it, made of Bass curves."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import h5py
import matplotlib
import numpy as np
import pytest

import rivalry

matplotlib.use("Agg")

SCENARIO = """\
rivalry: 1
name: wechat-growth
question: How fast does WeChat grow?
calendar: {start: 2011-01-21, end: 2016-12-31}
seed: 7
replicates: 60
population:
  people: {uniform: [560 million, 640 million]}
  segments:
    silent: {share: 57 %}
    daily: {share: 43 %}
platforms:
  wechat: {launched: 2011-01-21, join: {internal: {uniform: [1.4 per year, 2.2 per year]}}}
  weibo: {launched: 2009-08-14}
expect:
  wechat_100m:
    {of: platform_registered, platform: wechat, at: 2012-03-29, value: 100 million, within: 5 %, source: TechNode}
  wechat_200m: {of: platform_registered, platform: wechat, at: 2012-09-17, value: 200 million, within: 5 %}
  wechat_300m: {of: platform_registered, platform: wechat, at: 2013-01-15, value: 300 million, within: 5 %}
  wechat_backtest: {of: platform_registered, platform: wechat, at: 2013-05-01, inside: [369 million, 412 million]}
  weibo_503m: {of: platform_registered, platform: weibo, at: 2012-12-31, value: 503 million, within: 5 %}
  silent:
    of: segment_registered
    platform: weibo
    segment: silent
    at: 2 years
    value: 57 %
    within: 3 points
    per_person: on
  fast: {of: platform_registered, platform: wechat, over: crossing, level: 1 million, value: 100 days, within: 5 days}
sources:
  expect.wechat_200m: Memeburn
"""  # noqa: E501
REPLICATES = 60
DAYS = np.append(np.arange(0, 2171, 7), 2171).astype("int32")


def _registered() -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(1)
    ceilings = rng.uniform(500e6, 1000e6, REPLICATES)
    fit = rivalry.history("wechat_registered_users", known_by="2013-02-01")
    people = rng.uniform(560e6, 640e6, REPLICATES)
    values = np.zeros((REPLICATES, DAYS.size, 2), dtype="int64")
    for r, ceiling in enumerate(ceilings):
        curve = rivalry.bass_least_squares(fit, ceiling)
        wechat = ceiling * rivalry.bass(DAYS / 365.25, curve.p, curve.q)
        weibo = people[r] * rivalry.bass(DAYS / 365.25 + 1.44, 0.03, 1.6)
        values[r] = np.stack([wechat, weibo], axis=1) * (1 + 0.01 * rng.standard_normal())
    return values, people


def write_result(path: Path) -> None:
    """Write the file of DESIGN section 6 through HDF5, as the program does."""
    values, people = _registered()
    text = h5py.string_dtype("utf-8")
    with h5py.File(path, "w") as file:
        dims = {
            "replicate": np.arange(REPLICATES, dtype="int32"),
            "time": DAYS,
            "platform": np.array(["wechat", "weibo"], dtype=text),
            "segment": np.array(["silent", "daily"], dtype=text),
            "spread": np.array(["rumour"], dtype=text),
            "event": np.arange(3, dtype="int32"),
            "event_word": np.array(["campaign", "ban", "first_arrears"], dtype=text),
            "party": np.array(["", "people", "vancl", "supplier_001"], dtype=text),
        }
        for name, labels in dims.items():
            file.create_dataset(name, data=labels).make_scale(name)
        file["time"].attrs.update(units="days since 2011-01-21", calendar="proleptic_gregorian")

        def add(name: str, over: tuple[str, ...], data: np.ndarray, **attributes: str) -> None:
            variable = file.create_dataset(name, data=data)
            for axis, dim in enumerate(over):
                variable.dims[axis].attach_scale(file[dim])
            variable.attrs.update(attributes)

        rtp = ("replicate", "time", "platform")
        add("platform_registered", rtp, values, units="people", long_name="Registered users")
        add("platform_active_daily", rtp, (values * 0.09).astype("int64"), units="people",
            long_name="Daily active users")  # fmt: skip
        add("platform_active_monthly", rtp, (values * 0.4).astype("int64"), units="people",
            long_name="Monthly active users")  # fmt: skip
        add("platform_silent", rtp, (values * 0.57).astype("int64"), units="people",
            long_name="Silent accounts")  # fmt: skip
        shares = np.array([0.57, 0.43])
        add("segment_registered", (*rtp, "segment"),
            (values[..., None] * shares).astype("int64"), units="people",
            long_name="Registered users by segment")  # fmt: skip
        reached = np.where(np.arange(REPLICATES) % 3 == 0, 2e3, 0.8 * people)[:, None, None]
        add("spread_reached", ("replicate", "time", "spread"),
            np.broadcast_to(reached, (REPLICATES, DAYS.size, 1)).astype("int64"),
            units="people", long_name="People reached")  # fmt: skip
        add("input_population_people", ("replicate",), people, units="people",
            long_name="population.people")  # fmt: skip
        add("input_platforms_wechat_join_internal", ("replicate",),
            np.linspace(0.004, 0.006, REPLICATES), units="1/day",
            long_name="platforms.wechat.join.internal")  # fmt: skip
        add("event_replicate", ("event",), np.array([0, 3, 3], dtype="int32"))
        add("event_time", ("event",), np.array([10, 400, 407], dtype="int32"),
            units="days since 2011-01-21", calendar="proleptic_gregorian")  # fmt: skip
        columns = {"number": [0, 0, 1], "name": [0, 1, 2], "who": [0, 0, 2], "whom": [0, 0, 3],
                   "cause": [-1, -1, 0]}  # fmt: skip
        for name, values_of_rows in columns.items():
            add(f"event_{name}", ("event",), np.array(values_of_rows, dtype="int32"))
        add("event_amount", ("event",), np.array([0, 0, 123456789], dtype="int64"), units="CNY",
            scale_factor=0.01)  # fmt: skip
        file.attrs.update(
            Conventions="CF-1.8", run_id="wechat-growth-0badcafe", seed=7,
            model_version=rivalry.__version__,
            scenario=SCENARIO, verify="rivalry verify results/wechat-growth-0badcafe",
        )  # fmt: skip


def write_run(directory: Path) -> Path:
    """Write a complete run directory."""
    directory.mkdir(parents=True)
    write_result(directory / "result.h5")
    digest = hashlib.sha256((directory / "result.h5").read_bytes()).hexdigest()
    line = json.dumps({"kind": "result", "sha256": digest, "replicates": REPLICATES})
    (directory / "manifest.jsonl").write_text(line + '\n{"torn')
    return directory


@pytest.fixture(scope="session")
def run_directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_run(tmp_path_factory.mktemp("work") / "results" / "wechat-growth-0badcafe")


@pytest.fixture
def ds(run_directory: Path):
    with rivalry.open(run_directory) as dataset:
        yield dataset
