#!/usr/bin/python3
"""ruff, lint and format, over every Python file or those named; with --fix writes them as ruff formats them, with
--install only makes sure that ruff is there.

Debian 12 has no ruff, so it comes from npm, as WebAssembly, which sees one text at a time and no folders: this script
finds the settings of each file (the nearest ruff.toml, or pyproject.toml with a [tool.ruff]) as ruff itself would.
"""

import fnmatch
import json
import subprocess
import sys
import tomllib
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "tests/support"))

from npm import installed  # noqa: E402

HERE = ROOT / "tests/lint/ruff"


def settings_of(path):
    """The settings for one file, with its per-file-ignores folded in."""
    for folder in path.parents:
        if (file := folder / "ruff.toml").is_file():
            found = tomllib.loads(file.read_text())
        elif (file := folder / "pyproject.toml").is_file():
            found = tomllib.loads(file.read_text()).get("tool", {}).get("ruff")
        else:
            continue
        if found is not None:
            return fold_ignores(found, path.relative_to(folder))
    raise SystemExit(f"{path}: no ruff.toml above it")


def fold_ignores(settings, path):
    lint = settings.get("lint", {})
    for pattern, codes in lint.pop("per-file-ignores", {}).items():
        if fnmatch.fnmatch(str(path), pattern) or fnmatch.fnmatch(path.name, pattern):
            lint.setdefault("ignore", []).extend(codes)
    return settings


def main():
    place = installed(HERE)
    if "--install" in sys.argv[1:]:
        return 0
    named = [word for word in sys.argv[1:] if not word.startswith("--")]
    listed = (
        named
        or subprocess.run(
            ["git", "ls-files", "-co", "--exclude-standard", "*.py"],
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
        ).stdout.split()
    )
    groups = defaultdict(list)
    for file in listed:
        groups[json.dumps(settings_of(ROOT / file))].append(file)
    work = {
        "modules": str(place / "node_modules"),
        "fix": "--fix" in sys.argv[1:],
        "groups": [{"settings": json.loads(settings), "files": files} for settings, files in groups.items()],
    }
    return subprocess.run(["node", HERE / "ruff.mjs"], cwd=ROOT, input=json.dumps(work), text=True).returncode


if __name__ == "__main__":
    sys.exit(main())
