#!/usr/bin/python3
"""Files of cases (tests/support/cases.hpp says how they are written), for tests in Python and for the hand.

    tests/support/cases.py INTO [NAME...]

writes the inputs of the bad scenarios and sweeps, all or those named, into INTO/bad and INTO/bad-sweeps, each as a file
of its own: to try one with `rivalry check`, or as a corpus to fuzz from.
"""

import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
SCENARIOS = ROOT / "tests/cli/bad"
SWEEPS = ROOT / "tests/cli/bad-sweeps"


class Case(NamedTuple):
    """An input, the files beside it, and what is said of it."""

    files: dict[str, str]
    says: str


def parse(text: str) -> dict[str, Case]:
    """Every case of one file's text, by name."""
    cases: dict[str, Case] = {}
    for block in ("\n" + text).split("\n=== case ")[1:]:
        name, rest = block.split("\n", 1)
        given, says = ("\n" + rest).split("\n=== says\n")
        first, *beside = given.split("\n=== beside ")
        files = {f"{name}.yaml": ended(first[1:])}
        for part in beside:
            file, content = part.split("\n", 1)
            files[file] = ended(content)
        if name in cases:
            raise ValueError(f"there are two cases {name}")
        cases[name] = Case(files, ended(says.rstrip("\n")))
    return cases


def ended(text: str) -> str:
    """A text whose last line break was taken for part of the line below it."""
    return text + "\n" if text else ""


def cases(folder: Path) -> dict[str, Case]:
    """Every case of the files in `folder`, by name; what else lies in the folder is beside each of them."""
    shared = {file.name: file.read_text(encoding="utf-8") for file in folder.glob("*.yaml")}
    found: dict[str, Case] = {}
    for file in sorted(folder.glob("*.cases")):
        for name, case in parse(file.read_text(encoding="utf-8")).items():
            found[name] = Case(case.files | shared, case.says)
    if not found:
        raise FileNotFoundError(f"no files of cases in {folder}")
    return found


def unpack(case: Case, into: Path) -> Path:
    """Writes the files of a case into a folder; returns where its input is."""
    into.mkdir(parents=True, exist_ok=True)
    for name, content in case.files.items():
        (into / name).write_text(content, encoding="utf-8")
    return into / next(iter(case.files))


def main(arguments: list[str]) -> int:
    if not arguments or arguments[0].startswith("-"):
        print(__doc__)
        return 0 if arguments else 64
    into, names = Path(arguments[0]), set(arguments[1:])
    found = {folder: cases(folder) for folder in (SCENARIOS, SWEEPS)}
    if strange := sorted(names - {name for each in found.values() for name in each}):
        print(f"there is no case {strange[0]} in {SCENARIOS} or {SWEEPS}", file=sys.stderr)
        return 64
    for folder, each in found.items():
        for name in [name for name in each if not names or name in names]:
            print(unpack(each[name], into / folder.name))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
