"""Sums whose parts are told of each: 门票每人80元,缆车60元,合计140元; 6天,每天补助180元,交通费1200元,合计2280元."""

from collections.abc import Sequence
from decimal import Decimal
from functools import reduce
from typing import NamedTuple

from checks.amounts import Breakdown, adds_up, alike, amount, of_several, slipped, times, total
from checks.lexicon import pattern
from checks.page import Figure, Line, clause
from checks.relation import Comparator, Interval, holds
from claims.model import Claim, Dimension, Hedge

COUNTED = frozenset({Dimension.COUNT, Dimension.PERSON, Dimension.PERSON_TIME, Dimension.DURATION})
MOST = 1000


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
    if any(map(of_several, each.parts)) and not _each_counted(each):
        return None
    left = _left_out(line, each)
    if not left:
        return each
    parts = tuple(sorted((*each.parts, *left), key=lambda figure: figure.position))
    together = Breakdown(each.whole, parts, complete=True, sure=True)
    if adds_up(each.whole, parts):
        return together
    held = each.complete and each.sure and slipped(each.whole, parts)
    return _multiplied(line, each, left) or (together if held else None)


def _ends_in_its_sum(line: Line, each: Breakdown) -> bool:
    """Whether the parts stand before what they come to, in one sentence of a line."""
    figures = (each.whole, *each.parts)
    one = all(figure.claim.sentence_start == each.whole.claim.sentence_start for figure in figures)
    on_line = all(line.figures[figure.position : figure.position + 1] == (figure,) for figure in figures)
    return one and on_line and all(figure.position < each.whole.position for figure in each.parts)


def _each_counted(each: Breakdown) -> bool:
    """Whether it is known how often every part counts, and none may count once: 两侧各36个."""
    known = all(times(part).lower > 1 for part in each.parts if of_several(part))
    once = reduce(lambda one, other: one + other, (Interval.of(part.claim) for part in each.parts))
    return known and not holds(Comparator.MEETS, once, Interval.of(each.whole.claim))


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
