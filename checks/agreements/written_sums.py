"""Sums that a text writes out, with the items that it lists before them: 3000+5000+6000=1.4万元."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checks.figures.amounts import Breakdown, alike
from checks.figures.mentions import meets
from checks.lexicon import pattern
from checks.page import Figure, Line, Page
from checks.relation import Interval
from checks.repair import repairs

PLUS, EQUALS = re.compile(r"\s?[+＋]\s?"), re.compile(r"\s?[=＝]\s?")
FEWEST = 2


class WrittenSum(NamedTuple):
    """What is added up, and what it comes to."""

    terms: tuple[Figure, ...]
    result: Figure


def written_sums(line: Line) -> Iterator[Breakdown]:
    """Every sum that a line writes out."""
    for each in _sums(line):
        yield Breakdown(each.result, each.terms, complete=True, sure=True)


def items_added(page: Page) -> Iterator[list[Figure]]:
    """Every term of a sum with the item of the list right before it whose amount it is, the first with the first.

    They are of each other where no more than one of them is another number, by a slip, and two and more are the same.
    """
    for line in page.lines:
        for each in _sums(line):
            number = line.figures[0].line
            items = page.lines[max(0, number - len(each.terms)) : number]
            told = [_amount_of(item, term) for item, term in zip(items, each.terms, strict=False)]
            pairs = [[figure, term] for figure, term in zip(told, each.terms, strict=False) if figure]
            fitting = [pair for pair in pairs if meets(*pair)]
            if len(pairs) == len(each.terms) and len(fitting) >= max(FEWEST, len(pairs) - 1):
                yield from (pair for pair in pairs if pair in fitting or _slipped(*pair))


def _slipped(one: Figure, other: Figure) -> bool:
    targets = ((one.claim, Interval.of(other.claim)), (other.claim, Interval.of(one.claim)))
    return any(repairs(*target) for target in targets)


def _sums(line: Line) -> Iterator[WrittenSum]:
    terms: list[Figure] = []
    for figure in line.figures:
        if len(terms) > 1 and EQUALS.fullmatch(figure.before) and all(alike(figure, term) for term in terms):
            yield WrittenSum(tuple(terms), figure)
            terms = []
        elif terms and PLUS.fullmatch(figure.before):
            terms.append(figure)
        else:
            terms = [figure]


def _amount_of(item: Line, term: Figure) -> Figure | None:
    """The amount of an item of a list that a term is, else its first one: with a label, and no sum itself."""
    if not pattern("list.toml", "item with a label").match(item.text):
        return None
    outer: Sequence[Figure] = [each for each in item.figures if not each.depth and alike(each, term)]
    return next((each for each in outer if meets(each, term)), next(iter(outer), None))
