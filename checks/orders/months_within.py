"""Amounts of a month beside those of the months up to it or beyond, as the openings of their sentences tell the time.

1—7月,全社会用电量4930亿千瓦时;…7月份,全社会用电量832亿千瓦时: the month lies within the months that hold it.
"""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checks.figures.amounts import amount
from checks.figures.identity import scope_allows
from checks.figures.topics import ends_in, topic
from checks.lexicon import pattern
from checks.page import Figure, Line, Page, clause, in_table
from checks.parts.parts_within import fits_within
from claims.model import Hedge, Status

NEAR = 2
SHORTEST_NAME = 2
FIRST = 1
SPANS = {"一季度": 3, "上半年": 6, "前三季度": 9}
"""The last months of what is called by quarters or halves of the year."""


class Months(NamedTuple):
    """The months, first and last, that the amounts behind some words are of, and the year as written, or none.

    They are `spanned` where they are told as quarters or a half of the year, of which the words may not tell the year.
    """

    first: int
    last: int
    year: str
    spanned: bool = False


class Told(NamedTuple):
    """An amount with the months that it is of."""

    figure: Figure
    months: Months


def months_within(page: Page) -> Iterator[tuple[Figure, Figure]]:
    """Every amount of one month with the nearest of the same name of the months from January on that hold it.

    Where the one name only ends in the other (发电量, 规模以上工业发电量), and of quarters, those alone that fit.
    """
    told = [each for line in page.lines for each in _told(line)]
    for part in (each for each in told if each.months.first == each.months.last):
        wholes = [whole for whole in told if _holds(whole, part) and _of_one_place(whole.figure, part.figure)]
        wholes.sort(key=lambda whole: abs(whole.figure.claim.start - part.figure.claim.start))
        same = [whole for whole in wholes if topic(whole.figure).name == topic(part.figure).name]
        alike = [whole for whole in wholes if _akin(whole.figure, part.figure)]
        if same and (not same[0].months.spanned or fits_within(part.figure, same[0].figure)):
            yield part.figure, same[0].figure
        elif alike and not same and fits_within(part.figure, alike[0].figure):
            yield part.figure, alike[0].figure


def _told(line: Line) -> Sequence[Told]:
    """The amounts of a line that add up over times, each with the months that the last words of time before it tell."""
    heads = deque(pattern("hierarchy.toml", "heads of times").finditer(line.text))
    last: re.Match[str] | None = None
    found: list[Told] = []
    for figure in line.figures:
        while heads and heads[0].end() <= figure.claim.start - line.start:
            last = heads.popleft()
        months = _months(last)
        if months is not None and _adds_up(figure):
            found.append(Told(figure, months))
    return found


def _months(head: "re.Match[str] | None") -> Months | None:
    """The months that words of time at the head of a clause tell; None where another time."""
    if head is not None and head["span"]:
        return Months(FIRST, SPANS[head["span"]], "", spanned=True)
    if head is None or not head["last"]:
        return None
    month = int(head["last"])
    first = FIRST if head["one"] is None else month
    return Months(first, month, head["year"] or "") if month <= 12 else None


def _adds_up(figure: Figure) -> bool:
    claim, about = figure.claim, topic(figure)
    usable = amount(figure) and claim.status is Status.ACTUAL and claim.hedge is not Hedge.VAGUE
    plain = not in_table(figure) and not figure.depth and "/" not in claim.unit
    named = about.aspect == "level" and len(about.name) >= SHORTEST_NAME
    words = clause(figure.before)
    stock = pattern("hierarchy.toml", "at a time").search(f"{about.name}{words}")
    mean = pattern("hierarchy.toml", "a mean").search(words)
    return bool(usable and plain and named and not stock and not mean)


def _holds(whole: Told, part: Told) -> bool:
    own, other = part.months, whole.months
    near = abs(whole.figure.line - part.figure.line) <= NEAR
    years = not own.year or not other.year or own.year == other.year
    return near and years and other.first < other.last and other.first <= own.first and own.last <= other.last


def _of_one_place(whole: Figure, part: Figure) -> bool:
    kinds = {(topic(figure).unit, topic(figure).dimension) for figure in (whole, part)}
    return len(kinds) == 1 and scope_allows(whole.claim.scope, part.claim.scope)


def _akin(whole: Figure, part: Figure) -> bool:
    own, other = (topic(figure).name.removesuffix("量") for figure in (part, whole))
    return ends_in(other, own) or ends_in(own, other)
