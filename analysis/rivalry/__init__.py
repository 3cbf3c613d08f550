"""Read, tabulate, plot and calibrate runs of the Rivalry market simulator.

>>> import rivalry
>>> ds = rivalry.open("wechat-growth")  # doctest: +SKIP
>>> rivalry.fan(ds, "platform_registered")  # doctest: +SKIP
"""

from rivalry.calibrate import BassFit, Posterior, abc_select, bass, bass_least_squares
from rivalry.errors import DataError, ResultError, RivalryError, RunFailed
from rivalry.expectations import at_date, expectations, points
from rivalry.frames import events, frame, inputs, quantiles
from rivalry.historical import history
from rivalry.plots import fan, finding, histogram, quantile_lines, spread_histogram, stamp
from rivalry.quantities import Quantity, quantity, scenario
from rivalry.reader import locate, open
from rivalry.runner import checkout, run
from rivalry.score import crps, inside, pit
from rivalry.sweeps import by_key, complete, keys, missing, sweep_map

__version__ = "0.5.0"

__all__ = [
    "BassFit",
    "DataError",
    "Posterior",
    "Quantity",
    "ResultError",
    "RivalryError",
    "RunFailed",
    "abc_select",
    "at_date",
    "bass",
    "bass_least_squares",
    "by_key",
    "checkout",
    "complete",
    "crps",
    "events",
    "expectations",
    "fan",
    "finding",
    "frame",
    "histogram",
    "history",
    "inputs",
    "inside",
    "keys",
    "locate",
    "missing",
    "open",
    "pit",
    "points",
    "quantile_lines",
    "quantiles",
    "quantity",
    "run",
    "scenario",
    "spread_histogram",
    "stamp",
    "sweep_map",
]
