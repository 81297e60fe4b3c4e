"""The figures of tables: each cell with the unit, the measure and the time of its column and the label of its row."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from heapq import merge
from itertools import pairwise
from typing import NamedTuple

from claims.alignment import GROWTH, MONTHLY, OTHER_BASE, SHARE, aligned, names_row, unit_columns
from claims.barred import barred_tables
from claims.days import year_of
from claims.flattened import flattened_tables
from claims.headwords import (
    BRACKET,
    bare_unit,
    bracketed,
    counted,
    header_unit,
    heads,
    in_thousands,
    is_index,
    of_thousands,
)
from claims.layouts import EMPTY, MARK, OUTER, SAME_TIME, VALUE, YEAR, Row, Span, Table, years_again
from claims.lexicon import listed
from claims.model import Dimension
from claims.parted import parted_tables
from claims.periods import MONTH
from claims.periods import YEAR as ANY_YEAR
from claims.phrases import plain
from claims.scopes import located
from claims.stacked import stacked_tables

_AMOUNT = re.compile(r"增加[額额數数量]|增[長长减減][額额數数值量]|净增")
_TABLE = re.compile(
    r"\s*(?:[（(]?(?:计量)?(?:单位|單位)\s?[:：]|[^\n|｜\t]{0,60}[|｜\t]"
    r"|[^\n0-9，。；,;]{1,40}(?:[ 　]+[-－]?[0-9][0-9,]*(?:\.[0-9]+)?[%％]?){2,}[ 　]*(?:\n|$))"
)
_BLANK = re.compile(r"[\s　]+")
_RANKED = re.compile(r"^\s*(?:[0-9]{1,3}|[—－-])[ 　]+(?=[一-鿿])")
_LABEL = re.compile(r"^[#＃*＊]+|^其中[:：]?|^[一二三四五六七八九十]+[、。]|^[0-9]+[.、]|[:：]$|注[0-9]{1,2}$")
_NUMBER = re.compile(r"^附?[图圖表][0-9一二三四五六七八九十]+(?:[-－.][0-9]+)?")
_PART = rf"[上下]半年|前三季度|第?[一二三四1-4]季度|(?:{MONTH}月?[-—–~～至])?{MONTH}月(?!龄)(?:末|底|份)?"
_TIME = re.compile(
    rf"[本上]学年|[本上]年度|[今去]年(?:{_PART})|(?:{YEAR.pattern}年?|{ANY_YEAR}年)(?:(?<=年)(?:度|末|底|初|全年|{_PART}))?|{_PART}"
)
_TIMES = re.compile(
    "(?:统计|統計)?(?:年度|年份|年别|年別|学年度?|學年度?|年|月份|月别|月別|月|季度|季别|季別|日期|[时時]间|[时時]間|期[间間别別])"
)
"""The head of a column of times, of which some are written as bare numbers: 年度 above 95, 96 and 97."""
_MINUS = "-－−–"
_LITERAL = re.compile(rf"[{_MINUS}]?[0-9][0-9,]*(?:\.[0-9]+)?")
_DATED = re.compile(f"{YEAR.pattern}|{ANY_YEAR}(?=年)")
_LATER = re.compile(rf"(?<=[^0-9])(?:{_TIME.pattern})$")
_IN_BRACKET = re.compile(rf"[(（]\s?(?:{_TIME.pattern})\s?[)）]")
_YEAR_BEFORE = re.compile(f"^(?:上年|去年)同期|^{SAME_TIME.pattern}$")
_BEFORE = re.compile(f"上年|去年|上[月期季]|[年期月季]初|(?<![一-鿿]){SAME_TIME.pattern}(?![一-鿿])")
_MEAN = re.compile("^[日月年]均")
_LABELS = re.compile(r"(?:项目|項目|科目|指标|指標|名称|名稱)$")
_ALL = re.compile("合计|总计|共计|总数|平均|合計|總計|共計|總數")
_ALL_OF = re.compile("(?:合|总|小|共|合|總)[计計]|[总總][数數]")
_GROUP = re.compile("[一-鿿“”]{2,12}")
_NO_NOUN = re.compile(
    "完成|累[计計]|[本当當上][年月期季]|[绝絕][对對]|[数數]值|[总總]量$|^(?:人|户|戶|件|宗|次)?[数數]量?$|金[额額]$|[预預]算[%％]?$|指[标標]"
)
_CHANGE = re.compile(
    "(?:(?:[0-9]{1,2}|[一二两三四五十])年[来间]?|同比|环比|[比较](?:上年同期|上年|去年|上期|上月|上季|年初)末?)?"
    "(?:增减|增減|变动|變動|变化|變化|±)*(?<=.)"
)
_OF_A_RATE = re.compile(r"(?:占比|比重|增速|[一-鿿]率)(?:同比|[比较](?:上年|去年))?(?:增减|变动|变化|升降)")
_OF_OTHER = re.compile(
    r"(?!占|比|较|同|环|名义|实际|累计|[本当][年月期季])(?P<of>[^占比较同环增±]{2,}?)"
    r"(?:同比|环比|比上年|较上年|名义|实际)*(?:增[长減减幅速]|占比|比重)"
)
_TWO, _NEAR = 2, Decimal("0.06")
_PERCENTS = ("%", "％")
_RATE_UNITS = ("%", "％", "‰", "个百分点", "百分点")
_RATES = frozenset((Dimension.PERCENT, Dimension.PERCENTAGE_POINT))


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of a table: its span, the scale and unit of its head, what it is of and which aspect of it.

    `time` is where the head or the label names its time, `year` where the corner names the year of all of them, `place`
    the label where the rows are places. `block` is where the table starts, `row` the span of its row. `loss`: it stands
    in brackets, which makes it negative.
    """

    start: int
    end: int
    scale: Decimal
    unit: str
    dimension: Dimension
    label: str
    measure: str | None
    time: Span | None
    block: int
    row: Span
    place: str | None = None
    loss: bool = False
    year: Span | None = None


