"""Amounts with the round ones that a clause of its own says them over by: 计划招生58240人,接近6万.

The round one has nothing before it but its hedge and nothing behind it. It may still be of another thing, so that the
two are only told where they fit.
"""

import re
from collections.abc import Iterator

from checks.figures.amounts import alike, amount, digits, significant
from checks.figures.topics import unit
from checks.page import Figure, Line, Page, in_table
from checks.relation import Comparator, Interval, holds
from claims.model import Hedge

APPOSED = re.compile(r"\s*[,，]\s*")
ENDS = re.compile(r"\s*(?:[,，。;；)）]|$)")
ROUND = (Hedge.BELOW, Hedge.ABOUT)
NEARLY = re.compile("^(?:接近|将近|近|大?约)")
EACH = re.compile("分别|依次|各|先后|[两三四五六七八九十]批")
PLAIN_UNITS = frozenset(("元", "人", "名", "人次", ""))
TELLING = 2


def in_apposition(page: Page) -> Iterator[list[Figure]]:
    """Every exact amount with the rounder one in the clause behind it that says it over."""
    for line in page.lines:
        for exact, rounded in zip(line.figures, line.figures[1:], strict=False):
            if _says_over(exact, rounded) and _are_alone(line, exact, rounded) and _fits(exact, rounded):
                yield [exact, rounded]


def _says_over(exact: Figure, rounded: Figure) -> bool:
    one, other = exact.claim, rounded.claim
    of_one_unit = (not other.unit and one.unit in PLAIN_UNITS) or unit(one) == unit(other)
    bare = APPOSED.fullmatch(rounded.before) is not None and ENDS.match(rounded.after) is not None
    hedged = other.hedge in ROUND and NEARLY.match(other.text) is not None
    plain = one.hedge is Hedge.EXACT and amount(exact) and other.low is not None and not in_table(exact)
    return of_one_unit and bare and hedged and plain and significant(other) < digits(one) and digits(one) >= TELLING


def _are_alone(line: Line, exact: Figure, rounded: Figure) -> bool:
    """Whether no third figure of their sentence is in their unit, and no words tell of one for each of several."""
    sentence = (each for each in line.figures if each.claim.sentence_start == exact.claim.sentence_start)
    others = any(alike(each, exact) for each in sentence if each not in (exact, rounded))
    return not others and EACH.search(exact.lead) is None


def _fits(exact: Figure, rounded: Figure) -> bool:
    return holds(Comparator.MEETS, Interval.of(exact.claim), Interval.of(rounded.claim))
