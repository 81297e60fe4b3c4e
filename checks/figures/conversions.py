"""One amount said again in another unit right behind it: 75万公顷(1125万亩), 5506公斤/公顷(367公斤/亩)."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from checks.figures.topics import unit
from checks.lexicon import entries, pattern
from checks.page import Figure, Line
from checks.relation import Interval

ONE = Decimal(1)


class Conversion(NamedTuple):
    """An amount, the same amount in another unit, and how many of that unit make one of the first."""

    first: Figure
    again: Figure
    times: Decimal


def conversions(line: Line) -> Iterator[Conversion]:
    """Every amount of a line that is said again in another unit directly behind it."""
    for first, again in pairwise(line.figures):
        said = pattern("conversions.toml", "converted").search(again.before)
        whole = pattern("conversions.toml", "nothing more").search(again.after)
        units = unit(first.claim), unit(again.claim)
        again_in_full = said and whole and units[0] != units[1] and not _of_each(line, first, again)
        times = factor(*units) if again_in_full else None
        if times is not None and first.claim.low is not None and again.claim.low is not None:
            yield Conversion(first, again, times)


def _of_each(line: Line, first: Figure, again: Figure) -> bool:
    """Whether the first is what each has, as in 500袋,每袋10公斤,合5吨, where the second may be of all of them.

    In brackets the second is of each too, unless the line tells how many there are: 每公顷5506公斤(11012斤).
    """
    if not pattern("conversions.toml", "of each").search(first.before):
        return False
    counts = (unit(other.claim) for other in line.figures[: first.position])
    return again.depth == first.depth or any(count and count in first.before for count in counts)


def factor(unit_of: str, other: str) -> Decimal | None:
    """How many of another unit make one of this, of rates as well; None where no ruler has both."""
    above, _, below = unit_of.partition("/")
    over, _, under = other.partition("/")
    top, bottom = _on_ruler(above, over), _on_ruler(below, under)
    return None if top is None or bottom is None else top / bottom


def in_unit(amount: Interval, unit_of: str, wanted: str) -> Interval | None:
    """An amount of one unit in another; None where no ruler has both."""
    times, parts = factor(unit_of, wanted), factor(wanted, unit_of)
    if times is None or parts is None:
        return None
    # The one that is above 1 is mostly a whole number, and the other endless.
    return amount * Interval(times, times) if times >= 1 else amount / Interval(parts, parts)


def _on_ruler(one: str, other: str) -> Decimal | None:
    if one == other:
        return ONE
    ruler = next((ruler for ruler in _rulers() if one in ruler and other in ruler), None)
    return Decimal(ruler[one]) / ruler[other] if ruler else None


@cache
def _rulers() -> tuple[Mapping[str, int], ...]:
    return tuple(row["units"] for row in entries("conversions.toml", "ruler"))
