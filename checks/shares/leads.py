"""What leads up to a share: the part that it is said of, and the whole that its sentence names."""

from collections.abc import Iterator
from itertools import takewhile

from checks.figures.amounts import SENTENCE, alike, amount, compared
from checks.figures.directory import Directory, find, is_level
from checks.figures.percentages import is_percent
from checks.figures.stretches import ahead
from checks.figures.topics import spelled, topic
from checks.lexicon import pattern
from checks.page import Figure, Line, clause

REACH = 12
LEAD = 400
NUMBER = "数"


def amounts_before(place: int, line: Line, whole: Figure) -> Iterator[Figure]:
    """The amounts of a sentence that a share in it may be said of, the nearest first, without what is compared."""
    for figure in _sentence_before(place, line, whole):
        no_level = pattern("growth.toml", "no level").search(clause(figure.before)) or compared(figure)
        if (alike(figure, whole) or not whole.claim.unit) and amount(figure) and not no_level:
            yield figure


def level_before(percent: Figure, line: Line) -> Figure | None:
    """The figure right before a percentage, or the one before that where it only says by how much that grew."""
    before = ahead(percent.position, line.figures, 2)[::-1]
    grew = len(before) > 1 and is_percent(before[0]) and topic(before[0]).aspect == "rate"
    if grew and before[0].claim.sentence_start == percent.claim.sentence_start:
        return before[1]
    return next(iter(before), None)


def said_of(words: str, figure: Figure, line: Line, known: Directory) -> Figure | None:
    """What a share is said of: what the words before 占 name, or the amount that the sentence is about."""
    name = spelled(pattern("topics.toml", "lead").sub("", words))
    if name.endswith(NUMBER) and "分别" not in words and (counted := _counted(name[:-1], figure, line)):
        return counted
    if len(name) > 1:
        return find(known, name, figure)
    for other in reversed(ahead(figure.position, line.figures, REACH)):
        if is_level(other) and other.depth == figure.depth:
            return other
        if SENTENCE.search(other.before):
            break
    return None


def whole_in_lead(line: Line, part: Figure, begin: int = 0) -> str | None:
    """What a line says before a part that it is one of, from a place in it on: the name that ends in 中, if any."""
    end = part.claim.start - line.start
    stretch = pattern("share.toml", "in which").search(line.text, max(0, begin, end - LEAD), end)
    return spelled(stretch["whole"]) if stretch else None


def _counted(unit_of_it: str, figure: Figure, line: Line) -> Figure | None:
    """The last amount of a sentence in a unit: 12.5万起 for 起数."""
    own = _sentence_before(figure.position, line, figure)
    return next((other for other in own if is_level(other) and other.claim.unit == unit_of_it), None)


def _sentence_before(place: int, line: Line, figure: Figure) -> Iterator[Figure]:
    """The figures ahead of a place that stand in the sentence of a figure, the nearest first."""
    before = reversed(ahead(place, line.figures, REACH))
    return takewhile(lambda other: other.claim.sentence_start == figure.claim.sentence_start, before)
