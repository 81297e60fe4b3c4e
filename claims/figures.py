"""Numbers as the documents write them, in both languages of the messages: 34.6万. Every digit is kept."""

from decimal import Context, Decimal
from typing import Literal

Language = Literal["zh", "en"]

MAGNITUDES = ((Decimal(10**12), "万亿"), (Decimal(10**8), "亿"), (Decimal(10**4), "万"))
DECIMALS = 4
PERCENTAGES = frozenset("%‰")
EXACT = Context(prec=100)


def figure(value: Decimal) -> str:
    """A number for reading: exact, without trailing zeros.

    It is counted in the largest of 万亿, 亿 and 万 that leaves at most four decimals (346000: 34.6万, 123456789:
    12345.6789万).
    """
    for size, word in MAGNITUDES:
        scaled = EXACT.divide(value, size)
        if abs(value) >= size and _decimals(scaled) <= DECIMALS:
            return _plain(scaled) + word
    return _plain(value)


def reading(lower: Decimal | None, upper: Decimal | None, unit: str = "") -> str:
    """The interval that a printed figure allows, in a unit: `34.55万–34.65万名`, `254家`, `≥ 200家`, `46.25%–46.35%`.

    An end that is None or infinite is unbounded; with both unbounded the answer is empty.
    """
    low, high = (bound if bound is not None and bound.is_finite() else None for bound in (lower, upper))
    if low is None:
        return "" if high is None else f"≤ {figure(high)}{unit}"
    if high is None:
        return f"≥ {figure(low)}{unit}"
    return f"{figure(low)}{unit}" if low == high else between(figure(low), figure(high), unit)


def between(low: str, high: str, unit: str = "") -> str:
    """The two ends of a range. The signs of percentages stand at both (GB/T 15835), ends below nothing apart."""
    dash = " – " if low.startswith("-") else "–"
    return f"{low}{unit if unit in PERCENTAGES else ''}{dash}{high}{unit}"


def _plain(value: Decimal) -> str:
    if not value:
        return "0"
    digits = f"{value:f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def _decimals(value: Decimal) -> int:
    return len(_plain(value).partition(".")[2])
