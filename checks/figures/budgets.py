"""Budgets: which figures of a text are what a council decided may be spent or should come in."""

from collections.abc import Sequence

from checks.lexicon import pattern
from checks.page import Figure, Line


def decided(line: Line) -> Sequence[Figure]:
    """What a line tells behind the decision of a council on a budget: 经人大会议批准的预算:税收收入8亿元."""
    found = pattern("share.toml", "a budget was decided").search(line.text)
    return [each for each in line.figures if each.claim.start - line.start >= found.end()] if found else []
