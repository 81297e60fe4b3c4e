"""What is looked for in other documents: an indicator, and the values that would fit."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

GROWTH = "增长率"
"""The measure of a rate of growth in an indicator's key."""


@dataclass(frozen=True, slots=True)
class Sought:
    """An indicator to look for, and the true values that would fit; None is an open end.

    `indicator` is a claim's key. Of a running total it is the key without its time, and `day` the day up to which
    it counts: earlier totals fit where they are not above `upper`, later ones where they are not below `lower`.
    `every` asks for all documents that state it, whether they fit or not.
    """

    indicator: str
    lower: Decimal | None = None
    upper: Decimal | None = None
    total: bool = False
    day: date | None = None
    every: bool = False
