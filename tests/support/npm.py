"""Programs from npm that Debian does not package, at the version and checksum of a lock file."""

import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def installed(recipe: Path) -> Path:
    """Installs what package.json in `recipe` names, once; returns the folder under build/ that holds it."""
    place = ROOT / "build" / recipe.name
    lock, done = recipe / "package-lock.json", place / "installed"
    if done.is_file() and done.read_bytes() == lock.read_bytes():
        return place
    place.mkdir(parents=True, exist_ok=True)
    for name in ["package.json", "package-lock.json", ".npmrc"]:
        shutil.copy(recipe / name, place)
    if subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"], cwd=place).returncode:
        raise SystemExit(f"npm could not fetch what {recipe / 'package.json'} names")
    shutil.copy(lock, done)
    return place