def cells(text: str) -> Iterator[Cell]:
    """The figures of every table in the text, in order."""
    found = (_cells(text, tables(text)) for tables in (barred_tables, parted_tables, stacked_tables, flattened_tables))
    return merge(*found, key=lambda cell: cell.start)


def table_follows(text: str, position: int) -> bool:
    """Whether the next line that is not blank is a row of a table or the line with its unit."""
    return _TABLE.match(text, position) is not None


class _Column(NamedTuple):
    """The head of a column: its words without unit and year, the unit that they give, where they name the year.

    `unsaid`: the words give no unit of their own.
    """

    words: str = ""
    unit: str | None = None
    time: Span | None = None
    growth: bool = False
    share: bool = False
    amount: bool = False
    unsaid: bool = False

    @property
    def rate(self) -> bool:
        """Whether its cells are rates, whatever the rows are counted in."""
        return self.growth or self.share or self.unit in _RATE_UNITS


_NO_HEAD = _Column()


def _cells(text: str, tables: Iterator[Table]) -> Iterator[Cell]:
    for table in tables:
        yield from _of_table(text, table)


def _of_table(text: str, table: Table) -> Iterator[Cell]:
    head, below = aligned(text, table)
    written = _written(text, head)
    columns = {at: _column(text, words, spans) for at, (words, spans) in written.items()} or _unheaded(table)
    other = {at for at, (words, _) in written.items() if heads(words, "other")}
    headed = {at for at, (words, _) in written.items() if heads(words, "unit")}
    units = sorted(headed.union(unit_columns(text, below)))
    first = next((at for at in written if at not in other), 0)
    beside = columns[first].unit if first in columns else None
    times = {at: one.time for at, one in columns.items() if one.time}
    corner = next(
        (span for span in written.get(first, ("", []))[1] if _TIME.fullmatch(text[slice(*span)].strip())), None
    )
    columns = {
        at: one._replace(time=one.time or (_grown_to(text, times, at) if one.growth else None) or corner)
        for at, one in columns.items()
    }
    columns = _of_medals({at: _counted_beside(columns, at) for at in columns})
    rows = [row for row in below if len(row) > first and not years_again(text, row)]
    words = {at: written for at, (written, _) in written.items()}
    panels = [first, *_panels(text, rows, first, words)]
    for start, end in pairwise([*panels, max(map(len, rows), default=0)]):
        given = _Given(table, columns, other, [at for at in units if start < at < end], beside, words, corner)
        yield from _of_panel(text, rows, start, end, given)


