"""Written periods resolved to calendar days, both ends inclusive."""

import calendar
import re
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple

from claims import lexicon
from claims.numerals import DIGIT

Days = tuple[date | None, date | None]
UNKNOWN: Days = (None, None)
_QUARTER = {
    "一": (1, 3),
    "首": (1, 3),
    "1": (1, 3),
    "二": (4, 6),
    "2": (4, 6),
    "三": (7, 9),
    "3": (7, 9),
    "四": (10, 12),
    "4": (10, 12),
}
_THIRD = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31)}
_REPUBLIC = 1911
_CENTURY = 100
_NEAR = 4
_LASTED = re.compile(
    rf"(?:{lexicon.alternation('lasting')}|[0-9近滿满逾約约達达有已共經经超過过第]"
    r"|[成創创][立校辦办業业刊]|建[校國国廟庙城村]|校史|歷史|历史|相隔|睽[違违])了?\Z"
)
_LASTS = re.compile(
    "[来來間间]|[的之]?(?:歷史|历史|久|後|后|前|以前|以後|老|校慶|有期徒刑)|以[來来上下]|期(?!間)|級|级|生(?!產|育)"
)
_FIRST_PLANS, _LATER_PLANS = 1953, 1966


class Frame(NamedTuple):
    """What periods are counted from: the document's own day and year, and the year that the text speaks of.

    `day` is None where only the year is known, `current` and `spoken` are None where nothing is. `republic`: years are
    counted from 1911 (112年 is 2023).
    """

    day: date | None = None
    current: int | None = None
    spoken: int | None = None
    republic: bool = False

    @classmethod
    def of(cls, day: date | None) -> "Frame":
        """The frame of a text of which only the day is known."""
        return cls(day, day.year if day else None, None)


@cache
def words_of(table: str) -> dict[str, dict[str, Any]]:
    """The entries of a table of periods.toml by their surfaces."""
    return {surface: row for row in lexicon.entries("periods.toml", table) for surface in row["surfaces"]}


_NOUGHTS = frozenset("ＯOoΟ")


def year_of(written: str) -> int:
    """A year in digits of any kind, letters for noughts too: 2012, ２０１２, 二〇一二, 二OO八."""
    return int("".join(str(DIGIT[c]) if c in DIGIT else "0" if c in _NOUGHTS else c for c in written))


def number_of(written: str) -> int:
    """A number below a thousand: 9, 十一, 二十三, 一百一十二."""
    if written[0] not in DIGIT and written[0] not in "十百廿":
        return int(written)
    if not any(unit in written for unit in "十百廿"):
        return int("".join(str(DIGIT[c]) for c in written))
    hundreds, _, rest = written.rpartition("百")
    tens, ten, ones = rest.replace("廿", "二十").rpartition("十")
    return (
        (DIGIT[hundreds] * 100 if hundreds else 0)
        + ((DIGIT[tens.strip("零〇") or "一"] if ten else 0) * 10)
        + (DIGIT[ones.strip("零〇")] if ones.strip("零〇") else 0)
    )


def last_years(count: int, frame: Frame) -> Days:
    """The last so many years: whole ones where a year is spoken of, else counted back from the document's day."""
    if not 0 < count < _CENTURY:
        return UNKNOWN
    if frame.spoken:
        return date(frame.spoken - count + 1, 1, 1), date(frame.spoken, 12, 31)
    return UNKNOWN if frame.day is None else (moved(frame.day, -count), frame.day)


def _small(written: str) -> int:
    return number_of(written.replace("两", "二").replace("兩", "二"))


def resolve(groups: dict[str, Any], frame: Frame) -> Days:
    """The first and last day of a period by its matched groups; None where the text and the frame do not say."""
    for name, reading in _READINGS:
        if groups[name]:
            return reading(groups, frame)
    return _in_year(groups, frame)


def year_named(groups: dict[str, Any]) -> int | None:
    """The calendar year that a period names by its number."""
    if groups["year"]:
        return year_of(groups["year"])
    counted = groups["roc"] or groups.get("short")
    return _REPUBLIC + number_of(counted) if counted else None


def republican(text: str, start: int, end: int) -> bool:
    """Whether the year at `start:end` (112年, in a text that counts from 1911) is a date, not a length of time."""
    return not (_LASTED.search(text, max(0, start - _NEAR), start) or _LASTS.match(text, end))


def plan_days(written: str) -> tuple[date, date]:
    """The first and last day of a five-year plan: “十二五” is 2011 to 2015."""
    number = number_of(written.strip('“”"「」').removesuffix("五") or "五")
    start = _FIRST_PLANS + 5 * (number - 1) if number <= 2 else _LATER_PLANS + 5 * (number - 3)
    return date(start, 1, 1), date(start + 4, 12, 31)


def _plan(groups: dict[str, Any], frame: Frame) -> Days:
    first, last = plan_days(groups["plan"])
    if groups["planedge"] in ("以来", "以來"):
        return first, frame.day
    if "末" in groups["planedge"]:
        return last, last
    return (first, first) if "初" in groups["planedge"] else (first, last)


def _century(groups: dict[str, Any], frame: Frame) -> Days:
    written = groups["century"]
    if written in ("本", "上"):
        if frame.current is None:
            return UNKNOWN
        start = (frame.current - (0 if written == "本" else _CENTURY)) // _CENTURY * _CENTURY
    else:
        start = (number_of(written) - 1) * _CENTURY
    if groups["decade"]:
        decade = groups["decade"]
        start += number_of(decade)
        return date(start, 1, 1), date(start + 9, 12, 31)
    return date(start, 1, 1), date(start + (9 if groups["early"] else 99), 12, 31)


