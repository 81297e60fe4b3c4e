"""The growth of a whole beside that of all its parts: it lies between the lowest and the highest of them.

零售总额251.1亿元,增长7.3%:商品零售210.0亿元,增长6.1%;餐饮收入41.1亿元,增长15.8%.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from checks.amounts import Breakdown, adds_up
from checks.lexicon import pattern
from checks.page import Figure, Page, clause
from checks.relation import Interval
from claims.model import Dimension, Hedge

APART = Decimal("0.5")
"""Percentage points by which a growth has to lie outside before the bases of the parts can't explain it."""
OTHER_BASE = re.compile("口径|可比|扣除|剔除|不变价|实际|名义")
OTHER_TIME = re.compile("(?:与|同|较|比)(?:19|20)[0-9]{2}年|相比")
NEAR = 12


def mixtures(page: Page, found: Sequence[Breakdown]) -> Iterator[tuple[Figure, Figure]]:
    """Pairs of growths of which the first may not be higher than the second.

    For each whole that its parts make up: the lowest growth of them with its own, and its own with the highest. What
    lies outside by little may be measured on another base; between those two nothing is told.
    """
    for each in found:
        if len(each.parts) < 2 or not adds_up(each.whole, each.parts):
            continue
        rates = [_growth(figure, page) for figure in (each.whole, *each.parts)]
        known = [rate for rate in rates if rate is not None]
        if len(known) < len(rates):
            continue
        own, lowest, highest = known[0], min(known[1:], key=_value), max(known[1:], key=_value)
        for smaller, larger in ((lowest, own), (own, highest)):
            outside = Interval.of(smaller.claim).lower - Interval.of(larger.claim).upper
            if outside <= 0 or outside > APART:
                yield smaller, larger


def _growth(level: Figure, page: Page) -> Figure | None:
    """The growth on the year before that is told right behind an amount, on no base of its own."""
    behind = page.lines[level.line].figures[level.position + 1 : level.position + 2]
    rate = behind[0] if behind else None
    if rate is None or rate.claim.dimension is not Dimension.PERCENT or rate.claim.hedge is not Hedge.EXACT:
        return None
    told = pattern("growth.toml", "change").match(clause(rate.before).lstrip(")） "))
    one_sentence = rate.claim.sentence_start == level.claim.sentence_start and rate.depth == level.depth
    other = OTHER_BASE.search(rate.before) or OTHER_BASE.search(rate.after[:NEAR]) or OTHER_TIME.search(rate.lead)
    if not told or told["mean"] or not one_sentence or other:
        return None
    same = not told["base"] or pattern("growth.toml", "same base").search(told["base"])
    return rate if same else None


def _value(figure: Figure) -> Decimal:
    return figure.claim.low or Decimal(0)
