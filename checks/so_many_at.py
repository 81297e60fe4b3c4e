"""So many things at so much each, and what they come to: 80把,单价450元,总价36000元."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from checks.amounts import SENTENCE, amount
from checks.conversions import factor
from checks.each import EXACT, Each
from checks.lexicon import pattern
from checks.page import Figure, Page, clause, in_table
from checks.repair import COUNTED, slip
from checks.topics import topic, unit
from claims.model import Dimension, Hedge

THREE = 3


def at_so_much(page: Page) -> Iterator[Each]:
    """Every three figures in a row of one sentence of which one is told of each, one counts these and one is of all.

    Others may be counted with them, so that only a slip of the pen tells that they are wrong.
    """
    for line in page.lines:
        for place in range(len(line.figures) - THREE + 1):
            run = line.figures[place : place + THREE]
            together = _told_exactly(run) and not any(SENTENCE.search(figure.before) for figure in run[1:])
            found = [each for each in map(_of_all, *zip(*permutations(run), strict=True)) if each] if together else []
            yield from (each for each in found[:1] if each.fits or any(slip(*target) for target in each.targets))


def _told_exactly(run: Sequence[Figure]) -> bool:
    exact = all(figure.claim.hedge is Hedge.EXACT and (figure.claim.low or 0) > 0 for figure in run)
    return exact and len({figure.depth for figure in run}) == 1 and not any(map(in_table, run))


def _of_all(each: Figure, many: Figure, whole: Figure) -> Each | None:
    """The three in these roles, if their words give them."""
    told = pattern("each.toml", "at so much").search(clause(each.before))
    if not told or each.claim.dimension is not whole.claim.dimension or not amount(many):
        return None
    times = factor(unit(each.claim), unit(whole.claim))
    words = clause(whole.before)
    total = pattern("each.toml", "come to").search(words) and not pattern("each.toml", "at so much").search(words)
    if (
        times is None
        or not total
        or not _counts(many, told["unit"])
        or pattern("each.toml", "not of each").search(each.lead)
    ):
        return None
    of = told["of"] or ""
    return Each(each, many, whole, EXACT, times / Decimal(of or 1), of)


def _counts(many: Figure, one: str | None) -> bool:
    """Whether a figure counts what another is told of each of: 80把 of 单价, 1860名 of 每人, 36个教学班 of 每班."""
    if many.claim.dimension is Dimension.MONEY:
        return False
    if one is None:
        return many.claim.dimension in COUNTED
    people = one in ("人", "名", "位") and many.claim.dimension is Dimension.PERSON
    return people or unit(many.claim) == one or many.claim.unit == one or topic(many).name.endswith(one)
