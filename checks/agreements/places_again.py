"""Lists of places told twice, for what a day added and for all there are: 甲市新增4例 is within 甲市5例 of the total.

A place that is 首次发现 in the first list has no others in the second.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from checks.figures.amounts import amount
from checks.figures.labels import bracketed, label_words, of_places
from checks.lexicon import pattern
from checks.page import Figure, Page
from checks.parts.hierarchy import new_within_all
from checks.parts.parts_in_brackets import in_brackets

FEWEST = 2


class Again(NamedTuple):
    """What is new of a place, all there are of it, and whether the new ones are its first."""

    new: Figure
    known: Figure
    first: bool


def places_again(page: Page) -> Iterator[Again]:
    """Every place of a list of what is new that the list of the total it ends in tells too.

    Places of a list in the brackets of one of them count as well.
    """
    lists = _lists(page)
    for added, total, _ in new_within_all(page) if len(lists) > 1 else ():
        yield from _told_twice(added, total, lists) if total.claim.cumulative else ()


def _told_twice(added: Figure, total: Figure, lists: Mapping[int, Mapping[str, Figure]]) -> Iterator[Again]:
    new, known = (lists.get(whole.claim.start, {}) for whole in (added, total))
    for place in (place for place in new if place in known):
        first = pattern("hierarchy.toml", "the first there").search(label_words(new[place])) is not None
        yield Again(new[place], known[place], first)
        yield from _told_twice(new[place], known[place], lists)


def first_ones(page: Page) -> Iterator[list[Figure]]:
    """The new ones of every place that had none before, with all there are of it."""
    for each in places_again(page):
        if each.first:
            yield sorted((each.new, each.known), key=lambda figure: figure.claim.start)


def _lists(page: Page) -> dict[int, dict[str, Figure]]:
    """The parts by place in the bracket behind each figure that is told by places, by where the figure starts."""
    found: dict[int, dict[str, Figure]] = {}
    for line in page.lines:
        for each in in_brackets([figure for figure in line.figures if figure.depth or _opens(figure)]):
            told = {_place(part): part for part in each.parts}
            if len(each.parts) >= FEWEST and of_places(each.parts) and len(told) == len(each.parts):
                found[each.whole.claim.start] = told
    return found


def _opens(figure: Figure) -> bool:
    return amount(figure) and "(" in figure.after.replace("（", "(")


def _place(part: Figure) -> str:
    return pattern("hierarchy.toml", "what befell it").sub("", bracketed(label_words(part)).strip())
