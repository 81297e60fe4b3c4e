"""Changes that brackets tell as rate and amount, with the level of the name: 零售业49400人…零售业(-8.1%或-4400人)."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checks.figures.amounts import alike
from checks.figures.change import Change
from checks.figures.directory import is_level
from checks.figures.identity import time_allows
from checks.figures.topics import topic
from checks.page import Figure, Page, in_table
from claims.model import Dimension, Hedge

_OR = re.compile(r"\s?(?:或|即|[,，、])\s?[-－−+＋]?")
_OPENS = re.compile(r"[(（]\s?[+＋]?$")
SHORTEST_NAME = 3


def changes_in_brackets(page: Page) -> Iterator[Change]:
    """Every rate and amount of change that fill one bracket, with the only level that the text gives of their name."""
    levels = [figure for figure in page.figures if _is_exact_level(figure)]
    for line in page.lines if levels else ():
        for one, other in pairwise(line.figures):
            if one.depth and one.depth == other.depth and _OPENS.search(one.before) and _OR.fullmatch(other.before):
                rate, amount = (one, other) if one.claim.dimension is Dimension.PERCENT else (other, one)
                level = _level_of(amount, levels)
                if level and _told_of_one_change(rate, amount):
                    yield Change(level, None, amount, rate, (amount.claim.low or 0) < 0)


def _told_of_one_change(rate: Figure, amount: Figure) -> bool:
    """Whether a rate and an amount go one way, both with the sign of a fall or neither."""
    kinds = rate.claim.dimension is Dimension.PERCENT and amount.claim.dimension is not Dimension.PERCENT
    return kinds and ((rate.claim.low or 0) < 0) == ((amount.claim.low or 0) < 0)


def _is_exact_level(figure: Figure) -> bool:
    exact = figure.claim.hedge is Hedge.EXACT and bool(figure.claim.low)
    return exact and is_level(figure) and not figure.depth and not in_table(figure)


def _level_of(amount: Figure, levels: Sequence[Figure]) -> Figure | None:
    """The only level in the unit and of the name of an amount, which a word for its number may follow."""
    name = topic(amount).name
    if len(name) < SHORTEST_NAME:
        return None
    found = [each for each in levels if topic(each).name.startswith(name) and alike(each, amount)]
    return found[0] if len(found) == 1 and time_allows(found[0].claim, amount.claim) else None
