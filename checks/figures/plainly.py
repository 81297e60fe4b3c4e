"""Whether the words before a figure leave no room for another body or another base than its name tells."""

from checks.figures.amounts import JOINED
from checks.lexicon import pattern
from checks.page import Figure, Line, clause

SHORTEST = 3


def plainly_led(figure: Figure, line: Line) -> bool:
    """Whether what leads up to a figure of a line, or to its row, tells no more than its time, place and name."""
    first = figure
    while first.position and JOINED.fullmatch(first.before):
        first = line.figures[first.position - 1]
    words = min(first.lead, first.before, key=len)
    for told in (first.subject, first.scope, first.period, _short_name(first)):
        words = words.replace(told, "") if told else words
    return pattern("topics.toml", "nothing but time").fullmatch(words) is not None


def _short_name(figure: Figure) -> str:
    """The end of a subject that is all its clause says of it: 在校生人数 of 小学在校生人数; empty where it is none."""
    words = clause(figure.before)
    return words if len(words) >= SHORTEST and figure.subject.endswith(words) else ""
