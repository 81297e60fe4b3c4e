"""How far the percentages of a sentence swing between their highest and their lowest.

增速一季度为6.1%,上半年为6.3%,前三季度为6.4%,仅有0.3个百分点的波动.
"""

from collections.abc import Iterator

from checks.figures.change import Change
from checks.figures.percentages import is_percent
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, Line, in_table
from claims.model import Dimension, Hedge

FEWEST, REACH = 2, 12


def swings(line: Line) -> Iterator[Change]:
    """Every swing of a line, with the highest and the lowest of the percentages right before it in its sentence."""
    for by in line.figures:
        if not _is_swing(by):
            continue
        before = line.figures[max(0, by.position - REACH) : by.position]
        levels = [each for each in before if each.claim.sentence_start == by.claim.sentence_start]
        plain = all(is_percent(each) and each.claim.hedge is Hedge.EXACT and each.depth == by.depth for each in levels)
        if len(levels) < FEWEST or not plain or len({topic(each).name for each in levels}) > 1:
            continue
        highest = max(levels, key=lambda each: each.claim.low or 0)
        lowest = min(levels, key=lambda each: each.claim.low or 0)
        if highest.claim.low != lowest.claim.low:
            yield Change(highest, lowest, by, None, falls=False)


def _is_swing(by: Figure) -> bool:
    if by.claim.dimension is not Dimension.PERCENTAGE_POINT or in_table(by) or by.claim.hedge is not Hedge.EXACT:
        return False
    led = pattern("growth.toml", "swings by").fullmatch(by.before)
    behind = pattern("growth.toml", "of a swing").match(by.after)
    return led is not None and (led["named"] is not None or behind is not None)
