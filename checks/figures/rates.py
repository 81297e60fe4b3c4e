"""What a rate is a rate of: 617.50亿元,比上年增长5.2%, and the row of a table."""

from checks.figures.amounts import SENTENCE
from checks.figures.directory import is_listed
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, Line, clause, in_table
from claims.model import Dimension

REACH = 4


def owner(line: Line, figure: Figure) -> Figure | None:
    """The amount that a rate of change belongs to, where the text leaves no doubt of it; None for any other figure.

    In a table the one amount of the row; elsewhere the amount before it in its sentence, if nothing but the words of a
    comparison stands between.
    """
    if figure.claim.dimension is not Dimension.PERCENT or topic(figure).aspect != "rate":
        return None
    if in_table(figure):
        amounts = [other for other in line.figures if is_listed(other)]
        return amounts[0] if len(amounts) == 1 else None
    if not pattern("topics.toml", "plain rate").match(clause(figure.before)) or SENTENCE.search(figure.before):
        return None
    for other in reversed(line.figures[max(0, figure.position - REACH) : figure.position]):
        if is_listed(other):
            return other
        if other.claim.dimension is Dimension.PERCENT or SENTENCE.search(other.before):
            return None
    return None
