"""A rate, the level that it led to, and the difference behind them: 利润下降20%至640亿元,同比减少160亿元."""

import re
from collections.abc import Iterator

from checks.amounts import alike
from checks.change import NOT_LEVELS, Change, falls
from checks.lexicon import pattern
from checks.page import Line, clause, in_table
from checks.percentages import is_percent
from claims.model import Dimension

LED_TO = re.compile("[至到]")


def rates_before_levels(line: Line) -> Iterator[Change]:
    """Every such rate of a line with its level and difference, each on the year before or on no time that is told."""
    for rate, later, by in zip(line.figures, line.figures[1:], line.figures[2:], strict=False):
        if not LED_TO.fullmatch(later.before) or in_table(later) or not alike(later, by):
            continue
        grew = pattern("growth.toml", "grew by").search(clause(rate.before))
        told = pattern("growth.toml", "moved by").fullmatch(clause(by.before))
        yearly = told and (not told["base"] or pattern("growth.toml", "same base").search(told["base"]))
        amounts = later.claim.dimension not in NOT_LEVELS | {Dimension.RATIO} and later.depth == rate.depth == by.depth
        if grew and told and yearly and amounts and is_percent(rate) and falls(grew.group()) == falls(told["way"]):
            yield Change(later, None, by, rate, falls(told["way"]))
