"""Numbers as people write them: 34.6万 in Chinese, 346,000 in English. Every digit is kept."""

from decimal import Context, Decimal
from typing import Literal

Language = Literal["zh", "en"]

MAGNITUDES = ((Decimal(10**12), "万亿"), (Decimal(10**8), "亿"), (Decimal(10**4), "万"))
DECIMALS = 4
EXACT = Context(prec=100)


def figure(value: Decimal, language: Language = "zh") -> str:
    """A number for reading: exact, without trailing zeros.

    Chinese takes the largest of 万亿, 亿 and 万 that leaves at most four decimals (346000: 34.6万, 123456789:
    12345.6789万); English groups by thousands (346,000).
    """
    if language == "zh":
        for size, word in MAGNITUDES:
            scaled = EXACT.divide(value, size)
            if abs(value) >= size and _decimals(scaled) <= DECIMALS:
                return _plain(scaled) + word
        return _plain(value)
    return _plain(value, grouped=True)


def reading(lower: Decimal | None, upper: Decimal | None, language: Language = "zh") -> str:
    """The interval that a printed figure allows: `34.55万–34.65万`, `254`, `≥ 200`, `≤ 30%` without the unit.

    An end that is None or infinite is unbounded; with both unbounded the answer is empty.
    """
    low, high = (bound if bound is not None and bound.is_finite() else None for bound in (lower, upper))
    if low is None:
        return "" if high is None else f"≤ {figure(high, language)}"
    if high is None:
        return f"≥ {figure(low, language)}"
    return figure(low, language) if low == high else f"{figure(low, language)}–{figure(high, language)}"


def _plain(value: Decimal, *, grouped: bool = False) -> str:
    if not value:
        return "0"
    digits = f"{value:,f}" if grouped else f"{value:f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def _decimals(value: Decimal) -> int:
    return len(_plain(value).partition(".")[2])
