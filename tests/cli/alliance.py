#!/usr/bin/python3
"""What Alibaba's option on Weibo is worth when one thing is changed, on the same random numbers in both runs; and that
`rivalry compare` shows it:

  - without the option there is no payoff and no exercise, and Sina keeps more of Weibo;
  - a strike capped at 3 instead of 5.5 billion USD is worth more, exercised more often, and on the same day never
    dearer;
  - a listing two years later is decided on later, and, where money earns what the value does, the option is worth more;
  - without WeChat Weibo has more attention and sells more.

alliance.py [REPLICATES]: 40 unless told.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import variants

REPLICATES = sys.argv[1] if len(sys.argv) > 1 else "40"
SMALL = ["population.people_per_agent=75 thousand", "outputs.compare_with=off"]


class Runs:
    """Runs of variants in one folder, each played once."""

    def __init__(self, folder):
        self.folder = Path(folder)

    def play(self, name, *overrides):
        """The result of a variant, opened."""
        return variants.play("alibaba-weibo-option", self.folder / name, REPLICATES, *SMALL, *overrides)

    def compare(self, one, other):
        """The outputs that `compare` says differ."""
        words = [variants.PROGRAM, "compare", str(self.folder / one), str(self.folder / other), "--json"]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        assert done.returncode == 1, done.stdout + done.stderr  # they differ
        return {each["output"] for each in json.loads(done.stdout)["differences"]}


def labels(result, name):
    return [each.decode() for each in result[name][:]]


def of(result, output, **where):
    """The values of an output at the end, per replicate, for these labels."""
    values, dims = result[output][:], [d.keys()[0] for d in result[output].dims]
    for dim in reversed(range(1, len(dims))):
        name = dims[dim]
        place = -1 if name == "time" else labels(result, name).index(where[name])
        values = np.take(values, place, axis=dim)
    return values.astype(float)


def check_what_is_told(runs):
    """The findings that a reader looks for, in words."""
    shown = subprocess.run(
        [variants.PROGRAM, "show", str(runs.folder / "given")], capture_output=True, text=True, check=True
    )
    for finding in ("weibo_call exercised in", "weibo_call worth", "alliance brought", "% of what was expected"):
        assert finding in shown.stdout + shown.stderr, finding


def check_without_option(runs, given):
    without = runs.play("without", "contracts.weibo_call=off")
    assert (of(given, "contract_payoff", contract="weibo_call") >= 0).all()
    assert of(given, "contract_payoff", contract="weibo_call").mean() > 0
    ours = of(given, "stake_shares", holder="sina", company="weibo")
    theirs = of(without, "stake_shares", holder="sina", company="weibo")
    assert (ours <= theirs).all() and (ours < theirs).any()
    assert "stake_shares" in runs.compare("given", "without")


def check_cheaper_strike(runs, given):
    cheaper = runs.play("cheaper", "contracts.weibo_call.strike.implied_equity=3 billion USD")
    paid, less = (of(each, "contract_strike", contract="weibo_call") for each in (given, cheaper))
    one, other = (of(each, "contract_ended_day", contract="weibo_call") for each in (given, cheaper))
    both = (paid > 0) & (less > 0) & (one == other)
    assert both.any() and (less[both] <= paid[both]).all()
    assert (less > 0).mean() >= (paid > 0).mean()
    dear, cheap = (of(each, "contract_payoff", contract="weibo_call") for each in (given, cheaper))
    print(f"payoff: {dear.mean() / 1e8:.1f} million USD, {cheap.mean() / 1e8:.1f} with a cap of 3 billion")
    assert cheap.mean() > dear.mean()
    assert "contract_payoff" in runs.compare("cheaper", "given")


def check_later_listing(runs):
    same_rate = ["investors.alibaba.discount_rate=0.05 per year"]
    soon = runs.play("soon", *same_rate, "listings.weibo_ipo.chance=20 per year", "listings.weibo_ipo.from=2014-01-01")
    late = runs.play("late", *same_rate, "listings.weibo_ipo.chance=20 per year", "listings.weibo_ipo.from=2016-01-01")
    ends = [of(each, "contract_ended_day", contract="weibo_call") for each in (soon, late)]
    exercised = [each >= 0 for each in ends]
    first, second = (of(each, "contract_payoff", contract="weibo_call").mean() for each in (soon, late))
    print(f"payoff: {first / 1e8:.1f} million USD if listed in 2014, {second / 1e8:.1f} in 2016")
    assert np.median(ends[0][exercised[0]]) < np.median(ends[1][exercised[1]])
    assert second > first


def check_without_wechat(runs, given):
    alone = runs.play("alone", "platforms.wechat=off", "platforms.weibo.with.wechat=off")
    for output, where in [("company_revenue", {"company": "weibo"}), ("platform_minutes", {"platform": "weibo"})]:
        ours, theirs = of(given, output, **where), of(alone, output, **where)
        print(f"{output}: {theirs.mean() / ours.mean():.2f} times as much without WeChat")
        assert theirs.mean() > ours.mean(), output


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        all_runs = Runs(scratch)
        as_given = all_runs.play("given")
        check_what_is_told(all_runs)
        check_without_option(all_runs, as_given)
        check_cheaper_strike(all_runs, as_given)
        check_later_listing(all_runs)
        check_without_wechat(all_runs, as_given)
