"""Tables as texts set them: cells parted by |, tabs, blanks or commas, or each on a line of its own; by offsets."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from claims import lexicon
from claims.headings import lines
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
_UNIT_LINE = re.compile(r"(?<![一-鿿])(?:计量|計量)?(?:单位|單位)\s?[:：]\s?([^\s)）、，,|｜\n]+)")
_MARK = re.compile(r"[|｜\t]")
_SUBHEADING = re.compile(r"[ \r]*\n?(?:[ \r\n]|[^\n。，；：:|]{1,20}\n)?[ \r\n]*")
_RULE = re.compile(r"[ :：-]*-{2,}[ :：-]*")
EMPTY = re.compile(r"[-—–－─…/]{1,3}|n\.?a\.?|N/?A|不[适適]用")
_PROSE = re.compile(r"[。；！？，：:!?“”《》]")
_COLUMN = re.compile(
    r"[本上去当前]年|[本上]期|报告期|[期年][末初]|(?:19|20)[0-9]{2}年|增[长減减幅]|同比|环比|变[动化]|比重|占比"
)
_PART = re.compile(r"其中[:：]")
_UNIT_ALONE = re.compile(r"[(（]\s?[±+]?\s?[^()（）\n]{1,6}[)）]")
_TOKEN = re.compile(r"[^ 　]+")
_RANK = re.compile("名次|序号|序號|排名|位次|编号")
_WIDE = re.compile(r"(?:[^ 　]| (?![ 　]))+")
_WORD = re.compile("[一-鿿A-Za-z]")
_COMMA = re.compile(r"(?P<cell>[^,]*)")
_QUOTED = re.compile(r'"(?P<cell>[^"]*)"(?=,|$)')
_OUTER = " 　\r|｜\t"
_LONGEST, _LABEL, _ABOVE, _RUN = 200, 40, 120, 20_000
_SET = re.compile(r"(LU?V{1,12})\1{2,}(?!V)")
_FEW, _MANY = 2, 3
_HEAD = 3
_SUBHEADINGS = 2


class Table(NamedTuple):
    """A table: where it starts, the rows of its head and those under it as spans of cells, its title and unit.

    `title` are the lines right above it that are no prose, `unit` is what they give (单位：亿元).
    """

    start: int
    head: list[Row]
    rows: list[Row]
    title: str
    unit: str | None


def marked_tables(text: str) -> Iterator[Table]:
    """The tables whose cells are parted by | or tabs: two neighbouring lines or more, in order."""
    if not any(mark in text for mark in "|｜\t"):
        return
    for block in (part for run in _blocks(text) for part in _parted(text, run)):
        rows = [_split(text, span) for span in block]
        if all(not text[slice(*row[0])].strip() for row in rows):
            rows = [row[1:] for row in rows]
        rows = [row for row in rows if row and not _ruled(text, row)]
        title = _title(text, block[0][0])
        unit = _unit(title, text[block[0][0] : block[:_HEAD][-1][1]])
        yield from (Table(block[0][0], head, below, title, unit) for head, below in _headed(text, rows))


def _headed(text: str, rows: list[Row]) -> Iterator[tuple[list[Row], list[Row]]]:
    """The rows of a head and those below it; a row among these that names other columns heads the ones that follow.

    What such a row leaves blank is headed as before.
    """
    head: list[Row] = []
    below: list[Row] = []
    for row in rows:
        if below and (years_again(text, row) or _heads_again(text, row)):
            yield head, below
            head, below = [_filled_up(text, row, head[-1] if head else [])], []
        elif below or _has_values(text, row):
            below.append(row)
        else:
            head.append(row)
    yield head, below


def _filled_up(text: str, row: Row, before: Row) -> Row:
    """A head's row with the cells of the one before where it has blank ones between its own."""
    filled = [at for at, cell in enumerate(row) if text[slice(*cell)].strip()]
    if len(row) != len(before):
        return row
    return [row[at] if at in filled or at > filled[-1] else before[at] for at in range(len(row))]


