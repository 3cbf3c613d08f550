"""The package against the program itself: skipped where it has not been built."""

import os
from pathlib import Path

import numpy as np
import pytest

import rivalry

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(os.environ.get("RIVALRY") or ROOT / "build/release/rivalry")
SCENARIO = ROOT / "scenarios/wechat-growth.yaml"
needs_program = pytest.mark.skipif(
    not (PROGRAM.is_file() and SCENARIO.is_file()), reason="the program is not built"
)
COARSE = {"population.people_per_agent": "200 thousand"}


@pytest.fixture(scope="module")
def workplace(tmp_path_factory):
    """A folder with one small run of the scenario under its ``results/``."""
    place = tmp_path_factory.mktemp("program")
    (place / "results").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RIVALRY", str(PROGRAM))
        patch.chdir(place)
        rivalry.run(SCENARIO, replicates=5, progress=False, **COARSE).close()
    return place


@needs_program
def test_run_gives_what_was_asked_for(workplace, monkeypatch):
    monkeypatch.chdir(workplace)
    with rivalry.open("@last") as ds:
        assert ds.sizes["replicate"] == 5
        assert ds.platform_registered.attrs["units"] == "people"
        assert str(ds.time.values[0])[:10] == rivalry.scenario(ds)["calendar"]["start"]
        assert (ds.platform_active_daily <= ds.platform_registered).all()
        assert rivalry.expectations(ds)["got"].notna().any()
        assert set(rivalry.inputs(ds).index) == set(range(5))
        assert rivalry.scenario(ds)["population"]["people_per_agent"] == "200 thousand"


@needs_program
def test_drawn_inputs_go_back_into_a_scenario(workplace, monkeypatch):
    """Each of the accepted draws, given back as lists, is drawn again as a whole."""
    monkeypatch.chdir(workplace)
    monkeypatch.setenv("RIVALRY", str(PROGRAM))
    with rivalry.open("@last") as ds:
        points = rivalry.expectations(ds).query("of == 'platform_registered'")
        chosen = rivalry.abc_select(ds, points, 10.0)
    lists = dict(line.split(": ", 1) for line in chosen.yaml().splitlines())
    with rivalry.run(SCENARIO, replicates=3, progress=False, **COARSE, **lists) as again:
        before, after = chosen.draws.to_numpy(), rivalry.inputs(again)[list(chosen.draws)]
        for row in after.to_numpy():
            assert np.isclose(before, row, rtol=1e-12).all(axis=1).any()


@needs_program
def test_the_programs_errors_point_to_the_scenario(monkeypatch):
    monkeypatch.setenv("RIVALRY", str(PROGRAM))
    with pytest.raises(rivalry.RunFailed, match="peple") as error:
        rivalry.run(SCENARIO, progress=False, **{"population.peple": "1 million"})
    assert error.value.exit_code == 65
