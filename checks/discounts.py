"""A price, what part of it is asked, and what is asked: 原价500元,打八折后为400元."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from checks.lexicon import pattern
from checks.page import Figure, Line, clause, in_table
from checks.relation import Interval
from checks.stretches import alone
from claims.model import Claim, Dimension, Hedge

FULL = Interval(Decimal(100), Decimal(100))


class Discount(NamedTuple):
    """A price, the part of it that is asked in per cent, and the price asked."""

    price: Figure
    part: Figure
    asked: Figure

    @property
    def computed(self) -> Interval:
        """That part of the price."""
        return Interval.of(self.price.claim) * _part(self.part) / FULL

    @property
    def targets(self) -> tuple[tuple[Claim, Interval], ...]:
        """What each of the three would have to be, were the others right; what is asked first."""
        asked, price = Interval.of(self.asked.claim), Interval.of(self.price.claim)
        return (
            (self.asked.claim, self.computed),
            (self.price.claim, asked * FULL / _part(self.part)),
            (self.part.claim, asked * FULL / price),
        )


def discounts(line: Line) -> Iterator[Discount]:
    """Every discount of a line whose sentence tells nothing else."""
    for three in zip(line.figures, line.figures[1:], line.figures[2:], strict=False):
        price, part, asked = three
        exact = all(figure.claim.hedge is Hedge.EXACT and (figure.claim.low or 0) > 0 for figure in three)
        money = price.claim.dimension is asked.claim.dimension is Dimension.MONEY
        if not (exact and money and price.claim.unit == asked.claim.unit and alone(line, three)) or in_table(price):
            continue
        if (
            part.claim.unit == "折"
            and pattern("product.toml", "a full price").search(clause(price.before))
            and pattern("product.toml", "sold at").fullmatch(part.before)
            and pattern("product.toml", "price asked").fullmatch(asked.before)
        ):
            yield Discount(price, part, asked)


def _part(part: Figure) -> Interval:
    """A discount is not rounded: 八折 is 80% just so."""
    told = part.claim.low or Decimal(0)
    return Interval(told, told)
