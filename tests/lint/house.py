#!/usr/bin/python3
"""The rules of the house that a machine can check, file by file; prints FILE:LINE: RULE: what is wrong.

A rule is a function of (path, code, text) that yields (line, message): `code` is the text with comments and strings
blanked out. Paths are relative to the root. Takes files as arguments, or checks every file that git tracks; after
--from FOLDER it reads them there.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# core <- books, users, signals <- ... <- cli: a chapter may use chapters of lower rank, and itself.
RANKS = [
    ["core"],
    ["books", "users", "signals"],
    ["commerce", "firms", "capital", "exchange"],
    ["scenario", "results"],
    ["run", "findings"],
    ["sweep"],
    ["report"],
    ["cli"],
]
RANK = {chapter: rank for rank, chapters in enumerate(RANKS) for chapter in chapters}

# Each of these libraries is met by one file of sim/, so that it can be replaced there.
ONE_FILE_EACH = {
    "Boost.Program_options": r"boost/program_options",
    "the YAML parser": r"yaml-cpp/",
    "HDF5": r"(hdf5|hdf5_hl|H5\w*)\.h$",
    "TBB": r"(oneapi/)?tbb/",
    "nlohmann's JSON": r"nlohmann/",
}

MATHS = (
    r"exp|exp2|expm1|log|log2|log10|log1p|pow|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|erf|erfc|tgamma|lgamma"
    r"|cbrt|hypot|fma"
)
# What would let results depend on the C library, the clock, addresses or chance: (pattern, why, files that may).
NOT_IN_RESULTS = [
    (
        rf"\bstd::({MATHS})[fl]?\s*\(|(?<![\w:.>])::({MATHS})[fl]?\s*\(|__builtin_({MATHS})[fl]?\b",
        "the C library's functions differ between machines: use rivalry/math.hpp",
        r"$^",
    ),
    (
        r"\bstd::\w+_distribution\b|\bstd::(mt19937|minstd_rand|ranlux|knuth_b|default_random_engine|random_device"
        r"|shuffle|sample)\w*|\b(rand|srand|drand48|rand_r)\s*\(",
        "randomness is keyed: use rivalry/random.hpp",
        r"$^",
    ),
    (r"\bstd::unordered_\w+", "the order of a hash table is nobody's: use std::map or a sorted vector", r"$^"),
    (
        r"\bstd::(transform_)?reduce\b|\bstd::execution::|\bparallel_reduce\b",
        "the order of a sum must be fixed: use parallel_deterministic_reduce, or integers",
        r"$^",
    ),
    (
        r"_clock::now\b|\bstd::(time|clock)\b|(?<![\w.>])time\s*\(\s*(nullptr|NULL|0|&)"
        r"|\b(gettimeofday|clock_gettime|localtime|gmtime)\w*\s*\(|get_id\s*\("
        r"|\bgethostname\b",
        "no clock, host or thread may reach a result",
        r"sim/cli/|sim/run/(ensemble|profile|session|forecast)"
        r"|sim/results/store/(provenance|lock|owner|run_directory|manifest)"
        r"|sim/sweep/sweep_session|sim/sweep/cluster/(claims|process)",
    ),
]

LONGEST_FILE = 400
LONGEST_LINE = 120
SOURCES = (".cpp", ".hpp")
SCRIPTS = (".py", ".sh", ".mjs", ".js")


def blank(match):
    """Whatever was there, as blanks: line breaks stay where they were."""
    return re.sub(r"[^\n]", " ", match.group())


def code_of(text):
    """C++ without comments and without what stands in quotation marks (but for includes)."""
    token = (
        r"//[^\n]*|/\*.*?\*/|(?m:^\s*#\s*include[^\n]*)"
        r'|R"\((?:.*?)\)"|"(?:\\.|[^"\\\n])*"|(?<![\w])\'(?:\\.|[^\'\\\n])+\''
    )
    return re.sub(
        token, lambda m: m.group() if re.match(r"\s*#\s*include", m.group()) else blank(m), text, flags=re.DOTALL
    )


def includes(code):
    """(line, file) of every #include."""
    for number, line in enumerate(code.splitlines(), 1):
        if match := re.match(r'\s*#\s*include\s*[<"]([^">]+)[">]', line):
            yield number, match.group(1)


def arrows(path, code, text):
    """Chapters include only what stands below them; the public headers include only each other."""
    here = path.split("/")
    for line, file in includes(code):
        there = file.split("/")
        if path.startswith("include/") and there[0] == "sim":
            yield line, f"a public header includes {file}, which is not public"
        elif path.startswith("include/") and there[0] != "rivalry" and not re.fullmatch(r"[a-z_]+", file):
            yield line, f"a public header includes {file}: it may reach the standard library and other public headers"
        if here[0] != "sim" or there[0] != "sim":
            continue
        if there[1] not in RANK or here[1] not in RANK:
            yield line, f"sim/{there[1] if there[1] not in RANK else here[1]} is not a chapter of the house"
        elif there[1] != here[1] and RANK[there[1]] >= RANK[here[1]]:
            yield line, f"{here[1]} may not include {file}: the arrow points the other way"


def whole_paths(path, code, text):
    """Our own headers are included by their full path from the root, so that the arrow can be seen."""
    if not path.startswith(("sim/", "include/")):
        return
    for number, line in enumerate(code.splitlines(), 1):
        match = re.match(r'\s*#\s*include\s*"([^"]+)"', line)
        if match and not match.group(1).startswith(("sim/", "rivalry/")):
            yield number, f'"{match.group(1)}" is not a full path from the root'


