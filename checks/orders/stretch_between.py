"""Growth over the months so far between that of the last month and that of those before it.

3月增长6.2%。1至2月增长4.8%。一季度增长5.3%: the quarter's lies between the two. What was revised since may put it
outside, so that only what fits is told.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, Page
from checks.relation import Comparator, Interval, holds
from claims.model import Dimension, Hedge

NUMERALS = {name: at for at, name in enumerate("一二三四五六七八九十", 1)} | {"十一": 11, "十二": 12, "两": 2}
OTHERWISE = re.compile("环比|[上前][个]?[月季]|[较比]上半年|季[节度]性|对上|扣除|剔除")
YEAR = re.compile("(?:19|20)[0-9]{2}(?=年)")
NAMED = {"quarter": 3, "half": 6, "three_quarters": 9}
Stretch = tuple[int, int]


def stretch_between(page: Page) -> Iterator[tuple[Figure, Figure]]:
    """The lower and the higher of what all months have and what the last has, or those before, of one name and year."""
    groups: defaultdict[tuple[str, str], dict[Stretch, Figure]] = defaultdict(dict)
    for figure in page.figures:
        months = _months(figure)
        if months is not None:
            year = YEAR.search(figure.lead)
            groups[topic(figure).name, year.group() if year else ""].setdefault(months, figure)
    for told in groups.values():
        for (first, last), whole in told.items():
            before, at_last = told.get((first, last - 1)), told.get((last, last))
            if first < last and before is not None and at_last is not None:
                yield from _between(before, whole, at_last)


def _between(before: Figure, whole: Figure, at_last: Figure) -> Iterator[tuple[Figure, Figure]]:
    lower, higher = sorted((before, at_last), key=lambda figure: figure.claim.low or 0)
    pairs = ((lower, whole), (whole, higher))
    if all(holds(Comparator.AT_MOST, *(Interval.of(figure.claim) for figure in pair)) for pair in pairs):
        yield from pairs


def _months(figure: Figure) -> Stretch | None:
    """The months of the year that a rate of growth is of; None where it is no such rate or of other months."""
    claim = figure.claim
    growth = claim.dimension is Dimension.PERCENT and topic(figure).aspect == "rate" and claim.hedge is Hedge.EXACT
    if not growth or claim.low is None or figure.depth:
        return None
    found = next(iter([*pattern("order.toml", "a stretch of months").finditer(figure.lead)][::-1]), None)
    if found is None or OTHERWISE.search(figure.lead, found.end()):
        return None
    if named := next((name for name in NAMED if found[name]), None):
        return 1, NAMED[named]
    last = _number(found["last"] or found["first_months"] or found["month"])
    return (_number(found["first"]), last) if found["first"] else (1 if found["first_months"] else last, last)


def _number(words: str) -> int:
    return NUMERALS.get(words) or int(words)
