"""Rates per so many heads of one population: 卫生技术人员25730人,注册护士10311人;每千常住人口5.47人和2.19人."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from checks.figures.directory import is_listed, kind
from checks.figures.identity import time_allows
from checks.figures.topics import spelled, topic
from checks.lexicon import pattern
from checks.page import Figure, Page, clause
from checks.relation import Comparator, Interval, holds
from checks.repair import repairs
from claims.model import Claim, Status


class Density(NamedTuple):
    """Two amounts with their rates per so many heads; `first` is the one whose rate tells how many heads there are."""

    first: Figure
    first_rate: Figure
    second: Figure
    second_rate: Figure

    @property
    def computed(self) -> Interval:
        """The second rate as the other three figures have it."""
        return self._rate(self.first_rate) / Interval.of(self.first.claim) * Interval.of(self.second.claim)

    @property
    def fits(self) -> bool:
        """Whether both rates may be of one population."""
        return holds(Comparator.MEETS, self.computed, self._rate(self.second_rate))

    @property
    def targets(self) -> tuple[tuple[Claim, Interval], ...]:
        """What each of the four would have to be, were the others right; the second rate first."""
        one, other = Interval.of(self.first.claim), Interval.of(self.second.claim)
        rate, its = self._rate(self.first_rate), self._rate(self.second_rate)
        return (
            (self.second_rate.claim, self.computed),
            (self.first_rate.claim, its / other * one),
            (self.second.claim, its / rate * one),
            (self.first.claim, rate / its * other),
        )

    @staticmethod
    def _rate(figure: Figure) -> Interval:
        half, low = (figure.claim.step or Decimal(1)) / 2, figure.claim.low or Decimal(0)
        return Interval(low - half, low + half)


def densities(page: Page) -> Iterator[Density]:
    """Every two rates on one base with the amounts under their names; a miss only where one digit explains it."""
    amounts: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in page.figures:
        if is_listed(figure) and Interval.of(figure.claim).lower > 0:
            amounts[topic(figure).name].append(figure)
    bases: defaultdict[str, list[tuple[Figure, Figure]]] = defaultdict(list)
    for figure in page.figures:
        told = pattern("each.toml", "per so many").match(clause(figure.before)) if figure.claim.low else None
        named = amounts.get(spelled(told["noun"]), []) if told else []
        kin = [each for each in named if each is not figure and _may_be_of(each, figure)]
        if told and len({each.claim.low for each in kin}) == 1:
            bases[told["base"]].append((kin[0], figure))
    for (first, rate), *others in bases.values():
        for second, its in others:
            found = Density(first, rate, second, its)
            if (
                second is not first
                and rate.claim.sentence_start == its.claim.sentence_start
                and (found.fits or any(repairs(*target) for target in found.targets))
            ):
                yield found


def _may_be_of(amount: Figure, rate: Figure) -> bool:
    """Whether a rate may be of an amount: larger, in its unit and of its time."""
    larger = Interval.of(amount.claim).lower > Interval.of(rate.claim).upper
    actual = rate.claim.status is Status.ACTUAL
    one_place = (amount.claim.scope or "") == (rate.claim.scope or "") and amount.line == rate.line
    return larger and actual and one_place and kind(amount) == kind(rate) and time_allows(amount.claim, rate.claim)
