"""Hedged numbers without unit that are amounts of money, as people write them: 收入1500左右, 单价在1.3—1.6之间."""

import re
from functools import cache

from claims.lexicon import listed
from claims.mention import Quantity
from claims.model import EXACT

_NEAR, _HUNDRED, _YEARS = 16, 100, range(1950, 2100)
_TOLD = "(?:一?个?每?[月年天亩斤])?(?:[大约]约|才|就|也|都|只|[要得]|能有|有|在|为|是|需要?)?$"
_WITHIN = re.compile("之?间")


def is_price(text: str, quantity: Quantity) -> bool:
    """Whether a number without unit is told as an amount of money; small ones only between two bounds, years never."""
    if quantity.hedge is EXACT or not (quantity.low >= _HUNDRED or _WITHIN.match(text, quantity.core_end)):
        return False
    year = quantity.low in _YEARS and quantity.place < _HUNDRED
    return not year and _priced().search(text, max(0, quantity.start - _NEAR), quantity.start) is not None


@cache
def _priced() -> "re.Pattern[str]":
    return re.compile(f"(?:{'|'.join(sorted(listed('priced')))}){_TOLD}")
