"""A whole and its parts each with its growth: where one slip mends both the sum and the growth, the parts are all.

总产值6258亿元,增长5.2%。分规模看,大型企业2843亿元,增长6.1%;中型企业…: nothing says that these are all firms. Yet all
parts of a whole come to what it was a year before, too, once each is taken back by its own growth. Where the figures as
printed miss the whole, and the one way of writing one of them that gives the whole gives its growth as well, they were
meant to make it up.

Limits: what is lacking by little any growth fits, and another part may be left out; only what is too many, or a
twentieth and more of the whole, tells. Growth at constant prices is not that of the amounts and mostly shows nothing.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import reduce
from typing import NamedTuple

from checks.figures.amounts import Breakdown, adds_up, alike, digits, held_to, targets_of, total
from checks.figures.percentages import is_percent
from checks.figures.topics import topic
from checks.page import Figure, Line, in_table
from checks.parts.partitions import is_level
from checks.relation import Comparator, Interval, holds
from checks.repair import repairs
from claims.model import Claim, Hedge

FEWEST, MOST, REACH, TELLING = 2, 12, 16, 3
LEAST = Decimal("0.05")
LOWEST = Decimal(-60)
ONE, HUNDRED = Interval(Decimal(1), Decimal(1)), Interval(Decimal(100), Decimal(100))
SENTENCE = re.compile("[。;；]")
LOOKED_AT = re.compile("(?:其中|[分按从][^,，。;；]{1,12}[看分])[:：,，]?")


class Told(NamedTuple):
    """An amount with the rate at which it grew."""

    level: Figure
    rate: Figure


def parts_with_rates(line: Line) -> Iterator[Breakdown]:
    """Every whole of a line with the parts behind it, to the end of a sentence, that a slip keeps from making it up."""
    told = list(_told(line))
    for place, whole in enumerate(told):
        after = [each for each in told[place + 1 : place + REACH] if alike(each.level, whole.level)]
        for parts in _runs(after):
            levels = [part.level for part in parts]
            if adds_up(whole.level, levels):
                break
            if _tells(whole.level, levels) and _mends_both(whole, parts):
                yield held_to(whole.level, levels)
                break


def _told(line: Line) -> Iterator[Told]:
    for level, rate in zip(line.figures, line.figures[1:], strict=False):
        beside = not level.depth and not SENTENCE.search(rate.before)
        if beside and _is_exact(level) and _is_rate(rate):
            yield Told(level, rate)


def _is_exact(figure: Figure) -> bool:
    exact = figure.claim.hedge is Hedge.EXACT and digits(figure.claim) >= TELLING
    return exact and is_level(figure) and not in_table(figure)


def _is_rate(figure: Figure) -> bool:
    reading = Interval.of(figure.claim)
    return is_percent(figure) and topic(figure).aspect == "rate" and reading.bounded and reading.lower > LOWEST


def _runs(after: Sequence[Told]) -> Iterator[Sequence[Told]]:
    """The amounts that 其中 or a way of looking at them leads up to, up to each end of a sentence or of its part."""
    start = next((at for at, each in enumerate(after) if LOOKED_AT.search(each.level.before)), None)
    if start is None:
        return
    run = after[start : start + MOST]
    for end in range(FEWEST, len(run) + 1):
        if end == len(run) or "。" in run[end].level.before:
            yield run[:end]


def _tells(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts are too many, or lack so much of a whole that a growth can tell what is lacking."""
    stated, summed = Interval.of(whole.claim), total(parts)
    return summed.lower > stated.upper or (stated.lower - summed.upper) >= LEAST * stated.upper


def _mends_both(whole: Told, parts: Sequence[Told]) -> bool:
    """Whether one other way of writing an amount gives both the whole and its growth."""
    levels = {figure.claim: Interval.of(figure.claim) for figure in (whole.level, *(part.level for part in parts))}
    for claim, target in targets_of(whole.level, [part.level for part in parts]):
        if any(repair.distance == 0 for repair in repairs(claim, target)):
            mended = {**levels, claim: target}
            if _grows_so(whole, parts, mended):
                return True
    return False


def _grows_so(whole: Told, parts: Sequence[Told], levels: dict[Claim, Interval]) -> bool:
    before = (levels[part.level.claim] / (Interval.of(part.rate.claim) / HUNDRED + ONE) for part in parts)
    base = reduce(lambda one, other: one + other, before)
    if base.lower <= 0:
        return False
    computed = (levels[whole.level.claim] / base - ONE) * HUNDRED
    return holds(Comparator.MEETS, computed, Interval.of(whole.rate.claim))
