"""How far one amount lies beyond another of which the words give the name, and what that is of it.

中标金额1200万元,预算1600万元,合同金额超出中标金额400万元,占中标金额的33.3%; 收入80万元,支出92万元,支出超过收入12万元.
"""

import re
from collections.abc import Iterator, Sequence

from checks.figures.amounts import alike
from checks.figures.change import Change, falls
from checks.figures.directory import directory, find, is_listed, kind
from checks.figures.percentages import Share, fits, is_percent, targets
from checks.figures.topics import ends_in, names, spelled, topic
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause, in_table
from checks.relation import Comparator, Interval, holds
from checks.repair import slip

REACH = 8


def beyond(page: Page) -> Iterator[Change]:
    """Every amount with the one that it is said to lie beyond, and by how much.

    An amount that its clause doesn't name is only taken for the one that is meant where the three fit each other.
    """
    for other, by, told in _told_of(page):
        yield from _beyond(page.lines[by.line], other, by, told)


def shares_beyond(page: Page) -> Iterator[Share]:
    """What an amount beyond another is of that one, told right behind it: 超出中标金额400万元,占中标金额的33.3%."""
    for other, by, told in _told_of(page):
        behind = page.lines[by.line].figures[by.position + 1 : by.position + 2]
        for percent in filter(is_percent, behind):
            of = pattern("growth.toml", "a share of it").fullmatch(percent.before)
            if of and of["of"] == told["than"] and _fits_or_slipped(by, other, percent):
                yield by, other, percent


def _told_of(page: Page) -> Iterator[tuple[Figure, Figure, re.Match[str]]]:
    """What an amount is said to lie beyond, by how much, and the words that say so."""
    found = [(by, told) for by in page.figures if (told := _told(by))]
    known = directory(page) if found else None
    for by, told in found:
        name = spelled(told["than"])
        other = _in_sentence(page.lines[by.line], name, by) or (find(known, name, by, kind(by)) if known else None)
        if other is not None:
            yield other, by, told


def _in_sentence(line: Line, name: str, by: Figure) -> Figure | None:
    """The last amount of a name before a figure in its sentence, be it so or planned as that is."""
    before = reversed(line.figures[max(0, by.position - REACH) : by.position])
    kin = (each for each in before if each.claim.sentence_start == by.claim.sentence_start and kind(each) == kind(by))
    listed = (each for each in kin if is_listed(each, by.claim.status))
    return next((each for each in listed if any(ends_in(own, name) for own in names(each))), None)


def _fits_or_slipped(by: Figure, other: Figure, percent: Figure) -> bool:
    return fits(by, other, percent) or any(slip(*target) for target in targets(by, other, percent))


def _told(by: Figure) -> re.Match[str] | None:
    """What the clause of an amount says it to lie beyond, or below."""
    if is_percent(by) or in_table(by) or by.claim.low is None or by.after.startswith("的"):
        return None
    return pattern("growth.toml", "beyond another").fullmatch(clause(by.before))


def _beyond(line: Line, other: Figure, by: Figure, told: re.Match[str]) -> Iterator[Change]:
    levels = [each for each in line.figures[max(0, by.position - REACH) : by.position] if _is_level(each, by)]
    levels = [each for each in levels if each is not other]
    own = spelled(told["one"])
    named = [each for each in levels if own and topic(each).name == own]
    chosen = named if len({each.claim.low for each in named}) == 1 else _fitting(levels, other, by, told["way"])
    yield from (Change(each, other, by, None, falls(told["way"])) for each in chosen[-1:])


def _is_level(level: Figure, by: Figure) -> bool:
    one = level.claim.sentence_start == by.claim.sentence_start and level.depth == by.depth
    return one and alike(level, by) and level.claim.low is not None and level.claim.measure != "增减额"


def _fitting(levels: Sequence[Figure], other: Figure, by: Figure, way: str) -> list[Figure]:
    """The levels that lie just so far beyond another."""
    base, apart = Interval.of(other.claim), Interval.of(by.claim)
    wanted = base - apart if falls(way) else base + apart
    return [each for each in levels if holds(Comparator.MEETS, Interval.of(each.claim), wanted)]
