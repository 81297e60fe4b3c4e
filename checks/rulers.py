"""Units of one kind on one ruler: how many of one go into another."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from checks.lexicon import entries


def times(one: str, other: str) -> Decimal | None:
    """How many of the second unit the first is (公顷 in 亩: 15), each in one spelling; None where no ruler has both."""
    if one == other:
        return Decimal(1)
    ruler = next((ruler for ruler in _rulers() if one in ruler and other in ruler), None)
    return Decimal(ruler[one]) / ruler[other] if ruler else None


@cache
def _rulers() -> tuple[Mapping[str, int], ...]:
    return tuple(row["units"] for row in entries("product.toml", "ruler"))
