"""Two figures with the number that is by its name the one over the other: 52416元, 24960元, 城乡收入比2.1."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import permutations

from checks.changes.multiples import Multiple
from checks.figures.amounts import alike
from checks.figures.stretches import sentences
from checks.lexicon import entries
from checks.page import Line, clause, in_table
from claims.model import Dimension, Hedge

THREE = 3
BARE = frozenset({Dimension.RATIO, Dimension.MULTIPLE, Dimension.OTHER})


def told_ratios(line: Line) -> Iterator[Multiple]:
    """Every ratio of a line behind the two figures that its name asks for, where its sentence has no others before."""
    for figures in sentences(line.figures):
        if len(figures) < THREE:
            continue
        first, second, ratio = figures[:THREE]
        plain = all(each.claim.hedge is Hedge.EXACT and (each.claim.low or 0) > 0 for each in figures[:THREE])
        plain = plain and alike(first, second) and not any(map(in_table, figures[:THREE]))
        periods = {each.period for each in (first, second)} - {""}
        if not plain or ratio.claim.dimension not in BARE or len(periods) > 1:
            continue
        for over, under in permutations((first, second)):
            names = clause(over.before), clause(under.before)
            if any(_is_called(row, names, clause(ratio.before)) for row in _ratios()):
                yield Multiple(under, ratio, over, earlier=True)


def _is_called(row: tuple[re.Pattern[str], ...], names: tuple[str, str], ratio: str) -> bool:
    called = zip(row, (*names, ratio), strict=True)
    return all(name.search(words) for name, words in called)


@cache
def _ratios() -> tuple[tuple[re.Pattern[str], ...], ...]:
    rows = entries("pairs.toml", "over")
    return tuple(tuple(re.compile(row[name]) for name in ("over", "under", "ratio")) for row in rows)
