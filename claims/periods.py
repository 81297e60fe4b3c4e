"""The time a figure holds for: found in its sentence and resolved to calendar days."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache, lru_cache
from itertools import pairwise

from claims import lexicon
from claims.days import UNKNOWN, Days, Frame, moved, republican, resolve, words_of, year_named, year_of
from claims.lexicon.firsts import Scan
from claims.model import record

_D = "[0-9０-９]"
_YEAR = (
    rf"(?:(?:1[89]|20|２０|１[８９]){_D}{{2}}"
    r"|[一二][〇○零Ｏ0九八][〇○零Ｏ0-9一二三四五六七八九]{2})"
)
_MONTH = r"(?:1[0-2]|0?[1-9]|１[０-２]|[１-９]|十[一二]?|[一二三四五六七八九])"
_DAY = (
    r"(?:3[01]|[0-2]?[0-9]|[１-３]?[０-９]|三十一?|[一二]?十[一二三四五六七八九]?"
    r"|廿[一二三四五六七八九]?|[一二三四五六七八九])"
)
_COUNT = r"(?:[0-9０-９]{1,2}|[一二三四五六七八九十两兩]{1,3})"
_REPUBLICAN = "1[0-3][0-9](?=年)"
_TO = r"\s?[-—–－~～至到]\s?"
_NUMERAL = "0-9０-９〇○零一二三四五六七八九十"
_OPENS, _GOES_ON = "近过過这這最前头頭首第民目上下本两兩“", f"{_NUMERAL}年去近两兩半国國前世"
_TABLES = ("relative", "season", "holiday", "day", "month", "era", "stage")
_DIGITS = "0123456789０１２３４５６７８９"
_AFTER = 14
_BETWEEN = re.compile(r"\s?(?:[、和与與及]|以及)\s?")
_BARE_YEAR = re.compile(rf"(?P<year>{_YEAR})\s?(?:[、和及与]|以及)\s?$")
_STRETCH = re.compile(r"[-—–－~～至到]")
_SEVERAL = re.compile("[两二三四五六七八九十几0-9０-９]|[及和与、]|进出口|存出栏|收支|购销|产销")
_SCHOOL_YEAR = re.compile("[学學]年")
_LENGTHS = {12: "年", 3: "季", 1: "月"}
_FROM = "由从從自"
_CHANGED = re.compile(
    r"(?!起|开始|開始|以[来來]|[之以]?[后後])的?[^，,。；;\n]{0,8}[0-9０-９一二三四五六七八九十百][^，,。；;\n]{0,24}?(?:[，,](?:进一步|進一步|逐步|稳步|穩步|持续|不断)?)?"
    r"(?:增加|增長|增长|提高|提升|上升|上[涨漲]|[扩擴]大|下降|下跌|[减減]少|降低|[缩縮]小|回落|回升|[调調]整|[优優]化|[转轉]?[变變]|[增升降减減])"
    r"(?:到|至|为|為|成)(?!20[0-9]{2}年|[今去]年)"
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
        rf"[{first}{staged}{_NUMERAL}截\"「](?=(?<=[{first}])[{second}]|(?<=(?={stages}).)|(?<=截)[至止]|(?<=[\"「{_NUMERAL}])[一二三四五六七八九十]{{0,2}}五"
        rf"|(?<=[{_NUMERAL}])[{_NUMERAL}]{{0,3}}\s?(?:[年月世季日号號时時]|[个個]季|[-—–－~～至到、和/]))"
    )


@cache
def _written(*, republic: bool = False) -> Scan:
    """What names a period; years of the republic need no 民國 before them where a text counts from it."""
    short, nth = (rf"|(?P<short>{_REPUBLICAN})", "") if republic else ("", "(?<=年)")
    relative, season, holiday, day, month, era, stage = (lexicon.any_of(words_of(table)) for table in _TABLES)
    part = (
        rf"(?:(?:前|头|頭|首)?(?P<first>{_MONTH})(?:月份?)?{_TO}(?P<last>{_MONTH})月"
        rf"(?:份|(?!{_D}|[一二三四五六七八九十]))"
        rf"|(?P<month>{_MONTH})月(?:份|(?P<third>[上中下]旬)|(?P<day>{_DAY})[日号號])?"
        rf"(?:{_TO}(?:(?P<to_year>{_YEAR})年)?(?:(?P<to_month>{_MONTH})月(?:份|(?P<to_day>{_DAY})[日号號])?"
        rf"|(?P<till>{_DAY})[日号號]))?"
        r"|(?P<half>[上下]半年)"
        r"|(?P<quarter>(?:前|第|头)?[一二三四1234](?:[-—–~～至到、和][二三四])?个?季度(?![报報])"
        rf"|(?:第[一二三四]|{nth}第[1-4]|首[二三]?)季(?![度节節报報]))"
        rf"|(?:前|头|頭|首)(?P<count>{_COUNT})[个個]月|(?P<season>{season})|(?P<holiday>{holiday}))"
    )
    edge = r"(?P<edge>底|末|初(?!步)|以[来來]|至今|迄今|[来來](?=[，,、]))"
    pattern = (
        rf"(?P<until>截至|截止到|截止)?(?:"
        r"(?P<plan>[“\"「]?(?:[一二三四六七八九]|十[一二三四五六七]?)五[”\"」]?)(?P<planedge>时期|期间|時期|期間|以[来來]|末)"
        r"|(?P<century>本|上|[12][0-9]|二十一?|十九)世[纪紀](?:(?P<decade>[2-9]0|[二三四五六七八九]十)年代)?(?P<early>初)?"
        rf"|(?P<from>{_YEAR})(?:年度?)?{_TO}(?P<to>{_YEAR})(?P<school>[学學]年(?:度)?)?(?(school)|年度?)"
        rf"|(?P<era>{era})以[来來]"
        rf"|(?P<stage>{stage})[之以]?[前后後](?![{_NO_STAGE}])"
        rf"|(?:(?:刚刚)?过去的?|過去的?|近|最近|这|這)(?P<span>{_COUNT}|半)年(?:多?[来來]|[间間]|里)?"
        rf"|(?P<since>{_COUNT})年(?:多?[来來]|[间間](?!隔)|里|以[来來])"
        r"|(?P<moment>目前|现在|現在)|近年[来來]"
        rf"|(?P<dayword>{day})|(?P<monthword>{month})"
        rf"|(?:(?:(?P<year>{_YEAR})|(?:民[国國])(?P<roc>[0-9]{{1,3}}|[一二三四五六七八九十百]+){short})年(?:度|全年)?"
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

    A month or a year-end without a year is of the year that the stretch named last, else of the one that is spoken of.
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
        year = year_named(groups)
        if year and not aside and until is None:
            frame = frame._replace(spoken=year)
    return found


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
        return False
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
    if len(row) == count:
        return _of_one_edge(text, row)
    if not each or _SEVERAL.search(text, max(last.end, free), position):
        return []
    if len(row) == 1:
        return _parts_of(last, count)
    apart = [part for period in row for part in _years_of(period) or [period]]
    return apart if len(apart) == count else []


def joined_to(text: str, found: Sequence[Period], last: Period) -> list[Period]:
    """The row of times that ends with `last`: 2017年、2018年和2019年."""
    row = [last]
    for period in reversed(found[: found.index(last)]):
        if not period.leads or not _BETWEEN.fullmatch(text, period.end, row[0].at):
            break
        row.insert(0, period)
    while _is_year(row[0]) and (bare := _BARE_YEAR.search(text, max(0, row[0].at - _AFTER), row[0].at)):
        row.insert(0, _year(year_of(bare["year"]), *bare.span("year")))
    return row


def _year(year: int, start: int, end: int) -> Period:
    return Period(start, end, f"{year}年", date(year, 1, 1), date(year, 12, 31))


def _years_of(stretch: Period) -> list[Period]:
    """The years of a stretch of whole ones; empty for other times."""
    first, last = stretch.start_day, stretch.end_day
    return _parts_of(stretch, last.year - first.year + 1) if first and last and last.year > first.year else []


def _of_one_edge(text: str, row: Sequence[Period]) -> list[Period]:
    """Times whose last one names the day of all (2018年、2019年和2020年末); none where it may be half of each year."""
    last, whole = row[-1], [_is_year(period) for period in row]
    if whole[-1] or not all(whole[:-1]) or last.start_day is None or last.end_day is None:
        return list(row)
    if last.start_day != last.end_day:
        return list(row) if "及" in text[row[-2].end : last.at] else []
    ends = [period.end_day and moved(last.end_day, period.end_day.year - last.end_day.year) for period in row]
    return [replace(period, start_day=end, end_day=end) for period, end in zip(row, ends, strict=True)]


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


def _part_written(start: date, unit: str) -> str:
    if unit == "年":
        return f"{start.year}年"
    return f"{start.year}年第{start.month // 3 + 1}季度" if unit == "季" else f"{start.year}年{start.month}月"
