"""The rows of a table that the text tells again by their names: 东县收茶312吨,同比降8.7% and 东县 | 312 | -8.7%."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from checks.agreements.told_in_tables import digits_told
from checks.figures.columns import noted, tables
from checks.figures.headed import table_otherwise
from checks.figures.identity import time_allows
from checks.figures.topics import topic
from checks.page import Figure, Page, clause, in_table
from checks.relation import Interval
from checks.repair import slip
from claims.model import Dimension

FEWEST, OF_A_COLUMN, SHORTEST_NAME = 4, 2, 2
LEVEL_DIGITS, RATE_DIGITS = 3, 2


class Again(NamedTuple):
    """A row by its name with the figures of the text about it: those that a cell says, by column, and the others."""

    name: str
    row: Mapping[int, Figure]
    same: Mapping[int, Figure]
    other: Sequence[Figure]


def told_by_rows(page: Page) -> Iterator[list[Figure]]:
    """Each cell with the figure of the text that says it again: four or more of a table, two or more of each column.

    One that a slip of the pen parts from the only cell left in its row is wrong, where the column fits otherwise.
    """
    said = [figure for figure in page.figures if not in_table(figure) and _tells(figure)]
    for table in tables(page) if len(said) >= FEWEST else ():
        names = {entry.label: entry.row for column in table.values() for entry in column}
        about = _about(said, list(names))
        again = [_again(name, row, about[name]) for name, row in names.items() if name in about]
        if sum(len(each.same) for each in again) >= FEWEST:
            yield from map(_in_order, _pairs(page, again))


def _pairs(page: Page, again: Sequence[Again]) -> Iterator[tuple[Figure, Figure]]:
    """The figures of the text with their cells, in the columns that it tells again."""
    times = Counter(at for each in again for at in each.same)
    told = {at for at, count in times.items() if count >= OF_A_COLUMN}
    words = {(at, _words(figure, each.name)) for each in again for at, figure in each.same.items()}
    for each in again:
        yield from ((figure, each.row[at]) for at, figure in each.same.items() if at in told)
        for figure in each.other if len(each.other) == 1 else ():
            said = _words(figure, each.name)
            left = [each.row[at] for at in told if at in each.row and at not in each.same and (at, said) in words]
            yield from ((figure, cell) for cell in _slipped(page, figure, left))


def _about(said: Sequence[Figure], names: Sequence[str]) -> Mapping[str, list[Figure]]:
    """The figures of the text that are of each name of a row: by their place, or by what they are of."""
    found: defaultdict[str, list[Figure]] = defaultdict(list)
    known = {name for name in names if len(name) >= SHORTEST_NAME}
    for figure in said:
        own = {name for name in (figure.claim.scope, figure.claim.subject) if name in known}
        if len(own) == 1:
            found[own.pop() or ""].append(figure)
    return found


def _again(name: str, row: Mapping[int, Figure], said: Sequence[Figure]) -> Again:
    same: dict[int, Figure] = {}
    other = []
    for figure in said:
        cells = [at for at, cell in row.items() if _is_same(figure, cell)]
        if len(cells) == 1:
            same.setdefault(cells[0], figure)
        elif not cells:
            other.append(figure)
    return Again(name, row, same, other)


def _tells(figure: Figure) -> bool:
    rate = figure.claim.dimension is Dimension.PERCENT
    return digits_told(figure) >= (RATE_DIGITS if rate else LEVEL_DIGITS)


def _is_same(figure: Figure, cell: Figure) -> bool:
    return figure.claim.low == cell.claim.low and _may_be(figure, cell)


def _may_be(figure: Figure, cell: Figure) -> bool:
    """Whether a figure of the text is counted as a cell is, and of its time; a cell may lack a unit."""
    units = {topic(figure).unit, topic(cell).unit}
    kinds = figure.claim.dimension is cell.claim.dimension or not topic(cell).unit
    rates = {each.claim.dimension is Dimension.PERCENT for each in (figure, cell)}
    alike = kinds and len(rates) == 1 and (len(units) == 1 or "" in units)
    return alike and time_allows(figure.claim, cell.claim)


def _words(figure: Figure, name: str) -> tuple[str, str]:
    """The time of a figure and the words that lead up to it, but the name of its row."""
    words = clause(figure.before).replace(figure.period, "").replace(name, "")
    return figure.period.replace(" ", ""), words.rstrip("为為是达達了 ")


def _slipped(page: Page, figure: Figure, cells: Sequence[Figure]) -> Iterator[Figure]:
    """The only cell that a figure of the text may be of, where one slip of the pen parts the two."""
    left = [cell for cell in cells if _may_be(figure, cell)]
    if len(left) == 1 and not (noted(page, left[0]) or table_otherwise(page, figure, left[0])):
        slips = (slip(left[0].claim, Interval.of(figure.claim)), slip(figure.claim, Interval.of(left[0].claim)))
        yield from left if any(repair is not None and repair.distance == 0 for repair in slips) else ()


def _in_order(pair: tuple[Figure, Figure]) -> list[Figure]:
    return sorted(pair, key=lambda figure: figure.claim.start)
