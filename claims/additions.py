"""Sums that a text writes out (3000+5000=8000元): which figures stand in them, and in what unit."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from claims.mention import Mention, Quantity

ADDED = "numeral:added"
"""The rule of a figure in a sum that is written out; the last of them is what it comes to."""
_EQUAL = re.compile("[=＝]")
_PLUS, EQUALS = re.compile(r"\s?[+＋]\s?"), re.compile(rf"\s?{_EQUAL.pattern}\s?")


def added(text: str, found: list[Mention]) -> list[Mention]:
    """The mentions with the figures of sums that are written out in the unit that one of them has.

    They are left alone where neither a unit nor a magnitude shows that more than arithmetic is told (1+1=2).
    """
    ends = [mention.end for mention in found]
    free = 0
    for sign in _EQUAL.finditer(text):
        whole = bisect_right(ends, sign.start())
        if not free < whole < len(found) or not EQUALS.fullmatch(text, ends[whole - 1], found[whole].start):
            continue
        first = _first_term(text, found, free, whole - 1)
        row = found[first : whole + 1]
        terms = [mention.quantity for mention in row if mention.quantity]
        if first + 1 < whole and len(terms) == len(row):
            free = whole + 1
            pairs = zip(row, _of_one_unit(terms) or terms, strict=True)
            found[first:free] = [replace(mention, quantity=term) for mention, term in pairs]
    return found


def _first_term(text: str, found: Sequence[Mention], free: int, last: int) -> int:
    """The first of the terms that a plus parts up to the last one, none before `free`."""
    while last > free and found[last - 1].quantity and _PLUS.fullmatch(text, found[last - 1].end, found[last].start):
        last -= 1
    return last


def _of_one_unit(terms: Sequence[Quantity]) -> list[Quantity] | None:
    """The figures of a sum in the unit that one of them has; None where the units differ or nothing is counted.

    A magnitude that only the sum writes is that of its terms too: 3+5=8万元.
    """
    units = {(term.unit, term.dimension) for term in terms if term.unit}
    if len(units) > 1 or not (units or any(term.scale > 1 for term in terms)):
        return None
    unit, dimension = next(iter(units), ("", None))
    of_one = [replace(term, unit=unit, dimension=dimension, rules=(*term.rules, ADDED)) for term in terms]
    *parts, whole = of_one
    alike = all(part.scale == 1 for part in parts) and sum(part.low for part in parts) * whole.scale == whole.low
    return [*(_scaled(part, whole.scale) for part in parts), whole] if alike else of_one


def _scaled(part: Quantity, by: Decimal) -> Quantity:
    if by == 1:
        return part
    low, high, step, place = (size * by for size in (part.low, part.high, part.step, part.place))
    return replace(part, low=low, high=high, step=step, place=place, scale=by, plain=False)
