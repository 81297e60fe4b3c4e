"""The columns of the tables in a text: rows of neighbouring lines whose cells bars, tabs or blanks part."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from checks.page import Figure, Line, Page, in_table

BAR = re.compile(r"[|｜\t]")
OF_WHICH = re.compile(r"^\s*(?:[#＃]|其中)")
ADJACENT = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """One figure of a column; `of_which` is set where its row is marked as a part of one above it (#, 其中)."""

    figure: Figure
    of_which: bool


def columns(page: Page) -> Iterator[tuple[Entry, ...]]:
    """Each column of each table, from top to bottom, as far as its cells are figures."""
    for table in _tables(page):
        found: defaultdict[int, list[Entry]] = defaultdict(list)
        for line in table:
            of_which = OF_WHICH.match(line.text) is not None
            for figure in line.figures:
                found[_place(page, line, figure)].append(Entry(figure, of_which))
        yield from (tuple(entries) for entries in found.values())


def _place(page: Page, line: Line, figure: Figure) -> int:
    """Which column a figure stands in; where blanks part the cells, counted from the end: labels have blanks too."""
    if BAR.search(line.text):
        return len(BAR.findall(page.text, line.start, figure.claim.start))
    return -len(page.text[figure.claim.end : line.end].split())


def _tables(page: Page) -> Iterator[list[Line]]:
    rows: list[Line] = []
    for line in page.lines:
        if not in_table(line.figures[0]) or line.text.strip() == line.figures[0].claim.text:
            continue
        if rows and (line.start - rows[-1].end > ADJACENT):
            yield rows
            rows = []
        rows.append(line)
    if rows:
        yield rows
