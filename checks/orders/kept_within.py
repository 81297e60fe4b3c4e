"""Levels that are kept within a bound: 失业率3.4%,控制在3.6%的目标以内; 合格率96.2%,保持在95%以上.

The bound has no name of its own, or that of the level; the level is the nearest before it in its sentence and unit.
"""

import re
from collections.abc import Iterator, Sequence

from checks.figures.amounts import alike, compared
from checks.figures.compared import Compared
from checks.figures.topics import related, spelled, topic
from checks.lexicon import pattern
from checks.page import Figure, Line, clause, in_table
from claims.model import Hedge, Status

REACH = 4
AMONG = "其中"
FROM = re.compile("[由从自]$")
ENDS = re.compile(r"\s*(?:[,，。;；、)）]|$)")
EXACT = frozenset({Hedge.EXACT, Hedge.ABOUT})
UPPER = frozenset({Hedge.EXACT, Hedge.BELOW, Hedge.AT_MOST})
LOWER = frozenset({Hedge.ABOVE, Hedge.AT_LEAST})


def kept_within(line: Line) -> Iterator[Compared]:
    """Every level with the bound that it is said to be kept within, and every bound above which a level is kept."""
    for place, bound in enumerate(line.figures):
        told = pattern("order.toml", "kept within").search(clause(bound.before))
        if not told or in_table(bound) or bound.claim.low is None:
            continue
        level = _level(line.figures[max(0, place - REACH) : place], bound, told["name"])
        within = pattern("order.toml", "within").match(bound.after)
        rest = bound.after[within.end() :] if within else bound.after
        tells = within is not None or pattern("order.toml", "ends within").search(bound.claim.text) is not None
        if level is None or not ENDS.match(rest):
            continue
        if tells and bound.claim.hedge in UPPER:
            yield Compared(level, bound, sure=True, part=False)
        elif bound.claim.hedge in LOWER and not within:
            yield Compared(bound, level, sure=True, part=False)


def _level(before: Sequence[Figure], bound: Figure, name: str) -> Figure | None:
    """The nearest level before a bound that may be what is kept: of its sentence, of its unit, and so in fact."""
    own = [each for each in before if each.claim.sentence_start == bound.claim.sentence_start]
    level = next((each for each in reversed(own) if alike(each, bound)), None)
    if level is None or level.claim.hedge not in EXACT or level.claim.status is not Status.ACTUAL or compared(level):
        return None
    called = (
        (not name or related(spelled(name), topic(level).name))
        and AMONG not in level.lead
        and not FROM.search(level.before)
    )
    return level if called and level.depth == bound.depth and level.claim.measure != "增减额" else None
