#!/usr/bin/python3
"""report, as its reader meets it: one page that needs nothing beside it, opened in a browser without a screen."""

import json
import os
import re
import shutil
import struct
import subprocess
import time
from html.parser import HTMLParser
from pathlib import Path

from program import ROOT, SCENARIO, asked, main, only_run, rivalry

CRUNCH = str(ROOT / "tests/golden/crunch.yaml")
OPTION = str(ROOT / "tests/golden/option.yaml")
BROWSER = [
    "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
    "--enable-logging=stderr", "--virtual-time-budget=5000",
]  # fmt: skip
DRAWN = {"path", "rect", "line", "circle", "text"}


def browse(page: Path, *words: str, width: int = 1400) -> str:
    """Opens the page; no console message may come of it. Returns what the browser printed: with --dump-dom, the page
    as it was drawn."""
    assert shutil.which("chromium"), "these tests need chromium: see packages.txt"
    profile = f"--user-data-dir={page.parent / 'profile'}"
    done = subprocess.run(
        [*BROWSER, profile, f"--window-size={width},1200", *words, page.as_uri()],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    assert "CONSOLE" not in done.stderr, done.stderr
    return done.stdout


class Figures(HTMLParser):
    """The figures of a drawn page: kind, title, label of the chart and what is drawn in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.all: list[dict] = []
        self.inside = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list) -> None:
        of = dict(attrs)
        if tag == "figure":
            self.all.append({"kind": of["data-kind"], "label": None, "role": None, "marks": [], "keys": False})
            self.inside = True
        if not self.inside:
            return
        if tag == "div" and of.get("class") == "chart":
            self.all[-1]["keys"] = of.get("tabindex") == "0"
        if tag == "svg":
            self.all[-1].update(label=of.get("aria-label"), role=of.get("role"))
        if tag in DRAWN:
            self.all[-1]["marks"].append((tag, of))

    def handle_endtag(self, tag: str) -> None:
        if tag == "figure":
            self.inside = False


def drawn(page: Path) -> list[dict]:
    """The page's figures: each is drawn, with places that are numbers, and can be reached and heard."""
    figures: list[dict] = []
    for _ in range(3):  # on a machine that is busy the browser may print a page that is still being drawn
        figures = Figures(browse(page, "--dump-dom")).all
        if all(figure["label"] for figure in figures):
            break
    for figure in figures:
        assert figure["role"] == "img" and figure["label"] and figure["keys"], figure
        shapes = [of for tag, of in figure["marks"] if tag in ("path", "rect")]
        assert len(shapes) >= 2, f"nothing is drawn in {figure['label']}"
        for tag, of in figure["marks"]:
            places = " ".join(
                of.get(name) or "" for name in ("d", "x", "y", "cx", "cy", "x1", "y1", "width", "transform")
            )
            assert "NaN" not in places and "Infinity" not in places and "undefined" not in places, (tag, of)
    return figures


def contents_of(page: Path) -> dict:
    (text,) = re.findall(
        r'<script type="application/json" id="contents">(.*?)</script>', page.read_text("utf-8"), re.DOTALL
    )
    return json.loads(text)


def blocks_of(contents: dict, kind: str) -> list[dict]:
    """All blocks of a kind, wherever they stand."""
    found = []

    def look(blocks: list) -> None:
        for block in blocks:
            found.extend([block] if block["type"] == kind else [])
            look(block.get("blocks", []))

    look(contents["answer"])
    for section in contents["sections"]:
        look(section["blocks"])
    return found


def check_closed(page: Path) -> None:
    """Nothing can be asked for from outside: the policy says so, and no element has an address."""
    text = page.read_text("utf-8")
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text).group(1)
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert set(rules) == {"default-src", "script-src", "style-src", "base-uri", "form-action"}
    assert [rules[name] for name in ("default-src", "base-uri", "form-action")] == ["'none'"] * 3
    for name in ("script-src", "style-src"):
        assert all(re.fullmatch(r"'sha256-[A-Za-z0-9+/]{43}='", each) for each in rules[name].split()), rules
    markup = re.sub(r"<script.*?</script>|<style>.*?</style>", "", text, flags=re.DOTALL)
    assert "http:" not in markup and "https:" not in markup and "src=" not in markup.replace(policy, "")
    assert not re.search(r"<(link|img|iframe|object|embed|base|form)\b", markup)
    assert "@import" not in text and "url(http" not in text and "fetch(" not in text and "XMLHttpRequest" not in text


