#!/usr/bin/python3
"""The first promise: same bytes. Each scenario of tests/cli/identity.d is run

  - by 1, 2, 3 and 8 threads,
  - by builds of the engine (identity.cpp) of gcc and clang, unoptimised and optimised, for the oldest x86-64 and for
    this very CPU,
  - with the C library told that the CPU has neither FMA nor AVX2 (both the names of old and of new C libraries),

and every result.h5 must have one SHA-256. Prints a line a run, and at last "N passed, M failed". With arguments, only
the builds named (clang-O0 ...).
"""

import hashlib
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCENARIOS = sorted((ROOT / "tests/cli/identity.d").glob("*.yaml"))
RELEASE = ROOT / "build/release/rivalry"

# Beside the release build (gcc -O3 for x86-64-v2): name -> C compiler, C++ compiler, flags. Each builds the whole
# engine (a room as one unit, to be quick), so that each varies more than one thing.
OLDEST = " -march=x86-64" if platform.machine() == "x86_64" else ""
BUILDS = {
    "gcc-O0-oldest": ("gcc", "g++", "-O0" + OLDEST),
    "gcc-O3-native": ("gcc", "g++", "-O3 -march=native"),
    "clang-O0": ("clang", "clang++", "-O0"),
    "clang-O3-native": ("clang", "clang++", "-O3 -march=native"),
}

# What a C library before and after 2.33 calls them.
MASKS = {
    "no FMA, no AVX2 (old names)": "-AVX2_Usable,-FMA_Usable,-AVX_Usable,-AVX512F_Usable",
    "no FMA, no AVX2": "-AVX2,-FMA,-FMA4,-AVX,-AVX512F,-AVX512VL,-AVX512BW,-AVX512DQ",
}


# The builds are made side by side, with the processors shared among them.
PROCESSORS = os.cpu_count() or 1
AT_ONCE = min(PROCESSORS, len(BUILDS))


def build(name):
    """Builds the engine alone, as `name` says; returns its path and the seconds that it took."""
    c, cxx, flags = BUILDS[name]
    place = ROOT / "build/identity" / name
    configure = [
        *("cmake", "-G", "Ninja", "-S", ROOT, "-B", place, "-DBUILD_TESTING=OFF", "-DCMAKE_BUILD_TYPE=None"),
        *(f"-DCMAKE_C_COMPILER={c}", f"-DCMAKE_CXX_COMPILER={cxx}", f"-DCMAKE_CXX_FLAGS={flags}"),
        "-DCMAKE_UNITY_BUILD=ON",
    ]
    make = ["cmake", "--build", place, "--target", "rivalry-engine", "-j", str(PROCESSORS // AT_ONCE)]
    start = time.monotonic()
    for command in (configure, make):
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            print(done.stdout[-4000:] + done.stderr[-4000:])
            raise SystemExit(f"the build {name} failed\n0 passed, 1 failed")
    return place / "rivalry-engine", time.monotonic() - start


def sha256_of_run(program, scenario, threads, environment):
    """The SHA-256 of the result, or what went wrong."""
    with tempfile.TemporaryDirectory() as work:
        run = Path(work) / "run"
        command = [program, "run", scenario, "-o", run, "-j", str(threads), "--json", "--quiet"]
        if program != RELEASE:
            command = [program, scenario, run, str(threads)]
        done = subprocess.run(command, cwd=work, env=os.environ | environment, capture_output=True, text=True)
        if done.returncode:
            return f"exit {done.returncode}: {done.stderr[-2000:]}"
        digest = hashlib.sha256((run / "result.h5").read_bytes()).hexdigest()
        if program != RELEASE:
            return digest
        said = json.loads(done.stdout)["sha256"]
        return digest if said == digest else f"--json says sha256 {said}, but the file has {digest}"


def cases(chosen):
    """(name, program, threads, environment) of every way to run."""
    for threads in (1, 2, 3, 8):
        yield f"release, {threads} threads", RELEASE, threads, {}
    for name, mask in MASKS.items():
        yield f"release, {name}", RELEASE, 2, {"GLIBC_TUNABLES": f"glibc.cpu.hwcaps={mask}"}
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for name, (program, seconds) in zip(chosen, pool.map(build, chosen), strict=True):
            print(f"built  {name} in {seconds:.0f} s", flush=True)
            yield name, program, 2, {}


def libm_bits(environment):
    """A digest of what this machine's C library makes of some transcendental functions."""
    script = "import math; print(hash(tuple(math.exp(x / 7) + math.log(x) + math.pow(x, 1.7) for x in range(1, 4000))))"
    return subprocess.run(["/usr/bin/python3", "-c", script], env=os.environ | environment, capture_output=True).stdout


def main():
    if not SCENARIOS:
        raise SystemExit("no scenario in tests/cli/identity.d\n0 passed, 1 failed")
    for name, mask in MASKS.items():
        bites = libm_bits({"GLIBC_TUNABLES": f"glibc.cpu.hwcaps={mask}"}) != libm_bits({})
        print(f"note   {name}: {'changes' if bites else 'does not change'} the bits of this C library's own functions")
    first, passed, failed = {}, 0, 0
    for name, program, threads, environment in cases(sys.argv[1:] or BUILDS):
        for scenario in SCENARIOS:
            digest = sha256_of_run(program, scenario, threads, environment)
            same = digest == first.setdefault(scenario, digest) and len(digest) == 64
            passed, failed = passed + same, failed + (not same)
            print(f"{'ok    ' if same else 'FAILED'} {scenario.stem:<12} {name:<36} {digest}", flush=True)
    if len(set(first.values())) < len(first):
        failed += 1
        print("FAILED two different scenarios gave the same bytes: nothing is being compared")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
