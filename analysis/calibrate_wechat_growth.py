"""Find the hazards of joining with which wechat-growth meets its milestones, for each ceiling.

The milestones known by 2013-06-30 do not say how many people there are to be won (Van den Bulte &
Lilien 1997, Marketing Science 16:338). So for each of a range of ceilings the hazards are fitted to
the milestones, on the simulated market itself, by Gauss-Newton on the logarithms; the fits are
printed as the lists of draws that the scenario holds.

    PYTHONPATH=analysis /usr/bin/python3 analysis/calibrate_wechat_growth.py build/release/rivalry
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import h5py
import numpy as np
import pandas as pd

START = pd.Timestamp("2011-01-21")
SCENARIO = Path(__file__).parent.parent / "scenarios" / "wechat-growth.yaml"
CEILINGS = [620, 660, 700, 760, 830, 910, 1000]  # millions of people

# (platform, quantity, date, millions, how sure: relative standard deviation)
POINTS = [
    ("wechat", "registered", "2011-12-31", 50, 0.012),
    ("wechat", "registered", "2012-03-29", 100, 0.02),
    ("wechat", "registered", "2012-09-17", 200, 0.02),
    ("wechat", "registered", "2013-01-15", 300, 0.02),
    ("weibo", "registered", "2011-02-28", 100, 0.02),
    ("weibo", "registered", "2011-08-31", 200, 0.02),
    ("weibo", "registered", "2011-09-30", 227, 0.03),
    ("weibo", "registered", "2011-12-31", 291, 0.02),
    ("weibo", "registered", "2012-06-30", 368, 0.02),
    ("weibo", "registered", "2012-09-30", 400, 0.02),
    ("weibo", "registered", "2012-12-31", 503, 0.02),
    ("weibo", "active_daily", "2011-12-31", 25.4, 0.035),
    ("weibo", "active_daily", "2012-06-30", 36.5, 0.035),
    ("weibo", "active_daily", "2012-09-30", 42.4, 0.035),
    ("weibo", "active_daily", "2012-12-31", 46.2, 0.035),
]

# platform, key, unit, first guess; fitted by their logarithms
PARAMETERS = [
    ("wechat", "platforms.wechat.join.external", "per year", 0.031),
    ("wechat", "platforms.wechat.join.internal", "per year", 2.15),
    ("wechat", "events.wechat_spring_2012.adds", "per year", 0.11),
    ("weibo", "platforms.weibo.join.external", "per year", 0.2),
    ("weibo", "platforms.weibo.join.internal", "per year", 0.8),
    ("weibo", "events.real_name_rule.by", "% kept", 0.8),
    ("weibo", "events.weibo_goes_mobile.by", "% kept", 1.2),
    ("weibo", "events.weibo_year_end_2012.adds", "per year", 0.6),
    ("weibo", "platforms.weibo.pull", "", 0.82),
]


def written(value: float, unit: str) -> str:
    """As the scenario writes it; what is kept of a hazard is written as the change, `-30 %`."""
    return f"{100 * (value - 1):.4g} %" if unit == "% kept" else f"{value:.4g} {unit}".strip()


def simulate(program: str, ceiling: float, values: np.ndarray, folder: str) -> np.ndarray:
    """Play the market; return its milestones in millions, as means of four replicates."""
    keys = [
        f"{key}={written(value, unit)}"
        for (_, key, unit, _), value in zip(PARAMETERS, values, strict=True)
    ]
    out = Path(tempfile.mkdtemp(dir=folder)) / "run"
    command = [program, "run", str(SCENARIO), f"population.people={ceiling} million", *keys]
    command += [
        "population.people_per_agent=10 thousand",
        "platforms.weibo.with.wechat.drains=0.75",
    ]
    command += [
        "calendar.end=2013-05-03",
        "outputs.every=1 day",
        "--replicates",
        "4",
        "-o",
        str(out),
        "--quiet",
    ]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    with h5py.File(out / "result.h5") as result:
        names = [name.decode() for name in result["platform"][:]]
        return np.array(
            [
                result[f"platform_{what}"][
                    :, (pd.Timestamp(day) - START).days, names.index(platform)
                ].mean()
                / 1e6
                for platform, what, day, _, _ in POINTS
            ]
        )


def fit(
    program: str, ceiling: float, start: np.ndarray, folder: str, rounds: int = 5
) -> tuple[np.ndarray, np.ndarray]:
    """Fit by Gauss-Newton on logarithms.

    Each platform's milestones depend on its own parameters, so one run moves both.
    """
    wanted = np.log([point[3] for point in POINTS])
    weight = 1 / np.array([point[4] for point in POINTS])
    owner = np.array([point[0] for point in POINTS])
    step = 0.08
    theta = np.log(start)
    shown = np.log(simulate(program, ceiling, np.exp(theta), folder))
    for _ in range(rounds):
        jacobian = np.zeros((len(POINTS), len(PARAMETERS)))
        mine = {
            name: [i for i, p in enumerate(PARAMETERS) if p[0] == name]
            for name in ("wechat", "weibo")
        }
        for turn in range(max(len(indices) for indices in mine.values())):
            moved = theta.copy()
            for indices in mine.values():
                if turn < len(indices):
                    moved[indices[turn]] += step
            change = (np.log(simulate(program, ceiling, np.exp(moved), folder)) - shown) / step
            for name, indices in mine.items():
                if turn < len(indices):
                    jacobian[owner == name, indices[turn]] = change[owner == name]
        gap = (wanted - shown) * weight
        move, *_ = np.linalg.lstsq(
            np.vstack([jacobian * weight[:, None], 0.5 * np.eye(len(theta))]),
            np.concatenate([gap, np.zeros(len(theta))]),
            rcond=None,
        )
        theta = theta + np.clip(move, -0.7, 0.7)
        shown = np.log(simulate(program, ceiling, np.exp(theta), folder))
    return np.exp(theta), np.exp(shown)


def main() -> None:
    """Fit every ceiling, each from the last one's fit, and print the draws."""
    program = sys.argv[1] if len(sys.argv) > 1 else "build/release/rivalry"
    ceilings = [float(word) for word in sys.argv[2:]] or CEILINGS
    values = np.array([guess for _, _, _, guess in PARAMETERS])
    fits = []
    with tempfile.TemporaryDirectory() as folder:
        for ceiling in ceilings:
            values, shown = fit(program, ceiling, values, folder)
            fits.append(values)
            print(ceiling, np.array2string(values, precision=4), file=sys.stderr)
            for point, number in zip(POINTS, shown, strict=True):
                off = number / point[3] - 1
                name = f"   {point[0]:7}{point[1]:13}{point[2]}"
                print(f"{name}  {point[3]:6.1f} {number:7.1f} {off:+.1%}", file=sys.stderr)
    print("population.people:", "[" + ", ".join(f"{c:g} million" for c in ceilings) + "]")
    for i, (_, key, unit, _) in enumerate(PARAMETERS):
        print(f"{key}:", "[" + ", ".join(written(v[i], unit) for v in fits) + "]")


if __name__ == "__main__":
    main()