def _heads_again(text: str, row: Row) -> bool:
    """Whether a row below the head names times or changes in all cells, but for one that heads the labels."""
    first, *others = [cell for cell in _written(text, row) if cell.strip()] or [""]
    named = others if heads(first, "row") or not _COLUMN.search(first) else [first, *others]
    return len(named) > 1 and not any(map(VALUE.fullmatch, named)) and all(map(_COLUMN.search, named))


def _blocks(text: str) -> Iterator[list[Span]]:
    """Runs of two or more neighbouring lines that are rows, each as a span; one short line between is a subheading."""
    block: list[Span] = []
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


def _parted(text: str, block: list[Span]) -> Iterator[list[Span]]:
    """The tables of a block: a row of words with the line that Markdown draws below a head heads a table of its own."""
    start = 0
    for at in range(_HEAD, len(block)):
        if at - 1 > start and _ruled(text, _split(text, block[at])) and _is_head(text, _split(text, block[at - 1])):
            yield block[start : at - 1]
            start = at - 1
    yield block[start:]


def _is_head(text: str, row: Row) -> bool:
    written = [cell for cell in _written(text, row) if cell.strip()]
    return len(written) > 1 and not any(map(VALUE.fullmatch, written))


def _split(text: str, span: Span) -> Row:
    parts, position = [], span[0]
    while position <= span[1]:
        end = min((at for mark in "|｜\t" if (at := text.find(mark, position, span[1])) >= 0), default=span[1])
        parts.append((position, end))
        position = end + 1
    return parts


def _ruled(text: str, row: Row) -> bool:
    """Whether a row is the line that Markdown draws below a head."""
    written = [text[slice(*cell)].strip() for cell in row]
    return any(written) and all(_RULE.fullmatch(cell) for cell in written if cell)


def _has_values(text: str, row: Row) -> bool:
    values = any(VALUE.fullmatch(text, *cell) for cell in row[1:])
    return values and bool(text[slice(*row[0])].strip()) and not years(text, row)


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


class _Line(NamedTuple):
    """A line that is not blank, its cells and how they are set: the mark between them, and what kinds they are.

    A kind is L for words, U for a unit, V for a value or none, H for words that may only be a head. Cells that commas
    part may be empty, which is of the kind V: such rows are alike where they are equally wide.
    """

    cells: Row
    mark: str
    kinds: str


def set_tables(text: str) -> Iterator[Table]:
    """The tables without marks, in order; blank lines may stand between their lines.

    Their cells have to agree: two rows or more parted by blanks or commas below a head that names units, or three rows
    or more, also with one cell a line, below a head that names units or what the rows are; each as wide as the head.
    """
    run: list[_Line] = []
    for start, end in lines(text, 0, len(text)):
        while start < end and text[start] in _OUTER:
            start += 1
        while end > start and text[end - 1] in _OUTER:
            end -= 1
        if start == end:
            continue
        line = _line(text, start, end) if end - start <= _LONGEST else None
        if line is not None:
            run.append(line)
        if line is None or len(run) == _RUN:
            yield from _of_run(text, run)
            run = []
    yield from _of_run(text, run)


def _line(text: str, start: int, end: int) -> _Line | None:
    """A line as a row, a cell or a head; None where it is prose or has marks."""
    whole = (start, end)
    if _valued(text, whole):
        return _Line([whole], "", "V")
    part = _PART.match(text, start)
    if _PROSE.search(text, part.end() if part else start, end) or _MARK.search(text, start, end):
        return None
    for mark, row in ((" ", _by_blanks(text, whole)), (",", _by_commas(text, whole))):
        kinds = "".join(_kind(text, cell) if cell[0] < cell[1] else "V" for cell in row[1:])
        if "V" in kinds and "L" not in kinds and _labels(text, row[0], mark):
            return _Line(row, mark, "L" + kinds)
    single = end - start <= _LABEL and "," not in text[start:end] and _WORD.search(text, start, end)
    return _Line([whole], "", _kind(text, whole) if single else "H")


def _form(line: _Line) -> str | int:
    """What neighbouring lines have to share to be rows of one table, beside the mark between their cells."""
    if line.mark == ",":
        return len(line.cells)
    return line.kinds if line.mark else ""


