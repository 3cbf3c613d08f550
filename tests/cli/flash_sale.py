#!/usr/bin/python3
"""What a shortage does: never a unit too many; whoever is slow comes in vain; a sold-out batch makes the next one more
wanted, a lottery is not won by who is fast, and a site that takes twice the orders is sold out in half the time.

flash_sale.py [REPLICATES]: 4 unless told.
"""

import sys
import tempfile
from pathlib import Path

import variants

REPLICATES = sys.argv[1] if len(sys.argv) > 1 else "4"
SMALL = ["population.people_per_agent=4000", "flash_sales.mi2.orders_per_second=250", "flash_sales.mi2.scalpers=20 %"]


def play(folder, name, *overrides):
    """The result of a variant, opened."""
    return variants.play("xiaomi-flash-sale", Path(folder) / name, REPLICATES, *SMALL, *overrides)


def of(result, output, sale):
    """An output at the end, of each replicate."""
    place = [each.decode() for each in result["flash_sale"][:]].index(sale)
    values = result[output][:]
    return values[:, -1, place] if values.ndim == 3 else values[:, place]


def check(folder):
    given = play(folder, "given")
    lottery = play(
        folder, "lottery", "flash_sales.mi2.rule=lottery", "flash_sales.mi2.orders_per_second=0", "outputs.every=7 days"
    )
    faster = play(folder, "faster", "flash_sales.mi2.orders_per_second=500", "outputs.every=7 days")
    for result in (given, lottery, faster):
        assert (of(result, "flash_sale_sold", "mi2") == 50_000).all()
        assert (of(result, "flash_sale_arrived", "mi2") > 50_000).all()
    more = of(given, "flash_sale_reservations_difference", "january")
    print(f"a shortage brings {more.mean():,.0f} reservations more to the next batch")
    assert more.mean() > 0
    seconds = of(given, "flash_sale_sold_out_seconds", "mi2"), of(faster, "flash_sale_sold_out_seconds", "mi2")
    print(f"sold out in {seconds[0].mean():.1f} s at 250 orders a second, {seconds[1].mean():.1f} s at 500")
    assert (seconds[0] >= 50_000 / 250).all() and (seconds[1] < 0.6 * seconds[0]).all()
    queue, lots = of(given, "flash_sale_resold", "mi2").mean(), of(lottery, "flash_sale_resold", "mi2").mean()
    print(f"scalpers, ten times as fast, get {queue:,.0f} units in a queue and {lots:,.0f} by lot")
    assert queue > 1.5 * lots


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        check(scratch)
