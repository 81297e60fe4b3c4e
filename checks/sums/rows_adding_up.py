"""Rows of a table whose first or last column is the sum of those beside it: 全市 | 市本级 | 县区; 男 | 女 | 合计."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from checks.figures.amounts import Breakdown, adds_up, alike, amount, slipped, surely_slipped
from checks.figures.columns import noted, rows, tables
from checks.figures.identity import WHOLE_PLACE
from checks.lexicon import pattern
from checks.page import Figure, Page

MOST_PARTS, MOST_COLUMNS, MOST_TESTED = 8, 16, 40
FEWEST, FEWEST_OF_ODD = 2, 3
TELLING, TELLING_OF_A_TOTAL, TELLING_OF_ODD, MOST_TOLD = 4.0, 2.0, 5.0, 5.0
Row = Mapping[int, Figure]


class _Form(NamedTuple):
    """The places of a whole and of its parts in the rows of a table."""

    whole: int
    parts: tuple[int, ...]


def rows_adding_up(page: Page) -> Iterator[Breakdown]:
    """The wholes of the rows of each table whose columns are a whole and its parts in every row, or in all but one.

    That is told by the rows: two at least, with digits enough that it is no chance, fewer under 合计. The odd one of
    three and more is wrong where a slip of the pen explains it, unless it has more figures than the others or a note
    below tells more.
    """
    for table in tables(page):
        found = rows(table)
        if len(found) < FEWEST:
            continue
        best = max((_of_form(found, form) for form in _forms(found)), key=_weight, default=[])
        right = [each for each in best if adds_up(each.whole, each.parts)]
        told = sum(map(_told, right))
        telling = TELLING_OF_A_TOTAL if right and _is_called_whole(right[0].whole) else TELLING
        if len(right) < FEWEST or told < telling or len(best) - len(right) > 1:
            continue
        yield from right
        odd = [each for each in best if not adds_up(each.whole, each.parts)]
        enough = odd and len(best) >= FEWEST_OF_ODD and told >= TELLING_OF_ODD
        if enough and _is_wrong(odd[0]) and not _has_more(odd[0], right, found) and not noted(page, odd[0].whole):
            yield replace(odd[0], complete=True, sure=True)


def _has_more(odd: Breakdown, right: Sequence[Breakdown], found: Sequence[Row]) -> bool:
    """Whether the row of one has a figure where those of the others have none: 男 | 女 | 不详."""
    columns = {id(figure): frozenset(row) for row in found for figure in row.values()}
    return bool(columns[id(odd.whole)] - frozenset().union(*(columns[id(each.whole)] for each in right)))


def _weight(found: Sequence[Breakdown]) -> tuple[int, int]:
    right = [each for each in found if adds_up(each.whole, each.parts)]
    return len(right), len(right[0].parts) if right else 0


def _forms(found: Sequence[Row]) -> Iterator[_Form]:
    """A whole in the first of some columns with the parts behind it, or in the last one with those before it."""
    places = sorted({at for row in found[:MOST_TESTED] for at in row})[:MOST_COLUMNS]
    for place, at in enumerate(places):
        for many in range(2, MOST_PARTS + 1):
            behind, before = places[place + 1 : place + 1 + many], places[max(0, place - many) : place]
            for parts in (behind, before):
                form = _Form(at, tuple(parts))
                if len(parts) == many and any(_of_row(row, form, adding_up=True) for row in found[:FEWEST_OF_ODD]):
                    yield form


def _of_form(found: Sequence[Row], form: _Form) -> list[Breakdown]:
    return [each for row in found if (each := _of_row(row, form, adding_up=False)) is not None]


def _of_row(row: Row, form: _Form, *, adding_up: bool) -> Breakdown | None:
    """The whole and the parts of a row; None where it lacks one, or they are no amounts in one unit."""
    if any(at not in row for at in (form.whole, *form.parts)):
        return None
    whole, parts = row[form.whole], tuple(row[at] for at in form.parts)
    if not all(amount(figure) and alike(whole, figure) for figure in (whole, *parts)):
        return None
    if adding_up and not adds_up(whole, parts):
        return None
    return Breakdown(whole, parts, complete=False, sure=False)


def _told(each: Breakdown) -> float:
    """How many digits of a sum come out, those that the roundings leave open aside."""
    step = max(figure.claim.step or Decimal(1) for figure in (each.whole, *each.parts))
    least = sorted(abs(figure.claim.low or Decimal(0)) for figure in (each.whole, *each.parts))[1]
    return min(MOST_TOLD, math.log10(max(1.0, float(least / step))))


def _is_wrong(each: Breakdown) -> bool:
    """Whether a slip explains a row that does not add up: a sure one where no head calls its column the whole."""
    called = _is_called_whole(each.whole)
    return slipped(each.whole, each.parts) if called else surely_slipped(each.whole, each.parts)


def _is_called_whole(whole: Figure) -> bool:
    """Whether the head of a figure's column says that it is all: 合计, 全市."""
    heads = (whole.claim.measure or "", whole.claim.scope or "", whole.claim.subject or "")
    return any(pattern("totals.toml", "row of totals").search(head) or WHOLE_PLACE.search(head) for head in heads)
