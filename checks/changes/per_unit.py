"""Levels of so much on each, with what each has more and the rate: 单产382公斤/亩,每亩产量比上年增加0.9公斤,增长0.2%.

The difference is in the unit of the level without what it is of each of (公斤 of 公斤/亩), which its own words name
(每亩, 人均 for 元/人); the rate stands right behind it. Only what fits: the level may be of before, or of others.
"""

from collections.abc import Iterator

from checks.figures.amounts import SENTENCE, compared
from checks.figures.change import Change, falls
from checks.figures.percentages import HUNDRED, is_percent, to_a_step
from checks.lexicon import pattern
from checks.page import Figure, Line, clause
from checks.relation import Comparator, Interval, holds


def per_unit(line: Line) -> Iterator[Change]:
    """Every difference and rate right behind a level of so much on each."""
    for level, difference, rate in zip(line.figures, line.figures[1:], line.figures[2:], strict=False):
        way = _way(level, difference)
        told = pattern("growth.toml", "rate").fullmatch(clause(rate.before)) if way and is_percent(rate) else None
        sentence = not SENTENCE.search(difference.before) and not SENTENCE.search(rate.before)
        own = way and told and sentence and not told["mean"] and falls(told["way"]) == falls(way)
        if own and not compared(level) and _fits(level, difference, rate, down=falls(way)):
            yield Change(level, None, difference, rate, falls(way))


def _fits(level: Figure, difference: Figure, rate: Figure, *, down: bool) -> bool:
    by, reached = Interval.of(difference.claim), Interval.of(level.claim)
    size = Interval(*sorted((abs(by.lower), abs(by.upper))))
    before = reached + size if down else reached - size
    stated = to_a_step(rate.claim)
    told = Interval(-stated.upper, -stated.lower) if stated.upper < 0 else stated
    return before.lower > 0 and holds(Comparator.MEETS, size / before * HUNDRED, told)


def _way(level: Figure, difference: Figure) -> str:
    """The word that says which way what each has went, none where a figure is no such difference."""
    amount, _, each = level.claim.unit.partition("/")
    if not each or amount != difference.claim.unit or difference.depth != level.depth:
        return ""
    told = pattern("growth.toml", "so much more of each").fullmatch(clause(difference.before))
    return told["way"] if told and told["each"] == each else ""
