"""By how much something lies above others of its kind, within what it comes to: 人均产值6.42万元,比全省高0.87万元.

Wrong is only what has no such level in its sentence that is as much, of what each has (人均产值, 每人收入): the others
may else be below nothing, or the level that is meant another one.
"""

from collections.abc import Iterator, Sequence

from checks.figures.amounts import alike, compared
from checks.figures.compared import Compared
from checks.figures.percentages import is_percent
from checks.figures.stretches import before_in_sentence
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, Line, clause, in_table
from checks.parts.parts_within import fits_within
from claims.model import Hedge

REACH = 6


def leads(line: Line) -> Iterator[Compared]:
    """Every amount by which a level of its sentence lies above others, with the nearest such level."""
    for place, lead in enumerate(line.figures):
        if is_percent(lead) or in_table(lead) or not pattern("order.toml", "above others").match(clause(lead.before)):
            continue
        before = before_in_sentence(lead, line.figures[max(0, place - REACH) : place])
        level = next((figure for figure in reversed(before) if _is_level(figure, lead)), None)
        if level is not None:
            yield Compared(lead, level, sure=_is_too_much(lead, level, before), part=False)


def _is_too_much(lead: Figure, level: Figure, before: Sequence[Figure]) -> bool:
    """Whether others would have less than nothing of what each has, whichever figure of the sentence is the level."""
    each = topic(level).aspect == "per head" or pattern("order.toml", "for each of them").search(clause(level.before))
    exact = all(figure.claim.hedge is Hedge.EXACT for figure in (lead, level))
    told = (figure for figure in before if alike(figure, lead))
    return bool(each) and exact and not any(fits_within(lead, figure) for figure in told)


def _is_level(figure: Figure, lead: Figure) -> bool:
    told = alike(figure, lead) and figure.depth == lead.depth and figure.claim.low is not None
    return told and topic(figure).aspect in ("level", "per head") and not compared(figure)
