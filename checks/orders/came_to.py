"""Levels that are said to have risen or fallen to what they are, with the one of that name told before.

比重2010年为31.4%,2015年上升为45.2%; 贫困发生率高达23%。…降至0.6%. The level before may be of another place or
kind that the words don't show, so that only what fits is told.
"""

from collections.abc import Iterator

from checks.figures.amounts import compared
from checks.figures.change import falls
from checks.figures.compared import Compared
from checks.figures.identity import scope_allows
from checks.figures.topics import related, topic
from checks.lexicon import pattern
from checks.page import Figure, Page, clause, in_table
from claims.model import Status

NEAR, LINES = 10, 3


def came_to(page: Page) -> Iterator[Compared]:
    """The lower and the higher of every level that was come to and the last one before it."""
    figures = [figure for figure in page.figures if _is_level(figure)]
    for at, figure in enumerate(figures):
        words = clause(figure.before)
        told = pattern("progress.toml", "came to").search(words)
        if told is None or pattern("growth.toml", "from").search(words):
            continue
        before = reversed(figures[max(0, at - NEAR) : at])
        earlier = next((other for other in before if _is_of_it(other, figure)), None)
        if earlier is not None:
            pair = (figure, earlier) if falls(told["way"]) else (earlier, figure)
            yield Compared(*pair, sure=False, part=False)


def _is_level(figure: Figure) -> bool:
    claim = figure.claim
    level = claim.low is not None and claim.measure != "增减额" and topic(figure).aspect != "rate"
    return level and claim.status is Status.ACTUAL and not in_table(figure) and not compared(figure)


def _is_of_it(earlier: Figure, figure: Figure) -> bool:
    """Whether two levels are of one name and place, of two times as far as those are told, and not the same again."""
    one, two = topic(earlier), topic(figure)
    kind = (one.dimension, one.unit, one.aspect) == (two.dimension, two.unit, two.aspect)
    named = one.name == two.name or (bool(one.name and two.name) and related(one.name, two.name))
    near = figure.line - earlier.line <= LINES and earlier.depth == figure.depth
    apart = (earlier.period != figure.period or not figure.period) and earlier.claim.low != figure.claim.low
    return kind and named and near and apart and scope_allows(earlier.scope, figure.scope)
