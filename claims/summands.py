"""What the terms of a sum are of that a text writes out (3000+5000=8000元): what they were of where they were told."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.additions import ADDED, EQUALS
from claims.clauses import STOP, take_left
from claims.contexts import Subject, named
from claims.quantities import Quantity

Told = tuple[Quantity, Subject]
"""A figure that was read before, and what it is of."""
_ENDED = re.compile(r"[。；;！!？?：:]\s*$|[0-9]")
_SUM, _BETWEEN = "written sum", " 　\n、"
_FAR, _MOST = 60, 200


def in_sums(
    text: str, start: int, quantities: Sequence[Quantity], subjects: Sequence[Subject], before: Sequence[Told]
) -> list[Subject]:
    """The subjects of a sentence that starts at `start`, with those of the figures of written sums.

    A term is of what the last figure of its value was of, the sum of what the words before it name, in the line above
    too where that does not end a sentence, else of what the last sum was of that is none of its terms.
    """
    found = list(subjects)
    told, seen, free = list(before[-_MOST:]), 0, start
    for first, last in _sums(text, quantities):
        told = [*told, *zip(quantities[seen:first], found[seen:first], strict=True)][-_MOST:]
        used, of_sums = len(told), False
        for at in range(last - 1, first - 1, -1):
            if (same := _last(told[:used], quantities[at])) >= 0:
                used, of_sums = same, of_sums or told[same][1].rule == _SUM
                found[at] = replace(told[same][1], measure=None, sign=1, rule="term")
        found[last] = _whole(text, start, free, quantities[first].start, () if of_sums else told)
        seen, free = first, quantities[last].end
    return found


def _sums(text: str, quantities: Sequence[Quantity]) -> Iterator[tuple[int, int]]:
    """The first term of each written sum and what it comes to, as places in the sentence."""
    first = 0
    for at, quantity in enumerate(quantities):
        if ADDED not in quantity.rules:
            first = at + 1
        elif at > first and EQUALS.fullmatch(text, quantities[at - 1].end, quantity.start):
            yield first, at
            first = at + 1


def _last(before: Sequence[Told], term: Quantity) -> int:
    """The last figure told with the value of a term; -1 where none was."""
    return next((at for at in range(len(before) - 1, -1, -1) if _same(before[at], term)), -1)


def _same(told: Told, term: Quantity) -> bool:
    """Whether a figure, and no term of another sum, has the value of a term."""
    figure, subject = told
    named = ADDED not in figure.rules or (subject.rule == _SUM and subject.subject)
    return bool(named) and figure.low == figure.high == term.low


def _whole(text: str, start: int, free: int, figure: int, before: Sequence[Told]) -> Subject:
    """What the words before a sum, behind the one that ends at `free`, say that it is of."""
    words = text[max(free, figure - _FAR) : figure].strip(_BETWEEN)
    if not words and free == start:
        line = max(0, text.rfind("\n", 0, figure))
        above = text[max(text.rfind("\n", 0, line) + 1, line - _FAR) : line]
        words = "" if _ENDED.search(above) else above
    naming = named(take_left(STOP.split(words)[-1]).phrase)
    told = (subject.subject for _, subject in reversed(before) if subject.rule == _SUM)
    return Subject(naming.noun or next(told, None), scope=naming.place, rule=_SUM)
