"""The time a figure holds for: found in its sentence and resolved to calendar days."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from claims import lexicon
from claims.changes import BECAME
from claims.days import UNKNOWN, Days, Frame, day_of, moved, number_of, republican, resolve, words_of, year_named
from claims.lexicon.firsts import Scan
from claims.model import record
from claims.numerals import LETTERS_FOR_NOUGHTS, NOUGHTS

_NOUGHTS = NOUGHTS + LETTERS_FOR_NOUGHTS
_D = "[0-9０-９]"
YEAR = (
    rf"(?:(?:1[89]|20|２０|１[８９]){_D}{{2}}"
    rf"|[一二][{_NOUGHTS}0九八][{_NOUGHTS}0-9一二三四五六七八九]{{2}})"
)
MONTH = r"(?:1[0-2]|0?[1-9]|１[０-２]|[１-９]|十[一二]?|[一二三四五六七八九])"
_DAY = (
    r"(?:3[01]|[0-2]?[0-9]|[１-３]?[０-９]|三十一?|[一二]?十[一二三四五六七八九]?"
    r"|廿[一二三四五六七八九]?|[一二三四五六七八九])"
)
PLAN = r"(?P<plan>[“\"「]?(?:[一二三四六七八九]|十[一二三四五六七]?)五[”\"」]?)"
_COUNT = r"(?:[0-9０-９]{1,2}|[一二三四五六七八九十两兩]{1,3})"
_REPUBLICAN = "1[0-3][0-9](?=年)"
_TO = r"\s?[-—–－~～至到]\s?"
_NUMERAL = f"0-9０-９{_NOUGHTS}一二三四五六七八九十"
_OPENS, _GOES_ON = "近过過这這最前头頭首第民目上下本两兩“", f"{_NUMERAL}年去近两兩半国國前世"
_TABLES = ("relative", "season", "holiday", "day", "month", "era", "stage")
_NEXT_DAY = re.compile(rf"\s?[、和与及]\s?(?P<day>{_DAY})[日号](?![楼线馆院店站])")
_DIGITS = "0123456789０１２３４５６７８９"
_AFTER = 40
_FROM = "由从從自"
_CHANGED = re.compile(
    r"(?!起|开始|開始|以[来來]|[之以]?[后後])的?[^，,。；;\n]{0,8}[0-9０-９一二三四五六七八九十百][^，,。；;\n]{0,24}?"
    rf"(?:[，,](?:进一步|進一步|逐步|稳步|穩步|持续|不断)?)?{BECAME}"
)
_NO_STAGE = "前后後续續勤台臺者方半期备備世代裔果排列任夕沿言景端瞻面"
_NAMED = (
    "plan", "century", "from", "era", "stage", "span", "since", "dayword", "moment", "monthword", "year", "roc",
    "relative", "holiday", "season", "half", "quarter", "count", "first", "month",
)  # fmt: skip


@record
class Period:
    """A period as written at `at`, with its first and last day where they can be told.

    `aside` says that it is not the time of the figures after it: one compared with, or the day of an announcement.
    `until` is where in the text it holds no more: 2010年, from which something rose to what is told next.
    """

    at: int
    end: int
    text: str
    start_day: date | None
    end_day: date | None
    aside: bool = False
    until: int | None = None

    @property
    def leads(self) -> bool:
        """Whether it may be the time of what follows further on."""
        return not self.aside and self.until is None

    @property
    def key(self) -> str:
        """The period for an indicator's key: its days, or its words where these can't be told."""
        return _days_written(self.start_day, self.end_day) if self.end_day else self.text


@lru_cache(maxsize=1 << 10)
def _days_written(first: date | None, last: date) -> str:
    return f"{first or ''}/{last}"


UNTOLD = Period(0, 0, "", None, None)
"""The time of what something changed from, where the text does not tell it."""


@cache
def _begins() -> "re.Pattern[str]":
    """The first character of what may be a period, by those behind it."""
    first, second = (
        "".join({surface[i] for table in _TABLES[:-1] for surface in words_of(table)}) + written
        for i, written in enumerate((_OPENS, _GOES_ON))
    )
    stages = lexicon.any_of({surface[:2] for surface in words_of("stage")})
    staged = "".join({surface[0] for surface in words_of("stage")})
    return re.compile(
        rf"[{first}{staged}{_NUMERAL}截\"「](?=(?<=[{first}])[{second}]|(?<=[{staged}])(?<=(?={stages}).)|(?<=截)[至止]|(?<=[\"「{_NUMERAL}])[一二三四五六七八九十]{{0,2}}五"
        rf"|(?<=[{_NUMERAL}])[{_NUMERAL}]{{0,3}}+\s?(?:[年月世季日号號时時]|[个個]季|的[0-9]|(?:同比)?增长|[-—–－~～至到、和/]))"
    )


@cache
def _written(*, republic: bool = False) -> Scan:
    """What names a period; years of the republic need no 民國 before them where a text counts from it."""
    short, nth = (rf"|(?P<short>{_REPUBLICAN})", "") if republic else ("", "(?<=年)")
    relative, season, holiday, day, month, era, stage = (lexicon.any_of(words_of(table)) for table in _TABLES)
    part = (
        rf"(?:(?:前|头|頭|首)?(?P<first>{MONTH})(?:月份?)?{_TO}(?P<last>{MONTH})月"
        rf"(?:份|(?!{_D}|[一二三四五六七八九十]))"
        rf"|(?P<month>{MONTH})月(?:份|(?P<third>[上中下]旬)|(?P<day>{_DAY})[日号號])?"
        rf"(?:{_TO}(?:(?P<to_year>{YEAR})年)?(?:(?P<to_month>{MONTH})月(?:份|(?P<to_day>{_DAY})[日号號])?"
        rf"|(?P<till>{_DAY})[日号號]))?"
        r"|(?P<half>[上下头頭首]半年)"
        r"|(?<![上单單])(?P<quarter>(?:前|第|头)?[一二三四1234](?:[-—–~～至到、和]第?[二三四2-4]){0,3}个?季度(?![报報])"
        rf"|(?:第[一二三四](?:[、和至][二三四])?|{nth}第[1-4]|首[二三]?)季(?![度节節报報]))"
        rf"|(?:前|头|頭|首)(?P<count>{_COUNT})[个個]月|(?P<season>{season})|(?P<holiday>{holiday}))"
    )
    edge = r"(?P<edge>底|末|初(?!步)|以[来來]|至今|迄今|[来來](?=[，,、]))"
    pattern = (
        rf"(?P<until>截至|截止到|截止)?(?:"
        rf"{PLAN}\s?(?P<planedge>时期|期间|時期|期間|以[来來]|末期?|期末|期初|初期|(?<=[”\"」])初)"
        r"|(?P<century>本|上|[12][0-9]|二十一?|十九)世[纪紀](?:(?P<decade>[2-9]0|[二三四五六七八九]十)年代)?(?P<early>初)?"
        rf"|(?P<from>{YEAR})(?:年度?)?{_TO}(?P<to>{YEAR})(?P<school>[学學]年(?:度)?)?(?(school)|年度?)"
        rf"|(?P<era>{era})以[来來]"
        rf"|(?P<stage>{stage})[之以]?[前后後](?![{_NO_STAGE}])"
        rf"|(?:(?:刚刚)?过去的?|過去的?|近|最近|这|這)(?P<span>{_COUNT}|半)年(?:多?[来來]|[间間]|里)?"
        rf"|(?P<since>{_COUNT})年(?:多?[来來]|[间間](?!隔)|里|以[来來])"
        r"|(?P<moment>目前|现在|現在)|近年[来來]"
        rf"|(?P<dayword>{day})|(?P<monthword>{month})(?![节節])"
        rf"|(?:(?:(?P<year>{YEAR})|(?:民[国國])(?P<roc>[0-9]{{1,3}}|[一二三四五六七八九十百]+){short})(?:年(?:度|全年)?|(?=的[0-9]|(?:同比)?增长)(?<=[0-9]{{4}}))"
        rf"|(?P<relative>{relative})的?)?(?:{part})?{edge}?(?:[0-9]{{1,2}}(?:{_TO}[0-9]{{1,2}})?[时時](?:[0-9]{{1,2}}分)?)?)"
    )
    return Scan(_begins(), re.compile(pattern))


@cache
def _asides(where: str) -> "re.Pattern[str]":
    rows = [row["pattern"] for row in lexicon.entries("periods.toml", "aside") if row["where"] == where]
    joined = "|".join(f"(?:{row})" for row in rows)
    return re.compile(rf"(?:{joined})$" if where == "before" else joined)


def periods(text: str, start: int, end: int, frame: Frame) -> list[Period]:
    """The periods that a stretch of text names, in order.

    A month or a year-end without a year is of the year that the stretch named last (去年开业，年底会员…), else of the
    one that is spoken of.
    """
    found: list[Period] = []
    named = (*_NAMED, "short") if frame.republic else _NAMED
    for match in _written(republic=frame.republic).finditer(text, start, end):
        if match.lastindex is None or not any(match.group(*named)) or _within_word(text, match):
            continue
        groups = match.groupdict()
        if groups["stage"] and found and text.startswith("的", match.end()):
            continue
        if groups.get("short") and not republican(text, match.start("short"), match.end("short") + 1):
            continue
        first, last = resolve(groups, frame)
        aside, stop = _is_aside(text, match, start, end), match.end()
        if text.startswith("同期", stop):
            first, last, stop = *_year_before(period_at(found, match.start())), stop + 2
        until = _until(text, match.start(), stop, end)
        found.append(Period(match.start(), stop, text[match.start() : stop], first, last, aside, until))
        if groups["day"] and first == last:
            found += _days_on(text, found[-1], end)
        year = year_named(groups) or _year_gone(groups, last)
        if year and not aside and until is None:
            frame = frame._replace(spoken=year)
    return found


def _year_gone(groups: dict[str, Any], last: date | None) -> int | None:
    """The year before the document's that its words name: 去年."""
    word = groups["relative"]
    row = words_of("relative")[word] if word else {}
    return last.year if last and row.get("from") == "now" and row["year"] < 0 else None


