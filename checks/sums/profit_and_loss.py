"""A profit, a loss of another year, and what lies between the two: 前年盈利3200万元,去年亏损1800万元,落差5000万元."""

from collections.abc import Iterator

from checks.figures.amounts import Breakdown, alike, held_to
from checks.lexicon import pattern
from checks.page import Figure, Line, clause
from claims.model import Hedge, Status


def profit_and_loss(line: Line) -> Iterator[Breakdown]:
    """Every three figures of a line in a row, of which the last says how far a profit and a loss lie apart."""
    for three in zip(line.figures, line.figures[1:], line.figures[2:], strict=False):
        first, second, apart = three
        names = f"{clause(first.before)}|{clause(second.before)}"
        if pattern("closed.toml", "profit and loss").search(names) and _is_between(first, second, apart):
            yield held_to(apart, (first, second))


def _is_between(first: Figure, second: Figure, apart: Figure) -> bool:
    three = (first, second, apart)
    exact = all(each.claim.hedge is Hedge.EXACT and each.claim.status is Status.ACTUAL for each in three)
    exact = exact and all(each.claim.low is not None and each.claim.low > 0 for each in three)
    together = all(alike(each, first) and each.claim.sentence_start == first.claim.sentence_start for each in three)
    return exact and together and pattern("closed.toml", "between both").fullmatch(clause(apart.before)) is not None
