"""Consumer prices rose by between what the classes of goods rose by: 消费价格上涨2.1%:食品上涨4%,衣着下降2%,…."""

from collections.abc import Iterator

from checks.changes.mixtures import APART
from checks.figures.amounts import compared
from checks.figures.percentages import is_percent
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, Line, clause, in_table
from checks.relation import Interval
from claims.model import Hedge

REACH = 16
ALL, MOST = 8, 7
"""How many classes there are, and how many have to be told for what fits to be no chance."""


def price_classes(line: Line) -> Iterator[tuple[Figure, Figure]]:
    """The lowest rate of the classes with that of all, and that with the highest, the lower one first.

    They surely are wrong where every class is told and they lie apart by more than half a point.
    """
    for whole in line.figures:
        if not _is_rate(whole) or not pattern("order.toml", "consumer prices").search(topic(whole).name):
            continue
        if pattern("order.toml", "prices on another time").search(clause(whole.before)):
            continue
        known = _classes(line, whole)
        if len(known) < MOST:
            continue
        ordered = sorted(known.values(), key=lambda figure: figure.claim.low or 0)
        for lower, higher in ((ordered[0], whole), (whole, ordered[-1])):
            gap = Interval.of(lower.claim).lower - Interval.of(higher.claim).upper
            if gap <= 0 or (gap > APART and len(known) >= ALL):
                yield lower, higher


def _classes(line: Line, whole: Figure) -> dict[str, Figure]:
    """The rates of the classes told behind that of all of them, up to a class or a total that is told again."""
    known: dict[str, Figure] = {}
    for figure in line.figures[whole.position + 1 : whole.position + REACH]:
        name = topic(figure).name
        if not _is_rate(figure):
            continue
        told = pattern("order.toml", "class of prices").match(name)
        again = pattern("order.toml", "consumer prices").search(name) or (told and told.lastgroup in known)
        again = again or pattern("order.toml", "prices on another month").search(figure.before)
        other_time = whole.period and figure.period not in ("", whole.period)
        if again or other_time or figure.scope != whole.scope:
            break
        if told and told.lastgroup:
            known[told.lastgroup] = figure
    return known


def _is_rate(figure: Figure) -> bool:
    rate = is_percent(figure) and topic(figure).aspect == "rate" and figure.claim.hedge is Hedge.EXACT
    return rate and not figure.depth and not compared(figure) and not in_table(figure)
