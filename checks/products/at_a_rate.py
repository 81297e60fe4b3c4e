"""Money in two currencies with the rate of exchange between them: 141647元,按平均汇率6.8985折算,约合20533美元.

A sentence may tell other amounts beside the one that is converted (借款5亿元,另有美元贷款2亿美元,汇率7.1), and rates of
other times: a miss is wrong only where the words convert one amount into the other at that rate, and neither reckons
the other way round nor on a hundred pieces of money.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from checks.figures.amounts import SENTENCE
from checks.figures.percentages import is_percent
from checks.lexicon import pattern
from checks.page import Figure, Line, clause
from checks.relation import Comparator, Interval, holds
from claims.model import Dimension

REACH = 4
MOST = Decimal(1000)
TRIPLE = 3
HEDGE = re.compile("[^0-9]*")
PIECES = (Interval(Decimal(100), Decimal(100)), Interval(Decimal(1), Decimal(1)))


class AtRate(NamedTuple):
    """A rate of exchange, an amount in foreign money and the one in the country's own that it makes of it."""

    rate: Figure
    abroad: Figure
    here: Figure


def at_a_rate(line: Line) -> Iterator[AtRate]:
    """Each rate of a line with the two amounts that it is between: those that fit it, else those that words convert."""
    for rate in line.figures:
        if not _is_rate(rate):
            continue
        around = line.figures[max(0, rate.position - REACH) : rate.position + REACH + 1]
        money = (each for each in around if each is not rate and each.claim.dimension is Dimension.MONEY)
        pairs = (_pair(rate, one, other) for one, other in pairwise(money))
        fitting = next((pair for pair in pairs if pair and _fits(pair)), None)
        told = fitting or _told(rate, line)
        if told is not None and (fitting or not _told_otherwise(told)):
            yield told


def _is_rate(figure: Figure) -> bool:
    """Whether a figure is what one piece of money is worth: no percentage, nothing that it did (汇率变动影响)."""
    claim = figure.claim
    bare = claim.dimension in (Dimension.COUNT, Dimension.RATIO) and not claim.unit
    small = claim.low is not None and claim.high is not None and claim.low > 0 and claim.high < MOST
    named = pattern("product.toml", "rate of exchange").search(clause(figure.before))
    return bool(named and small and (bare or claim.unit == "元") and Interval.of(claim).lower > 0)


def _pair(rate: Figure, one: Figure, other: Figure) -> AtRate | None:
    """An amount in foreign money beside one in the country's own, in the sentence of a rate."""
    for abroad, here in ((one, other), (other, one)):
        foreign = pattern("product.toml", "foreign").match(abroad.claim.unit)
        starts = {figure.claim.sentence_start for figure in (rate, abroad, here)}
        if foreign and here.claim.unit == "元" and len(starts) == 1 and _usable(abroad) and _usable(here):
            return AtRate(rate, abroad, here)
    return None


def _usable(figure: Figure) -> bool:
    read = Interval.of(figure.claim)
    return read.bounded and read.lower > 0


def _fits(each: AtRate) -> bool:
    rate, abroad, here = (Interval.of(figure.claim) for figure in each)
    return holds(Comparator.MEETS, rate * abroad, here)


def _told(rate: Figure, line: Line) -> AtRate | None:
    """The two amounts of a rate that stand beside it, where words convert the first into the second at it.

    How much the first grew may stand between: 141647元,增长4.8%,按平均汇率6.8985折算,人均生产总值约合20533美元.
    """
    near = line.figures[max(0, rate.position - REACH) : rate.position + REACH + 1]
    told = [each for each in near if each is rate or not is_percent(each)]
    for start in range(max(0, told.index(rate) - TRIPLE + 1), told.index(rate) + 1):
        triple = told[start : start + TRIPLE]
        if len(triple) == TRIPLE and _converts(rate, triple):
            one, other = (figure for figure in triple if figure is not rate)
            if pair := _pair(rate, one, other):
                return pair
    return None


def _converts(rate: Figure, triple: tuple[Figure, ...] | list[Figure]) -> bool:
    """Whether three figures are an amount, what it is converted into, and the rate at which it is."""
    second = triple[2] if rate is not triple[2] else triple[1]
    between = "".join(figure.before for figure in triple[1:])
    hedge = HEDGE.match(second.claim.text)
    at = pattern("product.toml", "at a rate").search(rate.before)
    into = pattern("product.toml", "into other money").match(f"{second.before}{hedge.group() if hedge else ''}")
    return bool(at and into) and not SENTENCE.search(between) and ";" not in between.replace("；", ";")


def _told_otherwise(each: AtRate) -> bool:
    """Whether a rate fits that is told the other way round, or of a hundred pieces of money."""
    rate, abroad, here = (Interval.of(figure.claim) for figure in each)
    return any(
        holds(Comparator.MEETS, one, other)
        for pieces in PIECES
        for one, other in ((rate * abroad, here * pieces), (rate * here, abroad * pieces))
    )
