"""Tables whose cells are parted by blanks or commas, a row on each line; by offsets."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from claims.headings import lines
from claims.layouts import (
    FEW,
    LABEL,
    MANY,
    MARK,
    OUTER,
    PART,
    PROSE,
    RANK,
    TOKEN,
    UNIT_ALONE,
    VALUE,
    WORD,
    YEAR,
    Row,
    Span,
    Table,
    by_blanks,
    certain,
    heads_values,
    kind,
    of_index,
    texts,
    title_above,
    valued,
    years,
)

_WIDE = re.compile(r"(?:[^ 　]| (?![ 　]))+")
_COMMA = re.compile(r"(?P<cell>[^,]*)")
_QUOTED = re.compile(r'"(?P<cell>[^"]*)"(?=,|$)')
_LONGEST, _RUN = 200, 20_000


class _Line(NamedTuple):
    """A line that is not blank, its cells and how they are set: the mark between them, and what kinds they are.

    A kind is L for words, U for a unit, V for a value or none, H for words that may only be a head. Cells that commas
    part may be empty, which is of the kind V: such rows are alike where they are equally wide.
    """

    cells: Row
    mark: str
    kinds: str


def parted_tables(text: str) -> Iterator[Table]:
    """The tables whose cells blanks or commas part, in order; blank lines may stand between their lines.

    Their cells have to agree: two rows or more below a head that names units, or three or more below a head that names
    what the rows are; each as wide as the head.
    """
    run: list[_Line] = []
    for start, end in lines(text, 0, len(text)):
        while start < end and text[start] in OUTER:
            start += 1
        while end > start and text[end - 1] in OUTER:
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
    if valued(text, whole):
        return _Line([whole], "", "V")
    part = PART.match(text, start)
    if PROSE.search(text, part.end() if part else start, end) or MARK.search(text, start, end):
        return None
    for mark, row in ((" ", by_blanks(text, whole)), (",", _by_commas(text, whole))):
        kinds = "".join(kind(text, cell) if cell[0] < cell[1] else "V" for cell in row[1:])
        if "V" in kinds and "L" not in kinds and _labels(text, row[0], mark):
            return _Line(row, mark, "L" + kinds)
    single = end - start <= LABEL and "," not in text[start:end] and WORD.search(text, start, end)
    return _Line([whole], "", kind(text, whole) if single else "H")


def _form(line: _Line) -> str | int:
    """What neighbouring lines have to share to be rows of one table, beside the mark between their cells."""
    if line.mark == ",":
        return len(line.cells)
    return line.kinds if line.mark else ""


def _labels(text: str, cell: Span, mark: str) -> bool:
    """Whether a cell may be the label of a row: words that no number ends, or a year."""
    written = text[slice(*cell)].strip()
    if YEAR.fullmatch(written):
        return True
    whole = mark == "," or "," not in written
    return whole and bool(WORD.search(written)) and not VALUE.fullmatch(TOKEN.findall(written)[-1])


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


def _of_run(text: str, run: Sequence[_Line]) -> Iterator[Table]:
    """The tables among neighbouring lines that may be rows, cells or heads."""
    position = 0
    for (mark, _), group in groupby(run, key=lambda line: (line.mark, _form(line))):
        size = len(list(group))
        if mark:
            above = _unbroken(text, run[max(0, position - 2) : position])
            rows = [line.cells for line in run[position : position + size]]
            yield from _of_rows(text, above, rows, mark)
        position += size


def _of_rows(text: str, above: _Line | None, rows: list[Row], mark: str) -> Iterator[Table]:
    """The table of rows of one width, where the line above is its head or the first row names years.

    Rows of a name, its unit and a number (镇 个 20113) need no head where they are three or more.
    """
    if years(text, rows[0]):
        head: Row | None = rows[0]
        rows = rows[1:]
    else:
        head = _head(text, above, len(rows[0]), mark) if above else None
    if head and rows:
        yield from certain(text, head, rows, few=FEW)
    elif len(rows) >= MANY and all(_has_its_unit(text, row) for row in rows):
        start = rows[0][0][0]
        yield Table(start, [[(start, start)] * len(rows[0])], rows, title_above(text, start), None)


def _has_its_unit(text: str, row: Row) -> bool:
    """Whether a row is a name, its unit and a number."""
    return [kind(text, cell) for cell in row[1:]] == ["U", "V"]


def _unbroken(text: str, lines_above: Sequence[_Line]) -> _Line | None:
    """The last of the lines above rows, with the one before it where it is but the unit of that one's last cell."""
    if not lines_above:
        return None
    *before, last = lines_above
    (start, _), (_, end) = last.cells[0], last.cells[-1]
    return _Line([(before[0].cells[0][0], end)], "", "H") if before and UNIT_ALONE.fullmatch(text, start, end) else last


def _head(text: str, above: _Line, width: int, mark: str) -> Row | None:
    """The cells of the line above rows, where there are as many as in a row; ranks belong to the labels."""
    line = (above.cells[0][0], above.cells[-1][1])
    if mark == ",":
        row = _by_commas(text, line)
        return row if len(row) == width and all(_may_head(text[slice(*cell)].strip()) for cell in row) else None
    for row in ([cell.span() for cell in _WIDE.finditer(text, *line)], _joined(text, line)):
        if len(row) == width:
            return row
        if len(row) == width + 1 and RANK.fullmatch(text, *row[0]):
            return row[1:]
        if len(row) == width - 1 and row and (all(map(heads_values, texts(text, row))) or of_index(text, row)):
            return [(line[0], line[0]), *row]
    return None


def _may_head(cell: str) -> bool:
    return YEAR.fullmatch(cell) is not None or not VALUE.fullmatch(cell)


def _joined(text: str, line: Span) -> Row:
    """The cells of a head parted by single blanks: a bracket belongs to the words before, as do spaced characters."""
    cells: Row = []
    spaced = False
    for token in TOKEN.finditer(text, *line):
        single = token.end() - token.start() == 1
        if cells and (text[token.start()] in "(（" or (single and spaced)):
            cells[-1] = (cells[-1][0], token.end())
        else:
            cells.append(token.span())
        spaced = single
    return cells
