"""A level, a mark that it is measured off, and how far it lies from that, the last two right behind each other.

负荷冲高到3200万千瓦,比去年2980万千瓦的纪录高出220万千瓦,增长7.4%; 水位涨至13.80米,距14.50米的警戒水位还差0.70米;
积38分,与榜首的45分相差7分; 水位28.6米,超过28.0米的警戒线0.6米.

Limits: only of exact figures that are no falls; the sentence has one level before the mark, or one of them fits.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import takewhile

from checks.changes.moved_to import in_points, whole_points
from checks.figures.amounts import alike, without_former
from checks.figures.change import NOT_LEVELS, Change, falls
from checks.figures.percentages import is_percent
from checks.figures.stretches import ahead
from checks.lexicon import pattern
from checks.page import Figure, Line, clause, in_table
from checks.relation import Comparator, Interval, holds
from claims.model import Dimension, Hedge

REACH = 8
HALVES = Decimal(2)
LESS = re.compile("[低少短轻小浅窄]")
BOUNDS = frozenset({Hedge.ABOVE, Hedge.BELOW})


def measured_off(line: Line) -> Iterator[Change]:
    """Every distance of a line from a mark, with the level before both and the rate right behind it."""
    for place, (mark, by) in enumerate(zip(line.figures, line.figures[1:], strict=False)):
        told = _told(mark, by)
        if not told or not _are_exact(mark, by):
            continue
        levels = _levels(ahead(place, line.figures, REACH), mark, by)
        found = [_change(level, mark, by, told) for level in levels]
        fitting = [each for each in found if _fits(each)]
        for change in fitting[:1] or (found if len(found) == 1 else []):
            yield change
            yield from _rated(change, line.figures[place + 2 :])


def _told(mark: Figure, by: Figure) -> re.Match[str] | None:
    """The words between a mark and a distance, where those before the mark say that something is measured off it."""
    words = clause(mark.before)
    if _beyond(mark):
        return pattern("growth.toml", "of a mark").fullmatch(by.before)
    for before, behind in (("than a mark", "more than a mark"), ("from a mark", "off a mark")):
        if pattern("growth.toml", before).fullmatch(words):
            return pattern("growth.toml", behind).fullmatch(by.before)
    return None


def _beyond(mark: Figure) -> str:
    """The words that say that a level lies beyond a mark or below it (超过28.0米, 高出480分); empty where none do."""
    words = clause(mark.before)
    hedged = mark.claim.text if mark.claim.hedge in BOUNDS and not words else ""
    told = pattern("growth.toml", "beyond a mark").match(hedged or words)
    return told.group() if told and (hedged or told.group() == words) else ""


def _are_exact(mark: Figure, by: Figure) -> bool:
    three = mark.claim.sentence_start == by.claim.sentence_start and mark.depth == by.depth
    told = all(each.claim.low is not None and not in_table(each) for each in (mark, by))
    one_unit = in_points(by, mark) or (
        alike(by, mark) and mark.claim.dimension not in NOT_LEVELS - {Dimension.DURATION}
    )
    exact = by.claim.hedge is Hedge.EXACT and mark.claim.hedge in BOUNDS | {Hedge.EXACT}
    return three and told and one_unit and exact


def _levels(before: Sequence[Figure], mark: Figure, by: Figure) -> list[Figure]:
    """The levels of a mark's unit that stand before it in its sentence, but those from which others have moved."""
    own = [each for each in before if each.claim.sentence_start == mark.claim.sentence_start and alike(each, mark)]
    kept = [each for each in without_former(own) if each.claim.measure != "增减额" and each.depth == by.depth]
    plain = all(each.claim.hedge is Hedge.EXACT and each.claim.low is not None for each in kept)
    return kept if plain and not any((each.claim.low or 0) < 0 for each in (*kept, mark)) else []


def _change(level: Figure, mark: Figure, by: Figure, told: re.Match[str]) -> Change:
    way = _beyond(mark) or told.groupdict().get("way")
    down = LESS.search(way) is not None if way else (level.claim.low or 0) < (mark.claim.low or 0)
    return Change(level, just(mark), whole_points(by), None, down)


def just(mark: Figure) -> Figure:
    """A mark that is told as a bound (超过28.0米) as the very number that it is."""
    claim = mark.claim
    if claim.hedge is Hedge.EXACT or claim.low is None:
        return mark
    half = (claim.step or Decimal(0)) / HALVES
    return replace(
        mark, claim=replace(claim, hedge=Hedge.EXACT, high=claim.low, lower=claim.low - half, upper=claim.low + half)
    )


def _fits(change: Change) -> bool:
    if change.earlier is None or change.difference is None:
        return False
    earlier, later, by = (Interval.of(each.claim) for each in (change.earlier, change.later, change.difference))
    sizes = Interval(min(abs(by.lower), abs(by.upper)), max(abs(by.lower), abs(by.upper)))
    return holds(Comparator.MEETS, earlier - later if change.falls else later - earlier, sizes)


def _rated(change: Change, behind: Sequence[Figure]) -> Iterator[Change]:
    """The rate right behind a distance, which is told against the same mark."""
    for rate in takewhile(is_percent, behind[:1]):
        told = pattern("growth.toml", "rate of a distance").fullmatch(rate.before)
        if told and falls(told["way"]) == change.falls and change.later.claim.dimension not in NOT_LEVELS:
            yield Change(change.later, change.earlier, None, rate, change.falls)
