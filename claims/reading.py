"""The reading table: from what the words state to the smallest and largest true value that they allow.

reading    words              lower                      upper
exact      none               value - half a step        value + half a step        34.6万: 345500 to 346500
exact      none, counted      value                      value                      254家: 254
over       余, 多 inside      value                      value + place              30余万: 300000 to 400000
more       超, 突破, 以上     value - half a step        value + max(half, place)   超40%: 40 to 60
more       the same, amounts  value - 1/1000 at most     value + max(half, place)   超三百亿: 299.7亿 to 450亿
nearly     近, 接近           value - min(place/2, 20%)  value                      近4万: 35000 to 40000
nearly     the same, finer    value - place              value                      近6570万: 6560万 to 6570万
under      不足, 不到, 以内   0                          value                      不足20人: 0 to 20
about      约, 左右           value - 10%                value + 10%                约10万: 90000 to 110000
about      the same, fine     value - 10 places          value + 10 places          约147.13万: 147.03万 to 147.23万
at_least   不少于, 至少       value                      unbounded                  至少3家: 3 or more
at_most    不超过, 最多       unbounded                  value                      最多20人: 20 or less
range      10-100万           first value                last value
vague      几十, 数百         lowest it may be           highest it may be          几十: 10 to 99

A step is one unit in the last printed place; a place is that of the lowest non-zero digit. 近 is finer where a place is
a tenth of the value or less, and rounds up to the next place; 约 is fine where ten places are less than its 10%, and
reaches half a step at least. What was passed is the number itself: of 超三百亿 half a step would be 50亿; a percentage
gives half a point at most (超四成). Whole counts of people, things and time without 万 or 亿 are exact; amounts of
money, mass and the like are rounded to the unit. Multiples of a hundred and more are rounded to their last digit but
zeros.
The half of 超, the 20% of 近 and the 10% of 约 are the usual `Margins`; a document's metadata may give others.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal

from claims.model import MULTIPLE, USUAL, Dimension, Margins

Bounds = tuple[Decimal | None, Decimal | None]
COUNTED = frozenset({Dimension.COUNT, Dimension.PERSON, Dimension.PERSON_TIME, Dimension.DURATION})
_RATES = frozenset({Dimension.PERCENT, Dimension.PERCENTAGE_POINT})
_TIMES = frozenset({Dimension.MULTIPLE, Dimension.RATIO})
_HALF_POINT, _PASSED = Decimal("0.5"), 1000
_NONE, _ONE, _TWO, _FINE, _MANY_TIMES = Decimal(0), Decimal(1), Decimal(2), 10, 100


def bounds(
    reading: str,
    low: Decimal,
    high: Decimal,
    step: Decimal,
    place: Decimal,
    dimension: Dimension,
    margins: Margins = USUAL,
) -> Bounds:
    """The smallest and largest true value of a figure, None where unbounded.

    `low` and `high` are the stated numbers in the base unit and may be negative (a fall); the bounds of a negative
    figure mirror those of the positive one. Raises `KeyError` for a reading that the table does not have.
    """
    if high < _NONE and low < _NONE:
        lower, upper = bounds(reading, -high, -low, step, place, dimension, margins)
        return (None if upper is None else -upper, None if lower is None else -lower)
    half = _NONE if dimension in COUNTED and step == _ONE else step / _TWO
    if dimension is MULTIPLE and abs(low) >= _MANY_TIMES:
        half = max(half, place / _TWO)
    if reading == "more" and dimension not in _TIMES:
        half = min(half, _HALF_POINT if dimension in _RATES else abs(low) / _PASSED)
    return _TABLE[reading](low, high, half, place, margins)


def _reach(value: Decimal, half: Decimal, place: Decimal, share: Decimal) -> Decimal:
    return max(min(abs(value) * share, place * _FINE), half)


_TABLE: Mapping[str, Callable[[Decimal, Decimal, Decimal, Decimal, Margins], Bounds]] = {
    "exact": lambda low, high, half, *_: (low - half, high + half) if half else (low, high),
    "over": lambda low, high, _, place, __: (low, high + place),
    "more": lambda low, high, half, place, by: (low - half, high + max(high * by.more, place)),
    "nearly": lambda low, high, _, place, by: (
        low - (place if place * _FINE <= abs(low) else min(place / _TWO, abs(low) * by.nearly)),
        high,
    ),
    "under": lambda _, high, *__: (_NONE, high),
    "about": lambda low, high, half, place, by: (
        low - _reach(low, half, place, by.about),
        high + _reach(high, half, place, by.about),
    ),
    "at_least": lambda low, *_: (low, None),
    "at_most": lambda _, high, *__: (None, high),
    "range": lambda low, high, *_: (low, high),
    "vague": lambda low, high, *_: (low, high),
}
"""The readings by name: of the stated numbers, half a step, the place of the hedge and the margins."""
