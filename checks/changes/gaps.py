"""Percentage points between two rates of which the text names the other: 高于规模以上工业增速5.8个百分点."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import takewhile

from checks.figures.amounts import JOINED, Breakdown, adds_up, targets
from checks.figures.change import Change
from checks.figures.percentages import is_percent
from checks.figures.topics import core, related, spelled, topic
from checks.lexicon import pattern
from checks.page import Figure, Page, clause, in_table
from checks.repair import SURE_SLIPS, slip
from claims.model import Dimension

CURRENCY = re.compile("人民币|美元")
REACH = 12
MOST_POINTS = 3
BEFORE = 24
LOWER = "低慢少"


def gaps(page: Page) -> Iterator[Change]:
    """Every rate with the one that it is said to lie above or below, and the points between.

    The nearest rate of a related name that lies so far off; else the one rate of that very name, place and time, if a
    slip of the pen explains that it doesn't.
    """
    percents = [figure for figure in page.figures if is_percent(figure) and not in_table(figure)]
    starts = [figure.claim.start for figure in percents]
    for line in page.lines:
        for place, first in enumerate(line.figures):
            told = pattern("growth.toml", "above another").search(clause(first.before))
            if not told or first.claim.dimension is not Dimension.PERCENTAGE_POINT:
                continue
            run = [first, *takewhile(_goes_on, line.figures[place + 1 : place + MOST_POINTS])]
            before = [figure for figure in line.figures[max(0, place - REACH) : place] if is_percent(figure)]
            at = bisect_left(starts, first.claim.start)
            near = [*reversed(percents[max(0, at - BEFORE) : at]), *percents[at : at + BEFORE]]
            name = spelled(told["than"] or told["other"])
            others = [other for other in near if related(name, topic(other).name) and topic(other).aspect == "rate"]
            for own, by in zip(before[-len(run) :], run, strict=False):
                yield from _of_one(
                    own, by, [other for other in others if other is not own], name, told["way"] or told["so"]
                )


def _goes_on(figure: Figure) -> bool:
    return JOINED.fullmatch(figure.before) is not None and figure.claim.dimension is Dimension.PERCENTAGE_POINT


def _of_one(own: Figure, by: Figure, others: Sequence[Figure], name: str, way: str) -> Iterator[Change]:
    apart = {other.claim.start: _apart(own, other, by, way) for other in others}
    nearest = next((other for other in others if _fits(apart[other.claim.start])), None)
    if nearest is not None:
        yield _change(own, nearest, by, way)
        return
    meant = [other for other in others if _is_meant(other, name, own) and _of_one_time(own, other)]
    if len(meant) == 1 and any(slip(*target, SURE_SLIPS) for target in targets(apart[meant[0].claim.start])):
        yield _change(own, meant[0], by, way)


def _fits(each: Breakdown) -> bool:
    return adds_up(each.whole, each.parts)


def _change(own: Figure, other: Figure, by: Figure, way: str) -> Change:
    return Change(own, other, by, None, falls=way[0] in LOWER)


def _is_meant(other: Figure, name: str, own: Figure) -> bool:
    """Whether a name is all of another rate's, or all but its aspect where the rate itself is of that one too."""
    called, mine = topic(other).name, topic(own).name
    return called == name or (core(called) == name and called[len(name) :] == mine[len(core(mine)) :])


def _of_one_time(one: Figure, other: Figure) -> bool:
    """Whether two rates are of one time, of one place and in one currency, as the text says them."""
    currencies = [set(CURRENCY.findall(figure.lead)) for figure in (one, other)]
    return (
        currencies[0] == currencies[1]
        and one.claim.period == other.claim.period
        and (one.claim.scope or "") == (other.claim.scope or "")
    )


def _apart(own: Figure, other: Figure, by: Figure, way: str) -> Breakdown:
    higher, lower = (other, own) if way[0] in LOWER else (own, other)
    return Breakdown(higher, (lower, by), complete=True, sure=True)
