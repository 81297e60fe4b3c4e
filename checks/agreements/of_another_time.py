"""Figures that fit and are yet of two times: an aim and what came of it, or what there was up to two days."""

from collections.abc import Sequence

from checks.lexicon import pattern
from checks.page import Figure
from checks.relation import Interval
from claims.model import Status


def of_another_time(group: Sequence[Figure]) -> bool:
    """Whether figures that say different numbers, of which a vague one holds the others, are told of two times.

    增长5.2% beside the aim of 增长5%左右; 超过1300万人次 up to 5月中旬 beside 1476万人次 of five months. Figures that
    miss each other are left to those who find them.
    """
    readings = [Interval.of(figure.claim) for figure in group]
    fit = max(reading.lower for reading in readings) <= min(reading.upper for reading in readings)
    if not fit or len({(figure.claim.low, figure.claim.hedge) for figure in group}) == 1:
        return False
    planned = {figure.claim.status is Status.PLANNED for figure in group}
    return len(planned) > 1 or _up_to_two_days(group)


def _up_to_two_days(group: Sequence[Figure]) -> bool:
    """Whether one figure is of all up to a day or part of a month that another with a time of its own is not of."""
    timed = [figure.period for figure in group if figure.period]
    until = {found.group() if (found := pattern("topics.toml", "until").search(period)) else "" for period in timed}
    return len(until) > 1
