"""What came in some years and its mean of each year: 过去五年累计新增就业56.8万人,年均11.36万人."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from checks.amounts import alike, amount
from checks.lexicon import pattern
from checks.numbering import number
from checks.page import Figure, Line, clause
from checks.relation import Comparator, Interval, holds
from checks.repair import slip
from claims.model import Claim, Hedge

NUMERAL = re.compile("[0-9一二三四五六七八九十]+")
MOST, FEWEST = 20, 2


class Yearly(NamedTuple):
    """What came together, the mean of each year, and over how many years."""

    whole: Figure
    mean: Figure
    years: int

    @property
    def product(self) -> Interval:
        """The mean of each year times the years."""
        return Interval.of(self.mean.claim) * self._times

    @property
    def fits(self) -> bool:
        """Whether both may be true."""
        return holds(Comparator.MEETS, self.product, Interval.of(self.whole.claim))

    @property
    def targets(self) -> list[tuple[Claim, Interval]]:
        """What each of the two would have to be, were the other right."""
        return [(self.mean.claim, Interval.of(self.whole.claim) / self._times), (self.whole.claim, self.product)]

    @property
    def _times(self) -> Interval:
        return Interval(Decimal(self.years), Decimal(self.years))


def yearly(line: Line) -> Iterator[Yearly]:
    """Every mean of each year behind the amount that it is of; a miss only by a slip of the pen."""
    for place, mean in enumerate(line.figures[1:], 1):
        told = pattern("averages.toml", "each year").match(clause(mean.before))
        whole = line.figures[place - 1]
        same = whole.claim.sentence_start == mean.claim.sentence_start and whole.depth == mean.depth
        if not told or not same or not alike(whole, mean) or not amount(whole):
            continue
        named = told["what"] in clause(whole.before)
        years = _years(line, whole)
        exact = whole.claim.hedge is mean.claim.hedge is Hedge.EXACT
        found = Yearly(whole, mean, years)
        if named and years and (found.fits or (exact and any(slip(*target) for target in found.targets))):
            yield found


def _years(line: Line, whole: Figure) -> int:
    """How many whole years an amount came in, by its period or the words before it; 0 where that is not told."""
    start, end = whole.claim.period_start, whole.claim.period_end
    if start and end and (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and end.year > start.year:
        return end.year - start.year + 1
    lead = line.text[whole.claim.sentence_start - line.start : whole.claim.start - line.start]
    told = pattern("averages.toml", "over years").search(lead)
    written = NUMERAL.search(told["years"]) if told else None
    years = (int(written.group()) if written.group().isdigit() else number(written.group())) if written else 0
    return years if FEWEST <= years <= MOST else 0
