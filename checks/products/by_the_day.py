"""What came in a month, with the mean of each day right behind it: 8月接警6200起(200起/天), 9月供水600吨,日均20吨."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from checks.figures.amounts import alike, amount, compared
from checks.figures.successive import days_of, months_of
from checks.lexicon import pattern
from checks.page import SENTENCE_END, Figure, Line, clause, in_table
from checks.products.over_time import Mean
from checks.relation import Interval
from claims.model import Hedge

A_DAY = re.compile(r"/(?:天|日)$")
OPENS = re.compile(r"\s?[(（]\s?(?:约|平均|日均|平均每天|平均每日)*")
DAILY = re.compile("(?:平均每[天日]|日均)(?:为|约|达)?")
CHANGES = re.compile(r"\s*[)）](?:[,，](?:同比|环比|[比较][^,，。;；0-9]{1,6})(?:增长|下降|上升|增加|减少)[0-9.]+%)*")
AT_WORK = Decimal(27)
"""How many days a month has at least besides those on which nobody works."""
NEARLY = Interval(Decimal("0.98"), Decimal("1.02"))


def by_the_day(line: Line) -> Iterator[Mean]:
    """Every mean of a day with what came in the months that its period tells of.

    One that misses is told in a bracket, in the unit of its whole by the day, of one month alone: where it is of more
    days than people work in a month, and not of 30 days for 31 or 31 for 30, and only changes stand behind the bracket.
    """
    for whole, mean in pairwise(line.figures):
        told = months_of(whole.period)
        in_bracket = told is not None and _in_bracket(whole, mean)
        if told is None or in_table(mean) or not (in_bracket or _named(whole, mean)):
            continue
        found = Mean(whole, mean, days_of(told))
        if found.fits or (in_bracket and told.first == told.last and _is_wrong(line, found)):
            yield found


def _in_bracket(whole: Figure, mean: Figure) -> bool:
    of_it = A_DAY.sub("", mean.claim.unit or "") == whole.claim.unit != mean.claim.unit
    return of_it and amount(whole) and OPENS.fullmatch(mean.before) is not None and mean.depth == whole.depth + 1


def _named(whole: Figure, mean: Figure) -> bool:
    """Whether the next clause tells the mean of a day by nothing but that: 6000起,日均200起."""
    beside = mean.before[:1] in ",，(（" and DAILY.fullmatch(clause(mean.before).lstrip("(（")) is not None
    return beside and amount(whole) and alike(whole, mean) and not compared(whole)


def _is_wrong(line: Line, found: Mean) -> bool:
    """Whether a mean can be of no days of its month that anyone would reckon with, both told exactly."""
    exact = found.whole.claim.hedge is found.mean.claim.hedge is Hedge.EXACT
    rest = SENTENCE_END.split(line.text[found.mean.claim.end - line.start :], maxsplit=1)[0]
    exact = exact and CHANGES.fullmatch(rest) is not None
    if not exact or any(pattern("averages.toml", name).search(line.text) for name in ("besides", "days reckoned with")):
        return False
    mean = Interval.of(found.mean.claim)
    implied = Interval.of(found.whole.claim) / mean if mean.lower > 0 else found.spans
    near = Interval(min(found.spans.lower, Decimal(30)), max(found.spans.upper, Decimal(31))) * NEARLY
    return implied.lower > AT_WORK and (implied.upper < near.lower or implied.lower > near.upper)
