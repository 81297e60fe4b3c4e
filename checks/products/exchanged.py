"""Amounts that a text gives again in foreign money: what one rate of exchange makes of all of them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from checks.lexicon import pattern
from checks.page import Figure, Page
from checks.relation import Comparator, Interval, holds
from claims.model import Dimension, Hedge

FEWEST = 3
"""So many amounts have to agree on a rate before another is held to it."""
TRIED = 40
"""So many rates at most are tried as that of the text."""
OF_A_YEAR, APART = Decimal("1.2"), Decimal("1.6")
"""Rates of one year and of several lie closer together than this: 8.3 yuan to the dollar in 2000, 6.1 in 2013."""


class Exchanged(NamedTuple):
    """An amount, what it is in foreign money, and the rate at which the others of the text are converted."""

    home: Figure
    foreign: Figure
    rate: Interval


def exchanged(page: Page) -> Iterator[Exchanged]:
    """总收入1519.38亿元(219.03亿美元): each such amount with the rate that most others of its text agree on.

    One that misses it by no more than rates move from one time to another is left out.
    """
    for pairs in _by_currency(page).values():
        rates = [Interval.of(home.claim) / Interval.of(foreign.claim) for home, foreign in pairs]
        agreeing = max((_agreeing(rates, rate) for rate in rates[:TRIED]), key=len)
        if len(agreeing) < FEWEST:
            continue
        common = Interval(max(rate.lower for rate in agreeing), min(rate.upper for rate in agreeing))
        met = [home for (home, _), rate in zip(pairs, rates, strict=True) if holds(Comparator.MEETS, rate, common)]
        years = {_year(home) for home in met}
        for (home, foreign), rate in zip(pairs, rates, strict=True):
            apart = OF_A_YEAR if _year(home) in years - {None} else APART
            far = rate.lower > common.upper * apart or rate.upper * apart < common.lower
            if far or holds(Comparator.MEETS, rate, common):
                yield Exchanged(home, foreign, common)


def _by_currency(page: Page) -> dict[str, list[tuple[Figure, Figure]]]:
    """Amounts of the country's own money with what stands for them in a bracket behind, by the foreign currency."""
    found: defaultdict[str, list[tuple[Figure, Figure]]] = defaultdict(list)
    for line in page.lines:
        for home, foreign in zip(line.figures, line.figures[1:], strict=False):
            abroad = pattern("product.toml", "foreign").match(foreign.claim.unit)
            told = pattern("product.toml", "in other money").fullmatch(foreign.before)
            closed = foreign.after.startswith((")", "）"))
            if abroad and told and closed and home.claim.unit == "元" and all(map(_usable, (home, foreign))):
                found[foreign.claim.unit].append((home, foreign))
    return found


def _year(figure: Figure) -> int | None:
    return figure.claim.period_end.year if figure.claim.period_end else None


def _usable(figure: Figure) -> bool:
    money = figure.claim.dimension is Dimension.MONEY and figure.claim.hedge in (Hedge.EXACT, Hedge.ABOUT)
    read = Interval.of(figure.claim)
    return money and read.bounded and read.lower > 0


def _agreeing(rates: Sequence[Interval], rate: Interval) -> list[Interval]:
    """The rates that hold the middle of one."""
    middle = (rate.lower + rate.upper) / 2
    return [each for each in rates if each.lower <= middle <= each.upper]