def _valued(text: str, cell: Span) -> bool:
    return bool(VALUE.fullmatch(text, *cell) or EMPTY.fullmatch(text, *cell))


def _kind(text: str, cell: Span) -> str:
    if _valued(text, cell):
        return "V"
    return "U" if unit_in(text[slice(*cell)].strip()) else "L"


def _labels(text: str, cell: Span, mark: str) -> bool:
    """Whether a cell may be the label of a row: words that no number ends, or a year."""
    written = text[slice(*cell)].strip()
    if YEAR.fullmatch(written):
        return True
    whole = mark == "," or "," not in written
    return whole and bool(_WORD.search(written)) and not VALUE.fullmatch(_TOKEN.findall(written)[-1])


def _by_commas(text: str, line: Span) -> Row:
    if "," not in text[slice(*line)]:
        return []
    cells, position = [], line[0]
    while position <= line[1]:
        cell = _QUOTED.match(text, position, line[1]) or _COMMA.match(text, position, line[1])
        start, end = cell.span("cell") if cell else (position, line[1])
        cells.append((start, end))
        position = (cell.end() if cell else end) + 1
    return cells


def _by_blanks(text: str, line: Span) -> Row:
    """The cells of a row parted by blanks, whose label may have blanks within: 粮 食 650.0 17.3."""
    tokens = [token.span() for token in _TOKEN.finditer(text, *line)]
    first = len(tokens)
    while first > 1 and _valued(text, tokens[first - 1]):
        first -= 1
    if first > 1 and first < len(tokens) and _kind(text, tokens[first - 1]) == "U":
        first -= 1
    return [(line[0], tokens[first - 1][1]), *tokens[first:]]


def _of_run(text: str, run: Sequence[_Line]) -> Iterator[Table]:
    """The tables among neighbouring lines that may be rows, cells or heads."""
    position = 0
    for (mark, _), group in groupby(run, key=lambda line: (line.mark, _form(line))):
        size = len(list(group))
        if not mark:
            yield from _of_cells(text, run[position : position + size])
        else:
            above = _unbroken(text, run[max(0, position - 2) : position])
            rows = [line.cells for line in run[position : position + size]]
            yield from _of_rows(text, above, rows, mark)
        position += size


def _of_rows(text: str, above: _Line | None, rows: list[Row], mark: str) -> Iterator[Table]:
    """The table of rows of one width, where the line above is its head or the first row names years."""
    if years(text, rows[0]):
        head: Row | None = rows[0]
        rows = rows[1:]
    else:
        head = _head(text, above, len(rows[0]), mark) if above else None
    if head and rows:
        yield from _certain(text, head, rows, parted=True)


def _unbroken(text: str, lines_above: Sequence[_Line]) -> _Line | None:
    """The last of the lines above rows, with the one before it where it is but the unit of that one's last cell."""
    if not lines_above:
        return None
    *before, last = lines_above
    (start, _), (_, end) = last.cells[0], last.cells[-1]
    return (
        _Line([(before[0].cells[0][0], end)], "", "H") if before and _UNIT_ALONE.fullmatch(text, start, end) else last
    )


def _head(text: str, above: _Line, width: int, mark: str) -> Row | None:
    """The cells of the line above rows, where there are as many as in a row; ranks belong to the labels."""
    line = (above.cells[0][0], above.cells[-1][1])
    if mark == ",":
        row = _by_commas(text, line)
        return row if len(row) == width and all(_may_head(text[slice(*cell)].strip()) for cell in row) else None
    for row in ([cell.span() for cell in _WIDE.finditer(text, *line)], _joined(text, line)):
        if len(row) == width:
            return row
        if len(row) == width + 1 and _RANK.fullmatch(text, *row[0]):
            return row[1:]
        if len(row) == width - 1 and row and (all(map(_heads_values, _written(text, row))) or _of_index(text, row)):
            return [(line[0], line[0]), *row]
    return None


def _may_head(cell: str) -> bool:
    return YEAR.fullmatch(cell) is not None or not VALUE.fullmatch(cell)


