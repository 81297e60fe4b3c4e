"""Whether figures fit otherwise than an identity asks: another one ties the figure in question, or a further figure."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, permutations

from checks.figures.amounts import alike
from checks.figures.conversions import factor
from checks.figures.percentages import is_percent
from checks.figures.topics import unit
from checks.identities.forms import GROWTH, PRODUCT, SHARE, SUM, Identity, size
from checks.page import Figure
from checks.relation import Comparator, holds
from checks.repair import RATES

ZERO = Decimal(0)
TELLING = Decimal("0.05")
"""How wide a reading may be at most, in parts of the figure, for it to say anything that it fits."""


def fits_otherwise(asked: Identity, figure: Figure, near: Sequence[Figure]) -> bool:
    """Whether a figure that may have slipped, or others of its identity without it, fit in another way.

    The figure is what another identity gives; its rate or two others stand in one without it; or one more figure near
    makes the one that is asked for fit.
    """
    rest = [other for other in near if other is not figure]
    others = [other for other in asked.figures if other is not figure]
    rate = asked.figures[-1] if asked.figures[-1].claim.dimension in RATES else None
    elsewhere = (each for other in others for each in _all(other, rest) if _fits(each))
    return (
        _closed_by_another(asked, near)
        or _used_up(asked, near)
        or any(_fits(each) for each in _all(figure, near))
        or any(rate in each.figures or _shares_two(each, others) for each in elsewhere)
    )


def _used_up(asked: Identity, near: Sequence[Figure]) -> bool:
    """Whether so much of each and how many there are come to another figure: 3600笔16.2亿元,笔均45万元,回收13.2亿元."""
    if asked.kind != PRODUCT:
        return False
    each, many, _ = asked.figures
    others = (other for other in near if other not in asked.figures)
    return any(made.kind == PRODUCT and _fits(made) for other in others for made in _of_three(each, many, other))


def _shares_two(each: Identity, others: Sequence[Figure]) -> bool:
    """Whether some figures add up to one of them, or to a further one: parts that are parts of parts."""
    return each.kind == SUM and len({*each.figures} & {*others}) > 1


def _closed_by_another(asked: Identity, near: Sequence[Figure]) -> bool:
    """Whether a figure of an identity, more or less by another one near or so many times it, is what it has to be."""
    others = [other for other in near if other not in asked.figures and size(other).lower > 0]
    for place, figure in enumerate(asked.figures):
        target, own = asked.target(place), size(figure)
        for other in others:
            reading = size(other)
            ways = [own + reading, own - reading] if alike(figure, other) else []
            if asked.kind == PRODUCT and other.claim.dimension not in RATES:
                ways += [own * reading, own / reading]
            if any(holds(Comparator.MEETS, way, target) for way in ways):
                return True
    return False


def _fits(each: Identity) -> bool:
    try:
        computed, stated = each.computed, each.stated
    except ZeroDivisionError:
        return False
    wide = computed.upper - computed.lower + stated.upper - stated.lower
    return wide <= TELLING * stated.upper and holds(Comparator.MEETS, computed, stated)


def _all(figure: Figure, near: Sequence[Figure]) -> Iterator[Identity]:
    """Every identity of three that a figure may stand in, whatever the words."""
    usable = [other for other in near if other is not figure and size(other).lower > 0 and size(other).bounded]
    for pair in combinations(usable, 2):
        for three in permutations((figure, *pair)):
            yield from _of_three(*three)


def _of_three(one: Figure, other: Figure, last: Figure) -> Iterator[Identity]:
    if alike(one, other) and alike(other, last):
        yield Identity(SUM, (one, other, last), (1, 1, -1), ZERO)
    if any(figure.claim.dimension in RATES for figure in (one, other)):
        return
    if is_percent(last) and alike(one, other):
        yield Identity(SHARE, (one, other, last), (1, -1, -1), ZERO)
        yield Identity(GROWTH, (one, other, last), (1, -1, -1), ZERO)
    times = factor(unit(one.claim), unit(last.claim))
    if times and other.claim.dimension is not last.claim.dimension and last.claim.dimension not in RATES:
        yield Identity(PRODUCT, (one, other, last), (1, 1, -1), ZERO, times)
