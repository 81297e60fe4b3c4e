"""The growth of a whole from those of all its parts: each part tells what it was a year before, and so do all of them.

进出口6.57万亿元,下降6.4%,其中出口3.33万亿元,下降11.4%,进口3.24万亿元,下降0.7%: 3.33 ÷ 0.886 + 3.24 ÷ 0.993 = 7.02.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import reduce
from typing import NamedTuple

from checks.changes.mixtures import Mixture, on_another_base
from checks.lexicon import pattern
from checks.page import Figure, Page
from checks.relation import Comparator, Interval, holds
from checks.repair import repairs
from claims.model import Claim, Hedge

ONE, HUNDRED = Interval(Decimal(1), Decimal(1)), Interval(Decimal(100), Decimal(100))
LEAST = Decimal(-100)
OFF = Decimal("0.2")
"""Percentage points by which a growth has to be off to be told."""


class Weighed(NamedTuple):
    """What a whole grew by, in per cent, if its parts grew as told, and what each of those would have to be to fit."""

    mixture: Mixture
    computed: Interval
    targets: tuple[tuple[Claim, Interval], ...]

    @property
    def fits(self) -> bool:
        """Whether the growth that is told is the one computed."""
        return holds(Comparator.MEETS, self.computed, Interval.of(self.mixture.growth.claim))


def weighed(mixture: Mixture, page: Page) -> Weighed | None:
    """The growth of a whole weighed by its parts; None where that tells nothing.

    What the parts give fits in practice to the last digit, as a growth on a revised base has the bases of its parts
    revised alike. What misses by little is passed over all the same, and what no single slip explains; growth at
    constant prices is not that of the amounts, and tells nothing where it doesn't fit.
    """
    readings = [Interval.of(figure.claim) for figure in (mixture.growth, *mixture.growths)]
    exact = all(figure.claim.hedge is Hedge.EXACT for figure in (mixture.whole, *mixture.parts))
    if not exact or not all(reading.bounded and reading.lower > LEAST for reading in readings):
        return None
    whole, before = Interval.of(mixture.whole.claim), _before(mixture.parts, mixture.growths)
    if before.lower <= 0:
        return None
    computed = _grown(whole, before)
    found = Weighed(mixture, computed, ((mixture.growth.claim, computed), *_targets(mixture)))
    gap = max(found.computed.lower - readings[0].upper, readings[0].lower - found.computed.upper)
    if found.fits or gap <= OFF or not mixture.sure or _is_real(mixture) or on_another_base(mixture, page):
        return found if found.fits else None
    return found if any(repairs(*target) for target in found.targets) else None


def _is_real(mixture: Mixture) -> bool:
    """Whether growth may be at constant prices or on another base, by what grew or by what is said of it."""
    figures = (mixture.whole, *mixture.parts)
    words = "".join(f"{figure.subject}{figure.before}{figure.after}" for figure in figures)
    excuses = (("growth.toml", "real"), ("growth.toml", "real by custom"), ("across.toml", "other base"))
    return any(pattern(file, name).search(words) for file, name in excuses)


def _before(levels: Sequence[Figure], growths: Sequence[Figure]) -> Interval:
    """What levels came to in all a year before."""
    each = (_factor(level.claim, growth.claim) for level, growth in zip(levels, growths, strict=True))
    return reduce(lambda one, other: one + other, each, Interval(Decimal(0), Decimal(0)))


def _factor(level: Claim, growth: Claim) -> Interval:
    return Interval.of(level) / (Interval.of(growth) / HUNDRED + ONE)


def _grown(level: Interval, before: Interval) -> Interval:
    return (level / before - ONE) * HUNDRED


def _targets(mixture: Mixture) -> Iterator[tuple[Claim, Interval]]:
    """What the growth of each part would have to be, were all others right; none where the whole's is wrong."""
    if not _in_between(mixture):
        return
    before = _factor(mixture.whole.claim, mixture.growth.claim)
    for place, (part, growth) in enumerate(zip(mixture.parts, mixture.growths, strict=True)):
        others = _without(mixture.parts, place), _without(mixture.growths, place)
        own = before - _before(*others)
        if own.lower > 0:
            yield growth.claim, _grown(Interval.of(part.claim), own)


def _in_between(mixture: Mixture) -> bool:
    own, parts = Interval.of(mixture.growth.claim), [Interval.of(growth.claim) for growth in mixture.growths]
    return min(part.lower for part in parts) <= own.upper and own.lower <= max(part.upper for part in parts)


def _without(figures: Sequence[Figure], place: int) -> Sequence[Figure]:
    return (*figures[:place], *figures[place + 1 :])