def _unheaded(table: Table) -> dict[int, _Column]:
    """The columns of a table without a head: labels, amounts and their shares."""
    return {0: _NO_HEAD, 1: _NO_HEAD, 2: _Column(unit="%", share=True)} if table.shares else {}


def _grown_to(text: str, times: dict[int, Span], at: int) -> Span | None:
    """The time of a column of growth: the latest year of the head, or what stands left of it where none has a year.

    What it is measured against (上年同期) is no time of it.
    """
    dated = {span: found for span in times.values() if (found := _DATED.search(text, *span))}
    if dated:
        return max(dated, key=lambda span: (year_of(dated[span].group()), text[slice(*span)].strip()))
    told = (times[left] for left in range(at, -1, -1) if left in times)
    return next((span for span in told if not _BEFORE.search(text, *span)), None)


def _counted_beside(columns: dict[int, _Column], at: int) -> _Column:
    """A column of means in 万 with the unit of one left of it that is in 万 too: 日均（万） behind 接待人次（万）."""
    one = columns[at]
    if not (one.unit and of_thousands(one.unit) and _MEAN.match(one.words)):
        return one
    left = (columns[n].unit or "" for n in range(at - 1, 0, -1) if n in columns)
    return one._replace(unit=next((unit for unit in left if unit.startswith(one.unit)), one.unit))


def _of_medals(columns: dict[int, _Column]) -> dict[int, _Column]:
    """The columns of a table of medals with the medals' full names: 金牌 for 金."""
    short = [one.words for one in columns.values() if one.words in listed("medal")]
    if len(set(short)) <= _TWO:
        return columns
    return {at: one._replace(words=f"{one.words}牌") if one.words in short else one for at, one in columns.items()}


class _Given(NamedTuple):
    """What a table tells of all its cells: the columns, those without quantities, those of units, the labels' unit."""

    table: Table
    columns: dict[int, _Column]
    other: set[int]
    units: list[int]
    beside: str | None
    head: dict[int, str]
    corner: Span | None


def _panels(text: str, rows: list[Row], first: int, head: dict[int, str]) -> Iterator[int]:
    """Where labels stand again right of values, as in 收入项目 | 预算数 | 支出项目 | 预算数."""
    for at in range(first + 2, max(map(len, rows), default=0)):
        told = [row for row in rows if at < len(row) and text[slice(*row[at])].strip()]
        named = sum(names_row(text, row[at]) and VALUE.fullmatch(text, *row[at - 1]) is not None for row in told)
        words = head.get(at, "")
        alike = bool(head.get(at + 1)) and head.get(at + 1) == head.get(first + 1)
        again = alike or heads(words, "row") or _LABELS.search(words) is not None
        if told and again and named * 2 > len(told):
            yield at


def _only_unit(units: Sequence[str], labels: Sequence[str]) -> str | None:
    """The one unit of a table that rows without one are in: where many lack theirs, or just the totals do.

    Else a page may have lost another one of theirs.
    """
    lacking = [label for unit, label in zip(units, labels, strict=True) if not unit]
    shared = 2 * len(lacking) >= len(units) or all(_ALL.search(label) for label in lacking)
    return max(units) if shared and len(set(filter(None, units))) == 1 else None


