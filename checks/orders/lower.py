"""Quantities that by what they are lie no higher than others, and are no parts of them.

农村居民人均可支配收入 lies below 城镇居民人均可支配收入, 实到代表 below 应到代表, 每股摊薄盈利 below 每股基本盈利.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from checks.figures.amounts import SENTENCE, alike, compared
from checks.figures.identity import scope_allows
from checks.figures.topics import names, topic
from checks.lexicon import entries, pattern
from checks.orders.by_name import all_beyond, below_by_name, slipped_below
from checks.orders.far_beyond import far_beyond
from checks.page import Figure, Line, Page, clause, in_table
from checks.parts.hierarchy import is_new
from checks.parts.parts_within import fits_within
from checks.relation import Interval, Words
from claims.model import Dimension, Hedge, Kind, Status

NEAR = 8
FAR = Decimal("1.5")


class Lower(NamedTuple):
    """What the lower and the higher quantity are called where figures of these names can be of nothing else."""

    lower: re.Pattern[str]
    upper: re.Pattern[str]


def lower_by_nature(page: Page) -> Iterator[tuple[Figure, Figure, Words]]:
    """The lower and the higher figure of two such names, with what is to be said of them.

    That they don't lie so is told of sure names, one right behind the other, of the same place and time as their words
    go, and if a slip of the pen explains it; as no words of the text prove it, a person is to look at it, unless the
    one is `far_above` the other.
    """
    beyond = (pair for pair in all_beyond(page) if far_beyond(page, *pair))
    pairs = (pair for pair in (*below_by_name(page), *beyond) if not any(map(_says_which, pair)))
    yield from ((lower, upper, below(lower, upper)) for lower, upper in pairs)
    for line in page.lines:
        levels = [(figure, found) for figure in line.figures if _is_level(figure) and (found := names(figure))]
        for place, (figure, called) in enumerate(levels):
            for each in _sure():
                if any(each.lower.search(name) for name in called):
                    upper = _nearest(figure, each.upper, levels, place)
                    if upper is not None and _is_wrong(figure, upper, line):
                        yield figure, upper, below(figure, upper)


def _says_which(figure: Figure) -> bool:
    """Whether a bound only says which ones are meant: 人口超过1亿人的省份."""
    return figure.claim.hedge is Hedge.ABOVE and figure.after.startswith("的") and figure.after[1:2] not in ("", "，")


def _is_wrong(figure: Figure, upper: Figure, line: Line) -> bool:
    """Whether a figure stands beside one that it should lie below, and by a slip of the pen does not.

    What there is may be more than what was added of all: 新增公路里程120公里,高速公路里程680公里.
    """
    if is_new(upper) and not is_new(figure):
        return False
    return not fits_within(figure, upper) and _side_by_side(figure, upper, line) and slipped_below(figure, upper)


def below(figure: Figure, upper: Figure) -> Words:
    """What is to be said of a figure and of one that it lies no higher than."""
    few, many = (f"{topic(each).name}{each.claim.text}" for each in (figure, upper))
    zh, en = ("不高于", "is not") if fits_within(figure, upper) else ("不应高于", "should not be")
    return Words(zh=f"{few}{zh}{many}。", en=f"{few} {en} above {many}.")


def far_above(lower: Figure, upper: Figure) -> bool:
    """Whether a figure is more than half as much again as one that it should lie below."""
    return Interval.of(lower.claim).lower > Interval.of(upper.claim).upper * FAR


def _side_by_side(one: Figure, other: Figure, line: Line) -> bool:
    """Whether two figures stand in one sentence with no level between them, and no words of another place or time."""
    first, last = sorted((one, other), key=lambda figure: figure.position)
    between = line.figures[first.position + 1 : last.position]
    apart = any(alike(figure, one) for figure in between)
    words = f"{first.lead}{line.text[first.claim.end - line.start : last.claim.start - line.start]}"
    told = pattern("lower.toml", "another place or time").search(words) or SENTENCE.search(words)
    return not apart and not told and one.claim.scope == other.claim.scope


def _is_level(figure: Figure) -> bool:
    claim = figure.claim
    told = claim.kind is Kind.CLAIM and claim.low is not None and claim.hedge is Hedge.EXACT
    level = claim.measure != "增减额" and claim.dimension is not Dimension.MULTIPLE
    level = level and topic(figure).aspect in ("level", "per head")
    return told and level and claim.status is Status.ACTUAL and not compared(figure) and not in_table(figure)


def _nearest(
    figure: Figure, wanted: re.Pattern[str], levels: Sequence[tuple[Figure, tuple[str, ...]]], place: int
) -> Figure | None:
    """The nearest figure of a name beside one, of its unit, time and place."""
    near = sorted(levels[max(0, place - NEAR) : place + NEAR], key=lambda each: abs(each[0].position - figure.position))
    called = (other for other, known in near if any(wanted.search(name) for name in known))
    one_kind = (other for other in called if alike(figure, other) and other.depth == figure.depth)
    return next((other for other in one_kind if other is not figure and _of_one(figure, other)), None)


def _of_one(one: Figure, other: Figure) -> bool:
    """Whether two figures are of one place and of the same time, at its start or at its end (由3163元增加到6863元)."""
    starts = {pattern("growth.toml", "from").search(clause(each.before)) is not None for each in (one, other)}
    same_time = one.claim.period == other.claim.period and len(starts) == 1
    return same_time and scope_allows(one.claim.scope, other.claim.scope)


@cache
def _sure() -> tuple[Lower, ...]:
    rows = [row for row in entries("lower.toml", "lower") if row.get("sure", False)]
    return tuple(Lower(re.compile(row["lower"]), re.compile(row["upper"])) for row in rows)
