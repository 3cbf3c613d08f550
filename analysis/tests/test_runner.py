import os
import signal
import stat
import threading
import time

import pytest

import rivalry

ANSWER = '{{"run": "{run}", "status": "complete", "replicates": 60, "failed": {failed}}}'


@pytest.fixture
def stand_in(tmp_path, monkeypatch):
    """A program that keeps its arguments, talks, answers and exits as told."""

    def make(answer: str, exit_code: int = 0, says: str = "60/60") -> None:
        script = tmp_path / "program"
        script.write_text(
            f"#!/bin/sh\nprintf '%s\\n' \"$@\" > {tmp_path}/arguments\n"
            f"echo '{says}' >&2\necho '{answer}'\nexit {exit_code}\n"
        )
        script.chmod(script.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("RIVALRY", str(script))
        monkeypatch.chdir(tmp_path)

    make.arguments = lambda: (tmp_path / "arguments").read_text().splitlines()
    return make


def test_run_passes_everything_and_opens_the_result(stand_in, run_directory, capsys, tmp_path):
    stand_in(ANSWER.format(run=run_directory, failed=0))
    (tmp_path / "a.yaml").touch()
    overrides = {"population.people": "600 million", "events.ban": False, "x.y": [1, 2]}
    with rivalry.run("a.yaml", replicates=60, threads=2, **overrides) as ds:
        assert ds.sizes["replicate"] == 60
    assert stand_in.arguments() == [
        "run", str(tmp_path / "a.yaml"), "population.people=600 million", "events.ban=off",
        "x.y=[1, 2]", "--replicates", "60", "-j", "2", "--json", "--progress=lines",
    ]  # fmt: skip
    assert "60/60" in capsys.readouterr().err


def test_quiet(stand_in, run_directory, capsys):
    stand_in(ANSWER.format(run=run_directory, failed=0))
    rivalry.run("a.yaml", progress=False).close()
    assert capsys.readouterr().err == ""
    assert stand_in.arguments()[-1] == "--progress=none"


def test_failed_replicates_are_said(stand_in, run_directory):
    stand_in(ANSWER.format(run=run_directory, failed=2), exit_code=1)
    with pytest.warns(UserWarning, match="2 replicates failed"):
        rivalry.run("a.yaml").close()


def test_an_error_keeps_the_programs_words(stand_in):
    stand_in("", exit_code=65, says="error[E112]: unknown key `peple`")
    with pytest.raises(rivalry.RunFailed, match="E112.*peple") as error:
        rivalry.run("a.yaml")
    assert error.value.exit_code == 65


def test_ctrl_c_stops_the_program_cleanly(tmp_path, monkeypatch):
    script = tmp_path / "program"
    script.write_text(
        f"#!/bin/sh\ntrap 'echo stopped >> {tmp_path}/end; exit 130' INT\n"
        f"touch {tmp_path}/begun\nsleep 30 & wait\n"
    )
    script.chmod(0o755)
    monkeypatch.setenv("RIVALRY", str(script))
    monkeypatch.chdir(tmp_path)

    # Shells ignore the signal for jobs behind an `&`, and children inherit that.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)

    def press_ctrl_c():
        while not (tmp_path / "begun").exists():
            time.sleep(0.01)
        os.kill(os.getpid(), signal.SIGINT)

    threading.Thread(target=press_ctrl_c).start()
    with pytest.raises(KeyboardInterrupt):
        rivalry.run("a.yaml")
    signal.signal(signal.SIGINT, before)
    assert (tmp_path / "end").read_text() == "stopped\n"


def test_no_program(monkeypatch, tmp_path):
    monkeypatch.setenv("RIVALRY", str(tmp_path / "nothing"))
    with pytest.raises(rivalry.RivalryError, match="cannot be started"):
        rivalry.run("a.yaml")
