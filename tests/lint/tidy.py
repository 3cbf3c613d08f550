#!/usr/bin/python3
"""clang-tidy over sim/, as many batches at a time as there are processors.

A batch is a generated file that includes a dozen files of one chapter, so that the headers they share are parsed once;
what is found in any of them counts as if it had been read alone. A batch that does not compile as one file is read file
by file, and says so.

A file that passed is not read again until it, a header of ours that it includes, or .clang-tidy changes: build/tidy
holds one empty file for each text that has passed. With --all, and where CI is set, everything is read. Files may be
named as arguments.
"""

import hashlib
import json
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build/dev"
PASSED = ROOT / "build/tidy"
BATCHES = PASSED / "batches"
INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.MULTILINE)
FINDING = re.compile(r"^(/[^:\n]+):\d+:\d+: (?:warning|error): .*\[([\w.,-]+)\]$", re.MULTILINE)
#: Built only where its library is.
OPTIONAL = {ROOT / "sim/cli/mpi_main.cpp"}
#: About a minute of clang-tidy.
MOST_LINES = 2000


class Said(NamedTuple):
    """What clang-tidy has to say of some files: of which something, and what."""

    wrong: set[Path]
    text: str


@cache
def ours_in(file: Path) -> tuple[Path, ...]:
    """The headers of ours that a file includes by itself."""
    found = (folder / name for name in INCLUDE.findall(file.read_text()) for folder in (ROOT, ROOT / "include"))
    return tuple(path for path in found if path.is_file())


def parts(file: Path) -> set[Path]:
    """`file` and every header of ours that it includes, however indirectly."""
    seen, todo = {file}, [file]
    while todo:
        for part in set(ours_in(todo.pop())) - seen:
            seen.add(part)
            todo.append(part)
    return seen


@cache
def digest_of(file: Path) -> bytes:
    return hashlib.sha256(file.read_bytes()).digest()


def fingerprint(file: Path) -> str:
    digest = hashlib.sha256(digest_of(ROOT / ".clang-tidy"))
    for part in sorted(parts(file)):
        digest.update(str(part.relative_to(ROOT)).encode() + b"\0" + digest_of(part))
    return digest.hexdigest()


@cache
def flags() -> tuple[str, ...]:
    """The options of the compiler for a file of the engine that matter to what it means."""
    for each in json.loads((BUILD / "compile_commands.json").read_text()):
        if "rivalry_engine.dir" in each["command"]:
            found = re.findall(r" (-isystem \S+|-[DIstdmf]\S+)(?= )", each["command"])
            return tuple(word for option in found for word in option.split() if not re.match(r"-(MD|MF|MT)", word))
    raise SystemExit(f"{BUILD} is not configured: no file of the engine is compiled there")


def batches(files: list[Path]) -> list[list[Path]]:
    """The files in groups that are read at once: neighbours, and not too many of them."""
    groups: list[list[Path]] = []
    lines, last = 0, None
    for file in sorted(files):
        chapter, length = file.relative_to(ROOT).parts[1], file.read_text().count("\n")
        if chapter != last or lines + length > MOST_LINES:
            groups.append([])
            lines = 0
        groups[-1].append(file)
        lines, last = lines + length, chapter
    return sorted(groups, key=lambda group: -sum(file.stat().st_size for file in group))


def write_batch(files: list[Path]) -> Path:
    """A file that includes others. (That it does so is no fault of theirs.)"""
    name = hashlib.sha256("\n".join(map(str, files)).encode()).hexdigest()[:16]
    path = BATCHES / f"{files[0].relative_to(ROOT).parts[1]}-{name}.cpp"
    lines = [f'#include "{file}"  // NOLINT(bugprone-suspicious-include)\n' for file in files]
    path.write_text("".join(lines))
    return path


def clang_tidy(source: Path) -> subprocess.CompletedProcess[str]:
    command = ["clang-tidy", "--quiet", f"--config-file={ROOT / '.clang-tidy'}", source, "--", *flags()]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True)


def read(files: list[Path]) -> Said:
    """What clang-tidy has to say of a batch."""
    source = files[0] if len(files) == 1 else write_batch(files)
    out = clang_tidy(source)
    text = out.stdout.replace(f"{ROOT}/", "") or out.stderr
    findings = FINDING.findall(out.stdout)
    if out.returncode == 0:
        return Said(set(), "")
    if len(files) == 1:
        return Said(set(files), text)
    if not findings or any("clang-diagnostic" in check for _, check in findings):
        print(f"note   {source.stem}: {len(files)} files do not compile as one, so each is read alone", flush=True)
        alone = [read([file]) for file in files]
        return Said(set().union(*(each.wrong for each in alone)), "".join(each.text for each in alone))
    found = {Path(file).resolve() for file, _ in findings}
    # What is found in a header is a fault of everything here that includes it.
    return Said({file for file in files if parts(file) & found} or set(files), text)


def compiled() -> list[Path]:
    return sorted(set((ROOT / "sim").rglob("*.cpp")) - OPTIONAL)


def main() -> int:
    BATCHES.mkdir(parents=True, exist_ok=True)
    named = [Path(name).resolve() for name in sys.argv[1:] if not name.startswith("--")]
    files = named or compiled()
    everything = "--all" in sys.argv[1:] or bool(os.environ.get("CI"))
    done = {file: PASSED / fingerprint(file) for file in files}
    todo = [file for file in files if everything or not done[file].exists()]
    groups = batches(todo)
    wrong: set[Path] = set()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for group, said in zip(groups, pool.map(read, groups), strict=True):
            print(said.text, end="", flush=True)
            wrong |= said.wrong
            for file in set(group) - said.wrong:
                done[file].touch()
    print(f"read {len(todo)} of {len(files)} files in {len(groups)} batches; the others have passed as they are")
    print(f"{len(files) - len(wrong)} passed, {len(wrong)} failed")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
