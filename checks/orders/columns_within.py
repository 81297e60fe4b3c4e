"""Cells of a table within others of their row or column, by the heads of both: 专任教师数 and 教职工数, 3月 and 1-3月.

Of rows it is those below one that is called the total, where they leave some out: 总计 above the first few. Only what
fits is told: tables give what is counted otherwise, or corrected.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations

from checks.figures.amounts import alike, amount
from checks.figures.columns import Entry, is_total, rows, tables
from checks.figures.successive import months_of
from checks.lexicon import pattern
from checks.orders.within_by_name import named_within
from checks.page import Figure, Page
from checks.parts.parts_within import Pair, fits_within

MOST_COLUMNS, LEVELS = 12, 2


def columns_within(page: Page) -> Iterator[Pair]:
    """Every cell with the one of its row under whose head it falls, and with the total above it."""
    for table in tables(page):
        for one, other in permutations(sorted(table)[:MOST_COLUMNS], 2):
            if _heads_within(table[one][0].figure, table[other][0].figure):
                yield from _in_rows(rows(table), one, other)
        for column in table.values():
            yield from _below_totals(column)


def _in_rows(found: Sequence[Mapping[int, Figure]], one: int, other: int) -> Iterator[Pair]:
    pairs = [(row[one], row[other]) for row in found if one in row and other in row]
    fitting = [pair for pair in pairs if _adds_up(pair[0]) and alike(*pair) and fits_within(*pair)]
    if len(fitting) * LEVELS > len(pairs):
        yield from fitting


def _heads_within(part: Figure, whole: Figure) -> bool:
    heads = [figure.claim.measure or "" for figure in (part, whole)]
    if all(heads) and named_within(*heads):
        return True
    if heads[0] != heads[1]:
        return bool(pattern("order.toml", "column of one month").fullmatch(heads[0])) and bool(
            pattern("order.toml", "column of the year so far").fullmatch(heads[1])
        )
    few, all_of = (months_of(figure.period or "") for figure in (part, whole))
    return (
        few is not None
        and all_of is not None
        and few != all_of
        and few.year == all_of.year
        and all_of.first == 1
        and few.last <= all_of.last
    )


def _adds_up(figure: Figure) -> bool:
    """Whether a cell is an amount that others may be some of, and no mean, rate or price."""
    words = f"{figure.subject}{figure.claim.measure or ''}"
    of_means = pattern("totals.toml", "column of means").search(words)
    return amount(figure) and (figure.claim.low or 0) >= 0 and of_means is None


def _below_totals(column: Sequence[Entry]) -> Iterator[Pair]:
    """The rows below each total that leave some of it out; the total itself is within one above it."""
    totals = [at for at, entry in enumerate(column) if is_total(entry)]
    if not totals or totals[0] > 0:
        return
    for at, until in zip(totals, [*totals[1:], len(column)], strict=True):
        whole, below = column[at].figure, [entry.figure for entry in column[at + 1 : until]]
        nested = [column[up].figure for up in totals if up == at - 1]
        fitting = [part for part in below if alike(part, whole) and _adds_up(part) and fits_within(part, whole)]
        comes_to = sum((part.claim.low or 0) for part in below)
        if len(fitting) == len(below) and 0 < comes_to < (whole.claim.low or 0) and _adds_up(whole):
            yield from ((part, whole) for part in fitting)
        yield from ((whole, above) for above in nested if alike(whole, above) and fits_within(whole, above))
