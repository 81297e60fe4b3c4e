"""Tables whose rows follow each other on one line, as a page without its markup holds them; by offsets."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from claims.headings import lines
from claims.headwords import counted_whole, heads
from claims.layouts import (
    LABEL,
    MANY,
    MARK,
    OUTER,
    PART,
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

_FEWEST, _SHARED = 2, 3
_HUNDRED = Decimal(100)
_LIKELY = re.compile(
    r"(?:[ 　][-－+]?[0-9][0-9,.]*[^ 　\n]{0,3}){2}[ 　]+[^ 　0-9\n]+(?:[ 　]+[-－+]?[0-9][0-9,.]*[^ 　\n]{0,3}){2}"
)


def flattened_tables(text: str) -> Iterator[Table]:
    """The tables with all of their rows on one line, in order: 地区 1月 2月 东县 312 298 西县 205 216 合计 517 514.

    Three rows or more of one word and as many values, two or more, below a head of one word for each. The head
    names what the rows are, or every column by its time, its unit or the change that it tells. Rows without a head are
    one where each has a number and what per cent of that of the first it is: 总人口 86400 100.0 男 47520 55.0.
    """
    for start, end in lines(text, 0, len(text)):
        if not _LIKELY.search(text, start, end) or MARK.search(text[start:end].strip(OUTER)):
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
    if len(rows) < MANY or width <= _FEWEST or not all(_names(text, row[0]) for row in rows):
        return
    found = next(_headed(text, words, rows), None) if len(words) >= width - 1 else None
    unit = counted_whole(text[slice(*rows[0][0])])
    if found:
        yield found
    elif unit and width == _SHARED and _are_shares(text, rows):
        start = rows[0][0][0]
        yield Table(start, [], list(rows), "", unit, flat=True, shares=True)


def _are_shares(text: str, rows: Sequence[Row]) -> bool:
    """Whether the second value of each row is what per cent the first is of that of the top row, of one at most not."""
    values = [[VALUE.fullmatch(text, *cell) for cell in row[1:]] for row in rows]
    written = [[found["number"] for found in row if found and found[0].strip() == found["number"]] for row in values]
    if any(len(row) < _FEWEST for row in written):
        return False
    numbers = [[Decimal(number.replace(",", "")) for number in row] for row in written]
    whole, hundred = numbers[0]
    if hundred != _HUNDRED or not whole:
        return False
    steps = (Decimal(1).scaleb(-len(row[1].partition(".")[2])) for row in written)
    near = [abs(amount * _HUNDRED / whole - share) < step for (amount, share), step in zip(numbers, steps, strict=True)]
    return near.count(False) <= (1 if len(near) > MANY + 1 else 0)


def _headed(text: str, words: Sequence[Span], rows: Sequence[Row]) -> Iterator[Table]:
    width = len(rows[0])
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
    """Whether a word may be the label of a row, be it of a part: 其中:果园."""
    part = PART.match(text, *cell)
    named = (part.end() if part else cell[0], cell[1])
    return cell[1] - cell[0] <= LABEL and bool(WORD.search(text, *named)) and not PROSE.search(text, *named)


def _may_head(text: str, cell: Span) -> bool:
    return _names(text, cell) and not VALUE.fullmatch(text, *cell)
