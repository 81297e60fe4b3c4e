"""Deaths beside births where the population is said to grow of itself: 出生685人;死亡601人;自然增长率0.78‰.

Nothing is wrong by it: rates are of a survey, and deaths of who was told of.
"""

from collections.abc import Iterator, Sequence

from checks.figures.amounts import alike, amount
from checks.figures.compared import Compared
from checks.figures.identity import scope_allows, time_allows
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, Line, in_table
from checks.relation import Interval

REACH = 8


def deaths_below_births(line: Line) -> Iterator[Compared]:
    """The deaths and births that stand before every natural growth above nothing, the nearest of each."""
    for place, growth in enumerate(line.figures):
        if not _is_called(growth, "natural growth") or Interval.of(growth.claim).lower <= 0 or in_table(growth):
            continue
        before = line.figures[max(0, place - REACH) : place][::-1]
        born, died = (
            next((each for each in before if _is_of(each, growth, name)), None) for name in ("births", "deaths")
        )
        if born and died and alike(born, died):
            yield Compared(died, born, sure=False, part=False)


def _nearest(before: Sequence[Figure], growth: Figure, name: str) -> Figure | None:
    return next((each for each in before if _is_of(each, growth, name)), None)


def _is_of(figure: Figure, growth: Figure, name: str) -> bool:
    of_one = scope_allows(figure.claim.scope, growth.claim.scope) and time_allows(figure.claim, growth.claim)
    return amount(figure) and not in_table(figure) and of_one and _is_called(figure, name)


def _is_called(figure: Figure, name: str) -> bool:
    return any(pattern("order.toml", name).search(told) for told in (figure.subject, topic(figure).name))
