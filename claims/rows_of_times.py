"""Times in a row (2017年、2018年和2019年; 一、二、三季度), each for one of the figures in a row behind them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from claims.days import number_of, plan_days, year_of
from claims.periods import MONTH, PLAN, YEAR, Period, period_at

_AFTER = 14
_ENDS, _LAST_MONTH = ("末", "底"), 12
_AND = r"\s?(?:[、和与及]|以及)\s?"
_JOINS = frozenset("、和与及”」")
_BETWEEN = re.compile(_AND)
_BARE = re.compile(rf"(?<![0-9０-９.．第月])(?:(?P<year>{YEAR})|(?P<month>{MONTH})|{PLAN})(?:{_AND}|(?<=[”」]))$")
_BARE_OF = {"year": re.compile(f"{YEAR}(?=年)"), "month": re.compile(f"{MONTH}(?=月)"), "plan": re.compile(PLAN)}
_LISTED = re.compile("[、和]")
_STRETCH = re.compile(r"[-—–－~～至到]")
_SEVERAL = re.compile(
    "[两二三四五六七八九十几0-9０-９]|[及和与、]|进出口|存出栏|收支|购销|产销|城乡|国内外|海内外|公铁|内外贸|线上线下|中小学|男女"
)
_SCHOOL_YEAR = re.compile("学年")
_LENGTHS = {12: "年", 3: "季", 1: "月"}
_LAST_APART = re.compile("[和及与]")


def times_of_row(
    text: str, found: Sequence[Period], position: int, count: int, *, free: int, each: bool
) -> list[Period]:
    """A time for each of `count` figures of one thing from `position` on; empty where no times before tell them.

    As many times as figures (2017年、2018年、2019年,事故310起、287起、255起), or with `each`, where 分别 tells it, one
    stretch of as many years, quarters or months (2017年至2019年,事故分别为310起、287起、255起), unless the words from
    `free` on name several things that the figures may be of (三类事故, 公司及子公司).
    """
    last = period_at(found, position)
    if last is None or count < 2:
        return []
    row = joined_to(text, found, last)
    listed = [part for period in row for part in _listed(period)]
    if len(listed) == count:
        return _of_one_part(text, row) if len(row) == count else listed
    if not each or _SEVERAL.search(text, max(last.end, free), position):
        return []
    if len(row) == 1:
        parts, ends = _parts_of(last, count), text[last.end : last.end + 1] in _ENDS
        return [replace(part, start_day=part.end_day) for part in parts] if ends else parts
    apart = [part for period in row for part in _years_of(period) or [period]]
    return apart if len(apart) == count else []


def joined_to(text: str, found: Sequence[Period], last: Period) -> list[Period]:
    """The row of times that ends with `last`: 2017年、2018年和2019年; 1、2、3月份; “十一五”、“十二五”时期."""
    row = [last]
    for period in reversed(found[: found.index(last)]):
        if not period.leads or not _BETWEEN.fullmatch(text, period.end, row[0].at):
            break
        row.insert(0, period)
    while bare := _bare_before(text, row[0]):
        row.insert(0, bare)
    return row


def _bare_before(text: str, period: Period) -> Period | None:
    """The time before one that shares its unit and part: the 2018 of 2018和2019年末, the 2 of 2、3月份."""
    led = text[period.at - 1 : period.at]
    joined = led.isspace() or led in _JOINS
    found = _BARE.search(text, max(0, period.at - _AFTER), period.at) if joined else None
    kind = found and found.lastgroup
    own = _BARE_OF[kind].match(period.text) if kind else None
    if not found or not kind or not own or period.start_day is None or period.end_day is None:
        return None
    if kind == "plan":
        first, last = plan_days(found[kind])
        if period.start_day == period.end_day:
            first = last = last if period.end_day.month == _LAST_MONTH else first
    else:
        number, months = (year_of, 12) if kind == "year" else (number_of, 1)
        apart = months * (number(found[kind]) - number(own.group()))
        apart -= _LAST_MONTH if kind == "month" and apart > 0 else 0
        first, last = _moved(period.start_day, apart), _moved(period.end_day, apart)
    return Period(*found.span(kind), found[kind] + period.text[own.end() :], first, last)


def _years_of(stretch: Period) -> list[Period]:
    """The years of a stretch of whole ones; empty for other times."""
    first, last = stretch.start_day, stretch.end_day
    return _parts_of(stretch, last.year - first.year + 1) if first and last and last.year > first.year else []


def _of_one_part(text: str, row: Sequence[Period]) -> list[Period]:
    """Times whose last one names the day of all (2018年、2019年和2020年末).

    Where it names a part that may be each year's (2019年、2020年上半年), what the others are is not known.
    """
    last, whole = row[-1], [_is_year(period) for period in row]
    if whole[-1] or not all(whole[:-1]) or last.start_day is None or last.end_day is None:
        return list(row)
    link = text[row[-2].end : last.at]
    if last.start_day != last.end_day:
        sure = _LAST_APART.search(link) or "月" in last.text or all("年度" in period.text for period in row[:-1])
        return list(row) if sure else [*(replace(each, start_day=None, end_day=None) for each in row[:-1]), last]
    if "及" in link:
        return list(row)
    ends = [period.end_day and _moved(last.end_day, 12 * (period.end_day.year - last.end_day.year)) for period in row]
    return [replace(period, start_day=end, end_day=end) for period, end in zip(row, ends, strict=True)]


def _listed(period: Period) -> list[Period]:
    """The quarters that one writing lists (一、二、三季度); the period itself where it lists none."""
    quarters = _LISTED.sub("-", period.text)
    if quarters == period.text or not period.start_day or not period.end_day:
        return [period]
    months = 12 * (period.end_day.year - period.start_day.year) + period.end_day.month - period.start_day.month + 1
    return _parts_of(replace(period, text=quarters), months // 3) or [period]


def _is_year(period: Period) -> bool:
    first, last = period.start_day, period.end_day
    return first is not None and last == date(first.year, 12, 31) and first == date(first.year, 1, 1)


def _parts_of(whole: Period, count: int) -> list[Period]:
    """The years, quarters or months, as many as `count`, that a stretch of time is written to go through."""
    first, last = whole.start_day, whole.end_day
    if first is None or last is None or first.day != 1 or (last + timedelta(1)).day != 1:
        return []
    months, left = divmod((last.year - first.year) * 12 + last.month - first.month + 1, count)
    unit = _LENGTHS.get(months)
    told = _STRETCH.search(whole.text) and not _SCHOOL_YEAR.search(whole.text)
    if left or unit is None or unit not in whole.text or not told:
        return []
    starts = [_months_on(first, months * at) for at in range(count + 1)]
    return [
        replace(whole, text=_part_written(start, unit), start_day=start, end_day=following - timedelta(1))
        for start, following in pairwise(starts)
    ]


def _months_on(first: date, months: int) -> date:
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, 1)


def _moved(day: date, months: int) -> date:
    """The day so many months on; the last day of a month stays the last."""
    first = _months_on(day, months)
    last = _months_on(first, 1) - timedelta(1)
    return last if (day + timedelta(1)).day == 1 else first.replace(day=min(day.day, last.day))


def _part_written(start: date, unit: str) -> str:
    if unit == "年":
        return f"{start.year}年"
    return f"{start.year}年第{start.month // 3 + 1}季度" if unit == "季" else f"{start.year}年{start.month}月"
