"""What the parts of an economy contributed to its growth: in per cent of it, and in points."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from checks.figures.amounts import Breakdown, adds_up
from checks.figures.identity import time_allows
from checks.figures.percentages import fits, goes_on, is_percent
from checks.figures.topics import ends_in, spelled, topic
from checks.lexicon import pattern
from checks.page import Figure, Page, clause
from claims.model import Dimension

REACH, FAR = 12, 3
FELLOWS = 2
SECTORS = 3
ECONOMY = spelled("地区生产总值")
OF_SECTORS = [spelled(f"第{nth}产业") for nth in "一二三"]


class Contributed(NamedTuple):
    """Contributions to growth in per cent, the points that each comes to, and the rate that they share."""

    percents: Sequence[Figure]
    points: Sequence[Figure]
    rate: Figure


def contributions(page: Page) -> Iterator[Contributed]:
    """贡献率分别为13.6%、86.4%,分别拉动增长1.2、7.4个百分点, of a growth of 8.6% that a line before gives."""
    recent: list[Figure] = []
    for line in page.lines:
        for place, first in enumerate(line.figures):
            if not is_percent(first):
                continue
            if contribution(first):
                percents, points = _contributed(line.figures, place)
                rate = _growth_shared(first, percents, points, recent[::-1])
                if rate is not None:
                    yield Contributed(percents, points, rate)
            elif topic(first).aspect != "share" and not pattern("growth.toml", "mean of years").search(
                clause(first.before)
            ):
                recent = [*recent[-REACH:], first]


def contribution(figure: Figure) -> bool:
    """Whether a percentage is what something contributed to a growth."""
    return pattern("share.toml", "contribution").search(clause(figure.before)) is not None


def _contributed(figures: Sequence[Figure], place: int) -> tuple[Sequence[Figure], Sequence[Figure]]:
    """Contributions in per cent and the points of growth that they come to, as many; none where they don't pair."""
    percents = [figures[place], *takewhile(goes_on, figures[place + 1 :])]
    count = len(percents)
    for start in (place + count, place - count):
        points = figures[max(0, start) : start + count]
        pulls = bool(points) and pattern("share.toml", "pull").search(clause(points[0].before)) is not None
        if pulls and len(points) == count and all(_is_point(figure) for figure in points):
            return percents, points
    return (), ()


def _is_point(figure: Figure) -> bool:
    return figure.claim.dimension is Dimension.PERCENTAGE_POINT


def _growth_shared(
    first: Figure, percents: Sequence[Figure], points: Sequence[Figure], rates: Sequence[Figure]
) -> Figure | None:
    """The rate that contributions share: what they are said to be to, or the nearest, that all or all but one fit.

    Else what they are said to be to, though they don't fit it.
    """
    told = pattern("share.toml", "contribution to").search(clause(first.before))
    economy = told and pattern("share.toml", "economy").match(told["whole"])
    name = (ECONOMY if economy and len(points) == SECTORS else spelled(told["whole"])) if told else ""
    rates = sorted(rates, key=lambda rate: not (name and ends_in(topic(rate).name, name)))
    fitting = next((rate for rate in rates if points and _fitting(points, rate, percents) == len(points)), None)
    timely = [rate for rate in rates if _of_one_time(rate, first)]
    but_one = (rate for rate in timely if FELLOWS <= _fitting(points, rate, percents) == len(points) - 1)
    nearest = fitting or next(but_one, None)
    if nearest or not told or len(points) < FELLOWS:
        return nearest
    grown = (rate for rate in timely if topic(rate).aspect == "rate" and "人均" not in topic(rate).name)
    return next((rate for rate in grown if ends_in(topic(rate).name, name)), None)


def _of_one_time(rate: Figure, contributed: Figure) -> bool:
    """Whether a growth may be of the time of what contributed to it, as both are written."""
    periods = {figure.claim.period for figure in (rate, contributed)} - {None}
    return len(periods) < 2 and time_allows(rate.claim, contributed.claim)


def _fitting(points: Sequence[Figure], whole: Figure, percents: Sequence[Figure]) -> int:
    """How many of the points are the contributions to a rate that the percentages say."""
    return sum(fits(point, whole, percent) for point, percent in zip(points, percents, strict=True))


def pulled_by_sectors(page: Page) -> Iterator[Breakdown]:
    """三次产业分别拉动经济增长0.2、1.9和3.1个百分点, of a growth of 5.2%: all three come to the rate told before."""
    rates: list[Figure] = []
    for line in page.lines:
        for place, first in enumerate(line.figures):
            points = line.figures[place : place + SECTORS]
            if is_percent(first) and topic(first).name == ECONOMY and topic(first).aspect == "rate":
                rates = [*rates[-REACH:], first]
            elif _are_of_sectors(points):
                rate = next((rate for rate in rates[::-1] if _of_one_time(rate, first)), None)
                if rate is not None:
                    yield Breakdown(rate, tuple(points), complete=True, sure=True)


def _are_of_sectors(points: Sequence[Figure]) -> bool:
    """Whether figures are the points of growth that the three sectors pull, in their order."""
    if len(points) < SECTORS or not all(_is_point(point) for point in points):
        return False
    pulled = [pattern("share.toml", "pull").search(clause(point.before)) is not None for point in points]
    of = _pulls(points[0])
    if of and of["of"] and spelled(of["of"]) != ECONOMY and not pattern("share.toml", "economy").match(of["of"]):
        return False
    own = all(pulled) or (pulled[0] and pattern("share.toml", "of each sector").search(clause(points[0].before)))
    return bool(own) and [topic(point).name for point in points] == OF_SECTORS


def pulled_together(page: Page) -> Iterator[Breakdown]:
    """甲类、乙类拉动进口增长10.7个百分点。甲类进口…,拉动进口增长5.4个百分点…: what several things add to one growth.

    Those told behind it in the same words, up to where they come to just that.
    """
    pulls = [(each, told["of"]) for each in page.figures if _is_point(each) and (told := _pulls(each))]
    counted: set[int] = set()
    for place, (whole, of) in enumerate(pulls):
        behind = takewhile(lambda pull, of=of: pull[1] == of, pulls[place + 1 : place + REACH])  # type: ignore[misc]
        parts = [part for part, _ in behind if part.line - whole.line <= FAR]
        runs = (tuple(parts[:count]) for count in range(FELLOWS, len(parts) + 1))
        several = pattern("share.toml", "several things").search(clause(whole.before)) or "、" in whole.lead
        fitting = next((run for run in runs if adds_up(whole, run)), None)
        if several and fitting and whole.claim.start not in counted:
            counted.update(part.claim.start for part in fitting)
            yield Breakdown(whole, fitting, complete=False, sure=False)


def pulled_within(page: Page) -> Iterator[tuple[Figure, Figure]]:
    """前五大市场合计拉动进出口整体增长4.8个百分点: with the growth of 进出口 that was told before it."""
    rates = [figure for figure in page.figures if is_percent(figure) and topic(figure).aspect == "rate"]
    for point in page.figures:
        told = _pulls(point) if _is_point(point) else None
        of = spelled(told["of"].removesuffix("整体")) if told else ""
        before = [rate for rate in rates if rate.claim.end <= point.claim.start and topic(rate).name == of]
        before = [rate for rate in before if time_allows(point.claim, rate.claim)]
        if of and before:
            yield point, before[-1]


def _pulls(figure: Figure) -> re.Match[str] | None:
    return pattern("share.toml", "pulls a growth").search(clause(figure.before))
