"""The rows of a table with each cell below its head: labels that span rows, heads that span columns."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from claims.barred import barred_tables
from claims.flattened import flattened_tables
from claims.headwords import heads, unit_in
from claims.layouts import EMPTY, VALUE, Row, Span, Table
from claims.parted import parted_tables
from claims.stacked import stacked_tables

GROWTH = re.compile(
    r"增长|增長|增減|增减|增幅|增速|升降|涨跌|比上年|同比|环比|变化|變化|变动|變動|^[月年](?:[增减減]|[升降涨漲跌][幅率])|±"
)
OTHER_BASE = re.compile(
    r"[环環]比|[比较較](?:上月|上季度?|[年月季]初|[0-9]{4}年)|名[义義]|[现現][价價]|[年月日]均|平均|累[计計]|可比|不变价"
)
MONTHLY = re.compile(r"[较較比]?上?月(?:[份度])?(?:增[减減]|[变變][动動化]|[升涨漲]跌|[增减減](?:[幅率]|[长長]率|$))")
"""The head of a column of changes on the month before: 月增減率 beside 年增減率."""
SHARE = re.compile(r"比重|占比|构成|占(?![地用道有])")


def aligned(text: str, table: Table) -> tuple[list[Row], list[Row]]:
    """The rows of a table's head and those below it, as wide as most rows are, each cell in its column.

    A label that spans rows (职称 | 正高级 | 304 above 副高级 | 512) is left out of them where most rows lack it, and
    an empty cell stands for it where most rows have it, as for the unit that a row lacks. A head is left out where it
    can't be told what it spans.
    """
    width = _width(text, table.rows)
    usual = _usual_lead(text, table.rows, width)
    surplus = [_surplus(text, row, width, usual) for row in table.rows]
    nested = max((more for more in surplus if more > 0), default=0)
    head = [row[nested:] if nested and nested + width == _length(text, row) else row for row in table.head]
    units = any(unit_in(text[slice(*row[1])].strip()) for row in table.rows if len(row) > 1)
    rows = [_levelled(text, row, more, units=units) for row, more in zip(table.rows, surplus, strict=True)]
    return _spread(text, head, width, 2 if 1 in unit_columns(text, rows) else 1), rows


def unit_columns(text: str, rows: list[Row]) -> list[int]:
    """The columns right of the labels of which most cells are nothing but a unit, and none a value."""
    found = []
    for at in range(1, max(map(len, rows), default=0)):
        cells = [row[at] for row in rows if at < len(row) and _filled(text, row[at])]
        units = sum(unit_in(text[slice(*cell)].strip()) is not None for cell in cells)
        if units * 2 > len(cells) and not any(VALUE.fullmatch(text, *cell) for cell in cells):
            found.append(at)
    return found


def columned(text: str) -> Iterator[list[Row]]:
    """The rows of every table that a text has, without its head, each cell in its column; the surest tables first."""
    for table in (*stacked_tables(text), *parted_tables(text), *barred_tables(text), *flattened_tables(text)):
        yield aligned(text, table)[1] if table.rows else table.head


def _length(text: str, row: Row) -> int:
    """How many cells a row has up to the last one that is filled."""
    return next((at for at in range(len(row), 0, -1) if _filled(text, row[at - 1])), 0)


def _filled(text: str, cell: Span) -> bool:
    return bool(text[slice(*cell)].strip())


def _width(text: str, rows: list[Row]) -> int:
    """How many cells most rows with values have."""
    counts = Counter(_length(text, row) for row in rows if _lead(text, row) < len(row))
    return counts.most_common(1)[0][0] if counts else 0


def _lead(text: str, row: Row) -> int:
    """How many cells stand before the first value of a row, or the dash for one."""
    valued = (at for at in range(1, len(row)) if VALUE.fullmatch(text, *row[at]) or _dash(text, row[at]))
    return next(valued, len(row))


def _dash(text: str, cell: Span) -> bool:
    return EMPTY.fullmatch(text[slice(*cell)].strip()) is not None


def _usual_lead(text: str, rows: list[Row], width: int) -> int:
    leads = (row[: _lead(text, row)] for row in rows if _length(text, row) == width)
    counts = Counter(len(cells) for cells in leads if all(_filled(text, cell) for cell in cells))
    return counts.most_common(1)[0][0] if counts else 0


def _surplus(text: str, row: Row, width: int, usual: int) -> int:
    """How many cells of words more (or less) than most rows a row has; 0 where its width is not due to them."""
    lead = _lead(text, row)
    more = lead - usual
    due = _length(text, row) - width == more and all(_filled(text, cell) for cell in row[:lead])
    return more if due else 0


def _levelled(text: str, row: Row, more: int, *, units: bool) -> Row:
    """A row with as many cells of words as most; none of it where the one too many is a unit that no head tells."""
    if more >= 0:
        return [] if more and unit_in(text[slice(*row[more])].strip()) else row[more:]
    start, end = row[0]
    if units:
        return [row[0], *((end, end) for _ in range(-more)), *row[1:]]
    return [*((start, start) for _ in range(-more)), *row]


def names_row(text: str, cell: Span) -> bool:
    """Whether a cell holds words that may be the label of a row, and no value or unit."""
    written = text[slice(*cell)].strip()
    return bool(written) and not VALUE.fullmatch(written) and not EMPTY.fullmatch(written) and not unit_in(written)


def _spread(text: str, head: list[Row], width: int, lead: int) -> list[Row]:
    """The rows of a head over the columns that they head, of which the first `lead` are labels and their units."""
    filled = [[cell for cell in row if _filled(text, cell)] for row in head]
    if len(head) == 2 and _packed(head[0], filled[0]) and _packed(head[1], filled[1], whole=width - lead):
        over, under = filled
        if len(under) == width - lead and (groups := _groups(text, over, under, lead)):
            return _grouped(over, under, groups, lead)
        parted = len(over) + len(under) - width
        if 0 < parted < len(over) and len(under) not in (width, width - 1):
            return _parted(text, over, under, parted, lead)
    rows = [_over_columns(text, row, width, lead) for row in head]
    return [_continued(text, row, below) for row, below in pairwise([*rows, []])]


def _packed(row: Row, cells: Row, *, whole: int = 0) -> bool:
    """Whether the filled cells of a row stand side by side at its start, or anywhere where they are the `whole`."""
    if not cells:
        return False
    start = row.index(cells[0]) if whole == len(cells) else 0
    return row[start : start + len(cells)] == cells


def _groups(text: str, over: Row, under: Row, lead: int) -> int:
    """How many heads stand over groups of heads that repeat each other, 累计 | 当月 | 累计 | 当月; else 0."""
    words = [text[slice(*cell)].strip() for cell in under]
    for count in range(max(2, len(over) - lead), len(over) + 1):
        if len(words) % count == 0 and words == words[: len(words) // count] * count and len(words) > count:
            return count
    return 0


def _grouped(over: Row, under: Row, count: int, lead: int) -> list[Row]:
    """Two rows of a head whose last `count` heads stand over as many groups of heads, set against the right end."""
    labels, groups = over[: len(over) - count], over[len(over) - count :]
    start = over[0][0]
    blank = [(start, start)] * lead
    return [
        [*labels, *blank[len(labels) :], *(cell for cell in groups for _ in range(len(under) // count))],
        [*blank, *under],
    ]


def _parted(text: str, over: Row, under: Row, count: int, lead: int) -> list[Row]:
    """Heads of which `count` have heads of parts below them, as 产量 has in 指标 | 产量 | 增长 over 2022年 | 2023年.

    None where it can't be told which of them have.
    """
    values = over[lead:]
    levels = [cell for cell in values if not (GROWTH.search(text, *cell) or SHARE.search(text, *cell))]
    spanning = values if count == len(values) else levels
    if len(spanning) != count or len(under) % count or len(under) == count:
        return []
    size = len(under) // count
    upper: Row = []
    lower: Row = []
    parts = iter(under)
    for cell in over:
        spans = cell in spanning
        upper += [cell] * (size if spans else 1)
        lower += [next(parts) for _ in range(size)] if spans else [(cell[1], cell[1])]
    return [upper, lower]


def _over_columns(text: str, row: Row, width: int, lead: int) -> Row:
    """A head's row over the columns that it heads: cells that span several, or one without the heads of the labels."""
    cells = [cell for cell in row if _filled(text, cell)]
    if len(cells) in (0, 1, width) or not _packed(row, cells, whole=width - lead):
        return row
    of_units = lead > 1 and heads(text[slice(*cells[1])], "unit")
    blank = (cells[0][0], cells[0][0])
    if heads(text[slice(*cells[0])], "row") or of_units:
        labels = cells[: 1 + of_units]
        values = cells[len(labels) :]
        if values and (width - lead) % len(values) == 0:
            span = (width - lead) // len(values)
            return [*labels, *[blank] * (lead - len(labels)), *(cell for cell in values for _ in range(span))]
    missing = width - len(cells)
    return [*[blank] * missing, *cells] if missing in (1, lead) else row


def _continued(text: str, row: Row, below: Row) -> Row:
    """A head's row whose blank cells behind a head, where the row below has heads, belong to it."""
    found: Row = []
    for at, cell in enumerate(row):
        goes_on = at > 1 and not _filled(text, cell) and at < len(below) and _filled(text, below[at])
        found.append(found[-1] if goes_on else cell)
    return found
