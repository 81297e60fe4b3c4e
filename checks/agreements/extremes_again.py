"""The highest and the lowest told twice: 粗出生率最高为甲县千分之9.12 in the lead and in the text."""

from collections import defaultdict
from collections.abc import Hashable, Iterator
from typing import NamedTuple

from checks.figures.identity import of_versions, time_allows
from checks.figures.mentions import kind_of, meets
from checks.lexicon import pattern
from checks.page import Figure, Page, clause, in_table
from checks.relation import Interval
from checks.repair import SURE_SLIPS, Slip, repairs
from claims.model import Dimension, Hedge

PAIR = 2


class Extreme(NamedTuple):
    """What a figure is the highest or lowest of, as far as its clause says so."""

    figure: Figure
    of: str


def extremes_again(page: Page) -> Iterator[list[Figure]]:
    """Two rates on different lines that are the highest, or the lowest, of the same place and of nothing that differs.

    They are two numbers only by a slip of the pen.
    """
    told: defaultdict[Hashable, list[Extreme]] = defaultdict(list)
    for figure in page.figures:
        found = None if in_table(figure) else pattern("topics.toml", "the extreme").search(clause(figure.before))
        exact = figure.claim.hedge is Hedge.EXACT and figure.claim.low is not None
        if found and exact and figure.claim.dimension is Dimension.PERCENT:
            told[found["end"], found["who"], kind_of(figure)].append(Extreme(figure, found["of"]))
    for pair in told.values():
        if len(pair) == PAIR and _of_one(*pair):
            figures = [each.figure for each in pair]
            if meets(*figures) or _slipped(*figures, named=all(each.of for each in pair)):
                yield figures


def _of_one(first: Extreme, second: Extreme) -> bool:
    """Whether two stand on lines of their own, of one time, and the shorter of what they are of is in the longer."""
    shorter, longer = sorted((first.of, second.of), key=len)
    one, other = first.figure, second.figure
    one_time = time_allows(one.claim, other.claim) and not of_versions((one, other))
    return one.line != other.line and one_time and longer.endswith(shorter)


def _slipped(one: Figure, other: Figure, *, named: bool) -> bool:
    """Whether a slip parts two figures to the digit; of those that are not `named` alike no other digit does."""
    pairs = ((one.claim, Interval.of(other.claim)), (other.claim, Interval.of(one.claim)))
    kinds = tuple(Slip) if named else SURE_SLIPS
    return any(repair.distance == 0 and repair.slip in kinds for pair in pairs for repair in repairs(*pair))
