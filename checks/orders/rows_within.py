"""Two figures side by side that are some of two others side by side: 起诉12件47人(其中涉恶4件24人,包括某案1件16人)."""

from collections.abc import Iterator
from itertools import pairwise

from checks.figures.amounts import alike, amount
from checks.lexicon import pattern
from checks.page import Figure, Line
from claims.model import Hedge

Pair = tuple[Figure, Figure]
"""A part and its whole."""


def rows_within(line: Line) -> Iterator[Pair]:
    """The figures of each row with those of the row right before it that it is said to be among."""
    rows = [(one, other) for one, other in pairwise(line.figures) if not other.before.strip() and _counts(one, other)]
    for before, row in pairwise(rows):
        straight_on = before[1].position + 1 == row[0].position
        if straight_on and _is_among(before, row) and all(map(alike, row, before)):
            yield from zip(row, before, strict=True)


def _counts(one: Figure, other: Figure) -> bool:
    exact = one.claim.hedge is other.claim.hedge is Hedge.EXACT
    return exact and amount(one) and amount(other) and not alike(one, other)


def _is_among(before: Pair, row: Pair) -> bool:
    """Whether the words before a row say that it is some of the row before it."""
    words = row[0].before
    if row[0].depth > before[0].depth:
        return pattern("parts.toml", "among in brackets").match(words) is not None
    said = pattern("parts.toml", "including").match(words) is not None
    return said and row[0].depth == before[0].depth and row[0].depth > 0
