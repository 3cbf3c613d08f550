#!/usr/bin/python3
"""clang-tidy over sim/, two files at a time.

A file that passed is not read again until it, a header of ours that it includes, or .clang-tidy changes: build/tidy
holds one empty file for each text that has passed.
"""

import hashlib
import json
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build/release"
PASSED = ROOT / "build/tidy"
INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.MULTILINE)


def parts(file, seen):
    """`file` and every header of ours that it includes, however indirectly."""
    if file in seen or not file.is_file():
        return seen
    seen.add(file)
    for name in INCLUDE.findall(file.read_text()):
        for folder in (ROOT, ROOT / "include"):
            parts(folder / name, seen)
    return seen


def fingerprint(file):
    digest = hashlib.sha256((ROOT / ".clang-tidy").read_bytes())
    for part in sorted(parts(file, set())):
        digest.update(str(part.relative_to(ROOT)).encode() + b"\0" + part.read_bytes())
    return digest.hexdigest()


def tidy(file):
    """What clang-tidy has to say of `file`; nothing if it is content."""
    done = PASSED / fingerprint(file)
    if done.exists():
        return ""
    command = ["clang-tidy", "--quiet", "-p", BUILD, "--extra-arg=-Wno-unknown-warning-option", file]
    out = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if out.returncode == 0:
        done.touch()
        return ""
    return out.stdout.replace(f"{ROOT}/", "") or out.stderr


def compiled():
    """The files of sim/ that are built here: what needs a library that is optional may not be."""
    commands = json.loads((BUILD / "compile_commands.json").read_text())
    return sorted(file for file in {Path(each["file"]) for each in commands} if file.is_relative_to(ROOT / "sim"))


def main():
    PASSED.mkdir(parents=True, exist_ok=True)
    files = [Path(name).resolve() for name in sys.argv[1:]] or compiled()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        said = [text for text in pool.map(tidy, files) if text]
    print("".join(said))
    print(f"{len(files) - len(said)} passed, {len(said)} failed")
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main())
