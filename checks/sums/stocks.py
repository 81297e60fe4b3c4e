"""What there was, what came, what went and what is left: 期初41件,新收286件,办结298件,期末29件."""

import re
from collections.abc import Iterator
from decimal import Decimal
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
    """A stock at the start of a time, if it is told, what was added and taken away in it, and the stock at its end."""

    opening: Figure | None
    inflow: tuple[Figure, ...]
    outflow: tuple[Figure, ...]
    closing: Figure

    @property
    def members(self) -> list[tuple[Figure, str]]:
        """Its figures with what each of them is."""
        sides = [(figure, "opening") for figure in (self.opening,) if figure]
        sides += [(figure, "inflow") for figure in self.inflow] + [(figure, "outflow") for figure in self.outflow]
        return [*sides, (self.closing, "closing")]

    @property
    def computed(self) -> Interval:
        """The stock at the end as the others have it."""
        return self._without(self.closing)

    @property
    def said(self) -> Interval:
        """The stock at the end as the text has it."""
        return Interval.of(self.closing.claim)

    @property
    def fits(self) -> bool:
        """Whether all of it may be true."""
        return holds(Comparator.MEETS, self.computed, self.said)

    @property
    def slipped(self) -> bool:
        """Whether just one slip of the pen in one of exact figures explains a miss, to the last digit."""
        exact = all(figure.claim.hedge is Hedge.EXACT for figure, _ in self.members)
        return exact and any(repair.distance == 0 for target in self.targets for repair in repairs(*target))

    @property
    def targets(self) -> tuple[tuple[Claim, Interval], ...]:
        """What each of its figures would have to be, were the others right; the last one first."""
        found = [(self.closing.claim, self.computed)]
        for figure, role in self.members[:-1]:
            rest = self._without(figure)
            needed = rest - self.said if role == "outflow" else self.said - rest
            fell = role == "outflow" and (figure.claim.low or 0) < 0
            found.append((figure.claim, Interval(-needed.upper, -needed.lower) if fell else needed))
        return tuple(found)

    def _without(self, left_out: Figure) -> Interval:
        """What all but one of its figures come to; what went is taken away however the text tells it."""
        came = Interval(Decimal(0), Decimal(0))
        for figure, role in self.members[:-1]:
            if figure is left_out:
                continue
            reading = Interval.of(figure.claim)
            if role != "outflow":
                came = came + reading
            else:
                came = came - (Interval(-reading.upper, -reading.lower) if reading.upper < 0 else reading)
        return came


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
    for came, went in ((one, other), (other, one)):
        if _are((opening, came, went, closing), named):
            return Stock(opening, (came,), (went,), closing), named
    return None


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
