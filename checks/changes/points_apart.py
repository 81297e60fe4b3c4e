"""Points between two rates that lines before tell, of which one is of a wider place: 增速比全国水平低5.6个百分点."""

from collections.abc import Iterator
from itertools import islice

from checks.figures.amounts import Breakdown, adds_up
from checks.figures.percentages import is_percent
from checks.figures.topics import akin, topic
from checks.lexicon import pattern
from checks.page import Figure, Page, clause, in_table
from claims.model import Dimension, Hedge

BEFORE = 16


def points_apart(page: Page) -> Iterator[Breakdown]:
    """The higher of the nearest two rates that lie so far apart, as the lower one and the points; only what fits."""
    rates: list[Figure] = []
    for figure in page.figures:
        told = pattern("growth.toml", "than a wider place").search(clause(figure.lead))
        if told and figure.claim.dimension is Dimension.PERCENTAGE_POINT and figure.claim.low is not None:
            yield from islice(_between(figure, told["place"], told["way"] in "低慢", rates[::-1]), 1)
        if is_percent(figure) and topic(figure).aspect == "rate" and not in_table(figure):
            rates = [*rates[-BEFORE:], figure] if figure.claim.hedge is Hedge.EXACT else rates


def _between(by: Figure, place: str, lower: bool, rates: list[Figure]) -> Iterator[Breakdown]:
    kin = [rate for rate in rates if rate.line != by.line and _is_mean(rate) is _is_mean(by)]
    wider = [rate for rate in kin if place in rate.scope and akin(topic(rate).name, topic(by).name)]
    falls = (by.claim.low or 0) < 0
    for other in wider or [rate for rate in kin if place in rate.scope]:
        for own in (rate for rate in kin if place not in rate.scope and akin(topic(rate).name, topic(other).name)):
            whole, part = (own, other) if falls or not lower else (other, own)
            if adds_up(whole, (part, by)):
                yield Breakdown(whole, (part, by), complete=True, sure=False)


def _is_mean(figure: Figure) -> bool:
    return pattern("growth.toml", "mean of years").search(clause(figure.lead)) is not None
