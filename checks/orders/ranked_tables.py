"""Tables that rank: 名次 | 省份 | 收入, the rows counted up and a column that falls, or rises, with them."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from checks.figures.amounts import alike
from checks.figures.columns import Entry, columns
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, Page
from checks.relation import Interval
from checks.repair import slip
from claims.model import Claim

FEWEST, TELLING = 4, 6
HEAD, TITLE, FAR = 2, 4, 400
NAMED = 2
MOST_TIMES = 10


class Ranked(NamedTuple):
    """Two neighbours of a ranking, and of the one that is out of order what it may be."""

    smaller: Figure
    larger: Figure
    targets: tuple[tuple[Claim, Interval], ...]


class _Order(NamedTuple):
    """A column of a table that ranks: its figures, the place of the one out of order, and whether they rise."""

    figures: list[Figure]
    odd: int | None
    rises: bool


def ranked_tables(page: Page) -> Iterator[Ranked]:
    """The neighbours of the column by which a table ranks its rows, the smaller first.

    The column is the first that is in order throughout. Where there is none, it is the only one of six rows and more
    in which a single figure is out of order, one slip of the pen explains that, and the title says that it ranks by it.
    """
    for table in _tables(page):
        found = [order for column in table for order in (_in_order(column),) if order is not None]
        whole = next((order for order in found if order.odd is None), None)
        if whole is not None:
            yield from _pairs(whole)
        elif len(found) == 1 and _ranks_by(page, found[0].figures[0]):
            yield from _pairs(found[0])


def _ranks_by(page: Page, first: Figure) -> bool:
    """Whether the title of a table names what a column gives, and says that it ranks: 旅游收入排行榜 of 旅游总收入."""
    told = pattern("order.toml", "a ranking by")
    titles = [found.group("by") for line in _above(page, first)[-TITLE:] if (found := told.search(line))]
    name = topic(first).name
    return len(name) >= NAMED and any(name[:2] in title and name[-2:] in title for title in titles)


def _tables(page: Page) -> Iterator[list[Sequence[Entry]]]:
    """The columns of each table whose head says that it ranks and whose rows are counted up from 1."""
    ranking: list[Sequence[Entry]] = []
    for column in columns(page):
        if ranking and column[0].row is not ranking[0][0].row:
            yield ranking
            ranking = []
        counted = [entry.first for entry in column] == [str(place) for place in range(1, len(column) + 1)]
        if counted and len(column) >= FEWEST and _headed(page, column[0].figure):
            ranking.append(column)
    if ranking:
        yield ranking


def _headed(page: Page, first: Figure) -> bool:
    """Whether the head of a table, right above its first row, has a column of places."""
    return any(pattern("order.toml", "column of places").search(line) for line in _above(page, first)[-HEAD:])


def _above(page: Page, first: Figure) -> list[str]:
    """The last lines above the row of a figure."""
    end = page.text.rfind("\n", 0, first.claim.start) + 1
    return [line for line in page.text[max(0, end - FAR) : end].split("\n") if line.strip()]


def _in_order(column: Sequence[Entry]) -> _Order | None:
    figures = [entry.figure for entry in column]
    if not all(alike(figures[0], figure) for figure in figures[1:]):
        return None
    for rises in (False, True):
        breaks = [place for place, pair in enumerate(pairwise(figures)) if not _goes(pair, rises=rises)]
        if not breaks:
            return _Order(figures, None, rises)
        orders = (_Order(figures, odd, rises) for odd in (breaks[0], breaks[0] + 1))
        slipped = next((order for order in orders if _only_one(order)), None)
        if len(figures) >= TELLING and slipped is not None:
            return slipped
    return None


def _goes(pair: tuple[Figure, Figure], *, rises: bool) -> bool:
    first, second = (Interval.of(figure.claim) for figure in pair)
    return first.lower <= second.upper if rises else second.lower <= first.upper


def _only_one(order: _Order) -> bool:
    """Whether all but one figure are in order and a slip of the pen put that one out of it."""
    odd = order.odd or 0
    rest = order.figures[:odd] + order.figures[odd + 1 :]
    fits = all(_goes(pair, rises=order.rises) for pair in pairwise(rest))
    return fits and slip(order.figures[odd].claim, _between(order, odd)) is not None


def _pairs(order: _Order) -> Iterator[Ranked]:
    for place, (first, second) in enumerate(pairwise(order.figures)):
        smaller, larger = (first, second) if order.rises else (second, first)
        odd = order.odd if order.odd in (place, place + 1) else None
        yield Ranked(smaller, larger, () if odd is None else ((order.figures[odd].claim, _between(order, odd)),))


def _between(order: _Order, odd: int) -> Interval:
    """What a figure may be without being out of order."""
    rest = order.figures[:odd] + order.figures[odd + 1 :]
    levels = [Decimal(0), *(figure.claim.low or Decimal(0) for figure in (rest if order.rises else rest[::-1]))]
    levels.append(levels[-1] * MOST_TIMES)
    above = odd if order.rises else len(rest) - odd
    return Interval(levels[above], levels[above + 1])