def _years(groups: dict[str, Any], _: Frame) -> Days:
    first, last = year_of(groups["from"]), year_of(groups["to"])
    if groups["school"]:
        return date(first, 9, 1), date(last, 8, 31)
    return (date(first, 1, 1), date(last, 12, 31)) if first <= last else UNKNOWN


def _era(groups: dict[str, Any], frame: Frame) -> Days:
    return words_of("era")[groups["era"]]["start"], frame.day


def _stage(*_: object) -> Days:
    return UNKNOWN


def _span(groups: dict[str, Any], frame: Frame) -> Days:
    written = groups["span"] or groups["since"]
    return last_years(0 if written == "半" else _small(written), frame)


def _day(groups: dict[str, Any], frame: Frame) -> Days:
    if frame.day is None:
        return UNKNOWN
    day = frame.day + timedelta(days=words_of("day")[groups["dayword"]]["days"])
    return day, day


def _moment(_: dict[str, Any], frame: Frame) -> Days:
    return None, frame.day


def _relative_month(groups: dict[str, Any], frame: Frame) -> Days:
    if frame.day is None:
        return UNKNOWN
    row, month = words_of("month")[groups["monthword"]], frame.day.year * 12 + frame.day.month - 1
    if "quarters" in row:
        first = month // 3 * 3 + row["quarters"] * 3
        return _month_days(first // 12, first % 12 + 1)[0], _month_days((first + 2) // 12, (first + 2) % 12 + 1)[1]
    month += row.get("months", 0)
    return _month_days(month // 12, month % 12 + 1) if "months" in row else UNKNOWN


_READINGS = (
    ("plan", _plan),
    ("century", _century),
    ("from", _years),
    ("era", _era),
    ("stage", _stage),
    ("span", _span),
    ("since", _span),
    ("dayword", _day),
    ("moment", _moment),
    ("monthword", _relative_month),
)


def _in_year(groups: dict[str, Any], frame: Frame) -> Days:
    year, edge = year_named(groups), groups["edge"]
    known = year is not None
    if groups["relative"]:
        row = words_of("relative")[groups["relative"]]
        known = not row.get("past", False)
        counted = frame.current if row["from"] == "now" else frame.spoken or frame.current
        year = counted + row["year"] if counted else None
        edge = edge or {"end": "末", "start": "初"}.get(row.get("edge", ""))
    year = year or frame.spoken or frame.current
    if year is None or not date.min.year <= year < date.max.year:
        return UNKNOWN
    if groups["holiday"]:
        return _holiday(groups["holiday"], year)
    days = _edged(_months(groups, year), edge, groups, frame)
    to_come = frame.day is not None and days[0] is not None and days[0] > frame.day
    return UNKNOWN if to_come and not known and not frame.spoken else days


def _edged(days: Days, edge: str | None, groups: dict[str, Any], frame: Frame) -> Days:
    start, end = days
    if end is None:
        return UNKNOWN
    if edge in ("底", "末"):
        start = end
    if edge == "初":
        end = start
    if edge in ("以来", "以來", "来", "來", "至今", "迄今"):
        return start, frame.day
    return (end, end) if groups["until"] else (start, end)


def _holiday(name: str, year: int) -> Days:
    for span in words_of("holiday")[name]["spans"]:
        first, last = (date.fromisoformat(day) for day in span.split("/"))
        if last.year == year:
            return first, last
    return UNKNOWN


def _months(groups: dict[str, Any], year: int) -> Days:
    """The days of the part of a year that is named, the whole year where none is."""
    if groups["season"]:
        months = words_of("season")[groups["season"]]["months"]
        return (_month_days(year, months[0])[0], _month_days(year, months[-1])[1]) if months else UNKNOWN
    if groups["half"]:
        first, last = (7, 12) if groups["half"].startswith("下") else (1, 6)
    elif groups["quarter"]:
        part = groups["quarter"]
        digits = [c for c in part if c in _QUARTER]
        first, last = _QUARTER[digits[0]][0], _QUARTER[digits[-1]][1]
        if len(digits) > 2 and last - first + 1 != 3 * len(digits):
            return UNKNOWN
        first = 1 if part[0] in "前头" else first
    elif groups["count"]:
        first, last = 1, _small(groups["count"])
    elif groups["first"]:
        first, last = number_of(groups["first"]), number_of(groups["last"])
    elif groups["month"]:
        return _dated(groups, year)
    else:
        first, last = 1, 12
    return (_month_days(year, first)[0], _month_days(year, last)[1]) if 1 <= first <= last <= 12 else UNKNOWN


def _dated(groups: dict[str, Any], year: int) -> Days:
    """One month or day, or the stretch from it to another."""
    month = number_of(groups["month"])
    first, last = _month_days(year, month)
    if groups["third"]:
        start, end = _THIRD[groups["third"]]
        return date(year, month, start), min(date(year, month, min(end, 28)) if end < 28 else last, last)
    if groups["day"]:
        first = last = day_of(year, month, number_of(groups["day"]))
    to_day = groups["to_day"] or groups["till"]
    if groups["to_month"] or to_day:
        to_year = year_of(groups["to_year"]) if groups["to_year"] else year
        to_month = number_of(groups["to_month"]) if groups["to_month"] else month
        last = _month_days(to_year, to_month)[1]
        if to_day:
            last = day_of(to_year, to_month, number_of(to_day))
    return (first, last) if first and last and first <= last else UNKNOWN


def day_of(year: int, month: int, day: int) -> date:
    """A day of a month; the month's last day where it has fewer."""
    return date(year, month, max(1, min(day, calendar.monthrange(year, month)[1])))


def _month_days(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def moved(day: date, years: int) -> date:
    """The same day of a year so many years later; 28 February for a leap day that the year lacks."""
    return day_of(day.year + years, day.month, day.day)
