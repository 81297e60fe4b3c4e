"""Tables whose rows follow each other on one line, as a page without its markup holds them; by offsets."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from claims.headings import lines
from claims.headwords import heads
from claims.layouts import (
    LABEL,
    MANY,
    MARK,
    OUTER,
    PROSE,
    TOKEN,
    VALUE,
    WORD,
    Row,
    Span,
    Table,
    heads_values,
    tells_column,
    title_above,
    unit_told,
    valued,
)

_FEWEST = 2
_LIKELY = re.compile(
    r"(?:[ 　][-－+]?[0-9][0-9,.]*[^ 　\n]{0,3}){2}[ 　]+[^ 　0-9\n]+(?:[ 　]+[-－+]?[0-9][0-9,.]*[^ 　\n]{0,3}){2}"
)


def flattened_tables(text: str) -> Iterator[Table]:
    """The tables with all of their rows on one line, in order: 地区 1月 2月 东县 312 298 西县 205 216 合计 517 514.

    Three rows or more of one word and as many values, two or more, below a head of one word for each. The head
    names what the rows are, or every column by its time, its unit or the change that it tells.
    """
    for start, end in lines(text, 0, len(text)):
        if not _LIKELY.search(text, start, end) or MARK.search(text, start, end):
            continue
        tokens = [token.span() for token in TOKEN.finditer(text, start, end)]
        yield from _of_line(text, [token for token in tokens if text[slice(*token)].strip(OUTER)])


def _of_line(text: str, tokens: Sequence[Span]) -> Iterator[Table]:
    """The tables among the words and values of one line, each below the words right before its first row."""
    words: list[Span] = []
    rows: list[Row] = []
    for label, values in _records(text, tokens):
        if rows and len(label) == 1 and len(values) == len(rows[0]) - 1:
            rows.append([label[0], *values])
            continue
        yield from _told(text, words, rows)
        words, rows = label[:-1], [[label[-1], *values]] if label else []
    yield from _told(text, words, rows)


def _records(text: str, tokens: Sequence[Span]) -> Iterator[tuple[Row, Row]]:
    """The words of a line with the values that follow them."""
    label: Row = []
    for is_value, group in groupby(tokens, key=lambda token: valued(text, token)):
        if is_value:
            yield label, list(group)
            label = []
        else:
            label = list(group)


def _told(text: str, words: Sequence[Span], rows: Sequence[Row]) -> Iterator[Table]:
    width = len(rows[0]) if rows else 0
    if len(rows) < MANY or width <= _FEWEST or len(words) < width - 1 or not all(_names(text, row[0]) for row in rows):
        return
    head = list(words[-(width - 1) :])
    corner = words[-width] if len(words) >= width else (head[0][0], head[0][0])
    told = [text[slice(*cell)] for cell in head]
    named = heads(text[slice(*corner)], "row")
    sure = all(heads_values(cell) or tells_column(cell) for cell in told)
    if not sure and not (named and all(_may_head(text, cell) for cell in head)):
        return
    title = f"{title_above(text, words[0][0])}{text[words[0][0] : corner[0]]}".rstrip()
    yield Table(corner[0], [[corner, *head]], list(rows), title, unit_told(title), flat=True)


def _names(text: str, cell: Span) -> bool:
    """Whether a word may be the label of a row."""
    return cell[1] - cell[0] <= LABEL and bool(WORD.search(text, *cell)) and not PROSE.search(text, *cell)


def _may_head(text: str, cell: Span) -> bool:
    return _names(text, cell) and not VALUE.fullmatch(text, *cell)
