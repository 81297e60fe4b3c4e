"""A bound that all of some keep to, with those told right behind it: 升幅均未超过1.4%。其中,甲市升幅居首,达1.4%.

What is told behind may be of others than those, so that only what fits is told.
"""

from collections.abc import Iterator

from checks.figures.compared import Compared
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, Line, clause, in_table
from claims.model import Hedge

NEAR, AMONG = 4, "其中"
UPPER = frozenset({Hedge.AT_MOST, Hedge.BELOW})
LOWER = frozenset({Hedge.AT_LEAST, Hedge.ABOVE})


def bounds_of_all(line: Line) -> Iterator[Compared]:
    """Every such bound with each figure of its kind that 其中 leads up to, or that stands beside one of these."""
    for place, bound in enumerate(line.figures):
        hedge = bound.claim.hedge
        if hedge not in UPPER | LOWER or in_table(bound) or not _of_all(bound):
            continue
        among = False
        for each in line.figures[place + 1 : place + 1 + NEAR]:
            among = among or AMONG in each.before
            if among and _alike(each, bound):
                yield Compared(*((each, bound) if hedge in UPPER else (bound, each)), sure=False, part=False)


def _of_all(bound: Figure) -> bool:
    return pattern("order.toml", "all of them").search(f"{clause(bound.before)}{bound.claim.text}") is not None


def _alike(each: Figure, bound: Figure) -> bool:
    one, two = topic(each), topic(bound)
    exact = each.claim.hedge is Hedge.EXACT and each.claim.low is not None and each.depth == bound.depth
    return exact and (one.dimension, one.unit) == (two.dimension, two.unit)
