"""Wholes with their parts and the growth of each: that of the whole lies between the lowest and the highest of them.

零售总额251.1亿元,增长7.3%:商品零售210.0亿元,增长6.1%;餐饮收入41.1亿元,增长15.8%.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from checks.amounts import adds_up
from checks.coincidence import sums
from checks.lexicon import pattern
from checks.page import Figure, Page, clause
from checks.partitions import defined, defined_apart
from checks.parts import breakdowns
from checks.relation import Interval
from checks.within import named_again
from claims.model import Dimension, Hedge

APART = Decimal("0.5")
"""Percentage points by which a growth has to lie outside before the bases of the parts can't explain it."""
OTHER_BASE = re.compile("口径|可比|扣除|剔除|不变价|实际|名义|还原|货币|汇率|调整[前后]|有机|内生")
OTHER_TIME = re.compile("(?:与|同|和|较|比)(?:19|20)[0-9]{2}年|相比|环比|并表|合并范围|新收购")
A_YEAR_BEFORE = re.compile("同比|按年|[比较](?:上年|去年|上一年)(?:同期|同月|同季)?")
NEAR = 12


class Mixture(NamedTuple):
    """A whole that its parts make up, each with its growth; `sure` where the words say so, and not their sum alone."""

    whole: Figure
    parts: tuple[Figure, ...]
    growth: Figure
    growths: tuple[Figure, ...]
    sure: bool


@lru_cache(maxsize=1)
def mixtures(page: Page) -> tuple[Mixture, ...]:
    """Every whole of a page that its parts add up to, where the growth of each of them is told."""
    return tuple(_mixtures(page))


def _mixtures(page: Page) -> Iterator[Mixture]:
    told = [each for line in page.lines for each in (*breakdowns(line), *defined(line.figures))]
    seen: set[tuple[int, ...]] = set()
    said = [*told, *defined_apart(page), *named_again(page)]
    for each, sure in (*((each, True) for each in said), *((each, False) for each in sums(page))):
        levels = (each.whole, *each.parts)
        key = tuple(level.claim.start for level in levels)
        if len(each.parts) < 2 or key in seen or not adds_up(each.whole, each.parts):
            continue
        seen.add(key)
        growths = [growth for level in levels if (growth := _growth(level, page)) is not None]
        if len(growths) == len(levels):
            yield Mixture(each.whole, each.parts, growths[0], tuple(growths[1:]), sure)


def outside(mixture: Mixture) -> Iterator[tuple[Figure, Figure]]:
    """Pairs of growths of which the first may not be higher than the second.

    The lowest growth of the parts with that of the whole, and that with the highest. What lies outside by little may
    be measured on another base; between those two nothing is told.
    """
    own, lowest, highest = mixture.growth, min(mixture.growths, key=_value), max(mixture.growths, key=_value)
    for smaller, larger in ((lowest, own), (own, highest)):
        gap = Interval.of(smaller.claim).lower - Interval.of(larger.claim).upper
        if gap <= 0 or gap > APART:
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
    return rate if not told["base"] or A_YEAR_BEFORE.fullmatch(told["base"]) else None


def _value(figure: Figure) -> Decimal:
    return figure.claim.low or Decimal(0)