def _of_panel(text: str, rows: list[Row], first: int, end: int, told: _Given) -> Iterator[Cell]:
    """The cells of the columns right of one column of labels, row by row."""
    rows = [row for row in rows if len(row) > first]
    places = _label_places(text, rows, first, range(first) if told.other.issuperset(range(first)) else ())
    labels = [_named(text, row, at) for row, at in zip(rows, places, strict=True)]
    named = Counter(BRACKET.sub("", label) for label in labels)
    units = [next((text[slice(*row[at])].strip() for at in told.units if at < len(row)), "") for row in rows]
    only = _only_unit(units, labels)
    above: str | None = None
    of_places = _of_places(told.head.get(first, ""), labels)
    of_times = _TIMES.fullmatch(told.head.get(first, "")) is not None
    for row, place, label, unit in zip(rows, places, labels, units, strict=True):
        above = bracketed(label) or above
        own = unit or bracketed(label) or only or _unit_of_levels(text, row)
        bare = BRACKET.sub("", label)
        name = bare if named[bare] == 1 or bracketed(label) else label
        for at in range(first + 1, min(end, len(row))):
            value = VALUE.fullmatch(text, *row[at])
            if value and label and at not in told.other:
                words = told.columns.get(at, _NO_HEAD).words
                given = own or told.table.unit or told.beside or counted(words) or _of_all(told.columns, at) or above
                column = _as_change(text, row, at, told.columns, given)
                if (unit or bracketed(label)) and not (column.rate or column.amount):
                    column = column._replace(unit=unit or bracketed(label))
                of_time = _TIME.fullmatch(name) is not None or (of_times and name.isdecimal())
                of = _subject(row[place], name, told.columns, at, of_time=of_time, of_places=of_places)
                yield replace(
                    _cell(value, of, column, given, told.table, _lines(text, row, told.table)), year=told.corner
                )


def _of_all(columns: Mapping[int, _Column], at: int) -> str | None:
    """The one unit that the heads of all other columns tell of what they count, for a total's: 金牌 | 银牌 | 总计."""
    if _ALL.fullmatch(columns.get(at, _NO_HEAD).words) is None:
        return None
    told = {counted(column.words) for n, column in columns.items() if n != at and not heads(column.words, "row")}
    return told.pop() if len(told) == 1 else None


def _unit_of_levels(text: str, row: Row) -> str | None:
    """The unit that all cells of a row have that write one, but for %: 1234.5亿元 | 1150.2亿元 | 84.3 | 7.3%."""
    units = {value["unit"].strip() for cell in row if (value := VALUE.fullmatch(text, *cell)) and value["unit"]}
    return units.pop() if len(units) == 1 else None


def _as_change(text: str, row: Row, at: int, columns: dict[int, _Column], given: str | None) -> _Column:
    """The column of a cell; a change that its head gives no unit for is told by the others of the row.

    Between percentages it is in percentage points. It is an amount beside a column of rates, with a mark between its
    thousands, or where it is the difference of the two levels of the row.
    """
    column, value = columns.get(at, _NO_HEAD), VALUE.fullmatch(text, *row[at])
    if column.unsaid and value and not value["percent"] and _OF_A_RATE.fullmatch(column.words):
        return column._replace(unit="个百分点", growth=False, share=False, amount=True)
    change = column.growth and column.unsaid and _CHANGE.fullmatch(column.words)
    if not change or value is None or value["percent"] or value["unit"]:
        return column
    heads_of = ((n, columns.get(n, _NO_HEAD)) for n in range(1, len(row)) if n != at)
    level_at = [n for n, one in heads_of if not (one.growth or one.share or one.amount)]
    levels = [found for n in level_at if (found := VALUE.fullmatch(text, *row[n]))]
    if given in _PERCENTS or (levels and all(level["percent"] in _PERCENTS for level in levels)):
        return column._replace(unit="个百分点", growth=False, amount=True)
    rates = any(one.growth and (not one.unsaid or _in_percent(text, row[n : n + 1])) for n, one in columns.items())
    if rates or "," in value["number"] or _is_difference(value, levels):
        return column._replace(unit=None, growth=False, amount=True)
    return column