def test_a_run_with_everything(folder: Path) -> None:
    run = asked("run", CRUNCH, "--replicates", "8", "-o", "run", folder=folder)["run"]
    told = asked("report", run, folder=folder)
    page = folder / run / "report.html"
    assert told["bytes"] == page.stat().st_size < 700_000
    first = page.read_bytes()
    rivalry("report", run, "-o", "again.html", "-j", "1", folder=folder)
    assert (folder / "again.html").read_bytes() == first, "the same run gives the same report"
    assert str(folder) not in first.decode() and "report.html" not in {p.name for p in folder.iterdir()}
    check_closed(page)
    contents = contents_of(page)
    assert contents["question"] == "Is everything as it was?"
    titles = [section["id"] for section in contents["sections"]]
    assert titles == [
        "outcomes",
        "difference",
        "milestones",
        "ownership",
        "accounts",
        "causes",
        "assumptions",
        "recipe",
    ]
    kinds = {figure["kind"] for figure in drawn(page)}
    assert kinds == {"fan", "chance", "parts", "correlations"}, kinds
    narrow_and_dark(page)
    keys(page)


def narrow_and_dark(page: Path) -> None:
    picture = page.with_suffix(".png")
    browse(page, f"--screenshot={picture}", "--blink-settings=preferredColorScheme=0", width=400)
    data = picture.read_bytes()
    assert data[:4] == b"\x89PNG" and struct.unpack(">I", data[16:20])[0] == 400 and len(data) > 10_000


def keys(page: Path) -> None:
    """Arrow keys move the readout, tables open, nothing is wider than a narrow window. (The copy has no policy, so that
    the test's own script can stand in it.)"""
    script = """<script>addEventListener("load", () => setTimeout(() => {
      const chart = document.querySelector(".chart");
      const key = (name) => chart.dispatchEvent(new KeyboardEvent("keydown", {key: name}));
      key("Home"); key("ArrowRight");
      document.querySelector("figure details").open = true;
      document.documentElement.dataset.excess = document.documentElement.scrollWidth - innerWidth;
    }, 1000))</script></body>"""
    text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page.read_text("utf-8"))
    copy = page.with_name("copy.html")
    copy.write_text(text.replace("</body>", script), encoding="utf-8")
    dom = browse(copy, "--dump-dom", width=500)
    assert re.search(r'class="readout"[^>]*>\d+ \w+ \d{4}: ', dom), "the arrow keys say nothing"
    assert "<td>" in dom.split("</figure>")[0], "the table of numbers is empty"
    assert int(re.search(r'data-excess="(-?\d+)"', dom).group(1)) <= 0, "the page is wider than its window"


def test_numbers_are_those_of_the_result(folder: Path) -> None:
    run = asked("run", OPTION, "-o", "run", folder=folder)["run"]
    rivalry("report", run, folder=folder)
    contents = contents_of(folder / run / "report.html")
    import xarray as xr

    with xr.open_dataset(folder / run / "result.h5", engine="h5netcdf") as data:
        fans = {block["title"].split(":")[0]: block for block in blocks_of(contents, "fan")}
        name, block = next((name, block) for name, block in fans.items() if name.endswith(", value"))
        company = name.split(",")[0].lower()
        median = data.company_value.sel(company=company).median("replicate").values
        packed = block["bands"][2]
        assert abs(packed["at"][-1] * packed["by"] - median[-1]) <= max(packed["by"], 1e-5 * abs(median[-1]))
    (facts,) = blocks_of(contents, "facts")
    rows = dict(facts["rows"])
    assert rows["sha256 of result.h5"] == asked("show", run, folder=folder)["sha256"]
    (resolved,) = blocks_of(contents, "pre")
    assert resolved["text"] == (folder / run / "resolved.yaml").read_text()
    command = rows["play it again"].split()[1:]
    shutil.copy(folder / run / "resolved.yaml", folder / "resolved.yaml")
    again = asked(*command, "-o", "again", folder=folder)
    assert again["sha256"] == rows["sha256 of result.h5"], "the command that it names makes the same bytes"


