"""By how much something lies above others of its kind, within what it comes to: 人均产值6.42万元,比全省高0.87万元.

Nothing is wrong by it: the others may be below nothing, or the level that is meant another one.
"""

from collections.abc import Iterator

from checks.figures.amounts import alike, compared
from checks.figures.compared import Compared
from checks.figures.percentages import is_percent
from checks.figures.stretches import before_in_sentence
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, Line, clause, in_table

REACH = 6


def leads(line: Line) -> Iterator[Compared]:
    """Every amount by which a level of its sentence lies above others, with the nearest such level."""
    for place, lead in enumerate(line.figures):
        if is_percent(lead) or in_table(lead) or not pattern("order.toml", "above others").match(clause(lead.before)):
            continue
        before = before_in_sentence(lead, line.figures[max(0, place - REACH) : place])
        level = next((figure for figure in reversed(before) if _is_level(figure, lead)), None)
        if level is not None:
            yield Compared(lead, level, sure=False, part=False)


def _is_level(figure: Figure, lead: Figure) -> bool:
    told = alike(figure, lead) and figure.depth == lead.depth and figure.claim.low is not None
    return told and topic(figure).aspect in ("level", "per head") and not compared(figure)
