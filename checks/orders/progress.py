"""Rates of which the words tell that one is below another: 增长8.6%,实际增长6.5%; 9月底前完成25%,10月底前完成50%.

Prices may have fallen and a plan may be behind, so that only what fits is told.
"""

from collections.abc import Iterator
from itertools import pairwise

from checks.figures.amounts import SENTENCE
from checks.figures.compared import Compared
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, Line, in_table
from claims.model import Dimension


def rates_below(line: Line) -> Iterator[Compared]:
    """Every two neighbouring rates of a line of which the words put the one below the other."""
    rates = [figure for figure in line.figures if _is_rate(figure)]
    for one, other in pairwise(rates):
        if one.depth != other.depth or SENTENCE.search(other.before):
            continue
        if topic(one).name == topic(other).name and _is_real(other) and not _is_real(one):
            yield Compared(other, one, sure=False, part=False)
        if _is_later(one, other):
            yield Compared(one, other, sure=False, part=False)


def _is_rate(figure: Figure) -> bool:
    claim = figure.claim
    return claim.dimension is Dimension.PERCENT and claim.low is not None and not in_table(figure)


def _is_real(figure: Figure) -> bool:
    return topic(figure).aspect == "rate" and pattern("progress.toml", "real growth").search(figure.before) is not None


def _is_later(one: Figure, other: Figure) -> bool:
    """Whether the same is to have been done by the end of one month and of a later one."""
    earlier, later = (pattern("progress.toml", "by a month").search(figure.before) for figure in (one, other))
    if not earlier or not later or earlier["deed"] != later["deed"]:
        return False
    return int(earlier["month"]) < int(later["month"])