def _in_percent(text: str, cells: Sequence[Span]) -> bool:
    """Whether a cell of a row is written as a percentage."""
    return any((value := VALUE.fullmatch(text, *cell)) and value["percent"] in _PERCENTS for cell in cells)


def _is_difference(change: "re.Match[str]", levels: "Sequence[re.Match[str]]") -> bool:
    """Whether a change is by how much the first two levels of its row differ, and not by how many per cent."""
    if len(levels) < _TWO:
        return False
    by, one, other = (Decimal(found["number"].replace(",", "")) for found in (change, *levels[:_TWO]))
    rates = (abs(first / second - 1) * 100 for first, second in ((one, other), (other, one)) if second)
    return abs(abs(one - other) - by) < _NEAR and not any(abs(rate - by) < _NEAR for rate in rates)


def _label_places(text: str, rows: list[Row], first: int, before: Sequence[int]) -> list[int]:
    """Where the label of each row stands: one cell on where the first heads several rows, which leave it blank.

    A row without words there may have them in a column `before`, as 合计 among the numbers of rows.
    """
    named = [first + 1 < len(row) and names_row(text, row[first + 1]) for row in rows]
    inner = any(names and not text[slice(*row[first])].strip() for row, names in zip(rows, named, strict=True))
    return [
        first + 1 if inner and names else next((at for at in (first, *before) if names_row(text, row[at])), first)
        for row, names in zip(rows, named, strict=True)
    ]


def _written(text: str, head: list[Row]) -> dict[int, tuple[str, list[Span]]]:
    """The words of each column's head, those of several rows joined, and where they stand."""
    found: dict[int, tuple[str, list[Span]]] = {}
    for row in head:
        for at, span in enumerate(row):
            words, spans = found.get(at, ("", []))
            found[at] = (words + _BLANK.sub("", text[slice(*span)]), [*spans, span])
    return found


def _column(text: str, words: str, spans: list[Span]) -> _Column:
    own = next((found for span in spans if (found := bare_unit(text[slice(*span)]))), None)
    bare = BRACKET.sub("", words.removesuffix(own) if own else words)
    time = _TIME.match(bare) or _LATER.search(bare)
    aside = None if time else _IN_BRACKET.search(words) or _YEAR_BEFORE.search(bare)
    amount = bool(_AMOUNT.search(words))
    growth, share = bool(GROWTH.search(words)) and not amount, bool(SHARE.search(words))
    percent = growth or share or words.endswith(("%", "％"))
    name = _NUMBER.sub("", bare[: time.start()] + bare[time.end() :] if time else bare)
    unit = bracketed(words) or own or ("%" if percent else in_thousands(words))
    dated = next((span for span in spans if _TIME.match(text[slice(*span)].strip())), spans[-1])
    unsaid = not (bracketed(words) or own or words.endswith(("%", "％")))
    return _Column(name.rstrip("%％"), unit, dated if time or aside else None, growth, share, amount, unsaid)


def _named(text: str, row: Row, place: int) -> str:
    """The label of a row; empty where there is a dash. What all of a group are called is the name of the group."""
    label = _label(text[slice(*row[place])])
    if _ALL_OF.fullmatch(label):
        return _group(text, row[place]) or label
    return "" if EMPTY.fullmatch(label) else label


def _group(text: str, cell: Span) -> str:
    """The name of a group in the cell before a label: 护士 | 合计 | 96; none where it tells by what all are parted."""
    before = text[text.rfind("\n", 0, cell[0]) + 1 : cell[0]].rstrip(OUTER)
    name = _label(MARK.split(before)[-1])
    return name if _GROUP.fullmatch(name) and not heads(name, "row") and not heads(name, "aspect") else ""


