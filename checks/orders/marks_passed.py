"""A mark said to be passed, below what was reached: 旅客吞吐量1.3亿人次,增长8%,空港吞吐量连续三年突破1亿人次大关.

Limits: what was reached stands before the mark on its line, is of one unit, ends in the same word and is less than
twice the mark; only what fits is told.
"""

from collections.abc import Iterator
from decimal import Decimal

from checks.figures.amounts import alike, amount, digits
from checks.figures.compared import Compared
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, Line, in_table
from claims.model import Hedge, Status

REACH, FAR, ENDING, TELLING = 8, 2, 3, 2


def marks_passed(line: Line) -> Iterator[Compared]:
    """Every mark of a line with the nearest figure before it that lies above it and ends in its name."""
    for figure in line.figures:
        passed = figure.claim.hedge is Hedge.ABOVE and pattern("comparisons.toml", "a mark").match(figure.after)
        if not passed or figure.claim.status is not Status.ACTUAL or in_table(figure):
            continue
        before = reversed(line.figures[max(0, figure.position - REACH) : figure.position])
        reached = next((each for each in before if _is_reached(each, figure)), None)
        if reached is not None:
            yield Compared(figure, reached, sure=False, part=False)


def _is_reached(figure: Figure, mark: Figure) -> bool:
    claim, least = figure.claim, mark.claim.low or Decimal(0)
    exact = claim.hedge is Hedge.EXACT and claim.status is Status.ACTUAL and digits(claim) >= TELLING
    names = topic(figure).name, topic(mark).name
    named = names[0] != names[1] and len(names[1]) >= ENDING and names[0][-ENDING:] == names[1][-ENDING:]
    return exact and amount(figure) and alike(figure, mark) and named and least <= (claim.low or 0) < FAR * least
