"""Quantities that by what they are lie no higher than others, and are no parts of them.

农村居民人均可支配收入 lies below 城镇居民人均可支配收入, 实到代表 below 应到代表, 每股摊薄盈利 below 每股基本盈利.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from checks.amounts import alike, compared
from checks.identity import scope_allows
from checks.lexicon import entries, pattern
from checks.page import Figure, Page, clause, in_table
from checks.relation import Comparator, Interval, Words, holds
from checks.repair import repairs
from checks.topics import names, topic
from claims.model import Hedge, Kind, Status

NEAR = 8


class Lower(NamedTuple):
    """What the lower and the higher quantity are called."""

    lower: re.Pattern[str]
    upper: re.Pattern[str]


def lower_by_nature(page: Page) -> Iterator[tuple[Figure, Figure, Words]]:
    """The lower and the higher figure of a line with what is to be said of them; wrong ones only by a slip."""
    for line in page.lines:
        levels = [(figure, found) for figure in line.figures if _is_level(figure) and (found := names(figure))]
        for place, (figure, called) in enumerate(levels):
            for each in _known():
                if any(each.lower.search(name) for name in called):
                    yield from _held(figure, _nearest(figure, each.upper, levels, place))


def _held(figure: Figure, upper: Figure | None) -> Iterator[tuple[Figure, Figure, Words]]:
    if upper is None:
        return
    lower, higher = Interval.of(figure.claim), Interval.of(upper.claim)
    fits = holds(Comparator.AT_MOST, lower, higher)
    if fits or repairs(figure.claim, Interval(lower.lower * 0, higher.upper)) or repairs(upper.claim, lower):
        few, many = (f"{topic(each).name}{each.claim.text}" for each in (figure, upper))
        yield (
            figure,
            upper,
            Words(
                zh=f"{few}{'不高于' if fits else '不应高于'}{many}。",
                en=f"{few} {'is not' if fits else 'should not be'} above {many}.",
            ),
        )


def _is_level(figure: Figure) -> bool:
    claim = figure.claim
    told = claim.kind is Kind.CLAIM and claim.low is not None and claim.hedge is Hedge.EXACT
    level = claim.measure != "增减额" and topic(figure).aspect in ("level", "per head")
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
def _known() -> tuple[Lower, ...]:
    return tuple(Lower(re.compile(row["lower"]), re.compile(row["upper"])) for row in entries("lower.toml", "lower"))
