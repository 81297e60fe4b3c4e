"""A rate behind the bracket that tells what its base takes in: 比上年同期20亿元(含一次性收入3亿元)增长5%.

What is in the bracket may be left out of the rate, so that only what fits is told.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from checks.changes.told_changes import of_bases
from checks.figures.change import REACH, Change
from checks.page import Line

ASIDE = re.compile(r"[(（][^()（）\n]*[)）]")


def past_brackets(line: Line) -> Iterator[Change]:
    """Every change outside brackets whose base has one behind it with figures of its own."""
    outside = [figure for figure in line.figures if not figure.depth and figure.claim.low is not None]
    for place, (base, rate) in enumerate(pairwise(outside)):
        words = line.text[base.claim.end - line.start : rate.claim.start - line.start]
        aside = ASIDE.match(words) if rate.position > base.position + 1 else None
        if aside:
            yield from of_bases(
                outside[max(0, place - REACH) : place], (base, replace(rate, before=words[aside.end() :]))
            )
