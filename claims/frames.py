"""What a whole document says of its figures: the place it is about, its day, and the time that it reports on."""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from claims import lexicon
from claims.days import Frame
from claims.headings import lines, numbered
from claims.periods import Period, periods
from claims.scopes import place_of_title

_HEAD_LINES = 8
_HEAD = 1500
_TITLE = 60
_YEAR_END = 12
_DATE = re.compile(
    r"((?:19|20)[0-9]{2})(?:\s?年\s?([01]?[0-9])\s?月\s?([0-3]?[0-9])\s?日|([\-/.])([01]?[0-9])\4([0-3]?[0-9])(?![0-9]))"
)
_BODY = re.compile(
    r"(?P<name>[^\W日在向对由是经于和表\d]{2,10}?(?:省|自治区|特别行政区|自治州|自治县|自治旗|市|县|州|盟|旗|区))"
    r"(?=第[一二三四五六七八九十0-9]+届人民代表大会|人民政府|统计局|财政局|审计[局厅]|[一-鿿]{2,12}[局厅]$)"
)
_OF_REPUBLIC = re.compile(
    "(?<![0-9])1[0-3][0-9]年(?:[0-9]{1,2}月(?:[0-9]{1,2}日|底|份)|年?底|度|全年)|[較较比]1[0-3][0-9]年的?[0-9]"
)
_SENTENCE = re.compile(r"[。！？；]")


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for every figure of a document unless its text says otherwise; its title ends before `body`."""

    frame: Frame
    place: str | None = None
    period: Period | None = None
    body: int = 0


def setting(
    text: str,
    published: date | None = None,
    title: str | None = None,
    publisher: str | None = None,
    *,
    written: str | None = None,
) -> Setting:
    """The setting of a document, from its metadata first and the lines before its first sentence else.

    A text with words that only Taiwan writes so (主計總處), or in Traditional characters with a day or an end of such a
    year (112年底), counts its years from 1911; `written` is the text as it is written where `text` is in Simplified
    characters.
    """
    found = _setting(text, published, title, publisher)
    republic = any(word in (written or text) for word in lexicon.listed("republic"))
    republic = republic or (written not in (None, text) and _OF_REPUBLIC.search(text) is not None)
    return replace(found, frame=found.frame._replace(republic=True)) if republic else found


def _setting(text: str, published: date | None, title: str | None, publisher: str | None) -> Setting:
    head, body = _head(text)
    titles = [line for line in (title, *head) if line]
    place = _place(titles[:2], head, publisher, text)
    day = published or _day_of(head)
    genre = next(((line, kind) for line in titles if (kind := _genre(line))), None)
    if genre is None:
        return Setting(Frame.of(day), place, body=body)
    return replace(_reporting(*genre, day, place), body=body)


def _reporting(title: str, speaks_of: str, day: date | None, place: str | None) -> Setting:
    """The setting of a report by its title: 2012年…统计公报 speaks of 2012, 2026年政府工作报告 of the year before.

    A report of work that is given in December speaks of the year that ends, 2022年度工作报告 of that year.
    """
    bare = "".join(title.split())
    found = [p for p in periods(bare, 0, len(bare), Frame.of(day)) if p.start_day and p.end_day]
    dated = next((p for p in found if any(c.isdigit() or c in "〇○" for c in p.text)), None)
    end = dated.end_day if dated else day
    if end is None or (speaks_of == "own" and dated is None):
        return Setting(Frame.of(day), place)
    if speaks_of == "own":
        now = day if day and day.year == end.year else end
        return Setting(Frame(now, end.year, end.year), place, dated)
    on_it = dated is not None and "年度" in bare[dated.at : dated.end + 1] and day is not None and end.year < day.year
    late = (dated is None and end.month == _YEAR_END) or on_it
    spoken = end.year if late else end.year - 1
    period = Period(0, 0, f"{spoken}年", date(spoken, 1, 1), date(spoken, 12, 31))
    return Setting(Frame(day, end.year, spoken), place, period)


@cache
def _genres() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["pattern"]), row["speaks_of"]) for row in lexicon.entries("scopes.toml", "genre"))


def _genre(title: str) -> str | None:
    bare = "".join(title.split())
    return next((speaks_of for pattern, speaks_of in _genres() if pattern.search(bare)), None)


def _head(text: str) -> tuple[list[str], int]:
    """The first lines of a text up to its first sentence or numbered heading, and where they end.

    They are its title, its publisher, its date.
    """
    found: list[str] = []
    for start, end in lines(text, 0, min(len(text), _HEAD)):
        line = text[start:end].strip()
        prose = len(line) > _TITLE or _SENTENCE.search(line) or line.endswith(("：", ":")) or numbered(line)
        if prose or len(found) == _HEAD_LINES:
            return found, start
        if line:
            found.append(line)
    return found, len(text)


def _day_of(head: list[str]) -> date | None:
    for line in head:
        for found in _DATE.finditer(line):
            year, month, day = map(int, found.group(1, *((2, 3) if found[2] else (5, 6))))
            try:
                return date(year, month, day)
            except ValueError:
                continue
    return None


def _place(titles: list[str], head: list[str], publisher: str | None, text: str) -> str | None:
    name = next((place for line in titles if (place := place_of_title(line))), None)
    if name is None:
        bodies = (_BODY.search("".join(line.split())) for line in (*head, publisher or ""))
        name = next((body.group("name") for body in bodies if body), None)
    if name is None or name[-1] in "省市县区州盟旗镇乡村":
        return name
    full = re.search(f"{re.escape(name)}(?:省|市|县|自治区|自治州|特别行政区)", text[:_HEAD])
    return full.group() if full else name
