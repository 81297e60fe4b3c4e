"""The prices that a text says amounts are at: 按不变价计算, 现价总量."""

from collections.abc import Sequence

from checks.lexicon import pattern
from checks.page import Figure, Page
from claims.model import Dimension

LEXICON = "apart.toml"
CHANGES = frozenset({Dimension.PERCENT, Dimension.PERCENTAGE_POINT, Dimension.MULTIPLE})


def of_other_prices(page: Page, figures: Sequence[Figure]) -> bool:
    """Whether some of a few amounts of money are at constant prices and others are not."""
    amounts = [figure for figure in figures if figure.claim.dimension is Dimension.MONEY]
    return len({_at_constant_prices(page, figure) for figure in amounts}) > 1


def _at_constant_prices(page: Page, figure: Figure) -> bool:
    """Whether the last words on prices before an amount in its sentence, or those in its bracket, are of constant ones.

    Words that lead up to a rate of growth are told of that only: 按可比价计算增长6.2%,第一产业56亿元.
    """
    noted = pattern(LEXICON, "noted prices").match(figure.after)
    if noted:
        return noted["constant"] is not None
    line = page.lines[figure.line]
    start = max(figure.claim.sentence_start, line.start)
    found = list(pattern(LEXICON, "prices").finditer(page.text[start : figure.claim.start]))
    if not found or found[-1]["constant"] is None:
        return False
    end = start + found[-1].end()
    first = next((other for other in line.figures if other.claim.start >= end), figure)
    return not _is_change(first)


def _is_change(figure: Figure) -> bool:
    return figure.claim.dimension in CHANGES or figure.claim.measure == "增减额"
