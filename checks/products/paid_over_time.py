"""What is paid every month or year for some time: 每月1000元,三年约为3.6万元; 5000元/年,三年共1.5万元."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from checks.figures.amounts import SENTENCE
from checks.lexicon import pattern
from checks.page import Figure, Line, clause
from checks.relation import Comparator, Interval, holds
from checks.repair import slip
from claims.model import Claim, Dimension

MONTHS = {"年": 12, "个月": 1, "月": 1}


class Paid(NamedTuple):
    """What is paid each time, for how long, how many times that is, and what it comes to."""

    each: Figure
    span: Figure
    times: Decimal
    whole: Figure

    @property
    def computed(self) -> Interval:
        """What all the payments come to."""
        return Interval.of(self.each.claim) * Interval(self.times, self.times)

    @property
    def fits(self) -> bool:
        """Whether they come to what is told."""
        return holds(Comparator.MEETS, self.computed, Interval.of(self.whole.claim))

    @property
    def targets(self) -> tuple[tuple[Claim, Interval], ...]:
        """What the whole and each payment have to be, were the other right."""
        of_one = Interval.of(self.whole.claim) / Interval(self.times, self.times)
        return (self.whole.claim, self.computed), (self.each.claim, of_one)


def paid_over_time(line: Line) -> Iterator[Paid]:
    """Every payment with the time behind it and the total of it right behind that; a miss only by a slip."""
    for each, span, whole in zip(line.figures, line.figures[1:], line.figures[2:], strict=False):
        payment = _months(each)
        length = MONTHS.get(span.claim.unit) if span.claim.dimension is Dimension.DURATION else None
        if payment is None or length is None or span.claim.low is None or SENTENCE.search(span.before):
            continue
        times = span.claim.low * length / payment
        paid = Paid(each, span, times, whole)
        led = pattern("product.toml", "comes to in all").fullmatch(whole.before)
        told = led and whole.claim.dimension is Dimension.MONEY and "/" not in whole.claim.unit
        bounded = all(Interval.of(figure.claim).lower.is_finite() for figure in (each, whole))
        if told and bounded and times > 1 and (paid.fits or any(slip(*target) for target in paid.targets)):
            yield paid


def _months(figure: Figure) -> int | None:
    """For how many months a payment is; None where it is none that comes again."""
    claim = figure.claim
    behind = pattern("product.toml", "each month or year").match(f"{claim.unit.partition('元')[2]}{figure.after}")
    ahead = pattern("product.toml", "every month or year").search(clause(figure.before))
    found = behind or ahead
    money = claim.unit.startswith("元") and (claim.low or 0) > 0
    return MONTHS[found["time"]] if found and money else None