def _label(text: str) -> str:
    return _LABEL.sub("", _BLANK.sub("", _RANKED.sub("", text)))


def _lines(text: str, row: Row, table: Table) -> Span:
    """The lines that a row stands in; the row alone where it shares its line with others."""
    if table.flat:
        return row[0][0], row[-1][1]
    end = text.find("\n", row[-1][1])
    return text.rfind("\n", 0, row[0][0]) + 1, end if end >= 0 else len(text)


class _Subject(NamedTuple):
    """What a cell is of, the aspect that its column tells, where row or column names the time, and the place."""

    label: str
    aspect: str
    time: Span | None
    place: str | None = None


def _subject(
    span: Span, label: str, columns: dict[int, _Column], at: int, *, of_time: bool, of_places: bool
) -> _Subject:
    """The row's label with the column's words; the column itself where the rows are times or places."""
    column = columns.get(at, _NO_HEAD)
    if not (of_time or of_places):
        return _Subject(label, column.words, column.time)
    told = [columns.get(n, _NO_HEAD) for n in range(at, 0, -1)]
    levels = [one.words for one in told if one.words and not (one.growth or one.share or one.amount)]
    other = _OF_OTHER.match(column.words) if column.growth or column.share else None
    subject = next((words for words in levels if _is_of(other, words)), other["of"] if other else "")
    aspect = column.words if subject != column.words else ""
    if not of_time and (not subject or _NO_NOUN.search(subject)):
        return _Subject(label, column.words, column.time)
    if of_time:
        return _Subject(subject or label, aspect, span)
    return _Subject(subject, aspect, column.time, None if _ALL.fullmatch(label) else label)


def _is_of(other: "re.Match[str] | None", level: str) -> bool:
    """Whether the head of levels is what that of rates names (人口占比 of 总人口), where it names any."""
    return other is None or (other["of"] in level and "均" not in level)


def _of_places(head: str, labels: Sequence[str]) -> bool:
    """Whether the labels of rows are places: by the head of their column, or most of them by themselves."""
    return heads(head, "place") or sum(located(plain(label)) for label in labels) * 2 > len(labels)


def _cell(value: "re.Match[str]", of: _Subject, column: _Column, given: str | None, table: Table, row: Span) -> Cell:
    own = value["unit"].strip()
    written = value["percent"] or own or column.unit or given or ""
    if of_thousands(written) and table.unit:
        written += header_unit(table.unit)[1]
    scale, unit, dimension = header_unit(written)
    if not written and is_index(table.title):
        dimension = Dimension.OTHER
    start = value.start("sign") if value.group("sign") else value.start("number")
    rate = dimension in _RATES
    growth = column.growth or (rate and not column.share and bool(GROWTH.search(table.title)))
    measure = of.aspect or None
    if growth or column.amount:
        measure = _base(of.aspect) + ("增长率" if dimension is Dimension.PERCENT else "增减额")
    elif column.share:
        measure = "占比"
    end, loss = value.end("unit" if own else "number"), bool(value["loss"] or value["falls"])
    return Cell(start, end, scale, unit, dimension, of.label, measure, of.time, table.start, row, of.place, loss)


def _base(head: str) -> str:
    """What the head of a column measures a change against, or how, where that isn't the year before (环比, 名义)."""
    if MONTHLY.match(head):
        return "环比"
    found = OTHER_BASE.search(head)
    return found.group() if found else ""


def cell_value(text: str, cell: Cell) -> tuple[Decimal, Decimal]:
    """The value in the base unit and the step of one figure of a table."""
    literal = _LITERAL.findall(text[cell.start : cell.end])[0]
    digits = literal.lstrip(_MINUS).replace(",", "")
    value = Decimal(digits) * cell.scale
    step = Decimal(1).scaleb(-len(digits.partition(".")[2])) * cell.scale
    return (-value if cell.loss or literal[0] in _MINUS else value), step
