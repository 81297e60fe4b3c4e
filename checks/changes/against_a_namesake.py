"""What a level is told to lie above or below another of its own name: 人均用水量…,比全省人均用水量540立方米少30%."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from checks.figures.amounts import alike, compared
from checks.figures.change import NOT_LEVELS, Change, falls
from checks.figures.percentages import is_percent
from checks.lexicon import pattern
from checks.page import Figure, Line, clause, in_table
from claims.model import Dimension, Hedge

AGAINST = re.compile("(?P<own>[^比较較]*)[比较較](?P<of>[^,，。;；比较較]{3,30})$")
SHORTEST = 3
MARKS = ",，"
REACH = 8


def against_a_namesake(line: Line) -> Iterator[Change]:
    """Every difference and rate right behind a level whose name another level of its sentence goes by.

    户均存粮为315公斤,比上年多2.1%,比全市户均存粮450公斤少30.0%; of percentages in points. None where words before
    比 say that something else lies so much above (乡村户均存粮比), or that it does so on another basis.
    """
    for earlier, by in zip(line.figures, line.figures[1:], strict=False):
        told = AGAINST.fullmatch(clause(earlier.before))
        way = pattern("growth.toml", "difference").fullmatch(by.before.strip())
        if told is None or way is None or in_table(earlier) or earlier.depth != by.depth:
            continue
        if told["own"] and pattern("growth.toml", "nothing but also").fullmatch(told["own"]) is None:
            continue
        later = _namesake(line, earlier, told["of"])
        if later is None or _of_others(line.figures[later.position + 1 : earlier.position + 1], told.group()):
            continue
        if is_percent(by) and not is_percent(later) and later.claim.dimension not in NOT_LEVELS:
            yield Change(later, earlier, None, by, falls(way["way"]))
        elif _is_between(by, later):
            yield Change(later, earlier, by, None, falls(way["way"]))


def _of_others(behind: Sequence[Figure], against: str) -> bool:
    """Whether a clause without a figure, or 其中, stands between a level and what it is told to be above or below."""
    words = [figure.before for figure in behind]
    words[-1] = words[-1].removesuffix(against)
    return any("其中" in each for each in words) or len(clause(words[-1].rstrip(MARKS))) > 0


def _namesake(line: Line, earlier: Figure, name: str) -> Figure | None:
    """The one level of the sentence before another that the same word leads up to: of several none."""
    before = reversed(line.figures[max(0, earlier.position - REACH) : earlier.position])
    own = takewhile(lambda figure: figure.claim.sentence_start == earlier.claim.sentence_start, before)
    levels = [each for each in own if _is_level(each, earlier) and not compared(each)]
    named = [each for each in levels if _goes_by(each, name)]
    other = len(named) == 1 and named[0] is levels[0] and named[0].claim.low != earlier.claim.low
    return named[0] if other else None


def _is_level(figure: Figure, earlier: Figure) -> bool:
    plain = figure.claim.measure != "增减额" and figure.depth == earlier.depth
    exact = figure.claim.hedge is Hedge.EXACT and earlier.claim.hedge is Hedge.EXACT
    return plain and exact and alike(figure, earlier) and figure.claim.dimension is not Dimension.PERCENTAGE_POINT


def _goes_by(level: Figure, name: str) -> bool:
    """Whether a level and the words of another end in one name of three characters at least."""
    words = pattern("share.toml", "is so much").sub("", clause(level.before))
    ends = zip(reversed(words), reversed(name), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], ends)) >= SHORTEST


def _is_between(by: Figure, level: Figure) -> bool:
    """Whether a difference is in the unit of a level, in points where that is a percentage."""
    if is_percent(level):
        return by.claim.dimension is Dimension.PERCENTAGE_POINT
    return alike(by, level) and level.claim.dimension not in NOT_LEVELS
