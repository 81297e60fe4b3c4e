"""The unit that a figure leaves out: 3万亿 of an economy is money, 10万贫困人口 are people."""

import re
from functools import cache

from claims import lexicon
from claims.model import Dimension
from claims.quantities import Quantity

_INDEX = 100
_AHEAD = 8


@cache
def _nouns(name: str) -> "re.Pattern[str]":
    return re.compile(lexicon.alternation(name))


def implied(quantity: Quantity, subject: str, text: str) -> tuple[str, Dimension]:
    """The unit and dimension of a figure; where no unit is written, the dimension that its subject asks for."""
    if quantity.unit in ("点", "點") and (quantity.step < 1 or quantity.low >= _INDEX):
        return quantity.unit, Dimension.OTHER
    if quantity.dimension is not None:
        return quantity.unit, quantity.dimension
    if quantity.plain and "." in text[quantity.number_start : quantity.number_end]:
        return "", Dimension.RATIO
    around = subject + text[quantity.end : quantity.end + _AHEAD].partition("\n")[0]
    if _nouns("person-noun").search(around):
        return ("人次", Dimension.PERSON_TIME) if "人次" in around else ("人", Dimension.PERSON)
    if _nouns("money-noun").search(around) or quantity.scale >= 10**8:
        return "元", Dimension.MONEY
    return "", Dimension.COUNT
