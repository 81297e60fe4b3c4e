"""Deaths beside births where the population is said to grow of itself: 出生685人;死亡601人;自然增长率0.78‰.

Wrong is only what the rates right behind both contradict: rates told apart are of a survey, deaths of who was told of.
"""

from collections.abc import Iterator

from checks.figures.amounts import SENTENCE, alike, amount
from checks.figures.compared import Compared
from checks.figures.identity import scope_allows, time_allows
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, Line, in_table
from checks.relation import Interval
from claims.model import Dimension, Hedge

REACH, PAIR = 8, 2


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
            yield Compared(died, born, sure=_by_their_rates(born, died, line), part=False)


def _by_their_rates(born: Figure, died: Figure, line: Line) -> bool:
    """Whether the rates right behind exact births and deaths of one sentence say that there are fewer deaths."""
    rates = [line.figures[each.position + 1 : each.position + 2] for each in (born, died)]
    told = [rate[0] for rate in rates if rate and rate[0].claim.dimension is Dimension.PERCENT and rate[0].claim.low]
    exact = all(each.claim.hedge is Hedge.EXACT for each in (born, died))
    first, last = sorted((born.position, died.position))
    one_sentence = not any(SENTENCE.search(each.before) for each in line.figures[first + 1 : last + 1])
    pair = len(told) == PAIR and exact and one_sentence and born.depth == died.depth
    return pair and Interval.of(told[0].claim).lower > Interval.of(told[1].claim).upper


def _is_of(figure: Figure, growth: Figure, name: str) -> bool:
    of_one = scope_allows(figure.claim.scope, growth.claim.scope) and time_allows(figure.claim, growth.claim)
    return amount(figure) and not in_table(figure) and of_one and _is_called(figure, name)


def _is_called(figure: Figure, name: str) -> bool:
    return any(pattern("order.toml", name).search(told) for told in (figure.subject, topic(figure).name))