def _days_on(text: str, day: Period, end: int) -> Iterator[Period]:
    """The days of the same month that a list goes on with: the 2日 and 3日 of 3月1日、2日和3日."""
    month = day.start_day
    while match := _NEXT_DAY.match(text, day.end, end):
        same = day_of(month.year, month.month, number_of(match["day"])) if month else None
        day = Period(match.start("day"), match.end(), text[match.start("day") : match.end()], same, same)
        yield day


def _year_before(period: Period | None) -> Days:
    """The days of 去年同期 after a period: the same ones of the year before."""
    if period is None or period.start_day is None or period.end_day is None:
        return UNKNOWN
    return moved(period.start_day, -1), moved(period.end_day, -1)


def _within_word(text: str, match: "re.Match[str]") -> bool:
    """Whether what was matched is only a piece of a longer number or word: 12013年, 1.5月, 目前年产, 以上年产."""
    before = text[max(0, match.start() - 1) : match.start()]
    if not before or match.group("until"):
        return False
    for group, table in (("relative", "relative"), ("dayword", "day"), ("monthword", "month")):
        if word := match.group(group):
            return before in words_of(table)[word].get("not_after", "")
    if match.group()[0] not in _DIGITS:
        return before in "连連" and match.group()[1:] in ("月", "季", "季度")
    return before in _DIGITS or (
        before in ".．,，" and text[max(0, match.start() - 2) : match.start() - 1] in tuple(_DIGITS)
    )


def _is_aside(text: str, match: "re.Match[str]", start: int, end: int) -> bool:
    before = text[max(start, match.start() - 4) : match.start()]
    if _asides("before").search(before):
        return True
    return _asides("after").match(text, match.end(), min(end, match.end() + _AFTER)) is not None


def _until(text: str, start: int, stop: int, end: int) -> int | None:
    """Where a period that something changed from gives way to what it changed to (由2010年的21.6%提高到)."""
    if start == 0 or text[start - 1] not in _FROM:
        return None
    led = _CHANGED.match(text, stop, end)
    return led.end() if led else None


def period_at(found: Sequence[Period], position: int) -> Period | None:
    """The period that holds for a figure at `position`: the last one before it that is no aside."""
    for period in reversed(found):
        if period.end <= position and not period.aside and (period.until is None or position < period.until):
            return period
    return None


def both_ends(found: Sequence[Period]) -> tuple[Period, Period] | None:
    """The last two times of which the text says that something changed from the first to the second."""
    pairs = pairwise(reversed(found))
    return next(((first, last) for last, first in pairs if last.leads and first.until and first.until <= last.at), None)
