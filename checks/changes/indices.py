"""Price indices on a base of 100 beside the change that they say: 居民消费价格指数为99.6,即同比下降0.4%."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from checks.figures.percentages import HUNDRED, is_percent
from checks.lexicon import pattern
from checks.page import Figure, Line, clause, in_table
from checks.relation import Comparator, Interval, holds
from checks.repair import slip
from claims.model import Claim, Dimension

LEAST, MOST = Decimal(80), Decimal(150)


class Indexed(NamedTuple):
    """An index and the percentage by which it says that something rose, or fell."""

    level: Figure
    rate: Figure

    @property
    def computed(self) -> Interval:
        """By how many points the index lies off a hundred."""
        return Interval.of(self.level.claim) - HUNDRED

    @property
    def fits(self) -> bool:
        """Whether both may be true."""
        return holds(Comparator.MEETS, self.computed, Interval.of(self.rate.claim))

    @property
    def targets(self) -> tuple[tuple[Claim, Interval], ...]:
        """What each of the two would have to be, were the other right."""
        return (self.rate.claim, self.computed), (self.level.claim, HUNDRED + Interval.of(self.rate.claim))


def indices(line: Line) -> Iterator[Indexed]:
    """Every price index with the change right behind it.

    A miss is wrong where the words say that the two are one (即), or by one slip of the pen: else the change may be of
    another time. Not of indices on the base of a year (2020年=100).
    """
    if pattern("growth.toml", "on a fixed base").search(line.text):
        return
    for index, rate in pairwise(line.figures):
        told = pattern("growth.toml", "as an index says").fullmatch(clause(rate.before))
        if not told or not _is_index(index) or not is_percent(rate) or in_table(index):
            continue
        found = Indexed(index, rate)
        together = index.claim.sentence_start == rate.claim.sentence_start and index.depth == rate.depth
        if together and (found.fits or told["same"] or any(slip(*target) for target in found.targets)):
            yield found


def _is_index(figure: Figure) -> bool:
    claim = figure.claim
    bare = claim.dimension in (Dimension.RATIO, Dimension.PERCENT, Dimension.OTHER) and claim.measure is None
    level = claim.low is not None and claim.low == claim.high and LEAST <= claim.low <= MOST
    return bare and level and pattern("growth.toml", "price index").search(figure.subject) is not None
