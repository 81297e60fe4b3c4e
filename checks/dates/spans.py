"""How long something took by the days, years or hours beside it: 5月10日至19日,为期10天; 2016年开工,2021年建成,历时5年.

Two times of day (8时15分发车,9时05分到达,全程用时50分钟) may be of two days, and of a clock of twelve hours; of three
it is any two.
"""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from checks.dates.two_ends import between_two_ends
from checks.lexicon import pattern
from checks.page import Figure, Page
from claims.model import Dimension, Hedge

COMMON_YEAR, BEFORE = 2023, 200
DAYS, YEARS, MONTHS = frozenset("天日"), frozenset("年载"), frozenset(("个月", "月"))
TWELVE, PAIR = 12, 2
HOURS = {"分钟": 1, "小时": 60}
DAY = 24 * 60


class Span(NamedTuple):
    """A length of time with the two ends that the text gives it, and the least and the most that it may be told as."""

    figure: Figure
    ends: str
    fewest: Decimal | int
    most: Decimal | int


def spans(page: Page) -> Iterator[Span]:
    """Every length of time of which its sentence tells both ends right before it; either way of counting is right."""
    for line, figure in ((each, figure) for each in page.lines for figure in each.figures):
        if figure.claim.dimension is not Dimension.DURATION or figure.claim.low is None:
            continue
        if (between := between_two_ends(line, figure)) is not None:
            yield Span(*between)
        elif (
            figure.claim.unit in DAYS
            and not figure.after.startswith(("(", "（", "工作"))
            and not _with_days_off(figure)
        ):
            yield from _of_days(figure)
        elif figure.claim.unit in YEARS | MONTHS:
            yield from _of_building(figure, page)
        elif figure.claim.unit in HOURS:
            yield from _of_hours(figure)


def _with_days_off(figure: Figure) -> bool:
    """Whether what follows a number of days tells that on some of the time nothing is held: 为期22天,周末休息."""
    return pattern("date.toml", "with days off").search(figure.after) is not None


def _of_days(figure: Figure) -> Iterator[Span]:
    """从5月10日持续至5月19日,为期10天: nine or ten; a day more where it may be a leap year's February."""
    told = pattern("date.toml", "from day to day").search(figure.lead)
    days = _days(told) if told else None
    if told and days:
        leap = not told["year"] and int(told["month"]) <= 2 < int(told["until"] or told["month"])
        yield Span(figure, told["ends"], days, days + 1 + leap)


def _of_hours(figure: Figure) -> Iterator[Span]:
    """8时15分发车,9时05分到达,全程用时50分钟: to the minute, of hours to the hours around it."""
    told = pattern("date.toml", "took so long").search(figure.lead)
    if not told or figure.claim.hedge is not Hedge.EXACT:
        return
    if any(pattern("date.toml", name).search(figure.lead) for name in ("about that time", "by two clocks")):
        return
    times = list(pattern("date.toml", "time of day").finditer(figure.lead))
    if len(times) not in (PAIR, PAIR + 1) or times[-1].end() > told.start("then"):
        return
    size = HOURS[figure.claim.unit]
    said = (figure.claim.low or Decimal(0)) * size
    pairs = (pair for pair in combinations(times, PAIR) if not _of_another_day(pair[1]))
    found = [(pair, after) for pair in pairs for after in _after(*pair)]
    if not found:
        return
    (first, last), minutes = min(found, key=lambda each: abs(each[1] - said))
    yield Span(figure, f"{first.group()}—{last.group()}", minutes // size, -(-minutes // size))


def _of_another_day(end: re.Match[str]) -> bool:
    """Whether a time of day stands behind the day that it is of: 至14日8时, 周二上午8时."""
    return pattern("date.toml", "of a day").search(end.string[: end.start()]) is not None


def _after(one: re.Match[str], other: re.Match[str]) -> tuple[int, int]:
    """The minutes from one time of day to another, by a clock of a day and of half a day."""
    first, last = (int(each["hour"]) * HOURS["小时"] + int(each["minute"] or each["min"] or 0) for each in (one, other))
    return (last - first) % DAY, (last - first) % (DAY // PAIR)


def _days(told: re.Match[str]) -> int | None:
    """The days from one day to another, which without a year is of the same year or the next; None of no such days."""
    year, month = int(told["year"] or COMMON_YEAR), int(told["month"])
    until, day, last = int(told["until"] or month), int(told["day"]), int(told["last"])
    next_year = (until, last) < (month, day)
    try:
        days = (date(int(told["end"] or year + next_year), until, last) - date(year, month, day)).days
    except ValueError:
        return None
    return days if days > 0 else None


def _of_building(figure: Figure, page: Page) -> Iterator[Span]:
    """2016年开工建设,2021年建成通车,历时5年: not where the text before goes back further, or tells of preparations.

    Nor where work stood still for some of that time (其中停工2年).
    """
    built = pattern("date.toml", "built").search(figure.lead)
    before = page.text[max(0, figure.claim.start - BEFORE) : figure.claim.start]
    halted = pattern("date.toml", "with a halt").search(figure.after)
    if not built or halted or pattern("date.toml", "preparations").search(before):
        return
    first, last = int(built["first"]), int(built["last"])
    earlier = any(int(year) < first for year in pattern("date.toml", "a year").findall(before))
    if earlier or last <= first:
        return
    if figure.claim.unit in YEARS:
        yield Span(figure, built["ends"], last - first - 1, last - first + 1)
    elif built["month"] and built["until"]:
        months = (last - first) * TWELVE + int(built["until"]) - int(built["month"])
        yield Span(figure, built["ends"], months - 1, months + 1)
