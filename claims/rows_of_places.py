"""Rows of places behind semicolons (病例中，甲省20例，治愈1例；乙省5例): what the bare figure that opens each is of."""

from dataclasses import replace

from claims.contexts import RATES_AND_TIMES, Named, Subject
from claims.nouns import only_places
from claims.quantities import Quantity

_SEMICOLONS = frozenset("；;")


class RowOfPlaces:
    """What the first place of a row is told of, kept until the row ends."""

    def __init__(self) -> None:
        """No row is open."""
        self._head: Subject | None = None

    def of(self, text: str, start: int, naming: Named, first: Quantity) -> Subject | None:
        """What the figure that opens the sentence at `start` is of, where it goes on with a row; else None."""
        if text[start - 1 : start] not in _SEMICOLONS:
            self._head = None
        goes_on = self._head and _is_bare(naming, first) and first.unit == self._head.unit
        return self._head if goes_on else None

    def read(self, naming: Named, first: Quantity, told: Subject) -> None:
        """Take up what the figure that opens a sentence is of, where a row may begin there."""
        if self._head is None and _is_bare(naming, first) and naming.phrase not in (told.subject or naming.phrase):
            self._head = replace(told, scope=None, unit=first.unit)


def _is_bare(naming: Named, first: Quantity) -> bool:
    """Whether nothing but a place stands before a figure."""
    return bool(naming.phrase) and only_places(naming.phrase) and first.dimension not in RATES_AND_TIMES
