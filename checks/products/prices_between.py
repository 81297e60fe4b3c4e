"""What so many shares or pieces cost in all, against the highest and the lowest price of one.

回购股份100万股,最高成交价12.86元/股,最低成交价11.52元/股,成交总金额1221.5万元: between 1152 and 1286.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from checks.figures.conversions import factor
from checks.figures.stretches import sentences
from checks.figures.topics import unit
from checks.lexicon import pattern
from checks.page import Figure, Line, clause, in_table
from checks.relation import Comparator, Interval, holds
from claims.model import Claim, Dimension, Hedge

FEES = Interval(Decimal("0.99"), Decimal("1.01"))
"""What dealing costs may be left out of a total or counted in."""


class Between(NamedTuple):
    """How many, at what highest and lowest price, and what they cost in all."""

    many: Figure
    highest: Figure
    lowest: Figure
    whole: Figure

    @property
    def prices(self) -> Interval:
        """From the lowest price to the highest."""
        return Interval(Interval.of(self.lowest.claim).lower, Interval.of(self.highest.claim).upper) * FEES

    @property
    def computed(self) -> Interval:
        """The least and the most that so many may cost."""
        return Interval.of(self.many.claim) * self.prices

    @property
    def fits(self) -> bool:
        """Whether the total may be what they cost."""
        return holds(Comparator.MEETS, self.computed, Interval.of(self.whole.claim))

    @property
    def targets(self) -> tuple[tuple[Claim, Interval], ...]:
        """What the total and the number would have to be, were the others right."""
        of_all = Interval.of(self.whole.claim)
        return (self.whole.claim, self.computed), (self.many.claim, of_all / self.prices)


def prices_between(line: Line) -> Iterator[Between]:
    """Every sentence that tells one number, one highest and one lowest price, and one total.

    Only a total paid for what was bought, all told exactly.
    """
    for figures in sentences(line.figures):
        sentence = [figure for figure in figures if not in_table(figure)]
        named = [[figure for figure in sentence if _is_called(figure, name)] for name in ("highest", "lowest", "total")]
        highest, lowest, whole = (each[0] if len(each) == 1 else None for each in named)
        if highest is None or lowest is None or whole is None or not _in_order(lowest, highest):
            continue
        piece = highest.claim.unit.partition("/")[2] or "股"
        counts = [figure for figure in sentence if factor(unit(figure.claim), piece) == 1]
        if len(counts) == 1 and all(map(_is_exact, (highest, lowest, whole, *counts))):
            yield Between(counts[0], highest, lowest, whole)


def _is_called(figure: Figure, name: str) -> bool:
    money = figure.claim.dimension is Dimension.MONEY or figure.claim.unit.startswith("元/")
    return money and pattern("product.toml", name).search(clause(figure.before)) is not None


def _in_order(lowest: Figure, highest: Figure) -> bool:
    same = lowest.claim.unit == highest.claim.unit
    return same and Decimal(0) < (lowest.claim.low or Decimal(0)) <= (highest.claim.low or Decimal(0))


def _is_exact(figure: Figure) -> bool:
    claim = figure.claim
    return claim.low is not None and claim.low == claim.high and claim.hedge is Hedge.EXACT and not figure.depth
