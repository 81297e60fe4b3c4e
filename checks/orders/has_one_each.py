"""Counts of what has at least one of another thing: 12个乡镇、98个村; 全市设考点80个,考场2769个.

Which things are such is the lexicon's. The two stand beside each other in one sentence.
"""

from collections.abc import Iterator
from itertools import pairwise

from checks.figures.amounts import SENTENCE, amount, compared
from checks.figures.compared import Compared
from checks.lexicon import compiled, entries, pattern
from checks.page import Figure, Line, in_table, opening
from claims.model import Dimension, Hedge, Status

COUNTED = frozenset({Dimension.COUNT, Dimension.PERSON})


def has_one_each(line: Line) -> Iterator[Compared]:
    """Every count of holders with the count of what each of them has one of at least, right behind it."""
    counts = [figure for figure in line.figures if _is_count(figure)]
    for holders, held in pairwise(counts):
        if SENTENCE.search(held.before) or holders.depth != held.depth or holders.scope != held.scope:
            continue
        for row in entries("order.toml", "holder"):
            if compiled(row["holder"]).search(_noun(holders)) and compiled(row["held"]).search(_noun(held)):
                yield Compared(holders, held, sure=row.get("sure", False), part=False)
                break


def _noun(figure: Figure) -> str:
    """What is counted, as it stands behind a figure or before it."""
    return figure.subject or opening(figure.after)


def _is_count(figure: Figure) -> bool:
    claim = figure.claim
    plain = claim.hedge is not Hedge.VAGUE and claim.status is Status.ACTUAL and not in_table(figure)
    some = pattern("parts.toml", "among").search(figure.before) or pattern("parts.toml", "rest").search(figure.before)
    return plain and claim.dimension in COUNTED and amount(figure) and not compared(figure) and not some
