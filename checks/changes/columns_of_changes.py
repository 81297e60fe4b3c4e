"""Columns of changes in tables, held against the levels of their rows: whether these are what they lie between.

税种 | 本月 | 上月 | 同比: the rates of a column that is measured against another time, or at other prices, miss in most
of its rows; where they fit in most of them, the one that doesn't is wrong.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from checks.figures.columns import tables
from checks.page import Page
from checks.relation import Relation, Verdict
from checks.repair import repairs, slip

Place = tuple[int, int]


def held(page: Page, relations: Iterable[Relation]) -> Iterator[Relation]:
    """Relations without the misses of changes in columns that are no changes between the levels of their rows."""
    told = list(relations)
    places = _places(page) if any(each.verdict is Verdict.INCONSISTENT for each in told) else {}
    found: defaultdict[Place, Counter[bool]] = defaultdict(Counter)
    for each in told:
        if (place := _place(each, places)) is not None:
            found[place][each.verdict is Verdict.CONSISTENT] += 1
    for each in told:
        place = _place(each, places)
        if place is None or each.verdict is Verdict.CONSISTENT or _is_held(each, found[place]):
            yield each


def _places(page: Page) -> Mapping[int, Place]:
    """The table and the column of each figure of a page that stands in one, by where it starts."""
    return {
        entry.figure.claim.start: (number, at)
        for number, table in enumerate(tables(page))
        for at, column in table.items()
        for entry in column
    }


def _place(relation: Relation, places: Mapping[int, Place]) -> Place | None:
    return places.get(relation.members[-1].claim.start)


def _is_held(relation: Relation, verdicts: Counter[bool]) -> bool:
    """Whether a miss stands against fits enough: more than there are misses, as many where it may be mended.

    A column of one row has none; it is held to it where one slip of the pen explains it.
    """
    if verdicts[True] > verdicts[False]:
        return True
    if verdicts[True] == verdicts[False]:
        return any(repairs(*target) for target in relation.targets)
    return verdicts[False] == 1 and any(slip(*target) for target in relation.targets)
