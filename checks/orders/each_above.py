"""A heading that says of several things that each is above a figure: 工业、投资、消费增长均超三成."""

from collections.abc import Iterator

from checks.figures.mentions import heads
from checks.figures.percentages import is_percent
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, Page, clause
from checks.parts.parts_within import Pair, fits_within
from claims.model import Hedge

BELOW = 4


def each_above(page: Page) -> Iterator[Pair]:
    """Such a figure with the first rate of each of the things in the lines below; only where all have one and fit."""
    for number, line in enumerate(page.lines):
        below = [figure for other in page.lines[number + 1 : number + 1 + BELOW] for figure in other.figures]
        rates = [figure for figure in below if is_percent(figure) and topic(figure).aspect == "rate"]
        for least in line.figures if heads(page, line) else ():
            told = pattern("order.toml", "each of them").search(clause(least.before))
            if not told or least.claim.hedge is not Hedge.ABOVE or not is_percent(least):
                continue
            found = [_first(name, rates) for name in told["names"].split("、")]
            if all(each is not None and fits_within(least, each) for each in found):
                yield from ((least, each) for each in found if each is not None)


def _first(name: str, rates: list[Figure]) -> Figure | None:
    return next((rate for rate in rates if name in topic(rate).name), None)
