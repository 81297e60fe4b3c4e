"""Headings of a text, and the place and time that they give to what stands under them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from claims.days import Frame
from claims.periods import Period, periods
from claims.scopes import place_of_title
from claims.statuses import aims

_LONGEST = 40
_NUMBERED = re.compile(
    r"(第[一二三四五六七八九十]+(?:章|部分|篇|编))|([一二三四五六七八九十]{1,3}、)|([（(][一二三四五六七八九十]{1,3}[）)])"
    r"|([0-9]{1,2}[.．、](?![0-9])|[（(][0-9]{1,2}[）)])"
)
"""The number of a heading, in one group for each level."""
UNNUMBERED = _NUMBERED.groups
_ENDED = re.compile(r"[。；;，,：:！!？?|｜\t]\s*$|[|｜\t]|[。！？]")
_ANNOUNCES = re.compile(r"[：:]\s*$")
_BLANK = " 　\r"
_FIRST = re.compile(r"第?[（(]?[一1][）)、.．章部篇编]")
_FIGURE = re.compile("[0-9](?![0-9年月日])")


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that heads what follows: its level (0 is the highest), its place and its period where it names them.

    `aims` is whether it heads what is planned or what was done, None where it tells neither. `handed` is the same of
    one without a number that it stands below (下一步工作打算 above （一）…). `opens`: it is the first of its level, or
    it has no number and states a figure, and so heads nothing new.
    """

    start: int
    end: int
    level: int
    place: str | None
    period: Period | None
    aims: bool | None = None
    handed: bool | None = None
    opens: bool = False


def heading(text: str, start: int, end: int, frame: Frame) -> Heading | None:
    """The line from `start` to `end` as a heading; None where it is a sentence, a row or blank.

    Only a period that names its year counts: 全年 in a heading tells no more than in a sentence. A line that ends
    in a colon is a heading where it names one (2016年第四季度业绩摘要：) or is a place alone (东湖区：), else the
    beginning of a list.
    """
    while start < end and text[start] in _BLANK:
        start += 1
    number = _NUMBERED.match(text, start, end)
    level = number.lastindex - 1 if number and number.lastindex else UNNUMBERED
    stop = end if level == UNNUMBERED else _first_clause(text, start, end)
    announces = level == UNNUMBERED and _ANNOUNCES.search(text, start, stop)
    stop = announces.start() if announces else stop
    if not start < stop <= start + _LONGEST or (level == UNNUMBERED and _ENDED.search(text, start, stop)):
        return None
    line = text[start:stop]
    found = [p for p in periods(text, start, stop, frame._replace(spoken=None)) if p.start_day and not p.aside]
    dated = next((p for p in found if any(c.isdigit() for c in p.text) or "世" in p.text or "五" in p.text), None)
    place = place_of_title(line, title=False)
    if announces and not dated and place != line:
        return None
    opens = (_FIGURE.search(line) if level == UNNUMBERED else _FIRST.match(line)) is not None
    return Heading(start, stop, level, place, dated, aims(line), opens=opens)


def numbered(line: str) -> bool:
    """Whether a line begins with the number of a heading (一、, （一）, 1.)."""
    return _NUMBERED.match(line) is not None


def _first_clause(text: str, start: int, end: int) -> int:
    """Where the heading that opens a paragraph ends, as in （一）稳住就业。全年…: before its first full stop."""
    stop = text.find("。", start, end)
    return end if stop < 0 else stop


def under(stack: tuple[Heading, ...], found: Heading) -> tuple[Heading, ...]:
    """The headings that hold below a new one: those of higher level, and itself."""
    if found.aims is None:
        found = replace(found, handed=planned_above(stack) if found.opens else _handed_on(stack, found.level))
    return (*(one for one in stack if one.level < found.level), found)


def _handed_on(stack: tuple[Heading, ...], level: int) -> bool | None:
    """What the heading of the same level before handed on; one without a number ends what another such one handed."""
    if level == UNNUMBERED:
        return False if any(one.handed for one in stack) else None
    return next((one.handed for one in reversed(stack) if one.level == level), None)


def of_all(title: Heading) -> Heading:
    """A title as the heading above all others, which tells what the text is of and gives no place and no period."""
    return replace(title, level=-1, place=None, period=None)


def planned_above(stack: tuple[Heading, ...]) -> bool | None:
    """Whether the nearest heading that tells heads what is planned; None where none tells."""
    told = (one.handed if one.aims is None else one.aims for one in reversed(stack))
    return next((aims for aims in told if aims is not None), None)


def place_above(stack: tuple[Heading, ...]) -> str | None:
    """The place that the nearest heading names."""
    return next((one.place for one in reversed(stack) if one.place), None)


def period_above(stack: tuple[Heading, ...]) -> Period | None:
    """The period that the nearest heading names."""
    return next((one.period for one in reversed(stack) if one.period), None)


def lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The lines of a stretch of text, without their line breaks."""
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        yield start, stop
        start = stop + 1
