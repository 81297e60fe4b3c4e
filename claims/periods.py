"""The time a figure holds for: found in its sentence and resolved to calendar days against the document's own date."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from claims.numerals import DIGIT

_YEAR = r"(?:(?:19|20)[0-9]{2}|[一二][〇○零0九八][〇○零0-9一二三四五六七八九]{2})"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = r"(?:[0-2]?[0-9]|3[01]|三?[一二]?十?[一二三四五六七八九十])"
_RELATIVE = r"(?:今年|去年|前年|明年|本年|当年|上年|全年|本月|上月|当月|当日|昨日|昨天|目前|近年来|年末|年底|年初|期末)"
_PART = (
    rf"(?:前?(?P<first>{_MONTH})[-—–~～至到](?P<last>{_MONTH})月(?:份)?"
    rf"|(?P<month>{_MONTH})月(?:份)?(?:(?P<day>{_DAY})日)?"
    r"|(?P<half>上半年|下半年)|(?P<quarter>(?:前|第)?[一二三四]季度)|(?P<season>暑期|寒假|春节|国庆))"
)
_START = (
    r"(?=截|“?十[一二三四五六七]五|[12][09]|一九|二[〇○零0]|今年|去年|前年|明年|本[年月]|当[年月日]|上[年月半]|下半|昨|目前|近年来"
    r"|年[末底初]|期末|[0-9一二三四五六七八九十]{1,3}(?:月|[-—–~～至到])|前|第?[一二三四]季|暑期|寒假|春节|国庆)"
)
PERIOD = re.compile(
    _START + r"(?P<until>截至|截止到|截止)?(?:(?P<plan>“?十[一二三四五六七]五”?(?:时期|期间))"
    rf"|(?P<from>{_YEAR})\s?[-—–~～至到]\s?(?P<to>{_YEAR})年"
    rf"|(?:(?P<year>{_YEAR})年(?:度)?|(?P<relative>{_RELATIVE}))?{_PART}?(?P<edge>底|末|初|以来|来)?(?:[0-9-]+时)?)"
)
_NAMED = ("plan", "from", "year", "relative", "first", "month", "half", "quarter", "season")
_QUARTER = {"一": (1, 3), "二": (4, 6), "三": (7, 9), "四": (10, 12)}


@dataclass(frozen=True, slots=True)
class Period:
    """A period as written at `at`, with its first and last day where they can be told."""

    at: int
    end: int
    text: str
    start_day: date | None
    end_day: date | None


def periods(text: str, start: int, end: int, published: date | None) -> list[Period]:
    """The periods that a stretch of text names, in order."""
    found = []
    for match in PERIOD.finditer(text, start, end):
        if any(match.group(name) for name in _NAMED):
            first, last = resolve(match, published)
            found.append(Period(match.start(), match.end(), match.group(), first, last))
    return found


def _year(written: str) -> int:
    return int("".join(c if c.isdigit() and c.isascii() else str(DIGIT[c]) for c in written))


def _number(written: str) -> int:
    if written.isascii():
        return int(written)
    tens, _, ones = written.partition("十")
    if "十" not in written:
        return DIGIT[written]
    return (DIGIT[tens] if tens else 1) * 10 + (DIGIT[ones] if ones else 0)


def resolve(match: "re.Match[str]", published: date | None) -> tuple[date | None, date | None]:
    """The first and last day of a matched period, both inclusive; None where the text and the date do not say."""
    groups = match.groupdict()
    if groups["from"]:
        return date(_year(groups["from"]), 1, 1), date(_year(groups["to"]), 12, 31)
    relative = groups["relative"]
    shift = {"去年": -1, "上年": -1, "前年": -2, "明年": 1}.get(relative or "", 0)
    if groups["year"]:
        year = _year(groups["year"])
    elif published:
        year = published.year + shift
    else:
        return None, None
    if relative in ("昨日", "昨天") and published:
        day = published - timedelta(days=1)
        return day, day
    if relative in ("目前", "近年来", "当日"):
        return None, published if relative != "近年来" else None
    first, last = _months(groups)
    start, end = date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])
    if groups["day"]:
        start = end = date(year, first, min(_number(groups["day"]), calendar.monthrange(year, first)[1]))
    if groups["edge"] in ("底", "末") or relative in ("年末", "年底", "期末"):
        start = end
    if groups["edge"] in ("以来", "来"):
        end = published or end
    if groups["until"]:
        start = end
    return start, end


def _months(groups: "dict[str, str | None]") -> tuple[int, int]:
    if groups["first"] and groups["last"]:
        return _number(groups["first"]), _number(groups["last"])
    if groups["month"]:
        return _number(groups["month"]), _number(groups["month"])
    if groups["half"]:
        return (1, 6) if groups["half"] == "上半年" else (7, 12)
    if groups["quarter"]:
        first, last = _QUARTER[groups["quarter"].strip("前第季度")]
        return (1 if groups["quarter"].startswith("前") else first), last
    return 1, 12
