#!/usr/bin/python3
"""Builds and runs one unit test: `./tests/run unit NAME`.

NAME is a file of tests/unit or tests/invariants (sweep_file, sweep_file.test.cpp) or a part of a test's own name
("a sweep file is told"). Only what it needs is built, in build/dev, where every file is a unit by itself: the library,
that file, and Catch2's main.
"""

import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build/dev"
TESTS = ROOT / "tests"
TEST_CASE = re.compile(r'TEST_CASE\(\s*"((?:[^"\\]|\\.)*)"')


def sources() -> list[Path]:
    return sorted(path for folder in ("unit", "invariants") for path in (TESTS / folder).rglob("*.test.cpp"))


def chosen(name: str, files: list[Path]) -> tuple[list[Path], list[str]]:
    """The files that hold the tests asked for, and the tests' names; no names: all that the files hold."""
    stem = name.removesuffix(".cpp").removesuffix(".test")
    if found := [path for path in files if path.name == f"{Path(stem).name}.test.cpp" and stem in str(path)]:
        return found, []
    cases = {path: [case for case in TEST_CASE.findall(path.read_text()) if name in case] for path in files}
    return [path for path in files if cases[path]], [case for path in files for case in cases[path]]


def link_command(objects: list[str], link: str, output: str) -> tuple[list[str], list[str]]:
    """What links these objects alone, given what links them all; and what of it must be built first."""
    # Ninja's command is `: && LINK && what comes after`.
    words = shlex.split(link.removeprefix(": && ").split(" && ")[0])
    wanted = [word for word in words if word.endswith(".o") and any(word.endswith(each) for each in objects)]
    libraries = [word for word in words if word.endswith(".a") and not word.startswith("/")]
    kept = [word for word in words if not word.endswith(".o")]
    place = kept.index("-o")
    return [*kept[:place], *wanted, "-o", output, *kept[place + 2 :]], [*wanted, *dict.fromkeys(libraries)]


def escaped(name: str) -> str:
    """A test's name as Catch2 wants it on the command line."""
    return re.sub(r"([,\[\]\\])", r"\\\1", name)


def ninja(*words: str) -> str:
    done = subprocess.run(["ninja", "-C", BUILD, *words], capture_output=True, text=True)
    if done.returncode:
        print(done.stdout[-6000:] + done.stderr)
        raise SystemExit(done.returncode)
    return done.stdout


def main(name: str) -> int:
    files, cases = chosen(name, sources())
    if not files:
        print(f'no file of tests/unit is called "{name}", and no test has that in its name', file=sys.stderr)
        return 64
    if not (BUILD / "build.ninja").is_file():
        subprocess.run(["cmake", "--preset", "dev"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    ninja("build.ninja")  # a file that is new
    objects = [f"{path.relative_to(TESTS)}.o" for path in [*files, TESTS / "unit/main.test.cpp"]]
    program = f"tests/one-{files[0].name.split('.')[0]}"
    link = ninja("-t", "commands", "rivalry_tests").strip().splitlines()[-1]
    command, needs = link_command(objects, link, program)
    if any("PROGRAM" in path.read_text() for path in files):
        needs.append("rivalry")
    ninja(*needs)
    subprocess.run(command, cwd=BUILD, check=True)
    return subprocess.run([BUILD / program, *([",".join(map(escaped, cases))] if cases else [])], cwd=ROOT).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
