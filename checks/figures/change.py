"""A change that a text tells: its later and earlier value, the difference and the rate, and which way it goes."""

import re
from typing import NamedTuple

from checks.figures.numbering import number
from checks.lexicon import pattern
from checks.page import Figure
from claims.model import Dimension

REACH = 8
PLAN = 5
"""The years of a five-year plan."""
NOT_LEVELS = frozenset({Dimension.PERCENT, Dimension.PERCENTAGE_POINT, Dimension.MULTIPLE, Dimension.DURATION})
FALLS = re.compile("[下减減降缩縮压简回少低短轻跌缓窄掉](?!升)|[负負](?=增)")


class Change(NamedTuple):
    """A change of which three figures are told: two of the later value, the earlier one and the difference, or a rate.

    `falls` says which way difference and rate go, `years` over how many the rate is a mean: 1 where it is none, None
    where the text does not tell. Of a difference and a rate alone `later` is the one value that is told: the earlier
    one if `from_it`. `instead` says that a rate behind two pairs of levels fits the first of them, and is of that.
    """

    later: Figure
    earlier: Figure | None
    difference: Figure | None
    rate: Figure | None
    falls: bool
    years: int | None = 1
    from_it: bool = False
    instead: bool = False


def falls(way: str) -> bool:
    """Whether a word of change tells of a fall."""
    return FALLS.search(way) is not None


def doubles(figure: Figure) -> bool:
    """Whether a figure says how often something doubled: 翻一番, 翻倍."""
    return "翻" in figure.claim.text


def of_a_part(change: Figure) -> bool:
    """Whether a change is said of a part only: 医院由12家增加到18家,其中三级医院增加2家."""
    return pattern("parts.toml", "among").search(change.before) is not None


def years_told(written: str) -> int:
    """A number of years in digits or in Chinese."""
    return int(written) if written.isdigit() else number(written)
