"""Figures in a row behind names that rank: 较多的为甲省、乙省和丙省,分别为287万吨、155万吨和58万吨; 三大客源…,分别占….

Each is no more than the one before it, or each no less. Only rows that are in order are told: the names may be ranked
by something else than the row tells (发病率居前三位的依次为…,分别报告120例、340例和230例).
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise, takewhile

from checks.figures.amounts import JOINED, alike, compared
from checks.figures.compared import Compared
from checks.lexicon import pattern
from checks.page import Figure, Line, clause, in_table
from claims.model import Hedge

FEWEST, MOST, LEAD = 2, 12, 60


def ranked_rows(line: Line) -> Iterator[Compared]:
    """Every two neighbours of such a row, the one that may not exceed the other first."""
    for place, first in enumerate(line.figures):
        told = pattern("comparisons.toml", "a row of the ranked").fullmatch(clause(first.before))
        names = _names(line, first) if told and not in_table(first) and not compared(first) else ""
        ranked = pattern("comparisons.toml", "names that rank").search(names)
        row = _row(line.figures[place : place + MOST]) if ranked else ()
        rises = [_low(one) < _low(other) for one, other in pairwise(row)]
        if rises and (all(rises) or not any(rises)):
            yield from (Compared(*(pair if rises[0] else pair[::-1]), sure=False, part=False) for pair in pairwise(row))


def _names(line: Line, first: Figure) -> str:
    """The clause before that of a row."""
    words = line.text[max(first.claim.sentence_start - line.start, 0) : first.claim.start - line.start]
    parts = words.replace(",", "，").replace("；", "，").split("，")
    return parts[-2][-LEAD:] if len(parts) >= FEWEST else ""


def _row(figures: Sequence[Figure]) -> Sequence[Figure]:
    row = [*figures[:1], *takewhile(lambda each: JOINED.fullmatch(each.before), figures[1:])]
    plain = all(alike(each, row[0]) and each.claim.hedge is Hedge.EXACT and each.claim.low is not None for each in row)
    return row if plain and len(row) >= FEWEST else ()


def _low(figure: Figure) -> Decimal:
    return figure.claim.low or Decimal(0)
