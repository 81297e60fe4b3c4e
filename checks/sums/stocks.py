"""What there was, what came, what went and what is left: 期初41件,新收286件,办结298件,期末29件."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from checks.figures.amounts import alike
from checks.lexicon import entries, pattern
from checks.page import Figure, Line, clause
from checks.relation import Comparator, Interval, holds
from checks.repair import repairs, slip
from claims.model import Claim, Hedge

FOUR = 4
TERM = re.compile("[年月季](?=[初末底内])|(?<=[本当全])[年月季]")


class Stock(NamedTuple):
    """A stock at the start of a time, what was added and taken away in it, and the stock at its end."""

    opening: Figure
    inflow: Figure
    outflow: Figure
    closing: Figure

    @property
    def readings(self) -> tuple[Interval, Interval, Interval, Interval]:
        """The readings of the four; what went is positive however the text tells it."""
        first, came, went, last = (Interval.of(figure.claim) for figure in self)
        return first, came, Interval(-went.upper, -went.lower) if went.upper < 0 else went, last

    @property
    def computed(self) -> Interval:
        """The stock at the end as the other three have it."""
        first, came, went, _ = self.readings
        return first + came - went

    @property
    def fits(self) -> bool:
        """Whether the four may all be true."""
        return holds(Comparator.MEETS, self.computed, self.readings[-1])

    @property
    def targets(self) -> tuple[tuple[Claim, Interval], ...]:
        """What each of the four would have to be, were the others right; the last one first."""
        first, came, went, last = self.readings
        gone = first + came - last
        told = Interval(-gone.upper, -gone.lower) if (self.outflow.claim.low or 0) < 0 else gone
        return (
            (self.closing.claim, self.computed),
            (self.opening.claim, last + went - came),
            (self.inflow.claim, last + went - first),
            (self.outflow.claim, told),
        )


class Named(NamedTuple):
    """What the four are called, right before their figures.

    `slip`: of these names there are often flows that are not told, so that only what is no chance is wrong.
    """

    opening: re.Pattern[str]
    inflow: re.Pattern[str]
    outflow: re.Pattern[str]
    closing: re.Pattern[str]
    slip: bool = False


def stocks(line: Line) -> Iterator[Stock]:
    """Every four figures in a row of which a sentence tells nothing else of their unit.

    Four that don't come out are wrong where a slip in one would make them: there may be flows that are not told.
    """
    for place in range(len(line.figures) - FOUR + 1):
        row = line.figures[place : place + FOUR]
        found = next((found for named in _named() if (found := _called(row, named))), None)
        if found is None or not _alone(line, row):
            continue
        stock, named = found
        mends = slip if named.slip else repairs
        others = pattern("stocks.toml", "other flows").search(f"{''.join(f.before for f in row[1:])}{row[-1].after}")
        exact = all(figure.claim.hedge is Hedge.EXACT for figure in row)
        if stock.fits or (exact and not others and any(mends(*target) for target in stock.targets)):
            yield stock


def _called(row: tuple[Figure, ...], named: Named) -> tuple[Stock, Named] | None:
    """Four figures by their names, of which what went may be told before what came; None where they go by others."""
    opening, one, other, closing = row
    orders = (row, (opening, other, one, closing))
    return next(((Stock(*order), named) for order in orders if _are(order, named)), None)


def _are(row: tuple[Figure, ...], named: Named) -> bool:
    names = (named.opening, named.inflow, named.outflow, named.closing)
    words = [clause(figure.before) for figure in row]
    of_one_term = len(set(TERM.findall("".join(words)))) <= 1
    return of_one_term and all(name.search(word) for name, word in zip(names, words, strict=True))


def _alone(line: Line, row: tuple[Figure, ...]) -> bool:
    """Whether four figures are all of one unit that their sentence has."""
    if not all(figure.claim.low is not None and alike(figure, row[0]) for figure in row):
        return False
    sentence = [figure for figure in line.figures if figure.claim.sentence_start == row[0].claim.sentence_start]
    return [figure for figure in sentence if alike(figure, row[0])] == list(row)


@cache
def _named() -> tuple[Named, ...]:
    rows = entries("stocks.toml", "stock")
    names = ([re.compile(row[name]) for name in ("opening", "inflow", "outflow", "closing")] for row in rows)
    return tuple(
        Named(opening, inflow, outflow, closing, row.get("slip", False))
        for (opening, inflow, outflow, closing), row in zip(names, rows, strict=True)
    )
