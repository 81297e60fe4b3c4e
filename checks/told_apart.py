"""Figures that their text tells apart so that they need not fit: at other prices, or of other dates.

按不变价计算 beside a value at current prices; a stock at the start of a year beside its rate at the end.
"""

from collections.abc import Mapping, Sequence

from checks.figures.moments import of_several_moments
from checks.figures.percentages import is_percent
from checks.figures.prices import of_other_prices
from checks.page import Figure, Page, in_table
from checks.relation import Relation, Verdict

LEXICON = "apart.toml"
OF_AMOUNTS = frozenset(("agree", "sum", "share", "product", "order"))
PAIR = 2


def without_told_apart(page: Page, found: Sequence[Relation]) -> list[Relation]:
    """The relations of a page without those that do not hold of figures that their text tells apart."""
    wrong = any(each.verdict is Verdict.INCONSISTENT for each in found)
    figures = {figure.claim.start: figure for figure in page.figures} if wrong else {}
    return [each for each in found if each.verdict is not Verdict.INCONSISTENT or not _are_apart(page, each, figures)]


def _are_apart(page: Page, found: Relation, figures: Mapping[int, Figure]) -> bool:
    told = [figures[member.claim.start] for member in found.members if member.claim.start in figures]
    if found.type not in OF_AMOUNTS or len(told) < PAIR or any(map(in_table, told)):
        return False
    if of_other_prices(page, told):
        return True
    return found.type == "share" and _of_several_moments(page, told)


def _of_several_moments(page: Page, told: Sequence[Figure]) -> bool:
    """Whether a part, its whole and the percentage of the one by the other are told of several dates."""
    percents = [figure for figure in told if is_percent(figure)]
    amounts = sorted((figure for figure in told if figure not in percents), key=lambda each: each.claim.low or 0)
    return len(percents) == 1 and len(amounts) == PAIR and of_several_moments(page, *amounts, *percents)
