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

    def make(answer: str, exit_code: int = 0, says: str = "60/60", *, printf: bool = False) -> None:
        talk = "printf" if printf else "echo"
        script = tmp_path / "program"
        script.write_text(
            f"#!/bin/sh\nprintf '%s\\n' \"$@\" > {tmp_path}/arguments\n"
            f"{talk} '{says}' >&2\necho '{answer}'\nexit {exit_code}\n"
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


class Shown:
    """Stands in for a notebook's display: keeps all states, and the last one."""

    def __init__(self):
        self.states = []

    def __call__(self, content, **_):
        self.states.append(content["text/plain"])
        return self

    update = __call__


def test_a_notebook_shows_one_line_that_changes(stand_in, run_directory, monkeypatch, capsys):
    from rivalry import progress, runner

    display = Shown()
    monkeypatch.setattr("IPython.display.display", display)
    monkeypatch.setattr(runner, "show_in_notebook", progress._Line)
    bar = "\\r\\033[K  ####....  30/60   5s   6 rep/s   ETA 5s"
    last = "\\r\\033[K  ########  60/60   10s   6 rep/s   peak 90 MB"
    stand_in(ANSWER.format(run=run_directory, failed=0), says=f"{bar}{last}", printf=True)
    rivalry.run("a.yaml").close()
    assert stand_in.arguments()[-1] == "--progress=bar"
    assert display.states == ["  ####....  30/60   5s   6 rep/s   ETA 5s", "  ########  60/60"]
    assert capsys.readouterr().err == ""


def test_a_bar_is_no_part_of_an_error(stand_in):
    stand_in("", exit_code=74, says="disk full")
    with pytest.raises(rivalry.RunFailed, match="^disk full$"):
        rivalry.sweep("a.yaml", **{"x.y": [1, 2], "x.z": "1..3 days:3", "x.w": None})
    words = ["x.y=1,2", "x.z=1..3 days:3", "x.w"]
    assert stand_in.arguments()[2:5] == words
