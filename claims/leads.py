"""The figures of a sentence in runs, each with the words that lead up to it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from claims.clauses import STOP, TO_LAST_STOP, Left, take_left
from claims.contexts import Span, Subject
from claims.enumerations import JOIN, runs
from claims.hedges import without_bound
from claims.measures import without_currency
from claims.model import MONEY, MULTIPLE, PERCENT, POINT, Hedge
from claims.quantities import PARTED, Quantity
from claims.undated import without_dates

_COMPARED_LEVEL = re.compile(
    "的(?:同比|平均|控制|预期|預期|总体|整体|经济|人口)*"
    "(?:增速|增幅|增长率|涨幅|降幅|水平|均值|目标|目標|指标|指標|体量|规模|总量|数量|占比|比重|第[一二三]产业)"
)
_DOUBLED_FROM = re.compile("(?<![占佔同环環百对對])(?:相?[较較]|相?比)(?![例重率值])[^，,；;。、]{2,16}$")
_IS = ("为", "為")
_SHARES = ("占比", "比重")
_BOUNDS = frozenset((Hedge.AT_LEAST, Hedge.AT_MOST))
_PARTS = frozenset(("numeral:half", "numeral:fraction", "unit:成"))
_SHORT = 2


class Run(NamedTuple):
    """`size` figures from the `start`-th on that only 、 or 和 part; `free` is where the figure before them ends.

    `begin` is where the words before them begin, `text` is these words without dates and `left` what they say.
    """

    start: int
    size: int
    free: int
    begin: int
    text: str
    left: Left


def led(text: str, sentence: Span, quantities: Sequence[Quantity], dates: Sequence[Span]) -> list[Run]:
    """The runs of a sentence's figures in order, each with the words before it up to a stop or a figure."""
    found = []
    for start, size in runs(text, quantities):
        free = quantities[start - 1].end if start else sentence[0]
        first, last = quantities[start], quantities[start + size - 1]
        begin = left_start(text, free, first.start)
        words = words_before(text, begin, first, last, dates)
        said = words[1].phrase or words[1].each
        if not said and (named := _before_bracket(text, sentence[0], quantities[:start], begin)):
            words = words_before(text, begin, first, last, dates, without_dates(text, *named, dates))
        found.append(Run(start, size, free, begin, *words))
    return found


def _before_bracket(text: str, begin: int, before: Sequence[Quantity], closed: int) -> Span | None:
    """The words before the bracket with figures that ends at `closed`: 常住人口 of 常住人口(常住半年口径)为3555万人."""
    if not before or text[closed - 1 : closed] not in ("）", ")"):
        return None
    opening = max(text.rfind("（", begin, before[-1].start), text.rfind("(", begin, before[-1].start))
    free = max((each.end for each in before if each.end <= opening), default=begin)
    start = left_start(text, free, opening) if opening > free else opening
    return (start, opening) if opening - start >= _SHORT and start > free - (free == begin) else None


def words_before(
    text: str, begin: int, first: Quantity, last: Quantity, dates: Sequence[Span], named: str = ""
) -> tuple[str, Left]:
    """The words from `begin` to a run's first figure without dates, behind `named`, and what they say."""
    written = without_dates(text, begin, first.start, dates) if dates else text[begin : first.start]
    written = named + written if named else written
    written = written.removesuffix("±")
    if first.dimension is MULTIPLE and text.find("翻", first.start, first.end) >= 0:
        written = _DOUBLED_FROM.sub("", written)
    written = without_currency(written) if first.dimension is MONEY else written
    written = without_bound(written) if first.hedge in _BOUNDS else written
    if text[first.start - 1 : first.start] == "的" and written.endswith(_IS):
        written += "的"
    if text[last.end : last.end + 1] == "的" and _is_level_compared(text, written, last.end):
        written += "的"
    points, parted = last.dimension is POINT, PARTED in first.rules
    percent, times, part = last.dimension is PERCENT, last.dimension is MULTIPLE, not _PARTS.isdisjoint(first.rules)
    return written, take_left(written, points=points, parted=parted, percent=percent, times=times, part=part)


def _is_level_compared(text: str, before: str, end: int) -> bool:
    """Whether a figure is the level of something that another is compared with: 低于占比40.2%的风电, 低于6%的目标."""
    return before.endswith(_SHARES) or _COMPARED_LEVEL.match(text, end) is not None


def left_start(text: str, begin: int, figure: int) -> int:
    """Where the text before a figure starts: after the last stop from `begin` on, closed brackets skipped whole."""
    if text.rfind("）", begin, figure) < 0 and text.rfind(")", begin, figure) < 0:
        last = TO_LAST_STOP.match(text, begin, figure)
        return last.end() if last else begin
    depth, closed = 0, begin
    for i in range(figure - 1, begin - 1, -1):
        c = text[i]
        if c in "）)":
            depth += 1
            closed = i + 1 if depth == 1 else closed
        elif c in "（(" and depth:
            depth -= 1
        elif depth == 0 and STOP.match(c):
            return i + 1
    return closed if depth else begin


def start_behind(text: str, before: Quantity, subject: Subject, figure: int) -> int:
    """Where the words of a figure start behind what the one before it counts.

    Where nothing else stands between them, they start at that figure's end: 超200亿元县2个 counts the counties.
    """
    begin = _behind_counted(text, before, subject, figure)
    rest = text[begin:figure]
    return begin if begin == before.end or JOIN.match(rest) or take_left(rest).phrase else before.end


def _behind_counted(text: str, before: Quantity, subject: Subject, figure: int) -> int:
    """Where the words of a figure may start when what the figure before it counts stands between them.

    In 37家单位援助资金31亿元 the money is 援助资金, so the answer lies behind 单位.
    """
    counted = subject.subject or ""
    begin = before.end + (text[before.end : before.end + 1] == "的")
    taken = subject.rule in ("right", "state") and begin + len(counted) <= figure and text.startswith(counted, begin)
    return begin + len(counted) if taken else before.end
