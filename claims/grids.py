"""Tables written as text: rows of cells parted by | or tabs, whose units and measures stand in a header."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from claims.measures import unit_at
from claims.model import Dimension
from claims.numerals import MAGNITUDE

_MARK = re.compile(r"[|｜\t]")
_VALUE = re.compile(r"\s*(?P<sign>[-－−]?)(?P<number>[0-9][0-9,]*(?:\.[0-9]+)?)\s*(?P<percent>[%％‰]?)\s*")
_UNIT_LINE = re.compile(r"(?:计量)?(?:单位|單位)\s?[:：]\s?([^\s)）\n]+)")
_BRACKET = re.compile(r"[(（]\s?[±+]?\s?([^()（）±]+?)\s?[)）]")
_GROWTH = re.compile(r"增长|增減|增减|增幅|升降|涨跌|比上年|同比|环比|±")
_SHARE = re.compile(r"比重|占比|构成|占")
_SUBHEADING = re.compile(r"[ \r]*\n?(?:[ \r\n]|[^\n。，；：:|]{1,20}\n)?[ \r\n]*")
_TABLE = re.compile(r"\s*(?:[（(]?(?:计量)?(?:单位|單位)\s?[:：]|[^\n|｜\t]{0,60}[|｜\t])")
_BLANK = re.compile(r"[\s　]+")
_LABEL = re.compile(r"^[#＃*＊]+|^其中[:：]?|^[一二三四五六七八九十]+、|^[0-9]+[.、]|[:：]$")


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of a table: its span, the scale and unit of its header, its row's label and its column's heading.

    `block` is where the table starts.
    """

    start: int
    end: int
    scale: Decimal
    unit: str
    dimension: Dimension
    label: str
    heading: str
    growth: bool
    share: bool
    block: int


def cells(text: str) -> Iterator[Cell]:
    """The figures of every table in the text, in order."""
    if any(mark in text for mark in "|｜\t"):
        for block in _blocks(text):
            yield from _block_cells(text, block)


def table_follows(text: str, position: int) -> bool:
    """Whether the next line that is not blank is a row of a table or the line with its unit."""
    return _TABLE.match(text, position) is not None


def _blocks(text: str) -> Iterator[list[tuple[int, int]]]:
    """Runs of two or more neighbouring lines that are rows, each as a span; one short line between is a subheading."""
    block: list[tuple[int, int]] = []
    position = 0
    while mark := _MARK.search(text, position):
        start = text.rfind("\n", 0, mark.start()) + 1
        end = text.find("\n", mark.end())
        end = len(text) if end < 0 else end
        if block and not _SUBHEADING.fullmatch(text, block[-1][1], start):
            if len(block) > 1:
                yield block
            block = []
        block.append((start, end))
        position = end
    if len(block) > 1:
        yield block


def _split(text: str, span: tuple[int, int]) -> list[tuple[int, int]]:
    parts, position = [], span[0]
    while position <= span[1]:
        end = min((at for mark in "|｜\t" if (at := text.find(mark, position, span[1])) >= 0), default=span[1])
        parts.append((position, end))
        position = end + 1
    return parts


def _block_cells(text: str, block: list[tuple[int, int]]) -> Iterator[Cell]:
    rows = [_split(text, span) for span in block]
    first = next((i for i, row in enumerate(rows) if _has_values(text, row)), len(rows))
    headings = _headings(text, rows[:first])
    units = [column for column, heading in headings.items() if heading in ("单位", "單位", "计量单位")]
    unit_line = None
    for match in _UNIT_LINE.finditer(text, max(0, block[0][0] - 120), block[0][1]):
        unit_line = match.group(1)
    above: str | None = None
    for row in rows[first:]:
        label = _label(text[slice(*row[0])])
        above = _bracketed(label) or above
        named = next((text[slice(*row[column])].strip() for column in units if column < len(row)), None)
        for column, (start, end) in enumerate(row[1:], 1):
            value = _VALUE.fullmatch(text, start, end)
            if value is None or not label:
                continue
            heading = headings.get(column, "")
            yield _cell(value, label, heading, named or _bracketed(label) or unit_line or above, block[0][0])


def _has_values(text: str, row: list[tuple[int, int]]) -> bool:
    return any(_VALUE.fullmatch(text, start, end) for start, end in row[1:]) and bool(text[slice(*row[0])].strip())


def _label(text: str) -> str:
    return _LABEL.sub("", _BLANK.sub("", text))


def _headings(text: str, rows: list[list[tuple[int, int]]]) -> dict[int, str]:
    headings: dict[int, str] = {}
    for row in rows:
        for column, span in enumerate(row):
            headings[column] = headings.get(column, "") + _BLANK.sub("", text[slice(*span)])
    return headings


def _cell(value: "re.Match[str]", label: str, heading: str, unit_line: str | None, block: int) -> Cell:
    growth, share = bool(_GROWTH.search(heading)), bool(_SHARE.search(heading))
    written = value.group("percent")
    if not written:
        rate = growth or share or heading.endswith(("%", "％"))
        written = _bracketed(heading) or ("%" if rate else unit_line or "")
    scale, unit, dimension = header_unit(written)
    start = value.start("sign") if value.group("sign") else value.start("number")
    name = _BRACKET.sub("", heading)
    return Cell(start, value.end("number"), scale, unit, dimension, _BRACKET.sub("", label), name, growth, share, block)


def _bracketed(heading: str) -> str | None:
    """The unit in the brackets of a heading or label (亿元, ±%); None where no known unit stands there (折纯)."""
    for bracket in _BRACKET.finditer(heading):
        _, unit, _ = header_unit(bracket.group(1))
        found = unit_at(unit, 0)
        if found and found.end == len(unit):
            return bracket.group(1)
    return None


def header_unit(written: str) -> tuple[Decimal, str, Dimension]:
    """The scale, unit and dimension of a unit as headers write it (亿元, 万人, 千公顷, %); a count where unknown."""
    scale, position = Decimal(1), 0
    while True:
        if found := unit_at(written, position):
            return scale, written[position:], found.measure.dimension
        if position < len(written) and written[position] in MAGNITUDE:
            scale *= MAGNITUDE[written[position]]
            position += 1
            continue
        return scale, written[position:], Dimension.COUNT if not written[position:] else Dimension.OTHER


def cell_value(text: str, cell: Cell) -> tuple[Decimal, Decimal]:
    """The value in the base unit and the step of one figure of a table."""
    literal = text[cell.start : cell.end]
    digits = literal.lstrip("-－−").replace(",", "")
    value = Decimal(digits) * cell.scale
    step = Decimal(1).scaleb(-len(digits.partition(".")[2])) * cell.scale
    return (-value if literal[0] in "-－−" else value), step
