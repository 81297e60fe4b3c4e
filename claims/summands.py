"""What the terms of a sum are of that a text writes out (3000+5000=8000元): what they were of where they were told."""

import re
from collections.abc import Sequence
from dataclasses import replace

from claims.additions import ADDED
from claims.clauses import STOP, take_left
from claims.contexts import Subject, named
from claims.quantities import Quantity

Told = tuple[Quantity, Subject]
"""A figure that was read before, and what it is of."""
_ENDED = re.compile(r"[。；;！!？?：:]\s*$|[0-9]")
_SUM = "written sum"
_FAR, _MOST = 60, 200


def in_sums(
    text: str, start: int, quantities: Sequence[Quantity], subjects: Sequence[Subject], before: Sequence[Told]
) -> list[Subject]:
    """The subjects of a sentence that starts at `start`, with those of the figures of written sums.

    A term is of what the last figure of its value was of, the sum of what the words before it name, in the line above
    too where that does not end a sentence, else of what the last sum was of.
    """
    found = list(subjects)
    first = next((at for at, quantity in enumerate(quantities) if ADDED in quantity.rules), 0)
    before = [*before, *zip(quantities[:first], subjects[:first], strict=True)][-_MOST:]
    used = len(before)
    for at in range(len(quantities) - 1, -1, -1):
        quantity = quantities[at]
        if ADDED not in quantity.rules:
            continue
        if ADDED not in (quantities[at + 1].rules if at + 1 < len(quantities) else ()):
            found[at] = _whole(text, start, quantities[_first(quantities, at)].start, before)
        elif (same := _last(before[:used], quantity)) >= 0:
            used = same
            found[at] = replace(before[same][1], measure=None, sign=1, rule="term")
    return found


def _first(quantities: Sequence[Quantity], last: int) -> int:
    """The first figure of the sum that ends with one."""
    while last and ADDED in quantities[last - 1].rules:
        last -= 1
    return last


def _last(before: Sequence[Told], term: Quantity) -> int:
    """The last figure told with the value of a term; -1 where none was."""
    return next((at for at in range(len(before) - 1, -1, -1) if _same(before[at][0], term)), -1)


def _same(told: Quantity, term: Quantity) -> bool:
    return ADDED not in told.rules and told.low == told.high == term.low


def _whole(text: str, start: int, figure: int, before: Sequence[Told]) -> Subject:
    """What the words before a sum say that it is of."""
    words = text[max(start, figure - _FAR) : figure].strip()
    if not words:
        line = max(0, text.rfind("\n", 0, figure))
        above = text[max(text.rfind("\n", 0, line) + 1, line - _FAR) : line]
        words = "" if _ENDED.search(above) else above
    naming = named(take_left(STOP.split(words)[-1]).phrase)
    told = (subject.subject for _, subject in reversed(before) if subject.rule == _SUM)
    return Subject(naming.noun or next(told, None), scope=naming.place, rule=_SUM)
