"""Sums of prices and prizes that some pay or win several times: 门票80元、索道票60元,两人共280元; 一等奖…,共发奖金….

What so many people, days or times come to (一家三口共, 3天共) may be any mixture of what each is told. Of prices whose
number is not told it may be a small one, and prizes may be won by as many as there are.
"""

import re
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
TIMES = re.compile("[0-9一二三四五六七八九十两][年月周天日季]")


def comes_several_times(line: Line, each: Breakdown) -> bool:
    """Whether a sum behind its parts, which they miss, may count some of them more than once."""
    last = each.parts[-1].claim.end - line.start
    between = line.text[last : each.whole.claim.start - line.start]
    found = pattern(LEXICON, "so many together").search(between)
    money = each.whole.claim.dimension is Dimension.MONEY
    if money and (_won_by_so_many(line, each) or (_any_is("price", each.parts) and _sold_otherwise(between))):
        return True
    if found is None:
        return money and (_won(each) or (_any_is("price", each.parts) and _is_mixture(each, None)))
    count = number(found["count"].replace("两", "二")) if found["count"] else 0
    if count == len(each.parts) and all(TIMES.search(clause(part.before)) for part in each.parts):
        return False
    if money and _any_is("fee", each.parts):
        return True
    return not count or (_is_mixture(each, count) if count != len(each.parts) else _is_each_time(each, count))


def _is_each_time(each: Breakdown, count: int) -> bool:
    """Whether all the parts, as often as is said, come to a sum: 早餐10元、午餐26元,两人共72元."""
    stated = Interval.of(each.whole.claim)
    return stated.lower <= count * sum(part.claim.low or Decimal(0) for part in each.parts) <= stated.upper


def _sold_otherwise(between: str) -> bool:
    """Whether the words before a sum tell of a price for several, or of how many of each were bought."""
    return any(pattern(LEXICON, name).search(between) for name in ("price for several", "bought so many"))


def _won_by_so_many(line: Line, each: Breakdown) -> bool:
    """Whether the parts told 分别 come to a sum once each counts as often as the row before them says.

    一等奖1名、二等奖2名,奖金分别为6000元、4000元,共14000元.
    """
    first = each.parts[0]
    if "分别" not in first.before or first.position < len(each.parts):
        return False
    counts = line.figures[first.position - len(each.parts) : first.position]
    if any(figure.claim.unit != counts[0].claim.unit or not figure.claim.low for figure in counts):
        return False
    often = (figure.claim.low or Decimal(0) for figure in counts)
    summed = sum(times * (part.claim.low or Decimal(0)) for times, part in zip(often, each.parts, strict=True))
    stated = Interval.of(each.whole.claim)
    return stated.lower <= summed <= stated.upper


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
