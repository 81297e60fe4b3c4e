"""Rows told by place or kind of what lies within another: 出院病例中,甲市5例、乙县2例 and 确诊病例中,甲市9例、乙县4例.

Two rows have two labels or more in common. Cases may be counted for another place than that which let them go, so that
only what fits is told.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import NamedTuple

from checks.figures.amounts import alike, amount
from checks.figures.labels import bracketed, label_words
from checks.lexicon import entries, pattern
from checks.page import Figure, Line, Page, in_table
from checks.parts.parts_within import Pair, fits_within

STOP = re.compile("[。！!?？]")
CLOSED = re.compile("[(（][^()（）]*[)）]")
LABEL = re.compile("[一-鿿]{2,10}")
FEWEST, NEAR = 2, 9


class Row(NamedTuple):
    """What a row is told of, its line and its figures by their labels, without those that it has twice."""

    of: str
    line: int
    told: dict[str, Figure]


def rows_of_outcomes(page: Page) -> Iterator[Pair]:
    """Every figure of a row with that of its label in the nearest row of what holds it."""
    rows = [row for line in page.lines for row in _rows(line)]
    for row in rows:
        holding = [other for other in rows if other is not row and _holds(other, row)]
        holding.sort(key=lambda other, row=row: abs(other.line - row.line))  # type: ignore[misc]
        for whole in holding[:1]:
            pairs = ((row.told[label], whole.told[label]) for label in row.told if label in whole.told)
            yield from (pair for pair in pairs if alike(*pair) and fits_within(*pair))


def _holds(whole: Row, part: Row) -> bool:
    shared = len(part.told.keys() & whole.told.keys()) >= FEWEST and abs(whole.line - part.line) <= NEAR
    return shared and any(each.search(part.of) and other.search(whole.of) for each, other in _stages())


def _rows(line: Line) -> Iterator[Row]:
    """The rows of a line, each of what the last words before it in its sentence say that it is of."""
    told = ((_of(line, figure), figure) for figure in line.figures if amount(figure) and not in_table(figure))
    for head, group in groupby(told, key=lambda each: each[0]):
        labelled = [(bracketed(label_words(figure)).strip(), figure) for _, figure in group]
        labels = [label for label, _ in labelled]
        named = {label: figure for label, figure in labelled if LABEL.fullmatch(label) and labels.count(label) == 1}
        if head is not None and len(named) >= FEWEST:
            yield Row(head[1], line.figures[0].line, named)


def _of(line: Line, figure: Figure) -> tuple[int, str] | None:
    """Where the sentence of a figure begins, and the last words in it that say what a row is of."""
    before = line.text[: figure.claim.start - line.start]
    start = max((stop.end() for stop in STOP.finditer(before)), default=0)
    found = [*pattern("rows.toml", "what a row is of").finditer(CLOSED.sub("", before[start:]))]
    return (start, found[-1].group()) if found else None


@cache
def _stages() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((re.compile(row["part"]), re.compile(row["whole"])) for row in entries("rows.toml", "stage"))