def result_path(path, code, text):
    """Nothing that varies between machines or runs can reach a result."""
    if not path.startswith(("sim/", "include/")):
        return
    for pattern, why, may in NOT_IN_RESULTS:
        if re.match(may, path):
            continue
        for match in re.finditer(pattern, code):
            yield code.count("\n", 0, match.start()) + 1, f"{match.group().strip()}: {why}"


def switches(path, code, text):
    """A switch over an enumeration of ours names every case: the compiler then tells where a new one is forgotten."""
    if not path.startswith(("sim/", "include/")):
        return
    for match in re.finditer(r"\bdefault\s*:", code):
        depth, start = 0, match.start()
        while start > 0 and depth >= 0:
            start -= 1
            depth += {"}": 1, "{": -1}.get(code[start], 0)
        if re.search(r"\bcase\s+(?:\w+::)*[A-Z]\w*::[A-Z]\w*\s*:", code[start : match.start()]):
            yield code.count("\n", 0, match.start()) + 1, "name the other cases, so that a new one is not forgotten"


def length(path, code, text):
    """A file that has grown too long wants to be two."""
    if path.endswith(SOURCES + SCRIPTS) and len(text.splitlines()) > LONGEST_FILE:
        yield LONGEST_FILE, f"{len(text.splitlines())} lines; the limit is {LONGEST_FILE}"


def width(path, code, text):
    """A line that is read in one look."""
    if not path.endswith((".cpp", ".hpp", ".py")):
        return
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > LONGEST_LINE:
            yield number, f"{len(line)} columns; the limit is {LONGEST_LINE}"


# Written so that this file does not match itself.
MACHINE = r"(?<![\w.])/(?:wor[k]|far[m]|hom[e]|roo[t])/|/tm[p]/(?:wt|bash_jobs)"
REGISTRY = r'"resolve[d]": *"http|https?://[^/ ]*(?:registr[y]|npm[j]s|pyp[i]|pythonhoste[d]|deb\.debia[n])'
PROMISES = r"\b(?:TOD[O]|FIXM[E]|XX[X])\b"


def hygiene(path, code, text):
    """No path of somebody's machine, no registry's host, no promise of later work, no stray white space."""
    for number, line in enumerate(text.split("\n"), 1):
        for pattern, what in [
            (MACHINE, "a machine's own path"),
            (REGISTRY, "a package registry's address"),
            (PROMISES, "a promise of later work"),
        ]:
            if match := re.search(pattern, line):
                yield number, f"{what}: {match.group().strip()}"
        if path.endswith(SOURCES + SCRIPTS) and line != line.rstrip():
            yield number, "white space at the end of the line"
    if path.endswith((*SOURCES, *SCRIPTS, ".md")) and text and not text.endswith("\n"):
        yield text.count("\n") + 1, "no line break at the end of the file"


RULES = [arrows, whole_paths, result_path, switches, length, width, hygiene]


def check(path, text):
    """(line, rule, message) of everything that is wrong with one file."""
    code = code_of(text) if path.endswith(SOURCES) else text
    for rule in RULES:
        if rule in (arrows, whole_paths, result_path, switches) and not path.endswith(SOURCES):
            continue
        for line, message in rule(path, code, text):
            yield line, rule.__name__, message


def met_twice(texts):
    """(library, files) for every library that more than one file of sim/ includes; `texts` maps paths to texts."""
    for library, pattern in ONE_FILE_EACH.items():
        files = [
            path
            for path, text in texts.items()
            if path.startswith(("sim/", "include/"))
            and path.endswith(SOURCES)
            and any(re.match(pattern, file) for _, file in includes(code_of(text)))
        ]
        if len(files) > 1:
            yield library, files


def named_twice(texts):
    """(type, files) for every type that two headers define: linkers would take one for the other in silence."""
    defined = {}
    for path, text in texts.items():
        if path.startswith(("sim/", "include/")) and path.endswith(".hpp"):
            spaces = re.findall(r"(?m)^namespace ([\w:]+) \{", text)
            for name in re.findall(
                r"(?m)^(?:struct|class|enum class) (?:alignas\(\d+\) )?(\w+)[^;()]*\{", code_of(text)
            ):
                defined.setdefault((tuple(spaces), name), {})[path] = True
    return [(name, list(files)) for (_, name), files in defined.items() if len(files) > 1]


def tracked():
    """What git tracks or would add, as paths relative to the root."""
    out = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
    return [path for path in out.split("\0") if path and (ROOT / path).is_file()]


def main():
    arguments, root, texts = sys.argv[1:], ROOT, {}
    if arguments[:1] == ["--from"]:
        root, arguments = Path(arguments[1]), arguments[2:]
    for path in arguments or tracked():
        try:
            texts[path] = (root / path).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture, or a test's binary junk
    wrong = [
        f"{path}:{line}: {rule}: {message}" for path, text in texts.items() for line, rule, message in check(path, text)
    ]
    wrong += [
        f"{files[1]}:1: one_file_each: {library} is included by {', '.join(files)}; one file may"
        for library, files in met_twice(texts)
    ]
    wrong += [
        f"{files[1]}:1: one_name_each: {name} is defined in {' and in '.join(files)}; a type has a name of its own"
        for name, files in named_twice(texts)
    ]
    print("\n".join(wrong) if wrong else f"{len(texts)} files keep the rules of the house")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
