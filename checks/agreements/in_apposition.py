"""Amounts with the round ones that a clause of its own says them over by: 计划招生392260人,接近40万.

The round one has nothing before it but its hedge and nothing behind it. Where the two do not fit, one slip of the pen
has to part them: 投资3.2亿元,接近30亿元 may be about something else.
"""

import re
from collections.abc import Iterator

from checks.figures.amounts import amount, digits, significant
from checks.figures.topics import unit
from checks.page import Figure, Page, in_table
from checks.relation import Comparator, Interval, holds
from checks.repair import repairs
from claims.model import Hedge

APPOSED = re.compile(r"\s*[,，]\s*")
ENDS = re.compile(r"\s*(?:[,，。;；)）]|$)")
ROUND = (Hedge.BELOW, Hedge.ABOUT)
NEARLY = re.compile("^(?:接近|将近|近|大?约)")
TELLING = 2


def in_apposition(page: Page) -> Iterator[list[Figure]]:
    """Every exact amount with the rounder one in the clause behind it that says it over."""
    for line in page.lines:
        for exact, rounded in zip(line.figures, line.figures[1:], strict=False):
            if _says_over(exact, rounded) and (_fits(exact, rounded) or _one_slip_apart(exact, rounded)):
                yield [exact, rounded]


def _says_over(exact: Figure, rounded: Figure) -> bool:
    one, other = exact.claim, rounded.claim
    of_one_unit = not other.unit or unit(one) == unit(other)
    bare = APPOSED.fullmatch(rounded.before) is not None and ENDS.match(rounded.after) is not None
    hedged = other.hedge in ROUND and NEARLY.match(other.text) is not None
    plain = one.hedge is Hedge.EXACT and amount(exact) and other.low is not None and not in_table(exact)
    return of_one_unit and bare and hedged and plain and significant(other) < digits(one) and digits(one) >= TELLING


def _fits(exact: Figure, rounded: Figure) -> bool:
    return holds(Comparator.MEETS, Interval.of(exact.claim), Interval.of(rounded.claim))


def _one_slip_apart(exact: Figure, rounded: Figure) -> bool:
    pairs = ((exact.claim, Interval.of(rounded.claim)), (rounded.claim, Interval.of(exact.claim)))
    return any(repairs(*pair) for pair in pairs)
