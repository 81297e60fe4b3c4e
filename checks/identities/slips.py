"""Slips of the pen that make identities fit, and how likely it is that one does by accident.

Were a figure tied to no others, what they make of it would lie anywhere. A kind of slip turns a figure into n
others: d digits into 9 × d with another digit, into d − 1 with two swapped and into d with a moved point. That
a given one of these is what the others make of it, which is t and leaves room of a width w, has a chance of w ÷
t at most; a figure is told in steps at least, and one that ends in noughts in coarser ones. So a kind of slip
in a figure makes an identity fit by accident with a chance of p = n × w ÷ t. Of all that the words near ask
for, the accidents that fit as well as one with p are, of all figures and the first two kinds, no more than the
sum of each smaller one of p and its own n × w ÷ t. `Identity.chance` bounds that.
"""

from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal
from math import log10
from typing import NamedTuple

from checks.identities.forms import Identity
from checks.page import Figure
from checks.relation import Comparator, Interval, holds
from checks.repair import LITERAL, MARKS, Repair, Slip, repairs

TEN, NINE = Decimal(10), Decimal(9)
TEN_FOLD, NINES = 10, 9
KINDS = (Slip.SWAP, Slip.DIGIT)
PLACES = range(-3, 4)


class Slipped(NamedTuple):
    """An identity that does not fit, the figure that a slip would make fit, how it would be written, and p."""

    identity: Identity
    figure: Figure
    repair: Repair
    accident: Decimal


class Target(NamedTuple):
    """What a figure of an identity would have to be, without its sign."""

    identity: Identity
    figure: Figure
    reading: Interval

    @property
    def width(self) -> Decimal:
        """The room that the others leave, a step of the figure at least."""
        return max(self.reading.upper - self.reading.lower, _step(self.figure))


def slipped(identities: Iterable[Identity], held: set[int]) -> list[Slipped]:
    """The slips that are no accident, the surest first; figures that start where one is `held` have not slipped."""
    targets = [target for identity in identities for target in targets_of(identity, held)]
    tried = [_own_accident(kind, target) for target in targets for kind in KINDS]
    found = sorted((each for target in targets for each in fitting(target, KINDS)), key=lambda each: each.accident)
    return [each for each in found if _accidents(each.accident, tried) <= each.identity.chance]


def _own_accident(kind: Slip, target: Target) -> Decimal:
    """The chance at most that a kind of slip makes a figure fit."""
    return _ways(kind, target.figure) * target.width / target.reading.upper


def _accidents(accident: Decimal, tried: Iterable[Decimal]) -> Decimal:
    """How many accidents there are at most, of all that were tried, that fit as well as one with such a chance."""
    return max(accident, sum((min(accident, each) for each in tried), Decimal(0)))


def targets_of(identity: Identity, held: Collection[int]) -> Iterator[Target]:
    """What each figure of an identity that does not fit has to be, where that is an amount and none is `held`."""
    free = [(place, figure) for place, figure in enumerate(identity.figures) if figure.claim.start not in held]
    try:
        if free and not holds(Comparator.MEETS, identity.computed, identity.stated):
            targets = [Target(identity, figure, identity.target(place)) for place, figure in free]
            yield from (target for target in targets if target.reading.lower > 0)
    except ZeroDivisionError:
        return


def fitting(target: Target, kinds: Collection[Slip]) -> Iterator[Slipped]:
    """The slips of some kinds that make a figure what it would have to be."""
    if not _may_fit(target) and not (Slip.POINT in kinds and _may_have_moved(target)):
        return
    figure, reading = target.figure, target.reading
    signed = Interval(-reading.upper, -reading.lower) if (figure.claim.low or 0) < 0 else reading
    for repair in repairs(figure.claim, signed):
        if repair.slip in kinds and _value(figure, repair):
            yield Slipped(target.identity, figure, repair, _accident(target, repair))


def may_slip(figure: Figure, target: float, width: float) -> bool:
    """Whether a slip may make a figure of what it has to be, give or take so much: what no slip does is soon told.

    Without its sign; `target` and `width` are in its base unit.
    """
    value, step = abs(float(figure.claim.low or 0)), float(_step(figure))
    if target <= 0 or not value:
        return False
    places = log10(target / value)
    if round(places) and abs(places - round(places)) * value < width + step:
        return True
    moved, room = abs(target - value), width + step
    while step <= value:
        for unit in (step, NINES * step):
            if abs(moved - unit * min(NINES, max(1, round(moved / unit)))) <= room:
                return True
        step *= TEN_FOLD
    return False


def _may_have_moved(target: Target) -> bool:
    """Whether a point elsewhere, or a nought more or less, may make a figure what it has to be."""
    step, value = _step(target.figure), abs(target.figure.claim.low or Decimal(0))
    lower, upper = target.reading.lower - step / 2, target.reading.upper + step / 2
    return any(lower <= value.scaleb(places) <= upper for places in PLACES if places)


def _may_fit(target: Target) -> bool:
    """Whether a digit or a swap may move a figure to what it has to be, which `repairs` would take long to find out.

    They move it by one to nine times a power of ten of its steps, or nine times that.
    """
    step, value = _step(target.figure), abs(target.figure.claim.low or Decimal(0))
    ends = [target.reading.lower - step / 2 - value, target.reading.upper + step / 2 - value]
    least = Decimal(0) if ends[0] <= 0 <= ends[1] else min(abs(ends[0]), abs(ends[1]))
    most = max(abs(ends[0]), abs(ends[1]))
    while step <= value:
        for unit in (step, NINE * step):
            if -(-least // unit) <= min(NINE, most // unit):
                return True
        step *= TEN
    return False


def _accident(target: Target, repair: Repair) -> Decimal:
    """The chance at most that a kind of slip makes a figure fit what others make of it: to the digit, or within it."""
    value = _value(target.figure, repair)
    told = step = _step(target.figure)
    while value % (told * TEN) == 0:
        told *= TEN
    width = told if repair.distance <= step / 2 else max(told, target.width)
    return _ways(repair.slip, target.figure) * width / value


def _value(figure: Figure, repair: Repair) -> Decimal:
    """A figure as it would be written, without its sign."""
    return abs(figure.claim.low or Decimal(0)) * _number(repair.text) / _number(figure.claim.text)


def _number(text: str) -> Decimal:
    found = LITERAL.search(text)
    return Decimal(MARKS.sub("", found.group()) if found else 1)


def _ways(kind: Slip, figure: Figure) -> Decimal:
    """How many other figures a kind of slip makes of one."""
    digits = Decimal(sum(map(str.isdigit, figure.claim.text)))
    return {Slip.SWAP: digits - 1, Slip.POINT: digits}.get(kind, NINE * digits)


def _step(figure: Figure) -> Decimal:
    return figure.claim.step or Decimal(1)
