"""Identities of figures: sums, shares, growth and products, and what each figure of one would have to be."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from operator import add, mul

from checks.figures.percentages import ONE, base_of, to_a_step
from checks.page import Figure
from checks.relation import Interval
from claims.model import Dimension

SUM, SHARE, GROWTH, PRODUCT, RISE = "sum", "share", "growth", "product", "rise"


@dataclass(frozen=True, slots=True)
class Identity:
    """Figures of which the last is what the others come to, all of them without their signs.

    `kind` is `SUM`, `SHARE`, `GROWTH` (a later figure, an earlier one and the rate), `RISE` (what a figure changed by,
    the figure and the rate) or `PRODUCT`. `signs` say of each figure whether it is added (1) or taken away (-1), or
    whether it multiplies or divides. `times` is how many units of a product make one of its factor. `chance` is how
    many accidents there may be at most for it to be held against the figures: the more, the less room its words leave
    for another reading.
    """

    kind: str
    figures: tuple[Figure, ...]
    signs: tuple[int, ...]
    chance: Decimal
    times: Decimal = Decimal(1)

    @property
    def computed(self) -> Interval:
        """What the last figure has to be."""
        return self.target(len(self.figures) - 1)

    @property
    def stated(self) -> Interval:
        """What the last figure is; a percentage may have been cut instead of rounded."""
        last = self.figures[-1]
        return _to_a_step(last) if last.claim.dimension is Dimension.PERCENT else size(last)

    def target(self, place: int) -> Interval:
        """What a figure would have to be for the others. Raises ZeroDivisionError where one of them may be nothing."""
        own = self.signs[place]
        others = [(figure, -own * sign) for figure, sign in zip(self.figures, self.signs, strict=True)]
        del others[place]
        if self.kind == SUM:
            return reduce(add, (_times(size(figure), sign) for figure, sign in others))
        factors = [self._read(figure) if sign > 0 else ONE / self._read(figure) for figure, sign in others]
        constant = self.times if own < 0 else 1 / self.times
        return self._written(self.figures[place], reduce(mul, factors) * Interval(constant, constant))

    def _read(self, figure: Figure) -> Interval:
        """How a figure goes into a product: a level as it is, a rate as a share, or as what something becomes by it."""
        if figure.claim.dimension is not Dimension.PERCENT:
            return size(figure)
        return READ[self.kind](_to_a_step(figure) / base_of(figure), _way(figure))

    def _written(self, figure: Figure, factor: Interval) -> Interval:
        """What a figure has to be that goes into a product as so much."""
        if figure.claim.dimension is not Dimension.PERCENT:
            return factor
        return WRITTEN[self.kind](factor, _way(figure)) * base_of(figure)


READ: Mapping[str, Callable[[Interval, int], Interval]] = {
    SHARE: lambda part, _: part,
    GROWTH: lambda part, way: ONE + _times(part, way),
    RISE: lambda part, way: part / (ONE + _times(part, way)),
}
WRITTEN: Mapping[str, Callable[[Interval, int], Interval]] = {
    SHARE: lambda factor, _: factor,
    GROWTH: lambda factor, way: _times(factor - ONE, way),
    RISE: lambda factor, way: factor / (ONE - _times(factor, way)),
}


def size(figure: Figure) -> Interval:
    """The reading of a figure without its sign."""
    reading = Interval.of(figure.claim)
    return _times(reading, _way(figure))


def _to_a_step(percent: Figure) -> Interval:
    return _times(to_a_step(percent.claim), _way(percent))


def _way(figure: Figure) -> int:
    return -1 if (figure.claim.low or 0) < 0 else 1


def _times(reading: Interval, sign: int) -> Interval:
    return reading if sign > 0 else Interval(-reading.upper, -reading.lower)
