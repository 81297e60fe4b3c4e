"""How a growth over some years may be told as that of each year, and when a yearly rate can be none of these."""

from decimal import Decimal

from checks.relation import Interval

ONE = Decimal(1)
HUNDRED = Interval(Decimal(100), Decimal(100))
INFLATION = Decimal(5)
"""Percentage points by which a yearly rate of amounts of money may lie below their own, where it is a real one."""
FAR = Decimal("0.5")
"""Percentage points: a mean that is nearer may be rounded from figures that the text does not give."""


def yearly(ratio: Interval, years: int) -> Interval:
    """The rate in per cent by which what grows by a ratio over some years grows in each of them."""
    grown = Interval(ratio.lower ** (ONE / years), ratio.upper ** (ONE / years))
    return (grown - Interval(ONE, ONE)) * HUNDRED


def is_no_mean(ratio: Interval, said: Interval, years: int, *, counted: bool) -> bool:
    """Whether a yearly rate in per cent lies far from the mean of a growth, however that may have been reckoned.

    As the rate that compounds to the growth, or as the growth over the number of years. One year more or less may be
    meant as well: where the text only gives the first year, a rate near to that is passed over, and where it counts
    the years (`counted`), one that is just that.
    """
    simple = (ratio - Interval(ONE, ONE)) * HUNDRED / Interval(Decimal(years), Decimal(years))
    near = [yearly(ratio, years), simple]
    miscounted = [yearly(ratio, count) for count in (years - 1, years + 1)]
    return all(_gap(each, said) > FAR for each in near) and all(
        _gap(each, said) > (0 if counted else FAR) for each in miscounted
    )


def _gap(one: Interval, other: Interval) -> Decimal:
    return max(one.lower - other.upper, other.lower - one.upper, Decimal(0))
