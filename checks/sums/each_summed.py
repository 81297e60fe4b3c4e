"""Sums whose parts are told of each: 门票每人80元,缆车60元,合计140元; 6天,每天补助180元,交通费1200元,合计2280元."""

import operator
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import reduce
from typing import NamedTuple

from checks.figures.amounts import Breakdown, adds_up, alike, amount, of_several, slipped, times, total
from checks.lexicon import pattern
from checks.page import Figure, Line, clause
from checks.relation import Comparator, Interval, holds
from checks.sums.several_times import comes_several_times
from claims.model import Claim, Dimension, Hedge

COUNTED = frozenset({Dimension.COUNT, Dimension.PERSON, Dimension.PERSON_TIME, Dimension.DURATION})
MOST = 1000
ONCE = Interval(Decimal(1), Decimal(1))


class Multiplied(NamedTuple):
    """A sum of which one part counts as often as a figure beside it says: 6天,每天补助180元."""

    whole: Figure
    parts: tuple[Figure, ...]
    of_each: Figure
    how_often: Figure

    @property
    def computed(self) -> Interval:
        """What the parts come to."""
        return total(self.parts) + _often(self.how_often) * Interval.of(self.of_each.claim)


def told_of_each(line: Line, each: Breakdown) -> Breakdown | Multiplied | None:
    """A breakdown that misses its sum as the text may mean it, with what it tells of each; None where that is open.

    What is told of each person or day is a part by itself, none, or one as many times as a figure beside it says.
    """
    if not _ends_in_its_sum(line, each) or adds_up(each.whole, each.parts):
        return each
    if (any(map(_of_some, each.parts)) and not _each_counted(each)) or comes_several_times(line, each):
        return None
    left = _left_out(line, each)
    if not left:
        return each
    parts = tuple(sorted((*each.parts, *left), key=lambda figure: figure.position))
    together = Breakdown(each.whole, parts, complete=True, sure=True)
    if adds_up(each.whole, parts):
        return together
    held = each.complete and each.sure and slipped(each.whole, parts) and not _many_times(each, left)
    return _multiplied(line, each, left) or (together if held else None)


def _many_times(each: Breakdown, left: Sequence[Figure]) -> bool:
    """Whether a sum is what some are told each, alone or all of it, as many times as people or days there may be."""
    own, rest, stated = total(left), total(each.parts), Interval.of(each.whole.claim)
    return _divides(own, stated - rest) or _divides(own + rest, stated)


def _divides(one: Interval, several: Interval) -> bool:
    """Whether a whole number of times of what each is told comes to what several are."""
    often = round((several.lower + several.upper) / (one.lower + one.upper)) if one.lower > 0 else 0
    return 0 < often <= MOST and holds(Comparator.MEETS, Interval(Decimal(often), Decimal(often)) * one, several)


def _ends_in_its_sum(line: Line, each: Breakdown) -> bool:
    """Whether the parts stand before what they come to, in one sentence of a line."""
    figures = (each.whole, *each.parts)
    one = all(figure.claim.sentence_start == each.whole.claim.sentence_start for figure in figures)
    on_line = all(line.figures[figure.position : figure.position + 1] == (figure,) for figure in figures)
    return one and on_line and all(figure.position < each.whole.position for figure in each.parts)


def _each_counted(each: Breakdown) -> bool:
    """Whether it is known how often every part counts, and no other way of counting them fits: 两侧各36个.

    They may count once, or what is joined to one of them may count as often: 两区各有医院3所、学校5所.
    """
    if not all(times(part).lower > 1 for part in each.parts if _of_some(part)):
        return False
    stated = Interval.of(each.whole.claim)
    return not any(holds(Comparator.MEETS, _summed(each.parts, often), stated) for often in _ways(each.parts))


def _ways(parts: Sequence[Figure]) -> Iterator[list[Interval]]:
    """How often each of some parts may count: once, or as often as the one before that it is joined to."""
    yield [ONCE for _ in parts]
    often: list[Interval] = []
    for place, part in enumerate(parts):
        carried = place > 0 and not _of_some(part) and part.before.strip().startswith(("、", "和", "及", "与"))
        often.append(often[-1] if carried else times(part))
    yield often


def _summed(parts: Sequence[Figure], often: Sequence[Interval]) -> Interval:
    """What parts come to, each as often as is said."""
    return reduce(operator.add, (each * Interval.of(part.claim) for part, each in zip(parts, often, strict=True)))


def _of_some(figure: Figure) -> bool:
    """Whether a figure may be told of each of some: also 内外两圈各种树36株, where 各种 may be all kinds."""
    counted = "各" in figure.before and pattern("parts.toml", "each of so many").search(clause(figure.lead)) is not None
    return counted or of_several(figure)


def _left_out(line: Line, each: Breakdown) -> list[Figure]:
    """The figures of a sum's sentence before it that may be parts of it but that they are told of each."""
    before = line.figures[: each.whole.position]
    sentence = [figure for figure in before if figure.claim.sentence_start == each.whole.claim.sentence_start]
    kin = (figure for figure in sentence if alike(figure, each.whole) and figure not in each.parts)
    return [figure for figure in kin if figure.claim.low is not None and not figure.depth and _of_each(figure)]


def _of_each(figure: Figure) -> bool:
    """Whether a figure is no amount just for being told of each: 每人80元, 户均种植收入1.2万元."""
    words = clause(figure.before) or clause(figure.lead)
    return not amount(figure) and pattern("parts.toml", "of each").search(words) is not None


def _multiplied(line: Line, each: Breakdown, left: Sequence[Figure]) -> Multiplied | None:
    """The sum with the one part of each as often as a count beside it says, if it comes out so."""
    if len(left) != 1:
        return None
    counts = (figure for figure in line.figures[: each.whole.position] if _counts(figure, each.whole))
    runs = (Multiplied(each.whole, each.parts, left[0], count) for count in counts)
    stated = Interval.of(each.whole.claim)
    return next((run for run in runs if holds(Comparator.MEETS, run.computed, stated)), None)


def _counts(figure: Figure, whole: Figure) -> bool:
    """Whether a figure says exactly how many of something there are, in the sentence of a sum."""
    claim: Claim = figure.claim
    exact = claim.hedge is Hedge.EXACT and claim.low is not None and claim.low == claim.high
    told = exact and claim.dimension in COUNTED and not alike(figure, whole)
    return told and claim.sentence_start == whole.claim.sentence_start and _often(figure).upper <= MOST


def _often(count: Figure) -> Interval:
    """How many a count says there are: six of 6天."""
    often = count.claim.low or Decimal(0)
    return Interval(often, often)
