"""Tables whose cells are parted by | or tabs, a row on each line; by offsets."""

import re
from collections.abc import Iterator

from claims.headwords import heads
from claims.layouts import (
    COLUMN,
    MARK,
    VALUE,
    Row,
    Span,
    Table,
    texts,
    title_above,
    unit_told,
    years,
    years_again,
)

_SUBHEADING = re.compile(r"[ \r]*\n?(?:[ \r\n]|[^\n。，；：:|]{1,20}\n)?[ \r\n]*")
_RULE = re.compile(r"[ :：-]*-{2,}[ :：-]*")
_HEAD = 3


def barred_tables(text: str) -> Iterator[Table]:
    """The tables whose cells are parted by | or tabs: two neighbouring lines or more, in order."""
    if not any(mark in text for mark in "|｜\t"):
        return
    for block in (part for run in _blocks(text) for part in _parted(text, run)):
        rows = [_split(text, span) for span in block]
        if all(not text[slice(*row[0])].strip() for row in rows):
            rows = [row[1:] for row in rows]
        rows = [row for row in rows if row and not _ruled(text, row)]
        title = title_above(text, block[0][0])
        unit = unit_told(title, text[block[0][0] : block[:_HEAD][-1][1]])
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
    first, *others = [cell for cell in texts(text, row) if cell.strip()] or [""]
    named = others if heads(first, "row") or not COLUMN.search(first) else [first, *others]
    return len(named) > 1 and not any(map(VALUE.fullmatch, named)) and all(map(COLUMN.search, named))


def _blocks(text: str) -> Iterator[list[Span]]:
    """Runs of two or more neighbouring lines that are rows, each as a span; one short line between is a subheading."""
    block: list[Span] = []
    position = 0
    while mark := MARK.search(text, position):
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
    written = [cell for cell in texts(text, row) if cell.strip()]
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
