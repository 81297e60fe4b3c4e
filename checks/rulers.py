"""Units of one kind on one ruler: an amount in one of them, said in another."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from checks.lexicon import entries
from checks.relation import Interval


def in_unit(amount: Interval, unit: str, wanted: str) -> Interval | None:
    """An amount of one unit in another (1公顷 is 15亩), each in one spelling; None where no ruler has both."""
    if unit == wanted:
        return amount
    ruler = next((ruler for ruler in _rulers() if unit in ruler and wanted in ruler), None)
    if ruler is None:
        return None
    times, parts = Decimal(ruler[unit]), Decimal(ruler[wanted])
    return amount * Interval(times, times) / Interval(parts, parts)


@cache
def _rulers() -> tuple[Mapping[str, int], ...]:
    return tuple(row["units"] for row in entries("product.toml", "ruler"))
