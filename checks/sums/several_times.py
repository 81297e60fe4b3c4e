"""Sums of prices and prizes that some pay or win several times: 门票80元、索道票60元,两人共280元; 一等奖…,共发奖金….

What so many people, days or times come to (一家三口共, 3天共) may be any mixture of what each is told. Of prices whose
number is not told it may be a small one, and prizes may be won by as many as there are.
"""

from collections.abc import Sequence
from decimal import Decimal

from checks.figures.amounts import Breakdown, total
from checks.figures.numbering import number
from checks.lexicon import pattern
from checks.page import Figure, Line, clause
from checks.relation import Interval
from claims.model import Dimension

LEXICON = "several_times.toml"
MOST, MANY_KINDS = 20, 4


def comes_several_times(line: Line, each: Breakdown) -> bool:
    """Whether a sum behind its parts, which they miss, may count some of them more than once."""
    last = each.parts[-1].claim.end - line.start
    between = line.text[last : each.whole.claim.start - line.start]
    found = pattern(LEXICON, "so many together").search(between)
    money = each.whole.claim.dimension is Dimension.MONEY
    if found is None:
        return money and (_won(each) or (_any_is("price", each.parts) and _is_mixture(each, None)))
    count = number(found["count"].replace("两", "二")) if found["count"] else 0
    if money and _any_is("fee", each.parts):
        return True
    return not count or (count != len(each.parts) and _is_mixture(each, count))


def _won(each: Breakdown) -> bool:
    """Whether a sum is more than one prize of each kind."""
    prizes = all(pattern(LEXICON, "prize").search(clause(part.before)) for part in each.parts)
    return prizes and Interval.of(each.whole.claim).lower > total(each.parts).upper


def _any_is(name: str, parts: Sequence[Figure]) -> bool:
    return any(pattern(LEXICON, name).search(clause(part.before)) for part in parts)


def _is_mixture(each: Breakdown, count: int | None) -> bool:
    """Whether so many of some parts, each any number of times, come to their sum; without a count, each at least once.

    Each of them for all of so many is one, too.
    """
    stated = Interval.of(each.whole.claim)
    values = [part.claim.low or Decimal(0) for part in each.parts]
    if len(values) > MANY_KINDS or (count or 0) > MOST:
        return count is not None and stated.lower <= sum(values) * count <= stated.upper
    sums = {sum(values) * count} if count else {sum(values)}
    reached = {Decimal(0)} if count else set(sums)
    for _ in range(count or MOST):
        reached = {one + value for one in reached for value in values if one + value <= stated.upper}
        sums |= set() if count else reached
    sums |= reached
    return any(stated.lower <= one <= stated.upper for one in sums)
