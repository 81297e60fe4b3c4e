"""Rates against those of a time that they name, and of a month or quarter on the one before it, whose figures are told.

一季度增长5.6%;二季度增长5.2%,增速比一季度回落0.4个百分点; 4月、5月进出口依次为728.9亿元和734.6亿元,5月环比增长0.8%.
"""

import re
from collections.abc import Iterator

from checks.figures.amounts import amount
from checks.figures.change import Change, falls
from checks.figures.percentages import is_percent
from checks.figures.successive import Months, months_of
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, Line, clause, in_table
from claims.model import Dimension, Hedge

REACH = 12
STEP = "环比"
YEAR = re.compile("^(?:今年|去年|上年|(?:19|20)[0-9]{2}年)(?=.)")


def on_a_named_time(line: Line) -> Iterator[Change]:
    """Every difference of two rates of one thing, of which its clause names the time of the earlier one."""
    for place, by in enumerate(line.figures):
        told = pattern("growth.toml", "on a named time").fullmatch(clause(by.before))
        if not told or by.claim.dimension is not Dimension.PERCENTAGE_POINT:
            continue
        rates = [figure for figure in line.figures[max(0, place - REACH) : place] if _is_rate(figure, by)]
        later = rates[-1] if rates and rates[-1].claim.sentence_start == by.claim.sentence_start else None
        if later is None or later.position != place - 1 or _of(told["time"], later):
            continue
        earlier = [rate for rate in rates[:-1] if _of(told["time"], rate) and topic(rate).name == topic(later).name]
        earlier = [rate for rate in earlier if _is_mean(rate) == _is_mean(later)]
        if len({rate.claim.low for rate in earlier}) == 1:
            yield Change(later, earlier[-1], by, None, falls(told["way"]))


def _is_rate(figure: Figure, by: Figure) -> bool:
    exact = is_percent(figure) and figure.claim.hedge is Hedge.EXACT and figure.depth == by.depth
    return exact and topic(figure).aspect == "rate" and STEP not in clause(figure.before)


def _is_mean(rate: Figure) -> bool:
    return pattern("growth.toml", "mean of years").search(clause(rate.before)) is not None


def _of(time: str, rate: Figure) -> bool:
    return YEAR.sub("", rate.period) == time


def on_the_time_before(line: Line) -> Iterator[Change]:
    """Every rate of a month or quarter on the one before it, with the levels of both on the line."""
    levels: list[tuple[Figure, Months]] = []
    for figure in line.figures:
        months = months_of(figure.period)
        if months is None:
            continue
        if amount(figure) and not in_table(figure):
            levels.append((figure, months))
        told = pattern("growth.toml", "on the time before").fullmatch(clause(figure.before).lstrip("、"))
        if not told or not is_percent(figure):
            continue
        kin = [(level, when) for level, when in levels[-REACH:] if topic(level).name == topic(figure).name]
        later = [level for level, when in kin if when == months]
        earlier = [level for level, when in kin if _is_before(when, months)]
        if len(later) == len(earlier) == 1 and topic(later[0]).unit == topic(earlier[0]).unit:
            yield Change(later[0], earlier[0], None, figure, falls(told["way"]))


def _is_before(one: Months, other: Months) -> bool:
    """Whether a time ends where another as long begins, in one year."""
    as_long = one.last - one.first == other.last - other.first
    return as_long and one.last + 1 == other.first and one.year == other.year
