"""Shares of one whole of which 其中 tells that one is some of the other.

老年人3.6万人,占总人口的12%,其中80岁以上0.6万人,占总人口的2%.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from checks.figures.amounts import alike, amount
from checks.figures.compared import Compared
from checks.figures.percentages import is_percent
from checks.lexicon import pattern
from checks.page import Figure, Line, in_table

NEAR = Decimal("0.02")
CHANGES = frozenset(("增减额", "增长率"))
_OF_ITS_KIND = re.compile("[同各本该其]|相应|对应|行业|产业")
"""What names another whole for each part: 占全国同行业的."""
_ONE_WHOLE = re.compile("(?:人口|人数|户数|职工|人员|家庭|生产总值)(?:总数|总量)?$")
"""What can only be one whole, unlike the total output, which is of each product: 占参保人数的."""


def shares_among(line: Line) -> Iterator[Compared]:
    """The share of a part and that of what it is some of, each behind its amount or alone (占比达96%,其中甲类占比95%).

    Of the very whole where both name it alike; else only where the amounts stand to each other as the shares do.
    """
    for last, first in pairwise(line.figures):
        if not pattern("order.toml", "share of some").match(first.before):
            continue
        whole = line.figures[last.position - 1] if last.position and last.claim.measure in CHANGES else last
        if not _is_share(whole) or whole.claim.sentence_start != first.claim.sentence_start:
            continue
        behind = line.figures[first.position + 1 : first.position + 2]
        part = first if _is_share(first) else next((each for each in behind if _is_share(each)), None)
        if part is None or len({whole.depth, first.depth, part.depth}) > 1:
            continue
        of_part, of_whole = (_of(each) for each in (part, whole))
        if part is first:
            alone = of_part == of_whole is not None
            sure = _ONE_WHOLE.search(of_part or "") is not None
            yield from (Compared(part, whole, sure=sure),) if alone else ()
        elif of_whole is not None and amount(first) and part.before[:1] in ",，" and whole.position:
            named = of_part == of_whole and _ONE_WHOLE.search(of_part or "") is not None
            yield from (Compared(part, whole, sure=named),) if named or _as_amounts(line, first, part, whole) else ()


def _is_share(figure: Figure) -> bool:
    return is_percent(figure) and figure.claim.measure == "占比" and not in_table(figure)


def _of(share: Figure) -> str | None:
    """The whole that the words right before a share name, empty where they only say that it is one; None elsewhere."""
    told = pattern("order.toml", "share of").search(share.before)
    return None if told is None or _OF_ITS_KIND.search(told["of"] or "") else told["of"] or ""


def _as_amounts(line: Line, first: Figure, part: Figure, whole: Figure) -> bool:
    """Whether the amount of a part stands to that before the share of its whole as the shares stand to each other."""
    of_whole = line.figures[whole.position - 1]
    values = [each.claim.low for each in (first, of_whole, part, whole)]
    if not alike(first, of_whole) or not all(values):
        return False
    few, many, share, of = (Decimal(each or 0) for each in values)
    return abs(few / many - share / of) <= NEAR
