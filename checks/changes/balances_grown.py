"""Balances at the end of a year with their growth, and by how much the year raised them, told in another clause.

12月末,存款余额517.83亿元,比上年增长6.9%。全年存款增加33.41亿元.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from checks.figures.amounts import alike
from checks.figures.change import Change, falls
from checks.figures.directory import is_level
from checks.figures.percentages import HUNDRED, is_percent, to_a_step
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, Page, clause, in_table
from checks.relation import Comparator, Interval, holds
from claims.model import Hedge

BALANCE = re.compile("余额$|存量$")


def balances_grown(page: Page) -> Iterator[Change]:
    """Every increase of a year with the balance of its name and the rate behind that, which is over the same year.

    Balances are written off and moved between offices, so that only what fits tells anything.
    """
    balances = [pair for line in page.lines for pair in pairwise(line.figures) if _has_grown(*pair)]
    for by in page.figures if balances else ():
        told = pattern("growth.toml", "rose so much").search(clause(by.before))
        over_a_year = pattern("growth.toml", "over a year").search(f"{by.period}\n{by.lead}")
        if told is None or over_a_year is None or in_table(by) or by.claim.hedge is not Hedge.EXACT:
            continue
        own = [pair for pair in balances if alike(pair[0], by) and _is_of(pair[0], by)]
        if len(own) == 1 and _fits(*own[0], by):
            level, rate = own[0]
            yield Change(level, None, by, rate, falls(told["way"]))


def _has_grown(level: Figure, rate: Figure) -> bool:
    """Whether a balance of the end of a year stands right before its growth on the year before."""
    words = clause(rate.before)
    told = pattern("growth.toml", "grew in a year").fullmatch(words) is not None
    at_the_end = pattern("growth.toml", "the end of a year").search(level.period) is not None
    return (
        told and at_the_end and is_percent(rate) and is_level(level) and BALANCE.search(topic(level).name) is not None
    )


def _fits(level: Figure, rate: Figure, by: Figure) -> bool:
    """Whether the growth is that of what was there before the increase, but for the last digit that is printed."""
    size = Interval.of(by.claim)
    before = Interval.of(level.claim) - size
    if not before.bounded or before.lower <= 0:
        return False
    return holds(Comparator.MEETS, size / before * HUNDRED, to_a_step(rate.claim))


def _is_of(level: Figure, by: Figure) -> bool:
    return BALANCE.sub("", topic(level).name) == BALANCE.sub("", topic(by).name) != ""