def _heads_values(cell: str) -> bool:
    """Whether a cell of a head can only stand above values: a year, the change between two, or what has a unit."""
    return YEAR.match(cell.strip()) is not None or heads(cell, "change") or names_unit(cell)


def _joined(text: str, line: Span) -> Row:
    """The cells of a head parted by single blanks: a bracket belongs to the words before, as do spaced characters."""
    cells: Row = []
    spaced = False
    for token in _TOKEN.finditer(text, *line):
        single = token.end() - token.start() == 1
        if cells and (text[token.start()] in "(（" or (single and spaced)):
            cells[-1] = (cells[-1][0], token.end())
        else:
            cells.append(token.span())
        spaced = single
    return cells


def _of_cells(text: str, stretch: Sequence[_Line]) -> Iterator[Table]:
    """The tables of one cell a line: a label, perhaps its unit, and its values, three times or more below a head.

    Rows below a subheading are under the head of those above it.
    """
    kinds = "".join(line.kinds for line in stretch)
    cells = [line.cells[0] for line in stretch]
    before: tuple[int, Row] = (0, [])
    for found in _SET.finditer(kinds):
        width = len(found.group(1))
        rows = [cells[at : at + width] for at in range(found.start(), found.end(), width)]
        goes_on = before[1] if 0 < found.start() - before[0] <= _SUBHEADINGS and len(before[1]) == width else []
        head = goes_on or cells[max(0, found.start() - width) : found.start()]
        others = head[1 - width :]
        if years(text, rows[0]):
            head, rows = rows[0], rows[1:]
        elif goes_on:
            pass
        elif "V" in kinds[max(0, found.start() - width) : found.start()]:
            continue
        elif len(others) == width - 1 and (_of_index(text, others) or all(map(names_unit, _written(text, others)))):
            labels = head[0] if len(head) == width and heads(text[slice(*head[0])], "row") else (others[0][0],) * 2
            head = [labels, *others]
        elif len(head) < width:
            continue
        before = found.end(), head
        yield from _certain(text, head, rows, parted=False)


def _certain(text: str, head: Row, rows: list[Row], *, parted: bool) -> Iterator[Table]:
    """The table, where its head and the number of its rows leave no doubt that it is one."""
    start = head[0][0]
    title = _title(text, start)
    table = Table(start, [head], rows, title, _unit(title))
    first, *others = (text[slice(*cell)] for cell in head)
    units = bool(table.unit) or any(map(names_unit, others)) or is_index(title)
    units = units or (not first and any(bracketed(text[slice(*row[0])]) for row in rows))
    if (units and len(rows) >= (_FEW if parted else _MANY)) or (heads(first, "row") and len(rows) >= _MANY):
        yield table


def _of_index(text: str, head: Row) -> bool:
    """Whether the lines above a head say that its table is one of index numbers."""
    return is_index(_title(text, head[0][0]))


def _written(text: str, row: Row) -> list[str]:
    return [text[slice(*cell)] for cell in row]


def _title(text: str, start: int) -> str:
    """The lines right above a table that are no prose, at most 120 characters."""
    above: list[str] = []
    for line in reversed(text[max(0, start - _ABOVE) : start].split("\n")):
        if _PROSE.search(_UNIT_LINE.sub("", line)) and not _heads_with_unit(line):
            break
        above.append(line)
    return "\n".join(reversed(above))


def _heads_with_unit(line: str) -> bool:
    """Whether a line is a heading whose bracket gives the unit: 奖牌榜（截至9月20日，单位：枚）, 表一：贸易（亿元）."""
    short = len(line) <= _LABEL + _LABEL and "。" not in line
    return short and bool(_UNIT_LINE.search(line) or (line.rstrip().endswith((")", "）")) and bracketed(line)))


def _unit(title: str, head: str = "") -> str | None:
    """The unit that a title or the first lines of a table give: 单位：亿元, 各县粮食产量（万吨）."""
    given = [found for found in _UNIT_LINE.findall(f"{title}\n{head}") if unit_in(found)]
    return given[-1] if given else bracketed(title)
