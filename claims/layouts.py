"""What tables are told by, however a text sets them: values and years in cells, heads, titles and their units."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from claims import lexicon
from claims.headwords import bracketed, heads, is_index, names_unit, unit_in
from claims.model import Dimension

Span = tuple[int, int]
Row = list[Span]

_UNITS = "|".join(
    sorted(
        (
            re.escape(surface)
            for found in lexicon.units().values()
            for surface, unit in found
            if unit.dimension in (Dimension.MONEY, Dimension.AREA, Dimension.MASS, Dimension.ENERGY)
        ),
        key=lambda surface: -len(surface),
    )
)
VALUE = re.compile(
    r"\s*(?P<loss>[(（](?=[0-9,]*[.,][0-9]+\s?[%％]?[)）]))?"
    r"(?:(?P<sign>[-－−–])|[+＋]|(?:增加|上升|提高|(?P<falls>减少|減少|下降|降低))\s*)?(?P<number>(?!0[0-9])[0-9][0-9,]*(?:\.[0-9]+)?)\s*(?P<percent>(?:[%％‰]|pp|个百分点)?)\s*"
    rf"(?P<unit>(?:[十百千]?[万亿萬億]?(?:{_UNITS})|[万萬]?(?:人次?|户|戶|家|个|倍))?)\s*"
    r"(?(loss)[)）]\s*|(?:[（(][一-鿿]{1,6}[)）]\s*)?)"
)
"""A cell with a value: 12.3, 5.3(景区), 12.3亿元; a loss stands in brackets, (8,434), a fall behind a verb."""
YEAR = re.compile(r"(?:19|20)[0-9]{2}")
SAME_TIME = re.compile("同期[数數]?")
"""The head of a column of the year before: 产量 | 同期 | 同比±%."""
UNIT_LINE = re.compile(r"(?<![一-鿿])(?:计量|計量)?(?:单位|單位)\s?[:：]\s?([^\s)）、，,|｜\n]+)")
_COUNTED = re.compile(
    r"(?P<unit>人次|[人户戶宗件棟栋套间間辆輛例起家])[数數](?:[量的]?(?:[变變][化动動]|[统統][计計]|[一比][览覽较較]|情[况況]|表))*[:：]?\s*$"
)
"""The end of the title of a table that is all of counts: 各区成交宗数统计."""
EMPTY = re.compile(r"[-—–－─…/]{1,3}|n\.?a\.?|N/?A|不[适適]用")
MARK = re.compile(r"[|｜\t]")
PROSE = re.compile(r"[。；！？，：:!?“”《》]")
COLUMN = re.compile(
    r"[本上去当前]年|[本上]期|报告期|[期年][末初]|(?:19|20)[0-9]{2}年|增[长減减幅]|同比|环比|变[动化]|比重|占比"
)
"""What a cell names that heads a column of values of some time, or of changes or shares."""
_MONTH = re.compile(
    "(?:(?:[0-9]{2,3}|[今去])年)?[0-9]{1,2}(?:[-—–~～至][0-9]{1,2})?月[末底份]?|[上本][月季週周]|[月年](?:增|减|減)"
)
RANK = re.compile("(?:[金奖]牌|积分|总)?(?:名次|排名|位次)|序号|序號|编号")
UNIT_ALONE = re.compile(r"[(（]\s?[±+]?\s?[^()（）\n]{1,6}[)）]")
TOKEN = re.compile(r"[^ 　]+")
WORD = re.compile("[一-鿿A-Za-z]")
OUTER = " 　\r|｜\t"
PART = re.compile(r"其中[:：]")
LABEL = 40
"""How long a cell of words may be."""
_ABOVE = 120
FEW, MANY = 2, 3
"""How many rows a table has to have whose head leaves little doubt, and any other."""


class Table(NamedTuple):
    """A table: where it starts, the rows of its head and those under it as spans of cells, its title and unit.

    `title` are the lines right above it that are no prose, `unit` is what they give (单位：亿元).
    """

    start: int
    head: list[Row]
    rows: list[Row]
    title: str
    unit: str | None
    flat: bool = False
    """Whether the rows stand on one line."""
    shares: bool = False
    """Whether it has no head, and each row an amount and its share of the first: 总人口 86400 100.0 男 47520 55.0."""


def years(text: str, row: Row) -> bool:
    """Whether a row names years, as a head does: 指标 | 2022 | 2023."""
    first, *values = (text[slice(*cell)].strip() for cell in row)
    values = [value for value in values if value and not heads(value, "unit")]
    return bool(values) and all(YEAR.fullmatch(value) for value in values) and (len(values) > 1 or heads(first, "row"))


def years_again(text: str, row: Row) -> bool:
    """Whether a row below the head names years too, and holds no figures that could be years (户数 | 1950 | 2030).

    Its label is then one that heads labels or none, or its years follow each other.
    """
    if not years(text, row):
        return False
    first, *written = (text[slice(*cell)].strip() for cell in row)
    steps = {int(later) - int(earlier) for earlier, later in pairwise(filter(YEAR.fullmatch, written))}
    return not first or heads(first, "row") or steps in ({1}, {-1})


def valued(text: str, cell: Span) -> bool:
    """Whether a cell holds a value, or the mark that stands for none."""
    return bool(VALUE.fullmatch(text, *cell) or EMPTY.fullmatch(text, *cell))


def kind(text: str, cell: Span) -> str:
    """What a cell is: V a value or none, U a unit, L words."""
    if valued(text, cell):
        return "V"
    return "U" if unit_in(text[slice(*cell)].strip()) else "L"


def by_blanks(text: str, line: Span) -> Row:
    """The cells of a row parted by blanks, whose label may have blanks within: 粮 食 650.0 17.3."""
    tokens = [token.span() for token in TOKEN.finditer(text, *line)]
    first = len(tokens)
    while first > 1 and valued(text, tokens[first - 1]):
        first -= 1
    if first > 1 and first < len(tokens) and kind(text, tokens[first - 1]) == "U":
        first -= 1
    return [(line[0], tokens[first - 1][1]), *tokens[first:]]


def heads_values(cell: str) -> bool:
    """Whether a cell of a head can only stand above values: a year, the change between two, or what has a unit."""
    return YEAR.match(cell.strip()) is not None or heads(cell, "change") or names_unit(cell)


def tells_column(cell: str) -> bool:
    """Whether a cell of a head names the time that its column is of, or the change or share that it tells."""
    written = cell.strip()
    return COLUMN.search(written) is not None or _MONTH.fullmatch(written) is not None


def certain(text: str, head: Row, rows: list[Row], *, few: int) -> Iterator[Table]:
    """The table, where its head and the number of its rows leave no doubt that it is one.

    `few` are the rows that it needs below a head that tells units; below one of labels alone it needs three.
    """
    start = head[0][0]
    title = title_above(text, start)
    table = Table(start, [head], rows, title, unit_told(title))
    first, *others = (text[slice(*cell)] for cell in head)
    units = bool(table.unit) or any(map(names_unit, others)) or is_index(title)
    units = units or (not first and any(bracketed(text[slice(*row[0])]) for row in rows))
    told = heads(first, "row") or (
        len(others) > FEW and all(heads_values(cell) or tells_column(cell) for cell in others)
    )
    if (units and len(rows) >= few) or (told and len(rows) >= MANY):
        yield table


def of_index(text: str, head: Row) -> bool:
    """Whether the lines above a head say that its table is one of index numbers."""
    return is_index(title_above(text, head[0][0]))


def texts(text: str, row: Row) -> list[str]:
    """What the cells of a row hold."""
    return [text[slice(*cell)] for cell in row]


def title_above(text: str, start: int) -> str:
    """The lines right above a table that are no prose, at most 120 characters."""
    above: list[str] = []
    for line in reversed(text[max(0, start - _ABOVE) : start].split("\n")):
        if PROSE.search(UNIT_LINE.sub("", line)) and not _heads_with_unit(line):
            break
        above.append(line)
    return "\n".join(reversed(above))


def _heads_with_unit(line: str) -> bool:
    """Whether a line is a heading whose bracket gives the unit: 奖牌榜（截至9月20日，单位：枚）, 表一：贸易（亿元）."""
    short = len(line) <= LABEL + LABEL and "。" not in line
    return short and bool(UNIT_LINE.search(line) or (line.rstrip().endswith((")", "）")) and bracketed(line)))


def unit_told(title: str, head: str = "") -> str | None:
    """The unit that a title or the first lines of a table give: 单位：亿元, 各县粮食产量（万吨）."""
    given = [found for found in UNIT_LINE.findall(f"{title}\n{head}") if unit_in(found)]
    counted = _COUNTED.search(title)
    return given[-1] if given else bracketed(title) or (counted["unit"] if counted else None)
