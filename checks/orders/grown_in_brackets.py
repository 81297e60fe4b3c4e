"""What a count grew by, in the bracket behind it: 门店820间(同比+60家), 网点75个(较上年末增加6家).

The two may be counted by other words for one thing. Counts alone, for a balance may have been below nothing before.
A miss is told only where the bracket names what the growth is on and no more, of no level that comes and goes (在办);
what was 新增 may have left again.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from checks.figures.amounts import amount, compared
from checks.figures.compared import Compared
from checks.lexicon import pattern
from checks.page import Figure, Line, clause, in_table
from claims.model import Dimension, Hedge

COUNTED = (Dimension.COUNT, Dimension.PERSON)
COME = re.compile("净|新增")
CLOSED = re.compile(r"\s?[)）]")


def grown_in_brackets(line: Line) -> Iterator[Compared]:
    """Every count that stands right before a bracket with what it grew by, that first."""
    for level, by in pairwise(line.figures):
        told = pattern("comparisons.toml", "grew in its bracket").fullmatch(by.before)
        if told and by.depth == level.depth + 1 and _is_count(level) and _is_count(by) and _by_one_word(level, by):
            same = level.claim.unit == by.claim.unit or (told["noun"] or "") == ""
            sure = same and told["base"] is not None and not COME.search(by.before) and _stays(level)
            yield Compared(by, level, sure=sure and CLOSED.match(by.after) is not None, part=False)


def _stays(level: Figure) -> bool:
    """Whether a level is not what came in some time, nor of what comes and goes, by its words."""
    words = f"{clause(level.before)}{level.subject}"
    moves = (pattern("order.toml", "new"), pattern("comparisons.toml", "comes and goes"))
    return not any(each.search(words) for each in moves)


def _is_count(figure: Figure) -> bool:
    claim = figure.claim
    plain = claim.hedge is not Hedge.VAGUE and claim.low is not None and claim.low > 0
    return plain and claim.dimension in COUNTED and not in_table(figure)


def _by_one_word(level: Figure, by: Figure) -> bool:
    """Whether a level is an amount counted by the word of its increase, or both by words for premises or people."""
    kinds = pattern("comparisons.toml", "counts premises")
    alike = level.claim.unit == by.claim.unit or all(kinds.fullmatch(each.claim.unit) for each in (level, by))
    return alike and level.claim.dimension is by.claim.dimension and amount(level) and not compared(level)
