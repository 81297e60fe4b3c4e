"""Medals that one team won within all that there were: 本届比赛共有318块金牌…;甲队拿到36金.

Nothing is wrong by it: a text may tell of other games too.
"""

from collections.abc import Iterator

from checks.figures.amounts import amount
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, Page, clause, in_table
from checks.parts.parts_within import Pair, fits_within
from claims.model import Hedge

KINDS = ("金牌", "银牌", "铜牌")


def medals_won(page: Page) -> Iterator[Pair]:
    """Every number of medals with all of its kind, if the page tells of these just once before it."""
    told = [figure for figure in page.figures if _is_of_medals(figure)]
    for kind in KINDS:
        alike = [figure for figure in told if _kind(figure) == kind]
        wholes = [figure for figure in alike if _is_all_there_were(figure)]
        if len(wholes) == 1:
            behind = (figure for figure in alike if figure.claim.start > wholes[0].claim.start)
            yield from ((part, wholes[0]) for part in behind if fits_within(part, wholes[0]))


def _is_of_medals(figure: Figure) -> bool:
    exact = figure.claim.hedge is Hedge.EXACT and not in_table(figure) and not figure.period
    return exact and amount(figure) and _kind(figure) in KINDS


def _kind(figure: Figure) -> str:
    return topic(figure).name


def _is_all_there_were(figure: Figure) -> bool:
    """Whether the sentence of a figure begins by telling how many medals the games have in all."""
    return pattern("order.toml", "medals of the games").search(f"{figure.lead}{clause(figure.before)}") is not None
