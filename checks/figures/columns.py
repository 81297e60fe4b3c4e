"""The columns of the tables in a text, each figure in the column of its head, however the text parts its cells."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import accumulate

from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, Page
from claims.alignment import columned, names_row
from claims.layouts import EMPTY, VALUE, Row, Span, years_again

OF_WHICH = re.compile(r"(?:[#＃]|其中)")
NOTE = re.compile(r"\n\s*(?:注|备注|说明|附注)\s?[:：0-9]")
NOTE_REACH = 800
BLANK = re.compile(r"\s+")
LINE_BETWEEN = re.compile(r"[^\n]*\n[^\w]*(?!(?<=\|\n)[0-9]{1,3}\n\|)\w[^\n]*\n")
"""A line with words between two rows; the number of the next row between bars is none."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One figure of a column, the label of its row, its first cell, and all figures of the row by their columns.

    `of_which` is set where the row is marked as a part of one above it (#, 其中).
    """

    figure: Figure
    of_which: bool
    label: str
    first: str
    row: Mapping[int, Figure]


def columns(page: Page) -> Iterator[tuple[Entry, ...]]:
    """Each column of each table, from top to bottom, as far as its cells are figures; a subheading ends it."""
    for table in tables(page):
        yield from table.values()


def tables(page: Page) -> Iterator[Mapping[int, tuple[Entry, ...]]]:
    """The columns of each table by their places; the rows below each subheading are a table of their own."""
    figures = list(page.figures)
    starts = [figure.claim.start for figure in figures]
    known: set[int] = set()
    for stretch in _stretches(page.text):
        found: defaultdict[int, list[Entry]] = defaultdict(list)
        for cells in stretch:
            inside = [figures[bisect_left(starts, start) : bisect_left(starts, end)] for start, end in cells]
            row = {at: found[0] for at, found in enumerate(inside) if at and len(found) == 1}
            row = {at: figure for at, figure in row.items() if figure.claim.start not in known}
            known.update(figure.claim.start for figure in row.values())
            first = _first(page.text, cells[0])
            labels = list(accumulate(cells, partial(_label, page.text), initial=""))
            for at, figure in row.items():
                of_which = OF_WHICH.match(labels[at]) is not None
                found[at].append(Entry(figure, of_which, labels[at], first, row))
        if found:
            yield {at: tuple(entries) for at, entries in found.items()}


def rows(table: Mapping[int, Sequence[Entry]]) -> list[Mapping[int, Figure]]:
    """The rows of a table by the places of its columns, from top to bottom."""
    found = {id(entry.row): entry.row for column in table.values() for entry in column}
    return sorted(found.values(), key=lambda row: min(figure.claim.start for figure in row.values()))


def is_total(entry: Entry) -> bool:
    """Whether a row is called the total of its column, by its label or by what its figure is of."""
    total = pattern("share.toml", "total")
    return any(total.search(name) for name in (topic(entry.figure).name, entry.label))


def _first(text: str, cell: Span) -> str:
    """The first cell of a row; the name that spans some rows stands before the other cells of the first of them."""
    before = text[text.rfind("\n", 0, cell[0]) + 1 : cell[0]].partition("|")[0].strip()
    return before or text[slice(*cell)].strip()


def _label(text: str, before: str, cell: Span) -> str:
    """The words of a cell that may be a label, else the ones before it."""
    return BLANK.sub("", text[slice(*cell)]) if names_row(text, cell) else before


@lru_cache(maxsize=1)
def _stretches(text: str) -> Sequence[Sequence[Row]]:
    """The rows of each table of a text, those below each subheading apart."""
    return tuple(tuple(stretch) for rows in columned(text) for stretch in _parted(text, rows))


def _parted(text: str, rows: Sequence[Row]) -> Iterator[list[Row]]:
    stretch: list[Row] = []
    for row in rows:
        valued = _has_values(text, row)
        if stretch and (not valued or LINE_BETWEEN.match(text[stretch[-1][-1][1] : row[0][0]])):
            yield stretch
            stretch = []
        if valued:
            stretch.append(row)
    if stretch:
        yield stretch


def _has_values(text: str, row: Row) -> bool:
    """Whether a row is no subheading and no head within a table."""
    if not row or years_again(text, row):
        return False
    return any(_is_value(text, cell) for cell in row[1:])


def _is_value(text: str, cell: Span) -> bool:
    return bool(VALUE.match(text, *cell) or EMPTY.match(text[slice(*cell)].strip()))


def noted(page: Page, figure: Figure) -> bool:
    """Whether a note below the table of a cell says more of its figures: 注:北站2月10日起停办旅客业务."""
    return NOTE.search(page.text, figure.claim.end, figure.claim.end + NOTE_REACH) is not None
