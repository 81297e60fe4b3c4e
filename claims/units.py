"""The unit that a figure leaves out: 3万亿 of an economy is money, 10万贫困人口 are people."""

import re
from functools import cache

from claims import lexicon
from claims.clauses import STOP
from claims.model import Dimension
from claims.quantities import Quantity

_INDEX = 100
_AHEAD = 8
_SIZE = re.compile("(?:规模|总量|总数|数目|数量|数)$")
_KINDS = {
    "person-noun": ("人", Dimension.PERSON),
    "trip-noun": ("人次", Dimension.PERSON_TIME),
    "money-noun": ("元", Dimension.MONEY),
    "count-noun": ("", Dimension.COUNT),
}
"""What the nouns of a list are counted or measured in."""


@cache
def _nouns() -> "list[tuple[re.Pattern[str], tuple[str, Dimension]]]":
    return [(re.compile(f"(?:{lexicon.alternation(name)})"), counted) for name, counted in _KINDS.items()]


def _counted_in(words: str) -> tuple[str, Dimension] | None:
    """The unit and dimension of the noun that words end with, or of the last one in them; None where they have none."""
    named = words
    ends = [(match.end(), len(match.group()), counted) for noun, counted in _nouns() for match in noun.finditer(named)]
    return max(ends, key=lambda found: found[:2])[2] if ends else None


def implied(quantity: Quantity, subject: str, text: str) -> tuple[str, Dimension]:
    """The unit and dimension of a figure; where no unit is written, the dimension that its subject asks for."""
    if quantity.unit in ("点", "點") and (quantity.step < 1 or quantity.low >= _INDEX):
        return quantity.unit, Dimension.OTHER
    if quantity.dimension is not None:
        return quantity.unit, quantity.dimension
    if quantity.plain and "." in text[quantity.number_start : quantity.number_end]:
        return "", Dimension.RATIO
    behind = STOP.split(text[quantity.end : quantity.end + _AHEAD], maxsplit=1)[0]
    found = _counted_in(_SIZE.sub("", subject)) or _counted_in(subject) or _counted_in(behind)
    if found is None:
        return ("元", Dimension.MONEY) if quantity.scale >= 10**8 else ("", Dimension.COUNT)
    return found
