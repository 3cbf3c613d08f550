#!/usr/bin/python3
"""What moves shoppers to Tencent, one lever at a time, on the same random numbers:

- linking accounts, an easier payment, lower prices and a shop inside WeChat each win customers for Tencent;
- none of them does anything before its date, and members of Taobao alone stay where they are;
- lower prices cost Tencent what they win it, and a lower part of the sales is less revenue from each.

wechat_shopping.py [REPLICATES]: 6 unless told.
"""

import sys
import tempfile
from pathlib import Path

import numpy as np
import variants

REPLICATES = sys.argv[1] if len(sys.argv) > 1 else "6"
SMALL = ["population.people_per_agent=40 thousand", "outputs.compare_with=off", "outputs.every=73 days"]
OURS = ["paipai", "buy_qq", "buy51", "wechat_shop"]
LINKED = ["paipai", "buy_qq", "buy51"]
CERTAIN = [
    *[f"shops.{shop}.links.wechat.bonus=0.5" for shop in LINKED],
    *[f"shops.{shop}.accepts.wechat_pay.eases=0.5" for shop in LINKED],
    "payments.wechat_pay.grows=0.2 per year",
    "shops.wechat_shop.appeal=-6",
    "shops.wechat_shop.grows=0.2 per year",
]


def play(folder, name, *changes):
    """What a variant comes to: by output, values by replicate, time and shop."""
    # Expectations are missed by so few agents.
    where = Path(folder) / name
    with variants.play("wechat-shopping", where, REPLICATES, *SMALL, *CERTAIN, *changes) as result:
        shops = [each.decode() for each in result["shop"][:]]
        numbers = {output: result[output][:].astype(float) for output in result if output.startswith("shop_")}
        numbers["days"] = result["time"][:]
    return numbers, shops


class Run:
    """One variant, by shop."""

    def __init__(self, folder, name, *changes):
        self.numbers, self.shops = play(folder, name, *changes)

    def of(self, output, *shops):
        return self.numbers[output][:, :, [self.shops.index(shop) for shop in shops]]

    def end(self, output, *shops):
        """At the end, the mean over replicates of the sum over these shops."""
        return self.of(output, *shops)[:, -1].sum(axis=-1).mean()

    def before(self, output):
        """Until WeChat can pay, of all shops."""
        from_start = 582  # days to 2013-08-05
        return self.numbers[output][:, self.numbers["days"] < from_start]


def check_a_lever(given, changed, words, more):
    """Nothing differs before its date; afterwards Tencent sells more with it (or less)."""
    for output in ("shop_sales", "shop_customers"):
        assert (given.before(output) == changed.before(output)).all(), (words, output)
    one, other = given.end("shop_sales", *OURS), changed.end("shop_sales", *OURS)
    print(f"{words}: sales of Tencent's shops times {other / one:.3f}")
    assert (other > one) if more else (other < one), words


def main(folder):
    given = Run(folder, "given")
    for run in [given]:
        shares = run.of("shop_share", *run.shops)
        assert np.allclose(shares.sum(axis=-1), 1, atol=1e-5)
    no_link = Run(folder, "no-link", *[f"shops.{shop}.links.wechat.bonus=0" for shop in LINKED])
    check_a_lever(given, no_link, "without linked accounts", more=False)
    no_payment = Run(
        folder,
        "no-payment",
        "payments.wechat_pay.users=0 %",
        "payments.wechat_pay.grows=0 per year",
        "events.red_envelopes.adds=0 per year",
    )
    check_a_lever(given, no_payment, "without a way to pay in WeChat", more=False)
    dear = Run(folder, "dear", "shops.wechat_shop.price=1.1")
    check_a_lever(given, dear, "with prices 10 % higher in WeChat", more=False)
    assert dear.end("shop_sales", "wechat_shop") < given.end("shop_sales", "wechat_shop")
    gift = Run(folder, "gift", "shops.wechat_shop.subsidy=20 %")
    check_a_lever(given, gift, "with a fifth of the prices paid by Tencent in WeChat", more=True)
    cost, won = gift.end("shop_subsidy", "wechat_shop"), gift.end("shop_sales", "wechat_shop")
    assert abs(cost / won - 0.2) < 0.001
    closed = Run(folder, "closed", "shops.wechat_shop.appeal=-30")
    check_a_lever(given, closed, "without a shop in WeChat", more=False)
    cheap = Run(folder, "cheap", "shops.paipai.take_rate=0.5 %")
    one, other = (run.end("shop_revenue", "paipai") / run.end("shop_sales", "paipai") for run in (given, cheap))
    assert abs(one - 0.01) < 1e-4 and abs(other - 0.005) < 1e-4


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        main(scratch)
