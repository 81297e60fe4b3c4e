"""Levels that are kept within a bound: 失业率3.4%,控制在3.6%的目标以内; 合格率96.2%,保持在95%以上.

The bound has no name of its own, that of the level or that of every place, as all may be where each is; the level is
the nearest before it in its sentence and unit.
A miss is told only of a bound that was set, or of a rate kept 以内, in the clause right behind its level, with no words
of another time, of a first or a worst reading or of some places before that; all others only where they fit.
"""

import re
from collections.abc import Iterator, Sequence

from checks.figures.amounts import alike, compared
from checks.figures.compared import Compared
from checks.figures.topics import related, spelled, topic
from checks.lexicon import pattern
from checks.page import CLAUSE_MARK, Figure, Line, clause, in_table
from claims.model import Dimension, Hedge, Status

REACH = 4
AMONG = "其中"
OF_EACH = re.compile("各[省市州县区旗乡镇街地]")
FROM = re.compile("[由从自]$")
GOES_ON = re.compile(r"\s*[,，]\s?(?:是|为|作为|成为|这|仍|将|须|应)|\s*[、)）]")
ENDS = re.compile(r"\s*(?:[,，。;；、)）]|$)")
EXACT = frozenset({Hedge.EXACT, Hedge.ABOUT})
UPPER = frozenset({Hedge.EXACT, Hedge.BELOW, Hedge.AT_MOST})
LOWER = frozenset({Hedge.ABOVE, Hedge.AT_LEAST})
COMMAS = (",", "，")


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
        is_set = pattern("order.toml", "a bound that was set").search(told[0] + (within[0] if within else ""))
        right_behind = (
            not told["name"]
            and not GOES_ON.match(rest)
            and _is_right_behind(line.figures[level.position + 1 : place], level, bound)
        )
        if tells and bound.claim.hedge in UPPER:
            rate = bound.claim.dimension is Dimension.PERCENT
            yield Compared(level, bound, sure=right_behind and (rate or is_set is not None), part=False)
        elif bound.claim.hedge in LOWER and not within:
            yield Compared(bound, level, sure=right_behind and is_set is not None, part=False)


def _is_right_behind(between: Sequence[Figure], level: Figure, bound: Figure) -> bool:
    """Whether a bound follows a level in the next clause, changes on the year before aside, and that is told by itself.

    So it is not where its sentence speaks of another time, of one reading of several or of some of those counted.
    """
    by_itself = not pattern("order.toml", "one reading of several").search(level.lead)
    beside = all(pattern("order.toml", "changed on the year before").fullmatch(each.before) for each in between)
    one_mark = len(CLAUSE_MARK.findall(bound.before)) == 1 and bound.before.lstrip()[:1] in COMMAS
    return by_itself and beside and one_mark


def _level(before: Sequence[Figure], bound: Figure, name: str) -> Figure | None:
    """The nearest level before a bound that may be what is kept: of its sentence, of its unit, and so in fact."""
    own = [each for each in before if each.claim.sentence_start == bound.claim.sentence_start]
    level = next((each for each in reversed(own) if alike(each, bound)), None)
    if level is None or level.claim.hedge not in EXACT or level.claim.status is not Status.ACTUAL or compared(level):
        return None
    called = (
        (not name or OF_EACH.match(name) or related(spelled(name), topic(level).name))
        and AMONG not in level.lead
        and not FROM.search(level.before)
    )
    return level if called and level.depth == bound.depth and level.claim.measure != "增减额" else None
