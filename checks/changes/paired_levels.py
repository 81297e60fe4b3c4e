"""Two levels whose names make a pair of them, and how far apart they are: 最高限价9000万元,中标价8730万元,下浮率3%.

原价320元,现价256元,降了64元; 搬迁前人均收入4500元,搬迁后9900元,增长1.2倍; 年初库存1200吨,年末库存900吨,减少25%.

Limits: only of exact figures in a row, with nothing before them in their sentence in the unit of the two.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from checks.changes.measured_off import just
from checks.changes.moved_to import in_points, whole_points
from checks.figures.amounts import alike
from checks.figures.change import NOT_LEVELS, Change, falls
from checks.figures.percentages import is_percent
from checks.figures.stretches import before_in_sentence
from checks.lexicon import entries, pattern
from checks.page import Figure, Line, clause
from claims.model import Dimension, Hedge, Status

MOST, REACH = 2, 6
RATES = frozenset({Dimension.PERCENT, Dimension.MULTIPLE})
EXTREME = re.compile("最[高低]")
CHEAPER = re.compile("便宜|优惠")


class Pair(NamedTuple):
    """What the earlier or nominal level and the later or real one are called, joined by a bar, and the words of change.

    `down`: those words tell of a fall, though they need not say so (节约).
    """

    names: re.Pattern[str]
    change: re.Pattern[str]
    down: bool


def paired_levels(line: Line) -> Iterator[Change]:
    """Every change of a line right behind the two levels of a pair."""
    for place, (earlier, later) in enumerate(zip(line.figures, line.figures[1:], strict=False)):
        if not alike(earlier, later) or later.claim.dimension in NOT_LEVELS - {Dimension.PERCENT}:
            continue
        names = f"{_name(earlier)}|{_name(later)}"
        pair = next((pair for pair in _pairs() if pair.names.search(names)), None)
        if pair is None or _others(earlier, line.figures[max(0, place - REACH) : place]):
            continue
        behind = line.figures[place + 2 : place + 2 + MOST]
        one, other = (just(each) if EXTREME.match(each.claim.text) else each for each in (earlier, later))
        if _is_plain(one, earlier) and _is_plain(other, earlier):
            yield from _changes(one, other, [each for each in behind if _is_plain(each, earlier)], pair)


def _name(level: Figure) -> str:
    """The words right before a level, with those that are read as its bound though they name it: 夜间最低6℃."""
    bound = EXTREME.match(level.claim.text)
    return f"{clause(level.before)}{bound.group() if bound else ''}"


def _others(first: Figure, before: Sequence[Figure]) -> bool:
    return any(alike(each, first) for each in before_in_sentence(first, before))


def _is_plain(figure: Figure, first: Figure) -> bool:
    claim = figure.claim
    exact = claim.hedge is Hedge.EXACT and claim.low is not None and claim.status is Status.ACTUAL
    return exact and claim.sentence_start == first.claim.sentence_start and figure.depth == first.depth


def _changes(earlier: Figure, later: Figure, told: Sequence[Figure], pair: Pair) -> Iterator[Change]:
    for each in takewhile(lambda each: pair.change.fullmatch(clause(each.before)), told):
        words = clause(each.before)
        down = pair.down or falls(words) or CHEAPER.search(words) is not None
        if each.claim.dimension in RATES and not is_percent(later):
            yield Change(later, earlier, None, each, down)
        elif in_points(each, later) or (alike(each, later) and not is_percent(later)):
            yield Change(later, earlier, whole_points(each), None, down)


@cache
def _pairs() -> tuple[Pair, ...]:
    bare = pattern("growth.toml", "moved by bare")
    return tuple(
        Pair(re.compile(row["names"]), re.compile(row["change"]) if "change" in row else bare, row.get("down", False))
        for row in entries("pairs.toml", "couple")
    )
