"""Sums that a text writes out (3000+5000=8000元): which figures stand in them, and in what unit."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from claims.mention import Mention, Quantity

ADDED = "numeral:added"
"""The rule of a figure in a sum that is written out; the last of them is what it comes to."""
_PLUS, EQUALS = re.compile(r"\s?[+＋]\s?"), re.compile(r"\s?[=＝]\s?")


def added(text: str, found: list[Mention]) -> list[Mention]:
    """The mentions with the figures of sums that are written out in the unit that one of them has.

    They are left alone where neither a unit nor a magnitude shows that more than arithmetic is told (1+1=2).
    """
    at = 0
    while at < len(found):
        end, closed = _row(text, found, at)
        terms = [mention.quantity for mention in found[at:end] if mention.quantity] if closed else []
        if terms and (whole := _of_one_unit(terms)):
            found[at:end] = [
                replace(mention, quantity=term) for mention, term in zip(found[at:end], whole, strict=True)
            ]
        at = end
    return found


def _row(text: str, found: Sequence[Mention], at: int) -> tuple[int, bool]:
    """Where the row of terms that begins with a mention ends, and whether what they come to closes it."""
    last = at
    while last + 1 < len(found) and found[last].quantity and found[last + 1].quantity:
        between = found[last].end, found[last + 1].start
        if last > at and EQUALS.fullmatch(text, *between):
            return last + 2, True
        if not _PLUS.fullmatch(text, *between):
            break
        last += 1
    return last + 1, False


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
