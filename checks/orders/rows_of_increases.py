"""Levels in a row and what was added to each in another: 分别达到46公里和53公里,分别增加17公里和6.4公里.

Where 分别 is left out (存款…、贷款…,比上年末增加…和…), and of points, only what fits is told.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from checks.figures.amounts import JOINED, alike, compared
from checks.figures.compared import Compared, may_hold
from checks.figures.percentages import is_percent
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, Line, clause, in_table
from claims.model import Dimension

MOST, FEWEST = 6, 2
LISTED = re.compile("\\s?(?:、|[,，](?!其中)|和|及)")
CHANGE = "增减额"


def rows_of_increases(line: Line) -> Iterator[Compared]:
    """Every increase of a row with the level that stands in its place in the row right before it."""
    for place, first in enumerate(line.figures):
        if in_table(first) or not pattern("comparisons.toml", "each grew by").search(clause(first.before)):
            yield from _in_turn(line, first)
            continue
        by = [first, *_joined(line.figures[place + 1 : place + MOST])]
        levels = _row_before(line.figures[max(0, place - MOST - 1) : place], len(by))
        if len(by) >= FEWEST and len(levels) == len(by) and all(map(_may_grow, levels, by)):
            net = any(pattern("comparisons.toml", "net").search(_named(figure)) for figure in (*levels, *by))
            sure = not net and not is_percent(levels[0])
            yield from (Compared(*pair, sure=sure, part=False) for pair in zip(by, levels, strict=True))
        elif len(by) >= FEWEST:
            yield from _each_by_its_name(by, line.figures[max(0, place - MOST - 1) : place])


def _each_by_its_name(by: Sequence[Figure], before: Sequence[Figure]) -> Iterator[Compared]:
    """Every increase of a row with the level of its name: 面积72平方公里、人口51万人,分别增加18平方公里和6万人."""
    for figure in by:
        own = [each for each in before if each.subject == figure.subject and _may_grow(each, figure)]
        if own and figure.claim.measure == CHANGE and not compared(own[-1]) and may_hold(own[-1], figure):
            yield Compared(figure, own[-1], sure=False, part=False)


def _in_turn(line: Line, first: Figure) -> Iterator[Compared]:
    """存款512亿元、贷款320亿元,比上年末增加41亿元和28亿元: of the levels right before, in their order, if all fit."""
    if in_table(first) or not pattern("comparisons.toml", "grew in turn").search(clause(first.before)):
        return
    by = [first, *_joined(line.figures[first.position + 1 : first.position + MOST])]
    levels = line.figures[max(0, first.position - len(by)) : first.position]
    listed = all(LISTED.match(figure.before) for figure in levels[1:])
    grown = len(levels) == len(by) >= FEWEST and all(map(_may_grow, levels, by)) and all(map(may_hold, levels, by))
    if listed and grown and not any(map(compared, levels)):
        yield from (Compared(*pair, sure=False, part=False) for pair in zip(by, levels, strict=True))


def _joined(figures: Sequence[Figure]) -> Iterator[Figure]:
    return takewhile(lambda figure: JOINED.fullmatch(figure.before) is not None, figures)


def _row_before(before: Sequence[Figure], count: int) -> list[Figure]:
    """So many figures in a row behind 分别, the last ones before a place but for lengths of time."""
    figures = [figure for figure in before if figure.claim.dimension is not Dimension.DURATION][-count:]
    joined = all(JOINED.fullmatch(figure.before) for figure in figures[1:])
    led = figures and pattern("comparisons.toml", "each came to").search(clause(figures[0].before))
    return figures if joined and led else []


def _may_grow(level: Figure, by: Figure) -> bool:
    """Whether an increase is in the unit of a level, in one sentence with it, and neither is a rate."""
    shares = is_percent(level) and by.claim.dimension is Dimension.PERCENTAGE_POINT and topic(level).aspect != "rate"
    beside = level.depth == by.depth and level.claim.sentence_start == by.claim.sentence_start
    beside = beside and (alike(level, by) or shares)
    told = level.claim.low is not None and by.claim.low is not None and by.claim.low > 0
    return beside and told and not is_percent(by) and level.claim.measure != CHANGE


def _named(figure: Figure) -> str:
    return f"{figure.subject}{topic(figure).name}{clause(figure.before)}"