def test_assumptions_and_expectations(folder: Path) -> None:
    text = Path(SCENARIO).read_text() + '\nsources:\n  population.people: "a </script><b>census</b> <!-- of sorts"\n'
    (folder / "mine.yaml").write_text(text)
    run = asked("run", "mine.yaml", "--replicates", "12", folder=folder)["run"]
    rivalry("report", "@last", folder=folder)
    page = folder / run / "report.html"
    check_closed(page)
    contents = contents_of(page)
    (section,) = [each for each in contents["sections"] if each["id"] == "assumptions"]
    tables = blocks_of({"answer": [], "sections": [section]}, "table")
    keys_listed = [row[0] for table in tables for row in table["rows"]]
    assert "population.people" in keys_listed and any(key.startswith("platforms.") for key in keys_listed)
    assert any("</script><b>census</b> <!-- of sorts" in row[-1] for table in tables for row in table["rows"])
    assert drawn(page), "a text that looks like HTML breaks nothing"


def test_a_sweep(folder: Path) -> None:
    words = ["sweep", SCENARIO, "population.people=10 thousand,20 thousand,30 thousand", "replicates=3"]
    keys_swept = ["platforms.forum.join.internal=1 per year,2 per year"]
    sweep = asked(*words, *keys_swept, folder=folder)["run"]
    told = asked("report", sweep, folder=folder)
    page = folder / sweep / "report.html"
    assert told["bytes"] < 700_000
    check_closed(page)
    assert {figure["kind"] for figure in drawn(page)} >= {"tornado", "heat"}
    rivalry("report", sweep, "--of", "forum.registered", "-o", "other.html", folder=folder)
    assert "forum.registered" in contents_of(folder / "other.html")["answer"][0]["items"][0]


def test_four_thousand_tasks_in_time(folder: Path) -> None:
    keys_swept = ["calendar.end=2013-01-15,2013-01-29", "platforms.forum.join.external=1..9 % per year:20"]
    words = ["population.people=1 thousand", "--replicates", "100"]
    sweep = asked("sweep", SCENARIO, *keys_swept, *words, folder=folder)["run"]
    start = time.monotonic()
    told = asked("report", sweep, folder=folder)
    assert time.monotonic() - start < 20 and told["bytes"] < 2_000_000, told


def test_what_cannot_be_reported(folder: Path) -> None:
    _, talk = rivalry("report", folder=folder, code=64)
    assert "needs one RUN or SWEEP" in talk
    _, talk = rivalry("report", "nowhere", folder=folder, code=74)
    assert "neither a run nor a sweep" in talk
    swept = "platforms.forum.join.internal=1 per year,2 per year"
    rivalry("sweep", SCENARIO, swept, "--on", "workers", "-o", "planned", folder=folder)
    rivalry("report", "planned", folder=folder)
    told = contents_of(folder / "planned/report.html")["answer"][0]["items"]
    assert "have no answer: what is said holds for the rest" in told[-1], told
    rivalry("run", SCENARIO, "--replicates", "2", folder=folder)
    run = only_run(folder)
    _, talk = rivalry("report", str(run), "--of", "forum.registred", folder=folder, code=64)
    assert "forum.registered" in talk and not (run / "report.html").exists()
    _, talk = rivalry("report", str(run), "-o", "no/such/folder/page.html", folder=folder, code=73)
    resolved = (run / "resolved.yaml").read_text()
    (run / "resolved.yaml").write_text(resolved.replace("seed: ", "seed: 1"))
    _, talk = rivalry("report", str(run), folder=folder, code=74)
    assert "is not the scenario that result.h5 was made of" in talk
    (run / "resolved.yaml").write_text(resolved)
    whole = (run / "result.h5").read_bytes()
    (run / "result.h5").write_bytes(whole[:-1])
    _, talk = rivalry("report", str(run), folder=folder, code=74)
    assert "damaged" in talk
    manifest = (run / "manifest.jsonl").read_text().splitlines(keepends=True)
    (run / "manifest.jsonl").write_text(
        "".join(line for line in manifest if "collected" not in line and "result" not in line)
    )
    _, talk = rivalry("report", str(run), folder=folder, code=75)
    assert "rivalry resume" in talk and not (run / "report.html").exists()


if __name__ == "__main__":
    os.environ.pop("RIVALRY_RESULTS", None)
    raise SystemExit(main(globals()))
