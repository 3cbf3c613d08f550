"""Read, tabulate, plot and calibrate runs of the Rivalry market simulator.

>>> import rivalry
>>> ds = rivalry.open("wechat-growth")  # doctest: +SKIP
>>> rivalry.fan(ds, "platform_registered")  # doctest: +SKIP
"""

from rivalry import baselines
from rivalry.answers import answer, askable, course, happenings
from rivalry.books import arrears, arrears_network, balance_sheet, balances
from rivalry.calibrate import BassFit, Posterior, abc_select, bass, bass_least_squares
from rivalry.comparison import compare, differences
from rivalry.errors import DataError, ResultError, RivalryError, RunFailed
from rivalry.expectations import at_date, expectations, points
from rivalry.findings import finding
from rivalry.frames import events, frame, inputs, quantiles
from rivalry.heat import heat_map
from rivalry.historical import history
from rivalry.ownership import cap_table, holdings
from rivalry.plots import fan, histogram, quantile_lines, spread_histogram, stamp
from rivalry.quantities import Quantity, quantity, scenario
from rivalry.reader import MODEL_VERSION, locate, open
from rivalry.runner import checkout, run, sweep
from rivalry.score import Brier, brier, coverage, crps, inside, mape, mase, pit
from rivalry.scorecards import scorecard
from rivalry.statistics import mean_interval
from rivalry.sweeps import apart, by_key, complete, keys, missing, sweep_map
from rivalry.swings import correlations, swings, tornado
from rivalry.waiting import Waiting, kaplan_meier, survival, waiting

__version__ = MODEL_VERSION

__all__ = [
    "BassFit",
    "Brier",
    "DataError",
    "Posterior",
    "Quantity",
    "ResultError",
    "RivalryError",
    "RunFailed",
    "Waiting",
    "abc_select",
    "answer",
    "apart",
    "arrears",
    "arrears_network",
    "askable",
    "at_date",
    "balance_sheet",
    "balances",
    "baselines",
    "bass",
    "bass_least_squares",
    "brier",
    "by_key",
    "cap_table",
    "checkout",
    "compare",
    "complete",
    "correlations",
    "course",
    "coverage",
    "crps",
    "differences",
    "events",
    "expectations",
    "fan",
    "finding",
    "frame",
    "happenings",
    "heat_map",
    "histogram",
    "history",
    "holdings",
    "inputs",
    "inside",
    "kaplan_meier",
    "keys",
    "locate",
    "mape",
    "mase",
    "mean_interval",
    "missing",
    "open",
    "pit",
    "points",
    "quantile_lines",
    "quantiles",
    "quantity",
    "run",
    "scenario",
    "scorecard",
    "spread_histogram",
    "stamp",
    "survival",
    "sweep",
    "sweep_map",
    "swings",
    "tornado",
    "waiting",
]
