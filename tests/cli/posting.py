#!/usr/bin/python3
"""Few useful posts or many promotional ones: as given, useful ones win followers and customers; where followers do not
tire of many posts, promotional ones do. And the same from one run to the next: without
followers nothing is read, censored posts are read and not passed on among friends.

posting.py [REPLICATES]: 2 unless told.
"""

import sys
import tempfile
from pathlib import Path

import variants

REPLICATES = sys.argv[1] if len(sys.argv) > 1 else "2"
# Members' own posts go nowhere here: they change nothing of the voices, and take most of the time.
SMALL = ["population.people_per_agent=5 thousand", "platforms.weibo.posts.passed_on=0 %", "outputs.every=28 days"]


def play(folder, name, *overrides):
    """The result of a variant, opened."""
    return variants.play("posting-strategy", Path(folder) / name, REPLICATES, *SMALL, *overrides)


def total(result, output, voice):
    """Of an output at the end, over all replicates."""
    place = [each.decode() for each in result["voice"][:]].index(voice)
    return float(result[output][:, -1, place].sum())


def check(folder):
    given = play(folder, "given")
    tireless = play(folder, "tireless", "readers.fatigue=off")
    for output in ("voice_followers", "voice_sales"):
        useful, loud = total(given, output, "helpful"), total(given, output, "loud")
        useful_there, loud_there = total(tireless, output, "helpful"), total(tireless, output, "loud")
        print(
            f"{output}: {useful / loud:.2f} times as many by useful posts; "
            f"{useful_there / loud_there:.2f} if nobody tires"
        )
        assert useful > loud, output
        assert useful_there < loud_there, output
    assert total(given, "voice_posts", "quiet") < 0.2 * total(given, "voice_posts", "helpful")
    censored = play(folder, "censored", "events.purge={do: censor, voice: helpful, share: 100 %, at: 2011-07-01}")
    assert total(censored, "voice_gained", "helpful") == 0
    assert 0 < total(censored, "voice_reposts", "helpful") < total(given, "voice_reposts", "helpful")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        check(scratch)
