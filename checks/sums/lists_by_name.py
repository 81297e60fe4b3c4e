"""A whole before the list that opens with its name: 一期工程住房15万套。…一期工程包括公寓9万套,别墅6万套."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from checks.figures.amounts import SENTENCE, Breakdown, adds_up, alike, amount, compared
from checks.lexicon import pattern
from checks.page import Figure, Page

FEWEST, MOST, REACH = 2, 12, 12


def lists_by_name(page: Page) -> Iterator[Breakdown]:
    """Every list of a page that opens with a name, with the last whole before it whose clause has it, if they fit."""
    before: list[Figure] = []
    for line in page.lines:
        for place, first in enumerate(line.figures):
            told = pattern("sum.toml", "made up by name").search(first.before)
            if told and amount(first):
                parts = _listed(first, line.figures[place + 1 : place + MOST])
                own = [*before, *line.figures[:place]][-REACH:]
                whole = _named(told["name"], first, own) if len(parts) >= FEWEST else None
                if whole is not None and adds_up(whole, parts):
                    yield Breakdown(whole, parts, complete=True, sure=False)
        before = [*before, *line.figures][-REACH:]


def _listed(first: Figure, after: Sequence[Figure]) -> tuple[Figure, ...]:
    """The amounts of one unit that follow each other in the sentence of the first."""
    row = takewhile(lambda each: not SENTENCE.search(each.before) and alike(each, first) and amount(each), after)
    return (first, *row)


def _named(name: str, first: Figure, before: Sequence[Figure]) -> Figure | None:
    """The last amount of a unit of which the clause, or else its sentence, has a name."""
    wholes = [each for each in reversed(before) if alike(each, first) and amount(each) and not compared(each)]
    return next((each for each in wholes if name in each.lead or name in each.lead.replace("总", "")), None)
