"""Cases of illness and other counts told by place: what parts miss their whole by where they are told of every place.

Reports tell of every place that has cases, so that 现有28例,其中甲区12例、乙县9例、丙县4例 lacks some. Other counts may
name the first places only: they are wrong where they exceed the whole.
"""

import re
from collections.abc import Sequence

from checks.figures.amounts import one_slip_off, total
from checks.figures.labels import of_places_and_another
from checks.lexicon import pattern
from checks.page import Figure
from checks.relation import Interval

CASE = "例"
SEVERAL = 3
ENDS = re.compile(r"\s*(?:[。;；]|$)")


def lacks_cases(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether cases by place, to the end of their sentence, lack what one slip of the pen explains and no more.

    They come to two thirds of the whole at least.
    """
    after = parts[-1].after
    ends = ENDS.match(after) is not None and not pattern("exclusive.toml", "and more").match(after)
    all_told = whole.claim.unit == CASE and ends and of_places_and_another(parts)
    summed, stated = total(parts), Interval.of(whole.claim)
    if not all_told or summed.lower > stated.upper:
        return False
    return summed.upper * 3 >= stated.lower * 2 and one_slip_off(whole, parts)


def too_many_by_place(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether three and more places have together more than their whole by what one slip of the pen makes."""
    exceeds = total(parts).lower > Interval.of(whole.claim).upper
    return len(parts) >= SEVERAL and exceeds and of_places_and_another(parts) and one_slip_off(whole, parts)
